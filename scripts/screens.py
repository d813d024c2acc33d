# SPDX-License-Identifier: Apache-2.0
"""Draw every screen of the desk into docs/screens/, light and dark, at 100 % and 200 % text.

    screens.py [--out DIR] [--city FILE] [--only KIND ...]

The window is the real one, 1280 by 800, on the fictional city, with a row chosen in each list, and
a packet being put together. The ballot, the roll call, the page that a meeting is run from and the
public display are drawn on a vote that is open, which the city's story has none of; and the dialogs
that ask for a passphrase, on themselves.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from govdesk.services.context import Context
    from govdesk.services.demo.town import Town
    from govdesk.services.safety import Safety
    from govdesk.ui.office import Office

ROOT = Path(__file__).resolve().parent.parent
SIZE = (1280, 800)
BUILDER = "builder"
VOTE = ("ballot", "roll", "sign-in", "own-word", "run", "display")
"""What is drawn while a vote is open."""
BACKUPS = Path("/home/desk/GovDesk/backups")
"""Where a desk has its city's backups."""
MODES = ("light", "dark")
PERCENTS = (100, 200)


def main() -> int:
    """Draw; the exit code."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--out", type=Path, default=ROOT / "docs" / "screens")
    asked.add_argument("--city", type=Path, help="a workspace that is there already")
    asked.add_argument("--only", nargs="*", default=())
    given = asked.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        draw(Path(folder), given)
        draw_vote(Path(folder), given)
    return 0


def draw(folder: Path, given: argparse.Namespace) -> None:
    """Draw the asked screens of the asked city into `given.out`."""
    from govdesk.ui.places import Place
    from govdesk.ui.screens import SCREENS
    from govdesk.ui.shell import DeskWindow
    from tests.ui.offices import office_for, settle

    ctx = city(folder, given)
    office = office_for(ctx, folder)
    tell_usual_folder(office)
    for mode in MODES:
        for percent in PERCENTS:
            office.theme.choose(mode=mode, percent=percent)
            window = DeskWindow(office)
            window.resize(*SIZE)
            window.show()
            for kind in (one for one in SCREENS if one in (given.only or SCREENS)):
                window.navigate(Place(kind))
                settle(office)
                choose_first(window.page)
                settle(office)
                keep(window, given.out / f"{kind}-{mode}-{percent}.png")
            if BUILDER in (given.only or (BUILDER,)):
                window.navigate(Place("briefings"))
                settle(office)
                begin_packet(window.page, office)
                keep(window, given.out / f"{BUILDER}-{mode}-{percent}.png")
            window.close()
            settle(office)
            window.deleteLater()
    office.desk.close()
    ctx.store.close()


def draw_vote(folder: Path, given: argparse.Namespace) -> None:
    """Draw the ballot, the roll call and the dialogs of a small city in which a vote is open."""
    from govdesk.queries.open_votes import open_votes
    from govdesk.queries.people import account_rows
    from govdesk.ui.meetings.large_display import LargeDisplay
    from govdesk.ui.motions.ballot import vote_question
    from govdesk.ui.own_word import OwnWord
    from govdesk.ui.places import Place
    from govdesk.ui.shell import DeskWindow
    from govdesk.ui.sign_in import SignIn
    from tests.builders import small_city
    from tests.sittings import sitting
    from tests.ui.offices import office_for, settle

    wanted = [one for one in VOTE if one in (given.only or VOTE)]
    if not wanted:
        return
    made = small_city(str(folder / "smallhaven.govdesk"))
    sat, (motion_id,) = sitting(made, "key")
    vote_id = sat.put(motion_id)
    sat.enter(vote_id, "Health", "yes")
    for login, page, dialog_kind in (
        ("youth", "ballot", "own-word"),
        ("secretary", "roll", "sign-in"),
    ):
        ctx = made.as_(login)
        office = office_for(ctx, folder)
        for mode, percent in ((mode, percent) for mode in MODES for percent in PERCENTS):
            office.theme.choose(mode=mode, percent=percent)
            window = DeskWindow(office)
            window.resize(*SIZE)
            window.show()
            place = {"ballot": "vote"}.get(page, page)
            window.navigate(Place("motions", f"{motion_id}/{place}"))
            settle(office)
            dialog: QWidget
            if dialog_kind == "own-word":
                (mine, *_others) = ctx.read(open_votes, actor=ctx.actor, now=ctx.now())
                question = vote_question("no", mine, office.who.name)
                dialog = OwnWord(
                    window, office.who.name, lambda _word, _meeting: None, question=question,
                    meeting=True,
                )  # fmt: skip
            else:
                accounts = ctx.read(account_rows)
                dialog = SignIn(window, accounts, lambda _login, _word: None, login=login)
            dialog.show()
            settle(office)
            for kind, widget in ((page, window), (dialog_kind, dialog)):
                if kind in wanted:
                    keep(widget, given.out / f"{kind}-{mode}-{percent}.png")
            if login == "secretary":
                dialog.close()
                window.navigate(Place("meetings", f"{sat.meeting_id}/run"))
                settle(office)
                display = LargeDisplay(office, window)
                display.show_item(sat.meeting_id, "")
                display.appear()
                settle(office)
                for kind, shown in (("run", window), ("display", display)):
                    if kind in wanted:
                        keep(shown, given.out / f"{kind}-{mode}-{percent}.png")
            window.close()
            settle(office)
            window.deleteLater()
        office.desk.close()
    made.ctx.store.close()


def tell_usual_folder(office: Office) -> None:
    """Name the folder for backups as on somebody's desk: the city lies in a temporary one, which
    has another name each time."""
    from dataclasses import replace

    keeping = office.safekeeping
    assert keeping is not None
    look = keeping.look

    def look_at_desk(owner: QObject, then: Callable[[Safety], object]) -> None:
        def told(safety: Safety) -> object:
            return then(replace(safety, backups=replace(safety.backups, folder=BACKUPS)))

        look(owner, told)

    keeping.look = look_at_desk  # type: ignore[method-assign]


def begin_packet(page: object, office: Office) -> None:
    """Begin a packet, and wait for its preview."""
    import time

    from govdesk.ui.briefings.screen import BriefingsScreen
    from tests.ui.offices import settle

    assert isinstance(page, BriefingsScreen)
    page.new()
    until = time.monotonic() + 30
    while time.monotonic() < until:
        settle(office)
        if page.builder is not None and page.builder.preview.text.toPlainText():
            break
    settle(office)


def keep(widget: QWidget, target: Path) -> None:
    """Save what a widget looks like now."""
    widget.grab().save(str(target))
    print(target.name)


def city(folder: Path, given: argparse.Namespace) -> Context:
    """The fictional city with its secretary at the desk: the one asked for, or a new one."""
    from govdesk.queries.people import actor_of
    from govdesk.services.context import Context
    from govdesk.services.demo.story import build_town
    from govdesk.store.opening import open_store

    location = str(given.city or folder / "marlow-bay.govdesk")
    if given.city is None:
        town = build_town(location)
        publish_briefing(town)
        town.ctx.store.close()
    ctx = Context(open_store(location))
    return ctx.acting_as(ctx.read(actor_of, login="secretary"))


def publish_briefing(town: Town) -> None:
    """One officer prepares the quarter's briefing, another publishes it."""
    from govdesk.briefing import production
    from govdesk.briefing.publishing import publish
    from govdesk.queries import quarterly
    from govdesk.services.packets import pin_checkpoint

    secretary = town.as_("secretary")
    pin_checkpoint(secretary)
    view = secretary.read(quarterly.quarterly_view, period="2026-Q2", lang="en", draft=False)
    made = production.keep(secretary, drawn=production.draw(view)).made
    publish(town.as_("clerk"), packet_id=made)


def choose_first(page: object) -> None:
    """Choose the first row of the page's list, if it has one."""
    from govdesk.ui.widgets import ListDetail, Screen

    assert isinstance(page, Screen)
    for lists in page.findChildren(ListDetail):
        row = lists.table.filter.row_at(lists.table.filter.index(0, 0))
        if row is not None:
            lists.choose(lists.table.rows.key(row))


if __name__ == "__main__":
    sys.exit(main())
