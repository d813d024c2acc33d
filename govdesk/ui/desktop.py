# SPDX-License-Identifier: Apache-2.0
"""The desktop as a program: one workspace, one window, someone at the desk."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from govdesk.queries.drafts import draft_on
from govdesk.queries.jump import Match, find_anything
from govdesk.queries.meetings import meeting_in_session
from govdesk.queries.moment import city_today, set_watch
from govdesk.queries.people import AccountRow, account_rows, holders, workspace_row
from govdesk.rules.permissions import Actor, Role
from govdesk.rules.refusals import Refusal
from govdesk.services.checkpoint_watch import CheckpointWatch
from govdesk.services.context import Changed, Context
from govdesk.services.demo.town import demo_passphrase
from govdesk.services.drafts import discard_draft, save_draft
from govdesk.services.safe_places import PlacesFile
from govdesk.ui.at_desk import AtDesk
from govdesk.ui.check_out import CheckOut
from govdesk.ui.drafts import Drafts, DraftVerbs
from govdesk.ui.faults import Faults
from govdesk.ui.founding.dialog import FoundingDialog
from govdesk.ui.idle import Idle
from govdesk.ui.immortals import keep_immortals
from govdesk.ui.leaving import keep_safe
from govdesk.ui.office import Office, Who
from govdesk.ui.opening_check import check_opened
from govdesk.ui.own_word import OwnWord
from govdesk.ui.places import Place
from govdesk.ui.remembered import Remembered
from govdesk.ui.remembering import Remembering
from govdesk.ui.second_place import SecondPlace
from govdesk.ui.shared_workspace import SharedWorkspace
from govdesk.ui.shell import DeskWindow, Found, Provider
from govdesk.ui.sign_in import SignIn
from govdesk.ui.theme.theme import Theme
from govdesk.ui.welcome import Welcome
from govdesk.ui.work import Desk, Waiting
from govdesk.wording import Words, _, use

Opener = Callable[[str], Context]
LAST, LOGIN, DEVICE = "workspace/last", "workspace/login", "desktop/device"


class Desktop:
    """Opens a workspace in a window, and another one when asked. `opener` opens a store; without
    `places` nothing is backed up."""

    def __init__(
        self,
        app: QApplication,
        opener: Opener,
        remembered: Remembered,
        watch: CheckpointWatch | None = None,
        places: PlacesFile | None = None,
    ) -> None:
        self._opener = opener
        self._remembered = remembered
        self._watch = watch
        self._places = places
        self._theme = Theme(app, remembered)
        self._faults = Faults()
        self._welcome: Welcome | None = None
        self._hint = ""
        self.window: DeskWindow | None = None

    def start(self, location: str | None) -> None:
        """Open `location`, or the last workspace, or ask which."""
        location = location or self._remembered.text(LAST)
        if location:
            self._open(location)
        else:
            self._ask()

    def _ask(self, refusal: Refusal | None = None, location: str = "") -> None:
        self._welcome = Welcome(refusal, location)
        self._welcome.chosen.connect(self._open)
        self._welcome.founding.connect(self._found)
        self._welcome.shared.connect(self._ask_shared)
        self._welcome.show()

    def _found(self) -> None:
        dialog = FoundingDialog(self._welcome, self._faults)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.made.connect(self._open)
        dialog.open()

    def _ask_shared(self, address: str = "") -> SharedWorkspace:
        dialog = SharedWorkspace(self._welcome, self._faults, self._opened, address)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.opened.connect(self._go_in)
        dialog.open()
        return dialog

    def _open(self, location: str) -> None:
        if "://" in location:
            # A server may take its time, and ask for a password: never on the window's thread.
            self._ask()
            self._ask_shared(location).go()
            return
        try:
            ctx = self._opened(location)
        except Refusal as refusal:
            self._ask(refusal, location)
            return
        self._go_in(ctx)

    def _opened(self, location: str) -> Context:
        """The workspace, unless this desktop must not open it. Raises Refusal."""
        ctx = self._opener(location)
        if self._watch is not None:
            _checked(self._watch, ctx)
        return ctx

    def _go_in(self, ctx: Context) -> None:
        location = ctx.store.location
        shared = "://" in location
        self._remembered.put(LAST, location if shared else str(Path(location).resolve()))
        self._seat(ctx)
        if self._welcome is not None:
            self._welcome.close()
            self._welcome = None

    def _seat(self, ctx: Context) -> None:
        opened = AtDesk(ctx, self._device())
        login = _who_was(ctx, self._remembered.text(LOGIN))
        self._hint = ""
        if ctx.read(workspace_row).story:
            self._hint = _demo_hint()
            _sit_in_the_story(opened, login)
        desk = Desk(opened, self._faults)
        drafts = Drafts(desk, _draft_verbs(opened))
        office = Office(
            desk, self._faults, self._theme, self._remembered, drafts, who_is(opened.ctx)
        )
        window = DeskWindow(office, providers=[Provider(find_anything, _found)])
        desk.ask_for_word = lambda waiting: self._ask_for_word(office, opened, window, waiting)
        window.lock_asked.connect(lambda: self._lock(office, opened, window))
        window.locked_page.wanted.connect(lambda: self._switch(office, opened, window))
        idle = Idle(window)
        idle.passed.connect(lambda: self._lock(office, opened, window))
        window.closed.connect(idle.stop)
        window.closed.connect(lambda: self._close(office, opened))
        CheckOut(desk, opened, window)
        if self._watch is not None:
            Remembering(desk, opened, self._watch, window)
        if self._places is not None:
            where = (ctx.store.location, ctx.store.workspace_id, self._places)
            keep_safe(window, *where)
            second = SecondPlace(desk, self._faults, opened.read, *where, window)
            window.closed.connect(second.stop)
        check_opened(desk, self._faults, opened, window)
        self.window = window
        self._faults.install()
        window.show()
        window.restore()
        if not opened.login:
            self._lock(office, opened, window)

    def _lock(self, office: Office, opened: AtDesk, window: DeskWindow) -> None:
        """Sign out, hide everything, and ask who comes."""
        if window.is_locked:
            return
        for dialog in window.findChildren(QDialog):
            dialog.reject()
        window.hide_content(office.who.name)
        office.desk.write(window, opened.get_up, lambda _changed: office.seat_down(nobody))
        nobody = replace(
            office.who, account="", name="", seat="", seat_id="", roles=frozenset(),
            member_id="", department_id="",
        )  # fmt: skip
        self._switch(office, opened, window)

    def _switch(self, office: Office, opened: AtDesk, window: DeskWindow) -> None:
        """Ask who sits down. Whoever gives up leaves the desk as it is."""

        def seat(who: Who) -> None:
            office.seat_down(who)
            window.show_content()

        def given(login: str, passphrase: str) -> None:
            def seated(_changed: Changed) -> None:
                self._remembered.put(LOGIN, login)
                dialog.finish()
                office.desk.read(window, _whoever, seat, opened=opened)

            office.desk.write(
                dialog,
                opened.sit_down,
                seated,
                refused=dialog.refuse,
                login=login,
                passphrase=passphrase,
            )

        dialog: SignIn

        def chosen(accounts: tuple[AccountRow, ...]) -> None:
            nonlocal dialog
            login = opened.login or self._remembered.text(LOGIN)
            dialog = SignIn(window, accounts, given, login=login, hint=self._hint)
            dialog.open()

        office.desk.read(window, account_rows, chosen)

    def _ask_for_word(
        self, office: Office, opened: AtDesk, window: DeskWindow, waiting: Waiting
    ) -> None:
        if not opened.login:
            self._switch(office, opened, window)
            return

        def given(passphrase: str, check_in: bool) -> None:
            call = opened.checking_in if check_in else opened.with_word
            waiting.again(dialog, partial(call, passphrase), dialog.finish)

        dialog: OwnWord

        def ask(meeting: bool) -> None:
            nonlocal dialog
            name = office.who.name
            dialog = OwnWord(window, name, given, hint=self._hint, meeting=meeting)
            dialog.open()

        office.desk.read(window, meeting_in_session, ask)

    def _device(self) -> str:
        """An opaque id of this desktop, made once."""
        if not self._remembered.text(DEVICE):
            self._remembered.put(DEVICE, uuid4().hex)
            self._remembered.save()
        return self._remembered.text(DEVICE)

    def _close(self, office: Office, opened: AtDesk) -> None:
        office.desk.close()
        opened.get_up(opened.ctx)
        self._faults.uninstall()
        opened.ctx.store.close()


def run(
    location: str | None,
    opener: Opener,
    arguments: list[str],
    watch: CheckpointWatch | None = None,
    places: PlacesFile | None = None,
) -> int:
    """Open the desktop and stay until its window is closed; the exit code."""
    keep_immortals()
    app = QApplication.instance() or QApplication(arguments[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("GovDesk")
    app.setDesktopFileName("govdesk")
    remembered = Remembered()
    use(Words(remembered.text("language", "en")))
    desktop = Desktop(app, opener, remembered, watch, places)
    desktop.start(location)
    return app.exec()


def _checked(watch: CheckpointWatch, ctx: Context) -> None:
    """Let go of a workspace that this desktop must not open."""
    try:
        watch.check(ctx)
    except Refusal:
        ctx.store.close()
        raise


def who_is(ctx: Context) -> Who:
    """Whoever is at the desk, as the shell shows it."""
    row = ctx.read(workspace_row)
    name = Path(ctx.store.location).name
    actor = ctx.actor
    nobody = Who(
        task_force=row.name,
        workspace=name,
        zone=row.zone,
        watch=ctx.read(set_watch),
        story=row.story,
    )
    if actor is None:
        return nobody
    seat_id, seat = _seat_of(ctx, actor)
    return replace(
        nobody,
        account=actor.account_id,
        name=actor.name,
        seat=seat,
        seat_id=seat_id,
        roles=frozenset(str(role) for role in actor.roles),
        member_id=actor.member_id or "",
        department_id=actor.department_id or "",
    )


def _seat_of(ctx: Context, actor: Actor) -> tuple[str, str]:
    for one in ctx.read(holders, on=ctx.read(city_today)) if actor.member_id else ():
        if one.principal is not None and one.principal.member_id == actor.member_id:
            return one.seat_id, one.title
    return "", ""


def _whoever(_session: Any, *, opened: AtDesk) -> Who:
    """Whoever is at the desk now; read on the worker, after they sat down."""
    return who_is(opened.ctx)


def _who_was(ctx: Context, login: str) -> str:
    """Whoever was at the desk last, if they still may; else the secretariat's first account."""
    accounts = [one for one in ctx.read(account_rows) if not one.closed]
    logins = [one.login for one in accounts]
    secretaries = [one.login for one in accounts if Role.SECRETARIAT in one.roles]
    return login if login in logins else next(iter(secretaries or logins), "")


def _sit_in_the_story(opened: AtDesk, login: str) -> None:
    """The demo city's passphrase is printed in its manual: nobody has to type it to look around.
    Where it was changed, whoever comes is asked."""
    try:
        opened.sit_down(opened.ctx, login=login, passphrase=demo_passphrase())
    except Refusal as refusal:
        logging.getLogger(__name__).info("not signed in: %s", refusal.code)


def _demo_hint() -> str:
    return _("In the demo city everyone's is: {words}").format(words=demo_passphrase())


def _draft_verbs(opened: AtDesk) -> DraftVerbs:
    def keep(ctx: Context, *, subject: str, fields: Mapping[str, str]) -> Changed:
        return save_draft(ctx, subject=subject, content=fields)

    def find(session: Any, *, subject: str) -> Mapping[str, str] | None:
        actor = opened.ctx.actor
        if actor is None:
            return None
        draft = draft_on(session, account_id=actor.account_id, subject=subject)
        return draft.content if draft else None

    return DraftVerbs(keep, discard_draft, find)


def _found(match: Match) -> Found:
    return Found(match.number, match.title, Place(match.kind, match.id))
