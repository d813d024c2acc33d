# SPDX-License-Identifier: Apache-2.0
"""Which motions the public was told of in time, for the rules that ask more where it was not.

Standard library only: the public verifier reads this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from govdesk.record.log_entries import Seen
from govdesk.record.log_register import Handler


@dataclass(slots=True)
class Item:
    """A motion on an agenda, and when the notice told of it, in microseconds UTC."""

    motion: str
    noticed_at: int | None = None
    removed: bool = False


@dataclass(slots=True)
class Notices:
    """Meetings' deadlines and agendas, as of the position reached."""

    _due: dict[str, int] = field(default_factory=dict)
    _items: dict[str, Item] = field(default_factory=dict)
    _agendas: dict[str, list[Item]] = field(default_factory=dict)
    """By meeting."""

    def handlers(self) -> Mapping[str, Handler]:
        """What is done with the entries of each type."""
        return {
            "meeting.scheduled": self._deadline,
            "meeting.rescheduled": self._deadline,
            "meeting.notice_counted": self._deadline,
            "meeting.noticed": self._posted,
            "agenda.item_added": self._added,
            "agenda.item_removed": self._removed,
        }

    def in_time(self, motion: str, meeting: str) -> bool:
        """Whether the notice of a meeting told of a motion before its deadline."""
        due = self._due.get(meeting, 0)
        return any(
            (item.motion, item.removed) == (motion, False)
            and item.noticed_at is not None
            and item.noticed_at <= due
            for item in self._agendas.get(meeting, ())
        )

    def _deadline(self, seen: Seen) -> None:
        if "notice_due_at" in seen.data:
            self._due[seen.subject] = seen.data["notice_due_at"]

    def _posted(self, seen: Seen) -> None:
        for item in self._agendas.get(seen.subject, ()):
            if item.noticed_at is None and not item.removed:
                item.noticed_at = seen.happened_at

    def _added(self, seen: Seen) -> None:
        if "motion_id" in seen.data:
            item = self._items[seen.subject] = Item(seen.data["motion_id"])
            self._agendas.setdefault(seen.data["meeting_id"], []).append(item)

    def _removed(self, seen: Seen) -> None:
        if seen.subject in self._items:
            self._items[seen.subject].removed = True
