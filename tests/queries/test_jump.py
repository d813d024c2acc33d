# SPDX-License-Identifier: Apache-2.0
"""Things are found by number and by title; signs of the search language are plain text."""

from __future__ import annotations

from govdesk.queries.jump import find_anything
from govdesk.services.actions import assign_action
from tests.builders import City


def test_a_thing_is_found_by_number_and_by_any_part_of_its_title(city: City) -> None:
    assign_action(
        city.as_("secretary"),
        title="Open 50% more beds",
        department_id=city.department("health"),
        due=city.today,
    )
    for text in ("2026-1", "Action 2026-1", "Acción 2026-1", "more BEDS", "50%"):
        (match,) = city.ctx.read(find_anything, text=text, limit=6)
        assert (match.kind, match.title) == ("actions", "Open 50% more beds")
    for text in ("5%0", "_pen", "Action 2026-2", "nothing like it"):
        assert city.ctx.read(find_anything, text=text, limit=6) == ()
