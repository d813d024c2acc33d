# SPDX-License-Identifier: Apache-2.0
"""A vote from before the workspace, told again from what the record keeps of its file."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from govdesk.exchange.reading_notes import Notes
from govdesk.exchange.tally import tally_vote
from govdesk.exchange.vote_records import vote_record
from govdesk.rules.decision_json import rule_from_json, rule_to_json
from govdesk.rules.messages import Message
from govdesk.rules.roll import Status

FLAGS = ("in_room", "remote")


@dataclass(frozen=True, slots=True)
class PastBallot:
    """Somebody in the roll: name, group (empty for none), and how they voted."""

    name: str
    group: str
    status: Status
    note: str


@dataclass(frozen=True, slots=True)
class PastVotePage:
    """One vote to read: who decided, the rule and its citation, the outcome in one sentence, how
    many chose what, and the roll where the file has one."""

    organization: str
    requirement: str
    rule: str
    citation: str
    explanation: Message
    counts: tuple[tuple[Status, int], ...]
    roll: tuple[PastBallot, ...]


def as_published(body: Mapping[str, Any]) -> dict[str, Any]:
    """The vote in its open-data form again: a body of the record holds no booleans."""
    told: dict[str, Any] = copy.deepcopy(dict(body))
    for one in told.get("votes", ()):
        for flag in FLAGS:
            if flag in one:
                one[flag] = one[flag] == "yes"
    rule = told.get("extras", {}).get("rule")
    if rule is not None:
        told["extras"]["rule"] = rule_to_json(rule_from_json(rule))
    return told


def page_of(body: Mapping[str, Any]) -> PastVotePage:
    """What one reads of a vote. Its file was read and tallied when it was taken in."""
    told, notes = as_published(body), Notes()
    answer, record = tally_vote(told, notes), vote_record(told, notes)
    rule = answer.outcome.rule
    roll = tuple(
        PastBallot(_name(raw, seat.seat), seat.group or "", seat.status, str(raw.get("note", "")))
        for raw, seat in zip(told.get("votes", ()), record.votes, strict=True)
    )
    counts = answer.outcome.tally.overall
    motion = told.get("motion")
    return PastVotePage(
        organization=_named(told.get("organization")),
        requirement=_named(motion.get("requirement")) if isinstance(motion, Mapping) else "",
        rule=rule.title,
        citation=rule.citation,
        explanation=answer.explanation,
        counts=tuple((status, counts.of(status)) for status in Status if counts.of(status)),
        roll=roll,
    )


def _named(value: object) -> str:
    """A name, or the name of an object that has one."""
    if isinstance(value, Mapping):
        value = value.get("name")
    return value if isinstance(value, str) else ""


def _name(raw: Mapping[str, Any], otherwise: str) -> str:
    """Who voted, by name where the file has one."""
    return _named(raw.get("voter")) or _named(raw.get("voter_name")) or otherwise
