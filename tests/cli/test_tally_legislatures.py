# SPDX-License-Identifier: Apache-2.0
"""Votes in the words and shapes in which other bodies publish them come out as published.

The figures are made up; the shapes, words and rules are those of the bodies named.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from govdesk.cli.main import main

CAST = {"base": "cast", "threshold": "1/2", "strict": True}
PRESENT = {"base": "present", "threshold": "1/2", "strict": True}


def run(
    data: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> tuple[int, dict[str, Any], str]:
    path = tmp_path / "vote.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    code = main(arguments=["tally", str(path), "--json"])
    out, err = capsys.readouterr()
    return code, json.loads(out) if out else {}, err


def members(group: str | None, **said: int) -> list[dict[str, Any]]:
    """So many ballots of a group, each with a word."""
    return [
        {"voter_id": f"{group} {word} {n}", "option": word.replace("_", " "), "group_id": group}
        for word, number in said.items()
        for n in range(number)
    ]


@pytest.mark.parametrize(
    ("functional", "geographical", "published"),
    [
        # A member's motion in Hong Kong: more than half of those present in each of two groups.
        ({"Yes": 15, "No": 10, "Abstain": 2, "Absent": 8}, {"Yes": 17, "No": 11, "Absent": 7},
         "Passed"),
        ({"Yes": 13, "No": 11, "Abstain": 2, "Absent": 9}, {"Yes": 17, "No": 11, "Absent": 7},
         "Negatived"),
        ({"Yes": 20, "No": 5, "Absent": 10}, {"Yes": 14, "No": 12, "Abstain": 2, "Absent": 7},
         "Negatived"),
        ({"Yes": 14, "No": 12, "Present": 1, "Absent": 8}, {"Yes": 20, "No": 3, "Absent": 12},
         "Passed"),
        ({"Yes": 13, "No": 12, "Present": 1, "Absent": 9}, {"Yes": 20, "No": 3, "Absent": 12},
         "Negatived"),
    ],
)  # fmt: skip
def test_two_groups_that_must_both_agree(
    functional: dict[str, int],
    geographical: dict[str, int],
    published: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    rule = {
        "quorum": {"base": "authorised", "threshold": "1/2", "strict": False},
        "tests": [{**PRESENT, "group": "FC"}, {**PRESENT, "group": "GC"}],
    }
    half = {
        group: "Passed" if 2 * said["Yes"] > sum(said.values()) - said["Absent"] else "Negatived"
        for group, said in (("FC", functional), ("GC", geographical))
    }
    data = {
        "identifier": "HK",
        "result": published,
        "group_results": [{"group_id": g, "result": word} for g, word in half.items()],
        "votes": [*members("FC", **functional), *members("GC", **geographical)],
        "counts": [
            {"option": word, "value": number, "group_id": group}
            for group, said in (("FC", functional), ("GC", geographical))
            for word, number in said.items()
        ],
        "extras": {"rule": rule},
    }
    code, answer, _err = run(data, tmp_path, capsys)
    assert (code, answer["agrees"]) == (0, True)
    if published == "Negatived":
        assert answer["reason"] == "failed_concurrence"


def test_a_council_that_counts_abstentions_as_yes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data: dict[str, Any] = {
        "identifier": "Vancouver",
        "result": "CARRIED, 6-5",
        "votes": members(None, In_Favour=5, Abstain=1, In_Opposition=5, Declared_Conflict=0),
        "extras": {"rule": {"quorum": None, "tests": [CAST], "abstain_as": "yes"}},
    }
    code, answer, _err = run(data, tmp_path, capsys)
    assert (code, answer["tests"][0]["yes"], answer["agrees"]) == (0, 6, True)
    data["votes"][-1]["option"] = "Declared Conflict"
    data["votes"][5]["option"] = "In Opposition"
    assert run(data, tmp_path, capsys)[1]["reason"] == "failed_tie"


def test_a_council_that_asks_a_majority_of_all_its_seats(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """51 seats, two of them vacant: 26 must say yes, whoever is away."""
    rule = {"quorum": None, "tests": [{"base": "authorised", "threshold": "1/2", "strict": True}]}
    for yes, result in ((26, "Pass"), (25, "Fail")):
        data = {
            "identifier": yes,
            "result": result,
            "votes": members(None, Affirmative=yes, Negative=4, Medical=2, Parental=1, Conflict=1,
                             Vacant=2, Absent=41 - yes),
            "extras": {"rule": rule},
        }  # fmt: skip
        code, answer, err = run(data, tmp_path, capsys)
        assert (code, answer["agrees"], answer["tests"][0]["needed"]) == (0, True, 26)
        assert "Medical" in err


def test_a_division_with_tellers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = {
        "identifier": "Division 12",
        "result": "Question agreed to",
        "votes": members("Government", aye=300, tellaye=2) + members("Other", no=299, tellno=2),
        "counts": [{"option": "ayes", "value": 300}, {"option": "noes", "value": 299}],
        "extras": {"rule": {"quorum": None, "tests": [CAST]}},
    }
    code, answer, _err = run(data, tmp_path, capsys)
    assert (code, answer["agrees"], answer["tests"][0]["base_count"]) == (0, True, 599)


def test_an_option_that_nobody_chose_need_not_be_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counts = [
        {"option": "yes", "value": 20}, {"option": "no", "value": 15},
        {"option": "other", "value": 0},
    ]  # fmt: skip
    data: dict[str, Any] = {
        "identifier": "SB 1", "result": "pass", "counts": counts,
        "extras": {"rule": {"quorum": None, "tests": [CAST]}},
    }  # fmt: skip
    code, answer, err = run(data, tmp_path, capsys)
    assert (code, answer["agrees"]) == (0, True)
    assert "other" in err
    counts[2]["value"] = 1
    assert run(data, tmp_path, capsys)[0] == 2


@pytest.mark.parametrize(
    ("yes", "no", "abstain", "away", "published"),
    [
        ("Tá", "Níl", "Staon", "As láthair", "Carried"),
        ("贊成", "反對", "棄權", "缺席", "通過"),
        ("За", "Проти", "Утримався", "Відсутній", "Прийнято"),
        ("pro", "proti", "zdržel se", "nepřítomen", "přijato"),
        ("Jah", "Vastu", "Erapooletu", "Puudub", "Agreed to on division"),
        ("A favor", "En contra", "Abstención", "Pareo", "Aprobado"),
        ("Contents", "Not contents", "Abstain", "Unexcused absence", "Carried by two-thirds"),
    ],
)
def test_words_of_other_legislatures(
    yes: str, no: str, abstain: str, away: str, published: str,
    tmp_path: Path, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    words = {yes: 12, no: 5, abstain: 2} | ({away: 3} if away != "As láthair" else {})
    data = {
        "identifier": "1",
        "result": published,
        "counts": [{"option": word, "value": number} for word, number in words.items()],
        "extras": {"rule": {"quorum": None, "tests": [{**CAST, "base": "yna"}]}},
    }
    code, answer, _err = run(data, tmp_path, capsys)
    assert (code, answer["agrees"], answer["tests"][0]["base_count"]) == (0, True, 19)


@pytest.mark.parametrize(
    ("published", "code"),
    [
        ("Rechazado", 1),
        ("Negatived on division", 1),
        ("Question put and agreed to", 0),
        ("Carried on the casting vote", 0),
        ("Failed to pass", 2),
        ("Put and not", 2),
        ("Majority against", 2),
        ("Motion to table agreed to", 2),
    ],
)
def test_a_result_is_read_only_where_no_word_is_left_over(
    published: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counts = [{"option": "yes", "value": 9}, {"option": "no", "value": 4}]
    data = {"result": published, "counts": counts, "extras": {"rule": {"tests": [CAST]}}}
    assert run(data, tmp_path, capsys)[0] == code


@pytest.mark.parametrize("shape", ["motion", "list", "document"])
def test_votes_nested_in_popolo_motions(
    shape: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    event = {
        "identifier": "7", "counts": [{"option": "yes", "value": 9}],
        "extras": {"rule": {"tests": [CAST]}},
    }  # fmt: skip
    motion = {"id": "m", "text": "To repave.", "vote_events": [event]}
    data: Any = {
        "motion": motion,
        "list": [motion],
        "document": {"motions": [{"id": "not voted on"}, motion]},
    }[shape]
    code, answer, err = run(data, tmp_path, capsys)
    assert (code, answer["identifier"], answer["outcome"]) == (0, "7", "adopted"), err
