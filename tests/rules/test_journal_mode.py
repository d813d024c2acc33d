# SPDX-License-Identifier: Apache-2.0
"""Write-ahead logging only where the library is safe with it, and only where somebody wants it."""

from __future__ import annotations

import pytest

from govdesk.rules.journal_mode import ROLLBACK, WRITE_AHEAD, journal


@pytest.mark.parametrize(
    ("version", "wanted", "expected"),
    [
        ((3, 40, 1), False, ROLLBACK),
        ((3, 40, 1), True, ROLLBACK),
        ((3, 51, 2), True, ROLLBACK),
        ((3, 51, 3), True, WRITE_AHEAD),
        ((3, 51, 3), False, ROLLBACK),
        ((3, 52, 0), True, ROLLBACK),
        ((3, 52, 1), True, WRITE_AHEAD),
        ((4, 0, 0), True, WRITE_AHEAD),
    ],
)
def test_the_rule(version: tuple[int, int, int], wanted: bool, expected: object) -> None:
    assert journal(version, wal_wanted=wanted) == expected


def test_neither_way_forgets_what_was_acknowledged() -> None:
    assert (ROLLBACK.mode, ROLLBACK.synchronous) == ("DELETE", "EXTRA")
    assert (WRITE_AHEAD.mode, WRITE_AHEAD.synchronous) == ("WAL", "FULL")
