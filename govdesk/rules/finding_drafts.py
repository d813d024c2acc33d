# SPDX-License-Identifier: Apache-2.0
"""A first draft of what a department says about its indicator, in plain language.

It says what the numbers say and no more: where it stands, whether that is a real change, where the
year will end, and what is doubtful about the data. Why it is so only people can say.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from govdesk.rules.messages import Message, message
from govdesk.rules.special_causes import PointType

_CHANGES = {
    PointType.COMMON_CAUSE: "draft.usual",
    PointType.IMPROVEMENT: "draft.better",
    PointType.CONCERN: "draft.worse",
    PointType.NEUTRAL_HIGH: "draft.higher",
    PointType.NEUTRAL_LOW: "draft.lower",
}


def draft_finding(
    standing: Message,
    *,
    variation: PointType | None,
    forecast: Decimal | None,
    target: Decimal | None,
    unit: str,
    quality: Sequence[Message] = (),
) -> tuple[Message, ...]:
    """The draft, sentence by sentence. `forecast` is None where nothing can be said of it."""
    said = [standing]
    if variation is not None:
        said.append(message(_CHANGES[variation]))
    if forecast is not None and target is not None:
        said.append(message("draft.heading_to_target", value=forecast, unit=unit, target=target))
    elif forecast is not None:
        said.append(message("draft.heading", value=forecast, unit=unit))
    return (*said, *quality)
