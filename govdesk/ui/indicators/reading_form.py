# SPDX-License-Identifier: Apache-2.0
"""The form that records a reading, or corrects one with a reason."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QComboBox, QLineEdit

from govdesk.queries.history_rows import ReadingRow
from govdesk.queries.indicators import IndicatorDetail
from govdesk.rules.readings import counts_cases
from govdesk.rules.refusals import BadInput
from govdesk.services import readings
from govdesk.services.context import Changed, Context
from govdesk.services.readings import ReadingInput
from govdesk.ui.office import Office
from govdesk.ui.widgets import Form, button
from govdesk.ui.widgets.act import Act
from govdesk.wording import _, current, read_number

NUMBERS = ("value", "numerator", "denominator")


class ReadingForm(Form):
    """Period, numbers, how sure, note; a reason when a reading is there already."""

    def __init__(self, office: Office, detail: IndicatorDetail, correcting: str = "") -> None:
        """`correcting` is the id of the reading that was being corrected, if it is still there."""
        super().__init__(office, f"reading:{detail.row.id}")
        self._id = detail.row.id
        self.correcting = ""
        definition = detail.definition
        self.add("period", _("&Period"), QLineEdit(detail.next_period), hint=_("Such as 2026-Q2."))
        if detail.quotient:
            self.add(
                "numerator", _("&Counted: {what}").format(what=definition.numerator), QLineEdit()
            )
            self.add(
                "denominator", _("Out o&f: {what}").format(what=definition.denominator), QLineEdit()
            )
        else:
            self.add("value", _("&Value, {unit}").format(unit=definition.unit), QLineEdit())
            if counts_cases(definition):
                self.add(
                    "denominator",
                    _("Number of &cases"),
                    QLineEdit(),
                    hint=_(
                        "How many people or events it rests on. A value of few is not published."
                    ),
                )
        sure = QComboBox()
        for status, words in (
            ("final", _("Final")),
            ("provisional", _("May still change")),
            ("no_data", _("There is no data")),
        ):
            sure.addItem(words, status)
        self.add("status", _("How s&ure"), sure)
        self.add("note", _("&Note"), QLineEdit())
        self._reason = self.add(
            "reason",
            _("Reason for the chan&ge"),
            QLineEdit(),
            hint=_("Only when this period has a reading already. The old one stays readable."),
        )
        self._keep = Act(_("Record the reading"))
        department = detail.row.department_id
        self._keep.set_refusal(office.who.why_not("reading.record", department_id=department))
        self._keep.clicked.connect(self._record)
        forget = button(_("Clear"), "quiet")
        forget.clicked.connect(self.discard)
        self._take_back = button(_("Take this reading back"), "quiet")
        self._take_back.clicked.connect(self._withdraw)
        self._take_back.hide()
        self.add_acts(self._keep, forget, self._take_back)
        for reading in detail.readings:
            if reading.id == correcting:
                self._fill_in(reading)
        self.restore()

    def correct(self, row: ReadingRow) -> None:
        """Fill in a reading that is there, to be corrected, or taken back when it is in force."""
        self._fill_in(row)
        self._reason.setFocus()

    def submitted(self) -> None:
        """What was typed is done; nothing is being corrected any more."""
        self.correcting = ""
        self._take_back.hide()
        super().submitted()

    def _fill_in(self, row: ReadingRow) -> None:
        self.correcting = row.id
        self._take_back.setVisible(row.holds and not self._keep.refused)
        self.set_values(
            {
                "period": row.period,
                "value": _shown(row.value),
                "numerator": _shown(row.numerator),
                "denominator": _shown(row.denominator),
                "status": "final" if row.status == "withdrawn" else row.status,
                "note": row.note,
                "reason": "",
            }
        )

    def _record(self) -> None:
        self.clear_errors()
        self.send(
            record_typed,
            indicator_id=self._id,
            typed=self.values(),
        )

    def _withdraw(self) -> None:
        self.clear_errors()
        self.send(
            readings.withdraw_reading,
            reading_id=self.correcting,
            reason=self.values()["reason"],
        )


def record_typed(ctx: Context, *, indicator_id: str, typed: dict[str, str]) -> Changed:
    """Record a reading as it was typed. Raises BadInput naming the field."""
    value, numerator, denominator = (_number(typed, name) for name in NUMBERS)
    one = ReadingInput(
        indicator_id,
        typed["period"],
        status=typed["status"],
        note=typed["note"] or None,
        reason=typed["reason"] or None,
        value=value,
        numerator=numerator,
        denominator=denominator,
    )
    try:
        return readings.record_readings(ctx, readings=[one])
    except BadInput as problem:
        if problem.field is None and problem.code.startswith("period."):
            raise BadInput(problem.what, field="period") from problem
        raise


def _number(typed: dict[str, str], field: str) -> Decimal | None:
    text = typed.get(field, "")
    return read_number(text, field) if text else None


def _shown(value: Decimal | None) -> str:
    return "" if value is None else current().typed_number(value)
