# SPDX-License-Identifier: Apache-2.0
"""`govdesk tally` answers as its seam says: results on stdout, remarks on stderr, exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from govdesk.cli.main import main

MAJORITY = {
    "quorum": None,
    "tests": [{"group": None, "base": "cast", "threshold": "1/2", "strict": True}],
}
CONCURRENT = {
    "quorum": {
        "base": "authorised", "threshold": "1/2", "strict": True, "groups": {"community": "1/2"},
    },
    "tests": [
        {"group": None, "base": "cast", "threshold": "1/2", "strict": True},
        {"group": "community", "base": "cast", "threshold": "1/2", "strict": True},
    ],
}  # fmt: skip


class Ran:
    """One run of the command line, in this process."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def answers(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def errors(self) -> list[dict[str, Any]]:
        return [json.loads(line)["error"] for line in self.err.splitlines()]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    def run_(content: object, *options: str, name: str = "votes.json") -> Ran:
        path = tmp_path / name
        match content:
            case bytes():
                path.write_bytes(content)
            case str():
                path.write_text(content, encoding="utf-8")
            case _:
                path.write_text(json.dumps(content), encoding="utf-8")
        code = main(arguments=["tally", str(path), *options])
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return run_


def vote(rule: object = MAJORITY, /, **parts: Any) -> dict[str, Any]:
    """A vote of three yes and two no unless its parts say otherwise."""
    extras = {"rule": rule, **parts.pop("extras", {})}
    counted = {"counts": [{"option": "yes", "value": 3}, {"option": "no", "value": 2}]}
    return {"identifier": "V1", **({} if "votes" in parts else counted), **parts, "extras": extras}


def ballots(**options: int) -> list[dict[str, Any]]:
    return [
        {"voter_id": f"{option} {n}", "option": option.replace("_", " ")}
        for option, number in options.items()
        for n in range(number)
    ]


def test_the_answer_has_the_seams_shape(run: Any) -> None:
    roll = [
        {"voter_id": "d1", "option": "yes", "group_id": "departments"},
        {"voter_id": "d2", "option": "yes", "group_id": "departments"},
        {"voter_id": "c1", "option": "yes", "group_id": "community"},
        {"voter_id": "c2", "option": "no", "group_id": "community"},
    ]
    ran = run(vote(CONCURRENT, votes=roll, result="lost"), "--json")
    assert ran.code == 0
    (answer,) = ran.answers
    explanation = answer.pop("explanation")
    assert explanation.startswith("Not adopted, because community did not agree:")
    assert answer == {
        "identifier": "V1",
        "outcome": "rejected",
        "reason": "failed_concurrence",
        "quorum": {
            "met": True,
            "present": 4,
            "base": "authorised",
            "base_count": 4,
            "needed": 3,
            "groups": {"community": {"present": 2, "needed": 1, "met": True}},
        },
        "tests": [
            {"group": None, "base": "cast", "base_count": 4, "yes": 3, "needed": 3, "met": True,
             "tie": False, "short_by": 0},
            {"group": "community", "base": "cast", "base_count": 2, "yes": 1, "needed": 2,
             "met": False, "tie": True, "short_by": 1},
        ],
        "agrees": True,
    }  # fmt: skip


def test_a_quorum_that_is_not_tested_is_null_and_nothing_stated_neither_agrees_nor_not(
    run: Any,
) -> None:
    (answer,) = run(vote(), "--json").answers
    assert answer["quorum"] is None
    assert answer["agrees"] is None
    assert "differences" not in answer


@pytest.mark.parametrize(
    ("stated", "agrees"),
    [
        ("pass", True), ("passed", True), ("Carried", True), ("agreed", True), ("adopted", True),
        ("Motion Agreed to", True), ("The bill was passed", True),
        ("fail", False), ("failed", False), ("lost", False), ("negatived", False),
        ("rejected", False), ("Amendment Not Agreed to", False), ("no quorum", False),
    ],
)  # fmt: skip
def test_a_stated_result_is_compared_whatever_its_word(run: Any, stated: str, agrees: bool) -> None:
    ran = run(vote(result=stated), "--json")
    assert ran.answers[0]["agrees"] is agrees
    assert ran.code == (0 if agrees else 1)


