# SPDX-License-Identifier: Apache-2.0
"""Ballots: cast by the seat's holder or seated stand-in, or spoken and entered by the secretary.

A ballot names the hashes of the text, the rule and the roll, and the seat's ballot before it, so
that it can be moved to no other vote and none can be taken back unseen.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.keys import PersonKey
from govdesk.models.meetings import Meeting
from govdesk.models.motions import MotionText
from govdesk.models.record import Checkpoint
from govdesk.models.votes import Ballot, Vote
from govdesk.queries.ballot_rights import why_not_confirm, why_not_own, why_not_spoken
from govdesk.queries.rolls import CastBallot, SeatNow, ballots_of, seats_now
from govdesk.queries.windows import why_not_sealed, window_seats
from govdesk.record.canonical import canonical, clean_text, plain, sha256_hex, text_sha256
from govdesk.record.entry_rules import ENTRY_RULES
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput, NotAllowed, Refusal, Stale
from govdesk.rules.second_person import COMMUNITY
from govdesk.services.context import Act, Changed, Context
from govdesk.services.inputs import found

CHOICES = ("yes", "no", "abstain")
CHOICE = "choice"
"""The private detail of a sealed ballot."""
AGAIN = ("slip", "change")
EXPLANATION = 2_000


def cast_ballot(
    ctx: Context,
    *,
    vote_id: str,
    seat_id: str,
    choice: str,
    explanation: str | None = None,
    seen: int | None = None,
) -> Changed:
    """Cast the ballot of one's own seat; until the closing a later one replaces it.

    `seen` is how many ballots of the seat were shown when choosing: another one meanwhile is Stale.
    Raises NotAllowed for anybody but the seat's holder or seated stand-in, Refusal when the vote is
    closed or the seat is recused or not present.
    """
    with ctx.writing("ballot.cast") as act:
        vote, seat, before = place(act, vote_id, seat_id, choice)
        member = ctx.actor.member_id if ctx.actor else None
        if vote.closes_at is not None:
            reason = why_not_sealed(vote, seat, member, act.now)
        else:
            reason = why_not_own(seat, before, member)
        if reason is not None:
            refusal = NotAllowed if reason.key in _NOT_THEIRS else Refusal
            raise refusal(reason, kept=message("general.nothing_changed"))
        _refuse_unvouched(act, seat)
        if seen is not None and seen != len(before):
            raise Stale(message("votes.changed_meanwhile"), kept=message("general.nothing_changed"))
        if vote.closes_at is not None:
            return _seal(act, vote, seat, before, choice)
        return _record(act, "ballot.cast", vote, seat, before, choice, explanation)


def enter_ballot(
    ctx: Context, *, vote_id: str, seat_id: str, choice: str, again: str = "change"
) -> Changed:
    """Enter the ballot that a seat's holder or seated stand-in spoke in the roll call.

    Entered once more for the same person, the record says why (`again`): they changed their vote
    (`change`), or the key before was a slip (`slip`); both ballots are kept. Raises Refusal when
    the seat already cast its own: a spoken ballot never replaces that.
    """
    with ctx.writing("ballot.enter") as act:
        vote, seat, before = place(act, vote_id, seat_id, choice)
        over_days = vote.closes_at is not None
        reason = message("windows.own_only") if over_days else why_not_spoken(seat, before)
        if reason is not None:
            raise Refusal(reason, kept=message("general.nothing_changed"))
        if again not in AGAIN:
            named = message("votes.field_again")
            raise BadInput(message("general.choose_one", field=named), field="again")
        same = bool(before) and before[-1].member_id == seat.member_id
        why = again if same else None
        return _record(act, "ballot.entered", vote, seat, before, choice, None, again=why)


def read_back(ctx: Context, *, vote_id: str) -> Changed:
    """Note that the spoken votes were read back to the members just now. Raises Refusal when the
    vote is closed."""
    with ctx.writing("ballot.enter") as act:
        vote = found(act.session, Vote, vote_id, named=message("votes.vote"))
        if vote.state != "open":
            raise Refusal(message("votes.closed"), kept=message("general.nothing_changed"))
        act.record("vote.read_back", vote_id)
        return act.changed(vote_id)


def _refuse_unvouched(act: Act, seat: SeatNow) -> None:
    """A community seat's ballot is signed by a key that the community vouched for."""
    own = act.ctx.seal.own_for(ENTRY_RULES["ballot.cast"])
    if own is None or seat.holding.constituency != COMMUNITY:
        return  # without the own key at hand, recording asks for it
    query = select(PersonKey.vouched).where(PersonKey.kid == own.kid, PersonKey.ended_at.is_(None))
    if act.session.scalars(query).first() != COMMUNITY:
        raise NotAllowed(
            message("votes.key_not_vouched"),
            kept=message("general.nothing_changed"),
            then=message("votes.key_not_vouched.then"),
        )


