# SPDX-License-Identifier: Apache-2.0
"""How a seat loses its vote and has it back: by an adopted key motion that names it, from the day
after at the earliest. Standard library only: the public verifier reads this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from govdesk.record.findings import Findings
from govdesk.record.log_entries import Seen
from govdesk.record.log_register import Handler, Register
from govdesk.record.log_votes import Votes
from govdesk.rules.decision_classes import DecisionClass
from govdesk.rules.decisions import Result
from govdesk.rules.suspensions import Kind, first_day, last_day


@dataclass(slots=True)
class Asked:
    """What a motion asks of a seat, from which day."""

    seat: str
    kind: str
    starts: str
    used: bool = False


@dataclass(slots=True)
class Suspensions:
    """The rule about them, as of each entry. A part of a log tells nothing of it."""

    findings: Findings
    register: Register
    votes: Votes
    whole: bool
    _asked: dict[str, Asked] = field(default_factory=dict)

    def handlers(self) -> Mapping[str, Handler]:
        """What is done with the entries of each type."""
        if not self.whole:
            return {}
        return {
            "suspension.moved": self._moved,
            "seat.suspended": self._suspended,
            "seat.reinstated": self._reinstated,
        }

    def _moved(self, seen: Seen) -> None:
        data = seen.data
        new = seen.subject not in self._asked and data["kind"] in tuple(Kind)
        self.findings.expect(
            new, "carried", seen.seq, "one seat", data["kind"], record=seen.subject
        )
        self._asked.setdefault(seen.subject, Asked(data["seat_id"], data["kind"], data["starts"]))

    def _suspended(self, seen: Seen) -> None:
        data = seen.data
        day = self.register.local_day(seen.happened_at)
        asked = self._carried(data["carried_by"], data["seat_id"], Kind.SUSPEND)
        wanted = first_day(asked.starts, day) if asked is not None else "an adopted key motion"
        self.findings.same(wanted, data["starts"], "carried", seen.seq, record=data["seat_id"])

    def _reinstated(self, seen: Seen) -> None:
        data, day = seen.data, self.register.local_day(seen.happened_at)
        seat = self.register.suspensions[seen.subject].seat
        asked = self._carried(data["ended_by"], seat, Kind.REINSTATE)
        wanted = last_day(asked.starts, day) if asked is not None else "an adopted key motion"
        self.findings.same(wanted, data["ends"], "carried", seen.seq, record=seat)

    def _carried(self, motion: str, seat: str, kind: Kind) -> Asked | None:
        """What an adopted key motion asks of the seat, once."""
        asked = self._asked.get(motion)
        vote = self.votes.votes.get(self.votes.latest.get(motion, ""))
        if asked is None or vote is None or asked.used or (asked.seat, asked.kind) != (seat, kind):
            return None
        asked.used = True
        key = vote.decision_class != DecisionClass.ORDINARY
        return asked if key and vote.outcome == Result.ADOPTED else None
