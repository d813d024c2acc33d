# SPDX-License-Identifier: Apache-2.0
"""Tables of data: one element over all pages, header cells that say what they head."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import ActionFlowable, Flowable, FrameBreak, Table

from govdesk.briefing.pdf.canvas import TaggedCanvas
from govdesk.briefing.pdf.errors import BadTable, DoesNotFit, NoHeader, Unsupported
from govdesk.briefing.pdf.paragraph import P
from govdesk.briefing.pdf.structure import ROUNDING, Elem, Spec, lend_canvas, text_string

_LAST_ROWS = 3


class TaggedTable(Table):
    """ReportLab's table, tagged as a part of a `DataTable`, which makes it."""

    canv: TaggedCanvas
    _renderCB: Any
    _nrows: int
    _ncols: int
    _argH: list[float]
    _rowHeights: list[float]
    _rowSpanCells: Any = ()
    repeatRows: int
    splitInRow: int
    header_rows = 0
    header_cols = 0
    rtl = False
    continued = False
    elem: Elem | None = None

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        """ReportLab's hook: the parts know that they go on."""
        parts: list[Any] = super().split(availWidth, availHeight)
        for place, part in enumerate(parts):
            if part is not self and isinstance(part, TaggedTable):
                part.header_rows, part.header_cols = self.header_rows, self.header_cols
                part.rtl = self.rtl
                part.continued = self.continued or place > 0
        return parts

    def _splitCell(self, value: Any, style: Any, *args: Any) -> Any:
        # ReportLab breaks what is in a cell as if the cell had no padding, which then reaches over
        # the page; it keeps the first two parts and loses any other; and where nothing fits, it
        # begins a row with nothing in it.
        inside = value if isinstance(value, list | tuple) else ()
        lend_canvas(self, *inside)
        for flow in inside:
            flow.split = partial(_in_two, flow.split, style.leftPadding + style.rightPadding)
        try:
            parts = super()._splitCell(value, style, *args)  # type: ignore[misc]
        finally:
            for flow in inside:
                flow.__dict__.pop("split", None)
        return [] if inside and parts and not parts[0] else parts

    def _calc_height(self, *args: Any, **kwargs: Any) -> None:
        # A row is as high at each wrap, break and pass: it is measured once. Where cells span rows,
        # a height is that of a whole group, and stays ReportLab's to find.
        super()._calc_height(*args, **kwargs)  # type: ignore[misc]
        if not self._rowSpanCells:
            self._argH = list(self._rowHeights)

    def draw(self) -> None:
        """ReportLab's hook."""
        if self.canv.measuring:
            return
        elem = self.elem
        if elem is not None and not self.canv.in_artifact:
            self._renderCB = _Tags(self, self.canv, elem)
        try:
            super().draw()
        finally:
            self._renderCB = None


def _in_two(split: Any, padding: float, width: float, height: float) -> list[Any]:
    """The parts of something in a cell, whose breaks of frames mean nothing there. Raises
    Unsupported."""
    broken = split(width - padding, height)
    parts = [part for part in broken if not isinstance(part, ActionFlowable)]
    if len(parts) > 2:
        raise Unsupported(f"{type(parts[0]).__name__} over more than one break in a cell")
    return parts


