# SPDX-License-Identifier: Apache-2.0
"""Paper sheets of a roll call: what two officers read from one, and the ballots that it became.

Standard library only: the public verifier reads this file.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from govdesk.record.findings import Findings
from govdesk.record.log_entries import Seen
from govdesk.record.log_one_vote import CHOICES, Vote

FROM_PAPER = "ballot.from_paper"

Line = tuple[str, str, str]
"""A seat, who acts for it, and what the sheet says."""


@dataclass(slots=True)
class Sheet:
    """A sheet that two officers read alike; `waiting` are its lines that no ballot says yet."""

    vote: str
    confirmed_by: str
    waiting: set[Line]


@dataclass(slots=True)
class Sheets:
    """Every paper sheet, by the hash of the entry that confirmed it."""

    findings: Findings
    _sheets: dict[str, Sheet] = field(default_factory=dict)

    def confirmed(self, seen: Seen, vote: Vote) -> None:
        """A sheet: of an open vote, with one line a seat. That two officers read it is held by the
        rule for acts of two."""
        lines = [(one["seat"], one["member"], one["choice"]) for one in seen.data["lines"]]
        seats = {seat for seat, _member, _choice in lines}
        self.findings.expect(
            bool(lines)
            and len(seats) == len(lines)
            and seats <= vote.roll.keys()
            and all(choice in CHOICES for _seat, _member, choice in lines)
            and not vote.closed
            and vote.closes_at is None,
            "paper",
            seen.seq,
            "one line a seat of an open vote",
            sorted(seats),
            record=seen.subject,
        )
        self._sheets[seen.sha] = Sheet(vote.id, seen.actor, set(lines))

    def hold(self, seen: Seen) -> None:
        """A ballot from paper says a line of its sheet, once, by whoever confirmed that."""
        data = seen.data
        sheet = self._sheets.get(data["paper"])
        line = (data["seat"], data["member"], data["choice"])
        right = (
            sheet is not None
            and (sheet.vote, sheet.confirmed_by) == (data["vote"], seen.actor)
            and line in sheet.waiting
        )
        self.findings.expect(
            right, "paper", seen.seq, "a line of its sheet", line, record=seen.subject
        )
        if sheet is not None:
            sheet.waiting.discard(line)

    def hold_whole(self, seen: Seen, vote: Vote) -> None:
        """Before a vote closes, every line of its sheets is a ballot."""
        left = [
            line for one in self._sheets.values() if one.vote == vote.id for line in one.waiting
        ]
        self.findings.expect(not left, "paper", seen.seq, "nothing left", left, record=vote.id)
