# SPDX-License-Identifier: Apache-2.0
"""The commands that found a workspace, open it, check it and say what is wrong here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from govdesk.cli.main import main
from govdesk.cli.workspaces import opened
from govdesk.models.record import Checkpoint
from govdesk.queries.people import account_rows, seat_rows
from govdesk.services.sign_in import sign_in
from tests.briefing.reading import text_of
from tests.builders import PASSPHRASE

PLAN = """
name = "Care Task Force"
city = "Smallhaven"
zone = "America/New_York"

[departments]
health = "Health"

[[seats]]
title = "Health"
constituency = "departments"
department = "health"

[[seats]]
title = "Youth"
constituency = "community"

[[officers]]
login = "secretary"
name = "Sefa Secretary"
roles = ["secretariat"]
"""


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan that can be used, and a passphrase for its officer."""
    monkeypatch.setenv("GOVDESK_PASSPHRASE", PASSPHRASE)
    path = tmp_path / "officers.toml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def _error(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().err)["error"]


def test_init_makes_a_workspace_that_opens_and_verifies(
    tmp_path: Path, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "new.govdesk")
    assert main(None, ["init", file, "--officers", str(plan)]) == 0
    with opened(file, account="secretary") as ctx:
        assert [seat.title for seat in ctx.read(seat_rows)] == ["Health", "Youth"]
        assert [row.login for row in ctx.read(account_rows)] == ["secretary"]
    capsys.readouterr()
    assert main(None, ["verify", file]) == 0
    assert "Everything that was checked holds" in capsys.readouterr().out


def test_init_writes_cards_for_its_officers_alone_to_read(
    tmp_path: Path, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "cards"
    arguments = ["--officers", str(plan), "--cards", str(folder), "--json"]
    assert main(None, ["init", str(tmp_path / "new.govdesk"), *arguments]) == 0
    (file,) = json.loads(capsys.readouterr().out)["cards"]
    assert PASSPHRASE in text_of(Path(file))
    assert Path(file).stat().st_mode & 0o077 == 0


def test_verify_holds_a_workspace_to_a_checkpoint_seen_elsewhere(
    tmp_path: Path, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other, note = (str(tmp_path / name) for name in ("one.govdesk", "two.govdesk", "seen"))
    for location in (file, other):
        assert main(None, ["init", location, "--officers", str(plan)]) == 0
    with opened(file) as ctx:
        sign_in(ctx, login="secretary", passphrase=PASSPHRASE, device="desk")
        with ctx.store.reading() as session:
            Path(note).write_text(session.scalars(select(Checkpoint.note)).one(), encoding="utf-8")
    capsys.readouterr()
    assert main(None, ["verify", file, "--checkpoint", note, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["checked"]["remembered"] == 3
    assert main(None, ["verify", other, "--checkpoint", note, "--json"]) == 1
    failures = json.loads(capsys.readouterr().out)["failures"]
    assert {one["rule"] for one in failures} == {"remembered"}
    assert all(one["number"] and one["category"] == "evidence" for one in failures)
    for nothing in ("no such file", str(plan)):
        assert main(None, ["verify", file, "--checkpoint", nothing, "--json"]) == 2
        assert _error(capsys)["code"] == "no_checkpoint"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[[officers]]", "[[people]]"),
        ('"secretariat"', '"king"'),
        ('"secretariat"', '"clerk"'),
        ('city = "Smallhaven"', ""),
        ('constituency = "community"', 'constituency = "dragons"'),
        ('department = "health"', 'department = "weather"'),
        ("name =", "name"),
    ],
)
def test_a_plan_that_cannot_be_used_makes_nothing(
    tmp_path: Path, plan: Path, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    plan.write_text(PLAN.replace(old, new), encoding="utf-8")
    file = tmp_path / "new.govdesk"
    assert main(None, ["init", str(file), "--officers", str(plan), "--json"]) == 2
    assert _error(capsys)["message"]
    assert not file.exists()


def test_a_plan_that_is_not_there_is_not_called_a_wrong_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, plan = str(tmp_path / "new.govdesk"), str(tmp_path / "none.toml")
    assert main(None, ["init", file, "--officers", plan, "--json"]) == 2
    assert "there is no such file" in _error(capsys)["message"]


def test_an_unknown_template_is_named_with_those_there_are(
    tmp_path: Path, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "new.govdesk")
    arguments = ["init", file, "--officers", str(plan), "--template", "none", "--json"]
    assert main(None, arguments) == 2
    assert "standard" in _error(capsys)["next"]


def test_a_missing_workspace_is_told_with_a_way_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(None, ["verify", str(tmp_path / "none.govdesk"), "--json"]) == 4
    error = _error(capsys)
    assert (error["code"], bool(error["next"])) == ("store.missing", True)


def test_open_hands_the_workspace_to_the_desktop() -> None:
    asked: list[str | None] = []

    def launcher(location: str | None) -> int:
        asked.append(location)
        return 0

    assert main(launcher, ["open", "city.govdesk"]) == 0
    assert asked == ["city.govdesk"]
    assert main(None, ["open", "city.govdesk"]) == 4
