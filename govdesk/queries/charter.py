# SPDX-License-Identifier: Apache-2.0
"""The charter in force."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from govdesk.queries.rows import Source, rows
from govdesk.rules.review_terms import ReviewTerms

if TYPE_CHECKING:
    from govdesk.rules.charter import Charter


def charter_now(source: Source, *, on: date | None = None) -> Charter:
    """The charter's latest version, or the latest that was in force `on` a day.

    Raises LookupError where none is.
    """
    return charter_version(source, on=on)[1]


def charter_version(source: Source, *, on: date | None = None) -> tuple[int, Charter]:
    """The number of the charter's version in force, and the charter itself."""
    from govdesk.rules.charter import Charter

    version, body = _body(source, on)
    return version, Charter.from_json(body)


def review_terms(source: Source, *, on: date | None = None) -> ReviewTerms:
    """What the charter in force says of reviews, as `charter_now` finds it."""
    return ReviewTerms.in_charter(_body(source, on)[1])


def _body(source: Source, on: date | None) -> tuple[int, dict[str, Any]]:
    found = rows(
        source,
        """
        SELECT version, body FROM charters
        WHERE in_force_from <= :day ORDER BY version DESC LIMIT 1
        """,
        day=on or date.max,
    )
    if not found:
        raise LookupError("no charter is in force")
    ((version, body),) = found
    return version, json.loads(body)
