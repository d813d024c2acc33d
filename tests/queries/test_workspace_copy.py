# SPDX-License-Identifier: Apache-2.0
"""A copy in memory verifies as the workspace does, tells how far it is, and can be stopped."""

from __future__ import annotations

import sqlite3

import pytest

from govdesk.queries.verification import verify_workspace
from govdesk.queries.workspace_copy import copy_of, verify_copy
from govdesk.rules.messages import Message
from govdesk.wording import say
from tests.builders import City


def test_a_copy_verifies_as_the_workspace_does(city: City) -> None:
    steps: list[tuple[int, int, str]] = []

    def step(done: int, total: int, what: Message) -> None:
        steps.append((done, total, say(what)))

    verdict = verify_copy(city.ctx.read(copy_of), step)
    assert verdict == city.ctx.read(verify_workspace)
    assert verdict.ok
    assert steps[0] == (1, verdict.size, "Reading the entries one after another")
    last = (verdict.size, verdict.size, "Making the tables again from the entries")
    assert steps[-1] == last


def test_a_copy_keeps_what_was_put_where_it_cannot_stand(city_file: City) -> None:
    file = sqlite3.connect(city_file.ctx.store.location, isolation_level=None)
    file.execute("UPDATE terms SET starts = 'some day', rank = 'x' WHERE rank = 1")
    file.close()
    verdict = verify_copy(city_file.ctx.read(copy_of), lambda *_: None)
    assert verdict == city_file.ctx.read(verify_workspace)
    assert {(one.column, one.found) for one in verdict.failures} == {
        ("starts", "some day"),
        ("rank", "x"),
    }


def test_a_check_can_be_stopped(city_file: City) -> None:
    class Stop(Exception):
        pass

    def stop(*_: object) -> None:
        raise Stop

    with pytest.raises(Stop):
        verify_copy(city_file.ctx.read(copy_of), stop)
