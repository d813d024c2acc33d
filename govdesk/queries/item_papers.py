# SPDX-License-Identifier: Apache-2.0
"""What stands on record around a motion before it is voted on: how the neighbours of a seat fare,
what residents said, and who spoke for or against it. Nothing is guessed from anybody's words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from govdesk.models.indicators import Indicator, Reading
from govdesk.models.motions import Amendment, DecisionChange, Motion, MotionLink, MotionPart
from govdesk.models.people import Seat
from govdesk.models.residents import Comment
from govdesk.models.reviews import Finding, Pivot, Review
from govdesk.models.votes import Vote
from govdesk.models.workspace import Neighbourhood
from govdesk.queries.charter import charter_now
from govdesk.queries.definitions import defined_indicators
from govdesk.queries.local_dates import local_date
from govdesk.queries.public_decisions import Decision
from govdesk.queries.public_indicators import NeighbourhoodRow, NeighbourhoodTable
from govdesk.queries.public_neighbourhoods import breakdowns
from govdesk.queries.public_text import PublicText, redact
from govdesk.queries.public_view import PublicPeriod
from govdesk.queries.quarterly_decisions import decisions
from govdesk.queries.quarterly_indicators import OPEN_TO_ALL
from govdesk.rules.periods import parse_period
from govdesk.wording import Words

REMOVED = "[…]"
VOTES = 3
"""So many earlier votes on the same matter are told, the latest."""
Stance = Literal["for", "against", ""]


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator that the motion is about, as the quarter's briefing prints or hides it: the
    seat's own neighbourhood where it has one, and the whole city where that may be told."""

    name: PublicText
    unit: PublicText
    period: PublicPeriod
    rows: tuple[NeighbourhoodRow, ...]
    decimals: int


@dataclass(frozen=True, slots=True)
class ResidentWord:
    """What a resident said of the motion. `stance` is what they said themselves, or nothing."""

    text: PublicText
    signed_as: PublicText | None
    received_on: date
    stance: Stance


@dataclass(frozen=True, slots=True)
class ItemPaper:
    """What a page on a motion says besides its words."""

    figures: tuple[Figure, ...] = ()
    hidden: tuple[PublicText, ...] = ()
    """Indicators of whose neighbourhoods nothing may be told."""
    words: tuple[ResidentWord, ...] = ()
    recommendation: PublicText | None = None
    votes: tuple[Decision, ...] = ()
    """Earlier votes on it, and on what it is linked to, changes or was part of; oldest first."""


def item_papers(
    session: Session,
    motions: Collection[str],
    *,
    seat_id: str,
    zone: str,
    words: Words,
    source: str,
) -> dict[str, ItemPaper]:
    """By the number of each of these motions, for whoever sits in a seat (empty: in none)."""
    found = session.scalars(select(Motion).where(Motion.number.in_(motions))).all()
    about = {motion.id: _indicators(session, motion.id) for motion in found}
    tables = _tables(session, {one for ids in about.values() for one in ids}, words, source)
    seat = session.get(Seat, seat_id)
    place = session.get(Neighbourhood, (seat.neighbourhood_id if seat else None) or "")
    here = place.name if place is not None else ""
    papers = {}
    for motion in found:
        told = [tables[one] for one in about[motion.id] if one in tables]
        papers[motion.number] = ItemPaper(
            figures=tuple(_figure(*one, here) for one in told if isinstance(one, tuple)),
            hidden=tuple(one for one in told if isinstance(one, PublicText)),
            words=_words(session, motion.id, zone, source),
            recommendation=_public(motion.recommendation, source),
            votes=_votes(session, motion.id, zone, words, source),
        )
    return papers


def _indicators(session: Session, motion_id: str) -> tuple[str, ...]:
    """The indicators that a motion names, or whose finding or change of course it answers."""
    links = select(MotionLink.target_id).where(MotionLink.motion_id == motion_id)
    pivots = select(Pivot.finding_id).where(
        (Pivot.motion_id == motion_id)
        | Pivot.id.in_(links.where(MotionLink.kind == "pivot").scalar_subquery())
    )
    findings = links.where(MotionLink.kind == "finding")
    of_findings = select(Finding.indicator_id).where(
        Finding.id.in_(pivots.scalar_subquery()) | Finding.id.in_(findings.scalar_subquery())
    )
    ids = union(links.where(MotionLink.kind == "indicator"), of_findings)
    rows = select(Indicator.id).where(Indicator.id.in_(select(ids.subquery().c[0])))
    return tuple(session.scalars(rows.order_by(Indicator.code)))


