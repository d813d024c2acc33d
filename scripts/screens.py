# SPDX-License-Identifier: Apache-2.0
"""Draw every screen of the desk into docs/screens/, light and dark, at 100 % and 200 % text.

    screens.py [--out DIR] [--city FILE] [--only KIND ...]

The window is the real one, 1280 by 800, on the fictional city, with a row chosen in each list.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govdesk.services.context import Context

ROOT = Path(__file__).resolve().parent.parent
SIZE = (1280, 800)
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
    return 0


def draw(folder: Path, given: argparse.Namespace) -> None:
    """Draw the asked screens of the asked city into `given.out`."""
    from govdesk.ui.places import Place
    from govdesk.ui.screens import SCREENS
    from govdesk.ui.shell import DeskWindow
    from tests.ui.offices import office_for, settle

    ctx = city(folder, given)
    office = office_for(ctx, folder)
    for mode in MODES:
        for percent in PERCENTS:
            office.theme.choose(mode=mode, percent=percent)
            window = DeskWindow(office)
            window.resize(*SIZE)
            window.show()
            for kind in given.only or SCREENS:
                window.navigate(Place(kind))
                settle(office)
                choose_first(window.page)
                settle(office)
                window.grab().save(str(given.out / f"{kind}-{mode}-{percent}.png"))
                print(f"{kind}-{mode}-{percent}.png")
            window.close()
            settle(office)
            window.deleteLater()
    office.desk.close()
    ctx.store.close()


def city(folder: Path, given: argparse.Namespace) -> Context:
    """The fictional city with its secretary at the desk: the one asked for, or a new one."""
    from govdesk.queries.people import actor_of
    from govdesk.services.context import Context
    from govdesk.services.demo.story import build_town
    from govdesk.store.opening import open_store

    location = str(given.city or folder / "marlow-bay.govdesk")
    if given.city is None:
        build_town(location).ctx.store.close()
    ctx = Context(open_store(location))
    return ctx.acting_as(ctx.read(actor_of, login="secretary"))


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