@pytest.mark.parametrize("stated", ["failed to pass", "not yet passed", "undecided", "vote passed"])
def test_a_result_that_cannot_be_read_is_never_guessed(run: Any, stated: str) -> None:
    ran = run(vote(result=stated), "--json")
    assert ran.code == 2
    assert ran.errors[0]["code"] == "tally.unknown_result"


def test_a_disagreement_shows_both_figures(run: Any) -> None:
    ran = run(vote(result="failed"), "--json")
    assert ran.code == 1
    (answer,) = ran.answers
    assert answer["differences"] == [
        {"what": "result", "group": None, "stated": "rejected", "computed": "adopted"}
    ]
    assert answer["explanation"].endswith("states result rejected; counted here: adopted.")
    assert "does not agree" in run(vote(result="failed")).out


def test_votes_and_counts_must_agree(run: Any) -> None:
    counts = [{"option": "yes", "value": 4}, {"option": "no", "value": 2}]
    ran = run(vote(votes=ballots(yes=3, no=2), counts=counts, result="passed"), "--json")
    assert ran.code == 1
    assert ran.answers[0]["agrees"] is False
    assert ran.answers[0]["differences"] == [
        {"what": "yes", "group": None, "stated": 4, "computed": 3}
    ]
    counts[0]["value"] = 3
    ran = run(vote(votes=ballots(yes=3, no=2), counts=counts, result="passed"), "--json")
    assert (ran.code, ran.answers[0]["agrees"]) == (0, True)


def test_group_results_are_compared_with_the_groups_tests(run: Any) -> None:
    roll = [
        {"voter_id": str(n), "option": "yes" if n < 4 else "no", "group_id": group}
        for n, group in enumerate(["departments"] * 3 + ["community"] * 3)
    ]
    results: list[dict[str, Any]] = [{"group_id": "community", "result": "fail"}]
    ran = run(vote(CONCURRENT, votes=roll, group_results=results), "--json")
    assert (ran.code, ran.answers[0]["agrees"]) == (0, True)
    results = [
        {"group_id": "community", "result": "pass"},
        {"group": {"name": "departments"}, "result": "pass"},
    ]
    ran = run(vote(CONCURRENT, votes=roll, group_results=results), "--json")
    assert (ran.code, ran.answers[0]["agrees"]) == (1, False)
    assert "The result of departments was not checked" in ran.err


def test_a_void_vote_is_no_failure_of_the_check(run: Any) -> None:
    quorum = {"base": "authorised", "threshold": "1/2", "strict": True}
    rule = {**MAJORITY, "quorum": quorum}
    ran = run(vote(rule, extras={"authorised": 11}), "--json")
    assert ran.code == 0
    assert (ran.answers[0]["outcome"], ran.answers[0]["reason"]) == ("void", "no_quorum")


def test_stated_seats_go_before_the_sum(run: Any) -> None:
    test = {"base": "filled", "threshold": "1/2", "strict": True}
    rule = {"tests": [test, {**test, "group": "community"}]}
    roll = [{"voter_id": str(n), "option": "yes", "group_id": "community"} for n in range(3)]
    extras = {"authorised": 9, "authorised_groups": {"community": 7}}
    ran = run(vote(rule, votes=roll, extras=extras), "--json")
    assert [test["base_count"] for test in ran.answers[0]["tests"]] == [9, 7]


def test_common_spellings_are_read_and_said_so(run: Any) -> None:
    roll = ballots(Aye=3, nay=2, excused=1, conflict=1, NOT_VOTING=1, present=1, abstained=1)
    rule = {**MAJORITY, "abstain_as": "no"}
    ran = run(vote(rule, votes=roll), "--json")
    assert (ran.answers[0]["reason"], ran.answers[0]["tests"][0]["base_count"]) == (
        "failed_tie",
        6,
    )
    assert '"Aye" was read as yes, 3 times.' in ran.err
    assert '"excused" was read as absent, 1 time.' in ran.err
    assert "NOT VOTING" not in ran.err


def test_unknown_keys_are_ignored_and_listed(run: Any) -> None:
    rule = {**MAJORITY, "abstain_ass": "yes"}
    data = vote(rule, votes=[{"voter_id": "a", "option": "yes", "party": "x"}], mood="good")
    data["extras"]["colour"] = "red"
    ran = run(data, "--json")
    assert ran.code == 0
    for key in ("mood", "extras.colour", "votes[].party", "extras.rule.abstain_ass"):
        assert f"The key {key} is not known" in ran.err
    assert "organization" not in run(vote(organization={"name": "Council"}), "--json").err


