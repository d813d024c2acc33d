# SPDX-License-Identifier: Apache-2.0
"""How motions come to be decided, and what only a decision may change.

No way leads past the residents' concurrence: not a class lowered, not general consent on a key
matter, not a target or a charter changed without the vote that it needs. Standard library only: the
public verifier reads this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from govdesk.record.canonical import canonical, sha256_hex
from govdesk.record.findings import Findings
from govdesk.record.log_answers import members_agreed
from govdesk.record.log_entries import Seen
from govdesk.record.log_register import Handler
from govdesk.record.log_sittings import Sittings
from govdesk.record.log_votes import Votes
from govdesk.rules.decision_changes import ENDS
from govdesk.rules.decision_classes import DecisionClass, Matter, at_least
from govdesk.rules.decisions import Result
from govdesk.rules.motions import MotionState, MotionVerb
from govdesk.rules.procedural import MAJORITY, asks_members, rule_of

DECIDED = frozenset({MotionState.ADOPTED.value, MotionState.REJECTED.value})
LINKED_MATTERS = {"indicator": Matter.INDICATORS, "pivot": Matter.PIVOT}
"""What a motion touches by what it is linked to."""


@dataclass(slots=True)
class Decisions:
    """The rules about decisions, over motions and votes as of each entry. A part of a log tells
    nothing of them."""

    findings: Findings
    sittings: Sittings
    votes: Votes
    whole: bool
    _targets: set[tuple[str, int]] = field(default_factory=set)
    _version: int = 0
    """Of the charter in force."""
    _proposals: dict[str, tuple[int, str]] = field(default_factory=dict)
    """By motion: the version that a proposed charter follows, and its hash."""

    def handlers(self) -> Mapping[str, Handler]:
        """What is done with the entries of each type."""
        if not self.whole:
            return {}
        return {
            "motion.linked": self._linked,
            "motion.stepped": self._stepped,
            "charter.in_force": self._charter,
            "charter.proposed": self._proposed,
            "closed_session.begun": self._doors_closed,
            "target.set": self._target,
        }

    def _linked(self, seen: Seen) -> None:
        matter = LINKED_MATTERS.get(seen.data["kind"])
        if matter is None or matter not in self.sittings.key_matters():
            return
        found = self.sittings.motions[seen.data["motion_id"]].decision_class
        self.findings.expect(
            found != DecisionClass.ORDINARY, "class", seen.seq, DecisionClass.KEY, found,
            record=seen.data["motion_id"],
        )  # fmt: skip

    def _stepped(self, seen: Seen) -> None:
        data, motion = seen.data, self.sittings.motions[seen.subject]
        before, after = motion.state, data["to_state"]
        motion.state = after
        if not self._agreed(seen, before):
            return
        if data["verb"] in ENDS:
            expected = MotionState.ADOPTED.value, ENDS[data["verb"]].value
            self.findings.same(
                expected, (before, after), "carried", seen.seq,
                record=seen.subject,
            )  # fmt: skip
            return
        if before in DECIDED and after not in DECIDED:
            self._reopened(seen, motion.decision_class, before)
        if after not in DECIDED:
            return
        outcome = self.votes.outcome_on(seen.subject)
        match data["verb"]:
            case MotionVerb.CLOSE:
                right = before == MotionState.VOTING and outcome == after
            case MotionVerb.CONSENT:
                ordinary = motion.decision_class == DecisionClass.ORDINARY
                right = ordinary and after == MotionState.ADOPTED
            case _:
                right = False
        self.findings.expect(
            right, "carried", seen.seq, outcome or "a vote", data["verb"], record=seen.subject
        )

    def _agreed(self, seen: Seen, before: str) -> bool:
        """What is the members' to agree to names what they said, and it is as the rule counts it.
        Whether the step was taken: what they did not carry leaves the motion where it was."""
        data = seen.data
        verb = next((one for one in MotionVerb if one == data["verb"]), None)
        if verb is None or not asks_members(verb, MotionState(before)):
            return True
        stays = data["to_state"] == before
        return members_agreed(self.sittings, seen, rule_of(verb), stays=stays)

    def _doors_closed(self, seen: Seen) -> None:
        members_agreed(self.sittings, seen, MAJORITY)

    def _reopened(self, seen: Seen, decision_class: str, before: str) -> None:
        """A decision is undecided only where it is reconsidered; an adopted key one never is."""
        key = decision_class != DecisionClass.ORDINARY and before == MotionState.ADOPTED
        right = seen.data["verb"] == MotionVerb.RECONSIDER and not key
        self.findings.expect(
            right, "carried", seen.seq, before, seen.data["verb"], record=seen.subject
        )

    def _proposed(self, seen: Seen) -> None:
        data = seen.data
        digest = sha256_hex(canonical(data["body"]))
        self._proposals[data["motion_id"]] = data["on_version"], digest
        self.findings.same(digest, data["body_sha256"], "carried", seen.seq, record=seen.subject)

    def _charter(self, seen: Seen) -> None:
        """A later version is the one that the adopted motion proposed, made from the one before."""
        data, before = seen.data, self._version
        self._version = max(before, data["version"])
        if data["version"] == 1 and not before:
            return
        self._needs(seen, DecisionClass.CHARTER)
        vote = self.votes.votes.get(data.get("vote_id", ""))
        proposed = self._proposals.get(vote.motion) if vote is not None else None
        found = data["version"] - 1, sha256_hex(canonical(data["body"]))
        self.findings.expect(
            (before, data["body_sha256"]) == found == proposed,
            "carried", seen.seq, proposed, found, record=seen.subject,
        )  # fmt: skip

    def _target(self, seen: Seen) -> None:
        place = seen.data["indicator_id"], seen.data["fiscal_year"]
        if place in self._targets or "vote_id" in seen.data:
            self._needs(seen, DecisionClass.KEY)
        self._targets.add(place)

    def _needs(self, seen: Seen, wanted: DecisionClass) -> None:
        """It names a vote that was adopted, of such a class at least."""
        vote = self.votes.votes.get(seen.data.get("vote_id", ""))
        right = (
            vote is not None
            and vote.outcome == Result.ADOPTED
            and at_least(DecisionClass(vote.decision_class), wanted)
        )
        found = f"{vote.decision_class}, {vote.outcome}" if vote is not None else "no vote"
        self.findings.expect(
            right, "carried", seen.seq, f"{wanted}, adopted", found, record=seen.subject
        )
