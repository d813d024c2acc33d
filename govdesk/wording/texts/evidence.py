# SPDX-License-Identifier: Apache-2.0
"""Messages about how far numbers can be relied on: data quality, intervals, changes of course."""

from __future__ import annotations

from govdesk.wording.template import Plural, plural, text

TEXTS: dict[str, str | Plural] = {
    "quality.future": text("{period} has not begun yet."),
    "quality.not_reported": text("Not reported."),
    "quality.half_a_pair": text("The numerator and the denominator go together: give both."),
    "quality.negative": text("This cannot be less than 0."),
    "quality.nothing_to_divide_by": text(
        "The denominator is 0, but there are cases in the numerator."
    ),
    "quality.more_than_all": text("The part is larger than the whole."),
    "quality.parts_do_not_add": text("The groups add up to {parts}, not to {total}."),
    "quality.partial": text("Part of the period only: the data ends on {cutoff}."),
    "quality.sources_missing": text("{reported} of {expected} sources have reported."),
    "quality.late": plural("Reported {count} day late.", "Reported {count} days late."),
    "quality.definition_changed": text(
        "What is counted has changed, so this cannot be compared with what came before."
    ),
    "quality.estimated": text("An estimate."),
    "quality.provisional": text("May still change."),
    "quality.revised": text("Corrected since it was first reported."),
    "quality.duplicate": text("{period} is reported more than once."),
    "quality.repeated": plural(
        "The same value {count} time running: is it a copy?",
        "The same value {count} times running: is it a copy?",
    ),
    "quality.beyond_range": text("{value} is beyond the range expected of this indicator."),
    "quality.jump": text("Far from the rest of the series: is it a typing error?"),
    "interval.confidence": text("Confidence is from 0.9 to 1, or from 90 to 100 percent."),
    "interval.proportion": text(
        "A share needs a numerator from 0 up to its denominator, and a denominator above 0."
    ),
    "interval.negative": text("A number of events cannot be less than 0."),
    "interval.population": text("A rate needs a population above 0."),
    "interval.expected": text("A ratio needs more than 0 expected events."),
    "interval.weights": text("The weights of a standard population add up to more than 0."),
    "interval.values": text("There are too few values for an interval."),
    "interval.whole": text("A number of events is a whole number."),
    "inequality.groups": text("Inequality is measured over {least} to {most} groups."),
    "inequality.outside": text("A rate is above 0, and a share between 0 and 1."),
    "quality.both_of": text("{first} and {second} go together: give both or none."),
    "quality.one_of": text("{first} and {second} exclude each other: give one of them."),
    "pivot.data_red": text("The data has a grave fault; nothing can be concluded from it."),
    "pivot.behind": text("It is {status}."),
    "pivot.not_behind": text("It is not behind plan ({status})."),
    "pivot.no_forecast": text("There is no forecast for the end of the year."),
    "pivot.forecast_misses": text("As it goes, it will miss the target of the year."),
    "pivot.forecast_may_reach": text("It may still reach the target of the year."),
    "pivot.variation_unknown": text("It is too early to tell a real change."),
    "pivot.improving": text("Its latest value is a real change for the better."),
    "pivot.worsening": text("Its latest value is a real change for the worse."),
    "pivot.usual": text("Its latest value is within the usual ups and downs."),
}
