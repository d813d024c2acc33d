# SPDX-License-Identifier: Apache-2.0
"""Charts: ticks, labels, keyboard, words and pixels."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from govdesk.queries.charts import ChartLine, ChartPoint, ChartSpec
from govdesk.ui.charts import ChartPanel, ChartView
from govdesk.ui.charts.ticks import every_nth, nice_ticks, spread
from govdesk.ui.theme import Theme, look
from tests.ui import sample


@given(
    st.floats(-1e9, 1e9, allow_nan=False), st.floats(1e-6, 1e9, allow_nan=False), st.integers(2, 9)
)
def test_ticks_cover_the_values_in_even_round_steps(low: float, width: float, wanted: int) -> None:
    assume(width > abs(low) * 1e-6)
    high = low + width
    ticks, digits = nice_ticks(low, high, wanted)
    step = (ticks[-1] - ticks[0]) / max(1, len(ticks) - 1)
    assert ticks[0] <= low + step * 1e-6
    assert ticks[-1] >= min(high, low + width) - step * 1e-6
    assert 2 <= len(ticks) <= 2 * wanted + 3
    assert digits >= 0
    assert all(math.isclose(b - a, step, rel_tol=1e-6) for a, b in pairwise(ticks))


def test_ticks_are_written_with_the_decimals_they_need() -> None:
    assert nice_ticks(0, 1) == ((0.0, 0.2, 0.4, 0.6, 0.8, 1.0), 1)
    assert nice_ticks(0, 12.5) == ((0.0, 2.5, 5.0, 7.5, 10.0, 12.5), 1)
    assert nice_ticks(50, 90)[1] == 0


@given(st.lists(st.floats(0, 200, allow_nan=False), min_size=1, max_size=8), st.floats(5, 20))
def test_names_at_the_line_ends_never_overlap(wanted: list[float], height: float) -> None:
    placed = sorted(spread(wanted, height, 0, 400))
    assert all(b - a >= height - 1e-6 for a, b in pairwise(placed))
    assert placed[-1] <= 400 - height / 2 + 1e-6


def test_labels_are_thinned_until_they_fit() -> None:
    assert every_nth(10, 1000, 50) == 1
    assert every_nth(10, 200, 50) == 3
    assert every_nth(40, 100, 60) == 40


@pytest.fixture
def chart(qtbot: QtBot, theme: Theme) -> ChartView:
    """The sample chart, shown at 560 by 300."""
    made = ChartView()
    qtbot.addWidget(made)
    made.show_chart(sample.sample_chart(sample.sample_rows()["m1"]))
    made.resize(560, 300)
    made.show()
    qtbot.waitExposed(made)
    assert theme
    return made


def test_arrow_keys_walk_the_points_and_say_them(qtbot: QtBot, chart: ChartView) -> None:
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.said().startswith("2024-Q1: ")
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.said().startswith("2024-Q3: hidden to protect people")
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert "May still change" in chart.said()
    assert "Target: 80" in chart.said()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.at == 9
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.at is None


def test_an_event_is_said_at_its_period(chart: ChartView) -> None:
    chart.walk(5)
    assert "Change of course" in chart.said()


def test_the_mouse_finds_the_period_under_it(qtbot: QtBot, chart: ChartView) -> None:
    where = chart._geometry()[0]
    qtbot.mouseMove(chart, QPoint(round(where.x(4)), 120))
    qtbot.waitUntil(lambda: chart.at == 4)


def test_a_screen_reader_hears_title_and_description(chart: ChartView) -> None:
    assert chart.accessibleName() == "Homes made safe within 30 days"
    assert chart.accessibleDescription().endswith("still below the target.")


def colours_in(image: QImage, x: float, top: float, bottom: float) -> set[str]:
    return {image.pixelColor(round(x), y).name() for y in range(round(top), round(bottom))}


def test_a_hidden_value_is_hatched_and_a_missing_one_is_empty(chart: ChartView) -> None:
    image = chart.grab().toImage().scaled(chart.size())
    where = chart._geometry()[0]
    sunken = look().tokens.sunken
    assert sunken in colours_in(image, where.x(2), where.plot.top(), where.plot.bottom())
    assert sunken not in colours_in(image, where.x(3), where.plot.top(), where.plot.bottom())


def test_a_chart_without_values_is_drawn_all_the_same(qtbot: QtBot, chart: ChartView) -> None:
    empty = ChartSpec("Nothing yet", "%", (ChartPoint("2026-Q1", None, "not reported"),))
    chart.show_chart(empty)
    chart.grab()
    chart.show_chart(ChartSpec("Nothing", "%", (), (ChartLine("Target", (), "target"),)))
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    chart.grab()
    assert chart.at is None


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_of_the_plot_is_cut_off(theme: Theme, chart: ChartView, percent: int) -> None:
    theme.choose(percent=percent)
    chart.resize(chart.sizeHint())
    where, _rows, legend = chart._geometry()
    assert where.plot.width() > chart.width() * 0.4
    assert where.plot.height() > chart.height() * 0.35
    assert where.plot.bottom() + legend < chart.height()


def test_the_table_beside_it_holds_the_same_data(qtbot: QtBot, theme: Theme) -> None:
    panel = ChartPanel()
    qtbot.addWidget(panel)
    spec = sample.sample_chart(sample.sample_rows()["m1"])
    panel.show_chart(spec)
    panel.show()
    panel._switch.click()
    assert panel.table is not None
    assert panel.table.table()[1:] == spec.table()[1:]
    assert panel.table.table()[0][0] == "Period"
    assert panel.table.isVisible()
    assert theme
    panel._switch.click()
    assert panel.view.isVisible()
