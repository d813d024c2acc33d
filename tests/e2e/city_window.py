# SPDX-License-Identifier: Apache-2.0
"""Opens the window on a small city; run as a program: `city_window.py FOLDER [vote | packet]`.

Two motions are submitted and the secretary is at the desk; with `vote` a vote is open, and the
holder of the seat Youth sits before their ballot; with `packet` the clerk is at the desk.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))


def main(folder: Path, what: str = "") -> int:
    """Make the city in `folder` and open it until the process is ended."""
    from govdesk.services.actions import assign_action
    from govdesk.ui.application import application
    from govdesk.ui.places import Place
    from govdesk.ui.shell import DeskWindow
    from tests.builders import small_city
    from tests.sittings import sitting
    from tests.ui.offices import office_for

    app = application([])
    city = small_city(str(folder / "smallhaven.govdesk"))
    assign_action(
        city.ctx,
        title="Open a second clinic",
        department_id=city.department("health"),
        due=city.today,
    )
    if what == "vote":
        made, (motion_id,) = sitting(city, "key")
        made.put(motion_id)
        window = DeskWindow(office_for(city.as_("youth"), folder))
        window.show()
        window.navigate(Place("motions", f"{motion_id}/vote"))
    else:
        propose(city)
        login = "clerk" if what == "packet" else "secretary"
        window = DeskWindow(office_for(city.as_(login), folder))
        window.show()
        window.restore()
    return app.exec()


def propose(city: object) -> None:
    """Submit two motions."""
    from govdesk.services.motions import submit_motion
    from tests.builders import City

    assert isinstance(city, City)
    for title in ("Light the path to the harbour", "Open the youth centre on Sundays"):
        submit_motion(
            city.ctx,
            title=title,
            text=f"{title}.",
            summary="It is asked for by those who live there.",
            if_adopted="It is done this year.",
            if_rejected="Nothing changes.",
            decision_class="ordinary",
            mover_seat_id=city.seat("Youth"),
        )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
