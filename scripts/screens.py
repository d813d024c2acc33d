# SPDX-License-Identifier: Apache-2.0
"""Draw every screen of the desk into docs/screens/, light and dark, at 100 % and 200 % text.

    screens.py [--out DIR] [--only KIND ...]

The window is the real one, 1280 by 800, on the fictional city, with a row chosen in each list.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIZE = (1280, 800)
MODES = ("light", "dark")
PERCENTS = (100, 200)


def main() -> int:
    """Draw; the exit code."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--out", type=Path, default=ROOT / "docs" / "screens")
    asked.add_argument("--only", nargs="*", default=())
    given = asked.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        draw(Path(folder), given.out, tuple(given.only))
    return 0


def draw(folder: Path, out: Path, only: tuple[str, ...]) -> None:
    """Make the city in `folder` and save the pictures in `out`."""
    from govdesk.ui.places import Place
    from govdesk.ui.screens import SCREENS
    from govdesk.ui.shell import DeskWindow
    from tests.builders import small_city
    from tests.ui.offices import office_for, settle

    city = small_city(str(folder / "marlow-bay.govdesk"))
    office = office_for(city.as_("secretary"), folder)
    for mode in MODES:
        for percent in PERCENTS:
            office.theme.choose(mode=mode, percent=percent)
            window = DeskWindow(office)
            window.resize(*SIZE)
            window.show()
            for kind in only or SCREENS:
                window.navigate(Place(kind))
                settle(office)
                choose_first(window.page)
                settle(office)
                window.grab().save(str(out / f"{kind}-{mode}-{percent}.png"))
                print(f"{kind}-{mode}-{percent}.png")
            window.close()
            settle(office)
            window.deleteLater()
    office.desk.close()
    city.ctx.store.close()


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
