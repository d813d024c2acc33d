# SPDX-License-Identifier: Apache-2.0
"""Values as the public may see them: shown, suppressed or missing, and nothing in between.

Every number in a public type is one of these, so that a hidden number has nowhere to be.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from govdesk.rules.messages import Message


@dataclass(frozen=True, slots=True)
class Shown:
    """A value that may be printed."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A value hidden to protect people. It carries no number and no reason that hints at one."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A value nobody has reported; `reason` says why when it was said."""

    reason: Message | None = None


PublicValue = Shown | Suppressed | Missing
