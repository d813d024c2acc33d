# SPDX-License-Identifier: Apache-2.0
"""The screens of indicators, reviews and Home, driven on a real workspace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from govdesk.queries.reviews import review as review_query
from govdesk.services.reviews import dispose, freeze_review
from govdesk.ui.home.screen import HomeScreen
from govdesk.ui.indicators.reading_form import ReadingForm
from govdesk.ui.indicators.screen import IndicatorsScreen
from govdesk.ui.office import Office, Who
from govdesk.ui.places import Place
from govdesk.ui.reviews.chase import ChaseSection
from govdesk.ui.reviews.finding import FindingEditor
from govdesk.ui.reviews.screen import ReviewsScreen
from govdesk.ui.widgets import Act, Card, Form, Label, LinkLabel, RowsTable, Screen
from tests.builders import City
from tests.measured import report, state
from tests.services.test_review_requests import begun
from tests.services.test_reviews import approved, finding, midpoint
from tests.ui.checks import faults_of
from tests.ui.offices import settle

Maker = Callable[..., Office]


def office_of(office_on: Maker, city: City, *roles: str) -> Office:
    assert city.ctx.actor is not None
    who = Who(
        "Care Task Force",
        "city.govdesk",
        account=city.ctx.actor.account_id,
        name="Sefa Secretary",
        roles=frozenset(roles or ("secretariat",)),
        zone="America/New_York",
    )
    return office_on(city.ctx, who)


def shown(qtbot: QtBot, office: Office, screen: Screen, id: str = "") -> None:
    qtbot.addWidget(screen)
    screen.resize(1200, 800)
    screen.open(id)
    screen.show()
    settle(office)


def live(parent: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [one for one in parent.findChildren(kind) if not one.isHidden()]


def named(parent: QWidget, words: str) -> QWidget:
    """The editor whose accessible name begins with `words`."""
    for kind in (QLineEdit, QPlainTextEdit, QComboBox):
        for one in parent.findChildren(kind):
            if one.accessibleName().startswith(words):
                return one
    raise AssertionError(words)


def press(parent: QWidget, words: str) -> None:
    for one in parent.findChildren(QPushButton):
        if one.text().replace("&", "") == words and one.isEnabled():
            one.click()
            return
    raise AssertionError(words)


def errors(form: Form) -> list[str]:
    return [f.error for f in form._fields.values() if f.error]


def test_a_reading_is_recorded_and_its_mistakes_are_told_beside_the_field(
    qtbot: QtBot, office_on: Maker, city_file: City
) -> None:
    ids, _review = midpoint(city_file)
    office = office_of(office_on, city_file)
    screen = IndicatorsScreen(office)
    shown(qtbot, office, screen, ids["A5"])
    form = screen.findChild(ReadingForm)
    assert isinstance(form, ReadingForm)
    for typed, error in (("1,5", "Write it like 1234.5 or 1,234.5."), ("", "A value is needed.")):
        named(form, "Value").setText(typed)  # type: ignore[attr-defined]
        named(form, "Period").setText("2026-Q2")  # type: ignore[attr-defined]
        press(form, "Record the reading")
        settle(office)
        assert len(errors(form)) == 1
        assert error in errors(form)[0]
    named(form, "Value").setText("25")  # type: ignore[attr-defined]
    press(form, "Record the reading")
    settle(office)
    assert "say why" in errors(form)[0]
    assert state(city_file, ids["A5"]).actual == 41
    named(form, "Reason").setText("Forms were found")  # type: ignore[attr-defined]
    press(form, "Record the reading")
    settle(office)
    assert state(city_file, ids["A5"]).actual == 55


def test_a_reading_is_taken_back_with_a_reason(
    qtbot: QtBot, office_on: Maker, city_file: City
) -> None:
    ids, _review = midpoint(city_file)
    report(city_file, ids["A5"], "2026-Q2", 99, reason="A slip of the pen")
    office = office_of(office_on, city_file)
    screen = IndicatorsScreen(office)
    shown(qtbot, office, screen, ids["A5"])
    tables = [t for t in screen.findChildren(RowsTable) if "history" in t.accessibleName()]
    tables[-1].setCurrentIndex(tables[-1].model().index(0, 0))
    press(screen, "Correct the chosen reading")
    form = screen.findChild(ReadingForm)
    assert isinstance(form, ReadingForm)
    assert form.values()["value"] == "99"
    press(form, "Take this reading back")
    settle(office)
    assert errors(form) == ["A reason is needed."]
    named(form, "Reason").setText("It was a slip")  # type: ignore[attr-defined]
    press(form, "Take this reading back")
    settle(office)
    assert state(city_file, ids["A5"]).actual == 41


def test_the_list_says_how_many_need_attention(
    qtbot: QtBot, office_on: Maker, city_file: City
) -> None:
    ids, _review = midpoint(city_file)
    for quarter, value in (("2026-Q3", 1),):
        city_file.clock.micros += 95 * 86_400_000_000
        report(city_file, ids["A5"], quarter, value)
    office = office_of(office_on, city_file)
    screen = IndicatorsScreen(office)
    shown(qtbot, office, screen)
    assert screen.summary.startswith("1 of 3 indicators need attention.")
    table = screen.findChild(RowsTable)
    assert isinstance(table, RowsTable)
    assert [line[1] for line in table.table()[1:]] == [
        "People enrolled in peer support",
        "Wait to first session",
        "Arrivals within 30 minutes",
    ]


def test_who_may_not_record_reads_why(qtbot: QtBot, office_on: Maker, city_file: City) -> None:
    ids, _review = midpoint(city_file)
    office = office_of(office_on, city_file, "representative")
    screen = IndicatorsScreen(office)
    shown(qtbot, office, screen, ids["A5"])
    form = screen.findChild(ReadingForm)
    assert form is not None
    act = form.findChild(Act)
    assert isinstance(act, Act)
    assert act.refused
    assert "Your role does not carry this; the secretariat" in act.reason.text()
    assert screen.primary_refusal is not None


def test_a_finding_is_completed_and_decided_in_place(
    qtbot: QtBot, office_on: Maker, city_file: City
) -> None:
    ids, made = midpoint(city_file)
    office = office_of(office_on, city_file)
    screen = ReviewsScreen(office)
    shown(qtbot, office, screen, made)
    before = city_file.ctx.read(review_query, id=made, now=city_file.clock.micros)
    assert before is not None
    of_a5 = next(one for one in before.findings if one.indicator_id == ids["A5"])
    tables = [t for t in screen.findChildren(RowsTable) if t.accessibleName() == "Findings"]
    assert tables[-1].choose(of_a5.id)
    editor = screen.findChild(FindingEditor)
    assert isinstance(editor, FindingEditor)
    named(editor, "Why it is so").setPlainText("Two staff left")  # type: ignore[attr-defined]
    press(editor, "Keep the story")
    settle(office)
    (anew, *_old) = reversed(live(screen, FindingEditor))
    decision = named(anew, "Decision")
    assert isinstance(decision, QComboBox)
    decision.setCurrentIndex(decision.findData("stay"))
    press(anew, "Keep the decision")
    settle(office)
    around = decision.parent()
    assert around is not None
    form = around.parent()
    assert isinstance(form, Form)
    assert errors(form) == ["A reason is needed."]
    named(form, "Reason").setText("A new team starts")  # type: ignore[attr-defined]
    press(form, "Keep the decision")
    settle(office)
    after = city_file.ctx.read(review_query, id=made, now=city_file.clock.micros)
    assert after is not None
    done = next(one for one in after.findings if one.indicator_id == ids["A5"])
    assert (done.narrative, done.disposition, done.disposition_reason) == (
        "Two staff left",
        "stay",
        "A new team starts",
    )


def test_a_midpoint_review_is_issued_undecided_and_says_what_it_is_adopted_without(
    qtbot: QtBot, office_on: Maker, city_file: City
) -> None:
    _ids, made = midpoint(city_file)
    approved(city_file, made)
    office = office_of(office_on, city_file)
    screen = ReviewsScreen(office)
    shown(qtbot, office, screen, made)
    assert [one.refused for one in steps_named(screen, "Issue")] == [False]
    freeze_review(city_file.as_("clerk"), review_id=made, kind="issued")
    screen.refresh()
    settle(office)
    (adopt,) = steps_named(screen, "adopted")
    assert adopt.refused
    assert "nothing is decided about it: A5" in adopt.reason.text()


def steps_named(screen: Screen, word: str) -> list[Act]:
    return [one for one in screen.findChildren(Act) if word in one.button.text()]


def test_home_leads_to_what_waits(qtbot: QtBot, office_on: Maker, city_file: City) -> None:
    ids, made = midpoint(city_file)
    city_file.later(days=90)  # readings of the next quarter are due
    office = office_of(office_on, city_file)
    gone: list[Place] = []
    office.asked_for.connect(gone.append)
    screen = HomeScreen(office)
    shown(qtbot, office, screen)
    assert "need you today" in screen.summary
    links = {one.accessibleName(): one for one in screen.findChildren(LinkLabel)}
    assert any(name.startswith("People enrolled in peer support, review") for name in links)
    for link in links.values():
        link.linkActivated.emit(link.text().split('"')[1])
    assert Place("indicators", ids["A5"]) in gone
    assert Place("reviews", made) in gone
    assert len(live(screen, Card)) == 7


@pytest.mark.parametrize("width", [700, 1200])
def test_home_fits_narrow_and_wide_windows(
    qtbot: QtBot, office_on: Maker, city_file: City, width: int
) -> None:
    midpoint(city_file)
    office = office_of(office_on, city_file)
    screen = HomeScreen(office)
    shown(qtbot, office, screen)
    screen.resize(width, 700)
    settle(office)
    lefts = {card.mapTo(screen, card.rect().topLeft()).x() for card in live(screen, Card)}
    assert len(lefts) == (2 if width == 1200 else 1)


@pytest.mark.parametrize("percent", [100, 200])
def test_every_part_is_named_reachable_and_readable(
    qtbot: QtBot, office_on: Maker, city_file: City, percent: int
) -> None:
    ids, made = midpoint(city_file)
    office = office_of(office_on, city_file)
    office.theme.choose(percent=percent)
    for screen, id in (
        (HomeScreen(office), ""),
        (IndicatorsScreen(office), ids["A5"]),
        (ReviewsScreen(office), made),
    ):
        shown(qtbot, office, screen, id)
        for table in screen.findChildren(RowsTable):
            if table.accessibleName() == "Findings":
                table.setCurrentIndex(table.model().index(0, 0))
        settle(office)
        assert faults_of(screen) == []


def test_a_draft_is_begun_with_and_an_adopted_review_is_opened_again(
    qtbot: QtBot, office_on: Maker, city_file: City
) -> None:
    ids, made = midpoint(city_file)
    office = office_of(office_on, city_file)
    screen = ReviewsScreen(office)
    shown(qtbot, office, screen, made)
    tables = [t for t in screen.findChildren(RowsTable) if t.accessibleName() == "Findings"]
    assert tables[-1].choose(finding(city_file, ids["A5"]).id)
    press(screen, "Begin with a draft")
    story = named(screen, "Why it is so")
    assert isinstance(story, QPlainTextEdit)
    assert story.toPlainText().startswith("41 people, where 50 was planned by now")
    assert "the year ends at about 82 people; the target is 100." in story.toPlainText()
    dispose(city_file.ctx, finding_id=finding(city_file, ids["A5"]).id, disposition="accept")
    approved(city_file, made)
    for kind in ("issued", "adopted"):
        freeze_review(city_file.as_("clerk"), review_id=made, kind=kind)
    report(city_file, ids["A5"], "2026-Q2", 25, reason="Forms were found")
    screen.refresh()
    settle(office)
    (changed,) = [
        t for t in live(screen, RowsTable) if t.accessibleName() == "Changed since it was frozen"
    ]
    assert isinstance(changed, RowsTable)
    assert changed.table()[1] == (
        "People enrolled in peer support",
        "41 ◆ Behind plan",
        "55 ● On track",
        "+14",
        "Forms were found",
    )
    press(screen, "Work the numbers out again")
    settle(office)
    assert "every number comes out the same" in words_of(screen)
    press(screen, "Open the review again")
    named(screen, "Why it is opened again").setText("Forms were found")  # type: ignore[attr-defined]
    press(screen, "Open it again")
    settle(office)
    assert any("version 2" in one.text() for one in screen.findChildren(Label))
    assert faults_of(screen) == []


def test_request_packs_are_written_and_the_chase_is_told(
    qtbot: QtBot, office_on: Maker, city_file: City, tmp_path: Path
) -> None:
    _ids, made = begun(city_file)
    office = office_of(office_on, city_file)
    screen = ReviewsScreen(office)
    shown(qtbot, office, screen, made)
    (chase,) = screen.findChildren(ChaseSection)
    folder = tmp_path / "packs"
    folder.mkdir()
    chase.make_packs(folder)
    qtbot.waitUntil(lambda: len(list(folder.iterdir())) == 3, timeout=10_000)
    qtbot.waitUntil(lambda: "3 files were made" in words_of(screen), timeout=10_000)
    settle(office)
    (table,) = [t for t in live(screen, RowsTable) if t.accessibleName() == "Who has brought what"]
    assert isinstance(table, RowsTable)
    assert table.table()[1][:2] == ("Health", "Awaited")
    assert table.table()[1][2].startswith("Asked, ")
    assert table.table()[1][3:] == ("1 of 2", "0 of 0")
    press(screen, "Note that it was taken further")
    named(screen, "Whom it was taken to").setText("City manager")  # type: ignore[attr-defined]
    press(screen, "Note it")
    settle(office)
    assert ": City manager" in words_of(screen)
    assert faults_of(screen) == []


def words_of(screen: Screen) -> str:
    return " ".join(one.text() for one in screen.findChildren(Label))
