# SPDX-License-Identifier: Apache-2.0
"""Messages about series: reading them, analysing them and drawing them."""

from __future__ import annotations

from govdesk.wording.template import Plural, plural, text

TEXTS: dict[str, str | Plural] = {
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
    "chart.line.milestone": text("Planned"),
    "chart.line.mean": text("Average"),
    "chart.line.upper": text("Usual highest"),
    "chart.line.lower": text("Usual lowest"),
    "chart.line.city": text("The whole city"),
    "chart.few": text("{value} (few cases)"),
    "chart.alt_part": text("{name}, {unit}, {first} to {last}: {latest} in {period}."),
    "funnel.title": text("Neighbourhoods compared, {period}"),
    "funnel.across": text("Neighbourhood"),
    "funnel.value": plural("{value} of {count} case", "{value} of {count} cases"),
    "funnel.none": text("No neighbourhood is further from the whole city than chance explains."),
    "funnel.outside": plural(
        "{names} is further from the whole city than chance explains.",
        "{names} are further from the whole city than chance explains.",
    ),
    "funnel.note": text(
        "{said} From the fewest cases on the left to the most on the right: the fewer cases, the "
        "further chance alone leads."
    ),
    "funnel.alt": text("{name} by neighbourhood, {period}. {said}"),
    "funnel.better": text("Better than chance explains"),
    "funnel.worse": text("Worse than chance explains"),
    "funnel.apart": text("Further off than chance explains"),
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
    "chart.alt_empty_unnamed": text("Line chart: no values to show."),
    "chart.alt_unnamed": plural(
        "Line chart, {first} to {last}: {count} value, {latest} at the end. {verdict}",
        "Line chart, {first} to {last}: {count} values between {low} and {high}, {latest} at the "
        "end. {verdict}",
    ),
    "chart.too_few": text("Too few values to tell a real change from usual ups and downs."),
    "chart.no_verdict": text("No verdict on whether the latest is a real change."),
    "chart.usual": text("The latest is within the usual ups and downs."),
    "chart.better": text("The latest is part of a real change for the better."),
    "chart.worse": text("The latest is part of a real change for the worse."),
    "chart.higher": text("The latest is part of a real change upwards."),
    "chart.lower": text("The latest is part of a real change downwards."),
    "series.columns": text(
        "The first row must name the columns: period and value, or period, numerator and "
        "denominator."
    ),
    "series.value_and_parts": text(
        "Give either a value or a numerator and a denominator, not both: they could disagree."
    ),
    "series.column_twice": text("The column {column} is there twice."),
    "series.no_rows": text("There are column names but no rows under them."),
    "series.at": text("Row {row}, {column}: {problem}"),
    "series.at_row": text("Row {row}: {problem}"),
    "series.option": text("{option}: {problem}"),
    "series.multiplier": text("--multiplier is more than 0."),
    "series.too_many_cells": text(
        "it has {cells} cells under {columns} columns. Write decimals with a point, and put cells "
        "that hold a comma in quotes."
    ),
    "series.mixed": text(
        "Row {row} is for {other}, which is not as long as {one}. Give months, quarters and years "
        "each in a series of its own."
    ),
    "series.twice": text("{period} is there twice, in rows {first} and {second}."),
    "series.rebase": text("“{text}” is not a mark. Write 1 where new limits begin, 0 elsewhere."),
    "series.ignored": text("The column {column} is not used."),
    "series.fix_after_short": text(
        "Limits set by fewer than {needed} points still move a good deal."
    ),
    "series.said.span": plural(
        "{count} value, {first} to {last}.", "{count} values, {first} to {last}."
    ),
    "series.said.mean": text("{first} to {last}: average {mean}, no limits."),
    "series.said.limits": text(
        "{first} to {last}: average {mean}, usually between {lower} and {upper}."
    ),
    "series.said.change": text("{period}: {value} is a real change, {meaning} ({rule})."),
    "series.rule.outside": text("outside the limits"),
    "series.rule.trend": text("part of a trend"),
    "series.rule.two_in_three": text("two in three near a limit"),
    "series.rule.shift": text("part of a run on one side"),
    "series.type.special_cause_improvement": text("for the better"),
    "series.type.special_cause_concern": text("for the worse"),
    "series.type.special_cause_neutral_high": text("upwards"),
    "series.type.special_cause_neutral_low": text("downwards"),
    "series.variation.common_cause": text("The latest is within the usual ups and downs."),
    "series.variation.special_cause_improvement": text(
        "The latest is part of a real change for the better."
    ),
    "series.variation.special_cause_concern": text(
        "The latest is part of a real change for the worse."
    ),
    "series.variation.special_cause_neutral_high": text(
        "The latest is part of a real change upwards."
    ),
    "series.variation.special_cause_neutral_low": text(
        "The latest is part of a real change downwards."
    ),
    "series.assurance.consistent_pass": text("As it runs now it will keep to the target {target}."),
    "series.assurance.consistent_fail": text("As it runs now it will miss the target {target}."),
    "series.assurance.inconsistent": text(
        "As it runs now it will meet the target {target} in some periods and miss it in others."
    ),
    "series.said.status": text("Status: {shape} {status}."),
    "series.said.forecast": text("By the end of the year: about {value} ({method})."),
    "series.said.forecast_band": text(
        "By the end of the year: about {value}, between {lower} and {upper} ({method})."
    ),
    "series.method.run_rate": text("at the pace so far"),
    "series.method.seasonal_share": text("by the season’s usual share"),
    "series.method.prior_year_ratio": text("by last year’s course"),
    "series.method.complete": text("the year is complete"),
    "series.method.process_limits": text("if it goes on as it does"),
    "series.method.last_value": text("the last value"),
    "csv.missing": text("There is no file at {file}."),
    "csv.unreadable": text("{file} cannot be read. Check who may open it."),
    "csv.too_large": text("{file} is too large for one series or table."),
    "csv.not_utf8": text("{file} is not text in UTF-8. Save it again as “CSV UTF-8”."),
    "csv.empty": text("{file} is empty."),
    "csv.broken": text("Row {row} cannot be read as CSV: a quote or a line is broken off."),
    "csv.other_separator": text(
        "The columns are not separated by commas. Save it as CSV with commas, and write decimals "
        "with a point."
    ),
}
