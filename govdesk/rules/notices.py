# SPDX-License-Identifier: Apache-2.0
"""Versions of a meeting's notice: what each posted agenda has other than the one before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from govdesk.rules.messages import Message, message


class NoticeKind(StrEnum):
    """What a posting of a notice is."""

    FIRST = "first"
    AGAIN = "again"
    """The same agenda, at another place or once more."""
    ADDENDUM = "addendum"
    """Something was added, and nothing else changed."""
    REVISED = "revised"


@dataclass(frozen=True, slots=True)
class PostedItem:
    """An item as a notice told of it. `motion` is the number of its motion and `text` the version
    of its words; empty and 0 for an item without one."""

    item: str
    title: str
    motion: str = ""
    text: int = 0

    def to_json(self) -> dict[str, object]:
        """As the record keeps it."""
        return {"item": self.item, "title": self.title, "motion": self.motion, "text": self.text}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> PostedItem:
        """As it was kept."""
        return cls(data["item"], data["title"], data["motion"], data["text"])

    @property
    def named(self) -> str:
        """What it is called on the agenda."""
        return f"{self.motion} {self.title}" if self.motion else self.title


def changes(before: Sequence[PostedItem], after: Sequence[PostedItem]) -> tuple[Message, ...]:
    """What the later of two posted agendas has other than the earlier, in words."""
    old, new = ({one.item: one for one in items} for items in (before, after))
    told = [message("notice.added", title=one.named) for one in after if one.item not in old]
    told += [message("notice.removed", title=one.named) for one in before if one.item not in new]
    for one in after:
        was = old.get(one.item)
        if was is None:
            continue
        if was.title != one.title:
            told.append(message("notice.renamed", before=was.named, after=one.named))
        if was.text != one.text:
            told.append(message("notice.reworded", title=one.named, n=one.text))
    kept = [one.item for one in before if one.item in new]
    if kept != [one.item for one in after if one.item in old]:
        told.append(message("notice.reordered"))
    return tuple(told)


def kind_of(before: Sequence[PostedItem] | None, after: Sequence[PostedItem]) -> NoticeKind:
    """What a posted agenda is beside the one before it; None: there was none."""
    if before is None:
        return NoticeKind.FIRST
    found = changes(before, after)
    if not found:
        return NoticeKind.AGAIN
    only_added = all(one.key == "notice.added" for one in found)
    return NoticeKind.ADDENDUM if only_added else NoticeKind.REVISED
