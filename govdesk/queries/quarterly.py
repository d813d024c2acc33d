# SPDX-License-Identifier: Apache-2.0
"""The quarterly `PublicView`, gathered from the tables: what leaves here may be printed."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.people import Seat
from govdesk.models.record import RecordHead as HeadRow
from govdesk.models.reviews import Review, ReviewFreeze
from govdesk.models.workspace import Workspace
from govdesk.queries.charter import charter_now
from govdesk.queries.imprints import imprint
from govdesk.queries.local_dates import day_begins
from govdesk.queries.people import holders
from govdesk.queries.public_changes import changes
from govdesk.queries.public_decisions import PublicSeat
from govdesk.queries.public_enclosures import enclosures
from govdesk.queries.public_errata import errata
from govdesk.queries.public_neighbourhoods import breakdowns
from govdesk.queries.public_pieces import pieces
from govdesk.queries.public_stories import stories
from govdesk.queries.public_text import NO_LANGUAGE, PublicText
from govdesk.queries.public_view import PublicPeriod, PublicView
from govdesk.queries.quarterly_decisions import decisions
from govdesk.queries.quarterly_indicators import hides_something, pivots, scorecard
from govdesk.queries.quarterly_words import actions, attendance, comments, feedback
from govdesk.rules.messages import message
from govdesk.rules.periods import Period, PeriodKind, parse_period
from govdesk.rules.refusals import BadInput
from govdesk.wording import Words


def quarterly_view(
    session: Session, *, period: str, lang: str = "en", draft: bool = True, compared: bool = True
) -> PublicView:
    """Everything a quarterly packet may say, as the record stands now; what it says that the one
    before did not only when it is `compared`, which takes as long as the rest.

    Raises BadInput for a period that is not a quarter, or one before the workspace's time.
    """
    charter = charter_now(session)
    quarter = parse_period(period, charter.fiscal_year_start)
    if quarter.kind is not PeriodKind.QUARTER:
        raise BadInput(message("packet.not_a_quarter", text=period), field="period")
    workspace = session.scalars(select(Workspace)).one()
    words = Words(lang)
    first, last = quarter.first_date, quarter.last_date
    span = (day_begins(first, workspace.zone), day_begins(last + timedelta(1), workspace.zone))
    decided = decided_span(session, quarter, workspace.zone)
    head = session.scalars(select(HeadRow)).one()
    if span[0] > head.recorded_at:
        raise BadInput(message("packet.not_begun", text=period), field="period")
    source = workspace.language
    k = charter.publication.k
    parts = breakdowns(session, quarter=quarter, k=k, words=words, source=source)
    rows = scorecard(
        session,
        quarter=quarter,
        year=quarter.year(charter.fiscal_year_start),
        now=head.recorded_at,
        k=k,
        words=words,
        source=source,
        unsafe=parts.unsafe,
    )
    hidden = {row.code for row in rows if hides_something(row)}
    return PublicView(
        **imprint(session, about=str(quarter), lang=lang, draft=draft),
        period=PublicPeriod(str(quarter), first, last),
        seats=_seats(session, last, source),
        scorecard=rows,
        changes=changes(
            session,
            quarter=quarter,
            rows=rows,
            span=decided,
            fiscal_start=charter.fiscal_year_start,
            k=k,
            zone=workspace.zone,
            words=words,
            source=source,
        )
        if compared
        else None,
        neighbourhoods=parts.tables,
        decisions=decisions(session, span=decided, zone=workspace.zone, words=words, source=source),
        pivots=pivots(
            session,
            span=decided,
            zone=workspace.zone,
            source=source,
            hidden=hidden,
        ),
        errata=errata(
            session,
            quarter=quarter,
            fiscal_start=charter.fiscal_year_start,
            span=decided,
            now=head.recorded_at,
            k=k,
            words=words,
            source=source,
        ),
        actions=actions(session, until=last, since=first, zone=workspace.zone, source=source),
        feedback=feedback(session, period=quarter.label(), source=source),
        comments=comments(session, span=span, zone=workspace.zone, words=words, source=source),
        stories=stories(session, period=str(quarter), span=span, source=source, hidden=hidden),
        pieces=pieces(session, kind="quarterly", about=str(quarter), source=source),
        enclosures=enclosures(session, kind="quarterly", about=str(quarter), source=source),
        attendance=attendance(session, span=span, zone=workspace.zone, source=source),
    )


def decided_span(session: Session, quarter: Period, zone: str) -> tuple[int, int]:
    """From when to when (microseconds UTC, end excluded) a vote belongs to a quarter's briefing:
    what adopted a quarter's review belongs with its numbers."""
    return (
        _adopted(session, str(quarter.previous())) or day_begins(quarter.first_date, zone),
        _adopted(session, str(quarter)) or day_begins(quarter.last_date + timedelta(1), zone),
    )


def _adopted(session: Session, period: str) -> int | None:
    """Just after the first adoption of a quarter's review, whose decisions belong with its numbers:
    a review that was opened again is adopted in another quarter."""
    at = session.scalars(
        select(ReviewFreeze.at)
        .join(Review, Review.id == ReviewFreeze.review_id)
        .where(Review.period == period)
        .where(ReviewFreeze.kind == "adopted", ReviewFreeze.version == 1)
    ).one_or_none()
    return None if at is None else at + 1


def _seats(session: Session, on: date, source: str) -> tuple[PublicSeat, ...]:
    held = {one.seat_id: one.principal for one in holders(session, on=on)}
    rows = session.execute(select(Seat.id, Seat.title, Seat.constituency).order_by(Seat.position))
    return tuple(
        PublicSeat(
            PublicText(row.title, source),
            row.constituency,
            holder=PublicText(person.name, NO_LANGUAGE) if person else None,
            vacant=person is None,
        )
        for row in rows
        for person in (held.get(row.id),)
    )
