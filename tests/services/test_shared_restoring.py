# SPDX-License-Identifier: Apache-2.0
"""A dump goes back to a database; what stood there is kept under another name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import make_url

from govdesk.cli.main import main
from govdesk.cli.workspaces import opened
from govdesk.queries.people import members
from govdesk.queries.verification import verify_workspace
from govdesk.rules.refusals import NotAvailable
from govdesk.services import people
from govdesk.services.backups import back_up
from govdesk.services.restoring import restore
from govdesk.services.second_copy import SecondCopy
from govdesk.services.shared_restoring import restore_shared
from tests.builders import City
from tests.shared_city import execute, scratch_databases

pytestmark = pytest.mark.usefixtures("pg_programs")
NOW = 1_767_600_000_000_000


@pytest.fixture
def dump(shared_city: City, tmp_path: Path) -> Path:
    """A backup of the shared city, which went on since."""
    made = back_up(shared_city.ctx.store.location, folder=tmp_path)
    people.add_member(shared_city.ctx, name="Later Comer")
    return made.path


def _names(url: str) -> list[str]:
    with opened(url, read_only=True) as ctx:
        assert ctx.read(verify_workspace).ok
        return [one.name for one in ctx.read(members)]


def _named(url: str, database: str) -> str:
    return make_url(url).set(database=database).render_as_string(False)


def test_what_was_there_is_renamed_and_keeps_everything(shared_city: City, dump: Path) -> None:
    url = shared_city.ctx.store.location
    shared_city.ctx.store.close()
    done = restore_shared(dump, url, now=NOW)
    assert done.moved_aside == f"{make_url(url).database}_before_restore_20260105_080000"
    assert "Later Comer" in _names(_named(url, done.moved_aside))
    assert "Later Comer" not in _names(url)
    again = restore_shared(dump, url, now=NOW)
    assert again.moved_aside == f"{done.moved_aside}_2"
    assert scratch_databases(url) == []


def test_it_goes_to_a_new_database_too(
    shared_city: City, dump: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = _named(shared_city.ctx.store.location, "harbour city \N{WAVE DASH} ''2")
    assert main(None, ["restore", str(dump), "--to", url, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["moved_aside"] is None
    assert "Later Comer" not in _names(url)
    assert "Later Comer" in _names(shared_city.ctx.store.location)


def test_what_a_long_name_has_no_room_for_is_cut(shared_city: City, dump: Path) -> None:
    url = _named(shared_city.ctx.store.location, "h\N{LATIN SMALL LETTER A WITH ACUTE}" * 20)
    restore_shared(dump, url, now=NOW)
    aside = restore_shared(dump, url, now=NOW).moved_aside
    assert aside is not None
    assert aside.endswith("_before_restore_20260105_080000")
    assert "Later Comer" not in _names(_named(url, aside))


def test_a_database_in_use_stays(shared_city: City, dump: Path) -> None:
    url = shared_city.ctx.store.location
    with shared_city.ctx.store.reading() as session:
        session.connection()
        with pytest.raises(NotAvailable) as caught:
            restore_shared(dump, url)
    assert caught.value.code == "store.in_use"
    shared_city.ctx.store.close()
    assert "Later Comer" in _names(url)
    assert scratch_databases(url) == []


def test_a_damaged_dump_changes_nothing(shared_city: City, dump: Path) -> None:
    data = dump.read_bytes()
    dump.write_bytes(data[: len(data) // 2])
    shared_city.ctx.store.close()
    with pytest.raises(NotAvailable) as caught:
        restore_shared(dump, shared_city.ctx.store.location)
    assert caught.value.code == "backup.does_not_hold"
    assert "Later Comer" in _names(shared_city.ctx.store.location)


def test_each_kind_of_backup_goes_back_to_its_kind(
    shared_city: City, dump: Path, city_file: City, tmp_path: Path
) -> None:
    kept = back_up(city_file.ctx.store.location, folder=tmp_path).path
    with pytest.raises(NotAvailable) as caught:
        restore_shared(kept, shared_city.ctx.store.location)
    assert caught.value.code == "restore.of_file"
    with pytest.raises(NotAvailable) as other:
        restore(dump, tmp_path / "new.govdesk")
    assert other.value.code == "restore.of_shared"


def test_the_second_place_brings_it_forward(shared_city: City, dump: Path, tmp_path: Path) -> None:
    url = shared_city.ctx.store.location
    stick = tmp_path / "stick"
    stick.mkdir()
    second = SecondCopy(stick, url, shared_city.ctx.store.workspace_id)
    second.bring_up(shared_city.ctx.read)
    shared_city.ctx.store.close()
    done = restore_shared(dump, url, second_place=second.path)
    assert done.brought is not None
    assert (done.brought.applied, done.brought.problem) == (done.brought.beyond, None)
    assert done.brought.beyond > 0
    assert "Later Comer" in _names(url)


def test_a_login_that_may_make_no_database_is_told_so(shared_city: City, dump: Path) -> None:
    url = shared_city.ctx.store.location
    execute(url, "CREATE ROLE plain LOGIN")
    try:
        plain = make_url(url).set(username="plain").render_as_string(False)
        with pytest.raises(NotAvailable) as caught:
            restore_shared(dump, plain)
    finally:
        execute(url, "DROP ROLE plain")
    assert caught.value.code == "backup.no_scratch"
    assert "Later Comer" in _names(url)
