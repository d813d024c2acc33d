# SPDX-License-Identifier: Apache-2.0
"""The system's keyring: used when it keeps secrets, done without when it does not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null

from govdesk.store.checkpoint_memory import CheckpointMemory
from govdesk.store.keyring import NoKeyring, SystemKeyring, counts


class Hanging(KeyringBackend):
    """A keyring that waits for somebody to unlock it."""

    priority = -1.0  # never found by itself: only where a test sets it

    def get_password(self, service: str, username: str) -> str | None:
        time.sleep(0.5)
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        time.sleep(0.5)


class Locked(KeyringBackend):
    """A keyring that refuses."""

    priority = -1.0  # never found by itself: only where a test sets it

    def get_password(self, service: str, username: str) -> str | None:
        raise keyring.errors.KeyringLocked("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise keyring.errors.KeyringLocked("locked")


class Forgetful(KeyringBackend):
    """A keyring that says yes and keeps nothing."""

    priority = -1.0  # never found by itself: only where a test sets it

    def get_password(self, service: str, username: str) -> str | None:
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        return None


class PlaintextKeyring(Forgetful):
    """Named as those are that keep secrets in a file for all to read."""


@pytest.fixture
def chosen() -> Iterator[None]:
    """Whatever keyring a test chooses is put back."""
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


@pytest.mark.usefixtures("chosen")
@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring, PlaintextKeyring])
def test_what_keeps_no_secret_counts_as_none(backend: type[KeyringBackend]) -> None:
    keyring.set_keyring(backend())
    assert not counts(backend)
    assert SystemKeyring().name() is None
    with pytest.raises(NoKeyring):
        SystemKeyring().put("a", "b")


@pytest.mark.usefixtures("chosen")
@pytest.mark.parametrize("backend", [Hanging, Locked, Forgetful])
def test_what_does_not_answer_refuses_or_forgets_is_done_without(
    backend: type[KeyringBackend], tmp_path: Path
) -> None:
    keyring.set_keyring(backend())
    with pytest.raises(NoKeyring):
        SystemKeyring(wait=0.05).put("a", "b")
    memory = CheckpointMemory(tmp_path, SystemKeyring(wait=0.05))
    memory.add("w", ["one"])
    assert memory.of("w").notes == ("one",)
    assert not memory.of("w").protected
    time.sleep(1.1 if backend is Hanging else 0)  # let the threads that hang come to their end


SERVICE = r"""
import sys
from pathlib import Path
from govdesk.store.checkpoint_memory import CheckpointMemory
from govdesk.store.keyring import SystemKeyring
ring = SystemKeyring(wait=20)
assert ring.name(), "no keyring"
ring.put("a name", "a secret")
assert ring.get("a name") == "a secret"
ring.forget("a name")
assert ring.get("a name") is None
folder = Path(sys.argv[1])
memory = CheckpointMemory(folder, ring)
memory.add("w", ["one", "two"])
assert memory.of("w").protected, "not protected"
file = folder / "w.json"
file.write_text(file.read_text().replace("two", "owt"))
found = memory.of("w")
assert found.broken and not found.protected, "a change went unseen"
assert memory.add("w", ["three"]).broken
print("held")
"""


QUIET = r"""
import sys, time
from pathlib import Path
from govdesk.store.checkpoint_memory import CheckpointMemory
from govdesk.store.keyring import NoKeyring, SystemKeyring
began = time.monotonic()
try:
    SystemKeyring(asks=False).get("a name")
except NoKeyring as none:
    assert "made or unlocked" in str(none), none
else:
    raise AssertionError("a keyring was there")
memory = CheckpointMemory(Path(sys.argv[1]))
memory.add("w", ["one"])
assert memory.of("w").notes == ("one",) and not memory.of("w").protected
assert time.monotonic() - began < 4, "it waited for somebody"
print("held")
"""


def test_a_real_secret_service_keeps_them_and_a_changed_memory_shows(tmp_path: Path) -> None:
    unlock = "echo -n test | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
    _held(tmp_path, unlock, SERVICE)


def test_nobody_is_asked_to_make_a_keyring_by_the_opening_of_a_workspace(tmp_path: Path) -> None:
    _held(tmp_path, "gnome-keyring-daemon --start --components=secrets >/dev/null", QUIET)


def _held(tmp_path: Path, start: str, program: str) -> None:
    """Run a program with a Secret Service of its own; it says whether all held."""
    missing = [one for one in ("dbus-run-session", "gnome-keyring-daemon") if not shutil.which(one)]
    if missing:
        told = f"needs from Debian: {' '.join(missing)}"
        if os.environ.get("CI") == "true":
            pytest.fail(told)
        pytest.skip(told)
    run = f'{start} && exec "{sys.executable}" -c "$PROGRAM" "{tmp_path}/memory"'
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", run],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={
            **os.environ,
            "PROGRAM": program,
            "HOME": str(tmp_path),
            "XDG_RUNTIME_DIR": str(tmp_path),
            "XDG_DATA_HOME": str(tmp_path / "data"),
        },
    )
    assert done.stdout.strip().endswith("held"), done.stderr