def confirm_ballot(
    ctx: Context, *, ballot_id: str, stands: bool, note: str | None = None
) -> Changed:
    """Say of one's own spoken ballot that it is what one said, or (with a note) that it is not.

    It changes no vote: a ballot that is disputed is corrected in a meeting. Raises Refusal once the
    meeting's minutes are approved.
    """
    with ctx.writing("ballot.cast") as act:
        ballot = found(act.session, Ballot, ballot_id, named=message("votes.ballot"))
        member = ctx.actor.member_id if ctx.actor else None
        meeting = act.session.scalars(
            select(Meeting)
            .join(Vote, Vote.meeting_id == Meeting.id)
            .where(Vote.id == ballot.vote_id)
        ).one()
        reason = why_not_confirm(ballot.way, ballot.member_id, member, meeting.state)
        if reason is not None:
            raise Refusal(reason, kept=message("general.nothing_changed"))
        told = clean_text(note or "").strip()
        if not stands and not told:
            raise BadInput(
                message("general.required", field=message("votes.field_note")), field="note"
            )
        act.record(
            "ballot.confirmed",
            ballot_id,
            confirmation_id=act.new_id(),
            stands=stands,
            note=told or None,
        )
        return act.changed(ballot_id)


_NOT_THEIRS = frozenset(
    {
        "votes.wrong_seat",
        "votes.principal_is_here",
        "votes.another_stands_in",
        "windows.settled",
    }
)


def place(
    act: Act, vote_id: str, seat_id: str, choice: str
) -> tuple[Vote, SeatNow, list[CastBallot]]:
    """The open vote, a seat of it and its ballots so far. Raises BadInput for no choice, Refusal
    when the vote is closed."""
    if choice not in CHOICES:
        named = message("votes.field_choice")
        raise BadInput(message("general.choose_one", field=named), field="choice")
    query = select(Vote).where(Vote.id == vote_id).with_for_update(read=True)
    vote = act.session.scalars(query).one_or_none()
    if vote is None:
        raise Refusal(message("general.not_found", what=message("votes.vote")))
    if vote.state != "open":
        raise Refusal(message("votes.closed"), kept=message("general.nothing_changed"))
    _refuse_altered(act.session, vote)
    meeting = act.session.get_one(Meeting, vote.meeting_id)
    if vote.closes_at is not None:
        seats = window_seats(act.session, vote)
    else:
        seats = seats_now(act.session, meeting, at=act.now, motion_id=vote.motion_id)
    for seat in seats:
        if seat.seat_id == seat_id:
            return vote, seat, ballots_of(act.session, vote_id).get(seat_id, [])
    raise Refusal(message("general.not_found", what=message("people.seat")))


def body_hash(value: object) -> str:
    """The hash of a part of a body in its canonical form."""
    return sha256_hex(canonical({"value": plain(value)}))


def _refuse_altered(session: Session, vote: Vote) -> None:
    """Nobody votes on other words, or under another rule, than the vote was opened on: whoever can
    write to the database could change what a ballot's screen shows."""
    text = session.get_one(MotionText, vote.text_id)
    if (text_sha256(text.text), body_hash(vote.rule)) != (vote.text_sha256, vote.rule_sha256):
        raise Refusal(
            message("votes.altered"),
            kept=message("general.nothing_changed"),
            then=message("votes.altered.then"),
        )


def _record(
    act: Act,
    entry_type: str,
    vote: Vote,
    seat: SeatNow,
    before: list[CastBallot],
    choice: str,
    explanation: str | None,
    *,
    again: str | None = None,
) -> Changed:
    told = clean_text(explanation).strip() if explanation else ""
    if len(told) > EXPLANATION:
        named = message("votes.field_explanation")
        raise BadInput(
            message("general.too_long", field=named, limit=EXPLANATION), field="explanation"
        )
    made = act.new_id()
    act.record(
        entry_type,
        made,
        **place_of(act, vote, seat, before),
        choice=choice,
        explanation=told or None,
        again=again,
    )
    return act.changed(made)


def _seal(act: Act, vote: Vote, seat: SeatNow, before: list[CastBallot], choice: str) -> Changed:
    """A ballot in a vote over days: what it says is bound to its body and told by none."""
    made = act.new_id()
    act.record(
        "ballot.sealed",
        made,
        **place_of(act, vote, seat, before),
        private={CHOICE: choice},
    )
    return act.changed(made)


def place_of(act: Act, vote: Vote, seat: SeatNow, before: list[CastBallot]) -> dict[str, Any]:
    """What every ballot names, so that it can be moved nowhere."""
    return {
        "vote": vote.id,
        "seat": seat.seat_id,
        "member": seat.member_id,
        "text_sha256": vote.text_sha256,
        "rule_sha256": vote.rule_sha256,
        "roll_sha256": vote.roll_sha256,
        "checkpoint": _last_checkpoint(act.session),
        "n": len(before) + 1,
        "prev": before[-1].body_sha256 if before else "",
    }


def _last_checkpoint(session: Session) -> str:
    query = select(Checkpoint.root).order_by(Checkpoint.size.desc()).limit(1)
    return session.scalars(query).first() or ""
