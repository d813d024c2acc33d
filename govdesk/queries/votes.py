# SPDX-License-Identifier: Apache-2.0
"""Votes as people see them: the board with where it stands, the roll, the outcome in a sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.meetings import Meeting
from govdesk.models.motions import Amendment, Motion, MotionText
from govdesk.models.people import Member, Seat
from govdesk.models.votes import Ballot, BallotConfirmation, RollEntry, Vote, VoteCorrection
from govdesk.models.votes import Outcome as OutcomeRow
from govdesk.queries.amendments import base_text, first_text
from govdesk.queries.ballot_rights import why_not_spoken
from govdesk.queries.charter import charter_now
from govdesk.queries.corrections import Correctable, correctable, dependents
from govdesk.queries.costs import cost_of
from govdesk.queries.decision_changes import Followed
from govdesk.queries.paper_sheets import PaperRow, papers_of
from govdesk.queries.rolls import attendance_log, ballots_of, positions_now, quorum_now
from govdesk.queries.summaries import summaries_of
from govdesk.queries.vote_changes import Changeable, changeable
from govdesk.queries.windows import window_seats
from govdesk.rules.attendance import absence, people_at
from govdesk.rules.charter import Charter
from govdesk.rules.costs import Cost
from govdesk.rules.decision_json import rule_from_json
from govdesk.rules.decision_rules import Rule
from govdesk.rules.decisions import Outcome, decide
from govdesk.rules.explanations import Explanation, explain
from govdesk.rules.live_votes import live_state
from govdesk.rules.messages import Message, message
from govdesk.rules.outcome_json import statuses
from govdesk.rules.quorum import QuorumResult
from govdesk.rules.roll import SeatStatus, Status
from govdesk.rules.summaries import Summary
from govdesk.rules.summaries import standing as standing_summaries

CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One seat on the board, in charter order. `choice` is a `Status` value."""

    seat_id: str
    seat: str
    constituency: str
    name: str | None
    role: str
    choice: str
    way: str | None
    """own | spoken | paper | corrected | slip | change; None without a ballot that counts."""
    explanation: str | None
    at: int | None
    ballots: int
    """How many ballots the seat has cast, replaced ones with them."""
    ballot_id: str | None
    """The ballot that counts; None without one."""
    member_id: str | None
    stands: bool | None
    """What the member said of a spoken ballot afterwards; None while they said nothing."""
    said_instead: str | None
    why_not_spoken: Message | None
    """Why the secretary cannot enter a ballot for the seat; None when it is possible."""
    absence: str = ""
    """An `Absence` value, of a seat that was absent when the vote closed."""


