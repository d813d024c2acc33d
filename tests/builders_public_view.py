# SPDX-License-Identifier: Apache-2.0
"""A full quarter of the fictional city of Marlow Bay as a `PublicView`, with replaceable parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from govdesk.queries.public_decisions import (
    AttendanceLine,
    Decision,
    MeetingAttendance,
    PublicAction,
    PublicConstituency,
    PublicRule,
    PublicSeat,
    ResidentComment,
    RollLine,
)
from govdesk.queries.public_errata import Erratum
from govdesk.queries.public_indicators import (
    Finding,
    Forecast,
    NeighbourhoodRow,
    NeighbourhoodTable,
    Pivot,
    PivotChange,
    QualityNote,
    ScorecardRow,
)
from govdesk.queries.public_stories import PublicStory
from govdesk.queries.public_text import PublicText
from govdesk.queries.public_view import AsOf, CrisisLine, PublicPeriod, PublicView, RecordHead
from govdesk.rules.decisions import Base, Quorum, Rule, SeatStatus, Test, decide
from govdesk.rules.explanations import explain
from govdesk.rules.indicators import Direction
from govdesk.rules.messages import message
from govdesk.rules.narratives import NarrativeKind
from govdesk.rules.public_values import Missing, PublicValue, Shown, Suppressed
from govdesk.rules.roll import Role
from govdesk.rules.roll import Status as Choice
from govdesk.rules.status import Status
from tests.builders_chart import chart

HALF = Fraction(1, 2)
SEATS = (
    ("Housing Department", "departments", "Ada Quill"),
    ("Transportation Department", "departments", "Bram Vale"),
    ("Health Department", "departments", "Cleo Marsh"),
    ("Public Safety Department", "departments", "Dov Harrow"),
    ("Social Services Department", "departments", "Edda Finch"),
    ("Youth seat", "community", None),
    ("Seniors seat", "community", "Fern Ashby"),
    ("Migrants seat", "community", "Goran Tallow"),
    ("People with disabilities seat", "community", "Hana Wicke"),
    ("Harbour neighbourhood seat", "community", "Ilse Brook"),
    ("Mill Hill neighbourhood seat", "community", "Jory Lantern"),
)

KEY_RULE = Rule(
    (
        Test(Base.CAST, HALF, strict=True),
        Test(Base.CAST, HALF, strict=True, group="community"),
    ),
    quorum=Quorum(Base.AUTHORISED, HALF, strict=True, groups={"community": 3}),
    title="Key decisions",
    citation="Charter, section 4.2",
)


def said(text: str) -> PublicText:
    """English words."""
    return PublicText(text, "en")


def shown(value: str) -> Shown:
    """A value that may be printed."""
    return Shown(Decimal(value))


def row(code: str = "R1", **changes: Any) -> ScorecardRow:
    """An indicator behind plan, with all its parts."""
    fields: dict[str, Any] = {
        "code": code,
        "name": said("Response time"),
        "unit": said("minutes, median"),
        "owner": said("Public Safety Department"),
        "value": shown("28.4"),
        "milestone": shown("25.5"),
        "target": shown("24"),
        "direction": Direction.DECREASE,
        "status": Status.LAGGING,
        "sentence": message("decisions.name", name="It is 28.4 minutes and should be 25.5."),
        "decimals": 1,
        "forecast": Forecast(shown("27.1"), shown("25.8"), shown("28.9")),
        "chart": chart(),
        "finding": Finding(
            said("Two night teams were short of staff from April on."),
            "pivot",
            said("More teams at night close the gap fastest."),
            "2026-14",
        ),
        "moved": True,
        "definition": said("Minutes from dispatch to arrival, half of all calls are faster."),
        "source": said("call log"),
    }
    return ScorecardRow(**{**fields, **changes})


def steady(code: str, name: str, status: Status, value: PublicValue) -> ScorecardRow:
    """An indicator that has a line in the scorecard and no page."""
    return row(
        code,
        name=said(name),
        unit=said("% of calls"),
        owner=said("Health Department"),
        value=value,
        milestone=shown("70"),
        target=shown("75"),
        direction=Direction.INCREASE,
        status=status,
        decimals=0,
        sentence=message("decisions.name", name="It goes as planned."),
        forecast=None,
        chart=None,
        finding=None,
        moved=False,
    )


def decision(
    number: str, title: str, choices: str, *, summary: str = "", explanation: str = ""
) -> Decision:
    """A key decision; `choices` has a letter a seat: y n a (abstain) r (recused) - (absent) v s.

    `s` is a yes by a stand-in.
    """
    kinds = {
        "y": Choice.YES,
        "s": Choice.YES,
        "n": Choice.NO,
        "a": Choice.ABSTAIN,
        "r": Choice.RECUSED,
        "-": Choice.ABSENT,
        "v": Choice.VACANT,
    }
    statuses = [
        SeatStatus(title_, group, kinds[letter])
        for (title_, group, _), letter in zip(SEATS, choices, strict=True)
    ]
    outcome = decide(KEY_RULE, statuses)
    return Decision(
        number=number,
        title=said(title),
        summary=said(summary or f"{title}, from July on, for two years."),
        decision_class="key",
        class_title=said("Key decision"),
        mover_seat=said("Health Department"),
        seconder_seat=said("Seniors seat"),
        decided_on=date(2026, 6, 9),
        text_version=2,
        result=outcome.result,
        reason=outcome.reason,
        rule=PublicRule(said("Key decisions"), 3, said("Charter, section 4.2")),
        explanation=explain(outcome),
        roll=tuple(
            RollLine(
                said(title_),
                group,
                said(name) if name and letter != "v" else None,
                Role.ALTERNATE if letter == "s" else Role.PRINCIPAL,
                kinds[letter],
                said(explanation) if explanation and letter == "n" else None,
            )
            for (title_, group, name), letter in zip(SEATS, choices, strict=True)
        ),
        why=said("The review found response times behind plan for two quarters."),
        indicators=("R1",),
    )


def public_view(**changes: Any) -> PublicView:
    """A full quarter: every kind of value, decision, answer and note."""
    names = ("Calls answered by the community team", "Followed up within 72 hours")
    view = PublicView(
        lang="en",
        city="Marlow Bay",
        task_force=said("Crisis Response Task Force"),
        period=PublicPeriod("2026-Q2", date(2026, 4, 1), date(2026, 6, 30)),
        packet_number="2026-Q2-01",
        draft=False,
        as_of=AsOf(1840, 1_783_900_800_000_000, "America/Los_Angeles"),
        record=RecordHead(1840, "9f2c" * 16),
        clerk_office=said("the city clerk's office, room 12 of Marlow Bay City Hall"),
        constituencies=(
            PublicConstituency("departments", said("Departments")),
            PublicConstituency("community", said("Community seats")),
        ),
        seats=tuple(
            PublicSeat(said(title), group, said(name) if name else None)
            for title, group, name in SEATS
        ),
        scorecard=(
            steady("A2", names[0], Status.ON_TRACK, shown("72")),
            row(),
            row(
                "R2",
                name=said("Arrivals within 30 minutes"),
                status=Status.OFF_TRACK,
                chart=chart(30, monthly=True),
                provisional=True,
            ),
            steady("Q5", names[1], Status.ACHIEVED, shown("81")),
            steady("Q4", "Injuries to persons or staff", Status.TOO_FEW_CASES, Suppressed()),
            steady("W2", "Workforce wellbeing index", Status.NOT_REPORTED, Missing()),
            steady("S1", "Satisfaction with the response", Status.NO_TARGET, shown("88")),
        ),
        neighbourhoods=(
            NeighbourhoodTable(
                "R2",
                said("Arrivals within 30 minutes"),
                (said("Arrivals"), said("Within 30 minutes, %")),
                tuple(
                    NeighbourhoodRow(
                        said(name),
                        (Suppressed(), Suppressed())
                        if place in (2, 7)
                        else (shown(str(120 + 17 * place)), shown(str(61 + place))),
                    )
                    for place, name in enumerate(
                        (
                            "Harbour",
                            "Mill Hill",
                            "Old Town",
                            "Saltmarsh",
                            "Lantern Row",
                            "Quayside",
                            "Northgate",
                            "Fernside",
                            "Orchard",
                            "Tollgate",
                            "Weir",
                            "Upper Marlow",
                        )
                    )
                ),
                NeighbourhoodRow(said("Whole city"), (shown("2480"), shown("66"))),
            ),
        ),
        decisions=(
            decision("2026-14", "Add two night response teams", "yyyysyyyyry"),
            decision(
                "2026-15",
                "Move the budget for outreach to dispatch",
                "yyyyynnnnya",
                explanation="Outreach is what our neighbours asked for.",
            ),
            decision("2026-16", "Change the fiscal calendar", "yyy--v----y"),
        ),
        pivots=(
            Pivot(
                "R1",
                said("Response time"),
                said("minutes"),
                "2026-14",
                "adopted",
                date(2026, 6, 9),
                (
                    PivotChange("target", shown("24"), shown("26")),
                    PivotChange(
                        "resources",
                        said("Four teams by day, two at night"),
                        said("Four teams by day, four at night"),
                    ),
                ),
                said("Half of the gap closes by the end of the year."),
                decimals=0,
            ),
        ),
        actions=(
            PublicAction(
                said("Hire eight responders"),
                said("Health Department"),
                date(2026, 9, 1),
                "in_progress",
                motion="2026-14",
            ),
            PublicAction(
                said("Publish the map of waiting times"),
                said("Public Safety Department"),
                date(2026, 5, 1),
                "overdue",
            ),
            PublicAction(
                said("Train call-takers"),
                said("Public Safety Department"),
                date(2026, 6, 1),
                "done",
                date(2026, 5, 28),
            ),
        ),
        feedback=said(
            "The forms are on one page now, because a nurse said that nobody filled them."
        ),
        comments=(
            ResidentComment(
                said("Motion 2026-14"),
                said("At night nobody came for an hour. Please put teams where the buses stop."),
                date(2026, 5, 20),
                said("A neighbour from Mill Hill"),
                said("One of the two teams will be stationed at the Mill Hill terminus."),
                date(2026, 6, 12),
                said("Health Department"),
            ),
            ResidentComment(
                said("Agenda item 4"), said("Will the survey be in Spanish?"), date(2026, 6, 2)
            ),
        ),
        errata=(
            Erratum(
                "R1",
                said("Response time"),
                said("minutes"),
                1,
                "2026-Q1",
                Shown(Decimal("24.5")),
                Shown(Decimal("26.0")),
                Status.ON_TRACK,
                Status.LAGGING,
                said("Two nights had been left out."),
            ),
        ),
        stories=(
            PublicStory(
                NarrativeKind.SURVEY,
                said("Most would call the line again."),
                "R1",
                said("Response time"),
                invited=120,
                answered=41,
            ),
            PublicStory(NarrativeKind.STORY, said("She waited with me until the bus came.")),
        ),
        attendance=(
            MeetingAttendance(
                said("Regular meeting"),
                date(2026, 6, 9),
                tuple(
                    AttendanceLine(
                        said(title),
                        group,
                        said(name) if name else None,
                        "remote" if place == 2 else "alternate" if place == 4 else "present",
                    )
                    for place, (title, group, name) in enumerate(SEATS)
                ),
            ),
        ),
        crisis_lines=(
            CrisisLine("en", "Call or text, day and night, free of charge.", "988"),
            CrisisLine("es", "Llame o escriba, de día y de noche, sin costo.", "988, opción 2"),
        ),
        quality=(
            QualityNote(
                "amber",
                "R2",
                message("decisions.name", name="June may still change: one log is outstanding."),
                said("The log arrives in July."),
            ),
        ),
        introduction=said("This was a quarter of long nights, and of one large decision."),
    )
    return replace(view, **changes)
