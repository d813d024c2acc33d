# SPDX-License-Identifier: Apache-2.0
"""Paragraphs and headings that tag themselves, over as many pages as they need."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import getAscentDescent, stringWidth
from reportlab.platypus import Paragraph
from reportlab.platypus.paragraph import split  # type: ignore[attr-defined]

from govdesk.briefing.pdf.canvas import TaggedCanvas
from govdesk.briefing.pdf.cjk import broken
from govdesk.briefing.pdf.errors import EmptyHeading, HeadingJump, Unsupported
from govdesk.briefing.pdf.runs import Run, Text, fragments, plain, runs
from govdesk.briefing.pdf.scripts import has_cjk, has_rtl, logical, starts_rtl, visual
from govdesk.briefing.pdf.structure import FOR_WORDS, Elem, Spec
from govdesk.briefing.pdf.textobject import TaggedText

_LEFT, _RIGHT = 0, 2
_DEEPEST = 6
_SOFT_HYPHEN = "\u00ad"
_VARIANTS: WeakKeyDictionary[ParagraphStyle, dict[tuple[bool, bool], ParagraphStyle]] = (
    WeakKeyDictionary()
)


class P(Paragraph):
    """A paragraph of plain runs. `tag` is its structure type; empty: what it says belongs to the
    element around it, as in a table's cell."""

    canv: TaggedCanvas
    frags: list[Any]
    blPara: Any
    _wrapWidths: list[float]

    def __init__(
        self,
        text: Text | None,
        style: ParagraphStyle,
        bulletText: str | None = None,
        frags: list[Any] | None = None,
        *,
        tag: str = "P",
    ) -> None:
        if bulletText:
            raise Unsupported("a paragraph's own bullet: use Listing")
        if tag and tag not in FOR_WORDS:
            raise Unsupported(f"a paragraph as {tag}")
        self.tag = tag
        self.spec: Spec | None = None
        self.actual = ""
        self.rtl = self.mixed = self.blank = False
        self._wrapped_at: float | None = None
        if frags is None:
            written = runs(text or "")
            said = written[0].text if len(written) == 1 else plain(written)
            self.blank = not said.strip()
            self.mixed = has_rtl(said)
            self.rtl = self.mixed and starts_rtl(said)
            self.actual = said if self.mixed else ""
            style = _fitting(style, rtl=self.rtl, cjk=has_cjk(said))
            frags = fragments(written, style)
        super().__init__("", style, frags=frags)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """ReportLab's hook; lines are broken once for each width."""
        if self._wrapped_at == availWidth and hasattr(self, "blPara"):
            return self.width, self.height
        size = super().wrap(availWidth, availHeight)
        self._wrapped_at = availWidth
        return size

    def breakLines(self, width: Any) -> Any:
        """ReportLab's hook; what fits on one line, as most cells of tables do, is measured once and
        not word by word."""
        frag = self.frags[0] if len(self.frags) == 1 else None
        said = getattr(frag, "text", "")
        if frag is not None and said and not frag.link and _SOFT_HYPHEN not in said:
            words = split(said.strip(" \t\r\n"))
            needed = stringWidth(" ".join(words), frag.fontName, frag.fontSize)
            if words and needed <= width[0] and not self.style.endDots:
                ascent, descent = getAscentDescent(frag.fontName, frag.fontSize)
                lines = [(width[0] - needed, words)]
                self._width_max = needed
                return frag.clone(kind=0, lines=lines, ascent=ascent, descent=descent)
        return super().breakLines(width)

    def breakLinesCJK(self, maxWidths: Any) -> Any:
        """ReportLab's hook, whose own knows few of the signs that may not begin a line."""
        widths = list(maxWidths) if isinstance(maxWidths, list | tuple) else [maxWidths]
        if not self.frags or getattr(self, "_splitpara", False):
            return super().breakLinesCJK(widths)
        leading = getattr(self, "autoLeading", getattr(self.style, "autoLeading", ""))
        return broken(self.frags, widths, bounds=leading not in ("", "off"))

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        """ReportLab's hook: the parts are one element."""
        parts: list[Any] = super().split(availWidth, availHeight)
        spec = self.spec or (Spec(self.tag) if self.tag else None)
        for part in parts:
            if part is not self:
                part.tag, part.spec, part.actual = self.tag, spec, self.actual
                part.rtl, part.mixed = self.rtl, self.mixed
        return parts

    def draw(self) -> None:
        """ReportLab's hook: draws the words, owned."""
        if self.canv.measuring:
            return
        self._lines: list[str] = []
        if self.blank:
            # Its background, if it has one. An element with nothing in it would be read as nothing.
            self._elem = None
            with self.canv.artifact():
                super().draw()
            return
        self._elem = None if self.canv.in_artifact else self._element()
        reversed_lines = self.rtl and self.blPara.kind == 1
        if self.mixed and self.blPara.kind == 1:
            self._lines = self._reading_lines()
        if reversed_lines:
            _reverse(self.blPara.lines)
        try:
            super().draw()
        finally:
            if reversed_lines:
                _reverse(self.blPara.lines)

    def _element(self) -> Elem:
        if not self.tag:
            return self.canv.parent
        elem = self.canv.element(self.spec) if self.spec else self.canv.new(self.tag)
        elem.actual = self.actual
        return elem

    def beginText(self, x: float, y: float) -> TaggedText:
        """ReportLab's hook: the text object that the lines are printed on."""
        text = self.canv.beginText(x, y)
        text.spaced = self.style.wordWrap != "CJK"
        if self.mixed:
            text.visual = self._visual
            text.lines, text.whole_lines = self._lines, bool(self._lines)
        if self._elem is not None:
            text.own(self._elem)
        return text

    def _reading_lines(self) -> list[str]:
        """What the lines say, unless links are in them, which have marks of their own."""
        lines = self.blPara.lines
        if any(word.link for line in lines for word in line.words):
            return []
        return ["".join(word.text for word in line.words) for line in lines]

    def _visual(self, line: str) -> str:
        return visual(line, rtl=self.rtl)

    @property
    def said(self) -> str:
        """What it says, without manner."""
        words = [getattr(frag, "text", "") for frag in self.frags if not isinstance(frag, list)]
        return logical("".join(words))


