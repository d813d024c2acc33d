# SPDX-License-Identifier: Apache-2.0
"""A desktop opens no record that contradicts a checkpoint it saw, until two officers explain it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from govdesk.models.tables import APPEND_ONLY
from govdesk.rules.refusals import NotAllowed, NotAvailable
from govdesk.services.checkpoint_watch import CheckpointWatch, begin_restored
from govdesk.services.context import Context
from govdesk.services.people import add_member
from govdesk.services.proposals import complete
from govdesk.services.sign_in import sign_in
from govdesk.store.checkpoint_memory import CheckpointMemory
from govdesk.store.keyring import SystemKeyring
from govdesk.store.opening import open_store
from tests.builders import PASSPHRASE, City, seated, small_city


@pytest.fixture
def watch(tmp_path: Path) -> CheckpointWatch:
    """A desktop's watch; no keyring answers."""
    return CheckpointWatch(CheckpointMemory(tmp_path / "memory", SystemKeyring(wait=0.0)))


def _checkpoint(city: City) -> None:
    """A day on which an officer signs in makes one."""
    city.later(days=1)
    sign_in(city.ctx, login="secretary", passphrase=PASSPHRASE, device="desk")


def _file(city: City) -> Path:
    return Path(city.ctx.store.location)


def test_a_record_that_only_grew_opens(city_file: City, watch: CheckpointWatch) -> None:
    watch.check(city_file.ctx)
    _checkpoint(city_file)
    watch.remember(city_file.ctx)
    assert len(watch.notes(city_file.ctx)) == 1
    add_member(city_file.ctx, name="Nia Newcomer")
    _checkpoint(city_file)
    watch.check(city_file.ctx)
    watch.remember(city_file.ctx)
    assert len(watch.notes(city_file.ctx)) == 2


def test_a_tail_that_was_cut_off_is_not_opened(
    city_file: City, watch: CheckpointWatch, tmp_path: Path
) -> None:
    old = tmp_path / "old.govdesk"
    shutil.copy(_file(city_file), old)
    _checkpoint(city_file)
    watch.remember(city_file.ctx)
    earlier = Context(open_store(str(old)))
    with pytest.raises(NotAvailable) as caught:
        watch.check(earlier)
    assert caught.value.code == "watch.contradicted"
    earlier.store.close()


def test_a_changed_leaf_is_not_opened(city_file: City, watch: CheckpointWatch) -> None:
    _checkpoint(city_file)
    watch.remember(city_file.ctx)
    with city_file.ctx.store.writing() as session:
        for table in APPEND_ONLY:
            session.execute(text(f"DROP TRIGGER keep_{table}_update"))
        session.execute(text("UPDATE entries SET leaf = :leaf WHERE seq = 3"), {"leaf": "ab" * 32})
    with pytest.raises(NotAvailable):
        watch.check(city_file.ctx)


def test_two_officers_explain_a_restoration_once(
    city_file: City, watch: CheckpointWatch, tmp_path: Path
) -> None:
    backup = tmp_path / "backup.govdesk"
    shutil.copy(_file(city_file), backup)
    add_member(city_file.ctx, name="Lost Tomorrow")
    _checkpoint(city_file)
    watch.remember(city_file.ctx)
    restored = Context(open_store(str(backup)))
    secretary = seated(restored, "secretary")
    made = begin_restored(secretary, lost="One new member", since=0).made
    with pytest.raises(NotAllowed):
        complete(secretary, proposal_id=made)
    with pytest.raises(NotAvailable):
        watch.check(restored)
    complete(seated(restored, "chair"), proposal_id=made)
    watch.check(restored)
    sign_in(restored, login="secretary", passphrase=PASSPHRASE, device="desk")
    watch.remember(restored)
    restored.store.close()
    # What was seen since counts again: the same excuse does not serve twice.
    again = tmp_path / "again.govdesk"
    shutil.copy(backup, again)
    later = Context(open_store(str(backup)))
    sign_in(later, login="chair", passphrase=PASSPHRASE, device="desk")
    with later.store.writing() as session:
        for table in APPEND_ONLY:
            for verb in ("update", "delete"):
                session.execute(text(f"DROP TRIGGER keep_{table}_{verb}"))
        session.execute(text("UPDATE entries SET leaf = :leaf WHERE seq = 2"), {"leaf": "cd" * 32})
    with pytest.raises(NotAvailable):
        watch.check(later)
    later.store.close()


def test_a_memory_that_cannot_be_read_is_told(
    city_file: City, watch: CheckpointWatch, tmp_path: Path
) -> None:
    _checkpoint(city_file)
    watch.remember(city_file.ctx)
    (file,) = (tmp_path / "memory").iterdir()
    file.write_text("{", encoding="utf-8")
    with pytest.raises(NotAvailable) as caught:
        watch.check(city_file.ctx)
    assert caught.value.code == "watch.broken"


def test_a_sample_city_is_not_remembered(watch: CheckpointWatch, tmp_path: Path) -> None:
    sample = small_city(str(tmp_path / "sample.govdesk"), story_ends_at=2**50)
    _checkpoint(sample)
    watch.remember(sample.ctx)
    assert watch.notes(sample.ctx) == ()
    sample.ctx.store.close()
