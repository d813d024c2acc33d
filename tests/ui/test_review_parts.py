# SPDX-License-Identifier: Apache-2.0
"""A department's part of a review, on the review's page: handed in, closed, and given back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from govdesk.queries.reviews import review as review_query
from govdesk.services.review_requests import give_back, hand_in
from govdesk.ui.home.screen import HomeScreen
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.reviews.finding import FindingEditor
from govdesk.ui.reviews.parts import PartSection
from govdesk.ui.reviews.screen import ReviewsScreen
from govdesk.ui.reviews.steps import ReviewSteps
from govdesk.ui.widgets import Act, Card, Confirm, Form, LinkLabel, RowsTable
from govdesk.ui.widgets.detail import WAITS
from tests.builders import City
from tests.services.test_review_requests import begun
from tests.ui.checks import faults_of
from tests.ui.offices import office_for, settle, show
from tests.ui.test_measures import errors, live, named, press, shown, words_of


def page(
    qtbot: QtBot, city: City, login: str, folder: Path, made: str
) -> tuple[Office, ReviewsScreen]:
    office = office_for(city.as_(login), folder)
    screen = ReviewsScreen(office)
    shown(qtbot, office, screen, made)
    return office, screen


def chase(screen: ReviewsScreen) -> tuple[tuple[str, ...], ...]:
    (table,) = [t for t in live(screen, RowsTable) if t.accessibleName() == "Who has brought what"]
    assert isinstance(table, RowsTable)
    return table.table()[1:]


def test_a_department_hands_in_its_part_and_its_stories_stand(
    qtbot: QtBot, city_file: City, tmp_path: Path
) -> None:
    _ids, made = begun(city_file)
    office, screen = page(qtbot, city_file, "health", tmp_path, made)
    (part,) = live(screen, PartSection)
    missing = [one.text() for one in part.findChildren(LinkLabel)]
    assert any("People enrolled in peer support: the number" in one for one in missing)
    (form,) = part.findChildren(Form)
    press(screen, "Hand in the part of Health")
    settle(office)
    assert errors(form) == ["Why something is missing is needed."]
    named(screen, "Why something is missing").setText("The register is being mended")  # type: ignore[attr-defined]
    press(screen, "Hand in the part of Health")
    settle(office)
    (row,) = (row for row in chase(screen) if row[0] == "Health")
    assert row[1] == "Handed in"
    assert row[2].startswith("Version 1, ")
    assert "Health: Handed in, version 1, " in words_of(screen)
    assert ": The register is being mended" in words_of(screen)
    (part,) = live(screen, PartSection)
    (act,) = part.findChildren(Act)
    assert act.reason.text() == "Health has handed in its part already."
    findings = next(t for t in live(screen, RowsTable) if t.accessibleName() == "Findings")
    assert isinstance(findings, RowsTable)
    detail = city_file.ctx.read(review_query, id=made, now=city_file.clock.micros)
    assert detail is not None
    a5 = next(one.id for one in detail.findings if one.code == "A5")
    findings.choose(a5)
    settle(office)
    (editor,) = live(screen, FindingEditor)
    said = [one.reason.text() for one in editor.findChildren(Act) if one.refused]
    assert any("stories stand as they are until it is given back" in words for words in said)
    assert faults_of(screen) == []
    office.desk.close()


def test_the_secretariat_hands_in_for_a_department_gives_back_and_is_asked_before_it_submits(
    qtbot: QtBot, city_file: City, tmp_path: Path
) -> None:
    _ids, made = begun(city_file)
    hand_in(
        city_file.as_("health"),
        review_id=made,
        department_id=city_file.department("health"),
        note="Mended soon",
    )
    office, screen = page(qtbot, city_file, "secretary", tmp_path, made)
    assert live(screen, PartSection) == []
    assert "Not handed in yet: Housing." in words_of(screen)
    (steps,) = live(screen, ReviewSteps)
    press(steps, "Submit for approval")
    (asked,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, Confirm)]
    assert "Housing" in asked.accessibleDescription()
    asked.reject()
    press(screen, "Hand in a part for a department")
    press(screen, "Hand it in for them")
    settle(office)
    assert "Not handed in yet" not in words_of(screen)
    assert ", for the department by Sefa Secretary" in words_of(screen)
    press(screen, "Give a part back")
    press(screen, "Give it back to them")
    settle(office)
    named(screen, "Reason to give it back").setText("Say more")  # type: ignore[attr-defined]
    press(screen, "Give it back to them")
    settle(office)
    assert chase(screen)[0][1] == "Given back"
    assert ": Say more" in words_of(screen)
    assert faults_of(screen) == []
    office.desk.close()


def test_home_tells_each_what_part_is_awaited(
    qtbot: QtBot, city_file: City, tmp_path: Path
) -> None:
    _ids, made = begun(city_file)
    health = city_file.department("health")
    city_file.later(days=17)  # due on 30 July
    assert lines(qtbot, city_file, "health", tmp_path, made) == [
        "Your part of the review of 2026-Q2: due in 3 days"
    ]
    assert lines(qtbot, city_file, "secretary", tmp_path, made) == [
        "Review of 2026-Q2: 2 parts not handed in, due in 3 days: Health, Housing"
    ]
    assert lines(qtbot, city_file, "chair", tmp_path, made) == []
    hand_in(city_file.as_("health"), review_id=made, department_id=health, note="Mended soon")
    city_file.later(days=4)
    assert lines(qtbot, city_file, "health", tmp_path, made) == []
    assert lines(qtbot, city_file, "secretary", tmp_path, made) == [
        "Review of 2026-Q2: 1 part not handed in, 1 day overdue: Housing"
    ]
    give_back(city_file.ctx, review_id=made, department_id=health, reason="Say more")
    assert lines(qtbot, city_file, "health", tmp_path, made) == [
        "Your part of the review of 2026-Q2 was given back: 1 day overdue"
    ]
    for key in ("health", "housing"):
        hand_in(
            city_file.ctx, review_id=made, department_id=city_file.department(key), note="As it is"
        )
    assert lines(qtbot, city_file, "secretary", tmp_path, made) == [
        "Review of 2026-Q2: every part is handed in, so it can be submitted"
    ]


def lines(qtbot: QtBot, city: City, login: str, folder: Path, made: str) -> list[str]:
    """What Home says of reviews' parts; each line leads to the review."""
    office = office_for(city.as_(login), folder)
    gone: list[Place] = []
    office.asked_for.connect(gone.append)
    screen = HomeScreen(office)
    shown(qtbot, office, screen)
    cards = [one for one in live(screen, Card) if one.accessibleName() == "Parts of the review"]
    links = [link for card in cards for link in card.findChildren(LinkLabel)]
    for link in links:
        link.linkActivated.emit(link.text().split('"')[1])
    assert gone == [Place("reviews", made)] * len(links)
    assert faults_of(screen) == []
    office.desk.close()
    return [link.accessibleName() for link in links]


def in_sight(widget: QWidget) -> bool:
    return not widget.visibleRegion().isEmpty()


def test_a_place_names_the_indicator_and_its_finding_is_open_and_has_the_focus(
    qtbot: QtBot, city_file: City, tmp_path: Path
) -> None:
    _ids, made = begun(city_file)
    detail = city_file.ctx.read(review_query, id=made, now=city_file.clock.micros)
    assert detail is not None
    office = office_for(city_file.as_("secretary"), tmp_path)
    screen = ReviewsScreen(office)
    qtbot.addWidget(screen)
    screen.resize(1000, 500)
    show(screen)
    for finding in (detail.findings[-1], detail.findings[0]):
        place = Place("reviews", made, finding.indicator_id)
        assert Place.read(str(place)) == place
        screen.open(place.id)
        screen.setFocus()  # as the window does
        screen.open_part(place.part)
        screen.refresh()
        settle(office)
        (editor,) = live(screen, FindingEditor)
        assert isinstance(editor, FindingEditor)
        assert editor.accessibleName() == finding.name
        qtbot.wait(max(WAITS) + 50)
        qtbot.waitUntil(editor.decision.hasFocus)
        qtbot.waitUntil(partial(in_sight, editor.decision))
    office.desk.close()
