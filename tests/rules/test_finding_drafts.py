# SPDX-License-Identifier: Apache-2.0
"""What a draft of a finding says, and what it does not."""

from __future__ import annotations

from decimal import Decimal

from govdesk.rules.finding_drafts import draft_finding
from govdesk.rules.messages import message
from govdesk.rules.special_causes import PointType

STANDING = message("standing.no_target")


def test_a_draft_says_where_it_stands_what_changed_and_where_it_leads() -> None:
    doubt = message("quality.negative")
    said = draft_finding(
        STANDING,
        variation=PointType.CONCERN,
        forecast=Decimal(82),
        target=Decimal(100),
        unit="people",
        quality=(doubt,),
    )
    assert [one.key for one in said] == [
        "standing.no_target",
        "draft.worse",
        "draft.heading_to_target",
        "quality.negative",
    ]
    assert said[2].args == {"value": Decimal(82), "unit": "people", "target": Decimal(100)}


def test_a_draft_is_silent_about_what_cannot_be_said() -> None:
    assert draft_finding(STANDING, variation=None, forecast=None, target=None, unit="") == (
        STANDING,
    )
    said = draft_finding(STANDING, variation=None, forecast=Decimal(5), target=None, unit="days")
    assert [one.key for one in said] == ["standing.no_target", "draft.heading"]
