# SPDX-License-Identifier: Apache-2.0
"""The form that sets the first target of a year; later ones need an adopted motion."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QComboBox, QLineEdit

from govdesk.queries.indicators import IndicatorDetail
from govdesk.rules.indicators import Aggregation, Direction, TargetBand
from govdesk.rules.messages import Message
from govdesk.rules.milestones import Shape
from govdesk.rules.targets import why_not_set
from govdesk.services import targets
from govdesk.services.context import Changed, Context
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Form
from govdesk.wording import _, read_number

AHEAD = 2
"""Targets are set for the present fiscal year and the next."""


def target_subject(indicator_id: str) -> str:
    """The subject of a draft target."""
    return f"target/{indicator_id}"


def years_open(detail: IndicatorDetail) -> tuple[int, ...]:
    """The fiscal years for which a first target may be set."""
    standing = {target.fiscal_year for target in detail.targets}
    years = range(detail.fiscal_year, detail.fiscal_year + AHEAD)
    return tuple(year for year in years if why_not_set(year, standing) is None)


def why_not_target(office: Office, detail: IndicatorDetail) -> Message | None:
    """Why no first target can be set here now; None when one can."""
    standing = {target.fiscal_year for target in detail.targets}
    full = why_not_set(detail.fiscal_year, standing) if not years_open(detail) else None
    return office.who.why_not("target.set") or full


class TargetForm(Form):
    """Asks for the year, the target or its band, where it starts from, and the path."""

    def __init__(self, office: Office, detail: IndicatorDetail) -> None:
        super().__init__(office, target_subject(detail.row.id))
        self._id = detail.row.id
        definition = detail.definition
        year = QComboBox()
        for one in years_open(detail):
            year.addItem(str(one), str(one))
        self.add("fiscal_year", _("Fiscal year"), year)
        if definition.direction is Direction.BAND:
            self.add("band_low", _("At least, {unit}").format(unit=definition.unit), QLineEdit())
            self.add("band_high", _("At most, {unit}").format(unit=definition.unit), QLineEdit())
        else:
            self.add("value", _("Target, {unit}").format(unit=definition.unit), QLineEdit())
            if definition.aggregation is not Aggregation.FLOW:
                self._ask_path(definition.unit)
        self.end_with(Act(_("Set the target")), self.submit)

    def _ask_path(self, unit: str) -> None:
        self.add(
            "baseline",
            _("Where it starts from, {unit}").format(unit=unit),
            QLineEdit(),
            hint=_("Usually the last reading of the year before."),
        )
        path = QComboBox()
        path.addItem(_("The same step every quarter"), Shape.LINEAR.value)
        path.addItem(_("The same share every quarter"), Shape.GEOMETRIC.value)
        self.add("trajectory", _("How it gets there"), path)

    def submit(self) -> None:
        """Set the target."""
        self.send(
            set_typed_target,
            indicator_id=self._id,
            typed=self.values(),
        )


def set_typed_target(ctx: Context, *, indicator_id: str, typed: dict[str, str]) -> Changed:
    """Set a target as it was typed. Raises BadInput naming the field."""

    def number(field: str) -> Decimal | None:
        return read_number(typed[field], field) if typed.get(field) else None

    low, high = number("band_low"), number("band_high")
    return targets.set_target(
        ctx,
        indicator_id=indicator_id,
        fiscal_year=int(typed["fiscal_year"]),
        value=number("value"),
        baseline=number("baseline"),
        trajectory=typed.get("trajectory") or Shape.LINEAR,
        band=TargetBand(low, high) if low is not None and high is not None else None,
    )