class _Tags:
    """What ReportLab calls while it draws a table."""

    def __init__(self, table: TaggedTable, canvas: TaggedCanvas, elem: Elem) -> None:
        self.table, self.canvas, self.elem = table, canvas, elem
        self.row = self.elem
        self.repeated = False
        self.marked = False
        # A head needs a body; a table of header rows alone has neither.
        self.only_heads = not table.continued and table._nrows <= table.header_rows

    def __call__(self, _table: Any, command: str, *args: Any) -> None:
        getattr(self, command)(*args)

    def startTable(self) -> None:
        """Nothing to do: the element is there."""

    endTable = startTable

    def startBG(self) -> None:
        """Backgrounds are decoration."""
        self.canvas.begin_artifact()

    def endBG(self) -> None:
        """The end of decoration."""
        self.canvas.end_artifact()

    startLines, endLines = startBG, endBG

    def startRow(self, number: int) -> None:
        """A row; a header row that is repeated on a later page is decoration."""
        table = self.table
        self.repeated = table.continued and number < table.repeatRows
        if self.repeated:
            self.canvas.begin_artifact("Pagination", "Header")
            return
        heads = not table.continued and number < table.header_rows
        group = "THead" if heads else "TBody"
        whole = self.elem
        if not self.only_heads:
            whole = self.canvas.keyed(self.elem, group, group)
        self.row = whole.child("TR")

    def endRow(self) -> None:
        """The end of a row."""
        if self.repeated:
            self.canvas.end_artifact()

    def startCell(self, row: int, column: int, value: Any, *_: Any) -> None:
        """A cell: data, or the header of its row or column."""
        if self.repeated:
            return
        table = self.table
        place = table._ncols - 1 - column if table.rtl else column
        heads_column = not table.continued and row < table.header_rows
        heads_row = place < table.header_cols
        cell = self.row.child("TH" if heads_column or heads_row else "TD", first=table.rtl)
        said = []
        if heads_column or heads_row:
            said.append(f"/Scope /{'Column' if heads_column else 'Row'}")
        span = getattr(table, "_spanRanges", {}).get((column, row)) or (column, row, column, row)
        if span[2] > span[0]:
            said.append(f"/ColSpan {span[2] - span[0] + 1}")
        if span[3] > span[1]:
            said.append(f"/RowSpan {span[3] - span[1] + 1}")
        if said:
            cell.attrs = f"<< /O /Table {' '.join(said)} >>"
        self.canvas.push(cell)
        self.marked = isinstance(value, str) and bool(value)
        if self.marked:
            self.canvas.begin_mark(cell)

    def endCell(self) -> None:
        """The end of a cell."""
        if self.repeated:
            return
        if self.marked:
            self.canvas.end_mark()
        self.canvas.pop()


