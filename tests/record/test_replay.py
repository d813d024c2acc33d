# SPDX-License-Identifier: Apache-2.0
"""Replayed in memory, a log makes the rows that it makes in a database."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.people import Seat
from govdesk.models.tables import METADATA, UNGOVERNED
from govdesk.record.rebuild import Rebuilding, rebuild
from govdesk.record.replay import Replay, repeated
from govdesk.record.stored_log import raw_values, stored_log
from govdesk.store.rows import add_row, matching
from tests.builders import City
from tests.measured import measured
from tests.sittings import sitting


def _add_seat(replay: Replay, id: str, position: int) -> None:
    columns = {"id": id, "position": position, "title": "A seat", "constituency": "community"}
    add_row(replay, Seat, columns)


def test_it_makes_what_a_database_makes(city_file: City) -> None:
    measured(city_file)
    made, (motion,) = sitting(city_file, "key")
    vote = made.put(motion)
    made.cast(vote, "youth", "no")
    made.enter(vote, "Seniors", "yes")
    made.close(vote)
    rebuilding = Rebuilding()
    with city_file.ctx.store.reading() as session:
        for entry in stored_log(session):
            rebuilding.feed(entry)
        engine = rebuild(session)
    with Session(engine) as made_there:
        for table in METADATA.sorted_tables:
            if table.name not in UNGOVERNED:
                there = sorted(raw_values(made_there, table))
                assert sorted(rebuilding.rows(table).values()) == there, table.name
    engine.dispose()


def test_a_row_without_what_it_needs_or_with_anothers_key_is_refused() -> None:
    replay = Replay()
    with pytest.raises(ValueError, match="seats without title"):
        add_row(replay, Seat, {"id": "s", "position": 1, "constituency": "community"})
    _add_seat(replay, "s", 1)
    with pytest.raises(ValueError, match="has a row s already"):
        _add_seat(replay, "s", 2)
    with pytest.raises(LookupError):
        replay.get_one(Seat, "t")
    with pytest.raises(TypeError):
        replay.execute(select(Seat))
    with pytest.raises(TypeError):
        replay.add(Seat(id="u"))


def test_a_row_that_an_effect_got_changes_in_its_table() -> None:
    replay = Replay()
    _add_seat(replay, "s", 1)
    replay.get_one(Seat, "s").title = "Another"
    assert replay.get(Seat, "s").title == "Another"
    (row,) = replay.rows(METADATA.tables["seats"]).values()
    assert "Another" in row
    with pytest.raises(AttributeError):
        replay.get(Seat, "s").nothing = 1


def test_what_no_two_rows_may_share_is_told() -> None:
    replay = Replay()
    for id, position in (("s", 1), ("t", 2), ("u", 1)):
        _add_seat(replay, id, position)
    table = METADATA.tables["seats"]
    assert list(repeated(table, replay.rows(table))) == [("u", "position")]


def test_rows_are_found_by_what_they_say_whenever_they_came() -> None:
    replay = Replay()
    _add_seat(replay, "s", 1)
    assert [row.id for row in matching(replay, Seat, constituency="community")] == ["s"]
    _add_seat(replay, "t", 2)
    found = matching(replay, Seat, constituency="community", position=2)
    assert [row.id for row in found] == ["t"]
    assert matching(replay, Seat, constituency="departments") == []