@dataclass(frozen=True, slots=True)
class Board:
    """A vote: what it is about, who answered what, where it stands or what it came to."""

    vote_id: str
    motion_id: str
    meeting_id: str
    meeting_state: str
    number: str
    title: str
    decision_class: str
    text_version: int
    text: str
    before: str
    """The words that it changes: what an amendment amends, or the motion as it was submitted."""
    summaries: tuple[Summary, ...]
    """Those that stand beside the text, one a language, the workspace's own first."""
    if_adopted: str
    if_rejected: str
    cost: Cost | None
    state: str
    opened_at: int
    closed_at: int | None
    closes_at: int | None
    """Of a vote over days: when its time is over, until when nothing of it is shown."""
    read_back_at: int | None
    """When the spoken votes were last read back; None while none were, or one came since."""
    quorum: QuorumResult | None
    """Who is here against who is needed, while it is open."""
    rule_title: str
    concurring: tuple[str, ...]
    """The titles of the constituencies that must agree beside the whole body."""
    lines: tuple[BoardLine, ...]
    standing: Message | None
    """Where it stands while it is open, such as "needs 2 more yes in Community"."""
    outcome: str | None
    explanation: Explanation | None
    corrections: tuple[CorrectionRow, ...] = ()
    """Spoken votes that a meeting corrected, oldest first."""
    dependents: tuple[Followed, ...] = ()
    """What followed from the outcome before a correction turned it round."""
    running_totals: bool = True
    """Whether the charter lets ballots show how it stands while it is open."""
    papers: tuple[PaperRow, ...] = ()
    """The paper sheets that votes were entered from, oldest first."""
    changeable: Changeable | None = None
    """Whether spoken votes may be changed until the next item; None where the charter never lets
    them once a vote is closed."""
    correctable: Correctable | None = None
    """Whether a spoken vote can be corrected now; None while the vote is open."""


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction: whose vote, in which meeting, and what the member said of it."""

    seat: str
    choice: str
    statement: str
    meeting: str
    at: int
    again: str = ""
    """slip | change: of one before the next item, which has no statement."""


def board(session: Session, *, vote_id: str, now: int) -> Board:
    """One vote. Raises LookupError when it is not there."""
    vote = session.get_one(Vote, vote_id)
    motion = session.get_one(Motion, vote.motion_id)
    text = session.get_one(MotionText, vote.text_id)
    charter = charter_now(session)
    rule = rule_from_json(vote.rule)
    if vote.state == "open" and vote.closes_at is not None:
        lines, standing = _sealed_lines(session, vote), message("windows.sealed")
        outcome, explanation = None, None
    elif vote.state == "open":
        lines, standing = _open_lines(session, vote, rule, charter, now)
        outcome, explanation = None, None
    else:
        decided = outcome_of(session, vote, charter)
        lines, standing = _closed_lines(session, vote), None
        amendment = session.get(Amendment, motion.id) is not None
        outcome, explanation = decided.result.value, explain(decided, amendment=amendment)
    return Board(
        vote_id=vote.id,
        motion_id=motion.id,
        meeting_id=vote.meeting_id,
        meeting_state=session.get_one(Meeting, vote.meeting_id).state,
        number=motion.number,
        title=motion.title,
        decision_class=vote.decision_class,
        text_version=text.n,
        text=text.text,
        before=_before(session, text),
        summaries=standing_summaries(summaries_of(session, motion.id), text.n),
        if_adopted=text.if_adopted,
        if_rejected=text.if_rejected,
        cost=cost_of(session, text),
        state=vote.state,
        opened_at=vote.opened_at,
        closed_at=vote.closed_at,
        closes_at=vote.closes_at,
        read_back_at=_read_back(vote, lines),
        quorum=_quorum(session, vote, rule, charter, now)
        if vote.state == "open" and vote.closes_at is None
        else None,
        rule_title=rule.title,
        concurring=tuple(
            charter.constituency_title(test.group) for test in rule.tests if test.group
        ),
        lines=lines,
        standing=standing,
        outcome=outcome,
        explanation=explanation,
        corrections=_corrections(session, vote),
        dependents=dependents(session, vote),
        papers=papers_of(session, vote.id),
        changeable=changeable(session, vote),
        running_totals=charter.running_totals,
        correctable=None
        if vote.state == "open"
        else correctable(session, vote_id=vote.id, now=now),
    )


def outcome_of(session: Session, vote: Vote, charter: Charter | None = None) -> Outcome:
    """A closed vote's outcome, decided again from its positions and its frozen rule.

    With `charter` its constituencies carry their titles, for people to read.
    """
    row = session.get_one(OutcomeRow, vote.outcome_id)
    rule = rule_from_json(vote.rule)
    return decide(*titled(rule, statuses(row.positions), charter))


def _sealed_lines(session: Session, vote: Vote) -> tuple[BoardLine, ...]:
    """Who may vote, and nothing of who did."""
    return tuple(
        BoardLine(
            seat_id=seat.seat_id,
            seat=seat.holding.title,
            constituency=seat.holding.constituency,
            name=seat.member_name,
            role=seat.role.value,
            choice=seat.status().status.value,
            way=None,
            explanation=None,
            at=None,
            ballots=0,
            ballot_id=None,
            member_id=None,
            stands=None,
            said_instead=None,
            why_not_spoken=message("windows.own_only"),
        )
        for seat in window_seats(session, vote)
    )


def _open_lines(
    session: Session, vote: Vote, rule: Rule, charter: Charter, now: int
) -> tuple[tuple[BoardLine, ...], Message]:
    meeting = session.get_one(Meeting, vote.meeting_id)
    places = positions_now(
        session, meeting, vote_id=vote.id, motion_id=vote.motion_id, rule=rule, at=now
    )
    cast = ballots_of(session, vote.id)
    lines = tuple(
        BoardLine(
            seat_id=place.seat.seat_id,
            seat=place.seat.holding.title,
            constituency=place.seat.holding.constituency,
            name=place.seat.member_name,
            role=place.status.role.value,
            choice=place.status.status.value,
            way=place.ballot.way if place.ballot else None,
            explanation=place.ballot.explanation if place.ballot else None,
            at=place.ballot.at if place.ballot else None,
            ballots=len(cast.get(place.seat.seat_id, [])),
            ballot_id=place.ballot.ballot_id if place.ballot else None,
            member_id=place.ballot.member_id if place.ballot else None,
            stands=None,
            said_instead=None,
            why_not_spoken=why_not_spoken(place.seat, cast.get(place.seat.seat_id, [])),
        )
        for place in places
    )
    awaiting = {p.status.seat for p in places if p.status.status is Status.NOT_VOTING}
    named, roll = titled(rule, [place.status for place in places], charter)
    return lines, live_state(named, roll, awaiting).line


def _closed_lines(session: Session, vote: Vote) -> tuple[BoardLine, ...]:
    row = session.get_one(OutcomeRow, vote.outcome_id)
    roll = {
        entry.seat_id: entry
        for entry in session.scalars(select(RollEntry).where(RollEntry.vote_id == vote.id))
    }
    cast = ballots_of(session, vote.id)
    told = _confirmations(session, vote.id)
    query = select(VoteCorrection).where(VoteCorrection.vote_id == vote.id)
    corrections = {one.id: one.again for one in session.scalars(query)}
    names = _names(session, {place.get("member") for place in row.positions})
    people = people_at(attendance_log(session, vote.meeting_id), vote.closed_at or 0)
    lines = []
    for place in row.positions:
        entry = roll[place["seat"]]
        seat_ballots = cast.get(place["seat"], [])
        corrected = place.get("ballot") in corrections
        ballot = next((b for b in seat_ballots if b.ballot_id == place.get("ballot")), None)
        word = told.get(ballot.ballot_id) if ballot else None
        lines.append(
            BoardLine(
                seat_id=entry.seat_id,
                seat=entry.seat_title,
                constituency=entry.constituency,
                name=names.get(place.get("member")),
                role=place["role"],
                choice=place["status"],
                way=(corrections[place["ballot"]] or CORRECTED)
                if corrected
                else ballot.way
                if ballot
                else None,
                explanation=ballot.explanation if ballot else None,
                at=ballot.at if ballot else None,
                ballots=len(seat_ballots),
                ballot_id=ballot.ballot_id if ballot else None,
                member_id=place.get("member") if corrected or ballot else None,
                stands=word.stands if word else None,
                said_instead=word.note if word else None,
                why_not_spoken=None,
                absence=absence(people.get(place.get("member") or "")).value
                if place["status"] == Status.ABSENT and vote.closes_at is None
                else "",
            )
        )
    return tuple(lines)


def _before(session: Session, text: MotionText) -> str:
    amendment = session.get(Amendment, text.motion_id)
    if amendment is not None:
        return base_text(session, amendment)
    return text.text if text.n == 1 else first_text(session, text.motion_id)


def _read_back(vote: Vote, lines: tuple[BoardLine, ...]) -> int | None:
    if vote.read_back_at is None:
        return None
    last = max((line.at for line in lines if line.at is not None), default=0)
    return vote.read_back_at if vote.read_back_at >= last else None


def _quorum(
    session: Session, vote: Vote, rule: Rule, charter: Charter, now: int
) -> QuorumResult | None:
    """By the vote's own rule, its groups named by their titles."""
    meeting = session.get_one(Meeting, vote.meeting_id)
    found = quorum_now(session, meeting, rule, at=now, motion_id=vote.motion_id)
    if found is None:
        return None
    titles = {one.key: one.title for one in charter.constituencies}
    return replace(found, groups={titles.get(k, k): seats for k, seats in found.groups.items()})


