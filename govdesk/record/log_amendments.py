# SPDX-License-Identifier: Apache-2.0
"""How texts come to be changed once they are before the body: by an adopted amendment alone.

Standard library only: the public verifier reads this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from govdesk.record.findings import Findings
from govdesk.record.log_entries import Seen
from govdesk.record.log_register import Handler
from govdesk.record.log_sittings import Sittings
from govdesk.rules.amendments import MOST_DEGREES, applied, from_json
from govdesk.rules.decision_classes import DecisionClass, at_least
from govdesk.rules.divisions import why_not_divided
from govdesk.rules.motions import ENDED, MotionState

_OF_ITS_MOVER = frozenset(
    {
        MotionState.SUBMITTED.value,
        MotionState.NOTICED.value,
        MotionState.MOVED.value,
        MotionState.SECONDED.value,
    }
)
"""Where a motion's words are still its mover's own."""
_OVER = frozenset(state.value for state in ENDED)
_REWORDED = _OF_ITS_MOVER | {MotionState.PENDING.value}


@dataclass(slots=True)
class Amended:
    """An amendment: what it changes, in which version, and whether it was put into the text."""

    target: str
    degree: int
    on_text: int
    used: bool = False


@dataclass(slots=True)
class Amendments:
    """The rules about amendments, as of each entry. A part of a log tells nothing of them."""

    findings: Findings
    sittings: Sittings
    whole: bool
    _texts: dict[str, dict[int, str]] = field(default_factory=dict)
    _amendments: dict[str, Amended] = field(default_factory=dict)
    _parts: dict[str, list[str]] = field(default_factory=dict)
    """By the motion that is divided."""
    _least: dict[str, list[str]] = field(default_factory=dict)
    """The classes of the amendments that a motion took in."""

    def handlers(self) -> Mapping[str, Handler]:
        """What is done with the entries of each type."""
        if not self.whole:
            return {}
        return {
            "motion.submitted": self._submitted,
            "motion.text_versioned": self._versioned,
            "amendment.moved": self._moved,
            "motion.parted": self._parted,
            "motion.stepped": self._stepped,
            "amendment.replayed": self._replayed,
            "vote.opened": self._opened,
        }

    def _submitted(self, seen: Seen) -> None:
        self._texts[seen.subject] = {seen.data["n"]: seen.data["text"]}

    def _moved(self, seen: Seen) -> None:
        data = seen.data
        target = data.get("parent_id") or data["motion_id"]
        above = self._amendments.get(target)
        degree = 1 if above is None else above.degree + 1
        state = self.sittings.motions[target].state
        right = (
            (degree, state) == (data["degree"], MotionState.PENDING.value)
            and degree <= MOST_DEGREES
            and seen.subject not in self._amendments
            and (above is None or above.target == data["motion_id"])
        )
        self.findings.expect(
            right, "amended", seen.seq, "what is before the members", state, record=seen.subject
        )
        self._amendments[seen.subject] = Amended(target, data["degree"], data["on_text"])
        self._applies(seen)

    def _parted(self, seen: Seen) -> None:
        self._parts.setdefault(seen.data["origin_id"], []).append(seen.subject)

    def _stepped(self, seen: Seen) -> None:
        """A divided motion's parts have its words, none lost and none brought in."""
        if seen.data["to_state"] != MotionState.DIVIDED:
            return
        text = self._texts[seen.subject][self.sittings.motions[seen.subject].current]
        into = [self._texts[part][1] for part in self._parts.get(seen.subject, ())]
        problem = why_not_divided(text, into)
        self.findings.expect(problem is None, "amended", seen.seq, text, into, record=seen.subject)

    def _replayed(self, seen: Seen) -> None:
        self._amendments[seen.subject].on_text = seen.data["on_text"]
        self._applies(seen)

    def _applies(self, seen: Seen) -> None:
        """Its changes, made in the version that it names, are its own text."""
        amendment = self._amendments[seen.subject]
        base = self._texts[amendment.target][amendment.on_text]
        made = applied(base, from_json(seen.data["operations"]))
        own = self._texts[seen.subject][self.sittings.motions[seen.subject].current]
        self.findings.expect(made == own, "amended", seen.seq, own, made, record=seen.subject)

    def _versioned(self, seen: Seen) -> None:
        data, motion = seen.data, self.sittings.motions[seen.subject]
        before = max(self._texts[seen.subject])
        self._texts[seen.subject][data["n"]] = data["text"]
        if "change_id" in data:
            return  # held to the motion that changed the decision (`log_decision_changes`)
        amendment_id = data.get("amendment_id", "")
        if not amendment_id:
            free = _REWORDED if seen.subject in self._amendments else _OF_ITS_MOVER
            if any(seen.subject in parts for parts in self._parts.values()):
                free = frozenset()
            self.findings.expect(
                motion.state in free, "amended", seen.seq, "an amendment", motion.state,
                record=seen.subject,
            )  # fmt: skip
            return
        amendment = self._amendments[amendment_id]
        source = self.sittings.motions[amendment_id]
        words = self._texts[amendment_id][source.current]
        right = (
            source.state == MotionState.ADOPTED
            and not amendment.used
            and (amendment.target, amendment.on_text) == (seen.subject, before)
            and motion.state == MotionState.PENDING
            and words == data["text"]
        )
        self.findings.expect(right, "amended", seen.seq, words, data["text"], record=seen.subject)
        amendment.used = True
        self._least.setdefault(seen.subject, []).append(source.decision_class)

    def _opened(self, seen: Seen) -> None:
        """What it took in is decided as what it is; and an amendment fits what it amends."""
        motion_id = seen.data["motion_id"]
        motion = self.sittings.motions[motion_id]
        for least in self._least.get(motion_id, ()):
            self.findings.expect(
                at_least(DecisionClass(motion.decision_class), DecisionClass(least)),
                "class", seen.seq, least, motion.decision_class, record=motion_id,
            )  # fmt: skip
        amendment = self._amendments.get(motion_id)
        if amendment is not None:
            now = self.sittings.motions[amendment.target].current
            self.findings.expect(
                amendment.on_text == now, "amended", seen.seq, now, amendment.on_text,
                record=motion_id,
            )  # fmt: skip
        open_ = [
            one
            for one, other in self._amendments.items()
            if other.target == motion_id and self.sittings.motions[one].state not in _OVER
        ]
        self.findings.expect(
            not open_, "amended", seen.seq, "no amendment that waits", open_, record=motion_id
        )
