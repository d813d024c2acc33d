# SPDX-License-Identifier: Apache-2.0
"""`Office`: all that a screen is given, made once by the composition root."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from govdesk.queries.local_dates import local_date
from govdesk.queries.moment import Watch
from govdesk.queries.seated import Seated
from govdesk.rules.messages import Message
from govdesk.rules.permissions import Actor, Role, why_not
from govdesk.ui.drafts import Drafts
from govdesk.ui.faults import Faults
from govdesk.ui.places import Place
from govdesk.ui.remembered import Remembered
from govdesk.ui.theme.theme import Theme
from govdesk.ui.work import Desk

if TYPE_CHECKING:
    from govdesk.services.record_check import ToCheck
    from govdesk.ui.safekeeping import Safekeeping


@dataclass(frozen=True, slots=True)
class Who:
    """Who is at the desk, as the shell shows it. `account` is empty when nobody is signed in.

    `zone` is the city's IANA zone, in which every screen shows its instants; `watch` goes by the
    workspace's clock, and a workspace that tells a `story` has its own time.
    """

    task_force: str
    workspace: str
    account: str = ""
    name: str = ""
    seat: str = ""
    seat_id: str = ""
    roles: frozenset[str] = frozenset()
    member_id: str = ""
    department_id: str = ""
    zone: str = "UTC"
    watch: Watch = field(default_factory=Watch)
    story: bool = False

    def why_not(self, verb: str, *, department_id: str | None = None) -> Message | None:
        """Why whoever is here may not do `verb`, as the service would say it; None if they may."""
        return why_not(self.actor, verb, department_id=department_id)

    @property
    def actor(self) -> Actor | None:
        """Who is here as the rules know them; None when nobody is signed in."""
        if not self.account:
            return None
        return Actor(
            self.account,
            self.name,
            frozenset(Role(role) for role in self.roles),
            self.member_id or None,
            self.department_id or None,
        )

    @property
    def now(self) -> int:
        """The time, in microseconds UTC, for what a screen shows as of now."""
        return self.watch.now()

    @property
    def today(self) -> date:
        """The date in the city now."""
        return local_date(self.now, self.zone)


def shown(found: Seated, location: str) -> Who:
    """Whoever is at the desk of the workspace at `location`, as the shell shows it."""
    nobody = Who(
        task_force=found.task_force,
        workspace=Path(location).name,
        zone=found.zone,
        watch=found.watch,
        story=found.story,
    )
    actor = found.actor
    if actor is None:
        return nobody
    return replace(
        nobody,
        account=actor.account_id,
        name=actor.name,
        seat=found.seat,
        seat_id=found.seat_id,
        roles=frozenset(str(role) for role in actor.roles),
        member_id=actor.member_id or "",
        department_id=actor.department_id or "",
    )


class Office(QObject):
    """The desk, the theme, what is remembered, the drafts, who is here, and the way to a place.

    `safekeeping`, where the composition root gives one, makes the workspace's copies; `archive` is
    then the folder of what was published. `to_check`,
    asked on the worker, says what a check of the whole record needs.
    """

    asked_for = Signal(object)
    """A `Place` someone wants to go to."""
    checking = Signal(bool)
    """Whether the whole record is being checked."""
    checked = Signal(bool)
    """Whether the whole record held, checked just now."""
    who_changed = Signal(object)
    """The new `Who`."""

    def __init__(
        self,
        desk: Desk,
        faults: Faults,
        theme: Theme,
        remembered: Remembered,
        drafts: Drafts,
        who: Who,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.faults = faults
        self.theme = theme
        self.remembered = remembered
        self.drafts = drafts
        self.safekeeping: Safekeeping | None = None
        self.archive: Path | None = None
        self.to_check: Callable[..., ToCheck] | None = None
        self._who = who

    @property
    def who(self) -> Who:
        """Who is at the desk now."""
        return self._who

    def seat_down(self, who: Who) -> None:
        """Someone else (or nobody) is at the desk from now on; every screen reads again."""
        self._who = who
        self.who_changed.emit(who)

    def navigate(self, place: Place) -> None:
        """Go to `place`, in the window."""
        self.asked_for.emit(place)
