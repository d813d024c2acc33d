# SPDX-License-Identifier: Apache-2.0
"""A chart shows what is known, and says how little it is when it is little."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from govdesk.queries.chart_of_indicator import ChartReading, chart_of_indicator
from govdesk.queries.charts import ChartEvent, ChartSpec, Mark
from govdesk.rules.indicators import Direction
from govdesk.rules.series_analysis import AnalysisSettings, analyse
from govdesk.wording import Words

ENGLISH = Words("en")


def chart(values: Sequence[float | None], hidden: tuple[int, ...] = (), **more: Any) -> ChartSpec:
    readings = [
        ChartReading(f"2026-{place + 1:02d}", value, suppressed=place in hidden)
        for place, value in enumerate(values)
    ]
    known = [None if place in hidden else value for place, value in enumerate(values)]
    given: dict[str, Any] = {"analysis": analyse(known), **more}
    return chart_of_indicator(
        name="Response time", unit="minutes", readings=readings, words=ENGLISH, **given
    )


def names(spec: ChartSpec) -> list[str]:
    return [line.name for line in spec.lines]


def test_eleven_values_make_a_plain_run_chart_that_says_so() -> None:
    spec = chart([10, 12] * 5 + [90])
    assert names(spec) == []
    assert {point.mark for point in spec.points} == {Mark.COMMON}
    assert "Fewer than 12 values" in spec.note
    assert "Too few values" in spec.alt


def test_twelve_values_have_limits_and_a_verdict() -> None:
    spec = chart([10, 12] * 6)
    assert names(spec) == ["Average", "Usual highest", "Usual lowest"]
    assert spec.note == ""
    assert spec.alt == (
        "Response time, minutes, 2026-01 to 2026-12: 12 values between 10 and 12, 12 at the end. "
        "The latest is within the usual ups and downs."
    )


@pytest.mark.parametrize(
    ("direction", "mark", "said"),
    [
        ("decrease", Mark.CONCERN, "for the worse"),
        ("increase", Mark.IMPROVEMENT, "for the better"),
        ("neutral", Mark.NEUTRAL, "upwards"),
    ],
)
def test_a_real_change_is_marked_by_shape_and_said(direction: str, mark: Mark, said: str) -> None:
    values = [*[10.0, 12.0] * 6, 40.0]
    settings = AnalysisSettings(direction=Direction(direction))
    spec = chart(values, analysis=analyse(values, settings=settings))
    assert spec.points[-1].mark is mark
    assert said in spec.alt


def test_a_hidden_value_has_no_position_and_no_part_in_anything() -> None:
    values = [10, 12] * 6 + [777, 10]
    spec = chart(values, hidden=(12,))
    assert spec.points[12].value is None
    assert spec.points[12].mark is Mark.SUPPRESSED
    assert "777" not in repr(spec)
    assert spec.bounds()[1] < 20
    with pytest.raises(ValueError, match="suppressed value"):
        chart(values, hidden=(12,), analysis=analyse(values))


def test_a_hidden_last_value_is_given_no_verdict() -> None:
    spec = chart([10, 12] * 6 + [90], hidden=(12,))
    assert "hidden to protect people at the end" in spec.alt
    assert "No verdict" in spec.alt


def test_a_value_that_may_still_change_is_an_open_point_whatever_it_shows() -> None:
    readings = [ChartReading(str(n), value) for n, value in enumerate([10, 12] * 6)]
    readings.append(ChartReading("last", 90, provisional=True))
    spec = chart_of_indicator(
        name="N",
        unit="u",
        readings=readings,
        words=ENGLISH,
        analysis=analyse([r.value for r in readings]),
    )
    assert spec.points[-1].mark is Mark.PROVISIONAL
    assert spec.points[-1].text == "90 (may still change)"


def test_limits_are_drawn_within_what_the_measure_can_be() -> None:
    values = [0, 9] * 6
    lower = next(line for line in chart(values).lines if line.name == "Usual lowest")
    upper = next(line for line in chart(values, highest=10).lines if line.name == "Usual highest")
    assert set(lower.values) == {0.0}
    assert set(upper.values) == {10.0}


def test_a_new_phase_waits_for_eight_points_before_it_has_limits() -> None:
    values = [10, 12] * 6 + [50, 52]
    marks = [place == 12 for place in range(14)]
    spec = chart(values, analysis=analyse(values, rebase=marks))
    mean = next(line for line in spec.lines if line.role == "mean")
    assert mean.values == (*[11.0] * 12, None, None)
    assert "since the limits were reset" in spec.note
    assert "No verdict" in spec.alt


def test_targets_milestones_and_events_stand_where_they_belong() -> None:
    spec = chart(
        [10, 12],
        targets=[8, 8],
        target_highs=[9, 9],
        milestones=[None, 9.5],
        events=[ChartEvent(1, "Change of course")],
    )
    assert [(line.role, line.values) for line in spec.lines] == [
        ("target", (8.0, 8.0)),
        ("target", (9.0, 9.0)),
        ("milestone", (None, 9.5)),
    ]
    assert spec.events == (ChartEvent(1, "Change of course"),)
    assert spec.table()[2] == ("2026-02", "12", "8", "9", "9.5")
    with pytest.raises(ValueError, match="one value for each reading"):
        chart([10, 12], targets=[8])


def test_nothing_reported_is_said_plainly() -> None:
    spec = chart([None, None])
    assert spec.alt == "Response time: no values to show."
    assert [point.text for point in spec.points] == ["not reported", "not reported"]


def test_a_name_of_another_language_is_left_out_of_the_words_for_who_cannot_see_it() -> None:
    for values in ([10.0, 12.0] * 6, [None, None]):
        alt = chart(values, named=False).alt
        assert alt.startswith("Line chart")
        assert "Response time" not in alt
        assert "minutes" not in alt


def test_numbers_are_written_as_the_language_writes_them() -> None:
    readings = [ChartReading("2026-01", 1234.5)]
    spec = chart_of_indicator(name="N", unit="u", readings=readings, words=Words("es"), decimals=1)
    assert spec.points[0].text.endswith(",5")
