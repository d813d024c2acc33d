# SPDX-License-Identifier: Apache-2.0
"""The English templates of `Message` keys, one file a subject, collected here."""

from __future__ import annotations

from collections.abc import Mapping

from govdesk.wording.template import Plural
from govdesk.wording.texts import (
    actions,
    charter,
    decisions,
    evidence,
    general,
    indicators,
    meetings,
    motions,
    numbers,
    packets,
    people,
    series,
    store,
    tally,
)

TEXTS: Mapping[str, str | Plural] = {
    **actions.TEXTS,
    **charter.TEXTS,
    **decisions.TEXTS,
    **general.TEXTS,
    **meetings.TEXTS,
    **motions.TEXTS,
    **people.TEXTS,
    **store.TEXTS,
    **packets.TEXTS,
    **tally.TEXTS,
    **indicators.TEXTS,
    **numbers.TEXTS,
    **series.TEXTS,
    **evidence.TEXTS,
}
