# SPDX-License-Identifier: Apache-2.0
"""The view of a year: its quarters, and what every seat did in its votes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.orm import Session

from govdesk.queries.charter import charter_now
from govdesk.queries.imprints import imprint
from govdesk.queries.local_dates import day_begins
from govdesk.queries.moment import city_today
from govdesk.queries.promises import broken_promises
from govdesk.queries.public_audit import audit
from govdesk.queries.public_decisions import Decision, RollLine
from govdesk.queries.public_enclosures import enclosures
from govdesk.queries.public_influence import led_by_residents
from govdesk.queries.public_meetings import AnnualView, BrokenPromise, EarlierYear, SeatVotes
from govdesk.queries.public_pieces import pieces
from govdesk.queries.public_text import PublicText
from govdesk.queries.public_view import PublicPeriod, PublicView
from govdesk.queries.quarterly import quarterly_view
from govdesk.rules.messages import message
from govdesk.rules.periods import Period, PeriodKind, parse_period
from govdesk.rules.public_values import Missing
from govdesk.rules.refusals import BadInput
from govdesk.rules.roll import Status

MOST_YEARS = 4
"""Years before the one told of that stand beside it."""
_AWAY = (Status.ABSENT, Status.VACANT, Status.INELIGIBLE)


def annual_view(
    session: Session, *, period: str, lang: str = "en", draft: bool = True
) -> AnnualView:
    """Everything an annual report may say. Raises BadInput for a period that is not a year, or one
    of which nothing is recorded yet."""
    charter = charter_now(session)
    year = parse_period(period, charter.fiscal_year_start)
    if year.kind is not PeriodKind.YEAR:
        raise BadInput(message("packet.not_a_year", text=period), field="period")
    quarters: list[PublicView] = []
    for quarter in year.parts(PeriodKind.QUARTER):
        try:
            quarters.append(
                quarterly_view(session, period=str(quarter), lang=lang, draft=draft, compared=False)
            )
        except BadInput as refused:
            if refused.code != "packet.not_begun":
                raise
    if not quarters:
        raise BadInput(message("packet.not_begun", text=period), field="period")
    decided = tuple(one for quarter in quarters for one in quarter.decisions)
    fields = imprint(session, about=str(year), lang=lang, draft=draft)
    zone, source = fields["as_of"].zone, fields["task_force"].lang
    span = (day_begins(year.first_date, zone), day_begins(year.last_date + timedelta(1), zone))
    return AnnualView(
        **fields,
        decisions=decided,
        period=PublicPeriod(str(year), year.first_date, year.last_date),
        quarters=tuple(quarters),
        seats=_seats(decided),
        audit=audit(session, span=span, zone=zone, source=source),
        led=led_by_residents(session, span=span, decided=decided, source=source),
        broken_promises=tuple(
            BrokenPromise(one.key, one.promised, one.filled, one.since)
            for one in broken_promises(session, on=min(year.last_date, city_today(session)))
        ),
        earlier=_earlier(session, year, lang=lang, draft=draft),
        pieces=pieces(session, kind="annual", about=str(year), source=source),
        enclosures=enclosures(session, kind="annual", about=str(year), source=source),
    )


def _earlier(session: Session, year: Period, *, lang: str, draft: bool) -> tuple[EarlierYear, ...]:
    found: list[EarlierYear] = []
    for _number in range(MOST_YEARS):
        year = year.previous()
        last = str(year.parts(PeriodKind.QUARTER)[-1])
        view = quarterly_view(session, period=last, lang=lang, draft=draft, compared=False)
        rows = view.scorecard
        if all(isinstance(row.value, Missing) for row in rows):
            break
        found.insert(0, EarlierYear(str(year), rows))
    return tuple(found)


def _seats(decided: Sequence[Decision]) -> tuple[SeatVotes, ...]:
    lines: dict[tuple[str, str], list[RollLine]] = {}
    titles: dict[tuple[str, str], PublicText] = {}
    for decision in decided:
        for line in decision.roll:
            key = (line.constituency, line.seat.text)
            titles[key] = line.seat
            lines.setdefault(key, []).append(line)

    def count(key: tuple[str, str], *choices: Status) -> int:
        return sum(line.choice in choices for line in lines[key])

    return tuple(
        SeatVotes(
            seat=title,
            constituency=key[0],
            roll_calls=len(lines[key]) - count(key, Status.INELIGIBLE),
            voted=len(lines[key]) - count(key, *_AWAY, Status.RECUSED, Status.NOT_VOTING),
            yes=count(key, Status.YES),
            no=count(key, Status.NO),
            abstained=count(key, Status.ABSTAIN),
            stepped_aside=count(key, Status.RECUSED),
        )
        for key, title in titles.items()
    )
