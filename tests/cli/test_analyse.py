# SPDX-License-Identifier: Apache-2.0
"""`govdesk analyse` recomputes a public series, and tells what is wrong with a file by row."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govdesk.cli.main import main
from govdesk.rules.spc import limits_of
from tests.analysing import Run, answer, answers, months
from tests.rules.indicator_cases import published

# ---- what it answers


def test_the_answer_has_the_shape_its_seam_names(run: Run) -> None:
    found = answer(run, months([10, 12] * 10), "--target", "20")
    assert list(found) == [
        "group", "n", "limits", "points", "variation", "assurance", "reason", "status", "forecast",
    ]  # fmt: skip
    assert found["limits"] == [
        {
            "from": "2020-01", "to": "2021-08", "n": 20, "mean": 11.0, "lpl": 5.68, "upl": 16.32,
            "near_lower": pytest.approx(7.4533333), "near_upper": pytest.approx(14.5466667),
            "flags": [],
        }
    ]  # fmt: skip
    assert found["points"][0] == {
        "period": "2020-01", "value": 10.0, "lower": None, "upper": None,
        "point_type": "common_cause", "rule": None,
    }  # fmt: skip
    assert (found["group"], found["n"], found["reason"]) == (None, 20, None)
    assert (found["variation"], found["assurance"]) == ("common_cause", "consistent_fail")
    assert found["forecast"] == {
        "method": "process_limits", "value": 11.0, "lower": 5.68, "upper": 16.32,
    }  # fmt: skip


def test_the_anchors_limits_come_out_of_a_file(run: Run) -> None:
    for case in published("spc/nhsr_limits.json"):
        options = [] if case["screen_outliers"] else ["--no-screen"]
        found = answer(run, months(case["y"]), *options)["limits"][0]
        for ours, theirs in (("mean", "mean"), ("lpl", "lpl"), ("near_upper", "nupl")):
            assert found[ours] == pytest.approx(case["full_precision"][theirs], abs=1e-9)


def test_options_reach_the_rules(run: Run) -> None:
    outlier = months([1, 2] * 7 + [15, 2])
    assert (
        answer(run, outlier)["limits"][0]["upl"]
        < answer(run, outlier, "--no-screen")["limits"][0]["upl"]
    )
    rising = months([5, 5, 4, 6, 5, 1, 2, 3, 4, 5, 6])
    for length, special in (("6", 6), ("7", 0)):
        points = answer(run, rising, "--run-length", length)["points"]
        assert sum(point["rule"] == "trend" for point in points) == special
    near = months([10, 12] * 10 + [15, 19, 13])
    marked = []
    for counted in ("--two-in-three-outside", "--no-two-in-three-outside"):
        points = answer(run, near, counted, "--fix-after", "20")["points"]
        marked.append([point["rule"] for point in points[-3:]])
    assert marked == [["two_in_three", "outside", None], [None, "outside", None]]


@pytest.mark.parametrize(
    ("direction", "kind"),
    [
        ("increase", "special_cause_improvement"),
        ("decrease", "special_cause_concern"),
        ("neutral", "special_cause_neutral_high"),
    ],
)
def test_direction_says_what_is_better(run: Run, direction: str, kind: str) -> None:
    found = answer(run, months([10, 12] * 8 + [40]), "--direction", direction)
    assert found["points"][-1]["point_type"] == found["variation"] == kind


def test_fixing_after_few_points_works_with_a_warning(run: Run) -> None:
    code, out, err = run(months([1, 2, 3, 4, 5, 6, 7, 8]), "--fix-after", "3", "--json")
    (found,) = json.loads(out)
    assert code == 0
    assert found["limits"][0]["mean"] == 2.0
    assert found["limits"][0]["flags"] == ["short", "fixed"]
    assert all(point["point_type"] != "common_cause" for point in found["points"])
    assert "fewer than 12" in err


def test_a_rebase_mark_starts_a_phase(run: Run) -> None:
    marks = [1 if place == 12 else "" for place in range(24)]
    found = answer(run, months([10, 12] * 6 + [50, 52] * 6, rebase=marks), "--target", "30")
    assert [(one["from"], one["to"], one["mean"]) for one in found["limits"]] == [
        ("2020-01", "2020-12", 11.0),
        ("2021-01", "2021-12", 51.0),
    ]
    assert found["assurance"] == "consistent_pass"


def test_groups_are_told_apart_in_the_order_they_come(run: Run) -> None:
    text = "period,value,group\n2026-02,5,South\n2026-01,1,North\n2026-01,4,South\n"
    found = answers(run, text)
    assert [(one["group"], one["n"]) for one in found] == [("South", 2), ("North", 1)]
    assert [point["period"] for point in found[0]["points"]] == ["2026-01", "2026-02"]


def test_shares_have_wilsons_interval(run: Run) -> None:
    text = "period,numerator,denominator\n2026-01,81,263\n2026-02,0,20\n2026-03,,\n2026-04,0,0\n"
    points = answer(run, text)["points"]
    assert points[0]["value"] == pytest.approx(81 / 263)
    assert points[0]["lower"] == pytest.approx(0.2553, abs=5e-5)
    assert points[1]["lower"] == 0.0
    assert [point["value"] for point in points[2:]] == [None, None]
    wide = answer(run, text, "--confidence", "0.998")["points"]
    assert wide[0]["lower"] < points[0]["lower"] < points[0]["upper"] < wide[0]["upper"]


def test_a_gap_is_kept_as_a_gap(run: Run) -> None:
    found = answer(run, months([10, "", 12] * 5))
    assert found["n"] == 10
    assert found["points"][1]["value"] is None
    assert found["points"][1]["point_type"] is None


@pytest.mark.parametrize(
    ("values", "options", "said"),
    [
        ([1, 2] * 3, [], "Only 6 points"),
        ([1, 2] * 5, ["--verdict-min", "12"], "Only 10 points: 12"),
        ([5] * 20, [], "hardly vary"),
        ([1, 1, 1, 1, 2] * 1, ["--verdict-min", "1"], "hardly vary"),
        (["", ""], [], "no value"),
    ],
)
def test_a_withheld_verdict_says_why(
    run: Run, values: list[Any], options: list[str], said: str
) -> None:
    found = answer(run, months(values), "--target", "1", *options)
    assert (found["variation"], found["assurance"]) == (None, None)
    assert said in found["reason"]


def test_no_target_promises_nothing(run: Run) -> None:
    found = answer(run, months([10, 12] * 8))
    assert (found["assurance"], found["status"]) == ("none", "no_target")
    neutral = answer(run, months([10, 12] * 8), "--target", "5", "--direction", "neutral")
    assert (neutral["assurance"], neutral["status"]) == ("none", "no_target")


QUARTERS = "period,value\n2026-Q1,{}\n2026-Q2,{}\n"


@pytest.mark.parametrize(
    ("value", "direction", "target", "baseline", "status"),
    [
        ("49", "increase", "60", "40", "on_track"),
        ("48.5", "increase", "60", "40", "lagging"),
        ("47.5", "increase", "60", "40", "lagging"),
        ("47.4", "increase", "60", "40", "off_track"),
        ("14.4", "decrease", "10", "18", "on_track"),
        ("15", "decrease", "10", "18", "lagging"),
        ("15.1", "decrease", "10", "18", "off_track"),
        ("", "decrease", "10", "18", "not_reported"),
        ("39.9", "increase", "40", "40", "off_track"),
        ("60", "increase", "60", None, "on_track"),
    ],
)
def test_the_status_is_that_of_the_last_period(
    run: Run, value: str, direction: str, target: str, baseline: str | None, status: str
) -> None:
    options = ["--direction", direction, "--target", target]
    options += ["--baseline", baseline] if baseline else []
    assert answer(run, QUARTERS.format(value or 1, value), *options)["status"] == status


def test_a_year_end_on_target_is_achieved_and_few_cases_are_not_judged(run: Run) -> None:
    assert answer(run, "period,value\n2026-Q4,60\n", "--target", "60")["status"] == "achieved"
    assert answer(run, "period,value\n2026,60\n", "--target", "60")["status"] == "achieved"
    few = "period,numerator,denominator\n2026-Q4,18,19\n"
    assert answer(run, few, "--target", ".5")["status"] == "too_few_cases"


def test_nobody_of_nobody_is_a_report_of_too_few(run: Run) -> None:
    """As on the desk: a denominator of 0 is a report, an empty row is none."""
    text = "period,numerator,denominator\n2026-Q1,30,60\n2026-Q2,0,0\n"
    for kind, status in (("level", "too_few_cases"), ("pooled", "on_track")):
        options = ["--target", ".5", "--baseline", ".5", "--kind", kind]
        assert answer(run, text, *options)["status"] == status
        assert answer(run, text.replace("0,0", ","), *options)["status"] == "not_reported"


def test_a_flow_adds_up_over_the_year(run: Run) -> None:
    text = "period,value\n2026-Q1,100\n2026-Q2,80\n"
    found = answer(run, text, "--kind", "flow", "--target", "400")
    assert found["status"] == "on_track"
    assert found["forecast"]["method"] == "run_rate"
    assert found["forecast"]["value"] == 360.0
    partial = answer(run, "period,value\n2026-Q2,80\n", "--kind", "flow", "--target", "400")
    assert (partial["status"], partial["forecast"]) == ("partial", None)
    done = answer(run, "period,value\n2026-Q1,400\n", "--kind", "flow", "--target", "400")
    assert done["status"] == "achieved"


def test_last_years_end_is_the_baseline_when_none_is_given(run: Run) -> None:
    text = "period,value,target\n2025-Q4,40,\n2026-Q1,42,60\n2026-Q2,{},60\n"
    assert answer(run, text.format("49"))["status"] == "on_track"
    assert answer(run, text.format("47"))["status"] == "off_track"


def test_fiscal_periods_have_their_place_in_the_fiscal_year(run: Run) -> None:
    text = "period,value\nFY2026-Q3,1\nFY2026-Q4,60\n"
    assert answer(run, text, "--target", "60")["status"] == "achieved"
    calendar = "period,value\n2026-Q1,1\n2026-Q2,60\n"
    options = ["--target", "60", "--fiscal-start", "7"]
    assert answer(run, calendar, *options)["status"] == "achieved"


def test_days_of_one_month_are_points_of_their_own(run: Run) -> None:
    text = "period,value\n2026-04-08,2\n2026-04-01,1\n2026-04-15,3\n"
    assert [p["value"] for p in answer(run, text)["points"]] == [1.0, 2.0, 3.0]


def test_it_reads_what_spreadsheets_write(run: Run) -> None:
    text = '\ufeffPeriod , VALUE,note\r\n"2026-02"," 5.50 ",x\r\n\r\n2026-01,1e2,"a, b"\r\n,,\r\n'
    code, out, err = run(text.encode(), "--json")
    (found,) = json.loads(out)
    assert code == 0
    assert [(p["period"], p["value"]) for p in found["points"]] == [
        ("2026-01", 100.0),
        ("2026-02", 5.5),
    ]
    assert "note is not used" in err


def test_without_json_it_answers_in_sentences(run: Run) -> None:
    code, out, _err = run(months([10, 12] * 8 + [40]), "--target", "20")
    assert code == 0
    assert "2021-05: 40 is a real change, for the better (outside the limits)." in out
    assert "Status: ▲ off track." in out or "Status: ● on track." in out


# ---- what it refuses


@pytest.mark.parametrize(
    ("content", "options", "said"),
    [
        ("", [], "is empty"),
        ("\n\n", [], "is empty"),
        (b"\xff\xfe\x00a", [], "UTF-8"),
        ("period,value\n", [], "no rows"),
        ("2026-01,5\n2026-02,6\n", [], "must name the columns"),
        ("period\n2026-01\n", [], "must name the columns"),
        ("period,numerator\n2026-01,5\n", [], "must name the columns"),
        ("period;value\n2026-01;5\n", [], "not separated by commas"),
        ("period,value,value\n2026-01,5,5\n", [], "there twice"),
        ("period,value,numerator,denominator\n2026-01,1,1,1\n", [], "not both"),
        ('period,value\n2026-01,"5,5"\n', [], "Row 2, value: “5,5” has a comma"),
        ("period,value\n2026-01,5,5\n", [], "3 cells under 2 columns"),
        ("period,value\n2026-01,nan\n", [], "not a number that can be used"),
        ("period,value\n2026-01,-Infinity\n", [], "not a number that can be used"),
        ("period,value\n2026-01,five\n", [], "not a number"),
        ("period,value\n2026-01,1_000\n", [], "not a number"),
        ("period,value\n2026-01,5%\n", [], "not a number"),
        ("period,value\n2026-01,1e999\n", [], "too large"),
        ("period,value\n2026-01,1e99999999\n", [], "not a number"),
        ("period,value\n2026-01," + "9" * 5000 + "\n", [], "not a number"),
        ("period,value\n2026-13,5\n", [], "Row 2, period: “2026-13” is not a period"),
        ("period,value\n,5\n", [], "not a period"),
        ("period,value\n2026-01,5\n2026-01,5\n", [], "twice, in rows 2 and 3"),
        ("period,value\n2026-01,5\n2026-01-01,5\n", [], "there twice"),
        ("period,value\n2026-01-05,5\n2026-01-05,5\n", [], "there twice"),
        ("period,value\n2026-01,5\n2026-Q2,5\n", [], "not as long as"),
        ("period,value\nFY2026-Q1,5\n2026-Q2,5\n", [], "fiscal year starts is not known"),
        ("period,value,rebase\n2026-01,5,maybe\n", [], "not a mark"),
        ("period,value,target\n2026-01,5,high\n", [], "Row 2, target"),
        ("period,numerator,denominator\n2026-01,5,4\n", [], "larger than the whole"),
        ("period,numerator,denominator\n2026-01,-1,4\n", [], "less than 0"),
        ("period,numerator,denominator\n2026-01,1,-4\n", [], "less than 0"),
        ("period,numerator,denominator\n2026-01,1,0\n", [], "denominator is 0"),
        ("period,numerator,denominator\n2026-01,1,\n", [], "go together"),
        ('period,value\n2026-01,"5\n', [], "broken off"),
        (months([1, 2]), ["--target", "nan"], "--target"),
        (months([1, 2]), ["--target", "1,5"], "comma"),
        (months([1, 2]), ["--baseline", "x"], "--baseline"),
        (months([1, 2]), ["--confidence", "nan"], "Confidence"),
        (months([1, 2]), ["--confidence", "2"], "Confidence"),
        (months([1, 2]), ["--run-length", "5"], "--run-length"),
        (months([1, 2]), ["--fix-after", "0"], "--fix-after"),
        (months([1, 2]), ["--direction", "up"], "up"),
        (months([1, 2]), ["--nonsense"], "nonsense"),
    ],
)
def test_what_it_cannot_use_is_told_in_words(
    run: Run, content: str | bytes, options: list[str], said: str
) -> None:
    code, out, err = run(content, *options)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err
    code, out, err = run(content, *options, "--json")
    assert (code, out) == (2, "")
    assert set(json.loads(err)["error"]) == {"code", "message", "kept", "next"}


def test_a_missing_file_and_a_folder_are_bad_input(tmp_path: Path) -> None:
    assert main(arguments=["analyse", str(tmp_path / "none.csv")]) == 2
    assert main(arguments=["analyse", str(tmp_path)]) == 2


@given(
    st.binary(max_size=80)
    | st.text("period,value\n20261-Q5.\"'e;nm\ufeff\x00", max_size=80).map(str.encode)
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_no_file_makes_it_fall_over(run: Run, content: bytes) -> None:
    code, _out, _err = run(content)
    assert code in (0, 2)
    code, _out, _err = run(b"period,value\n" + content)
    assert code in (0, 2)


@given(st.lists(st.decimals(-1000, 1000, places=3), min_size=2, max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_the_file_gives_what_the_rules_give(run: Run, values: list[Any]) -> None:
    found = answer(run, months(values))["limits"][0]
    limits = limits_of(values)
    assert found["mean"] == float(limits.mean)
    assert found["upl"] == (None if limits.upper is None else float(limits.upper))