def test_popolo_nests_voters_and_groups(run: Any) -> None:
    roll = [
        {"voter": {"id": "a", "name": "A"}, "group": {"id": "g"}, "option": "yes", "weight": 1.0},
        {"voter": {"name": "B"}, "group": {"name": "g"}, "option": "yes", "weight": None},
        {"voter_id": 7, "group_id": None, "option": "no", "weight": 1},
        {"voter_name": "D", "option": "no", "role": "member"},
        {"option": "no"},
        {"option": "no"},
    ]
    test = {"group": "g", "base": "cast", "threshold": "1/2", "strict": True}
    rule = {"tests": [*MAJORITY["tests"], test]}  # type: ignore[misc]
    (answer,) = run(vote(rule, votes=roll), "--json").answers
    assert [test["base_count"] for test in answer["tests"]] == [6, 2]


def test_members_in_no_group_count_overall_only(run: Any) -> None:
    roll = [
        *({"voter_id": f"c{n}", "option": "yes", "group_id": "community"} for n in range(3)),
        *({"voter_id": f"i{n}", "option": "no"} for n in range(2)),
    ]
    (answer,) = run(vote(CONCURRENT, votes=roll), "--json").answers
    assert [test["base_count"] for test in answer["tests"]] == [5, 3]


def test_counts_of_the_whole_body_may_stand_beside_those_of_groups(run: Any) -> None:
    counts = [
        {"option": "yes", "value": 10}, {"option": "no", "value": 5},
        {"option": "yes", "value": 6, "group_id": "community"},
        {"option": "no", "value": 2, "group_id": "community"},
    ]  # fmt: skip
    (answer,) = run(vote(CONCURRENT, counts=counts), "--json").answers
    assert [test["base_count"] for test in answer["tests"]] == [15, 8]
    counts[0]["value"] = 5
    ran = run(vote(CONCURRENT, counts=counts), "--json")
    assert (ran.code, ran.errors[0]["code"]) == (2, "tally.fewer_than_groups")


def test_absent_seats_may_stand_in_the_counts_alone(run: Any) -> None:
    test = {"base": "filled", "threshold": "1/2", "strict": True}
    counts = [
        {"option": "yes", "value": 5}, {"option": "absent", "value": 5},
        {"option": "excused", "value": 1},
    ]  # fmt: skip
    ran = run(
        vote({"tests": [test]}, votes=ballots(yes=5), counts=counts, result="failed"), "--json"
    )
    assert ran.code == 0
    assert ran.answers[0]["tests"][0]["base_count"] == 11
    assert "list no seat as absent" in ran.err


def test_proxies_are_known_by_role_or_by_number(run: Any) -> None:
    quorum = {"base": "authorised", "threshold": "1/2", "strict": True, "groups": {}}
    counts = [{"option": "yes", "value": 6}, {"option": "absent", "value": 5}]
    by_number = vote({**MAJORITY, "quorum": quorum}, counts=counts, extras={"yes_by_proxy": 1})
    roll = ballots(yes=6, absent=5)
    roll[0] |= {"role": "proxy", "in_room": False}
    by_role = vote({**MAJORITY, "quorum": quorum}, votes=roll)
    for data in (by_number, by_role):
        assert run(data, "--json").answers[0]["quorum"]["present"] == 5
        data["extras"]["rule"]["proxy_in_quorum"] = True
        assert run(data, "--json").answers[0]["outcome"] == "adopted"


def tied(mode: str, chair: str, *second: str) -> dict[str, Any]:
    roll = [
        *ballots(yes=3, no=3 if chair == "yes" and mode in ("tie_only", "if_decisive") else 4),
        *({"voter_id": "chair", "role": "chair", "option": option} for option in (chair, *second)),
    ]
    return vote({**MAJORITY, "chair": mode}, votes=roll)


