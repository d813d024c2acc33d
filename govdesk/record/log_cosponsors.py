# SPDX-License-Identifier: Apache-2.0
"""Who stands behind a motion: each seat once, never its mover's own, and nobody comes or goes once
the question is put. Standard library only: the public verifier reads this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from govdesk.record.findings import Findings
from govdesk.record.log_entries import Seen
from govdesk.record.log_register import Handler
from govdesk.record.log_sittings import Sittings
from govdesk.rules.cosponsors import why_not_cosponsor, why_not_withdraw
from govdesk.rules.messages import Message
from govdesk.rules.motions import MotionState


@dataclass(slots=True)
class Cosponsors:
    """The rules about co-sponsors, as of each entry. A part of a log tells nothing of them."""

    findings: Findings
    sittings: Sittings
    whole: bool
    _movers: dict[str, str] = field(default_factory=dict)
    _standing: dict[str, dict[str, str]] = field(default_factory=dict)
    """By motion: its co-sponsors' seats, each with the subject of its entry."""

    def handlers(self) -> Mapping[str, Handler]:
        """What is done with the entries of each type."""
        if not self.whole:
            return {}
        return {
            "motion.submitted": self._moved,
            "motion.stepped": self._moved,
            "motion.cosponsored": self._added,
            "motion.cosponsor_withdrawn": self._withdrawn,
        }

    def _moved(self, seen: Seen) -> None:
        if seen.data.get("mover_seat_id"):
            self._movers[seen.subject] = seen.data["mover_seat_id"]

    def _added(self, seen: Seen) -> None:
        motion, seat = seen.data["motion_id"], seen.data["seat_id"]
        standing = self._standing.setdefault(motion, {})
        mover = self._movers.get(motion)
        state = MotionState(self.sittings.motions[motion].state)
        self._holds(seen, why_not_cosponsor(state, seat, mover_seat_id=mover, standing=standing))
        standing[seat] = seen.subject

    def _withdrawn(self, seen: Seen) -> None:
        motion, seat = seen.data["motion_id"], seen.data["seat_id"]
        standing = self._standing.setdefault(motion, {})
        state = MotionState(self.sittings.motions[motion].state)
        why_not = why_not_withdraw(state, seat, standing=standing)
        self._holds(seen, why_not)
        if why_not is None:
            self.findings.same(
                standing.pop(seat), seen.subject, "cosponsor", seen.seq, record=motion
            )

    def _holds(self, seen: Seen, why_not: Message | None) -> None:
        found = why_not.key.partition(".")[2] if why_not is not None else ""
        self.findings.expect(
            why_not is None, "cosponsor", seen.seq, "a seat that may", found,
            record=seen.data["motion_id"],
        )  # fmt: skip
