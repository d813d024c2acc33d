# SPDX-License-Identifier: Apache-2.0
"""The seating chart: every seat named and reached by the arrow keys, all its words with room, and
printed."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from unicodedata import normalize

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPdfWriter
from PySide6.QtTest import QTest

from govdesk.queries.people import seat_rows
from govdesk.services.people import end_term
from govdesk.ui.people.seat_painting import height_of, on_screen
from govdesk.ui.people.seat_places import beside, is_around, places
from govdesk.ui.people.seating import SeatingScreen
from govdesk.ui.people.seating_chart import SeatingChart
from govdesk.ui.places import Place
from tests.briefing.reading import words_of
from tests.builders import City
from tests.sittings import sitting
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor


def chart(screen: SeatingScreen) -> SeatingChart:
    (found,) = screen.findChildren(SeatingChart)
    return found


@pytest.mark.parametrize("percent", [100, 200])
def test_every_seat_is_named_and_has_room_for_its_words(
    city_file: City, screen_for: ScreenFor, percent: int
) -> None:
    sitting(city_file, away=("Housing",))
    screen = screen_for(city_file.as_("secretary"), SeatingScreen, percent=percent)
    assert faults_of(screen) == []
    seats = chart(screen).seats
    assert [one.accessibleName() for one in seats] == [
        "Health, Departments: Hollis Healthwright, Here",
        "Housing, Departments: Hatty Housebuilder, Absent",
        "Youth, Community: Yara Youngquist, Here",
        "Seniors, Community: Silas Seniorson, Here",
        "Old Harbour, Community: Odile Oldharbour, Here",
    ]
    for one in seats:
        assert one.height() + 1 >= height_of(one.seat, one.width(), on_screen())
        assert chart(screen).rect().contains(one.geometry())
    assert screen.summary == (
        "5 seats carry a vote; none is vacant. Now in session: January meeting."
    )


def test_arrow_keys_go_from_seat_to_seat_and_enter_opens_one(
    city_file: City, screen_for: ScreenFor
) -> None:
    screen = screen_for(city_file.as_("secretary"), SeatingScreen)
    gone: list[Place] = []
    screen.office.asked_for.connect(gone.append)
    health, housing, youth, *_others = seats = chart(screen).seats
    stops = [one for one in seats if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [health], "Tab stops once, and goes on past the chart"
    health.setFocus()
    for key, expected in (
        (Qt.Key.Key_Left, health),
        (Qt.Key.Key_Right, housing),
        (Qt.Key.Key_Down, seats[3]),
        (Qt.Key.Key_Left, youth),
        (Qt.Key.Key_End, seats[-1]),
        (Qt.Key.Key_Home, health),
        (Qt.Key.Key_Down, youth),
    ):
        QTest.keyClick(screen.focusWidget(), key)
        assert screen.focusWidget() is expected, key
    assert [one for one in seats if one.focusPolicy() & Qt.FocusPolicy.TabFocus] == [youth]
    QTest.keyClick(youth, Qt.Key.Key_Return)
    assert gone == [Place("people", city_file.seat("Youth"))]


def test_a_vacant_seat_says_so_and_looks_so_without_colour(
    city_file: City, screen_for: ScreenFor
) -> None:
    screen = screen_for(city_file.as_("secretary"), SeatingScreen)
    before = chart(screen).seats[3].grab().toImage()
    (term,) = [one for row in city_file.ctx.read(seat_rows) for one in row.terms
               if row.title == "Seniors"]  # fmt: skip
    end_term(city_file.ctx, term_id=term.term_id, ends=city_file.today, reason="moved away")
    city_file.later(days=1)
    screen = screen_for(city_file.as_("secretary"), SeatingScreen)
    seniors = chart(screen).seats[3]
    assert seniors.accessibleName() == "Seniors, Community: Vacant"
    grey = QImage.Format.Format_Grayscale8
    assert seniors.grab().toImage().convertToFormat(grey) != before.convertToFormat(grey)
    assert screen.summary == "5 seats carry a vote; 1 is vacant."


def test_it_is_printed_on_one_sheet(city_file: City, screen_for: ScreenFor, tmp_path: Path) -> None:
    screen = screen_for(city_file.as_("secretary"), SeatingScreen)
    paper = QPdfWriter(str(tmp_path / "chart.pdf"))
    screen.draw(paper)
    del paper
    told = normalize("NFKC", words_of(tmp_path / "chart.pdf"))
    for words in ("Old Harbour", "Odile Oldharbour", "3 of 3 seats filled", "none is vacant"):
        assert words in told


@pytest.mark.parametrize("counts", [(5, 6), (2, 3), (4, 4, 5), (30, 21), (1, 0), (6, 6)])
@pytest.mark.parametrize("width", [150.0, 420.0, 760.0, 1000.0, 1900.0])
def test_no_seat_covers_another_and_all_are_reached(counts: tuple[int, ...], width: float) -> None:
    found = places(counts, width, (172, 60), 12, 40)
    assert len(found.seats) == sum(counts)
    for one, other in combinations(found.seats, 2):
        assert not one.intersects(other)
    whole = QRectF(-1, -1, max(width, 172) + 2, found.height + 2)
    assert all(whole.contains(one) for one in found.seats)
    assert (found.table is not None) == is_around(counts, width, 172, 12)
    if found.table is not None:
        assert not any(found.table.intersects(one) for one in found.seats)
        assert all(found.table.contains(one) for one in found.words)
    reached = {0}
    waiting = [0]
    while waiting:
        at = waiting.pop()
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            to = beside(found.seats, at, dx, dy)
            if to not in reached:
                reached.add(to)
                waiting.append(to)
    assert reached == set(range(sum(counts)))
