# SPDX-License-Identifier: Apache-2.0
"""The screen of actions, driven on a real workspace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox
from pytestqt.qtbot import QtBot

from govdesk.queries.actions import action_rows
from govdesk.rules.actions import ActionState
from govdesk.services.actions import assign_action
from govdesk.ui.actions.detail import ActionDetail
from govdesk.ui.actions.forms import AssignForm, ReportForm
from govdesk.ui.actions.screen import ActionsScreen
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import Label, LinkLabel, RowsTable
from tests.builders import City
from tests.ui.offices import draft_verbs, settle, show, who_is


@pytest.fixture
def sit_down(office_on: Callable[..., Office], city_file: City) -> Callable[[str], Office]:
    """Opens the desk for an account of the small city."""

    def sit(login: str) -> Office:
        ctx = city_file.as_(login)
        return office_on(ctx, who_is(ctx), draft_verbs(ctx))

    return sit


@pytest.fixture
def office(sit_down: Callable[[str], Office]) -> Office:
    """The desk with the secretary at it."""
    return sit_down("secretary")


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[Office], ActionsScreen]:
    """Opens the screen, and lets it read."""

    def show_screen(office: Office) -> ActionsScreen:
        screen = ActionsScreen(office)
        qtbot.addWidget(screen)
        show(screen)
        settle(office)
        return screen

    return show_screen


def assigned(city: City, office: Office, title: str, *, days: int, department: str) -> str:
    """An action due so many days from today."""
    return assign_action(
        city.ctx,
        title=title,
        department_id=city.department(department),
        due=office.who.today + timedelta(days=days),
    ).made


def words(screen: ActionsScreen) -> list[str]:
    return [label.text() for label in screen.findChildren(Label) if label.isVisible()]


def form_of(screen: ActionsScreen, kind: type[ReportForm] | type[AssignForm]) -> ReportForm:
    (form,) = [one for one in screen.findChildren(kind) if one.isVisible()]
    return form  # type: ignore[return-value]


def test_an_empty_list_says_what_belongs_here(
    office: Office, shown: Callable[[Office], ActionsScreen]
) -> None:
    screen = shown(office)
    assert "What decisions and reviews ask a department to do stands here." in words(screen)
    assert screen.summary == "0 actions are not done yet; none is overdue."


def test_overdue_actions_say_so_in_the_list_and_in_the_summary(
    office: Office, city_file: City, shown: Callable[[Office], ActionsScreen]
) -> None:
    assigned(city_file, office, "Late thing", days=-1, department="health")
    assigned(city_file, office, "Thing in time", days=9, department="housing")
    screen = shown(office)
    table = screen.findChildren(RowsTable)[0].table()
    assert [(row[0], row[3]) for row in table[1:]] == [
        ("Late thing", "Overdue"),
        ("Thing in time", "Not begun"),
    ]
    assert screen.summary == "2 actions are not done yet; 1 is overdue."


def test_a_new_action_is_assigned_from_the_form_and_then_shown(
    office: Office, shown: Callable[[Office], ActionsScreen]
) -> None:
    screen = shown(office)
    went: list[str] = []

    def go(place: Place) -> None:
        went.append(place.id)
        screen.open(place.id)

    office.asked_for.connect(go)
    screen.new()
    settle(office)
    form = form_of(screen, AssignForm)
    form.findChildren(QLineEdit)[0].setText("Open a second clinic")
    form.findChildren(QComboBox)[0].setCurrentText("Housing")
    form.submit()
    settle(office)
    settle(office)
    assert len(went) == 1
    shown_words = words(screen)
    assert "Open a second clinic" in shown_words
    assert "2026-1" in shown_words
    assert screen.reference() == "Action 2026-1"
    assert "Housing" in shown_words


def test_a_title_that_is_missing_is_told_beside_its_field(
    office: Office, shown: Callable[[Office], ActionsScreen]
) -> None:
    screen = shown(office)
    screen.new()
    settle(office)
    form_of(screen, AssignForm).submit()
    settle(office)
    assert "The title is needed." in words(screen)


def test_progress_is_reported_and_read_back(
    office: Office, city_file: City, shown: Callable[[Office], ActionsScreen]
) -> None:
    action = assigned(city_file, office, "Open a clinic", days=30, department="health")
    screen = shown(office)
    screen.open(action)
    settle(office)
    form = form_of(screen, ReportForm)
    form.findChildren(QComboBox)[0].setCurrentIndex(1)
    form.findChildren(QSpinBox)[0].setValue(40)
    form.findChildren(QPlainTextEdit)[0].setPlainText("The site is found.")
    form.submit()
    settle(office)
    settle(office)
    assert "In progress, 40 % done" in words(screen)
    assert "The site is found." in words(screen)
    (row,) = city_file.ctx.read(action_rows, on=city_file.today)
    assert (row.state, row.percent) == (ActionState.IN_PROGRESS, 40)
    assert not screen.has_unsaved()


def test_choosing_done_fills_in_the_hundred_percent(
    office: Office, city_file: City, shown: Callable[[Office], ActionsScreen]
) -> None:
    action = assigned(city_file, office, "Open a clinic", days=30, department="health")
    screen = shown(office)
    screen.open(action)
    settle(office)
    form = form_of(screen, ReportForm)
    state = form.findChildren(QComboBox)[0]
    state.setCurrentIndex(2)
    state.activated.emit(2)
    assert form.values()["percent"] == "100"


def test_what_was_typed_comes_back_when_another_row_was_looked_at(
    office: Office, city_file: City, shown: Callable[[Office], ActionsScreen]
) -> None:
    first = assigned(city_file, office, "First", days=1, department="health")
    second = assigned(city_file, office, "Second", days=2, department="health")
    screen = shown(office)
    screen.open(first)
    settle(office)
    note = form_of(screen, ReportForm).findChildren(QPlainTextEdit)[0]
    note.setPlainText("Half a sentence")
    screen.open(second)
    settle(office)
    screen.open(first)
    settle(office)
    form = form_of(screen, ReportForm)
    assert form.values()["note"] == "Half a sentence"
    assert "This is what you typed before. It is not submitted yet." in words(screen)


def test_another_departments_account_sees_why_it_cannot_report(
    city_file: City, sit_down: Callable[[str], Office], shown: Callable[[Office], ActionsScreen]
) -> None:
    office = sit_down("housing")
    action = assigned(city_file, office, "Open a clinic", days=30, department="health")
    screen = shown(office)
    screen.open(action)
    settle(office)
    form = form_of(screen, ReportForm)
    assert form.act.refused
    assert form.act.reason.text() == "This belongs to another department."
    assert screen.primary_refusal is not None


def test_every_control_has_a_name(
    office: Office, city_file: City, shown: Callable[[Office], ActionsScreen]
) -> None:
    action = assigned(city_file, office, "Open a clinic", days=30, department="health")
    screen = shown(office)
    screen.open(action)
    settle(office)
    editors = [
        widget
        for kind in (QLineEdit, QComboBox, QSpinBox, QPlainTextEdit, LinkLabel)
        for widget in screen.findChildren(kind)
        if widget.isVisible() and widget.objectName() != "qt_spinbox_lineedit"
    ]
    assert len(editors) >= 4
    assert [type(one).__name__ for one in editors if not one.accessibleName()] == []
    assert isinstance(screen.findChildren(ActionDetail)[0].accessibleName(), str)
    QApplication.processEvents()