class DataTable(Flowable):
    """A table of data with what it shows in words. The first `header_rows` rows and `header_cols`
    columns head the others; `caption` is printed above. Cells are texts or paragraphs (give those
    in cells `tag=""`). `commands` are ReportLab's. With `rtl` the first column stands on the right.

    Raises NoHeader without a header or a summary, and BadTable where its rows are not all as long;
    on `build` DoesNotFit where it is too wide.
    """

    canv: TaggedCanvas

    def __init__(
        self,
        rows: Sequence[Sequence[Any]],
        *,
        summary: str,
        widths: Sequence[float],
        style: ParagraphStyle,
        header_rows: int = 1,
        header_cols: int = 0,
        caption: P | None = None,
        commands: Sequence[Any] = (),
        split_rows: bool = False,
        rtl: bool = False,
        space_before: float = 0.0,
        space_after: float = 0.0,
    ) -> None:
        super().__init__()
        if (
            min(header_rows, header_cols) < 0
            or header_rows + header_cols < 1
            or not summary.strip()
        ):
            raise NoHeader(summary or "a table")
        if {len(row) for row in rows} != {len(widths)} or not widths:
            raise BadTable(summary[:60])
        cells = [
            [P(cell, style, tag="") if isinstance(cell, str) and cell else cell for cell in row]
            for row in rows
        ]
        if rtl:
            cells = [row[::-1] for row in cells]
        table = TaggedTable(
            cells,
            colWidths=list(widths[::-1] if rtl else widths),
            repeatRows=header_rows,
            # What ReportLab draws by itself, an empty cell too, else asks for Helvetica.
            style=[("FONTNAME", (0, 0), (-1, -1), style.fontName), *commands],
            splitInRow=1 if split_rows else 0,
            hAlign="LEFT",
        )
        table.header_rows, table.header_cols, table.rtl = header_rows, header_cols, rtl
        if caption is not None:
            caption.tag = "Caption"
        self._set(table, caption, summary, space_after, None)
        if caption is None:
            self.spaceBefore = space_before

    def _set(
        self, table: TaggedTable, caption: P | None, summary: str, after: float, spec: Spec | None
    ) -> None:
        self.table, self.caption, self.summary = table, caption, summary
        self.spaceAfter, self.spec = after, spec
        self.spaceBefore = caption.getSpaceBefore() if caption else 0.0

    @property
    def row_heights(self) -> list[float]:
        """Heights of the rows, points; after `wrap`."""
        return list(self.table._rowHeights)

    @property
    def caption_height(self) -> float:
        """Points that the caption takes, with the room below it; after `wrap`."""
        return self._caption_height

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """ReportLab's hook."""
        lend_canvas(self, self.table)
        self._caption_height = 0.0
        if self.caption is not None:
            self._caption_height = self.caption.wrap(aW, aH)[1] + self.caption.getSpaceAfter()
        wide, height = self.table.wrap(aW, aH)
        if wide > aW + ROUNDING:
            raise DoesNotFit(f"a table {wide:.0f} points wide in {aW:.0f}: {self.summary[:60]}")
        self._left = aW - wide if self.table.rtl else 0.0
        self.width = aW if self.table.rtl else wide
        self.height = height + self._caption_height
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Any]:
        """ReportLab's hook: the parts are one table."""
        self.wrap(aW, aH)
        parts = self._broken(aW, aH - self._caption_height)
        if len(parts) < 2:
            return []
        spec = self.spec or Spec("Table")
        made: list[Any] = []
        for place, table in enumerate(parts):
            part = DataTable.__new__(DataTable)
            Flowable.__init__(part)
            last = place == len(parts) - 1
            part._set(
                table,
                self.caption if place == 0 else None,
                self.summary,
                self.spaceAfter if last else 0.0,
                spec,
            )
            made.append(part)
        if self._moved:
            made.insert(1, FrameBreak)
        return made

    def _broken(self, aW: float, aH: float) -> list[Any]:
        """The parts, no less than a few rows on the last page, if the others can spare them."""
        self._moved = False
        parts = self.table.split(aW, aH)
        if len(parts) != 2 or self.table.splitInRow:
            return parts
        first, last = parts
        lacking = _LAST_ROWS - (last._nrows - last.repeatRows)
        if lacking <= 0 or first._nrows - first.repeatRows < lacking + 2 * _LAST_ROWS:
            return parts
        moved = sum(self.row_heights[first._nrows - lacking : first._nrows])
        again = self.table.split(aW, sum(self.row_heights[: first._nrows]) - moved + 0.01)
        self._moved = len(again) == 2
        return again if self._moved else parts

    def draw(self) -> None:
        """ReportLab's hook."""
        canvas = self.canv
        if canvas.measuring:
            return
        elem = canvas.element(self.spec or Spec("Table"))
        elem.attrs = f"<< /O /Table /Summary {text_string(self.summary)} >>"
        with canvas.inside(elem):
            if self.caption is not None:
                self.caption.drawOn(canvas, 0, self.height - self.caption.height)
            self.table.elem = elem
            self.table.drawOn(canvas, self._left, 0)


class Grid(Table):
    """A table for the eye only: what stands in its cells is read one after another. With `rtl` the
    first cell stands on the right and is still read first."""

    canv: TaggedCanvas
    rtl = False
    _renderCB: Any

    def draw(self) -> None:
        """ReportLab's hook."""
        if self.canv.measuring:
            return
        if self.rtl:
            self._renderCB = _GridTags(self.canv)
        try:
            super().draw()
        finally:
            self._renderCB = None


class _GridTags:
    """Puts the cells of a mirrored grid into reading order."""

    def __init__(self, canvas: TaggedCanvas) -> None:
        self.canvas = canvas
        self.row: Elem | None = None

    def __call__(self, _table: Any, command: str, *args: Any) -> None:
        if command == "startRow":
            self.row = self.canvas.new("Div")
        elif command == "startCell":
            assert self.row is not None
            self.canvas.push(self.row.child("Div", first=True))
        elif command == "endCell":
            self.canvas.pop()
