# SPDX-License-Identifier: Apache-2.0
"""An indicator's numbers and verdicts in words."""

from __future__ import annotations

from decimal import Decimal

from govdesk.queries.indicators import IndicatorRow
from govdesk.wording import _, current


def number(value: Decimal | None, decimals: int) -> str:
    """A number with the indicator's decimals; empty when there is none."""
    return "" if value is None else current().number(value, decimals)


def with_unit(value: Decimal | None, decimals: int, unit: str) -> str:
    """A number with its unit; empty when there is none."""
    if value is None:
        return ""
    return _("{value} {unit}").format(value=number(value, decimals), unit=unit)


def goal(row: IndicatorRow) -> str:
    """The year's target, or its band."""
    if row.band is not None:
        low, high = (current().number(end) for end in (row.band.low, row.band.high))
        return _("{low} to {high}").format(low=low, high=high)
    return number(row.target, row.decimals)


def domain_words(domain: str) -> str:
    """What an indicator is about, in words."""
    return {
        "access": _("Access"),
        "equity": _("Equity"),
        "finance": _("Money"),
        "outcomes": _("Outcomes"),
        "quality": _("Quality"),
        "response": _("Response"),
        "satisfaction": _("Satisfaction"),
        "training": _("Training"),
        "workforce": _("Workforce"),
    }.get(domain, domain)


def reading_status(status: str) -> str:
    """How sure a reading is, in plain words."""
    return {
        "final": _("Final"),
        "provisional": _("May still change"),
        "no_data": _("No data"),
        "withdrawn": _("Taken back"),
    }.get(status, status)


def variation_words(variation: str) -> str:
    """Whether the last change is a real one, in plain words; empty when nothing can be said."""
    return {
        "common_cause": _("Usual ups and downs"),
        "special_cause_improvement": _("A real change for the better"),
        "special_cause_concern": _("A real change for the worse"),
        "special_cause_neutral_high": _("A real change: higher"),
        "special_cause_neutral_low": _("A real change: lower"),
    }.get(variation, "")