def _reverse(lines: list[Any]) -> None:
    for line in lines:
        line.words = line.words[::-1]


def _fitting(style: ParagraphStyle, *, rtl: bool, cjk: bool) -> ParagraphStyle:
    """The style as a script needs it: mirrored, or broken between characters."""
    if not rtl and not cjk:
        return style
    variants = _VARIANTS.setdefault(style, {})
    found = variants.get((rtl, cjk))
    if found is None:
        changes: dict[str, Any] = {}
        if rtl:
            changes |= {
                "alignment": _RIGHT if style.alignment == _LEFT else style.alignment,
                "leftIndent": style.rightIndent,
                "rightIndent": style.leftIndent,
            }
        if cjk:
            changes["wordWrap"] = "CJK"
        found = variants[rtl, cjk] = style.clone(style.name, **changes)
    return found


class H(P):
    """A heading of level 1 to 6: in the outline, a place to link to, never split. `key` is what
    links name it by (the first of several with one key); `listed` puts it into the table of
    contents. Raises EmptyHeading and HeadingJump."""

    def __init__(
        self,
        level: int,
        text: Text | None,
        style: ParagraphStyle,
        *,
        key: str = "",
        listed: bool = True,
    ) -> None:
        if not 1 <= level <= _DEEPEST:
            raise HeadingJump(f"level {level}: {plain(text or '')}")
        super().__init__(text, style, tag=f"H{level}")
        if self.blank:
            raise EmptyHeading(f"level {level}")
        self.level, self.key, self.listed = level, key, listed
        self._own_key = key
        self.title = " ".join(plain(text or "").split())
        self.listing = tuple(Run(run.text, lang=run.lang) for run in runs(text or ""))
        """What the table of contents says of it."""

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        """Never: it moves as a whole."""
        return []

    def draw(self) -> None:
        """ReportLab's hook: opens its section, then draws the words. Raises HeadingJump."""
        canvas = self.canv
        canvas.headings += 1
        self.key = self._own_key or f"heading {canvas.headings}"
        while self.key in canvas.names:
            self.key += f", {canvas.headings}"
        canvas.names.add(self.key)
        before = getattr(canvas, "last_heading", 0)
        if self.level > before + 1:
            raise HeadingJump(f"level {self.level} after {before}: {self.title}")
        canvas.last_heading = self.level  # type: ignore[attr-defined]
        if canvas.measuring:
            return
        canvas.open_section(self.level)
        canvas.bookmarkHorizontal(self.key, 0, self.height + 12)
        canvas.addOutlineEntry(self.title, self.key, self.level - 1, closed=self.level > 1)
        super().draw()