def _corrections(session: Session, vote: Vote) -> tuple[CorrectionRow, ...]:
    query = (
        select(VoteCorrection, Seat.title, Meeting.title)
        .join(Seat, Seat.id == VoteCorrection.seat_id)
        .join(Meeting, Meeting.id == VoteCorrection.meeting_id)
        .where(VoteCorrection.vote_id == vote.id)
        .order_by(VoteCorrection.at, VoteCorrection.id)
    )
    return tuple(
        CorrectionRow(seat, row.choice, row.statement or "", meeting, row.at, row.again or "")
        for row, seat, meeting in session.execute(query)
    )


def _confirmations(session: Session, vote_id: str) -> dict[str, BallotConfirmation]:
    """The last word of each member on their spoken ballot, by ballot."""
    query = (
        select(BallotConfirmation)
        .join(Ballot, Ballot.id == BallotConfirmation.ballot_id)
        .where(Ballot.vote_id == vote_id)
        .order_by(BallotConfirmation.at)
    )
    return {row.ballot_id: row for row in session.scalars(query)}


def _names(session: Session, members: set[str | None]) -> dict[str | None, str]:
    query = select(Member.id, Member.name).where(Member.id.in_([m for m in members if m]))
    return {row[0]: row[1] for row in session.execute(query)}


def titled(
    rule: Rule, roll: list[SeatStatus], charter: Charter | None
) -> tuple[Rule, list[SeatStatus]]:
    """The rule and the roll with the constituencies' titles in place of their keys."""
    if charter is None:
        return rule, roll
    titles = {one.key: one.title for one in charter.constituencies}

    def named(group: str | None) -> str | None:
        return titles.get(group, group) if group else None

    tests = tuple(replace(test, group=named(test.group)) for test in rule.tests)
    quorum = rule.quorum
    if quorum is not None:
        groups = {titles.get(key, key): needed for key, needed in quorum.groups.items()}
        quorum = replace(quorum, groups=groups)
    renamed = replace(rule, tests=tests, quorum=quorum)
    return renamed, [replace(seat, group=named(seat.group)) for seat in roll]
