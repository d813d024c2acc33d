# SPDX-License-Identifier: Apache-2.0
"""What Home says of a review's parts: a department's own, or which ones are not handed in."""

from __future__ import annotations

from govdesk.queries.home_parts import ReviewParts
from govdesk.wording import _, current, n_

MOST = 4


def part_words(parts: ReviewParts) -> str:
    """Such as "Your part of the review of 2026-Q2: due in 3 days"."""
    if parts.own:
        words = _("Your part of the review of {period}: {left}")
        if parts.returned:
            words = _("Your part of the review of {period} was given back: {left}")
        return words.format(period=parts.period, left=left_words(parts))
    if not parts.waiting:
        words = _("Review of {period}: every part is handed in, so it can be submitted")
        return words.format(period=parts.period)
    return _("Review of {period}: {count} not handed in, {left}: {names}").format(
        period=parts.period,
        count=n_("{count} part", "{count} parts", len(parts.waiting)),
        left=left_words(parts),
        names=_names(parts.waiting),
    )


def left_words(parts: ReviewParts) -> str:
    """When it is due, in words."""
    if parts.days == 0:
        return _("due today")
    if parts.days < 0:
        return n_("{count} day overdue", "{count} days overdue", -parts.days)
    return n_("due in {count} day", "due in {count} days", parts.days)


def _names(names: tuple[str, ...]) -> str:
    listed = ", ".join(names[:MOST])
    if len(names) <= MOST:
        return listed
    more = current().number(len(names) - MOST)
    return _("{names} and {count} more").format(names=listed, count=more)
