# SPDX-License-Identifier: Apache-2.0
"""What the papers for a meeting are made from: its public agenda, and who may act for each seat."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from govdesk.queries.local_dates import local_date
from govdesk.queries.meeting_views import meeting_view
from govdesk.queries.people import Holding, holders
from govdesk.queries.public_meetings import MeetingView


@dataclass(frozen=True, slots=True)
class MeetingPapers:
    """A meeting's public agenda, and its seats in charter order on that day."""

    view: MeetingView
    seats: tuple[Holding, ...]


def meeting_papers(session: Session, *, meeting: str, lang: str) -> MeetingPapers:
    """`meeting` is its number or id. Raises BadInput when there is no such meeting."""
    view = meeting_view(session, meeting=meeting, what="agenda", lang=lang)
    day = local_date(view.meeting.starts_at, view.meeting.zone)
    return MeetingPapers(view, tuple(holders(session, on=day)))
