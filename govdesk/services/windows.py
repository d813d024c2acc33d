# SPDX-License-Identifier: Apache-2.0
"""Votes over a window of days, where the charter cites the law that allows them.

Who votes and who is recused is settled when the vote opens. A ballot is sealed: its body, which
everyone may read, only binds its choice by a salted hash; the choice is a private detail until the
vote closes, when every ballot is opened in the closing entry, so that anyone can check it.
"""

from __future__ import annotations

import hashlib

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.meetings import Meeting
from govdesk.models.record import PrivateDetail
from govdesk.models.votes import Ballot, Vote
from govdesk.rules.charter import Charter
from govdesk.rules.decision_rules import Rule
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.services.ballots import CHOICE
from govdesk.services.context import Act
from govdesk.services.meetings import instant

DAY = 86_400_000_000


def window_end(act: Act, charter: Charter, rule: Rule, meeting: Meeting, wall: str) -> int:
    """When a vote over days that is opened now closes: `wall` by the city's clocks.

    Raises Refusal where the charter allows none, BadInput for a time that cannot be.
    """
    if charter.window is None:
        raise Refusal(message("windows.not_allowed"))
    if rule.in_person_quorum:
        raise Refusal(message("windows.needs_the_room"))
    _wall, closes_at = instant(wall, meeting.zone)
    if closes_at <= act.now:
        raise BadInput(message("meetings.time_is_over"), field="closes_wall")
    if closes_at > act.now + charter.window.days * DAY:
        raise BadInput(message("windows.too_long", count=charter.window.days), field="closes_wall")
    return closes_at


def opened_ballots(session: Session, vote: Vote) -> list[dict[str, str]]:
    """Every ballot of a vote over days with what it says and the salt that binds it to its body.

    Raises Refusal where one cannot be opened.
    """
    ballots = session.scalars(
        select(Ballot.id).where(Ballot.vote_id == vote.id).order_by(Ballot.seat_id, Ballot.n)
    ).all()
    found = []
    for ballot in ballots:
        detail = session.scalars(
            select(PrivateDetail).where(
                PrivateDetail.subject == ballot, PrivateDetail.field == CHOICE
            )
        ).one_or_none()
        if detail is None or _digest(detail) != detail.commitment:
            raise Refusal(
                message("windows.cannot_open"),
                kept=message("general.nothing_changed"),
                then=message("windows.cannot_open.then"),
            )
        found.append({"ballot": ballot, "choice": detail.value, "salt": detail.salt})
    return found


def refuse_early(vote: Vote, now: int) -> None:
    """Raises Refusal while a vote over days is open."""
    if vote.closes_at is not None and now < vote.closes_at:
        raise Refusal(message("windows.still_open"), kept=message("general.nothing_changed"))


def _digest(detail: PrivateDetail) -> str:
    bound = bytes.fromhex(detail.salt) + detail.value.encode("utf-8")
    return hashlib.sha256(bound).hexdigest()
