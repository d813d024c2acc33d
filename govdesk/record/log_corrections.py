# SPDX-License-Identifier: Apache-2.0
"""What the rules for corrections and changes of a closed vote ask, as of the entry that makes one.

Standard library only: the public verifier reads this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdesk.record.log_entries import Seen
from govdesk.record.log_one_vote import Vote
from govdesk.record.log_positions import Cast
from govdesk.rules.corrections import CorrectionFacts
from govdesk.rules.decision_classes import DecisionClass, at_least
from govdesk.rules.decisions import Result
from govdesk.rules.quorum import judge_quorum
from govdesk.rules.roll import count
from govdesk.rules.vote_changes import ChangeFacts

if TYPE_CHECKING:
    from govdesk.record.log_votes import Votes


def change_facts(votes: Votes, seen: Seen, vote: Vote, counted: Cast | None) -> ChangeFacts:
    """Of a change before the next item."""
    seat = seen.data["seat_id"]
    before = vote.positions.get(seat, {})
    (place,) = votes.sittings.acting(vote.meeting, vote.motion, seen.happened_at, only=seat)
    return ChangeFacts(
        until=votes.sittings.changes_until(),
        outcome=Result(vote.outcome) if vote.closed else None,
        latest=votes.latest.get(vote.motion) == vote.id,
        in_session=votes.sittings.meetings[vote.meeting].in_session
        and seen.data["meeting_id"] == vote.meeting,
        moved_on=vote.moved_on,
        over_days=vote.closes_at is not None,
        spoken=counted is not None and not counted.own,
        same=before.get("status") == seen.data["choice"],
        here=place.here and place.person == before.get("member"),
    )


def correction_facts(votes: Votes, seen: Seen, vote: Vote, counted: Cast | None) -> CorrectionFacts:
    """Of a correction in a meeting."""
    data = seen.data
    meeting = votes.sittings.meetings[data["meeting_id"]]
    acting = votes.sittings.acting(data["meeting_id"], "", seen.happened_at)
    quorum = judge_quorum(vote.rule, count(one.status() for one in acting))
    carrying = votes.votes.get(votes.latest.get(data.get("carried_by", ""), ""))
    return CorrectionFacts(
        outcome=Result(vote.outcome) if vote.closed else None,
        after=Result(data["outcome"]),
        latest=votes.latest.get(vote.motion) == vote.id,
        spoken=counted is not None and not counted.own,
        same=counted is not None and counted.choice == data["choice"],
        in_session=meeting.in_session,
        quorum=quorum is None or quorum.met,
        key=vote.decision_class != DecisionClass.ORDINARY,
        unopposed=data["unopposed"] == "yes",
        carried=carrying is not None
        and carrying.outcome == Result.ADOPTED
        and carrying.closed > vote.closed
        and at_least(DecisionClass(carrying.decision_class), DecisionClass(vote.decision_class)),
    )
