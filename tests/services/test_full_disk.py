# SPDX-License-Identifier: Apache-2.0
"""A disk that is really full: told in words, the old state whole, and all goes on once there is
room."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from govdesk.briefing.archive import put_out
from govdesk.briefing.files import write_file
from govdesk.briefing.production import draw_whole, keep
from govdesk.briefing.publishing import publish
from govdesk.briefing.views import Material
from govdesk.cli.main import main
from govdesk.queries.packets import packet_rows
from govdesk.queries.quarterly import quarterly_view
from govdesk.queries.verification import verify_workspace
from govdesk.rules.refusals import NotAvailable
from govdesk.services.backups import back_up
from govdesk.services.packets import pin_checkpoint
from govdesk.services.people import add_member
from govdesk.wording import say
from tests.builders import City, small_city
from tests.disks import fill
from tests.measured import at, measured, report
from tests.sittings import sitting


@pytest.fixture
def city(disk: Path) -> Iterator[City]:
    """A small city that lies on it."""
    made = small_city(str(disk / "city.govdesk"))
    yield made
    made.ctx.store.close()


def told(act: Callable[[], object]) -> str:
    """The sentences that an act on a full disk is refused with."""
    with pytest.raises(NotAvailable) as caught:
        act()
    parts = (caught.value.what, caught.value.kept, caught.value.then)
    return " ".join(say(part) for part in parts if part is not None)


def held(city: City, act: Callable[[], object], disk: Path) -> None:
    """On the full disk the act is refused and the record as it was; with room again it is done."""
    before = city.ctx.read(verify_workspace)
    filler = fill(disk)
    words = told(act)
    assert "disk is full" in words
    assert "Make room" in words
    after = city.ctx.read(verify_workspace)
    assert (after.size, after.root, after.failures) == (before.size, before.root, ())
    filler.unlink()
    act()
    assert city.ctx.read(verify_workspace).failures == ()


def test_a_ballot(city: City, disk: Path) -> None:
    made, (motion_id,) = sitting(city)
    vote_id = made.put(motion_id)
    held(city, lambda: made.cast(vote_id, "youth", "yes"), disk)


def test_a_reading(city: City, disk: Path) -> None:
    ids = measured(city)
    city.clock.micros = at("2026-04-10")
    held(city, lambda: report(city, ids["A5"], "2026-Q1", 30), disk)


def test_a_member(city: City, disk: Path) -> None:
    held(city, lambda: add_member(city.ctx, name="Lena Later"), disk)


def test_a_backup(city_file: City, disk: Path) -> None:
    kept = back_up(city_file.ctx.store.location, folder=disk)
    there = {one.name for one in disk.iterdir()}
    filler = fill(disk)
    words = told(lambda: back_up(city_file.ctx.store.location, folder=disk))
    assert "The disk is full" in words
    assert "every earlier backup are as they were" in words
    assert {one.name for one in disk.iterdir()} == there | {filler.name}
    filler.unlink()
    assert back_up(city_file.ctx.store.location, folder=disk).entries == kept.entries


def test_a_packet_leaves_the_one_that_stood_there(disk: Path) -> None:
    packet = disk / "packet.pdf"
    write_file(packet, b"before")
    filler = fill(disk)
    assert "packet.pdf" in told(lambda: write_file(packet, b"x" * 100_000))
    assert packet.read_bytes() == b"before"
    assert sorted(one.name for one in disk.iterdir()) == [filler.name, packet.name]


def test_a_packet_is_prepared_and_published(city: City, disk: Path, tmp_path: Path) -> None:
    city.later(days=100)
    clerk, chair = city.as_("clerk"), city.as_("chair")
    pin_checkpoint(clerk)
    view = clerk.read(quarterly_view, period="2026-Q1", draft=False)
    drawn = draw_whole(Material(view), kind="quarterly")
    held(city, lambda: keep(clerk, drawn=drawn), disk)
    (row,) = city.ctx.read(packet_rows)
    held(city, lambda: publish(chair, packet_id=row.id, certificates=tmp_path / "apart"), disk)
    archive = disk / "packets"
    filler = fill(disk)
    assert row.number in told(lambda: put_out(city.ctx, archive))
    assert [path.name for path in archive.glob("*.part")] == []
    filler.unlink()
    put_out(city.ctx, archive)
    assert len(list(archive.iterdir())) == 3


def test_the_demo_city(disk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(disk)
    code = main(None, ["demo", "--no-window", "--at", str(disk / "city"), "--json"])
    lines = capsys.readouterr().err.splitlines()
    error = json.loads(lines[-1])["error"]
    assert code == 4
    assert error["code"] == "store.full"
    assert error["next"]
    assert [one for one in (disk / "city").glob("*") if one.is_file()] == []
