# SPDX-License-Identifier: Apache-2.0
"""Column types that keep exact values on SQLite and PostgreSQL alike."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy import String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class DecimalText(TypeDecorator[Decimal]):
    """A decimal number kept as canonical text: Numeric on SQLite goes through floats."""

    impl = String(48)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Canonical text: no exponent, no trailing zeros, no negative zero."""
        return None if value is None else canonical_decimal(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """The exact number."""
        return None if value is None else Decimal(value)


class FractionText(TypeDecorator[Fraction]):
    """A share or threshold kept as `n/d`."""

    impl = String(48)
    cache_ok = True

    def process_bind_param(self, value: Fraction | None, dialect: Dialect) -> str | None:
        """`n/d` in lowest terms."""
        return None if value is None else f"{value.numerator}/{value.denominator}"

    def process_result_value(self, value: str | None, dialect: Dialect) -> Fraction | None:
        """The exact share."""
        return None if value is None else Fraction(value)


class JsonText(TypeDecorator[Any]):
    """A small document kept as canonical JSON text (sorted keys, no spaces)."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Canonical JSON text."""
        if value is None:
            return None
        return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """The document."""
        return None if value is None else json.loads(value)


def canonical_decimal(value: Decimal) -> str:
    """The one text form of a decimal: `-12.5`, `0`, `1200`; raises ValueError unless finite."""
    if not value.is_finite():
        raise ValueError("only finite numbers are kept")
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
