# SPDX-License-Identifier: Apache-2.0
"""A glance at a workspace file: what it shows, and when it leaves the file to the store."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from govdesk.queries.home import home
from govdesk.queries.people import actor_of
from govdesk.queries.seated import seated, who_was
from govdesk.services.actions import assign_action
from govdesk.store.glance import Glance, glance
from tests.builders import City
from tests.measured import at
from tests.services.test_reviews import midpoint
from tests.sittings import sitting


def _look(location: str) -> Glance:
    found = glance(location)
    assert found is not None
    return found


@pytest.mark.parametrize("account", ["", "secretary", "health", "youth", "chair"])
def test_the_first_page_is_the_same_at_a_glance(city_file: City, account: str) -> None:
    midpoint(city_file)
    made, (motion,) = sitting(city_file)
    vote = made.put(motion)
    made.enter(vote, "Youth", "yes")
    assign_action(
        city_file.ctx,
        title="Call the shelters",
        department_id=city_file.department("housing"),
        due=city_file.today,
    )
    now = at("2026-10-05")
    looked = _look(city_file.ctx.store.location)
    at_a_glance = looked.read(home, account=account, now=now)
    looked.close()
    read = city_file.ctx.read(home, account=account, now=now)
    assert at_a_glance == read
    assert read.votes
    assert read.undecided
    assert [vote.choice for vote in read.votes] == (["yes"] if account == "youth" else [""])
    assert bool(read.actions) == (account != "health")
    waits = len(read.votes) + len(read.parts) + len(read.due)
    waits += len(read.undecided) + len(read.actions)
    assert read.count == (0 if account == "youth" else waits), "what others owe is not theirs"


def test_a_glance_never_writes(city_file: City) -> None:
    looked = _look(city_file.ctx.store.location)
    assert looked.rows("SELECT count(*) FROM workspace", {}) == [(1,)]
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        looked.rows("DELETE FROM workspace", {})
    looked.close()


def test_a_file_that_is_being_written_is_left_to_the_store(city_file: City) -> None:
    looked = _look(city_file.ctx.store.location)
    writer = sqlite3.connect(city_file.ctx.store.location, isolation_level=None)
    writer.execute("BEGIN EXCLUSIVE")
    assert looked.read(home) is None
    writer.rollback()
    writer.close()
    assert looked.read(home) is not None
    looked.close()


@pytest.mark.parametrize("login", ["chair", "youth", "nobody", ""])
def test_whoever_sits_down_is_the_same_at_a_glance(city_file: City, login: str) -> None:
    looked = _look(city_file.ctx.store.location)
    at_a_glance = looked.read(seated, login=login)
    assert looked.read(who_was, login=login) == (
        login if login in ("chair", "youth") else "secretary"
    )
    looked.close()
    read = city_file.ctx.read(seated, login=login)
    assert at_a_glance is not None
    assert replace(at_a_glance, watch=read.watch) == read
    if login in ("chair", "youth"):
        assert read.actor == city_file.ctx.read(actor_of, login=login)
    else:
        assert read.actor is None
    assert read.seat == ("Youth" if login == "youth" else "")


def test_what_is_no_workspace_of_this_schema_is_left_to_the_store(
    city_file: City, tmp_path: Path
) -> None:
    assert glance(str(tmp_path / "gone.govdesk")) is None
    assert glance("postgresql://localhost/city") is None
    (tmp_path / "words.govdesk").write_text("not a database, though it has many words" * 40)
    assert glance(str(tmp_path / "words.govdesk")) is None
    sqlite3.connect(tmp_path / "empty.govdesk").close()
    assert glance(str(tmp_path / "empty.govdesk")) is None
    city_file.ctx.store.close()
    location = city_file.ctx.store.location
    file = sqlite3.connect(location)
    file.execute("UPDATE alembic_version SET version_num = '9999'")
    file.commit()
    file.close()
    assert glance(location) is None
