# SPDX-License-Identifier: Apache-2.0
"""How `docs/conformance.md` tells a suite."""

from __future__ import annotations

from tests.conformance.outcomes import Suite, Tally


def row(suite: Suite, tally: Tally) -> str:
    """One line of the table."""
    why = "; ".join(f"{name}: {reason}" for name, reason in sorted(suite.explained.items()))
    cells = (suite.name, suite.source, suite.through, str(tally.cases), str(tally.agreeing), why)
    return "| " + " | ".join(cells) + " |"
