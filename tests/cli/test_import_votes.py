# SPDX-License-Identifier: Apache-2.0
"""`govdesk import --votes` takes historical roll calls in, all of them or none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from govdesk.cli.main import main
from govdesk.models.past_votes import PastVote
from govdesk.queries.verification import verify_workspace
from tests.builders import PASSPHRASE, City

RULE = {"tests": [{"base": "cast", "threshold": "1/2", "strict": True}]}
Answer = tuple[int, dict[str, Any]]


def vote(identifier: str, yes: int, no: int, **more: Any) -> dict[str, Any]:
    options = ["yes"] * yes + ["no"] * no
    return {
        "identifier": identifier,
        "motion": {"text": f"Motion of {identifier}"},
        "end_date": "2019-05-06",
        "votes": [{"voter_id": f"m{n}", "option": one} for n, one in enumerate(options)],
        "extras": {"rule": RULE},
        **more,
    }


@pytest.fixture
def run(
    city_file: City,  # noqa: ARG001 - the workspace that the command opens
    tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Answer]:  # fmt: skip
    monkeypatch.setenv("GOVDESK_PASSPHRASE", PASSPHRASE)

    def run_(votes: list[dict[str, Any]], *options: str, account: str = "secretary") -> Answer:
        path = tmp_path / "votes.jsonl"
        path.write_text("\n".join(json.dumps(one) for one in votes), encoding="utf-8")
        capsys.readouterr()
        code = main(arguments=["import", str(tmp_path / "city.govdesk"), "--votes", str(path),
                               "--as", account, "--json", *options])  # fmt: skip
        return code, json.loads(capsys.readouterr().out or "{}")

    return run_


def kept(city: City) -> list[tuple[str, str]]:
    with city.ctx.store.reading() as session:
        rows = session.execute(
            select(PastVote.identifier, PastVote.outcome).order_by(PastVote.identifier)
        )
        return [(row[0], row[1]) for row in rows]


def test_past_votes_come_in_whole_once_and_are_verified(
    run: Callable[..., Answer], city_file: City
) -> None:
    good = [vote("A-1", 3, 2, result="pass"), vote("A-2", 2, 2, result="fail")]
    none = {"revised": 0, "unchanged": 0, "rejected": []}
    assert run(good, "--dry-run") == (0, {"rows": 2, "new": 2, **none})
    assert kept(city_file) == []
    assert run(good) == (0, {"rows": 2, "new": 2, **none})
    assert kept(city_file) == [("A-1", "adopted"), ("A-2", "rejected")]
    assert run(good)[1] == {"rows": 2, "new": 0, **none, "unchanged": 2}
    assert run([vote("A-3", 1, 0)], account="youth")[0] == 3
    assert city_file.ctx.read(verify_workspace).failures == ()


def test_every_problem_is_named_by_row_and_nothing_comes_in_half(
    run: Callable[..., Answer], city_file: City
) -> None:
    assert run([vote("A-1", 3, 2)])[0] == 0
    counts = [{"option": "yes", "value": 4}, {"option": "no", "value": 2}]
    code, told = run(
        [
            vote("B-1", 3, 2),
            vote("B-2", 3, 2, counts=counts),
            vote("B-3", 2, 3, result="pass"),
            vote("B-1", 3, 1),
            vote("A-1", 1, 2),
            {**vote("B-4", 1, 0), "identifier": ""},
            vote("B-5", 1, 0, end_date="the day before"),
            {**vote("B-6", 1, 0), "extras": {}},
        ]
    )
    assert (code, told["new"], told["rows"]) == (1, 0, 8)
    assert [(one["row"], one["column"], one["code"]) for one in told["rejected"]] == [
        (2, "counts", "import.vote_disagrees"),
        (3, "result", "import.vote_disagrees"),
        (4, "identifier", "import.vote_twice"),
        (5, "identifier", "import.vote_differs"),
        (6, "identifier", "import.vote_needs_identifier"),
        (7, "end_date", "import.vote_day"),
        (8, None, "tally.no_rule"),
    ]
    assert "yes" in told["rejected"][0]["message"]
    assert "4" in told["rejected"][0]["message"]
    assert kept(city_file) == [("A-1", "adopted")]
