# SPDX-License-Identifier: Apache-2.0
"""What a motion costs, in one line."""

from __future__ import annotations

from govdesk.rules.costs import Cost
from govdesk.wording.words import Words, current


def cost_words(cost: Cost | None, words: Words | None = None) -> str:
    """ "42,000 USD: two librarians for a year"; empty where nothing is said."""
    if cost is None:
        return ""
    words = words or current()
    told = [cost.note] if cost.note else []
    if cost.whole is not None:
        told.insert(0, words.money(cost.whole, cost.currency))
    said = ": ".join(told)
    if cost.of is None:
        return said
    return words._("{cost} (said of text version {n})").format(cost=said, n=words.number(cost.of))
