# SPDX-License-Identifier: Apache-2.0
"""How a motion's class changes: it is raised, or an adopted key vote that names it lowers it.

Standard library only: the public verifier reads this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from govdesk.record.findings import Findings
from govdesk.record.log_entries import Seen
from govdesk.record.log_register import Handler
from govdesk.record.log_sittings import FIXED, Sittings
from govdesk.record.log_votes import Votes
from govdesk.rules.decision_classes import DecisionClass, at_least
from govdesk.rules.decisions import Result


@dataclass(slots=True)
class Lowering:
    """A motion to lower the class of another."""

    motion: str
    used: bool = False


@dataclass(slots=True)
class Classes:
    """The rule about classes, as of each entry."""

    findings: Findings
    sittings: Sittings
    votes: Votes
    _lowerings: dict[str, Lowering] = field(default_factory=dict)
    _key_by_link: set[str] = field(default_factory=set)
    """Motions that are key by what they are linked to."""

    def handlers(self) -> Mapping[str, Handler]:
        """What is done with the entries of each type."""
        return {
            "class_lowering.moved": self._moved,
            "motion.linked": self._linked,
            "motion.classed": self._classed,
        }

    def _moved(self, seen: Seen) -> None:
        """It is as weighty as what it would lower, and is no lowering of a lowering."""
        motion, other = seen.subject, seen.data["motion_id"]
        found = self.sittings.motions[motion].decision_class
        wanted = self.sittings.motions[other].decision_class
        right = (
            at_least(DecisionClass(found), DecisionClass(wanted))
            and found != DecisionClass.ORDINARY
            and motion not in self._lowerings
            and other not in self._lowerings
            and motion != other
        )
        self.findings.expect(right, "class", seen.seq, wanted, found, record=motion)
        self._lowerings[motion] = Lowering(other)

    def _linked(self, seen: Seen) -> None:
        if seen.data["kind"] in ("indicator", "pivot"):
            self._key_by_link.add(seen.data["motion_id"])

    def _classed(self, seen: Seen) -> None:
        motion, wanted = self.sittings.motions[seen.subject], seen.data["decision_class"]
        right = at_least(DecisionClass(wanted), DecisionClass(motion.decision_class))
        if not right or "carried_by" in seen.data:
            right = self._carried(seen)
        self.findings.expect(
            right and motion.state not in FIXED, "class", seen.seq, motion.decision_class, wanted,
            record=seen.subject,
        )  # fmt: skip
        motion.decision_class = wanted

    def _carried(self, seen: Seen) -> bool:
        """Whether a key vote about this very motion was adopted, and lowered nothing before."""
        source = seen.data.get("carried_by", "")
        lowering = self._lowerings.get(source)
        vote = self.votes.votes.get(self.votes.latest.get(source, ""))
        before = self.sittings.motions[seen.subject].decision_class
        if lowering is None or vote is None or lowering.used:
            return False
        lowering.used = True
        return (
            lowering.motion == seen.subject
            and (before, seen.data["decision_class"])
            == (DecisionClass.KEY.value, DecisionClass.ORDINARY.value)
            and vote.outcome == Result.ADOPTED
            and vote.decision_class != DecisionClass.ORDINARY
            and seen.subject not in self._key_by_link
            and not self.sittings.motions[seen.subject].changes_decision
            and self.sittings.motions[seen.subject].covered_by is None
        )
