# SPDX-License-Identifier: Apache-2.0
"""The dialog in which a whole quarter is entered: typed or pasted, then recorded at once or not."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from govdesk.queries.quarter_grid import GridLine, QuarterGrid, quarter_grid
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.services.context import Changed
from govdesk.services.readings import ReadingInput, record_readings
from govdesk.ui.indicators.grid_table import GridTable, Typed
from govdesk.ui.office import Office
from govdesk.ui.theme import look
from govdesk.ui.widgets import Banner, Label, button
from govdesk.ui.widgets.confirm import Confirm
from govdesk.ui.widgets.field import Field
from govdesk.wording import _, n_, read_number, say


class GridDialog(QDialog):
    """Every number of a quarter in one table. Nothing is recorded before all of it can be."""

    def __init__(self, parent: QWidget, office: Office) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Enter a quarter"))
        around = parent.window().size()
        self.resize(
            min(look().px(940), around.width() - 24), min(look().px(640), around.height() - 24)
        )
        self._office = office
        self._sent: list[Typed] = []
        self.banner = Banner()
        self.table = GridTable()
        self._quarter = QLineEdit()
        self._reason = QLineEdit()
        self._keep = button(_("&Record these numbers"), "primary")
        self._keep.clicked.connect(self.record)
        self._lay_out()
        self.table.pasted.connect(self._pasted)
        self._read()

    def reject(self) -> None:
        """Close; what was typed and not recorded is asked about first."""
        self._ask_about_typed(super().reject)

    def record(self) -> None:
        """Record what was changed, all of it or nothing."""
        self._sent = [one for one in self.table.typed() if one.changed]
        if not self._sent:
            self.banner.tell(_("Nothing was changed yet."))
            return
        readings = []
        for one in self._sent:
            try:
                readings.append(self._reading(one))
            except BadInput as problem:
                self._wrong(one.line, problem.field or "", say(problem.what))
                return
        self._office.desk.write(
            self, record_readings, self._recorded, refused=self._refused, readings=readings
        )

    def _lay_out(self) -> None:
        show = button(_("&Show it"))
        show.clicked.connect(self._ask)
        self._quarter.returnPressed.connect(self._ask)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Field(_("&Quarter"), self._quarter, _("Such as 2026-Q2.")), 1)
        head.addWidget(show, 0, Qt.AlignmentFlag.AlignBottom)
        close = button(_("Close"), "quiet")
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self._keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(
            Label(
                _(
                    "Type the numbers, or copy them in a spreadsheet and paste them with Ctrl+V "
                    "where they begin. The lighter cells take one; empty ones stay as they are."
                )
            )
        )
        layout.addWidget(self.banner)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addWidget(
            Field(
                _("Reason, for numbers that are &changed"),
                self._reason,
                _("Only when there is a reading already. The old one stays readable."),
            )
        )
        layout.addLayout(foot)

    def _ask(self) -> None:
        self._ask_about_typed(self._read)

    def _ask_about_typed(self, go_on: Callable[[], object]) -> None:
        """`go_on` at once, or once it is said that what was typed may go."""
        count = sum(one.changed for one in self.table.typed())
        if not count:
            go_on()
            return
        Confirm(
            self,
            n_(
                "{count} line was changed and is not recorded yet.",
                "{count} lines were changed and are not recorded yet.",
                count,
            ),
            _("Stay to record what you typed. It cannot be kept as a draft."),
            {_("&Discard"): go_on},
            danger=True,
            cancel=_("&Stay here"),
        ).open()

    def _pasted(self, left_out: int) -> None:
        if left_out:
            self.banner.tell(
                n_(
                    "{count} pasted cell found no place here and was left out.",
                    "{count} pasted cells found no place here and were left out.",
                    left_out,
                ),
                "error",
            )
        else:
            self.banner.dismiss()

    def _read(self) -> None:
        self._office.desk.read(
            self,
            quarter_grid,
            self._show,
            refused=lambda refusal: self.banner.tell_refusal(refusal),
            period=self._quarter.text().strip(),
            department_id=self._office.who.department_id,
        )

    def _show(self, grid: QuarterGrid) -> None:
        self._quarter.setText(grid.period)
        self.table.show_lines(grid.lines)

    def _reading(self, one: Typed) -> ReadingInput:
        line = one.line
        value = _typed_number(one.value, "value")
        numerator = _typed_number(one.numerator, "numerator")
        denominator = _typed_number(one.denominator, "denominator")
        empty = value is None and numerator is None and denominator is None
        if empty and not one.note:
            raise BadInput(message("grid.empty"), field="numerator" if line.quotient else "value")
        return ReadingInput(
            line.indicator_id,
            line.period,
            neighbourhood_id=line.part.neighbourhood_id,
            group_key=line.part.group_key,
            status="no_data" if empty else "final",
            note=one.note or None,
            reason=self._reason.text().strip() or None,
            value=value,
            numerator=numerator,
            denominator=denominator,
        )

    def _refused(self, refusal: Refusal) -> None:
        """A refusal of one of several readings says which, by its place."""
        place = refusal.what.args.get("place", 1)
        problem = refusal.what.args.get("problem", refusal.what)
        if isinstance(refusal, BadInput) and isinstance(place, int):
            self._wrong(self._sent[place - 1].line, refusal.field or "", say(problem))  # type: ignore[arg-type]
        else:
            self.banner.tell_refusal(refusal)

    def _wrong(self, line: GridLine, field: str, problem: str) -> None:
        place = f"{line.period} {line.where}".strip()
        words = _("{name}, {place}: {problem}").format(name=line.name, place=place, problem=problem)
        self.banner.tell(words, "error")
        if field == "reason":
            self._reason.setFocus()
        else:
            self.table.point_at(line, field)

    def _recorded(self, _changed: Changed) -> None:
        said = n_("{count} number was recorded.", "{count} numbers were recorded.", len(self._sent))
        self._reason.clear()
        self._read()
        self.banner.tell(said, "done")


def _typed_number(text: str, field: str) -> Decimal | None:
    return read_number(text, field) if text else None
