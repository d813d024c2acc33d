# SPDX-License-Identifier: Apache-2.0
"""Indicators, targets and readings are kept as history: nothing is overwritten."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from govdesk.models.indicators import IndicatorDefinition
from govdesk.models.record import Entry, RecordHead
from govdesk.queries.definitions import defined_indicators, targets_held
from govdesk.queries.status import indicator_states
from govdesk.record.rebuild import differences
from govdesk.rules.indicators import Direction, TargetBand
from govdesk.rules.refusals import BadInput, NotAllowed, Refusal
from govdesk.rules.status import Status
from govdesk.services.indicators import adopt_indicator, redefine
from govdesk.services.readings import ReadingInput, record_readings, withdraw_reading
from govdesk.services.targets import set_target
from tests.builders import City
from tests.measured import ANSWERED, ENROLLED, WAIT, at, measured, report, state


def head(session: Session) -> int:
    return session.scalars(select(RecordHead.seq)).one()


def entries(session: Session, *, kind: str) -> int:
    return session.scalars(select(func.count()).where(Entry.type == kind)).one()


def test_what_is_measured_agrees_with_the_log(city: City) -> None:
    ids = measured(city)
    city.clock.micros = at("2026-04-10")
    report(city, ids["A5"], "2026-Q1", 30)
    report(city, ids["R2"], "2026-Q1", parts=(45, 60), status="provisional")
    report(city, ids["A6"], "2026-Q1", "18.5", parts=None, note="By hand")
    assert list(city.ctx.read(differences)) == []
    found = {s.indicator.code: s for s in city.ctx.read(indicator_states, now=city.clock.micros)}
    assert found["A5"].actual == 30
    assert found["R2"].actual == 75
    assert {code: s.status for code, s in found.items()} == {
        "A5": Status.ON_TRACK,
        "A6": Status.LAGGING,
        "R2": Status.ON_TRACK,
    }
    assert found["A6"].milestone == 18
    assert found["R2"].latest is not None
    assert found["R2"].latest.provisional


def test_a_revision_needs_a_reason_and_the_old_number_can_still_be_read(city: City) -> None:
    ids = measured(city)
    city.clock.micros = at("2026-04-10")
    report(city, ids["A5"], "2026-Q1", 10)
    before = city.ctx.read(head)
    with pytest.raises(BadInput) as caught:
        report(city, ids["A5"], "2026-Q1", 30)
    assert (caught.value.code, caught.value.field) == ("reading.why_revised", "reason")
    report(city, ids["A5"], "2026-Q1", 30, reason="Late forms arrived")
    assert state(city, ids["A5"]).actual == 30
    assert state(city, ids["A5"]).status is Status.ON_TRACK
    assert state(city, ids["A5"], as_of=before).actual == 10
    assert state(city, ids["A5"], as_of=before).status is Status.OFF_TRACK
    assert list(city.ctx.read(differences)) == []


def test_withdrawing_brings_the_earlier_reading_back_from_then_on(city: City) -> None:
    ids = measured(city)
    city.clock.micros = at("2026-04-10")
    first = report(city, ids["A5"], "2026-Q1", 10)
    second = report(city, ids["A5"], "2026-Q1", 30, reason="Counted again")
    before = city.ctx.read(head)
    with pytest.raises(Refusal):
        withdraw_reading(city.ctx, reading_id=first, reason="Not the one that holds")
    withdraw_reading(city.ctx, reading_id=second, reason="Counted twice")
    assert state(city, ids["A5"]).actual == 10
    assert state(city, ids["A5"], as_of=before).actual == 30
    withdraw_reading(city.ctx, reading_id=first, reason="Wrong city")
    assert state(city, ids["A5"]).actual is None
    report(city, ids["A5"], "2026-Q1", 25)
    assert state(city, ids["A5"]).actual == 25
    assert list(city.ctx.read(differences)) == []


def test_two_corrections_in_one_moment_keep_their_order(city: City) -> None:
    ids = measured(city)
    city.clock.micros = at("2026-04-10")
    report(city, ids["A5"], "2026-Q1", 10)
    report(city, ids["A5"], "2026-Q1", 20, reason="One")
    report(city, ids["A5"], "2026-Q1", 21, reason="Two")
    assert state(city, ids["A5"]).actual == 21


def test_a_department_records_only_for_its_own_indicators(city: City) -> None:
    ids = measured(city)
    city.clock.micros = at("2026-04-10")
    health = city.as_("health")
    report(city, ids["A5"], "2026-Q1", 10, ctx=health)
    with pytest.raises(NotAllowed) as caught:
        report(city, ids["R2"], "2026-Q1", parts=(1, 2), ctx=health)
    assert caught.value.code == "general.other_department"
    both = [
        ReadingInput(ids["A6"], "2026-Q1", value=Decimal(3)),
        ReadingInput(ids["R2"], "2026-Q1", numerator=Decimal(1), denominator=Decimal(2)),
    ]
    with pytest.raises(NotAllowed):
        record_readings(health, readings=both)
    with pytest.raises(NotAllowed):
        report(city, ids["A5"], "2026-Q1", 10, ctx=city.as_("youth"))
    assert state(city, ids["A6"]).actual is None


@pytest.mark.parametrize(
    ("code", "fields", "field"),
    [
        ("A5", {"value": Decimal(1), "period": "2026-01"}, "period"),
        ("A5", {"value": Decimal(1), "period": "2026-Q3"}, "period"),
        ("A5", {"value": Decimal(1), "period": "soon"}, None),
        ("A5", {}, "value"),
        ("A5", {"value": Decimal(-1)}, "value"),
        ("A5", {"value": Decimal(1), "status": "certain"}, "status"),
        ("A5", {"status": "no_data"}, "note"),
        ("A5", {"value": Decimal(1), "status": "no_data", "note": "?"}, "status"),
        ("R2", {"numerator": Decimal(1)}, "denominator"),
        ("R2", {"denominator": Decimal(1)}, "numerator"),
        ("R2", {"numerator": Decimal(3), "denominator": Decimal(2)}, "numerator"),
        ("R2", {"numerator": Decimal(3), "denominator": Decimal(0)}, "numerator"),
        ("A5", {"value": Decimal(1), "neighbourhood_id": "nowhere"}, "neighbourhood_id"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    city_file: City, code: str, fields: dict[str, object], field: str | None
) -> None:
    ids = measured(city_file)
    city_file.clock.micros = at("2026-04-10")
    given = {"period": "2026-Q1", **fields}
    with pytest.raises(BadInput) as caught:
        record_readings(city_file.ctx, readings=[ReadingInput(ids[code], **given)])  # type: ignore[arg-type]
    assert caught.value.field == field
    assert city_file.ctx.read(entries, kind="readings.recorded") == 0


def test_readings_are_recorded_all_or_none_and_in_entries_of_a_thousand(city_file: City) -> None:
    ids = measured(city_file)
    city_file.clock.micros = at("2026-04-10")
    groups = [
        ReadingInput(ids["A5"], "2026-Q1", group_key=f"g{n}", value=Decimal(n)) for n in range(1500)
    ]
    with pytest.raises(BadInput) as caught:
        record_readings(city_file.ctx, readings=[*groups, groups[7]])
    assert caught.value.code == "reading.at"
    assert caught.value.what.args["place"] == 1501
    assert city_file.ctx.read(entries, kind="readings.recorded") == 0
    record_readings(city_file.ctx, readings=groups)
    assert city_file.ctx.read(entries, kind="readings.recorded") == 2
    assert list(city_file.ctx.read(differences)) == []


def test_a_neighbourhood_reading_leaves_the_city_alone(city_file: City) -> None:
    ids = measured(city_file)
    city_file.clock.micros = at("2026-04-10")
    place = city_file.neighbourhood("saltmarsh")
    one = ReadingInput(ids["A5"], "2026-Q1", neighbourhood_id=place, value=Decimal(4))
    record_readings(city_file.ctx, readings=[one])
    assert state(city_file, ids["A5"]).actual is None


def test_a_standing_target_is_changed_by_an_adopted_motion_only(city_file: City) -> None:
    ids = measured(city_file)
    with pytest.raises(Refusal) as caught:
        set_target(city_file.ctx, indicator_id=ids["A5"], fiscal_year=2026, value=Decimal(50))
    assert caught.value.code == "target.only_by_vote"
    set_target(city_file.ctx, indicator_id=ids["A5"], fiscal_year=2027, value=Decimal(50))
    held = city_file.ctx.read(targets_held)[ids["A5"]]
    assert [(t.fiscal_year, t.value) for t in held] == [
        (2026, Decimal(100)),
        (2027, Decimal(50)),
    ]
    assert held[0].milestones == tuple(map(Fraction, (25, 50, 75, 100)))


def test_a_level_needs_a_baseline_and_a_band_its_ends(city_file: City) -> None:
    measured(city_file)
    department = city_file.department("health")
    band = replace(
        WAIT,
        id="E2",
        name="Reach",
        direction=Direction.BAND,
        band=TargetBand(Decimal(1), Decimal(2)),
    )
    made = adopt_indicator(city_file.ctx, code="E2", department_id=department, definition=band).made
    with pytest.raises(BadInput) as caught:
        set_target(city_file.ctx, indicator_id=made, fiscal_year=2026, value=Decimal(5))
    assert caught.value.field == "band_low"
    set_target(city_file.ctx, indicator_id=made, fiscal_year=2026, band=band.band)
    city_file.clock.micros = at("2026-04-10")
    report(city_file, made, "2026-Q1", "1.5")
    assert state(city_file, made).status is Status.ON_TRACK
    other = adopt_indicator(
        city_file.ctx, code="A7", department_id=department, definition=replace(WAIT, id="A7")
    ).made
    with pytest.raises(BadInput) as caught:
        set_target(city_file.ctx, indicator_id=other, fiscal_year=2026, value=Decimal(5))
    assert caught.value.field == "baseline"


def test_a_new_definition_holds_from_then_on_and_the_old_one_as_of_before(city_file: City) -> None:
    ids = measured(city_file)
    before = city_file.ctx.read(head)
    changed = replace(ENROLLED, name="People who stay in peer support")
    with pytest.raises(BadInput):
        redefine(city_file.ctx, indicator_id=ids["A5"], definition=changed, reason=" ")
    redefine(city_file.ctx, indicator_id=ids["A5"], definition=changed, reason="Counts who stay")
    now, then = (
        city_file.ctx.read(defined_indicators, as_of=position, ids={ids["A5"]})[0]
        for position in (None, before)
    )
    assert (now.version, now.definition.name) == (2, "People who stay in peer support")
    assert (then.version, then.definition.name) == (1, "People enrolled in peer support")


def test_a_code_is_used_once_and_a_definition_must_be_usable(city_file: City) -> None:
    measured(city_file)
    department = city_file.department("health")
    with pytest.raises(Refusal) as caught:
        adopt_indicator(city_file.ctx, code="A5", department_id=department, definition=ENROLLED)
    assert caught.value.field == "code"
    broken = replace(ANSWERED, denominator="")
    with pytest.raises(BadInput):
        adopt_indicator(city_file.ctx, code="X1", department_id=department, definition=broken)
    with pytest.raises(NotAllowed):
        adopt_indicator(
            city_file.as_("health"), code="X2", department_id=department, definition=ENROLLED
        )


def test_until_a_quarter_is_due_the_one_before_is_judged(city_file: City) -> None:
    ids = measured(city_file)
    city_file.clock.micros = at("2026-04-10")
    report(city_file, ids["A5"], "2026-Q1", 30)
    city_file.clock.micros = at("2026-07-10")
    waiting = state(city_file, ids["A5"])
    assert (str(waiting.period), waiting.actual, waiting.overdue) == (
        "2026-Q1",
        Fraction(30),
        False,
    )
    assert [str(p) for p in waiting.awaited] == ["2026-Q2"]
    city_file.clock.micros = at("2026-08-10")
    late = state(city_file, ids["A5"])
    assert (str(late.period), late.status, late.overdue) == ("2026-Q2", Status.NOT_REPORTED, True)
    report(city_file, ids["A5"], "2026-Q2", 11)
    there = state(city_file, ids["A5"])
    assert (there.actual, there.milestone, there.shortfall) == (
        Fraction(41),
        Fraction(50),
        Fraction(9, 50),
    )
    assert there.status is Status.LAGGING


def test_a_definition_keeps_the_source_that_was_typed(city: City) -> None:
    ids = measured(city)
    with city.ctx.store.reading() as session:
        query = select(IndicatorDefinition.source).where(
            IndicatorDefinition.indicator_id == ids["A5"]
        )
        assert session.scalars(query).one() == ENROLLED.source
    assert ENROLLED.source not in ("", "live")
