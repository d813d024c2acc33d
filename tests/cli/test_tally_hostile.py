# SPDX-License-Identifier: Apache-2.0
"""Whatever is handed to `govdesk tally`, it answers or says what is wrong, with exit 2."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govdesk.cli.main import main

VOTE: dict[str, Any] = {
    "identifier": "V1",
    "result": "passed",
    "group_results": [{"group_id": "g", "result": "passed"}],
    "counts": [{"option": "yes", "value": 1, "group_id": "g"}],
    "votes": [
        {"voter_id": "a", "option": "yes", "group_id": "g", "role": "principal", "weight": 1}
    ],
    "extras": {
        "rule": {
            "quorum": {"base": "filled", "threshold": "1/2", "strict": True, "groups": {"g": 1}},
            "tests": [{"group": "g", "base": "cast", "threshold": "1/2", "strict": True}],
        },
        "authorised": 1,
        "authorised_groups": {"g": 1},
    },
}


def tell(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = main(arguments=["tally", str(path), "--json"])
    out, err = capsys.readouterr()
    return code, out, err


def test_the_vote_these_tests_damage_is_sound(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "v.json"
    path.write_text(json.dumps(VOTE))
    code, out, err = tell(path, capsys)
    assert (code, err) == (0, "")
    assert json.loads(out)["agrees"] is True


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "no_votes"),
        (b" \n\t\n", "no_votes"),
        (b"\xef\xbb\xbf", "no_votes"),
        (b"[]", "no_votes"),
        (b"{}", "nothing_to_count"),
        (b"null", "not_object"),
        (b"3", "not_object"),
        (b'"vote"', "not_object"),
        (b"[[[]]]", "not_object"),
        (b"[null]", "not_object"),
        (b"{", "not_json_here"),
        (b"{\n,", "not_json"),
        (b"yes", "not_json_here"),
        (b"option,value\nyes,3\n", "not_json"),
        (b"\xff\xfe{\x00}\x00", "not_utf8"),
        (b'{"identifier": "\xff"}', "not_utf8"),
        (b"\x00", "not_json_here"),
        (b'{"value": NaN}', "not_a_number"),
        (b'{"value": -Infinity}', "not_a_number"),
        (b'{"counts": [], "counts": []}', "key_twice"),
        (b'{"value": 1e99999999999999999999}', "number_too_long"),
        (b'{"value": ' + b"9" * 5000 + b"}", "number_too_long"),
        (b"[" * 100_000, "too_deep"),
        (b'{"a":' * 100_000, "too_deep"),
    ],
)
@pytest.mark.parametrize("name", ["v.json", "v.jsonl"])
def test_a_file_that_holds_no_votes_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    exit_code, out, err = tell(path, capsys)
    assert (exit_code, out) == (2, "")
    codes = {json.loads(line)["error"]["code"] for line in err.splitlines()}
    # A damaged file of several lines is told line by line where it is named as JSON Lines.
    assert codes & {f"tally.{code}", "tally.not_json_here"}
    if name == "v.json":
        assert codes == {f"tally.{code}"}


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("identifier", {}, "not_text"),
        ("identifier", "a\x00b", "not_printable"),
        ("identifier", "\ud800", "not_printable"),
        ("identifier", "x" * 2000, "too_long"),
        ("result", 1, "not_text"),
        ("result", "perhaps", "unknown_result"),
        ("votes", {}, "not_list"),
        ("votes", "all", "not_list"),
        ("votes.0", "yes", "not_object"),
        ("votes.0", None, "not_object"),
        ("votes.0.option", None, "needed"),
        ("votes.0.option", "", "not_text"),
        ("votes.0.option", True, "not_text"),
        ("votes.0.option", "maybe", "unknown_option"),
        ("votes.0.option", "no vote", "unknown_option"),
        ("votes.0.voter_id", [], "not_text"),
        ("votes.0.voter_id", 1.5, "not_text"),
        ("votes.0.group_id", {}, "not_text"),
        ("votes.0.role", 4, "not_text"),
        ("votes.0.weight", 2, "weight"),
        ("votes.0.weight", 0, "weight"),
        ("votes.0.weight", 0.5, "weight"),
        ("votes.0.weight", 1e300, "weight"),
        ("votes.0.weight", "1", "weight"),
        ("votes.0.weight", True, "weight"),
        ("votes.0.weight", [1], "weight"),
        ("votes.0.in_room", "yes", "not_flag"),
        ("votes.0.remote", 1, "not_flag"),
        ("votes.1", {"voter_id": "a", "option": "yes"}, "voter_twice"),
        ("votes.1", {"voter_id": " a ", "option": "no"}, "voter_twice"),
        ("votes.1", {"voter_name": "a", "option": "no"}, "voter_twice"),
        ("votes.1", {"voter_id": "a", "option": "no", "role": "chair"}, "voter_twice"),
        ("counts", {"yes": 1}, "not_list"),
        ("counts.0", 1, "not_object"),
        ("counts.0.option", None, "needed"),
        ("counts.0.value", None, "needed"),
        ("counts.0.value", "1", "not_count"),
        ("counts.0.value", True, "not_count"),
        ("counts.0.value", -1, "not_count"),
        ("counts.0.value", 1.5, "not_count"),
        ("counts.0.value", 10**40, "not_count"),
        ("counts.0.value", 1e300, "not_count"),
        ("counts.1", {"option": "yes", "value": 1, "group_id": "g"}, "count_twice"),
        ("group_results", {}, "not_list"),
        ("group_results.0.group_id", None, "needed"),
        ("group_results.0.result", [], "not_text"),
        ("group_results.1", {"group_id": "g", "result": "passed"}, "group_twice"),
        ("extras", [], "not_object"),
        ("extras", "rule", "not_object"),
        ("extras", None, "no_rule"),
        ("extras.rule", None, "no_rule"),
        ("extras.authorised", "eleven", "not_count"),
        ("extras.authorised", -1, "not_count"),
        ("extras.authorised_groups", [], "not_object"),
        ("extras.authorised_groups.g", None, "needed"),
        ("extras.yes_by_proxy", 1.5, "not_count"),
    ],
)
def test_a_wrong_value_is_refused_by_its_place_and_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], path: str, value: object, code: str
) -> None:
    data = copy.deepcopy(VOTE)
    *steps, last = path.split(".")
    target: Any = data
    for step in steps:
        target = target[int(step) if step.isdigit() else step]
    if isinstance(target, list) and int(last) == len(target):
        target.append(value)
    else:
        target[int(last) if last.isdigit() else last] = value
    file = tmp_path / "v.json"
    file.write_text(json.dumps(data))
    exit_code, out, err = tell(file, capsys)
    assert (exit_code, out) == (2, "")
    error = json.loads(err)["error"]
    assert error["code"] == f"tally.{code}"
    assert error["message"].startswith("Vote 1: ")


@pytest.mark.parametrize("literal", ["-1e999999", "1e999999", "1e-999999", "0.1e1", "-0.0"])
def test_a_number_with_a_huge_exponent_costs_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], literal: str
) -> None:
    path = tmp_path / "v.json"
    for key in ('"value": 1', '"weight": 1', '"authorised": 1'):
        path.write_text(json.dumps(VOTE).replace(key, key[:-1] + literal, 1))
        assert tell(path, capsys)[0] in (0, 1, 2)


def test_more_proxies_than_votes_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = copy.deepcopy(VOTE)
    del data["votes"]
    data["extras"]["yes_by_proxy"] = 2
    path = tmp_path / "v.json"
    path.write_text(json.dumps(data))
    code, _, err = tell(path, capsys)
    assert (code, json.loads(err)["error"]["code"]) == (2, "tally.more_proxies")


def test_a_missing_file_and_a_folder_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path, expected in ((tmp_path / "none.json", "no_file"), (tmp_path, "is_folder")):
        code, out, err = tell(path, capsys)
        assert (code, out) == (2, "")
        assert json.loads(err)["error"]["code"] == f"tally.{expected}"


def test_many_unknown_keys_do_not_flood_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "v.json"
    path.write_text(json.dumps(VOTE | {f"key{n}": n for n in range(5000)}))
    code, _, err = tell(path, capsys)
    assert code == 0
    assert len(err.splitlines()) < 200
    assert "more remarks" in err


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    | st.sampled_from(["yes", "chair", "proxy", "passed", "1/2", "cast", "g"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["option", "value", "group_id", "tests", "quorum", "base", "x"]),
        inner,
        max_size=3,
    ),
    max_leaves=6,
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> object:
    """The sound vote with up to three values replaced, anywhere."""
    data = copy.deepcopy(VOTE)
    for _ in range(draw(st.integers(1, 3))):
        target: Any = data
        while True:
            keys = list(target) if isinstance(target, dict) else list(range(len(target)))
            if not keys:
                break
            key = draw(st.sampled_from(keys))
            if not isinstance(target[key], (dict, list)) or draw(st.integers(0, 3)) == 0:
                target[key] = draw(json_values)
                break
            target = target[key]
    return data


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(damaged())
def test_no_damage_ends_in_a_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: object
) -> None:
    path = tmp_path / "v.json"
    path.write_text(json.dumps(data))
    code, out, err = tell(path, capsys)
    assert code in (0, 1, 2)
    for line in out.splitlines():
        assert json.loads(line)["outcome"] in ("adopted", "rejected", "void")
    if code == 2:
        assert all("error" in json.loads(line) for line in err.splitlines())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=60))
def test_no_bytes_end_in_a_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    path = tmp_path / "v.jsonl"
    path.write_bytes(data)
    assert tell(path, capsys)[0] == 2
