# SPDX-License-Identifier: Apache-2.0
"""A backup in a process of its own says how far it is, why it failed, and stops when asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdesk.rules.messages import Message
from govdesk.rules.refusals import NotAvailable
from govdesk.services.backup_apart import back_up_apart
from govdesk.services.safe_places import BACKUP, SECOND, PlacesFile
from govdesk.services.safety import name_place, safety_of
from govdesk.store.opening import schema_and_id
from govdesk.wording import say
from tests.builders import small_city


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace file that nobody has open."""
    path = tmp_path / "city.govdesk"
    small_city(str(path)).ctx.store.close()
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for backups."""
    made = tmp_path / "kept"
    made.mkdir()
    return made


@pytest.fixture
def places(tmp_path: Path) -> PlacesFile:
    """Nothing named yet."""
    return PlacesFile(tmp_path / "places.json")


def test_it_is_made_and_says_how_far_it_is_in_the_readers_language(
    workspace: Path, folder: Path
) -> None:
    said: list[str] = []

    def step(_done: int, _of: int, what: Message) -> None:
        said.append(say(what))

    made = back_up_apart(str(workspace), folder=folder, lang="es", step=step)
    assert made.path.parent == folder
    assert made.size == made.path.stat().st_size
    assert "Copiando el espacio de trabajo" in said


def test_why_it_failed_is_told_in_the_readers_language(workspace: Path, tmp_path: Path) -> None:
    gone = tmp_path / "stick"
    with pytest.raises(NotAvailable) as caught:
        back_up_apart(str(workspace), folder=gone, lang="es", step=lambda *_: None)
    assert say(caught.value.what) == f"La carpeta de copias de seguridad {gone} no está."
    assert caught.value.kept is not None
    assert caught.value.then is not None


@pytest.mark.parametrize("steps", [1, 2, 4])
def test_stopped_at_any_step_it_leaves_nothing(workspace: Path, folder: Path, steps: int) -> None:
    count = 0

    def stop(*_: object) -> None:
        nonlocal count
        count += 1
        if count >= steps:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up_apart(str(workspace), folder=folder, lang="en", step=stop)
    assert list(folder.iterdir()) == []


def test_how_safe_a_workspace_is(workspace: Path, folder: Path, places: PlacesFile) -> None:
    _schema, workspace_id = schema_and_id(workspace)
    before = safety_of(str(workspace), workspace_id, places)
    assert (before.last, before.chosen, before.second) == (None, False, None)
    assert before.backups.folder == workspace.parent / "backups"
    assert before.backups.same_disk
    name_place(places, workspace_id, BACKUP, folder)
    name_place(places, workspace_id, SECOND, folder)
    made = back_up_apart(str(workspace), folder=folder, lang="en", step=lambda *_: None)
    after = safety_of(str(workspace), workspace_id, places)
    assert (after.last, after.entries, after.chosen) == (made.path, made.entries, True)
    assert 0 <= after.age < 60
    assert after.second is not None
    assert after.second.there


def test_a_place_that_is_gone_is_said_to_be_gone(
    workspace: Path, folder: Path, places: PlacesFile
) -> None:
    _schema, workspace_id = schema_and_id(workspace)
    name_place(places, workspace_id, BACKUP, folder)
    name_place(places, workspace_id, SECOND, folder)
    folder.rmdir()
    safety = safety_of(str(workspace), workspace_id, places)
    assert not safety.backups.there
    assert safety.second is not None
    assert not safety.second.there


def test_a_folder_that_cannot_be_written_is_not_taken(places: PlacesFile, tmp_path: Path) -> None:
    with pytest.raises(NotAvailable) as caught:
        name_place(places, "id", SECOND, tmp_path / "nowhere")
    assert caught.value.code == "places.cannot_write"
    assert places.of("id").second is None
