# SPDX-License-Identifier: Apache-2.0
"""A check in a process of its own comes to what verifying comes to, and can be stopped."""

from __future__ import annotations

import multiprocessing
import sqlite3
from pathlib import Path

import pytest

from govdesk.queries.verification import verify_workspace
from govdesk.rules.messages import Message
from govdesk.rules.refusals import NotAvailable
from govdesk.services.record_check import ToCheck, check_record
from govdesk.wording import say
from tests.builders import City
from tests.sittings import sitting


def _nothing(*_: object) -> None:
    """Goes on."""


def test_it_comes_to_what_verifying_comes_to(city: City) -> None:
    said: list[str] = []

    def step(_done: int, _total: int, what: Message) -> None:
        said.append(say(what))

    verdict = check_record(ToCheck(city.ctx.store.location), step=step)
    assert verdict == city.ctx.read(verify_workspace)
    assert verdict.ok
    assert said[0] == "Taking a copy of this moment"


def test_what_was_remembered_is_looked_at(city_file: City) -> None:
    made, (motion,) = sitting(city_file, "ordinary")
    made.close(made.put(motion))
    with sqlite3.connect(city_file.ctx.store.location) as file:
        (note,) = file.execute("SELECT note FROM checkpoints ORDER BY size DESC").fetchone()
    file.close()
    where = city_file.ctx.store.location
    assert check_record(ToCheck(where, (note,)), step=_nothing).checked["remembered"] == 3
    another = note.replace("\n", "0\n", 2).replace("0\n", "\n", 1)
    found = check_record(ToCheck(where, (another,)), step=_nothing)
    assert {one.rule for one in found.failures} == {"remembered"}


def test_what_was_put_where_it_cannot_stand_is_told(city_file: City) -> None:
    file = sqlite3.connect(city_file.ctx.store.location, isolation_level=None)
    file.execute("UPDATE terms SET starts = 'some day', rank = 'x' WHERE rank = 1")
    file.close()
    verdict = check_record(ToCheck(city_file.ctx.store.location), step=_nothing)
    assert {(one.column, one.found) for one in verdict.failures} == {
        ("starts", "some day"),
        ("rank", "x"),
    }


def test_whoever_writes_meanwhile_does_not_wait(city_file: City) -> None:
    """The file itself is read for moments only."""
    other = sqlite3.connect(city_file.ctx.store.location, isolation_level=None, timeout=1.0)
    written = 0

    def step(*_: object) -> None:
        nonlocal written
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE record_head SET seq = seq")
        other.execute("COMMIT")
        written += 1

    assert check_record(ToCheck(city_file.ctx.store.location), step=step).ok
    other.close()
    assert written > 2


def test_it_can_be_stopped_and_leaves_nothing(
    city_file: City, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stop(Exception):
        pass

    monkeypatch.setenv("TMPDIR", str(tmp_path))
    said: list[Message] = []

    def step(_done: int, _total: int, what: Message) -> None:
        said.append(what)
        if len(said) == 3:  # a process does not even begin so soon
            raise Stop

    with pytest.raises(Stop):
        check_record(ToCheck(city_file.ctx.store.location), step=step)
    assert multiprocessing.active_children() == []
    assert list(tmp_path.glob("govdesk-*")) == []


def test_a_file_that_cannot_be_read_is_told_in_words(tmp_path: Path) -> None:
    broken = tmp_path / "broken.govdesk"
    broken.write_bytes(b"not a database " * 1000)
    with pytest.raises(NotAvailable) as caught:
        check_record(ToCheck(str(broken)), step=_nothing)
    assert caught.value.code == "store.not_ours"
    assert caught.value.then is not None
