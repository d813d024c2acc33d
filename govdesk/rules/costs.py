# SPDX-License-Identifier: Apache-2.0
"""What a motion costs: a sum in the charter's currency, words on it, or both."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput

MINOR = 100
"""Minor units in one of the currency, as the charter's own sum is kept."""
MOST = 2**53 - 1


@dataclass(frozen=True, slots=True)
class Cost:
    """What one text of a motion costs. `amount` is in minor units, None where no sum is said; `of`
    is the earlier text that it was said of, where the words were amended since."""

    amount: int | None
    currency: str
    note: str = ""
    of: int | None = None

    @property
    def whole(self) -> Decimal | None:
        """The sum in the currency itself."""
        return None if self.amount is None else Decimal(self.amount) / MINOR


def minor_units(amount: Decimal) -> int:
    """A sum as people write it, in minor units. Raises BadInput for one below nothing, one with
    more decimals than the currency has, or one that is too large to be meant."""
    units = amount * MINOR
    if units < 0 or units > MOST or units != int(units):
        raise BadInput(message("motions.cost_is_a_sum"), field="cost")
    return int(units)
