# SPDX-License-Identifier: Apache-2.0
"""What a charter says of quarterly reviews: enough to judge an indicator and to know what is due.

Apart from the charter, so that whoever asks how the numbers stand need not read decision rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from govdesk.rules.periods import Period
from govdesk.rules.status import Tolerance


@dataclass(frozen=True, slots=True)
class ReviewTerms:
    """`fiscal_year_start` is a month, 1 to 12; readings of a quarter are due `review_due_days`
    after its end; `tolerance` says how far behind plan is lagging, and how far is off track."""

    fiscal_year_start: int
    review_due_days: int
    tolerance: Tolerance

    @classmethod
    def in_charter(cls, body: Mapping[str, Any]) -> ReviewTerms:
        """The terms in a charter's body as the record holds it, which was read strictly before it
        came into force (`Charter.from_json`)."""
        lag = body["lag_rule"]
        return cls(
            fiscal_year_start=body["fiscal_year_start"],
            review_due_days=body["review_due_days"],
            tolerance=Tolerance(Fraction(lag["on_track"]), Fraction(lag["lagging"])),
        )

    def due_on(self, quarter: Period) -> date:
        """The day by which a quarter's readings are due."""
        return quarter.last_date + timedelta(days=self.review_due_days)
