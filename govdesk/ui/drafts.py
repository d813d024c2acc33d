# SPDX-License-Identifier: Apache-2.0
"""`Drafts`: what was typed and not yet submitted, kept through the workspace's draft services.

The composition root hands in the three functions; forms autosave through here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from govdesk.ui.work import Desk, Refused

if TYPE_CHECKING:
    from govdesk.services.context import Changed

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Carried:
    """What stood in a form when its page was drawn anew: its fields, and where the cursor was."""

    fields: Fields
    focus: str = ""


@dataclass(frozen=True, slots=True)
class DraftVerbs:
    """The workspace's draft functions for the one who is signed in.

    `keep(ctx, *, subject, fields)` and `drop(ctx, *, subject)` are services;
    `find(session, *, subject)` answers the kept fields or None.
    """

    keep: Callable[..., Changed]
    drop: Callable[..., Changed]
    find: Callable[..., Fields | None]


class Drafts:
    """Drafts by subject, such as `motion:new` or `reading:<indicator>:2026-Q2`."""

    def __init__(self, desk: Desk, verbs: DraftVerbs) -> None:
        self._desk = desk
        self._verbs = verbs
        self._carried: dict[tuple[str, str], Carried] = {}

    def carry(self, account: str, subject: str, carried: Carried) -> None:
        """Hold what someone typed on a subject for the form that takes the old one's place."""
        self._carried[account, subject] = carried

    def take(self, account: str, subject: str) -> Carried | None:
        """What was carried for this form, once."""
        return self._carried.pop((account, subject), None)

    def is_carried(self, account: str, subject: str) -> bool:
        """Whether something waits for a form on this subject."""
        return (account, subject) in self._carried

    def keep(
        self,
        owner: QObject,
        subject: str,
        fields: Fields,
        then: Callable[..., object] | None = None,
        refused: Refused | None = None,
    ) -> None:
        """Keep `fields` as the draft of `subject`, replacing the one before."""
        self._desk.write(
            owner, self._verbs.keep, then, refused=refused, subject=subject, fields=dict(fields)
        )

    def drop(self, owner: QObject, subject: str) -> None:
        """Forget the draft of `subject`."""
        self._desk.write(owner, self._verbs.drop, subject=subject)

    def find(self, owner: QObject, subject: str, then: Callable[[Fields | None], object]) -> None:
        """Give `then` the kept fields of `subject`, or None."""
        self._desk.read(owner, self._verbs.find, then, subject=subject)
