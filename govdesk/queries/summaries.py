# SPDX-License-Identifier: Apache-2.0
"""The summaries of motions' texts, the languages that members asked for, and what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.motions import Motion
from govdesk.models.people import Member
from govdesk.models.summaries import MotionSummary, SummaryExcuse
from govdesk.models.workspace import Workspace
from govdesk.queries.people import holders
from govdesk.rules.summaries import MoverView, Summary, chosen, missing


@dataclass(frozen=True, slots=True)
class Excuse:
    """The chair's reason why text `n` has no summary in these languages."""

    n: int
    languages: tuple[str, ...]
    reason: str
    at: int


def own_language(session: Session) -> str:
    """The language in which the workspace writes."""
    return session.scalars(select(Workspace.language)).one()


def summaries(session: Session, motion_ids: Iterable[str]) -> dict[str, tuple[Summary, ...]]:
    """Every summary of each of these motions, in the order of being written, those in the
    workspace's own language first."""
    found: dict[str, list[Summary]] = defaultdict(list)
    own = own_language(session)
    query = select(MotionSummary).where(MotionSummary.motion_id.in_(list(motion_ids)))
    rows = session.scalars(query.order_by(MotionSummary.entry_seq)).all()
    for row in sorted(rows, key=lambda one: one.language != own):
        found[row.motion_id].append(
            Summary(
                id=row.id,
                n=row.n,
                language=row.language,
                text=row.summary,
                author=row.author,
                mover_view=MoverView(row.mover_view),
                said=row.view_by == "said",
                at=row.at,
                view_at=row.view_at,
            )
        )
    return defaultdict(tuple, {motion: tuple(of) for motion, of in found.items()})


def summaries_of(session: Session, motion_id: str) -> tuple[Summary, ...]:
    """Every summary of one motion, as `summaries` gives them."""
    return summaries(session, [motion_id])[motion_id]


def summary_text(session: Session, motion_id: str, n: int) -> str:
    """The words of the summary beside text `n`, in the workspace's language if there is one; empty
    where nothing was written."""
    return text_beside(summaries_of(session, motion_id), n, own_language(session))


def text_beside(found: Iterable[Summary], n: int, language: str) -> str:
    """The words of the one of these that a reader of a language is shown beside text `n`."""
    one = chosen(found, n, (language,))
    return one.text if one is not None else ""


def excuses_of(session: Session, motion_id: str) -> tuple[Excuse, ...]:
    """Why the chair let a vote open without a summary, oldest first."""
    query = select(SummaryExcuse).where(SummaryExcuse.motion_id == motion_id)
    return tuple(
        Excuse(row.n, tuple(row.languages), row.reason, row.at)
        for row in session.scalars(query.order_by(SummaryExcuse.at, SummaryExcuse.id))
    )


def languages_of(session: Session, member_id: str | None) -> tuple[str, ...]:
    """The languages that a member asked for, the one liked best first; none if none were."""
    member = session.get(Member, member_id or "")
    return tuple(member.languages or ()) if member is not None else ()


def asked_languages(session: Session, *, on: date) -> tuple[str, ...]:
    """Every language that somebody asked for who holds a seat on a day, or stands in for its
    holder; the workspace's own for who asked for none, and where no seat is filled."""
    own = own_language(session)
    query = select(Member.id, Member.languages).where(Member.languages.is_not(None))
    asked: dict[str, list[str]] = {row[0]: row[1] or [] for row in session.execute(query)}
    found = {
        language
        for holding in holders(session, on=on)
        for person in holding.people
        for language in asked.get(person.member_id) or (own,)
    }
    return tuple(sorted(found or {own}, key=lambda one: (one != own, one)))


def missing_languages(session: Session, motion: Motion, *, on: date) -> tuple[str, ...]:
    """The languages in which a summary of a motion's present text is still to be written before a
    vote on a day."""
    excused = [
        language
        for excuse in excuses_of(session, motion.id)
        if excuse.n == motion.current_text
        for language in excuse.languages
    ]
    return missing(
        asked_languages(session, on=on),
        summaries_of(session, motion.id),
        motion.current_text,
        excused,
    )
