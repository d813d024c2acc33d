# SPDX-License-Identifier: Apache-2.0
"""Whether enough officers can sign for what takes two of them, and whether they could come back."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.queries.accounts import sheet_state
from govdesk.queries.people import account_rows
from govdesk.rules.permissions import OFFICERS
from govdesk.services.context import Context
from govdesk.services.diagnosis.findings import Finding, bad, good

TWO = 2
"""What an act of two officers takes; with one more, one lost passphrase stops nothing."""


def officers(ctx: Context) -> Iterator[Finding]:
    """The officers whose passphrase is in effect, and the recovery sheet."""
    rows = ctx.read(account_rows)
    count = sum(1 for row in rows if not row.closed and row.has_key and OFFICERS & set(row.roles))
    if count > TWO:
        yield good("officers", "officers", count=count)
    else:
        yield bad("officers", "few_officers" if count == TWO else "no_two_officers", count=count)
    sheet = ctx.read(sheet_state)
    if sheet.used:
        yield bad("recovery_sheet", "sheet_used")
    else:
        yield good("recovery_sheet", "sheet" if sheet.since else "no_sheet")
