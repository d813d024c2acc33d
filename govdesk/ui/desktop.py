# SPDX-License-Identifier: Apache-2.0
"""The desktop as a program: one workspace, one window, someone at the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication

from govdesk.queries.drafts import draft_on
from govdesk.queries.jump import Match, find_anything
from govdesk.queries.moment import city_today, set_watch
from govdesk.queries.people import account_rows, actor_of, holders, workspace_row
from govdesk.rules.permissions import Actor, Role
from govdesk.rules.refusals import Refusal
from govdesk.services.context import Changed, Context
from govdesk.services.drafts import discard_draft, save_draft
from govdesk.ui.drafts import Drafts, DraftVerbs
from govdesk.ui.faults import Faults
from govdesk.ui.immortals import keep_immortals
from govdesk.ui.office import Office, Who
from govdesk.ui.places import Place
from govdesk.ui.remembered import Remembered
from govdesk.ui.shell import DeskWindow, Found, Provider
from govdesk.ui.sign_in import SignIn
from govdesk.ui.theme.theme import Theme
from govdesk.ui.welcome import Welcome
from govdesk.ui.work import Desk
from govdesk.wording import Words, use

T = TypeVar("T")
Opener = Callable[[str], Context]
LAST, LOGIN = "workspace/last", "workspace/login"


class AtDesk:
    """The opened workspace with whoever is at the desk now; what a `Desk` reads and writes."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx

    def read(self, fn: Callable[..., T], /, **arguments: Any) -> T:
        """Run a query."""
        return self.ctx.read(fn, **arguments)

    def write(self, fn: Callable[..., Changed], /, **arguments: Any) -> Changed:
        """Run a service as whoever is at the desk."""
        return self.ctx.write(fn, **arguments)


class Desktop:
    """Opens a workspace in a window, and another one when asked. `opener` opens a store."""

    def __init__(self, app: QApplication, opener: Opener, remembered: Remembered) -> None:
        self._opener = opener
        self._remembered = remembered
        self._theme = Theme(app, remembered)
        self._faults = Faults()
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
        self._welcome = Welcome(refusal, location)
        self._welcome.chosen.connect(self._open)
        self._welcome.show()

    def _open(self, location: str) -> None:
        try:
            ctx = self._opener(location)
        except Refusal as refusal:
            self._ask(refusal, location)
            return
        self._remembered.put(LAST, str(Path(location).resolve()) if "://" not in location else "")
        self._seat(ctx)
        if self._welcome is not None:
            self._welcome.close()
            self._welcome = None

    def _seat(self, ctx: Context) -> None:
        opened = AtDesk(ctx.acting_as(_who_was(ctx, self._remembered.text(LOGIN))))
        desk = Desk(opened, self._faults)
        drafts = Drafts(desk, _draft_verbs(opened))
        office = Office(
            desk, self._faults, self._theme, self._remembered, drafts, who_is(opened.ctx)
        )
        window = DeskWindow(office, providers=[Provider(find_anything, _found)])
        window.lock_asked.connect(lambda: self._switch(office, opened, window))
        window.closed.connect(lambda: self._close(office, opened))
        self.window = window
        self._faults.install()
        window.show()
        window.restore()

    def _switch(self, office: Office, opened: AtDesk, window: DeskWindow) -> None:
        def seated(login: str) -> None:
            opened.ctx = opened.ctx.acting_as(opened.ctx.read(actor_of, login=login))
            self._remembered.put(LOGIN, login)
            office.seat_down(who_is(opened.ctx))

        def chosen(accounts: object) -> None:
            SignIn(window, accounts, seated).open()  # type: ignore[arg-type]

        office.desk.read(window, account_rows, chosen)

    def _close(self, office: Office, opened: AtDesk) -> None:
        office.desk.close()
        self._faults.uninstall()
        opened.ctx.store.close()


def run(location: str | None, opener: Opener, arguments: list[str]) -> int:
    """Open the desktop and stay until its window is closed; the exit code."""
    keep_immortals()
    app = QApplication.instance() or QApplication(arguments[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("GovDesk")
    app.setDesktopFileName("govdesk")
    remembered = Remembered()
    use(Words(remembered.text("language", "en")))
    desktop = Desktop(app, opener, remembered)
    desktop.start(location)
    return app.exec()


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


def _who_was(ctx: Context, login: str) -> Actor | None:
    """Whoever was at the desk last, if they still may; else the secretariat's first account."""
    accounts = [one for one in ctx.read(account_rows) if not one.closed]
    logins = [one.login for one in accounts]
    secretaries = [one.login for one in accounts if Role.SECRETARIAT in one.roles]
    chosen = login if login in logins else next(iter(secretaries or logins), "")
    return ctx.read(actor_of, login=chosen) if chosen else None


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
