# SPDX-License-Identifier: Apache-2.0
"""`Imprint`: what every public document says of itself, whatever it is about. Types only."""

from __future__ import annotations

from dataclasses import dataclass

from govdesk.queries.public_decisions import Decision, PublicConstituency
from govdesk.queries.public_text import PublicText
from govdesk.queries.public_view import AsOf, CrisisLine, RecordHead


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """Who publishes, in which language, and from which state of the record."""

    lang: str
    city: str
    task_force: PublicText
    packet_number: str
    draft: bool
    as_of: AsOf
    record: RecordHead
    clerk_office: PublicText
    constituencies: tuple[PublicConstituency, ...]
    crisis_lines: tuple[CrisisLine, ...] = ()
    corrects: str | None = None
    decisions: tuple[Decision, ...] = ()
    """Votes that the document tells of, oldest first."""
