# SPDX-License-Identifier: Apache-2.0
"""Charts on screen: `ChartPanel` shows a `ChartSpec` with its title, note and data table."""

from govdesk.ui.charts.multiples import SmallMultiples
from govdesk.ui.charts.panel import ChartPanel
from govdesk.ui.charts.view import ChartView

__all__ = ["ChartPanel", "ChartView", "SmallMultiples"]
