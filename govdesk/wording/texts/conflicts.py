# SPDX-License-Identifier: Apache-2.0
"""What known conflicts of interest would do to a decision, and what helps."""

from __future__ import annotations

from govdesk.wording.template import Plural, text

TEXTS: dict[str, str | Plural] = {
    "conflicts.no_quorum": text(
        "With the conflicts that are declared, too few could take part, even if everyone comes."
    ),
    "conflicts.no_quorum_in": text(
        "With the conflicts that are declared, too few of {group} could take part, even if"
        " everyone comes."
    ),
    "conflicts.nobody_concurs": text(
        "With the conflicts that are declared, {group} could not agree to it, even if everyone"
        " else says yes."
    ),
    "conflicts.cannot_pass": text(
        "With the conflicts that are declared, it could not pass, even if everyone else says yes."
    ),
    "conflicts.way_out": text(
        "A stand-in acts only for who is absent, not for who steps aside. Fill a vacant seat, put"
        " the motion off, or leave out what the conflict is about."
    ),
    "conflicts.effect_here": text(
        "With who steps aside, if everyone here who may vote says yes: {told}."
    ),
    "conflicts.effect_planned": text(
        "With who steps aside, if everyone comes and whoever may vote says yes: {told}."
    ),
    "conflicts.of_motion": text("Motion {number}: {warning}"),
}
