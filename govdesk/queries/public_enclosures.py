# SPDX-License-Identifier: Apache-2.0
"""Documents that go out with one packet, as the public reads of them.

Who added one, and when, has no place here.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from govdesk.queries.enclosures import standing_enclosures
from govdesk.queries.public_pieces import REMOVED
from govdesk.queries.public_text import PublicText, redact


@dataclass(frozen=True, slots=True)
class PublicEnclosure:
    """One document. `readable` when nothing keeps a screen reader out of it; else `summary` says
    what stands in it, and `ask` whom to ask for another format."""

    title: PublicText
    department: PublicText
    pages: int
    size: int
    """Bytes."""
    root: str
    """SHA-256 of the file, in hex."""
    readable: bool
    summary: PublicText | None
    ask: str
    """An office's own telephone, address or page; public by its nature."""


def enclosures(
    session: Session, *, kind: str, about: str, source: str
) -> tuple[PublicEnclosure, ...]:
    """The documents of a packet of `kind` about a period or a meeting, in their order."""
    return tuple(
        PublicEnclosure(
            title=PublicText(redact(row.title, REMOVED), row.lang),
            department=PublicText(department, source),
            pages=row.pages,
            size=row.size,
            root=row.sha256,
            readable=not row.barriers,
            summary=PublicText(redact(row.summary, REMOVED), row.lang) if row.summary else None,
            ask=row.ask or "",
        )
        for row, department in standing_enclosures(session, kind=kind, about=about)
    )
