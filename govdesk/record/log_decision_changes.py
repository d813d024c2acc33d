# SPDX-License-Identifier: Apache-2.0
"""How what was adopted comes to be rescinded or changed: by an adopted motion that names it, of its
class at least. Standard library only: the public verifier reads this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from govdesk.record.findings import Findings
from govdesk.record.log_entries import Seen
from govdesk.record.log_register import Handler
from govdesk.record.log_sittings import Sittings
from govdesk.rules.decision_changes import ENDS
from govdesk.rules.decision_classes import DecisionClass, at_least
from govdesk.rules.motions import MotionState, MotionVerb


@dataclass(slots=True)
class Change:
    """A motion to change a decision: which, how, against which version; and what it did."""

    decided: str
    kind: str
    on_text: int
    worded: bool = False
    """Its words are a version of the decision."""
    used: bool = False


@dataclass(slots=True)
class DecisionChanges:
    """The rules about changes of decisions, as of each entry. A part of a log tells nothing of
    them."""

    findings: Findings
    sittings: Sittings
    whole: bool
    _changes: dict[str, Change] = field(default_factory=dict)

    def handlers(self) -> Mapping[str, Handler]:
        """What is done with the entries of each type."""
        if not self.whole:
            return {}
        return {
            "decision_change.moved": self._moved,
            "motion.text_versioned": self._versioned,
            "motion.stepped": self._stepped,
            "vote.opened": self._opened,
        }

    def _moved(self, seen: Seen) -> None:
        data = seen.data
        change = Change(data["motion_id"], data["kind"], data["on_text"])
        new = seen.subject not in self._changes and change.decided not in self._changes
        self.findings.expect(
            new and change.kind in ENDS, "carried", seen.seq, "a decision", data["kind"],
            record=seen.subject,
        )  # fmt: skip
        self._changes[seen.subject] = change
        self._stands(seen, seen.subject)

    def _opened(self, seen: Seen) -> None:
        if seen.data["motion_id"] in self._changes:
            self._stands(seen, seen.data["motion_id"])

    def _stands(self, seen: Seen, motion_id: str) -> None:
        """What it changes is adopted and as it was, and no weightier than itself."""
        change = self._changes[motion_id]
        motion = self.sittings.motions[motion_id]
        decided = self.sittings.motions[change.decided]
        expected = MotionState.ADOPTED.value, change.on_text
        found = decided.state, decided.current
        self.findings.same(expected, found, "carried", seen.seq, record=motion_id)
        self.findings.expect(
            at_least(DecisionClass(motion.decision_class), DecisionClass(decided.decision_class)),
            "class", seen.seq, decided.decision_class, motion.decision_class, record=motion_id,
        )  # fmt: skip

    def _versioned(self, seen: Seen) -> None:
        """A decision has the words of the adopted motion that changed it."""
        if "change_id" not in seen.data:
            return
        source, change = seen.data["change_id"], self._changes[seen.data["change_id"]]
        motion = self.sittings.motions[source]
        words = next(sha for n, sha in motion.texts.values() if n == motion.current)
        right = (
            (change.decided, change.kind) == (seen.subject, MotionVerb.AMEND_ADOPTED)
            and motion.state == MotionState.ADOPTED
            and not change.worded
        )
        self.findings.expect(
            right and words == seen.data["text_sha256"], "amended", seen.seq, words,
            seen.data["text_sha256"], record=seen.subject,
        )  # fmt: skip
        change.worded = True

    def _stepped(self, seen: Seen) -> None:
        verb = seen.data["verb"]
        if verb not in ENDS:
            return
        by = next(
            (
                change
                for motion_id, change in self._changes.items()
                if (change.decided, change.kind, change.used) == (seen.subject, verb, False)
                and self.sittings.motions[motion_id].state == MotionState.ADOPTED
            ),
            None,
        )
        right = by is not None and by.worded == (verb == MotionVerb.AMEND_ADOPTED)
        self.findings.expect(
            right, "carried", seen.seq, "an adopted motion", verb, record=seen.subject
        )
        if by is not None:
            by.used = True
