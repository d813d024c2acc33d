# SPDX-License-Identifier: Apache-2.0
"""`TaggedText`: marks inside a text object, glyphs checked, fonts chosen for each run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.textobject import PDFTextObject

from govdesk.briefing.pdf.fonts import ChainedFont
from govdesk.briefing.pdf.runs import LANG
from govdesk.briefing.pdf.scripts import logical
from govdesk.briefing.pdf.structure import Elem, text_string

if TYPE_CHECKING:
    from govdesk.briefing.pdf.canvas import TaggedCanvas

Key = tuple[int, str]
"""A link of a paragraph: its number, and its target with the language of its words where that is
another (`LANG`); without a target, words in another language only."""


class TaggedText(PDFTextObject):
    """A text object. With an `owner` it marks what it prints as that element's, links as theirs.

    Marks stand inside BT and ET, for both kinds of pair must nest.
    """

    _canvas: TaggedCanvas
    _code: list[str]
    _fontname: str
    _fontsize: float
    _curSubset: int

    def __init__(
        self, canvas: TaggedCanvas, x: float, y: float, direction: str | None = None
    ) -> None:
        super().__init__(canvas, x, y, direction=direction)  # type: ignore[arg-type]
        self.tagged = False
        self.said = ""
        self.visual: Callable[[str], str] | None = None
        """Puts a line into the order it is printed in; the logical one becomes its ActualText."""
        self.spaced = True
        """Whether a line ends with a space, so that copied words do not run together."""
        self.lines: list[str] = []
        """What each line says in reading order, where a line is printed in several pieces."""
        self.whole_lines = False
        self._reading = False
        self._owner: Elem | None = None
        self._target: Elem | None = None
        self._open: Elem | None = None
        self._piece = 0
        self._text = ""
        self._fresh = False
        self._links: dict[Key, Elem] = {}
        self._active: list[Key] = []
        self._queue: list[Key] = []

    def own(self, owner: Elem) -> None:
        """What is printed belongs to `owner`."""
        self.tagged = True
        self._owner = self._target = owner

    def getCode(self) -> str:
        """ReportLab's hook: the code, with the last mark closed."""
        self._close()
        return str(super().getCode())

    def _textOut(self, text: str, TStar: int = 0) -> None:
        self._text = text
        shown = text if self.visual is None else self.visual(text)
        if TStar and self.spaced and self.visual is None:
            shown += " "
        if self._target is None:
            super()._textOut(shown, TStar)  # type: ignore[misc]
            return
        if self._active:
            self._target.text += text
        self._enter(self._target)
        self._piece = len(self._code)
        if self.visual is None or self._canvas.in_artifact:
            super()._textOut(shown, TStar)  # type: ignore[misc]
            return
        if not self._reading:
            self._reading = True
            line = self.lines.pop(0) if self.lines else text
            self._code.append(f"/Span <</ActualText {text_string(logical(line) + ' ')}>> BDC")
        super()._textOut(shown, TStar)  # type: ignore[misc]
        if TStar or not self.whole_lines:
            self._code.append("EMC")
            self._reading = False

    def _enter(self, elem: Elem) -> None:
        self._fresh = self._open is not elem
        if self._fresh:
            self._close()
            if not self._canvas.in_artifact:
                self._code.append(f"/{elem.tag} <</MCID {self._canvas.mcid(elem)}>> BDC")
            self._open = elem

    def _close(self) -> None:
        if self._open is not None:
            if not self._canvas.in_artifact:
                self._code.append("EMC")
            self._open = None

    # -- links, as ReportLab's paragraph tells of them -----------------------------------------

    def _linkRecord(self, key: Key, what: str) -> None:
        """ReportLab's hook. A start is told after the first piece of the link is out."""
        if self._owner is None:
            return
        if what == "end":
            self._active = [one for one in self._active if one != key]
            self._target = self._links[self._active[-1]] if self._active else self._owner
            return
        piece = self._code[self._piece :]
        del self._code[self._piece :]
        if self._fresh and not self._canvas.in_artifact:
            self._canvas.retract()
            self._code.pop()
            self._open = None
        self._active.append(key)
        elem = self._links[key] = self._element(key)
        elem.text += f" {self._text}" if elem.text else self._text
        self._target = elem
        self._enter(elem)
        self._code += piece
        self._piece = len(self._code) - len(piece)

    def _element(self, key: Key) -> Elem:
        assert self._owner is not None
        number, said = key
        target, _, lang = said.partition(LANG)
        elem = self._canvas.keyed(self._owner, number, "Link" if target else "Span")
        elem.lang = lang
        return elem

    def queue_links(self, links: list[Any]) -> None:
        """Which links the rectangles to come belong to, in their order."""
        self._queue = [link[0][0][0] for link in links]

    def own_link(self, target: str, rect: Any) -> None:
        """A rectangle of a link on one line."""
        if self._owner is None:
            return
        key = self._queue.pop(0) if self._queue else self._active[-1]
        target = target.partition(LANG)[0]
        if not target:
            return
        canvas = self._canvas
        with canvas.owning_links(self._links[key]):
            if target.startswith("#"):
                canvas.linkRect("", target[1:], rect, relative=1)
            else:
                canvas.linkURL(target, rect, relative=1)

    # -- fonts -------------------------------------------------------------------------------

    def _formatText(self, text: str) -> str:
        self.said += text
        font = pdfmetrics.getFont(self._fontname)
        if not isinstance(font, ChainedFont) or font.covers(text):
            return str(super()._formatText(text))  # type: ignore[misc]
        home, said = self._fontname, []
        for name, run in font.runs(text):
            if name != self._fontname:
                self._fontname, self._curSubset = name, -1
            said.append(str(super()._formatText(run)))  # type: ignore[misc]
        if self._fontname != home:
            self._fontname, self._curSubset = home, -1
        return " ".join(said)
