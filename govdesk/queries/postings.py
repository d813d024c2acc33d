# SPDX-License-Identifier: Apache-2.0
"""Where, when and by whom a meeting's notice was posted, and what each version of it told."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.meetings import AgendaItem, Meeting, Posting
from govdesk.models.motions import Motion
from govdesk.rules.messages import Message
from govdesk.rules.notices import NoticeKind, PostedItem, changes, kind_of


@dataclass(frozen=True, slots=True)
class PostingRow:
    """One posting: its place, when, and by whom."""

    place: str
    at: int
    person: str


@dataclass(frozen=True, slots=True)
class NoticeVersion:
    """The agenda as it was posted, with every posting of it, and what changed since the version
    before."""

    n: int
    kind: NoticeKind
    postings: tuple[PostingRow, ...]
    items: tuple[str, ...]
    changes: tuple[Message, ...]


def postings(session: Session, meeting_id: str) -> tuple[PostingRow, ...]:
    """A meeting's postings in the order in which they were noted."""
    return tuple(map(_row, _posted(session, meeting_id)))


def notice_versions(session: Session, meeting_id: str) -> tuple[NoticeVersion, ...]:
    """Every version of a meeting's notice, oldest first. A posting of the same agenda at another
    place belongs to the version that it repeats."""
    versions: list[NoticeVersion] = []
    before: tuple[PostedItem, ...] | None = None
    for one in _posted(session, meeting_id):
        told = tuple(map(PostedItem.from_json, one.agenda))
        kind = kind_of(before, told)
        if kind is NoticeKind.AGAIN:
            last = versions[-1]
            versions[-1] = NoticeVersion(
                last.n, last.kind, (*last.postings, _row(one)), last.items, last.changes
            )
            continue
        versions.append(
            NoticeVersion(
                len(versions) + 1,
                kind,
                (_row(one),),
                tuple(item.named for item in told),
                changes(before, told) if before is not None else (),
            )
        )
        before = told
    return tuple(versions)


def agenda_now(session: Session, meeting_id: str) -> tuple[PostedItem, ...]:
    """The agenda as a notice that is posted now tells it."""
    query = (
        select(AgendaItem.id, AgendaItem.title, Motion.number, Motion.current_text)
        .outerjoin(Motion, Motion.id == AgendaItem.motion_id)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.removed_at.is_(None))
        .order_by(AgendaItem.position, AgendaItem.id)
    )
    return tuple(
        PostedItem(item, title, motion or "", text or 0)
        for item, title, motion, text in session.execute(query)
    )


def noted_in_a_line(meeting: Meeting) -> tuple[str, ...]:
    """The proofs that were noted as one line each, before place, time and person were kept."""
    lines = (meeting.notice_proof or "").splitlines()
    return tuple(line.strip() for line in lines if line.strip())


def _posted(session: Session, meeting_id: str) -> list[Posting]:
    query = select(Posting).where(Posting.meeting_id == meeting_id).order_by(Posting.entry_seq)
    return list(session.scalars(query))


def _row(one: Posting) -> PostingRow:
    return PostingRow(one.posted_place, one.posted_at, one.posted_by)
