# SPDX-License-Identifier: Apache-2.0
"""Known votes come out of `govdesk tally` as given: our cases, and real roll calls as published."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest

from govdesk.cli.main import main

TESTS = Path(__file__).resolve().parents[1]


def conformance(name: str) -> Path:
    """A file of the conformance data; the test is skipped without it, except in CI."""
    fallback = TESTS.parents[1] / "shared" / "data"
    path = Path(os.environ.get("GOVDESK_CONFORMANCE_DATA", fallback)) / name
    if not path.exists():
        reason = f"no {name}: set GOVDESK_CONFORMANCE_DATA"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return path


def answers(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[dict[str, Any]]]:
    code = main(arguments=["tally", str(path), "--json"])
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_every_decision_case_comes_out_as_given(capsys: pytest.CaptureFixture[str]) -> None:
    path = TESTS / "data" / "decision_cases.jsonl"
    cases = [json.loads(line) for line in path.read_text().splitlines()]
    code, found = answers(path, capsys)
    assert code == 0
    assert len(cases) == 45
    assert [
        (answer["identifier"], {"outcome": answer["outcome"], "reason": answer["reason"]})
        for answer in found
    ] == [(case["identifier"], case["expected"]) for case in cases]


def roll_call(row: dict[str, str]) -> dict[str, Any]:
    """A row as a vote file: 3/5 is of the members listed, the others of votes cast."""
    test = {
        "1/2": {"base": "cast", "threshold": "1/2", "strict": True},
        "2/3": {"base": "cast", "threshold": "2/3", "strict": False},
        "3/5": {"base": "filled", "threshold": "3/5", "strict": False},
    }[row["requires"]]
    columns = {"yes": "yes", "no": "no", "present": "abstain", "not_voting": "absent"}
    return {
        "identifier": row["vote_id"],
        "motion": {"text": row["type"], "requirement": row["requires"]},
        "start_date": row["date"],
        "result": "passed" if row["passed"] == "1" else "failed",
        "counts": [
            {"option": option, "value": int(row[column])} for column, option in columns.items()
        ],
        "extras": {
            "rule": {"quorum": None, "tests": [test]},
            "authorised": int(row["members_listed"]),
        },
    }


def test_the_congressional_roll_calls_come_out_as_published(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with conformance("us_congress_votes.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    published = [row for row in rows if row["passed"] and not row["note"]]
    assert len(published) > 1200
    path = tmp_path / "congress.jsonl"
    path.write_text("\n".join(json.dumps(roll_call(row)) for row in published))
    code, found = answers(path, capsys)
    assert [answer["identifier"] for answer in found if not answer["agrees"]] == []
    assert code == 0
    assert len(found) == len(published)
    ties_broken = sum(bool(row["vp_cast"]) for row in published)
    assert ties_broken > 50


def test_a_roll_call_that_contradicts_its_own_figures_is_found(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with conformance("us_congress_votes.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["note"] == "SOURCE_ANOMALY"]
    path = tmp_path / "anomalies.jsonl"
    path.write_text("\n".join(json.dumps(roll_call(row)) for row in rows))
    code, found = answers(path, capsys)
    assert code == 1
    assert [answer["outcome"] == "adopted" for answer in found] == [
        row["model_outcome"] == "1" for row in rows
    ]
    assert not any(answer["agrees"] for answer in found)
