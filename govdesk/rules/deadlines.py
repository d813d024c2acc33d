# SPDX-License-Identifier: Apache-2.0
"""What a charter sets besides its hours of notice: what is due before and after a meeting."""

from __future__ import annotations

from dataclasses import dataclass, fields

HOUR = 3_600_000_000
DAY = 24 * HOUR
"""In microseconds."""
MOST = {"agenda_hours": 24 * 60, "papers_hours": 24 * 60, "amendments_hours": 24 * 60,
        "minutes_days": 366}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deadlines:
    """What the charter sets besides its hours of notice. Hours before a regular meeting begins, for
    motions to be handed in, papers to be out, and amendments to come in writing; days after a
    meeting for its draft minutes. 0: it sets none."""

    agenda_hours: int = 0
    papers_hours: int = 0
    amendments_hours: int = 0
    minutes_days: int = 0

    def before(self, hours: int, *, kind: str, starts_at: int, notice_due_at: int) -> int:
        """When what is due `hours` before a meeting is due: with the notice where the charter sets
        none, and for any but a regular meeting, which may be called later than that."""
        if not hours or kind != "regular":
            return notice_due_at
        return starts_at - hours * HOUR

    def minutes_due(self, closed_at: int) -> int | None:
        """When the draft minutes of a meeting are due; None where the charter does not say."""
        return closed_at + self.minutes_days * DAY if self.minutes_days else None

    def changed(self, other: Deadlines) -> tuple[str, ...]:
        """The names of what another version sets otherwise."""
        return tuple(
            one.name for one in fields(self) if getattr(self, one.name) != getattr(other, one.name)
        )
