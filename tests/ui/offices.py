# SPDX-License-Identifier: Apache-2.0
"""An office over a real workspace, for screens to be driven in.

office = office_for(city.as_("secretary"), tmp_path)
show(screen); settle(office)
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy.orm import Session

from govdesk.queries.drafts import draft_on
from govdesk.queries.people import account_rows
from govdesk.queries.seated import seated
from govdesk.services.context import Changed, Context
from govdesk.services.drafts import discard_draft, save_draft
from govdesk.services.record_check import ToCheck
from govdesk.services.safe_places import PlacesFile
from govdesk.ui.drafts import Drafts, DraftVerbs
from govdesk.ui.faults import Faults
from govdesk.ui.office import Office, Who, shown
from govdesk.ui.remembered import Remembered
from govdesk.ui.safekeeping import Safekeeping
from govdesk.ui.theme.theme import Theme
from govdesk.ui.work import Desk

W = TypeVar("W", bound=QWidget)


def office_for(ctx: Context, folder: Path) -> Office:
    """The office of whoever acts in `ctx`; what it remembers lies in `folder`."""
    app = cast(QApplication, QApplication.instance() or QApplication([]))
    faults = Faults()
    desk = Desk(ctx, faults)
    remembered = Remembered(folder / "desktop.ini")
    verbs = draft_verbs(ctx)
    office = Office(
        desk, faults, Theme(app, remembered), remembered, Drafts(desk, verbs), who_is(ctx)
    )
    office.to_check = lambda _session: ToCheck(ctx.store.location)
    office.safekeeping = Safekeeping(
        desk,
        faults,
        ctx.store.location,
        ctx.store.workspace_id,
        PlacesFile(folder / "places.json"),
        office,
    )
    return office


def child(parent: QWidget, kind: type[W]) -> W:
    """The first widget of a kind within another; there is one."""
    found = parent.findChild(kind)
    assert isinstance(found, kind)
    return found


def focused() -> QWidget:
    """The widget that has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def who_is(ctx: Context) -> Who:
    """Who acts in `ctx`, as the shell shows it."""
    actor = ctx.actor
    rows = ctx.read(account_rows)
    login = next((row.login for row in rows if actor and row.account_id == actor.account_id), "")
    return shown(ctx.read(seated, login=login), ctx.store.location)


def settle(office: Office, limit: int = 20_000) -> None:
    """Let everything asked be answered and shown; `limit` in milliseconds.

    A turn of the loop that finds nothing else to do counts as quiet; no time is waited for.
    """
    loop = QEventLoop()
    quiet = 0

    def look() -> None:
        nonlocal quiet
        idle = office.desk.idle
        quiet = quiet + 1 if idle else 0
        ticks.setInterval(0 if idle else 1)  # the worker has the processor while it works
        if quiet == 3:
            loop.quit()

    ticks = QTimer(interval=0)
    ticks.timeout.connect(look)
    ticks.start()
    QTimer.singleShot(limit, loop, loop.quit)
    loop.exec()
    ticks.stop()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert office.desk.idle, "the desk did not come to rest"


def show(widget: QWidget, width: int = 1280, height: int = 800) -> None:
    """Show a widget at a size, offscreen."""
    widget.resize(width, height)
    widget.show()
    QApplication.processEvents()


def draft_verbs(ctx: Context) -> DraftVerbs:
    """The draft functions of whoever acts in `ctx`."""
    account_id = ctx.actor.account_id if ctx.actor else ""

    def keep(ctx: Context, *, subject: str, fields: Mapping[str, str]) -> Changed:
        return save_draft(ctx, subject=subject, content=fields)

    def find(session: Session, *, subject: str) -> Mapping[str, str] | None:
        draft = draft_on(session, account_id=account_id, subject=subject)
        return draft.content if draft else None

    return DraftVerbs(keep, discard_draft, find)
