# SPDX-License-Identifier: Apache-2.0
"""A file of readings is recorded whole or not at all, and every problem is named."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from govdesk.exchange.reading_files import open_readings
from govdesk.exchange.reading_maps import PLAIN, ReadingMap, map_of
from govdesk.models.indicators import Reading
from govdesk.queries.definitions import defined_indicators
from govdesk.record.rebuild import differences
from govdesk.rules.refusals import BadInput, NotAllowed
from govdesk.services.context import Context
from govdesk.services.reading_import import (
    Imported,
    ImportHow,
    check_readings,
    import_readings,
)
from tests.builders import City
from tests.measured import at, measured

HEAD = "indicator,period,neighbourhood,group,value,numerator,denominator,status,source,note\n"
Import = Callable[..., Imported]


def readings(session: Session) -> int:
    return session.scalars(select(func.count(Reading.id))).one()


@pytest.fixture
def ready(city: City) -> City:
    """A city that measures three things, in April."""
    measured(city)
    city.clock.micros = at("2026-04-10")
    return city


@pytest.fixture
def run(ready: City, tmp_path: Path) -> Import:
    def run_(
        rows: str,
        how: ReadingMap = PLAIN,
        *,
        ctx: Context | None = None,
        head: str = HEAD,
        dry: bool = False,
        reason: str = "Sent again",
    ) -> Imported:
        path = tmp_path / "readings.csv"
        path.write_text(head + rows, encoding="utf-8")
        file = open_readings(path, how)
        settings = ImportHow(file.style, file.create_indicators, file.create_departments, reason)
        who = ctx or ready.ctx
        if dry:
            return who.read(check_readings, rows=file.rows(), how=settings, actor=who.actor)
        return import_readings(who, rows=file.rows(), how=settings)

    return run_


def told(done: Imported) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.code) for one in done.rejected]


def test_readings_come_in_and_agree_with_the_log(ready: City, run: Import) -> None:
    rows = (
        "A5,2026-Q1,,,30,,,final,forms,\n"
        "A5,2026-Q1,Saltmarsh,,12,,,provisional,,\n"
        "a5,2026-Q1,,es,4,,,,,\n"
        "Arrivals within 30 minutes,Q1 2026,,,,45,60,,,\n"
        "A6,2026-Q1,,,,,,no_data,,Nobody counted\n"
    )
    assert run(rows, dry=True).new == 5
    assert ready.ctx.read(readings) == 0
    done = run(rows)
    assert (done.rows, done.new, done.revised, done.unchanged, told(done)) == (5, 5, 0, 0, [])
    assert ready.ctx.read(readings) == 5
    assert list(ready.ctx.read(differences)) == []
    again = run(rows)
    assert (again.new, again.revised, again.unchanged) == (0, 0, 5)
    assert again.changed.entries == 0


def test_a_correction_revises_with_a_reason(ready: City, run: Import) -> None:
    run("A5,2026-Q1,,,30,,,,,\nA5,2026-Q1,,es,4,,,,,\n")
    done = run("A5,2026-Q1,,,31,,,,,\nA5,2026-Q1,,es,4,,,,,\n", reason="Late forms")
    assert (done.new, done.revised, done.unchanged) == (0, 1, 1)
    with ready.ctx.store.reading() as session:
        row = session.scalars(select(Reading).where(Reading.value == Decimal(31))).one()
        assert (row.reason, row.supersedes_id is not None) == ("Late forms", True)
    assert list(ready.ctx.read(differences)) == []


def test_one_bad_row_keeps_everything_out(ready: City, run: Import) -> None:
    rows = (
        "A5,2026-Q1,,,30,,,,,\n"
        "ZZ,2026-Q1,,,1,,,,,\n"
        "A5,2026-Q1,,,5,,,,,\n"
        "A5,2026-Q9,,,x,,,,,\n"
        "A5,2026-04,,,5,,,,,\n"
        "A5,2027-Q4,,,5,,,,,\n"
        "R2,2026-Q1,,,5,,,,,\n"
        "R2,2026-Q1,,es,,61,60,,,\n"
        "A5,2026-Q1,Nowhere,,5,,,,,\n"
        "A5,2026-Q1,,xx,,,,no_data,,\n"
        "A5,2026-Q1,,yy,,,,,,\n"
    )
    done = run(rows)
    assert told(done) == [
        (3, "indicator", "import.unknown_indicator"),
        (4, "period", "import.twice"),
        (5, "period", "period.unreadable"),
        (5, "value", "number.unreadable"),
        (6, "period", "reading.wrong_period"),
        (7, "period", "reading.future"),
        (8, "numerator", "reading.needs"),
        (9, "numerator", "quality.more_than_all"),
        (10, "neighbourhood", "reading.no_such_neighbourhood"),
        (11, "note", "reading.no_data_why"),
        (12, "value", "reading.needs_value"),
    ]
    assert done.rows == 11
    assert ready.ctx.read(readings) == 0
    assert told(run(rows, dry=True)) == told(done)


def test_an_import_that_is_stopped_keeps_nothing(ready: City, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    rows = "".join(f"A5,2026-Q1,,g{n},5,,,,,\n" for n in range(1_500))
    path.write_text(HEAD + rows, encoding="utf-8")
    file = open_readings(path)

    class Stopped(Exception):
        pass

    def progress(done: int) -> None:
        if done >= 1_000:
            raise Stopped

    how = ImportHow(file.style, reason="Test")
    with pytest.raises(Stopped):
        import_readings(ready.ctx, rows=file.rows(), how=how, progress=progress)
    assert ready.ctx.read(readings) == 0
    assert import_readings(ready.ctx, rows=file.rows(), how=how).new == 1_500


def test_a_department_brings_its_own_readings_only(ready: City, run: Import) -> None:
    done = run("A5,2026-Q1,,,30,,,,,\n", ctx=ready.as_("housing"))
    assert told(done) == [(2, "indicator", "general.other_department")]
    assert run("A5,2026-Q1,,,30,,,,,\n", ctx=ready.as_("health")).new == 1
    with pytest.raises(NotAllowed):
        run("A5,2026-Q1,,,31,,,,,\n", ctx=ready.as_("youth"))


def test_a_reason_is_needed(run: Import) -> None:
    with pytest.raises(BadInput) as caught:
        run("A5,2026-Q1,,,30,,,,,\n", reason=" ")
    assert caught.value.field == "reason"


BRINGS = {
    "create_indicators": True,
    "create_departments": True,
    "columns": {"indicator": "{Id}", "period": "{Year}", "value": "{Value}"},
    "defines": {
        "name": "{Name}",
        "unit": "calls",
        "kind": "count",
        "aggregation": "flow",
        "direction": "{Better}",
        "department": "{Agency}",
    },
    "words": {"direction": {"Up": "increase"}},
}
BROUGHT = "Id,Year,Value,Name,Better,Agency\n"


def test_a_table_brings_its_indicators_and_departments(ready: City, run: Import) -> None:
    rows = "N1,2025,5,Calls,Up,Parks\nN1,2024,4,Calls,Up,Parks\nN2,2025,7,Visits,,Health\n"
    how = map_of(BRINGS, "map")
    done = run(rows, how, head=BROUGHT)
    assert (done.new, done.indicators, told(done)) == (3, 2, [])
    found = {one.code: one for one in ready.ctx.read(defined_indicators)}
    assert found["N1"].department == "Parks"
    assert found["N1"].definition.direction == "increase"
    assert found["N2"].department_id == ready.department("health")
    assert list(ready.ctx.read(differences)) == []
    again = run(rows, how, head=BROUGHT)
    assert (again.unchanged, again.indicators) == (3, 0)


def test_a_table_that_defines_oddly_brings_nothing(ready: City, run: Import) -> None:
    before = len(ready.ctx.read(defined_indicators))
    rows = "N1,2025,5,Calls,Sideways,Parks\nN2,2025,7,Visits,,\n" + f"{'N' * 60},2025,7,V,,Parks\n"
    done = run(rows, map_of(BRINGS, "map"), head=BROUGHT)
    assert told(done) == [
        (2, "Better", "import.odd_word"),
        (3, "Agency", "import.no_department"),
        (4, "Id", "general.too_long"),
    ]
    assert len(ready.ctx.read(defined_indicators)) == before
    closed = map_of({**BRINGS, "create_departments": False}, "map")
    done = run("N1,2025,5,Calls,Up,Parks\n", closed, head=BROUGHT)
    assert told(done) == [(2, "Agency", "import.unknown_department")]


def test_only_the_secretariat_takes_in_what_is_not_measured_yet(ready: City, run: Import) -> None:
    with pytest.raises(NotAllowed):
        run(
            "N1,2025,5,Calls,Up,Health\n",
            map_of(BRINGS, "map"),
            head=BROUGHT,
            ctx=ready.as_("health"),
        )
