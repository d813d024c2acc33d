# SPDX-License-Identifier: Apache-2.0
"""An outcome's arithmetic as JSON, the same in open data, in the record and on the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from govdesk.rules.decisions import Outcome
from govdesk.rules.quorum import QuorumResult
from govdesk.rules.roll import Role, SeatStatus, Status


def outcome_to_json(outcome: Outcome) -> dict[str, Any]:
    """`{outcome, reason, quorum, tests[]}`; `quorum` is None where the rule does not test it."""
    return {
        "outcome": outcome.result.value,
        "reason": outcome.reason.value,
        "quorum": None if outcome.quorum is None else _quorum(outcome.quorum),
        "tests": [
            {
                "group": test.group,
                "base": test.test.base.value,
                "base_count": test.base_count,
                "yes": test.yes,
                "needed": test.needed,
                "met": test.met,
                "tie": test.tie,
                "short_by": test.short_by,
            }
            for test in outcome.tests
        ],
    }


def statuses(positions: Sequence[Mapping[str, str]]) -> list[SeatStatus]:
    """Every seat's status in a vote, from the positions that an outcome keeps.

    Raises ValueError for a status or a role that there is not, KeyError where one is not said.
    """
    return [
        SeatStatus(
            one["seat"],
            one.get("group"),
            Status(one["status"]),
            Role(one["role"]),
            in_room=one["in_room"] == "yes",
            remote=one["remote"] == "yes",
        )
        for one in positions
    ]


def _quorum(quorum: QuorumResult) -> dict[str, Any]:
    data: dict[str, Any] = {
        "met": quorum.met,
        "present": quorum.present,
        "base": quorum.base.value,
        "base_count": quorum.base_count,
        "needed": quorum.needed,
        "groups": {
            group: {"present": seats.present, "needed": seats.needed, "met": seats.met}
            for group, seats in quorum.groups.items()
        },
    }
    if room := quorum.in_person:
        data["in_person"] = {"present": room.present, "needed": room.needed, "met": room.met}
    return data
