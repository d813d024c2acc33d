# SPDX-License-Identifier: Apache-2.0
"""The demo city is made by one command, runs its quarter, verifies, and shows every alteration."""

from __future__ import annotations

import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from govdesk.briefing.blocks import DataTable, H, P, plain
from govdesk.briefing.kinds import KINDS
from govdesk.briefing.parts import USUAL
from govdesk.cli.main import main
from govdesk.cli.workspaces import opened
from govdesk.queries.annual_view import annual_view
from govdesk.queries.meeting_views import meeting_view
from govdesk.queries.people import account_rows
from govdesk.queries.quarterly import quarterly_view
from govdesk.queries.record import record_types
from govdesk.queries.status import indicator_states
from govdesk.rules.periods import parse_period
from govdesk.services.demo.story import build_town
from govdesk.wording import Words
from tests.briefing.conformance import assert_conforms
from tests.briefing.private_words import everything_in, private_words
from tests.e2e.conftest import OLDER


@pytest.fixture(scope="module")
def folder(demo_folder: Path) -> Path:
    """A folder with the demo city in it, made anew where an older file lay."""
    return demo_folder


@pytest.fixture(scope="module")
def workspace(folder: Path) -> Path:
    """The demo city's file."""
    return folder / "marlow-bay.govdesk"


def _ask(workspace: Path, query: str) -> list[tuple[Any, ...]]:
    file = sqlite3.connect(workspace)
    rows = file.execute(query).fetchall()
    file.close()
    return rows


