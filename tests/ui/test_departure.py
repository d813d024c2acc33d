# SPDX-License-Identifier: Apache-2.0
"""At a seat it is said what a departure changes, asked once more, and done in one act."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton

from govdesk.ui.people.departure import DepartureForm
from govdesk.ui.people.screen import PeopleScreen
from govdesk.ui.widgets import Confirm, Label, Reveal, Scroll
from tests.builders import ALTERNATE, City
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import settle


def departing(
    city: City, screen_for: ScreenFor, percent: int = 100
) -> tuple[PeopleScreen, DepartureForm]:
    """The page of the youth's seat with the form for who leaves it."""
    screen = screen_for(city.ctx, PeopleScreen, city.seat("Youth"), percent=percent)
    (reveal,) = [
        one for one in screen.findChildren(Reveal) if "leaves this seat" in one.act.button.text()
    ]
    reveal.act.button.click()
    settle(screen.office)
    (form,) = screen.findChildren(DepartureForm)
    return screen, form


@pytest.mark.parametrize("percent", [100, 200])
def test_it_says_what_follows_and_does_it(
    city_file: City, screen_for: ScreenFor, percent: int
) -> None:
    screen, form = departing(city_file, screen_for, percent)
    office = screen.office
    assert faults_of(form) == []
    form.findChildren(QLineEdit)[-1].setText("Moved to another city")
    form.findChildren(QCheckBox)[0].setChecked(True)
    settle(office)
    (page,) = [one for one in screen.findChildren(Scroll) if one.isAncestorOf(form)]
    inside = page.widget()  # ends where its content does
    assert inside is not None
    assert inside.height() <= max(inside.heightForWidth(inside.width()), page.viewport().height())
    said = " ".join(one.text() for one in form.findChildren(Label))
    assert f"{ALTERNATE} holds it from" in said
    assert "once another officer agrees" in said

    (note,) = [
        one for one in form.findChildren(QPushButton) if "departure" in one.text().replace("&", "")
    ]
    note.click()
    settle(office)
    (dialog,) = screen.findChildren(Confirm)
    (yes,) = [one for one in dialog.findChildren(QPushButton) if "Note" in one.text()]
    yes.click()
    settle(office)
    settle(office)
    QApplication.processEvents()
    city_file.later(days=1)
    principal = city_file.holding("Youth").principal
    assert principal is not None
    assert principal.name == ALTERNATE


@pytest.mark.parametrize("percent", [100, 200])
def test_each_way_of_leaving_says_what_it_does_and_asks_for_no_more(
    city_file: City, screen_for: ScreenFor, percent: int
) -> None:
    screen, form = departing(city_file, screen_for, percent)
    office = screen.office
    for kind, asked, does in (
        ("resigned", {"ends", "seat_next"}, "end with the last day"),
        ("died", {"ends", "seat_next"}, "end with the day of death"),
        ("lapsed", {"ends", "seat_next"}, "by which section"),
        ("held_over", {"runs_out"}, "They keep the seat, the vote and their way in."),
        ("designee", {"from", "until", "deputy"}, "The deputy stands in until the last day"),
    ):
        how = form.findChildren(QComboBox)[1]
        how.setCurrentIndex(how.findData(kind))
        settle(office)
        assert faults_of(form) == []
        shown = {
            name
            for name in ("ends", "seat_next", "runs_out", "from", "until", "deputy")
            if form.shows_field(name)
        }
        assert shown == asked
        said = " ".join(one.text() for one in form.findChildren(Label) if one.isVisible())
        assert said.count(does) == 1
    form.set_values({"deputy": "Dora Deputy", "reason": "Parental leave", "until": "2026-02-28"})
    form.submit()
    settle(office)
    settle(office)
    names = [one.name for one in city_file.holding("Youth").alternates]
    assert names == [ALTERNATE, "Dora Deputy"]
