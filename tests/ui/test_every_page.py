# SPDX-License-Identifier: Apache-2.0
"""Every page of the whole window, in both languages, at the largest text: nothing is cut, nameless
or claimed twice, and a representative reads none of the house's own terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from govdesk.ui.places import Place
from govdesk.ui.screens import SCREENS
from govdesk.ui.shell import DeskWindow
from govdesk.ui.shell.status_line import StatusLine
from govdesk.ui.widgets import EmptyState, Label, RowsTable, button
from govdesk.ui.widgets.side_by_side import InLine
from govdesk.wording import Words, use
from govdesk.wording.public_words import PLAIN
from tests.builders import ALTERNATE, City
from tests.sittings import sitting
from tests.ui.checks import faults_of
from tests.ui.offices import office_for, settle, show


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """The language of the window."""
    use(Words(request.param))
    yield request.param
    use(Words("en"))


def chosen(window: DeskWindow) -> None:
    """Choose the first line of the page's list, if it has any."""
    for table in window.page.findChildren(RowsTable):
        if table.isVisible() and table.filter.rowCount():
            table.selectRow(0)
            return


def gone(window: DeskWindow) -> None:
    """Close the window for good: the next look is not given to every page of it again."""
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("login", ["youth", "secretary"])
def test_every_page_is_whole_at_the_largest_text(
    city_file: City, tmp_path: Path, language: str, login: str
) -> None:
    sitting(city_file, "key")
    ctx = city_file.as_(login)
    office = office_for(ctx, tmp_path)
    found: list[str] = []
    for percent in (100, 200):
        office.theme.choose(percent=percent)
        window = DeskWindow(office)
        window.status_line.show_checked(office.who.now, "UTC", held=False)
        show(window)
        for kind in SCREENS:
            window.navigate(Place(kind))
            settle(office)
            chosen(window)
            settle(office)
            settle(office)
            found += [f"{kind} at {percent} %: {fault}" for fault in faults_of(window)]
            if login == "youth" and language == "en":
                found += [f"{kind} says {word!r}" for word in house_words(window)]
        gone(window)
    office.theme.choose(percent=100)
    office.desk.close()
    assert found == []


@pytest.mark.parametrize(
    "kind", ["indicators", "motions", "meetings", "actions", "reviews", "briefings"]
)
def test_where_there_is_nothing_the_first_is_offered_or_refused_with_the_reason(
    city_file: City, tmp_path: Path, kind: str
) -> None:
    for login in ("counsel", "secretary"):
        ctx = city_file.as_(login)
        office = office_for(ctx, tmp_path)
        window = DeskWindow(office)
        show(window)
        window.navigate(Place(kind))
        settle(office)
        (empty,) = [
            one
            for one in window.page.findChildren(EmptyState)
            if one.isVisible() and one.findChildren(QPushButton)
        ]
        (first,) = empty.findChildren(QPushButton)
        assert first.isEnabled() is (login == "secretary")
        if login == "counsel":
            assert first.accessibleDescription()
            said = [label.text() for label in empty.findChildren(QLabel) if label.isVisible()]
            assert first.accessibleDescription() in said
        gone(window)
        office.desk.close()


def house_words(window: DeskWindow) -> list[str]:
    """The terms of the house that stand on the page."""
    labels, buttons = window.page.findChildren(QLabel), window.page.findChildren(QPushButton)
    spoken: list[QLabel | QPushButton] = [*labels, *buttons]
    said = " ".join(one.text() for one in spoken if one.isVisible())
    for name in (ALTERNATE, "alternate") if window.page.kind == "accounts" else ():
        said = said.replace(name, "")  # a name is a name
    said = said.casefold()
    return [word for word in PLAIN if re.search(rf"\b{re.escape(word)}\b", said)]


def test_acts_go_on_a_second_line_where_one_has_no_room(qtbot: QtBot) -> None:
    line = InLine(Label("20 lines", wrap=False))
    acts = [button(f"Something that takes a while {n}") for n in range(3)]
    for act in acts:
        line.add(act)
    page = QWidget()
    QVBoxLayout(page).addWidget(line)
    show(page, 2000, 200)
    assert len({act.y() for act in acts}) == 1
    assert acts[-1].geometry().right() > 1900
    page.resize(acts[0].sizeHint().width() * 2, 200)
    qtbot.waitUntil(lambda: len({act.y() for act in acts}) > 1)
    assert faults_of(page) == []
    page.close()
    page.deleteLater()


def test_the_line_below_breaks_rather_than_cut() -> None:
    line = StatusLine()
    line.show_checked(0, "UTC", held=False)
    show(line, 520, 80)
    assert faults_of(line) == []
    line.close()
    line.deleteLater()


@pytest.mark.usefixtures("language")
def test_what_is_done_over_a_page_is_whole_in_both_languages(
    qtbot: QtBot, city_file: City, tmp_path: Path
) -> None:
    """The ballot, the roll, the running meeting, the steps of a motion and the builder."""
    made, (motion_id, other) = sitting(city_file, "key", "ordinary")
    made.put(motion_id)
    found: list[str] = []
    for login, places in (
        ("youth", [f"motions/{motion_id}/vote"]),
        (
            "secretary",
            [
                f"motions/{motion_id}/roll",
                f"meetings/{made.meeting_id}/run",
                f"motions/{other}",
                f"motions/{other}/amend",
                f"motions/{other}/divide",
            ],
        ),
        ("clerk", ["briefings"]),
    ):
        office = office_for(city_file.as_(login), tmp_path)
        window = DeskWindow(office)
        show(window)
        for place in places:
            window.navigate(Place.read(place))
            if place == "briefings":
                window.page.new()
            for _turn in range(3):
                settle(office)
            qtbot.wait(100)
            found += [f"{place.split('/')[-1]}: {fault}" for fault in faults_of(window)]
        gone(window)
        office.desk.close()
    assert found == []
