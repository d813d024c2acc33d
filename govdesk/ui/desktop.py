# SPDX-License-Identifier: Apache-2.0
"""The desktop as a program: one workspace, one window, someone at the desk.

The window shows its first page from a look into the file (`first_look.py`), and opens the workspace
wholly behind it (`whole.py`). Where it cannot look, it opens first and shows then; a small window
says so when that takes its time (`opening_window.py`).
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication

from govdesk.queries.rows import lean
from govdesk.queries.seated import in_the_story
from govdesk.rules.refusals import Refusal
from govdesk.ui import asked_late
from govdesk.ui.application import application
from govdesk.ui.drafts import Drafts, DraftVerbs
from govdesk.ui.faults import Faults
from govdesk.ui.first_look import FirstLook, Look
from govdesk.ui.office import Office, Who, shown
from govdesk.ui.places import Place
from govdesk.ui.remembered import Remembered
from govdesk.ui.shell import DeskWindow, Found, Provider
from govdesk.ui.theme.theme import Theme
from govdesk.ui.work import Desk, Opened
from govdesk.wording import Words, use

if TYPE_CHECKING:
    from govdesk.queries.jump import Match
    from govdesk.rules.messages import Message
    from govdesk.services.backups import LastBackup
    from govdesk.services.context import Context
    from govdesk.ui.opening import Trying
    from govdesk.ui.shared_workspace import SharedWorkspace
    from govdesk.ui.welcome import Welcome
    from govdesk.ui.whole import Keepers, Whole

Opener = Callable[[str], "Context"]
Updater = Callable[[str, "Trying"], "Context"]
Demo = Callable[[Callable[["Message", int], None]], str]
Looker = Callable[[str], "Look | None"]
_LOADING = threading.Lock()
"""Two threads that begin to load the same modules would wait for each other."""
OLDER = "store.older"
LAST, LOGIN, DEVICE = "workspace/last", "workspace/login", "desktop/device"


class Desktop:
    """Opens a workspace in a window, and another one when asked.

    `opener` opens it wholly, `updater` one of an older schema, after a backup, telling how far it
    is; `looker` looks into it, or gives None; `keepers` makes what this
    desktop keeps outside the workspace, once it is needed: without it no checkpoint is remembered
    and nothing backed up. `demo` makes the made-up city, telling how far it is, and says where.
    """

    def __init__(
        self,
        app: QApplication,
        opener: Opener,
        remembered: Remembered,
        *,
        updater: Updater | None = None,
        looker: Looker = lambda _location: None,
        keepers: Callable[[], Keepers] | None = None,
        demo: Demo | None = None,
    ) -> None:
        self._opener = opener
        self._updater = updater
        self._looker = looker
        self._keepers = keepers
        self._demo = demo
        self._kept: Keepers | None = None
        self._remembered = remembered
        self._theme = Theme(app, remembered)
        self._faults = Faults()
        self._turns: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._welcome: Welcome | None = None
        self.window: DeskWindow | None = None

    def start(self, location: str | None) -> None:
        """Open `location`, or the last workspace, or ask which."""
        location = location or self._remembered.text(LAST)
        if location:
            self._open(location)
        else:
            self._ask()

    def _ask(self, refusal: Refusal | None = None, location: str = "") -> None:
        from govdesk.ui.welcome import Welcome

        backup = _backup_for(refusal, location)
        before = self._welcome
        self._welcome = Welcome(
            refusal,
            location,
            faults=self._faults,
            backup=backup,
            has_demo=self._demo is not None,
        )
        self._welcome.chosen.connect(self._open)
        self._welcome.founding.connect(self._found)
        self._welcome.shared.connect(self._ask_shared)
        self._welcome.demo.connect(self._make_demo)
        self._welcome.show()
        if before is not None:
            _leave(before)

    def _found(self) -> None:
        from govdesk.ui.founding.dialog import FoundingDialog

        dialog = FoundingDialog(self._welcome, self._faults)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.made.connect(self._open)
        dialog.open()

    def _make_demo(self) -> None:
        """Make the made-up city, or take the one that is there, and open it."""
        from govdesk.ui.making import watch

        assert self._welcome is not None
        assert self._demo is not None
        self._welcome.hide()
        try:
            location = watch(self._demo, [])
        except Refusal as refusal:
            self._ask(refusal)
            return
        self._open(location)

    def _ask_shared(self, address: str = "") -> SharedWorkspace:
        from govdesk.ui.shared_workspace import SharedWorkspace

        dialog = SharedWorkspace(self._welcome, self._faults, self._whole, address)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.opened.connect(self._shared_open)
        dialog.open()
        return dialog

    def _open(self, location: str) -> None:
        if "://" in location:
            # A server may take its time, and ask for a password: never on the window's thread.
            self._ask()
            self._ask_shared(location).go()
            return
        look = self._looker(location)
        if (look is not None and self._show_first(location, look)) or self._wait_for(location):
            self._is_open(str(Path(location).resolve()))

    def _wait_for(self, location: str) -> bool:
        """Open it behind a small window and show it then; False when it was not opened."""
        from govdesk.ui.jobs import Cancelled
        from govdesk.ui.opening_window import Ends, opened

        if self._welcome is not None:
            self._welcome.setEnabled(False)
        try:
            work = partial(self._whole, location)
            whole = opened(work, Path(location).name, self._welcome)
        except Refusal as refusal:
            self._ask(refusal, location)
            return False
        except Cancelled:
            self._ask()
            return False
        except Ends:
            # The small window stood in its way.
            QTimer.singleShot(0, QCoreApplication.quit)
            return False
        finally:
            if self._welcome is not None:
                self._welcome.setEnabled(True)
        self._show_whole(whole)
        return True

    def _shared_open(self, whole: object) -> None:
        from govdesk.ui.whole import Whole

        assert isinstance(whole, Whole)
        self._show_whole(whole)
        self._is_open(whole.opened.ctx.store.location)

    def _is_open(self, location: str) -> None:
        self._remembered.put(LAST, location)
        if self._welcome is not None:
            _leave(self._welcome)
            self._welcome = None

    def _show_first(self, location: str, look: Look) -> bool:
        """Show the first page from a look; False when it cannot be read just now."""
        found = look.read(in_the_story, login=self._remembered.text(LOGIN))
        if found is None:
            look.close()
            return False
        first = FirstLook(look, partial(self._whole, location))
        window = self._show(first, shown(found, location), lambda: first.whole().opened.ctx)
        window.closed.connect(first.close)
        desk = window.office.desk
        if not found.story:
            window.hide_content("")

        def opened(whole: Whole) -> None:
            if not desk.is_closing:
                first.hand_over()
                self._attend(whole, window)

        def refused(refusal: Refusal) -> None:
            window.close()
            window.deleteLater()
            self.window = None
            self._ask(refusal, location)

        def open_wholly() -> None:
            desk.read(window, lambda _session, *, of: of.whole(), opened, refused=refused, of=first)

        desk.read(window, _first_page_read, lambda _: QTimer.singleShot(0, window, open_wholly))
        return True

    def _show_whole(self, whole: Whole) -> None:
        window = self._show(whole.opened, whole.who, lambda: whole.opened.ctx)
        self._attend(whole, window)

    def _show(self, opened: Opened, who: Who, ctx: Callable[[], Context]) -> DeskWindow:
        """The window of `opened`; `ctx`, called on the worker, is its workspace wholly open."""
        desk = Desk(opened, self._faults)
        office: Office

        def find(session: Any, *, subject: str) -> Mapping[str, str] | None:
            return asked_late.draft_of(session, account_id=office.who.account, subject=subject)

        verbs = DraftVerbs(asked_late.keep_draft, asked_late.drop_draft, find)
        drafts = Drafts(desk, verbs)
        office = Office(desk, self._faults, self._theme, self._remembered, drafts, who)
        office.to_check = lambda _session: asked_late.to_check(ctx(), self._keep().watch)
        window = DeskWindow(office, providers=[Provider(asked_late.find_anything, _found)])
        window.closed.connect(desk.close)
        self._faults.install()
        window.closed.connect(self._faults.uninstall)
        self.window = window
        window.restore()  # before it is shown, so that everything is styled and laid out once
        window.show()
        return window

    def _attend(self, whole: Whole, window: DeskWindow) -> None:
        """The workspace is wholly open: everything asks it from now on."""
        from govdesk.ui.whole import attend

        office = window.office
        office.desk.hand_over(whole.opened)
        window.closed.connect(lambda: whole.close())
        if replace(office.who, watch=whole.who.watch) != whole.who:
            office.seat_down(whole.who)
        sitting = attend(whole, window, self._keep())
        if not whole.opened.login:
            sitting.ask()

    def _whole(self, location: str, trying: Trying | None = None) -> Whole:
        """Open the workspace; on whichever thread asks."""
        with _LOADING:
            from govdesk.ui.opening import Trying
            from govdesk.ui.whole import seat

        trying = trying or Trying()
        if "://" in location:
            ctx = self._checked(location, trying)
        else:
            # One that was given up may still wait for the same file, which lets one in at a time.
            with self._turns[location]:
                trying.step(0)
                ctx = self._checked(location, trying)
        return seat(ctx, login=self._remembered.text(LOGIN), device=self._device())

    def _checked(self, location: str, trying: Trying) -> Context:
        from govdesk.ui.whole import open_checked

        try:
            return open_checked(self._opener, location, self._keep())
        except Refusal as refusal:
            update = self._updater
            if refusal.code != OLDER or update is None:
                raise
        return open_checked(lambda where: update(where, trying), location, self._keep())

    def _keep(self) -> Keepers:
        if self._kept is None:
            from govdesk.ui.whole import Keepers

            self._kept = self._keepers() if self._keepers is not None else Keepers()
        return self._kept

    def _device(self) -> str:
        """An opaque id of this desktop, made once."""
        if not self._remembered.text(DEVICE):
            from uuid import uuid4

            self._remembered.put(DEVICE, uuid4().hex)
            self._remembered.save()
        return self._remembered.text(DEVICE)


def run(
    location: str | None,
    opener: Opener,
    arguments: list[str],
    *,
    updater: Updater,
    looker: Looker,
    keepers: Callable[[], Keepers],
    demo: Demo,
) -> int:
    """Open the desktop and stay until its window is closed; the exit code."""
    app = application(arguments)
    remembered = Remembered()
    use(Words(remembered.text("language", "en")))
    desktop = Desktop(
        app, opener, remembered, updater=updater, looker=looker, keepers=keepers, demo=demo
    )
    desktop.start(location)
    return app.exec()


def _leave(welcome: Welcome) -> None:
    """Close it for good: it is never shown again."""
    welcome.close()
    welcome.deleteLater()


def _backup_for(refusal: Refusal | None, location: str) -> LastBackup | None:
    """The backup that may stand in for a file that is damaged or gone."""
    if refusal is None or refusal.code not in ("store.corrupt", "store.not_ours", "store.missing"):
        return None
    from govdesk.services.backups import last_backup_of

    return last_backup_of(location)


@lean
def _first_page_read(_source: object) -> bool:
    """Answered after the first page, in the order asked."""
    return True


def _found(match: Match) -> Found:
    from govdesk.ui.actions import words as actions
    from govdesk.ui.meetings import words as meetings
    from govdesk.ui.motions import words as motions

    called = {
        "actions": actions.reference,
        "meetings": meetings.reference,
        "motions": motions.reference,
    }
    reference = called.get(match.kind, str)(match.number)
    return Found(reference, match.title, Place(match.kind, match.id))
