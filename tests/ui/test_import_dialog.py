# SPDX-License-Identifier: Apache-2.0
"""A file of readings comes in through the dialog: columns, dry run, record; nothing by halves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from govdesk.queries.indicators import indicator
from govdesk.queries.reviews import review
from govdesk.services import reviews
from govdesk.ui.importing.dialog import ImportDialog
from govdesk.ui.office import Office
from tests.builders import City
from tests.measured import at, measured
from tests.ui.checks import faults_of
from tests.ui.offices import draft_verbs, settle, show, who_is

Ready = Callable[..., ImportDialog]


@pytest.fixture
def ids(city_file: City) -> dict[str, str]:
    found = measured(city_file)
    city_file.clock.micros = at("2026-04-10")
    return found


@pytest.fixture
def office(city_file: City, ids: dict[str, str], office_on: Callable[..., Office]) -> Office:
    assert ids
    ctx = city_file.ctx
    return office_on(ctx, who_is(ctx), draft_verbs(ctx))


@pytest.fixture
def dialog(office: Office) -> Iterator[ImportDialog]:
    around = QWidget()
    show(around)
    made = ImportDialog(around, office)
    made.open()
    yield made
    made.reject()
    settle(office)
    around.close()
    around.deleteLater()


def take(qtbot: QtBot, dialog: ImportDialog, path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")
    dialog.take(path)
    qtbot.waitUntil(lambda: dialog.dry.isVisible() or bool(dialog.banner.text))
    qtbot.waitUntil(dialog.progress.isHidden)


PLAIN = "indicator,period,value,numerator,denominator\nA5,2026-Q1,30,,\nR2,2026-Q1,,45,60\n"


def test_a_plain_file_is_tried_and_recorded(
    qtbot: QtBot,
    dialog: ImportDialog,
    office: Office,
    tmp_path: Path,
    city_file: City,
    ids: dict[str, str],
) -> None:
    take(qtbot, dialog, tmp_path / "q1.csv", PLAIN)
    assert not dialog.record.isVisible()
    assert dialog.reason.text() == "Imported from q1.csv"
    dialog.dry.button.click()
    settle(office)
    assert "New: 2." in dialog.found.text()
    assert faults_of(dialog) == []
    dialog.record.click()
    settle(office)
    assert dialog.banner.text == "2 readings were recorded."
    found = city_file.ctx.read(indicator, id=ids["A5"])
    assert found is not None
    assert found.row.actual == 30
    take(qtbot, dialog, tmp_path / "q1.csv", PLAIN)
    dialog.dry.button.click()
    settle(office)
    assert "nothing to record" in dialog.found.text()
    assert not dialog.record.isVisible()


def test_a_part_that_is_complete_now_is_handed_in_at_once(
    qtbot: QtBot, dialog: ImportDialog, office: Office, tmp_path: Path, city_file: City
) -> None:
    made = reviews.open_review(city_file.ctx, period="2026-Q1").made
    good = "indicator,period,value,numerator,denominator\nA5,2026-Q1,500,,\nR2,2026-Q1,,60,60\n"
    take(qtbot, dialog, tmp_path / "q1.csv", good + "A6,2026-Q1,1,,\n")
    dialog.dry.button.click()
    settle(office)
    assert not dialog.parts.isVisible()
    dialog.record.click()
    qtbot.waitUntil(dialog.parts.isVisible)
    offered = dialog.parts.findChildren(QPushButton)
    names = ["Health", "Housing"]
    assert [one.text() for one in offered] == [
        f"Hand in the part of {name} for 2026-Q1" for name in names
    ]
    offered[0].click()
    qtbot.waitUntil(lambda: _handed_in(city_file, made) == names[:1])
    settle(office)
    (left,) = (one for one in dialog.parts.findChildren(QPushButton) if one.isVisible())
    assert names[1] in left.text()


def _handed_in(city: City, review_id: str) -> list[str]:
    found = city.ctx.read(review, id=review_id)
    assert found is not None
    return [one.name for one in found.departments if one.is_handed_in]


def test_problems_are_listed_and_nothing_can_be_recorded(
    qtbot: QtBot, dialog: ImportDialog, office: Office, tmp_path: Path
) -> None:
    bad = PLAIN + "ZZ,2026-Q1,5,,\nA5,2026-Q9,x,,\n"
    take(qtbot, dialog, tmp_path / "bad.csv", bad)
    dialog.dry.button.click()
    settle(office)
    assert "3 problems" in dialog.found.text()
    rows = dialog.problems.table()[1:]
    assert [row[:2] for row in rows] == [("4", "indicator"), ("5", "period"), ("5", "value")]
    assert not dialog.record.isVisible()


def test_other_columns_are_mapped_once_and_remembered(
    qtbot: QtBot, dialog: ImportDialog, office: Office, tmp_path: Path
) -> None:
    other = "Measure;When;Result\nA5;Q1 2026;30\n"
    take(qtbot, dialog, tmp_path / "other.csv", other)
    dialog.dry.button.click()
    settle(office)
    assert "indicator" in dialog.banner.text
    for name, column in (("indicator", "Measure"), ("period", "When"), ("value", "Result")):
        dialog.columns.fields[name].set_value(column)
    dialog.dry.button.click()
    settle(office)
    assert "New: 1." in dialog.found.text()
    dialog.columns.writes["decimal"].set_value(",")
    dialog.dry.button.click()
    settle(office)
    take(qtbot, dialog, tmp_path / "next.csv", other.replace("30", "1.234"))
    assert dialog.columns.writes["decimal"].value() == ","
    assert dialog.columns.fields["indicator"].value() == "Measure"
    dialog.dry.button.click()
    settle(office)
    assert "New: 1." in dialog.found.text()


def test_a_table_whose_map_is_shipped_is_known_by_its_columns(
    qtbot: QtBot, dialog: ImportDialog, office: Office, tmp_path: Path
) -> None:
    table = "org_code,fy,quarter,attendances,breaches,admissions\nR1,2016,1,100,20,30\n"
    take(qtbot, dialog, tmp_path / "nhs.csv", table)
    assert dialog.columns.kind.currentData() == "nhs_quarters"
    dialog.dry.button.click()
    settle(office)
    assert "New: 3." in dialog.found.text()
    assert "3 indicators are new." in dialog.found.text()


def test_a_map_file_says_what_the_columns_are(
    qtbot: QtBot, dialog: ImportDialog, office: Office, tmp_path: Path
) -> None:
    take(qtbot, dialog, tmp_path / "wide.csv", "Id,2025,2024\nA5,x,5\n")
    how = tmp_path / "wide.toml"
    how.write_text('[columns]\nindicator = "Id"\n[periods]\n"2024" = "2024"\n', encoding="utf-8")
    dialog.columns.use_map(how)
    dialog.dry.button.click()
    settle(office)
    assert dialog.problems.table()[1:][0][:2] == ("2", "2024")
    how.write_text("broken", encoding="utf-8")
    dialog.dry.button.click()
    assert "TOML" in dialog.banner.text


def test_a_file_that_is_no_table_is_told(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    take(qtbot, dialog, tmp_path / "empty.csv", "")
    assert "empty" in dialog.banner.text
    assert not dialog.dry.isVisible()


def test_an_import_that_is_cancelled_records_nothing(
    qtbot: QtBot,
    dialog: ImportDialog,
    office: Office,
    tmp_path: Path,
    city_file: City,
    ids: dict[str, str],
) -> None:
    rows = "".join(f"A5,2026-Q1,{n},g{n}\n" for n in range(6_000))
    take(qtbot, dialog, tmp_path / "long.csv", "indicator,period,value,group\n" + rows)
    dialog.dry.button.click()
    settle(office)
    dialog.record.click()
    qtbot.waitUntil(lambda: dialog.progress.isVisible())
    dialog.progress.cancelled.emit()
    settle(office)
    assert dialog.banner.text == "Stopped. Nothing was recorded."
    found = city_file.ctx.read(indicator, id=ids["A5"])
    assert found is not None
    assert found.readings == ()


def test_the_dialog_is_right_at_every_size(
    qtbot: QtBot, dialog: ImportDialog, office: Office, tmp_path: Path
) -> None:
    take(qtbot, dialog, tmp_path / "bad.csv", PLAIN + "ZZ,2026-Q1,5,,\n")
    dialog.dry.button.click()
    settle(office)
    for percent in (100, 200):
        office.theme.choose(percent=percent)
        qtbot.wait(1)
        assert faults_of(dialog) == []