def _answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    code = main(None, [*arguments, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_it_prints_its_paths_and_leaves_an_existing_city_as_it_is(
    folder: Path, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = workspace.read_bytes()
    code, told = _answer(capsys, "demo", "--no-window", "--at", str(folder))
    assert code == 0
    assert Path(told["workspace"]) == workspace
    assert Path(told["packet"]).read_bytes().startswith(b"%PDF-")
    assert Path(told["bundle"]) == Path(told["packet"]).with_suffix(".bundle.json")
    assert workspace.read_bytes() == before


def test_it_verifies(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, verdict = _answer(capsys, "verify", str(workspace))
    assert (code, verdict["ok"], verdict["failures"]) == (0, True, [])
    assert verdict["checked"]["checkpoint"] > 20
    assert verdict["checked"]["packet"] == 6  # its PDF, signed and not, page, data, choices, checks


def test_its_packet_and_its_bundle_verify_without_it(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (packet,), (bundle,) = folder.glob("packets/*.pdf"), folder.glob("packets/*.bundle.json")
    for what, kind in ((packet, "packet"), (bundle, "bundle")):
        code, verdict = _answer(capsys, "verify", str(what))
        assert (code, verdict["ok"], verdict["kind"], verdict["failures"]) == (0, True, kind, [])
        assert verdict["checked"]["outcome"] == (3 if what == bundle else 3 + 5)
    assert bundle.stat().st_size < 400_000
    alone = tmp_path / "alone.pdf"
    alone.write_bytes(packet.read_bytes())
    code, verdict = _answer(capsys, "verify", str(alone))  # by the bundles that it carries
    assert (code, verdict["ok"], verdict["failures"]) == (5, False, [])
    assert verdict["checked"]["outcome"] >= 3
    assert any("was published" in said for said in verdict["not_proved"])
    bare = tmp_path / "bare.pdf"
    with pikepdf.open(packet) as pdf:
        for name in list(pdf.attachments):
            del pdf.attachments[name]
        pdf.save(bare)
    code, verdict = _answer(capsys, "verify", str(bare))  # its signature tells
    assert (code, verdict["ok"]) == (1, False)
    with pikepdf.open(packet) as pdf:
        first = sorted(pdf.attachments)[0]
        raw = pdf.attachments[first].get_file().read_bytes()
        pdf.attachments[first] = raw.replace(b'choice\\":\\"no', b'choice\\":\\"yes', 1)
        pdf.save(bare)
    code, verdict = _answer(capsys, "verify", str(bare))
    assert (code, verdict["ok"]) == (1, False)
    code, verdict = _answer(capsys, "verify", str(alone), "--bundle", str(bundle))
    assert (code, verdict["ok"]) == (0, True)
    alone.write_bytes(packet.read_bytes() + b"\n")
    code, verdict = _answer(capsys, "verify", str(alone), "--bundle", str(bundle))
    assert (code, {one["rule"] for one in verdict["failures"]}) == (1, {"packet"})


def test_its_packet_is_signed_and_lies_beside_its_page_and_its_data(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (packet,) = folder.glob("packets/*.pdf")
    ends = {path.name.removeprefix(packet.stem) for path in packet.parent.iterdir()}
    assert ends == {".pdf", ".bundle.json", ".html", ".data.zip"}
    assert_conforms(packet, "3a")
    code, verdict = _answer(capsys, "verify", str(packet))
    assert (code, [one["intact"] for one in verdict["signatures"]]) == (0, [True])


def test_an_agenda_tells_the_findings_and_data_that_a_motion_rests_on(workspace: Path) -> None:
    with opened(str(workspace), read_only=True) as ctx:
        views = [
            ctx.read(meeting_view, meeting="2026-3", what=what) for what in ("agenda", "notice")
        ]
    agenda, notice = (
        {one.motion.number: one.motion.grounds for one in view.items if one.motion}
        for view in views
    )
    (ground,) = agenda["2026-12"]
    assert (ground.period, ground.row.code) == ("2026-Q2", "Q5")
    assert agenda["2026-14"] == ()
    assert not any(notice.values())
    blocks = KINDS["agenda"].blocks(views[0], Words("en"), USUAL)
    said = [plain(one.text) for one in blocks if isinstance(one, H | P)]
    heading = said.index("What it rests on")
    assert said[heading + 1].startswith("Q5  Followed up within 72 hours, 2026-Q2: ")
    assert "64.6 % of people consenting" in said[heading + 1]


def test_an_annual_report_shows_how_the_years_went(workspace: Path) -> None:
    with opened(str(workspace), read_only=True) as ctx:
        view = ctx.read(annual_view, period="2026")
        ended = ctx.read(quarterly_view, period="2025-Q4").scorecard
    assert [year.code for year in view.earlier] == ["2024", "2025"]
    assert [row.value for row in view.earlier[1].scorecard] == [row.value for row in ended]
    blocks = KINDS["annual"].blocks(view, Words("en"), USUAL)
    place = next(
        at for at, one in enumerate(blocks) if isinstance(one, H) and one.text == "Over the years"
    )
    table = blocks[place + 2]
    assert isinstance(table, DataTable)
    assert table.rows[0] == ("Indicator", "2024", "2025", "2026-Q2")
    assert len(table.rows) == 1 + len(view.quarters[-1].scorecard)


def test_nothing_private_is_in_what_it_publishes(folder: Path, workspace: Path) -> None:
    with opened(str(workspace), read_only=True) as ctx:
        secrets = private_words(ctx)
    assert len(secrets) > 100
    (packet,), (bundle,) = folder.glob("packets/*.pdf"), folder.glob("packets/*.bundle.json")
    ids = {word for word in secrets if word.count("-") == 4}  # bundles name people by them
    for said in (everything_in(packet.read_bytes()), bundle.read_text(encoding="utf-8")):
        assert sorted(word for word in secrets - ids if word in said) == []
    with pikepdf.open(packet) as pdf:
        for name in list(pdf.attachments):
            del pdf.attachments[name]
        pdf.Root.AF = pikepdf.Array()
        bare = io.BytesIO()
        pdf.save(bare)
    said = everything_in(bare.getvalue())
    assert sorted(word for word in secrets if word in said) == []


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("UPDATE outcomes SET outcome = 'adopted' WHERE reason = 'failed_concurrence'", "tables"),
        ("UPDATE ballots SET choice = 'yes' WHERE choice = 'no'", "tables"),
        ("DELETE FROM readings WHERE reason IS NOT NULL", "tables"),
        ("UPDATE packet_files SET content = x'255044462d'", "packet"),
        ("DELETE FROM entries WHERE type = 'recusal.declared'", "chain"),
    ],
)
def test_tampering_is_found(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], statement: str, rule: str
) -> None:
    copy = tmp_path / "altered.govdesk"
    copy.write_bytes(workspace.read_bytes())
    file = sqlite3.connect(copy, isolation_level=None)
    for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        file.execute(f"DROP TRIGGER {name}")
    file.execute(statement)
    file.close()
    code, verdict = _answer(capsys, "verify", str(copy))
    assert code == 1
    assert rule in {failure["rule"] for failure in verdict["failures"]}


def test_the_quarter_ran_as_it_was_told(workspace: Path) -> None:
    with opened(str(workspace), read_only=True) as ctx:
        states = ctx.read(
            indicator_states, now=1_785_850_000_000_000, period=parse_period("2026-Q2")
        )
        behind = {state.indicator.code for state in states if state.status.behind}
        accounts = ctx.read(account_rows)
        types = ctx.read(record_types)
    assert behind == {"Q5", "A6"}
    assert len(states) == 20
    assert len(accounts) == 17
    assert types["packet.published"] == 1
    late = _ask(workspace, "SELECT count(*) FROM readings WHERE note LIKE 'Late:%'")
    assert late[0][0] > 0
    pivots = _ask(
        workspace,
        "SELECT i.code, p.state, o.reason FROM pivots p JOIN indicators i ON i.id = p.indicator_id"
        " JOIN votes v ON v.motion_id = p.motion_id JOIN outcomes o ON o.vote_id = v.id",
    )
    assert set(pivots) == {
        ("R2", "adopted", "adopted"),
        ("Q5", "adopted", "adopted"),
        ("A6", "rejected", "failed_concurrence"),
    }
    new = _ask(workspace, "SELECT value FROM targets WHERE pivot_id IS NOT NULL ORDER BY at")
    assert new == [("64",), ("70",)]


def test_two_years_hold_every_kind_of_outcome(workspace: Path) -> None:
    reasons = {row[0] for row in _ask(workspace, "SELECT reason FROM outcomes")}
    assert reasons >= {"adopted", "failed", "failed_concurrence", "no_quorum"}
    assert _ask(workspace, "SELECT count(*) FROM recusals")[0][0] == 2
    assert _ask(workspace, "SELECT count(*) FROM roll_entries WHERE role = 'alternate'")[0][0] > 5
    monthly = _ask(
        workspace,
        "SELECT i.code, count(DISTINCT r.period) FROM readings r"
        " JOIN indicators i ON i.id = r.indicator_id"
        " JOIN indicator_definitions d ON d.indicator_id = i.id"
        " WHERE d.frequency = 'month' GROUP BY i.code",
    )
    assert [count for _, count in monthly] == [30] * 6
    small = "SELECT count(*) FROM readings WHERE neighbourhood_id IS NOT NULL AND denominator = '1'"
    assert _ask(workspace, small.replace("= '1'", "IN ('1', '2', '3', '4')"))[0][0] > 0
    assert _ask(workspace, "SELECT count(*) FROM readings WHERE status = 'no_data'")[0][0] == 2


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        town = build_town(str(tmp_path / name), seed=seed, today="2024-09-30")
        town.ctx.store.close()
    a, b, c = ((tmp_path / name).read_bytes() for name in "abc")
    assert a == b
    assert a != c


def test_making_it_anew_keeps_the_old_one(folder: Path) -> None:
    assert (folder / "marlow-bay-1.govdesk").read_bytes() == OLDER
    assert not list(folder.glob(".*.part"))
