# SPDX-License-Identifier: Apache-2.0
"""One vote as its entries tell it; and, where it is open over days, the law that allows it and its
sealed ballots.

Standard library only: the public verifier reads this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from govdesk.record.canonical import plain, sha256_hex
from govdesk.record.findings import Findings
from govdesk.record.log_entries import Seen
from govdesk.record.log_positions import Cast
from govdesk.rules.decision_rules import Rule
from govdesk.rules.decisions import decide
from govdesk.rules.outcome_json import outcome_to_json, statuses

CHOICES = ("yes", "no", "abstain")
_OUTCOME = ("outcome", "reason", "quorum", "tests")
SEALED = "ballot.sealed"
DAY = 86_400_000_000
"""In microseconds."""


@dataclass(slots=True)
class Vote:
    """A vote as it was opened, its ballots, and what its closing, or last correction, said."""

    id: str
    motion: str
    meeting: str
    hashes: tuple[str, str, str]
    rule: Rule
    decision_class: str
    roll: Mapping[str, Mapping[str, Any]]
    """The line of each seat."""
    closes_at: int | None = None
    """Of a vote over days."""
    ballots: dict[str, list[Cast]] = field(default_factory=dict)
    closed: int = 0
    """The position of its closing; 0 while it is open."""
    outcome: str = ""
    moved_on: bool = False
    """Whether the next item was begun since its closing."""
    positions: dict[str, dict[str, Any]] = field(default_factory=dict)


def hold_to_the_law(findings: Findings, seen: Seen, rule: Rule, law: str, days: int) -> None:
    """A vote is open over days only by the law that the charter cites, and as long."""
    if "closes_at" not in seen.data:
        return
    span = seen.data["closes_at"] - seen.happened_at
    findings.expect(
        bool(law)
        and seen.data.get("law") == law
        and 0 < span <= days * DAY
        and not rule.in_person_quorum,
        "frozen_rule",
        seen.seq,
        (law, days),
        (seen.data.get("law"), span),
        record=seen.subject,
    )


def unseal(findings: Findings, seen: Seen, vote: Vote) -> None:
    """Every sealed ballot says at the closing what it was bound to when it was cast."""
    opened = {one["ballot"]: one for one in seen.data.get("opened", ())}
    sealed = {cast.id for casts in vote.ballots.values() for cast in casts}
    held = opened.keys() == sealed and len(opened) == len(seen.data.get("opened", ()))
    for casts in vote.ballots.values():
        for at, cast in enumerate(casts):
            one = opened.get(cast.id, {})
            choice = one.get("choice", "")
            bound = _bound(one.get("salt", ""), choice)
            held = held and choice in CHOICES and bound == cast.sealed
            casts[at] = replace(cast, choice=choice if choice in CHOICES else "abstain")
    findings.expect(
        held, "ballots_listed", seen.seq, sorted(sealed), sorted(opened), record=seen.subject
    )


def hold_to_outcome(findings: Findings, seen: Seen, vote: Vote) -> None:
    """The outcome is what the vote's frozen rule makes of the positions."""
    vote.positions = {one["seat"]: dict(one) for one in seen.data["positions"]}
    vote.outcome = seen.data["outcome"]
    expected = plain(outcome_to_json(decide(vote.rule, statuses(seen.data["positions"]))))
    found = {name: seen.data[name] for name in _OUTCOME if name in seen.data}
    findings.same(expected, found, "outcome", seen.seq, record=seen.subject)


def hold_to_list(findings: Findings, seen: Seen, vote: Vote, counting: set[str]) -> None:
    """The closing lists exactly the ballots of the vote, and which of them count."""
    expected = {
        cast.id: {
            "ballot": cast.id,
            "seat": cast.seat,
            "n": cast.n,
            "sha256": cast.sha,
            "counted": "yes" if cast.id in counting else "no",
        }
        for casts in vote.ballots.values()
        for cast in casts
    }
    found = {one["ballot"]: one for one in seen.data["ballots"]}
    findings.expect(
        expected == found and len(found) == len(seen.data["ballots"]),
        "ballots_listed",
        seen.seq,
        sorted(expected),
        sorted(found),
        record=seen.subject,
    )


def hold_lines(
    findings: Findings,
    expected: Sequence[Mapping[str, Any]],
    found: Sequence[Mapping[str, Any]],
    rule: str,
    seen: Seen,
    name: str,
) -> None:
    """Hold a list of one line a seat against the one that should be there."""
    wanted, have = [one[name] for one in expected], [one[name] for one in found]
    if not findings.same(wanted, have, rule, seen.seq, record=seen.subject):
        return
    for want, got in zip(expected, found, strict=True):
        findings.same(want, got, rule, seen.seq, record=seen.subject)


def _bound(salt: str, value: str) -> str:
    """The hash that binds a private detail to its body; nothing for what is no salt."""
    try:
        return sha256_hex(bytes.fromhex(salt) + value.encode("utf-8"))
    except ValueError:
        return ""
