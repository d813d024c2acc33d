# SPDX-License-Identifier: Apache-2.0
"""Who stands behind words beside the numbers, and when they may be public."""

from __future__ import annotations

import pytest

from govdesk.rules.narratives import NarrativeKind, check_narrative, response_rate
from govdesk.rules.refusals import BadInput


@pytest.mark.parametrize(
    ("kind", "public", "invited", "answered", "field"),
    [
        ("survey", False, None, 12, "invited"),
        ("survey", False, 40, None, "answered"),
        ("survey", False, 40, 41, "answered"),
        ("survey", True, 40, 9, "consent"),
        ("focus_group", False, None, None, "answered"),
        ("focus_group", False, 8, 8, "invited"),
        ("focus_group", True, None, 3, "consent"),
        ("quote", True, None, 1, "answered"),
        ("survey", False, -1, 0, "invited"),
    ],
)
def test_what_does_not_go_together_is_refused_at_its_field(
    kind: str, public: bool, invited: int | None, answered: int | None, field: str
) -> None:
    with pytest.raises(BadInput) as caught:
        check_narrative(NarrativeKind(kind), public=public, invited=invited, answered=answered)
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("kind", "public", "invited", "answered"),
    [
        ("survey", True, 40, 10),
        ("survey", False, 40, 2),
        ("focus_group", True, None, 4),
        ("quote", True, None, None),
        ("story", False, None, None),
    ],
)
def test_what_goes_together_passes(
    kind: str, public: bool, invited: int | None, answered: int | None
) -> None:
    check_narrative(NarrativeKind(kind), public=public, invited=invited, answered=answered)


def test_a_response_rate_is_said_only_where_people_were_invited() -> None:
    assert response_rate(400, 120) == 30
    assert response_rate(0, 0) is None
    assert response_rate(None, 9) is None
