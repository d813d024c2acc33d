# SPDX-License-Identifier: Apache-2.0
"""A shared database's password: asked for, kept in the keyring, and never in an address."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null

from govdesk.cli.main import main
from govdesk.cli.workspaces import opened
from govdesk.queries.verification import verify_workspace
from govdesk.rules.refusals import BadInput, NotAvailable
from govdesk.services import shared_access
from govdesk.services.backup_apart import back_up_apart
from govdesk.store import passwords
from govdesk.store.opening import open_store
from govdesk.wording import say
from tests.store.test_keyring import Forgetful, Locked

PASSWORD = "tide and gull"


class Held(KeyringBackend):
    """A keyring that keeps what it is given, for as long as the test."""

    priority = -1.0  # never found by itself: only where a test sets it

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def ring() -> Iterator[Held]:
    """A keyring that keeps secrets."""
    before, made = keyring.get_keyring(), Held()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def _code(url: str) -> str:
    with pytest.raises(NotAvailable) as caught:
        open_store(url, read_only=True)
    assert caught.value.then is not None
    assert say(caught.value.what)
    assert say(caught.value.then)
    return caught.value.code


def _size(url: str) -> int:
    with opened(url, read_only=True) as ctx:
        return ctx.read(verify_workspace).size


def test_a_password_typed_once_serves_while_the_program_runs(guarded: str, ring: Held) -> None:
    assert _code(guarded) == "store.password_needed"
    shared_access.use_password(guarded, "wrong")
    assert _code(guarded) == "store.wrong_password"
    shared_access.use_password(guarded, PASSWORD)
    assert _size(guarded) > 0
    assert ring.kept == {}
    shared_access.forget_password(guarded)
    assert _code(guarded) == "store.password_needed"


def test_a_kept_one_is_found_in_the_keyring(guarded: str, ring: Held) -> None:
    shared_access.use_password(guarded, PASSWORD)
    assert shared_access.keep_password(guarded) is None
    shared_access.forget_password(guarded)
    assert list(ring.kept.values()) == [PASSWORD]
    assert _size(guarded) > 0
    passwords.forget(guarded)
    assert ring.kept == {}
    assert _code(guarded) == "store.password_needed"


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring, Locked, Forgetful])
def test_without_a_keyring_it_is_asked_each_time_and_says_so(
    guarded: str, backend: type[KeyringBackend]
) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(backend())
    try:
        assert _code(guarded) == "store.password_needed"
        shared_access.use_password(guarded, PASSWORD)
        told = shared_access.keep_password(guarded)
        assert told is not None
        assert "asks for the password again" in say(told)
        assert _size(guarded) > 0
    finally:
        keyring.set_keyring(before)


@pytest.mark.usefixtures("pg_programs")
def test_a_backup_in_its_own_process_connects_with_it(guarded: str, tmp_path: Path) -> None:
    shared_access.use_password(guarded, PASSWORD)
    made = back_up_apart(guarded, folder=tmp_path, lang="en", step=lambda *_: None)
    assert made.entries == _size(guarded)


@pytest.mark.usefixtures("ring")
def test_a_command_says_what_to_do_where_nobody_can_be_asked(
    guarded: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path(os.devnull).open(encoding="utf-8") as nobody:
        monkeypatch.setattr(sys, "stdin", nobody)
        assert main(None, ["verify", guarded, "--json"]) == 4
    error = json.loads(capsys.readouterr().err)["error"]
    assert error["code"] == "store.password_needed"
    assert "PGPASSWORD" in error["next"]
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    assert main(None, ["verify", guarded, "--json"]) == 0


def test_an_address_with_a_password_is_refused_and_the_password_not_repeated(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(None, ["verify", "postgresql://me:hunter@host/city", "--json"]) == 4
    told = capsys.readouterr().err
    assert json.loads(told)["error"]["code"] == "store.password_in_address"
    assert "hunter" not in told


def test_what_is_typed_as_an_address_is_taken_apart() -> None:
    plain, password = shared_access.address(" postgres://me:secret@db.city/force?sslmode=require ")
    assert (plain, password) == ("postgresql://me@db.city/force?sslmode=require", "secret")
    for odd in ("", "db.city", "postgresql://db.city", "http://db.city/x", "postgresql://a:b:c/d"):
        with pytest.raises(BadInput) as caught:
            shared_access.address(odd)
        assert caught.value.field == "address"


def test_a_database_that_is_not_there_is_told(guarded: str) -> None:
    shared_access.use_password(guarded, PASSWORD)
    assert _code(guarded.replace("govdesk_", "nowhere_")) == "store.no_database"
