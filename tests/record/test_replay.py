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
from govdesk.record.stored_log import raw_rows, stored_log
from tests.builders import City
from tests.measured import measured
from tests.sittings import sitting


def _seat(id: str, position: int) -> Seat:
    return Seat(id=id, position=position, title="A seat", constituency="community")


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
                assert rebuilding.rows(table) == raw_rows(made_there, table), table.name
    engine.dispose()


def test_a_row_without_what_it_needs_or_with_anothers_key_is_refused() -> None:
    replay = Replay()
    with pytest.raises(ValueError, match="seats without title"):
        replay.add(Seat(id="s", position=1, constituency="community"))
    replay.add(_seat("s", 1))
    with pytest.raises(ValueError, match="has a row s already"):
        replay.add(_seat("s", 2))
    with pytest.raises(LookupError):
        replay.get_one(Seat, "t")
    with pytest.raises(NotImplementedError):
        replay.execute(select(Seat))


def test_what_no_two_rows_may_share_is_told() -> None:
    replay = Replay()
    for id, position in (("s", 1), ("t", 2), ("u", 1)):
        replay.add(_seat(id, position))
    table = METADATA.tables["seats"]
    assert list(repeated(table, replay.rows(table))) == [("u", "position")]


def test_rows_are_found_by_what_they_say_whenever_they_came() -> None:
    replay = Replay()
    replay.add(_seat("s", 1))
    assert [row.id for row in replay.matching(Seat, {"constituency": "community"})] == ["s"]
    replay.add(_seat("t", 2))
    found = replay.matching(Seat, {"constituency": "community", "position": 2})
    assert [row.id for row in found] == ["t"]
    assert replay.matching(Seat, {"constituency": "departments"}) == []
