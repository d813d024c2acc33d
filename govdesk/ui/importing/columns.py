# SPDX-License-Identifier: Apache-2.0
"""The choice of what a file's columns are: one by one, or by a map."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QVBoxLayout, QWidget

from govdesk.ui.importing.work import Columns
from govdesk.ui.remembered import Remembered
from govdesk.ui.widgets import button
from govdesk.ui.widgets.field import Field
from govdesk.ui.widgets.labels import Label, shown_if
from govdesk.wording import _

if TYPE_CHECKING:
    from govdesk.exchange.reading_maps import ReadingMap

ONE_BY_ONE = ""


class ColumnsChoice(QWidget):
    """Which map, or which column each of our fields stands in; remembered by the file's columns."""

    edited = Signal()

    def __init__(self, remembered: Remembered) -> None:
        super().__init__()
        self._remembered = remembered
        self._columns: Columns | None = None
        self._file: Path | None = None
        self.kind = QComboBox()
        self._kind_field = Field(_("What &kind of table it is"), self.kind)
        self._kind_field.edited.connect(lambda _before: self._follow())
        self.other = button(_("Use a &map file…"), "quiet")
        self.other.clicked.connect(self._ask_map)
        self._map_words = Label(role="caption")
        self.fields: dict[str, Field] = {}
        self._grid = QWidget()
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for at, (name, label) in enumerate(_labels().items()):
            field = Field(label, QComboBox())
            field.edited.connect(lambda _before: self.edited.emit())
            self.fields[name] = field
            grid.addWidget(field, at // 2, at % 2)
        self.writes = {
            "decimal": _offered(
                _("Decimals &with"),
                {"": _("As the file shows"), ".": _("A point: 1.5"), ",": _("A comma: 1,5")},
            ),
            "dates": _offered(
                _("03/04/2026 &is"),
                {
                    "": _("Not a date to guess"),
                    "day_first": _("3 April: the day first"),
                    "month_first": _("4 March: the month first"),
                },
            ),
        }
        for at, field in enumerate(self.writes.values()):
            field.edited.connect(lambda _before: self.edited.emit())
            grid.addWidget(field, len(self.fields) // 2, at)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._kind_field)
        layout.addWidget(self._map_words)
        layout.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._grid)

    def show_columns(self, columns: Columns) -> None:
        """Offer the columns of a file, as they were chosen for such a file before."""
        self._columns, self._file = columns, None
        self.kind.blockSignals(True)
        self.kind.clear()
        self.kind.addItem(_("One reading a row: I say which column is which"), ONE_BY_ONE)
        for name in columns.maps:
            self.kind.addItem(map_words(name), name)
        self.kind.blockSignals(False)
        for name, field in self.fields.items():
            editor = field.editor
            assert isinstance(editor, QComboBox)
            editor.blockSignals(True)
            editor.clear()
            editor.addItem(_("Not in the file"), "")
            for column in columns.names:
                editor.addItem(column, column)
            editor.blockSignals(False)
            field.set_value(_called(name, columns.names))
        self._kind_field.set_value(columns.maps[0] if columns.maps else ONE_BY_ONE)
        self._recall()
        self._follow()

    def chosen(self) -> ReadingMap:
        """The map chosen. Raises BadInput when a map file cannot be read."""
        from govdesk.exchange.reading_maps import map_of, read_map, shipped_maps

        if self._file is not None:
            return read_map(self._file)
        name = self._kind_field.value()
        if name:
            return read_map(shipped_maps()[name])
        columns = {key: field.value() for key, field in self.fields.items() if field.value()}
        writes = {key: field.value() for key, field in self.writes.items()}
        return map_of({"columns": columns, **writes}, _("columns"))

    def remember(self) -> None:
        """Remember what was chosen for files with these columns."""
        if self._columns is not None:
            kept = {
                "kind": self._kind_field.value(),
                "file": str(self._file or ""),
                "columns": {name: field.value() for name, field in self.fields.items()},
                "writes": {name: field.value() for name, field in self.writes.items()},
            }
            self._remembered.put(_key(self._columns), json.dumps(kept))

    def use_map(self, file: Path) -> None:
        """Use a map file."""
        self._file = file
        self._follow()

    def _recall(self) -> None:
        assert self._columns is not None
        text = self._remembered.text(_key(self._columns))
        kept = json.loads(text) if text else {}
        if not isinstance(kept, Mapping):
            return
        self._kind_field.set_value(str(kept.get("kind", self._kind_field.value())))
        file = Path(str(kept.get("file") or ""))
        self._file = file if file.is_file() else None
        for name, column in dict(kept.get("columns", {})).items():
            if name in self.fields and column in ("", *self._columns.names):
                self.fields[name].set_value(column)

        for name, way in dict(kept.get("writes", {})).items():
            if name in self.writes:
                self.writes[name].set_value(str(way))

    def _ask_map(self) -> None:
        file, _kind = QFileDialog.getOpenFileName(self, _("Use a map file"), "", _("Maps (*.toml)"))
        if file:
            self.use_map(Path(file))

    def _follow(self) -> None:
        by_map = self._file is not None or bool(self._kind_field.value())
        words = (
            _("The map {file} says what its columns are.").format(file=self._file.name)
            if self._file
            else ""
        )
        shown_if(self._map_words, words)
        self._grid.setVisible(not by_map)
        self.edited.emit()


def map_words(name: str) -> str:
    """A shipped map in words."""
    return {
        "nyc_indicators": _("Indicators by year, as New York publishes them"),
        "nhs_quarters": _("Emergency departments by quarter, as the NHS publishes them"),
    }.get(name, name)


def _offered(label: str, choices: Mapping[str, str]) -> Field:
    editor = QComboBox()
    for value, words in choices.items():
        editor.addItem(words, value)
    return Field(label, editor)


def _labels() -> dict[str, str]:
    return {
        "indicator": _("Indica&tor"),
        "period": _("&Period"),
        "value": _("&Value"),
        "neighbourhood": _("Nei&ghbourhood"),
        "numerator": _("N&umerator"),
        "group": _("Group of p&eople"),
        "denominator": _("&Denominator"),
        "status": _("&How sure"),
        "source": _("&Source"),
        "note": _("N&ote"),
    }


def _called(field: str, columns: tuple[str, ...]) -> str:
    """The column that bears a field's own name."""
    return next((name for name in columns if name.casefold() == field), "")


def _key(columns: Columns) -> str:
    signs = hashlib.sha256("\n".join(columns.names).encode()).hexdigest()[:24]
    return f"import/{signs}"
