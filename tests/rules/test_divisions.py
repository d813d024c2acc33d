# SPDX-License-Identifier: Apache-2.0
"""Dividing a text: its own words, none lost and none brought in."""

from __future__ import annotations

import pytest

from govdesk.rules.divisions import divided, why_not_divided

TEXT = "The libraries open on Sundays. The city builds 12 ramps."


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        (("The libraries open on Sundays.", "The city builds 12 ramps."), None),
        (("The libraries open on Sundays.", "The libraries: the city builds 12 ramps"), None),
        (("The libraries open on Sundays. The city builds 12 ramps.",), "motions.parts_needed"),
        (("The libraries open on Sundays.", " . "), "motions.parts_needed"),
        (("The libraries open on Sundays.", "The city builds 12."), "motions.part_leaves_out"),
        (
            ("The libraries open on Sundays.", "The city builds 13 ramps."),
            "motions.part_brings_in",
        ),
    ],
)
def test_the_parts_have_the_words_of_the_whole(parts: tuple[str, ...], why: str | None) -> None:
    found = why_not_divided(TEXT, parts)
    assert (found.key if found is not None else None) == why


def test_a_line_of_dashes_divides() -> None:
    assert divided("One.\n\n ---\n\nTwo - or three.\n---") == ("One.", "Two - or three.", "")
