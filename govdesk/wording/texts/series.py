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
}
