# SPDX-License-Identifier: Apache-2.0
"""What the public sees of what a motion costs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from govdesk.queries.public_text import PublicText


@dataclass(frozen=True, slots=True)
class PublicCost:
    """A sum, words on it, or both. `of` is the earlier text version that it was said of, where the
    words were amended since."""

    amount: Decimal | None
    currency: str
    """ISO 4217, as the charter has it."""
    note: PublicText | None = None
    of: int | None = None
