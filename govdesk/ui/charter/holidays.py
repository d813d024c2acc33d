# SPDX-License-Identifier: Apache-2.0
"""The form that keeps the holidays: typed a line each, or begun from a country's list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QSpinBox

from govdesk.queries.holidays import Countries, Country, countries, proposed_holidays
from govdesk.rules.refusals import BadInput
from govdesk.rules.working_days import holiday_lines, read_holidays
from govdesk.services.holidays import keep_holidays
from govdesk.ui.office import Office
from govdesk.ui.theme import look
from govdesk.ui.widgets import Act, Form, Label, button, caption
from govdesk.ui.widgets.field import Field
from govdesk.wording import _, current

YEARS = 10
LINES = 160
"""Pixels at 100 %."""


class HolidaysForm(Form):
    """Asks on which days nobody works, from this year on."""

    def __init__(self, office: Office, kept: Mapping[date, str]) -> None:
        super().__init__(office, "charter/holidays")
        self._known: dict[str, Country] = {}
        self._days = self.add(
            "days",
            _("&Holidays, a line each"),
            QPlainTextEdit(),
            hint=_("The day, then its name: 2026-11-26 Thanksgiving"),
        )
        self._days.setFixedHeight(look().px(LINES))
        self.set_values({"days": holiday_lines(kept)})
        self.add_row(
            caption(
                _(
                    "Working days are counted without these days and the weekend. A notice that is"
                    " not posted yet is counted anew."
                )
            )
        )
        keep = Act(_("&Keep these holidays"), "primary")
        keep.set_refusal(office.who.why_not("calendar.keep"))
        keep.clicked.connect(self.submit)
        self.add_row(keep)
        self._offer_lists()
        self.restore()

    def submit(self) -> None:
        """Keep them."""
        self.send(keep_holidays, days=self.values()["days"])

    def _offer_lists(self) -> None:
        """What a list is begun from; nothing of it is kept, so it is no part of the draft."""
        self.add_row(Label(_("Begin from a country’s public holidays"), "subheading"))
        self._country, self._region, self._year = QComboBox(), QComboBox(), QSpinBox()
        this_year = self.office.who.today.year
        self._year.setRange(this_year, this_year + YEARS)
        for label, editor in (
            (_("&Country"), self._country),
            (_("A &part of it, where that has its own"), self._region),
            (_("&Year"), self._year),
        ):
            self.add_row(Field(label, editor))
        self._write = button(_("&Write them in above"))
        self._write.setEnabled(False)
        self._write.clicked.connect(self._propose)
        self.add_row(self._write)
        self._country.currentIndexChanged.connect(self._show_regions)
        self.office.desk.read(self, countries, self._show_countries, lang=current().lang)

    def _show_countries(self, found: Countries) -> None:
        self._known = {one.code: one for one in found.known}
        for one in found.known:
            self._country.addItem(one.name, one.code)
        self._country.setCurrentIndex(max(0, self._country.findData(found.likely)))
        self._write.setEnabled(True)

    def _show_regions(self) -> None:
        self._region.clear()
        self._region.addItem(_("All of it"), "")
        country = self._known.get(self._country.currentData() or "")
        for one in country.regions if country else ():
            self._region.addItem(one.name, one.code)

    def _propose(self) -> None:
        self.office.desk.read(
            self,
            proposed_holidays,
            self._show_proposed,
            country=self._country.currentData(),
            region=self._region.currentData() or "",
            year=self._year.value(),
            lang=current().lang,
        )

    def _show_proposed(self, found: Mapping[date, str]) -> None:
        """Beside what is typed, whose names stand; an edit like any other, which Ctrl+Z undoes."""
        try:
            typed = read_holidays(self._days.toPlainText(), 0)
        except BadInput as refusal:
            self.tell_refusal(refusal)
            return
        self._days.setPlainText(holiday_lines({**found, **typed}))
        self._days.setFocus()
