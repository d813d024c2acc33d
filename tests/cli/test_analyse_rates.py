# SPDX-License-Identifier: Apache-2.0
"""`govdesk analyse` on rates, and on shares that are told as percentages."""

from __future__ import annotations

import pytest

from tests.analysing import Run, answer


def test_a_rate_may_exceed_its_population_and_has_byars_interval(run: Run) -> None:
    text = "period,numerator,denominator\n2026-01,120,100\n2026-02,3,100\n2026-03,0,50\n"
    points = answer(run, text, "--rate", "--multiplier", "1000")["points"]
    assert [point["value"] for point in points] == [1200.0, 30.0, 0.0]
    assert points[0]["lower"] == pytest.approx(994.9, abs=0.1)
    assert points[1]["upper"] == pytest.approx(87.67273, abs=1e-4)
    assert (points[2]["lower"], points[2]["upper"]) == (0.0, pytest.approx(73.77759, abs=1e-4))
    certain = answer(run, text, "--rate", "--confidence", "1")["points"]
    assert certain[1]["upper"] is None


def test_a_percentage_is_a_share_times_a_hundred(run: Run) -> None:
    text = "period,numerator,denominator\n2026-Q1,40,100\n2026-Q2,60,100\n"
    options = ["--multiplier", "100", "--kind", "pooled", "--target", "50", "--baseline", "50"]
    found = answer(run, text, *options)
    assert found["points"][1]["value"] == 60.0
    assert found["points"][1]["lower"] == pytest.approx(50.2, abs=0.05)
    assert found["status"] == "on_track"


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ("2026-01,1.5,100", ["--rate"], "whole number"),
        ("2026-01,-1,100", ["--rate"], "less than 0"),
        ("2026-01,1,100", ["--multiplier", "0"], "more than 0"),
        ("2026-01,1,100", ["--multiplier", "x"], "--multiplier"),
    ],
)
def test_a_rate_that_cannot_be_is_told_in_words(
    run: Run, text: str, options: list[str], said: str
) -> None:
    code, out, err = run(f"period,numerator,denominator\n{text}\n", *options)
    assert (code, out) == (2, "")
    assert said in err
