# SPDX-License-Identifier: Apache-2.0
"""Messages about series: reading them, analysing them and drawing them."""

from __future__ import annotations

from govdesk.wording.template import plural, text

TEXTS = {
    "series.no_values": text("There is no value to judge by."),
    "series.too_short": plural(
        "Only {count} point: {needed} are needed before a change can be told from usual ups and "
        "downs.",
        "Only {count} points: {needed} are needed before a change can be told from usual ups and "
        "downs.",
    ),
    "series.phase_too_short": plural(
        "Only {count} point since the limits were reset: {needed} are needed before a change can "
        "be told from usual ups and downs.",
        "Only {count} points since the limits were reset: {needed} are needed before a change can "
        "be told from usual ups and downs.",
    ),
    "series.no_variation": text(
        "The points hardly vary, so there are no usual ups and downs to compare with."
    ),
    "chart.line.target": text("Target"),
    "chart.line.target_high": text("Target, upper end"),
    "chart.line.milestone": text("Where it should be by then"),
    "chart.line.mean": text("Average"),
    "chart.line.upper": text("Usual highest"),
    "chart.line.lower": text("Usual lowest"),
    "chart.hidden": text("hidden to protect people"),
    "chart.not_reported": text("not reported"),
    "chart.provisional": text("{value} (may still change)"),
    "chart.run_chart": text(
        "Fewer than {count} values: the line shows them as they are, and is too short to tell a "
        "real change from usual ups and downs."
    ),
    "chart.alt_empty": text("{name}: no values to show."),
    "chart.alt": plural(
        "{name}, {unit}, {first} to {last}: {count} value, {latest} at the end. {verdict}",
        "{name}, {unit}, {first} to {last}: {count} values between {low} and {high}, {latest} at "
        "the end. {verdict}",
    ),
    "chart.too_few": text("Too few values to tell a real change from usual ups and downs."),
    "chart.no_verdict": text("No verdict on whether the latest is a real change."),
    "chart.usual": text("The latest is within the usual ups and downs."),
    "chart.better": text("The latest is part of a real change for the better."),
    "chart.worse": text("The latest is part of a real change for the worse."),
    "chart.higher": text("The latest is part of a real change upwards."),
    "chart.lower": text("The latest is part of a real change downwards."),
}
