# SPDX-License-Identifier: Apache-2.0
"""What one posted agenda has other than another, and what that makes it."""

from __future__ import annotations

import pytest

from govdesk.rules.notices import NoticeKind, PostedItem, changes, kind_of
from govdesk.wording import say

OPENING = PostedItem("a", "Opening")
VAN = PostedItem("b", "A van", "2026-1", 1)
BUS = PostedItem("c", "A bus", "2026-2", 1)
CASES: tuple[tuple[tuple[PostedItem, ...], NoticeKind, list[str]], ...] = (
    ((OPENING, VAN), NoticeKind.AGAIN, []),
    ((OPENING, VAN, BUS), NoticeKind.ADDENDUM, ["Added: 2026-2 A bus."]),
    ((OPENING,), NoticeKind.REVISED, ["Taken off: 2026-1 A van."]),
    ((VAN, OPENING), NoticeKind.REVISED, ["The items stand in another order."]),
    (
        (OPENING, PostedItem("b", "A van", "2026-1", 2)),
        NoticeKind.REVISED,
        ["2026-1 A van has other words: text version 2."],
    ),
    (
        (PostedItem("a", "Welcome"), VAN, BUS),
        NoticeKind.REVISED,
        ["Added: 2026-2 A bus.", "Opening is now called Welcome."],
    ),
)


@pytest.mark.parametrize(("after", "kind", "told"), CASES)
def test_each_change_is_told_in_words(
    after: tuple[PostedItem, ...], kind: NoticeKind, told: list[str]
) -> None:
    before = (OPENING, VAN)
    assert kind_of(before, after) is kind
    assert [say(one) for one in changes(before, after)] == told


def test_the_first_has_none_before_it_and_each_is_read_back_as_kept() -> None:
    assert kind_of(None, ()) is NoticeKind.FIRST
    assert PostedItem.from_json(VAN.to_json()) == VAN
