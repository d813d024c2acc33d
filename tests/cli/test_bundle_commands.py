# SPDX-License-Identifier: Apache-2.0
"""`export --format bundle`, and `verify` on what it writes, as others call them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from govdesk.cli.main import main
from tests.builders import small_city
from tests.bundles import CONTENT, decided, published


def test_out_and_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace, pdf = tmp_path / "city.govdesk", tmp_path / "2026-01.pdf"
    city = small_city(str(workspace))
    vote = decided(city)
    published(city)
    city.ctx.store.close()
    pdf.write_bytes(CONTENT)
    beside = pdf.with_suffix(".bundle.json")
    made = ["export", str(workspace), "--format", "bundle", "--out"]
    assert main(None, [*made, str(beside), "--packet", "2026-01", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["bytes"] == beside.stat().st_size
    assert main(None, ["verify", str(pdf)]) == 0
    said = capsys.readouterr().out
    assert "Adopted: Open the library on Sundays" in said
    assert "The packet prints this seal number" in said
    one = tmp_path / "vote.json"
    assert main(None, [*made, str(one), "--vote", vote]) == 0
    assert main(None, ["verify", str(one)]) == 0
    assert main(None, ["verify", str(one), "--trust", "0" * 32]) == 1
    assert re.search(r"\(rule \d+, trust\)", capsys.readouterr().out)
    one.write_bytes(one.read_bytes()[:-1])
    assert main(None, ["verify", str(one), "--json"]) == 1
    (failure,) = json.loads(capsys.readouterr().out)["failures"]
    assert failure["rule"] == "bundle_form"


def test_one_vote_as_open_data_is_what_tally_recomputes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace, out = tmp_path / "city.govdesk", tmp_path / "vote.json"
    city = small_city(str(workspace))
    vote = decided(city)
    city.ctx.store.close()
    made = ["export", str(workspace), "--format", "popolo", "--out", str(out), "--vote"]
    assert main(None, [*made, vote]) == 0
    by_id = out.read_bytes()
    event = json.loads(by_id)
    assert event["id"] == vote
    assert main(None, [*made, event["identifier"]]) == 0
    assert out.read_bytes() == by_id
    capsys.readouterr()
    assert main(None, ["tally", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["agrees"] is True


@pytest.mark.parametrize(
    ("asked", "code", "exit_code"),
    [
        (["--format", "bundle", "--vote", "no-such-vote"], "bundle.not_over", 3),
        (["--format", "bundle"], "bundle.about_one", 2),
        (["--format", "bundle", "--vote", "x", "--packet", "y"], "bundle.about_one", 2),
        (["--format", "popolo", "--vote", "no-such-vote"], "bundle.not_over", 3),
        (["--format", "popolo", "--packet", "y"], "bundle.of_everything", 2),
        (["--format", "csv", "--vote", "x"], "bundle.of_everything", 2),
        (["--format", "xml"], "bundle.unknown_format", 2),
    ],
)
def test_what_cannot_be_written_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: list[str], code: str, exit_code: int
) -> None:
    workspace, out = tmp_path / "city.govdesk", tmp_path / "out.json"
    small_city(str(workspace)).ctx.store.close()
    given = ["export", str(workspace), *asked, "--out", str(out), "--json"]
    assert main(None, given) == exit_code
    assert json.loads(capsys.readouterr().err)["error"]["code"] == code
    assert not out.exists()
