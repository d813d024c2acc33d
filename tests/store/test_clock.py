# SPDX-License-Identifier: Apache-2.0
"""Every workspace has one clock: the real one, or that of the story it tells."""

from __future__ import annotations

import ast
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeGuard

import pytest

import govdesk
from govdesk.models.workspace import Workspace
from govdesk.queries.moment import city_today, moment, set_watch
from govdesk.queries.people import workspace_row
from govdesk.queries.record import record_head
from govdesk.services.context import Context
from govdesk.services.people import add_member
from govdesk.store.clock import computer_time
from govdesk.store.opening import open_store
from tests.builders import seated, small_city

HOUR = 3_600_000_000
END = int(datetime(2026, 8, 4, 13, tzinfo=UTC).timestamp()) * 1_000_000
HOME = "store/clock.py"
READ_THE_CLOCK = {
    "today", "utcnow", "time_ns", "currentDate", "currentTime", "currentDateTime",
    "currentDateTimeUtc", "currentMSecsSinceEpoch", "currentSecsSinceEpoch", "localtime",
}  # fmt: skip
"""Methods that tell the time by the computer, whatever they are called on."""
OF_MODULES = {("time", "time"), ("datetime", "now"), ("func", "now"), ("date", "today")}


@pytest.fixture
def story(store: str) -> str:
    """Where a workspace lies whose story ends in the morning of 4 August 2026."""
    small_city(store, story_ends_at=END).ctx.store.close()
    return store


def _opened(location: str) -> Context:
    return seated(Context(open_store(location)), "secretary")


def test_a_story_opens_where_it_ends_and_goes_on_from_there(story: str) -> None:
    ctx = _opened(story)
    first, second = ctx.read(moment), ctx.read(moment)
    assert END <= first < second < END + HOUR
    assert str(ctx.read(city_today)) == "2026-08-04"
    assert ctx.read(workspace_row).story
    ctx.store.close()


def test_what_is_done_in_a_story_is_done_then_and_it_opens_there_again(story: str) -> None:
    ctx = _opened(story)
    add_member(ctx, name="Someone New")
    done = ctx.read(record_head)
    assert END < done.recorded_at < END + HOUR
    ctx.store.close()
    again = _opened(story)
    assert done.recorded_at < again.read(moment) < done.recorded_at + HOUR
    again.store.close()


def test_a_watch_agrees_with_the_clock_it_was_set_by(story: str) -> None:
    ctx = _opened(story)
    watch = ctx.read(set_watch)
    before = ctx.read(moment)
    assert abs(watch.now() - before) < HOUR / 60
    assert watch.ahead < -HOUR
    ctx.store.close()


def test_any_other_workspace_keeps_the_real_time(store: str) -> None:
    small_city(store).ctx.store.close()
    ctx = _opened(store)
    assert abs(ctx.read(moment) - computer_time()) < HOUR / 60
    assert abs(ctx.read(set_watch).ahead) < HOUR / 60
    assert not ctx.read(workspace_row).story
    with ctx.store.reading() as session:
        assert session.query(Workspace.story_ends_at).scalar() is None
    ctx.store.close()


def test_only_the_clock_reads_the_clock() -> None:
    root = Path(govdesk.__file__).parent
    found = [
        f"{path.relative_to(root).as_posix()}:{node.lineno}"
        for path in sorted(root.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if _tells_time(node)
    ]
    assert {where.split(":")[0] for where in found} == {HOME}, found


@pytest.mark.parametrize(
    "code",
    [
        "date.today()",
        "datetime.now(UTC)",
        "datetime.datetime.now()",
        "time.time()",
        "QDateTime.currentDateTime()",
        "from time import time_ns",
        "text('SELECT now()')",
        "func.now()",
        "'clock_timestamp()'",
    ],
)
def test_the_search_knows_the_ways_to_read_it(code: str) -> None:
    assert any(_tells_time(node) for node in ast.walk(ast.parse(code)))


def _tells_time(node: ast.AST) -> TypeGuard[ast.expr | ast.stmt]:
    match node:
        case ast.ImportFrom(module="time", names=names):
            return any(one.name in READ_THE_CLOCK | {"time"} for one in names)
        case ast.Attribute(value=ast.Name(id=module), attr=name):
            return (module, name) in OF_MODULES or (name in READ_THE_CLOCK and module != "who")
        case ast.Attribute(value=ast.Attribute(attr="datetime"), attr="now"):
            return True
        case ast.Constant(value=str() as words):
            lowered = words.lower()
            return any(one in lowered for one in ("clock_timestamp", "current_timestamp", " now()"))
    return False
