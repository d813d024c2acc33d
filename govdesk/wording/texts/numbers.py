# SPDX-License-Identifier: Apache-2.0
"""Messages about numbers and periods as people write them."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "number.not_finite": text("“{text}” is not a number that can be used."),
    "number.comma": text(
        "“{text}” has a comma. Write decimals with a point, and thousands without a separator."
    ),
    "number.unreadable": text(
        "“{text}” is not a number. Write digits only, with a point for decimals."
    ),
    "number.as_written": text("“{text}” is not a number. Write it like {plain} or {grouped}."),
    "number.too_large": text("“{text}” is too large to be right."),
    "period.unreadable": text(
        "“{text}” is not a period. Write 2026, 2026-H1, 2026-Q2, 2026-04 or 2026-04-01, or, for a "
        "fiscal year, FY2026-Q2."
    ),
    "period.fiscal_unknown": text(
        "“{text}” is a fiscal period, and the month in which the fiscal year starts is not known."
    ),
    "period.fiscal_start": text("A fiscal year starts in month 1 to 12, not {month}."),
}
