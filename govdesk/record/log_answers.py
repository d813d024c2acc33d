# SPDX-License-Identifier: Apache-2.0
"""What the members said to a procedural question, as its entry tells it.

Standard library only: the public verifier reads this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from govdesk.record.log_entries import Seen
from govdesk.record.log_sittings import Sittings
from govdesk.rules.attendance import Presence
from govdesk.rules.decision_json import rule_to_json
from govdesk.rules.decision_rules import Rule
from govdesk.rules.procedural import Called, Hands, counted, why_not_called


def members_agreed(sittings: Sittings, seen: Seen, rule: Rule, *, stays: bool = True) -> bool:
    """Whether they agreed, by the rule; a finding where the entry says it otherwise, where its roll
    is not of those who were here, where the charter asks for one and there is none, or where they
    did not and yet what was asked was done (`stays` is not so)."""
    data = seen.data
    expected, told = "unopposed", None
    if "yes" in data:
        adopted = counted(rule, Hands(data["yes"], data["no"])).adopted
        expected, told = "carried" if adopted else "lost", rule_to_json(rule, canonical=True)
    right = (data.get("agreed"), data.get("rule")) == (expected, told)
    sittings.findings.expect(
        right
        and (stays or expected != "lost")
        and _rightly_called(sittings, data, seen.happened_at),
        "carried", seen.seq, expected, data.get("agreed"), record=seen.subject,
    )  # fmt: skip
    return expected != "lost"


def _rightly_called(sittings: Sittings, data: Mapping[str, Any], at: int) -> bool:
    """Whether the roll has everybody who was here, once, and is counted right."""
    meeting = data.get("meeting_id")
    seats = sittings.acting(meeting, "", at) if meeting is not None else []
    if "called" not in data:
        elsewhere = any(seat.presence is Presence.REMOTE for seat in seats)
        return not (elsewhere and sittings.forces_roll_call())
    said = {one["seat"]: one["said"] for one in data["called"]}
    called = Called(said)
    here = {seat.seat.id: seat.person for seat in seats if seat.here}
    spoken = {one["seat"]: one["member"] for one in data["called"]}
    return (
        why_not_called(called, here) is None
        and len(said) == len(data["called"])
        and spoken == here
        and called.hands == Hands(data["yes"], data["no"])
    )
