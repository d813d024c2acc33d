# SPDX-License-Identifier: Apache-2.0
"""The decisions of a quarter with roll call and arithmetic, decided again from the frozen rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from govdesk.models.indicators import Indicator
from govdesk.models.motions import Motion, MotionLink, MotionText
from govdesk.models.people import Member, Seat
from govdesk.models.votes import Ballot, Outcome, RollEntry, Vote
from govdesk.queries.ballot_rights import ENTERED
from govdesk.queries.cosponsors import cosponsoring
from govdesk.queries.costs import public_cost
from govdesk.queries.decision_changes import LaterDecision, later_decisions
from govdesk.queries.local_dates import local_date, local_time
from govdesk.queries.public_costs import PublicCost
from govdesk.queries.public_decisions import ChangedSince, Decision, PublicRule, RollLine
from govdesk.queries.public_summaries import SummaryNote, public_summary
from govdesk.queries.public_text import NO_LANGUAGE, PublicText, redact
from govdesk.queries.summaries import excuses_of, summaries
from govdesk.rules import decisions as rules
from govdesk.rules.decision_json import rule_from_json
from govdesk.rules.explanations import explain
from govdesk.rules.motions import MotionVerb
from govdesk.rules.outcome_json import statuses
from govdesk.rules.voting_records import not_concurring
from govdesk.wording import Words


def decisions(
    session: Session,
    *,
    zone: str,
    words: Words,
    source: str,
    span: tuple[int, int] | None = None,
    meeting_id: str | None = None,
    vote_id: str | None = None,
) -> tuple[Decision, ...]:
    """Votes that are over, oldest first: those closed in `span` (microseconds UTC, end excluded),
    those of one meeting, or one."""
    which: list[ColumnElement[bool]] = [Vote.closed_at.is_not(None)]
    if span is not None:
        which += [Vote.closed_at >= span[0], Vote.closed_at < span[1]]
    if meeting_id is not None:
        which.append(Vote.meeting_id == meeting_id)
    if vote_id is not None:
        which.append(Vote.id == vote_id)
    closed = session.execute(
        select(Vote, Motion, MotionText, Outcome)
        .join(Motion, Motion.id == Vote.motion_id)
        .join(MotionText, MotionText.id == Vote.text_id)
        .join(Outcome, Outcome.id == Vote.outcome_id)
        .where(*which)
        .order_by(Vote.closed_at)
    ).all()
    votes = [vote.id for vote, *_ in closed]
    rolls: dict[str, list[RollEntry]] = defaultdict(list)
    for line in session.scalars(
        select(RollEntry).where(RollEntry.vote_id.in_(votes)).order_by(RollEntry.position)
    ):
        rolls[line.vote_id].append(line)
    told = select(Ballot.id, Ballot.explanation).where(
        Ballot.vote_id.in_(votes), Ballot.explanation.is_not(None)
    )
    explanations = {row[0]: row[1] for row in session.execute(told)}
    said = select(Ballot.vote_id, func.max(Ballot.at)).where(Ballot.way.in_(ENTERED))
    spoken = {
        row[0]: row[1]
        for row in session.execute(said.where(Ballot.vote_id.in_(votes)).group_by(Ballot.vote_id))
    }
    names = {row[0]: row[1] for row in session.execute(select(Member.id, Member.name))}
    seats = {row.id: row.title for row in session.execute(select(Seat.id, Seat.title))}
    ids = [motion.id for _, motion, *_ in closed]
    codes, told_in_plain = _indicator_codes(session, ids), summaries(session, ids)
    since = later_decisions(session, ids)
    return tuple(
        _decision(
            vote,
            motion,
            text,
            public_summary(
                told_in_plain[motion.id],
                excuses_of(session, motion.id),
                text.n,
                lang=words.lang,
                source=source,
            ),
            cosponsoring(session, motion.id, at=vote.opened_at),
            public_cost(session, text, source),
            outcome,
            rolls[vote.id],
            spoken.get(vote.id),
            explanations,
            names,
            seats,
            codes.get(motion.id, ()),
            since.get(motion.id, ()),
            zone,
            words,
            source,
        )
        for vote, motion, text, outcome in closed
    )


def _decision(
    vote: Vote,
    motion: Motion,
    text: MotionText,
    plain: tuple[PublicText, SummaryNote],
    behind: Iterable[str],
    cost: PublicCost | None,
    outcome: Outcome,
    roll: list[RollEntry],
    spoken_at: int | None,
    explanations: Mapping[str, str | None],
    names: Mapping[str, str],
    seats: Mapping[str, str],
    codes: Iterable[str],
    since: Iterable[LaterDecision],
    zone: str,
    words: Words,
    source: str,
) -> Decision:
    rule = rule_from_json(vote.rule)
    places = {one["seat"]: one for one in outcome.positions}
    said = statuses([places[line.seat_id] for line in roll])
    decided = rules.decide(rule, said)

    def public(words: str | None) -> PublicText | None:
        return PublicText(redact(words, "[…]"), source) if words else None

    def seat(seat_id: str | None) -> PublicText | None:
        return public(seats.get(seat_id or ""))

    read_at = vote.read_back_at
    was_read = spoken_at is not None and read_at is not None and read_at >= spoken_at
    closed_at = vote.closed_at
    assert closed_at is not None
    return Decision(
        number=motion.number,
        title=PublicText(redact(motion.title, "[…]"), source),
        summary=plain[0],
        summary_note=plain[1],
        cost=cost,
        decision_class=_known(vote.decision_class),
        class_title=class_title(vote.decision_class, words),
        mover_seat=seat(motion.mover_seat_id),
        seconder_seat=seat(motion.seconder_seat_id),
        cosponsor_seats=tuple(PublicText(redact(one, "[…]"), source) for one in behind),
        decided_on=local_date(closed_at, zone),
        text_version=text.n,
        result=decided.result,
        reason=decided.reason,
        rule=PublicRule(
            PublicText(rule.title, source),
            int(rule.version or 1),
            PublicText(rule.citation, source),
        ),
        explanation=explain(decided),
        roll=tuple(
            RollLine(
                PublicText(line.seat_title, source),
                line.constituency,
                PublicText(name, NO_LANGUAGE) if name else None,
                status.role,
                status.status,
                public(explanations.get(places[line.seat_id].get("ballot", ""))),
            )
            for line, status in zip(roll, said, strict=True)
            for name in (names.get(places[line.seat_id].get("member", "")),)
        ),
        indicators=tuple(codes),
        not_concurring=not_concurring(decided),
        spoken=spoken_at is not None,
        read_back=local_time(read_at, zone) if was_read and read_at else None,
        since=tuple(
            ChangedSince(
                "rescind" if one.verb == MotionVerb.RESCIND else "amend_adopted",
                one.number,
                local_date(one.at, zone),
            )
            for one in since
            if decided.adopted
        ),
    )


def class_title(decision_class: str, words: Words) -> PublicText:
    """What a decision of a class is called."""
    titles = {
        "ordinary": words._("Ordinary decision"),
        "key": words._("Key decision"),
        "charter": words._("Decision on the charter"),
    }
    other = words._("{kind} decision").format(kind=decision_class)
    return PublicText(titles.get(decision_class, other), words.lang)


def _known(decision_class: str) -> Literal["ordinary", "key", "charter", "other"]:
    match decision_class:
        case "ordinary" | "key" | "charter":
            return decision_class
        case _:
            return "other"


def _indicator_codes(session: Session, motions: list[str]) -> dict[str, tuple[str, ...]]:
    codes: dict[str, tuple[str, ...]] = {}
    for motion_id, code in session.execute(
        select(MotionLink.motion_id, Indicator.code)
        .join(Indicator, Indicator.id == MotionLink.target_id)
        .where(MotionLink.kind == "indicator", MotionLink.motion_id.in_(motions))
        .order_by(Indicator.code)
    ):
        codes[motion_id] = (*codes.get(motion_id, ()), code)
    return codes
