# SPDX-License-Identifier: Apache-2.0
"""A checkpoint's timestamp is asked for, kept beside it, and held to its service's root."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from govdesk.cli.main import main
from govdesk.services.packets import pin_checkpoint
from tests.builders import small_city
from tests.timestamp_service import timestamp_service

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="there is no openssl here")


@pytest.fixture
def workspace(tmp_path: Path) -> str:
    """A small city with a checkpoint."""
    place = str(tmp_path / "city.govdesk")
    city = small_city(place)
    pin_checkpoint(city.ctx)
    city.ctx.store.close()
    return place


@pytest.fixture
def service(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A running service: its address and its root."""
    folder = tmp_path / "service"
    folder.mkdir()
    with timestamp_service(folder) as url:
        yield url, folder / "root.pem"


def test_a_timestamp_is_kept_beside_and_holds(
    workspace: str,
    service: tuple[str, Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    url, root = service
    kept = tmp_path / "seen.txt"
    assert main(None, ["checkpoint", workspace, "--timestamp", url, "--out", str(kept)]) == 0
    assert kept.with_name("seen.txt.tsr").is_file()
    capsys.readouterr()
    asked = ["verify", workspace, "--checkpoint", str(kept), "--timestamp-roots", str(root)]
    assert main(None, [*asked, "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["ok"]
    assert "A timestamp service confirms that the checkpoint" in said.err


def test_another_checkpoint_or_another_root_is_not_confirmed(
    workspace: str,
    service: tuple[str, Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    url, root = service
    kept = tmp_path / "seen.txt"
    assert main(None, ["checkpoint", workspace, "--timestamp", url, "--out", str(kept)]) == 0
    asked = ["verify", workspace, "--checkpoint", str(kept), "--json", "--timestamp-roots"]
    other = tmp_path / "other"
    other.mkdir()
    with timestamp_service(other):
        pass
    assert main(None, [*asked, str(other / "root.pem")]) == 1
    assert "timestamp.unconfirmed" in capsys.readouterr().err
    token = kept.with_name("seen.txt.tsr")
    token.write_bytes(token.read_bytes()[:-1] + b"\x00")
    assert main(None, [*asked, str(root)]) == 1
    assert main(None, [*asked, workspace]) == 2


def test_a_service_that_does_not_answer_is_told(
    workspace: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "seen.txt"
    asked = ["checkpoint", workspace, "--out", str(kept), "--json", "--timestamp"]
    assert main(None, [*asked, "http://127.0.0.1:9/"]) == 4
    assert json.loads(capsys.readouterr().err)["error"]["code"] == "timestamp.no_answer"
    assert kept.is_file()
    assert main(None, [*asked, "file:///etc/hosts"]) == 2
    assert main(None, ["checkpoint", workspace, "--timestamp", "http://127.0.0.1:9/"]) == 2
