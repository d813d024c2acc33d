# SPDX-License-Identifier: Apache-2.0
"""Assurance: whether the process, as it runs now, will meet its target again and again.

Follows NHSRplotthedots 0.2 (`ptd_calculate_assurance_type`), on the limits of the latest phase.
"""

from __future__ import annotations

from enum import StrEnum

from govdesk.rules.indicators import Direction
from govdesk.rules.numbers import Number, exact
from govdesk.rules.spc import Limits


class Assurance(StrEnum):
    """What can be promised about the target."""

    CONSISTENT_PASS = "consistent_pass"
    CONSISTENT_FAIL = "consistent_fail"
    INCONSISTENT = "inconsistent"
    NONE = "none"


def assurance_of(limits: Limits, target: Number | None, direction: Direction) -> Assurance:
    """NONE without a target, without a direction or without limits; on a limit is inconsistent."""
    if target is None or direction.sign == 0 or limits.lower is None or limits.upper is None:
        return Assurance.NONE
    goal, more_is_better = exact(target), direction is Direction.INCREASE
    if goal > limits.upper:
        return Assurance.CONSISTENT_FAIL if more_is_better else Assurance.CONSISTENT_PASS
    if goal < limits.lower:
        return Assurance.CONSISTENT_PASS if more_is_better else Assurance.CONSISTENT_FAIL
    return Assurance.INCONSISTENT
