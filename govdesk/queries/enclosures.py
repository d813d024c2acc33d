# SPDX-License-Identifier: Apache-2.0
"""Documents that go out with a packet, as the desk shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.attachments import KeptFile
from govdesk.models.enclosures import Enclosure
from govdesk.models.workspace import Department
from govdesk.rules.enclosures import Barrier
from govdesk.rules.messages import message
from govdesk.rules.refusals import Refusal


@dataclass(frozen=True, slots=True)
class EnclosureRow:
    """One document, in its place. `size` in bytes."""

    id: str
    title: str
    department: str
    lang: str
    pages: int
    size: int
    barriers: tuple[Barrier, ...]
    summary: str
    ask: str


def standing_enclosures(
    session: Session, *, kind: str, about: str
) -> Iterator[tuple[Enclosure, str]]:
    """Each document with its department's name, in the order in which they were added; what was
    taken out again or erased is left out."""
    rows = session.execute(
        select(Enclosure, Department.name)
        .join(Department, Department.id == Enclosure.department_id)
        .join(KeptFile, KeptFile.sha256 == Enclosure.sha256)
        .where(Enclosure.kind == kind, Enclosure.about == about)
        .where(Enclosure.removed_at.is_(None))
        .order_by(Enclosure.enclosed_at, Enclosure.id)
    )
    yield from ((row, department) for row, department in rows)


def enclosure_rows(session: Session, *, kind: str, about: str) -> tuple[EnclosureRow, ...]:
    """The documents of packets of `kind` about a period or a meeting."""
    return tuple(
        EnclosureRow(
            row.id,
            row.title,
            department,
            row.lang,
            row.pages,
            row.size,
            tuple(Barrier(one) for one in row.barriers),
            row.summary or "",
            row.ask or "",
        )
        for row, department in standing_enclosures(session, kind=kind, about=about)
    )


def enclosed_bytes(session: Session, *, kind: str, about: str) -> tuple[bytes, ...]:
    """The bytes of each, in the same order."""
    return tuple(
        session.get_one(KeptFile, row.sha256).content
        for row, _department in standing_enclosures(session, kind=kind, about=about)
    )


def enclosure_file(session: Session, *, enclosure_id: str) -> bytes:
    """The bytes of one. Raises Refusal where it is not there, or was erased."""
    row = session.get(Enclosure, enclosure_id)
    kept = None if row is None else session.get(KeptFile, row.sha256)
    if kept is None:
        raise Refusal(message("general.not_found", what=message("enclosure.this")))
    return kept.content


def last_asked(session: Session) -> str:
    """Whom readers were told last to ask for another format; empty before the first time."""
    query = select(Enclosure.ask).where(Enclosure.ask.is_not(None))
    return session.scalar(query.order_by(Enclosure.enclosed_at.desc()).limit(1)) or ""
