# SPDX-License-Identifier: Apache-2.0
"""A workspace wholly open in its window: who sits there, and everything that goes on beside.

Importing this loads SQLAlchemy and every service, which takes longer than the first page; the
desktop does so on its worker thread.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from govdesk.briefing.archive import archive_folder
from govdesk.queries.seated import seated, who_was
from govdesk.rules.refusals import Refusal
from govdesk.services.checkpoint_watch import CheckpointWatch
from govdesk.services.context import Context
from govdesk.services.demo.town import demo_passphrase
from govdesk.services.safe_places import PlacesFile
from govdesk.services.safety import Safety
from govdesk.ui.at_desk import AtDesk
from govdesk.ui.briefings.shelf import Shelf
from govdesk.ui.check_out import CheckOut
from govdesk.ui.idle import Idle
from govdesk.ui.leaving import keep_safe
from govdesk.ui.office import Who
from govdesk.ui.opening_check import check_opened
from govdesk.ui.remembering import Remembering
from govdesk.ui.second_place import SecondPlace
from govdesk.ui.shell import DeskWindow
from govdesk.ui.sitting import Sitting, read_who


@dataclass(frozen=True, slots=True)
class Whole:
    """An opened workspace and whoever is at its desk."""

    opened: AtDesk
    who: Who
    story: bool

    def close(self) -> None:
        """Sign out whoever is here and let go of the workspace."""
        self.opened.get_up(self.opened.ctx)
        self.opened.ctx.store.close()


@dataclass(frozen=True, slots=True)
class Keepers:
    """What a desktop keeps outside the workspace: the checkpoints it saw, and where copies go."""

    watch: CheckpointWatch | None = None
    places: PlacesFile | None = None


def open_checked(opener: Callable[[str], Context], location: str, keepers: Keepers) -> Context:
    """Open a workspace. Raises Refusal when it cannot be opened, or this desktop must not."""
    ctx = opener(location)
    if keepers.watch is not None:
        try:
            keepers.watch.check(ctx)
        except Refusal:
            ctx.store.close()
            raise
    return ctx


def seat(ctx: Context, *, login: str, device: str) -> Whole:
    """Who is at the desk of an opened workspace. In a story, `login` (who was here last) sits down;
    in any other nobody does until they sign in."""
    opened = AtDesk(ctx, device)
    story = ctx.read(seated, login="").story
    if story:
        _sit_in_the_story(opened, ctx.read(who_was, login=login))
    return Whole(opened, read_who(None, opened=opened), story)


def attend(whole: Whole, window: DeskWindow, keepers: Keepers) -> Sitting:
    """Begin everything that goes on beside a window whose desk asks the opened workspace."""
    office, opened = window.office, whole.opened
    sitting = Sitting(office, opened, window, story=whole.story)
    idle = Idle(window)
    idle.passed.connect(sitting.lock)
    window.closed.connect(idle.stop)
    CheckOut(office.desk, opened, window)
    if keepers.watch is not None:
        Remembering(office.desk, opened, keepers.watch, window)
    if keepers.places is not None:
        Shelf(office.desk, opened, window)
        store = opened.ctx.store
        office.archive = archive_folder(store.location)
        where = store.location, store.workspace_id, keepers.places
        keep_safe(window, *where)
        second = SecondPlace(office.desk, office.faults, opened.read, *where, window)
        window.closed.connect(second.stop)
    check = check_opened(office.desk, office.faults, opened, window)
    keeping = office.safekeeping
    if keeping is not None and not whole.story:  # a story's days are not the backups'
        check.over.connect(lambda: keeping.look(window, partial(_say_last_check, window)))
    return sitting


def _say_last_check(window: DeskWindow, safety: Safety) -> None:
    if safety.last is not None:
        window.status_line.show_checked(safety.last_at, window.office.who.zone)


def _sit_in_the_story(opened: AtDesk, login: str) -> None:
    """The demo city's passphrase is printed in its manual: nobody has to type it to look around.
    Where it was changed, whoever comes is asked."""
    try:
        opened.sit_down(opened.ctx, login=login, passphrase=demo_passphrase())
    except Refusal as refusal:
        logging.getLogger(__name__).info("not signed in: %s", refusal.code)
