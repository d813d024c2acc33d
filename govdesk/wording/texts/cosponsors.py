# SPDX-License-Identifier: Apache-2.0
"""The English of messages about the co-sponsors of a motion."""

from __future__ import annotations

from collections.abc import Mapping

from govdesk.wording.template import Plural, text

TEXTS: Mapping[str, str | Plural] = {
    "cosponsors.question_put": text(
        "The question is put. Who stands behind the motion stays as the members saw it."
    ),
    "cosponsors.over": text("The motion is {state}. Who stood behind it stays as it was."),
    "cosponsors.movers_own": text("The seat that moves it cannot co-sponsor it as well."),
    "cosponsors.already": text("This seat is a co-sponsor already."),
    "cosponsors.nobody_left": text("Every filled seat is its mover or a co-sponsor already."),
    "cosponsors.not_one": text("This seat is no co-sponsor of the motion."),
}
