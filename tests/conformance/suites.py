# SPDX-License-Identifier: Apache-2.0
"""Every suite of published cases, in the order of `docs/conformance.md`."""

from __future__ import annotations

from tests.conformance import intervals, legislatures, plans, process_charts, suppressed_tables

SUITES = (
    *process_charts.SUITES,
    *plans.SUITES,
    *suppressed_tables.SUITES,
    *intervals.SUITES,
    *legislatures.SUITES,
)