Told = tuple[NeighbourhoodTable, PublicPeriod] | PublicText


def _tables(
    session: Session, indicators: Collection[str], words: Words, source: str
) -> dict[str, Told]:
    """Each indicator by neighbourhood in the latest quarter whose review is open to all; its name
    alone where the whole table must be hidden. One that is not broken down is left out."""
    charter = charter_now(session)
    open_to_all = select(Review.period).where(Review.state.in_(OPEN_TO_ALL))
    latest: dict[str, str] = {}
    for indicator_id, period in session.execute(
        select(Reading.indicator_id, Reading.period)
        .where(
            Reading.indicator_id.in_(indicators),
            Reading.neighbourhood_id.is_not(None),
            Reading.period.in_(open_to_all.scalar_subquery()),
        )
        .distinct()
        .order_by(Reading.period)
    ):
        latest[indicator_id] = period
    named = {one.id: one for one in defined_indicators(session) if one.id in latest}
    told: dict[str, Told] = {}
    for period in sorted(set(latest.values())):
        quarter = parse_period(period, charter.fiscal_year_start)
        span = PublicPeriod(str(quarter), quarter.first_date, quarter.last_date)
        k = charter.publication.k
        found = breakdowns(
            session, quarter=quarter, k=k, words=words, source=source, only=latest
        ).tables
        by_code = {table.code: table for table in found}
        for indicator_id in (one for one, of in latest.items() if of == period):
            one = named[indicator_id]
            table = by_code.get(one.code)
            name = PublicText(redact(one.definition.name, REMOVED), source)
            told[indicator_id] = (table, span) if table else name
    return told


def _figure(table: NeighbourhoodTable, period: PublicPeriod, here: str) -> Figure:
    own = tuple(row for row in table.rows if here and row.name.text == here)
    city = (table.total,) if table.total is not None else ()
    return Figure(table.name, table.columns[0], period, (*own, *city), table.decimals)


def _words(session: Session, motion_id: str, zone: str, source: str) -> tuple[ResidentWord, ...]:
    linked = select(MotionLink.target_id).where(
        MotionLink.motion_id == motion_id, MotionLink.kind == "comment"
    )
    said = session.scalars(
        select(Comment)
        .where((Comment.subject_id == motion_id) | Comment.id.in_(linked.scalar_subquery()))
        .order_by(Comment.at, Comment.id)
    )
    return tuple(
        ResidentWord(
            PublicText(redact(one.text, REMOVED), source),
            _public(one.shown_name, source),
            local_date(one.at, zone),
            _stance(one) if one.subject_id == motion_id else "",
        )
        for one in said
    )


def _stance(comment: Comment) -> Stance:
    match comment.stance:
        case "for" | "against":
            return comment.stance
        case _:
            return ""


def _votes(
    session: Session, motion_id: str, zone: str, words: Words, source: str
) -> tuple[Decision, ...]:
    same = union(
        select(Motion.id).where(Motion.id == motion_id),
        select(MotionLink.target_id).where(
            MotionLink.motion_id == motion_id, MotionLink.kind == "motion"
        ),
        select(DecisionChange.motion_id).where(DecisionChange.id == motion_id),
        select(Amendment.motion_id).where(Amendment.id == motion_id),
        select(MotionPart.origin_id).where(MotionPart.id == motion_id),
    ).subquery()
    found: Sequence[str] = session.scalars(
        select(Vote.id)
        .where(Vote.closed_at.is_not(None), Vote.motion_id.in_(select(same.c[0])))
        .order_by(Vote.closed_at.desc(), Vote.id)
        .limit(VOTES)
    ).all()
    return tuple(
        told
        for vote_id in reversed(found)
        for told in decisions(session, vote_id=vote_id, zone=zone, words=words, source=source)
    )


def _public(text: str | None, source: str) -> PublicText | None:
    return PublicText(redact(text, REMOVED), source) if text else None
