# SPDX-License-Identifier: Apache-2.0
"""The list of indicators, and the one chosen beside it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt

from govdesk.queries import indicators, scorecard
from govdesk.queries.adoption import adoption_choices
from govdesk.queries.indicators import IndicatorRow
from govdesk.queries.scorecard import Heading, NamedPart
from govdesk.rules.messages import Message
from govdesk.ui.indicators.detail import IndicatorPage
from govdesk.ui.indicators.scorecard import (
    ScoreLine,
    columns,
    filter_words,
    filters,
    part_choices,
    part_of,
)
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Chip, EmptyState, ListDetail, MenuChips, RowsTable
from govdesk.ui.widgets.list_screen import ListScreen
from govdesk.wording import _, current, n_

HEADINGS = 100
"""So many indicators' forecasts are asked for at a time, so that nothing else waits for all."""


class IndicatorsScreen(ListScreen[ScoreLine]):
    """Every indicator with where it stands, what needs attention first."""

    kind = "indicators"
    kinds = frozenset(
        {
            *("indicator", "target", "workspace", "motion", "pivot", "finding", "narrative"),
            "attachment",
        }
    )

    def __init__(self, office: Office) -> None:
        super().__init__(office, _("Indicators"))
        self._table = RowsTable(
            columns(),
            key=lambda line: line.row.id,
            accessible_name=_("Indicators"),
            remembered=office.remembered,
            name="indicators",
        )
        self._lines: tuple[ScoreLine, ...] = ()
        self._asked = 0
        self._menus = MenuChips(filters(), office.remembered, "indicators")
        self._menus.menus["part"].chosen.connect(lambda _key: self.refresh())
        self._page = IndicatorPage(office)
        self._page.viewed.connect(self._view)
        self._seen = ("", "")
        self._list = ListDetail(
            office,
            "indicators",
            self._table,
            self._page,
            EmptyState(
                _("What the task force measures stands here, one line for each indicator."),
                _("Adopt the first"),
                self._new_indicator,
            ),
            [
                Chip("behind", _("Needs attention"), lambda line: line.row.behind, "status"),
                Chip("due", _("Reading due"), lambda line: bool(line.row.awaited), "status"),
            ],
            menus=self._menus,
            list_first=True,
        )
        self._adopt = Act(_("Adopt an indicator"), "quiet", in_line=True)
        self._adopt.clicked.connect(self._new_indicator)
        self._list.add_act(self._adopt)
        self._import = Act(_("Import readings…"), "quiet", in_line=True)
        self._import.clicked.connect(self._take_in)
        self._list.add_act(self._import)
        self._grid = Act(_("Enter a quarter…"), "quiet", in_line=True)
        self._grid.clicked.connect(self._enter_quarter)
        self._list.add_act(self._grid)
        self._put_list()
        office.theme.changed.connect(self.refresh_soon)

    def refresh(self) -> None:
        """Read the indicators, and the one shown, again."""
        who = self.office.who
        self._adopt.set_refusal(self._first_refusal())
        self._list.refuse_first(self._first_refusal())
        own = who.department_id or None
        self._import.set_refusal(who.why_not("reading.record", department_id=own))
        self._grid.set_refusal(who.why_not("reading.record", department_id=own))
        part = part_of(self._menus.key("part"))
        self._asked += 1
        self.office.desk.read(self, scorecard.parts_reported, self._offer_parts)
        self.office.desk.read(self, indicators.list_indicators, self._show, part=part)
        if self._wanted:
            self._read_chosen()

    def _reference(self, row: ScoreLine) -> str:
        """Such as `Indicator A5`."""
        return _("Indicator {code}").format(code=row.row.code)

    def new(self) -> None:
        """Go to the form that records a reading of the indicator shown."""
        if self.primary_refusal is None and self._wanted:
            self._list.show_detail()
            if self._seen[0] == self._wanted and self._seen[1]:
                self._view("")
            self._page.focus_form()

    def help(self) -> str:
        """What one does here."""
        return _(
            "Choose an indicator to see where it stands and why. Record its readings under the "
            "chart; to correct one, choose it in the history. Old numbers stay in the history."
        )

    def _enter_quarter(self) -> None:
        from govdesk.ui.indicators.grid import GridDialog

        GridDialog(self, self.office).open()

    def _take_in(self) -> None:
        from govdesk.ui.importing.dialog import ImportDialog

        dialog = ImportDialog(self, self.office)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _first_refusal(self) -> Message | None:
        """The first indicator is adopted, not read."""
        return self.office.who.why_not("indicator.keep")

    def _new_indicator(self) -> None:
        self._wanted = ""
        self._table.clearSelection()
        self.set_primary("", None)
        self.office.desk.read(self, adoption_choices, self._page.show_new)
        self._list.show_detail()

    def _set_primary(self) -> None:
        if self._wanted:
            refusal = self.office.who.why_not(
                "reading.record", department_id=self._page.department_id
            )
            self.set_primary(_("Record a reading"), self.new, refusal)

    def _offer_parts(self, parts: tuple[NamedPart, ...]) -> None:
        self._menus.menus["part"].offer(part_choices(parts))
        self._menus.menus["part"].setVisible(bool(parts))

    def _show(self, rows: tuple[IndicatorRow, ...]) -> None:
        known = {line.row.id: line.heading for line in self._lines}
        self._lines = tuple(ScoreLine(row, known.get(row.id)) for row in rows)
        self._menus.offer(self._lines, filter_words)
        self._list.show_rows(self._lines)
        self._ask_headings(self._asked, [row.id for row in rows])
        behind = sum(row.behind for row in rows)
        owners = len({row.department_id for row in rows if row.awaited and row.overdue})
        total = n_("{count} indicator", "{count} indicators", len(rows))
        said = _("{behind} of {total} need attention.").format(
            behind=current().number(behind), total=total
        )
        late = n_("{count} owner has not reported.", "{count} owners have not reported.", owners)
        if owners:
            said = _("{one} {other}").format(one=said, other=late)
        part = self._menus.menus["part"].words
        if part:
            said = _("{part}: {said}").format(part=part, said=said)
        self.set_summary(said)
        self._choose_wanted()

    def _ask_headings(self, asked: int, ids: list[str]) -> None:
        """Ask where the indicators are heading, some at a time, from the top of the list down."""
        if not ids or asked != self._asked:
            return
        part = part_of(self._menus.key("part"))

        def show(found: Mapping[str, Heading]) -> None:
            if asked == self._asked:
                self._put_headings(frozenset(ids[:HEADINGS]), found)
                self._ask_headings(asked, ids[HEADINGS:])

        self.office.desk.read(self, scorecard.headings, show, ids=ids[:HEADINGS], part=part)

    def _put_headings(self, ids: frozenset[str], found: Mapping[str, Heading]) -> None:
        lines = tuple(
            ScoreLine(line.row, found.get(line.row.id)) if line.row.id in ids else line
            for line in self._lines
        )
        if lines != self._lines:
            self._lines = lines
            self._list.show_rows(lines)

    def _view(self, freeze_id: str) -> None:
        """Look at the indicator shown through a frozen review, or as it is now."""
        self._seen = (self._wanted, freeze_id)
        self._read_chosen()

    def _read_chosen(self) -> None:
        id, freeze_id = self._seen
        self.office.desk.read(
            self,
            indicators.indicator,
            self._show_one,
            id=self._wanted,
            freeze_id=freeze_id if id == self._wanted else "",
        )

    def _show_one(self, detail: indicators.IndicatorDetail | None) -> None:
        if detail is not None and detail.row.id == self._wanted:
            self._page.others = tuple((line.row.id, line.row.name) for line in self._lines)
            self._page.show_indicator(detail)
            self._set_primary()
