# SPDX-License-Identifier: Apache-2.0
"""What the papers for a meeting are made from: its public agenda, and who may act for each seat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from govdesk.models.meetings import Meeting
from govdesk.models.people import Member
from govdesk.queries.item_papers import ItemPaper, item_papers
from govdesk.queries.local_dates import local_date
from govdesk.queries.meeting_views import meeting_view
from govdesk.queries.people import Holding, holders
from govdesk.queries.public_meetings import MeetingView
from govdesk.queries.summaries import own_language
from govdesk.wording import Words
from govdesk.wording.words import LANGUAGES


@dataclass(frozen=True, slots=True)
class MeetingPapers:
    """A meeting's public agenda, and its seats in charter order on that day."""

    view: MeetingView
    seats: tuple[Holding, ...]
    lang: str
    """In which they are worded."""
    seat: str = ""
    """The title of the seat that they are for; empty where they are for nobody in particular."""
    items: Mapping[str, ItemPaper] = field(default_factory=dict)
    """By the number of each motion on the agenda: what stands on record around it."""


def meeting_papers(
    session: Session, *, meeting: str, lang: str, seat_id: str = ""
) -> MeetingPapers:
    """`meeting` is its number or id. With a seat, they are in the language that whoever holds it
    likes best of those that GovDesk speaks, else in `lang`. Raises BadInput when there is no such
    meeting."""
    row = session.scalars(
        select(Meeting).where(or_(Meeting.number == meeting, Meeting.id == meeting))
    ).one_or_none()
    seats = holders(session, on=local_date(row.starts_at, row.zone)) if row is not None else ()
    of = next((one for one in seats if one.seat_id == seat_id), None)
    lang = _language(session, of, lang)
    view = meeting_view(session, meeting=meeting, what="agenda", lang=lang)
    numbers = [item.motion.number for item in view.items if item.motion is not None]
    return MeetingPapers(
        view,
        tuple(seats),
        lang,
        of.title if of is not None else "",
        item_papers(
            session,
            numbers,
            seat_id=seat_id,
            zone=view.meeting.zone,
            words=Words(lang),
            source=own_language(session),
        ),
    )


def _language(session: Session, seat: Holding | None, otherwise: str) -> str:
    """The first of the languages that a seat's holder asked for in which GovDesk is worded."""
    if seat is None or seat.principal is None:
        return otherwise
    asked = session.get_one(Member, seat.principal.member_id).languages or ()
    return next((one for one in asked if one in LANGUAGES), otherwise)
