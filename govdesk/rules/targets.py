# SPDX-License-Identifier: Apache-2.0
"""Whether a target may be set by the secretariat alone."""

from __future__ import annotations

from collections.abc import Collection

from govdesk.rules.messages import Message, message


def why_not_set(fiscal_year: int, standing: Collection[int]) -> Message | None:
    """None when the first target of a fiscal year may be set; `standing` are the years that have
    one. A target that stands is changed by an adopted motion only.
    """
    if fiscal_year in standing:
        return message("target.only_by_vote", year=str(fiscal_year))
    return None
