# SPDX-License-Identifier: Apache-2.0
"""One vote as its entries tell it; and, where it is open over days, the law that allows it and its
sealed ballots.

Standard library only: the public verifier reads this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from govdesk.record.canonical import sha256_hex
from govdesk.record.findings import Findings
from govdesk.record.log_entries import Seen
from govdesk.record.log_positions import Cast
from govdesk.rules.decision_rules import Rule

CHOICES = ("yes", "no", "abstain")
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


def _bound(salt: str, value: str) -> str:
    """The hash that binds a private detail to its body; nothing for what is no salt."""
    try:
        return sha256_hex(bytes.fromhex(salt) + value.encode("utf-8"))
    except ValueError:
        return ""
