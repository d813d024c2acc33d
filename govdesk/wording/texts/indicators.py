# SPDX-License-Identifier: Apache-2.0
"""Messages about indicators, milestones, status, forecasts and changes of course."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "indicator.needs": text("The indicator needs {field}."),
    "indicator.field.id": text("a code"),
    "indicator.field.name": text("a name"),
    "indicator.field.unit": text("a unit"),
    "indicator.needs_parts": text("{name} needs a numerator and a denominator."),
    "indicator.fraction_flows": text(
        "{name} is a share or a rate, and those cannot be added up over the year."
    ),
    "indicator.decimals": text("{name} can be shown with 0 to 6 decimals."),
    "indicator.multiplier": text("The multiplier of {name} must be more than 0."),
    "indicator.minimum_denominator": text("The fewest cases of {name} cannot be less than 0."),
    "indicator.band_and_direction": text(
        "{name} needs a target band if, and only if, it is best inside a band."
    ),
    "indicator.band_reversed": text("The low end of the band of {name} is above its high end."),
    "milestone.periods": text(
        "A year is divided into 1 to 12 periods, and the plan starts in one of them; this plan has "
        "{periods}."
    ),
    "milestone.geometric_undefined": text(
        "A path of equal growth needs a baseline and a target that are not 0 and both above "
        "or both below it."
    ),
    "milestone.weights": text(
        "A seasonal path needs one weight for each period, none of them negative and not all of "
        "them 0."
    ),
    "milestone.not_whole": text("A path in whole counts needs a target that is a whole count."),
    "milestone.seasonal_is_flow": text(
        "A seasonal path is for counts that add up over the year. Choose another path for this one."
    ),
    "milestone.steps": text(
        "A step path needs one milestone for each of the {periods} periods; the last one is the "
        "target."
    ),
    "status.no_target": text("no target"),
    "status.not_due": text("not due yet"),
    "status.not_reported": text("not reported"),
    "status.partial": text("partly reported"),
    "status.too_few_cases": text("too few cases"),
    "status.on_track": text("on track"),
    "status.lagging": text("behind plan"),
    "status.off_track": text("off track"),
    "status.achieved": text("achieved"),
}
