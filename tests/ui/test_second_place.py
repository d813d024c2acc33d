# SPDX-License-Identifier: Apache-2.0
"""The second place is written while a meeting is in session, and never stands in its way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from govdesk.queries.opening_check import entry_count
from govdesk.rules.refusals import Refusal
from govdesk.services.meetings import close_meeting
from govdesk.services.people import add_member
from govdesk.services.safe_places import SECOND, PlacesFile
from govdesk.store.second_place import SecondFile
from govdesk.ui.office import Office
from govdesk.ui.second_place import SecondPlace
from tests.builders import City
from tests.sittings import sitting
from tests.ui.offices import office_for, settle

Begin = Callable[[], SecondPlace]


@pytest.fixture
def office(city_file: City, tmp_path: Path) -> Iterator[Office]:
    """An office on the small city."""
    made = office_for(city_file.ctx, tmp_path)
    yield made
    made.desk.close()
    made.deleteLater()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder to be the second place."""
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def begin(city_file: City, office: Office, stick: Path, tmp_path: Path) -> Iterator[Begin]:
    """Begins to write to the stick."""
    begun: list[SecondPlace] = []
    store, places = city_file.ctx.store, PlacesFile(tmp_path / "second.json")
    places.name(store.workspace_id, SECOND, stick)

    def make() -> SecondPlace:
        begun.append(
            SecondPlace(
                office.desk,
                office.faults,
                city_file.ctx.read,
                store.location,
                store.workspace_id,
                places,
                office,
            )
        )
        return begun[-1]

    yield make
    for one in begun:
        one.stop()


def held(stick: Path) -> int:
    """How many entries the file on the stick has."""
    files = list(stick.glob("*.jsonl")) if stick.is_dir() else []
    return len(SecondFile(files[0]).lines()[0]) if files else 0


def write(office: Office, name: str) -> None:
    """Do something that the record keeps."""
    office.desk.write(office, add_member, name=name)
    settle(office)


def size(city: City) -> int:
    """How many entries the record has."""
    return city.ctx.read(entry_count)


def test_while_a_meeting_is_in_session_every_entry_is_there_too(
    qtbot: QtBot, city_file: City, office: Office, stick: Path, begin: Begin
) -> None:
    begin()
    write(office, "Before Meeting")
    assert held(stick) == 0
    made, _motions = sitting(city_file)
    for name in ("One", "Two"):
        write(office, f"{name} Later")
        qtbot.waitUntil(lambda: held(stick) == size(city_file))
    office.desk.write(office, close_meeting, meeting_id=made.meeting_id)
    settle(office)
    qtbot.waitUntil(lambda: held(stick) == size(city_file))
    write(office, "After Meeting")
    qtbot.wait(100)
    assert held(stick) == size(city_file) - 1


def test_a_missing_place_is_told_once_and_caught_up_when_it_is_back(
    qtbot: QtBot, city_file: City, office: Office, stick: Path, begin: Begin
) -> None:
    told: list[Refusal] = []
    office.desk.unheard.connect(told.append)
    sitting(city_file)
    stick.rmdir()
    begin()
    qtbot.waitUntil(lambda: len(told) == 1)
    for name in ("One", "Two", "Three"):
        write(office, f"{name} Later")
    qtbot.wait(100)
    assert [one.code for one in told] == ["second.unreachable"]
    stick.mkdir()
    write(office, "Four Later")
    qtbot.waitUntil(lambda: held(stick) == size(city_file))
    for left in stick.iterdir():
        left.unlink()
    stick.rmdir()
    write(office, "Five Later")
    qtbot.waitUntil(lambda: len(told) == 2)


def test_a_desk_that_opens_in_the_middle_of_a_meeting_catches_up(
    qtbot: QtBot, city_file: City, stick: Path, begin: Begin
) -> None:
    sitting(city_file)
    with qtbot.waitSignal(begin().brought_up):
        pass
    assert held(stick) == size(city_file)


def test_what_was_done_last_is_written_before_it_ends(
    city_file: City, office: Office, stick: Path, begin: Begin
) -> None:
    sitting(city_file)
    second = begin()
    write(office, "One Later")
    add_member(city_file.ctx, name="Two Later")
    second.stop()
    assert held(stick) == size(city_file)