@pytest.mark.parametrize(
    ("mode", "chair", "second", "reason", "yes"),
    [
        ("tie_only", "yes", (), "adopted", 4),
        ("if_decisive", "yes", (), "adopted", 4),
        ("never", "yes", (), "failed", 3),
        ("second_vote", "yes", (), "adopted", 5),
        ("second_vote", "yes", ("yes",), "adopted", 5),
        ("second_vote", "yes", ("no",), "failed", 4),
        ("second_vote", "yes", ("not voting",), "failed_tie", 4),
        ("second_vote", "not voting", (), "failed", 3),
    ],
)
def test_the_chairs_vote_counts_as_the_rule_says(
    run: Any, mode: str, chair: str, second: tuple[str, ...], reason: str, yes: int
) -> None:
    (answer,) = run(tied(mode, chair, *second), "--json").answers
    assert (answer["reason"], answer["tests"][0]["yes"]) == (reason, yes)


def test_published_counts_may_hold_the_casting_vote_or_not(run: Any) -> None:
    data = tied("second_vote", "yes", "yes")
    for yes in (4, 5):
        data["counts"] = [{"option": "yes", "value": yes}, {"option": "no", "value": 4}]
        assert run(data, "--json").code == 0
    data["counts"][0]["value"] = 6
    assert run(data, "--json").code == 1


def test_a_rule_can_be_given_and_goes_before_the_one_in_the_file(run: Any, tmp_path: Path) -> None:
    two_thirds = {"tests": [{"base": "cast", "threshold": "2/3", "strict": False}]}
    path = tmp_path / "rule.json"
    for written in (two_thirds, {"rule": two_thirds}):
        path.write_text(json.dumps(written))
        ran = run(vote(), "--rule", str(path), "--json")
        assert ran.answers[0]["outcome"] == "rejected"
        assert "set aside" in ran.err
    data = vote()
    del data["extras"]
    assert run(data, "--rule", str(path), "--json").code == 0
    assert run(data, "--json").errors[0]["code"] == "tally.no_rule"
    path.write_text("[]")
    ran = run(data, "--rule", str(path), "--json")
    assert (ran.code, ran.errors[0]["code"]) == (2, "decisions.rule_not_object")
    assert run(data, "--rule", str(tmp_path / "none.json"), "--json").code == 2


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("a.json", lambda votes: json.dumps(votes)),
        ("a.json", lambda votes: json.dumps(votes, indent=2)),
        ("a.json", lambda votes: json.dumps({"vote_events": votes})),
        ("a.json", lambda votes: "\n".join(map(json.dumps, votes))),
        ("a.jsonl", lambda votes: "\n\n".join(map(json.dumps, votes)) + "\r\n"),
        ("a.jsonl", lambda votes: json.dumps(votes, indent=2)),
        ("a.ndjson", lambda votes: "\ufeff" + "\n".join(map(json.dumps, votes))),
        ("a.json", lambda votes: "\ufeff" + json.dumps(votes)),
    ],
)
def test_votes_come_in_an_array_or_in_lines_and_keep_their_order(
    run: Any, name: str, write: Any
) -> None:
    votes = [vote(identifier=f"V{n}") for n in range(3)]
    ran = run(write(votes), "--json", name=name)
    assert ran.code == 0
    assert [answer["identifier"] for answer in ran.answers] == ["V0", "V1", "V2"]


def test_one_bad_vote_does_not_keep_the_others_from_being_counted(run: Any) -> None:
    lines = [json.dumps(vote()), "{broken", json.dumps([1]), json.dumps(vote(result="lost"))]
    ran = run("\n".join(lines), "--json", name="v.jsonl")
    assert ran.code == 2
    assert len(ran.answers) == 2
    assert [error["message"].split(":")[0] for error in ran.errors] == ["Line 2", "Line 3"]
    assert set(ran.errors[0]) == {"code", "message", "kept", "next"}
    plain = run("\n".join(lines), name="v.jsonl")
    assert "2 votes could not be read." in plain.err


def test_a_person_reads_sentences(run: Any) -> None:
    ran = run(vote(result="passed"))
    assert ran.out.splitlines() == [
        "V1: Adopted: overall 3 yes, 3 needed (more than half of 5 votes cast).",
        "  This agrees with the file.",
    ]
    assert ran.err == "1 vote: 1 as stated, 0 not, 0 without a stated result.\n"


def test_text_from_a_file_does_not_drive_the_terminal(run: Any) -> None:
    ran = run(vote(identifier="a\u202eb"))
    assert "\u202e" not in ran.out
