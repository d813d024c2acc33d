# SPDX-License-Identifier: Apache-2.0
"""Blocks as a Word document, for those who have to write in it, such as counsel.

It says what the packet says, in the same order and with the same headings, lists and tables. A
chart stands as its description in words; what only a page needs (its contents, the place for a
signature) is left out.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Inches, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from govdesk.briefing.blocks import (
    Align,
    Block,
    Code,
    Columns,
    Cover,
    DataTable,
    Figure,
    H,
    Image,
    KeyFigures,
    Lines,
    Listing,
    Note,
    P,
    PageBreak,
    Rich,
    Run,
    SignatureBox,
    Toc,
    check_headings,
    joined,
    plain,
    runs,
)
from govdesk.briefing.pdf.scripts import has_rtl, runs_right_to_left

INK: Final = RGBColor(0x1C, 0x25, 0x30)
"""Of headings and captions: Word's own blue is too light on white."""
QUIET: Final = RGBColor(0x55, 0x5F, 0x6B)
"""On white 6.3 to 1."""
_ALIGNED: Final[dict[Align, WD_ALIGN_PARAGRAPH]] = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
}
FACE: Final = "Arial"
DOTS: Final = 96
"""Dots of a picture to an inch."""
CHARACTERS: Final = 84
"""About as many stand in a line of text."""
IN_LINE: Final = 44
"""Longer texts may break into lines before others must."""
MARGIN: Final = 3
"""What a cell's own space takes, in characters."""
_NOT_IN_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def word_document(
    blocks: Sequence[Block], *, title: str, author: str, lang: str, large: bool = False, at: int = 0
) -> bytes:
    """The document as .docx. `at` (microseconds UTC) is when what it says was so.

    Raises HeadingJump.
    """
    check_headings(blocks)
    document = Document()
    about = document.core_properties
    about.title, about.author, about.language = _clean(title), _clean(author), lang
    about.created = about.modified = datetime.fromtimestamp(at / 1_000_000, UTC)
    about.comments = ""
    _begin(document, lang, 18 if large else 11)
    writing = _Writing(document, rtl=runs_right_to_left(lang))
    for block in blocks:
        writing.write(block)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _begin(document: WordDocument, lang: str, points: int) -> None:
    """The language, size and face of everything: one that every office has."""
    for name in ("Normal", "Title", "Caption", *(f"Heading {level}" for level in range(1, 5))):
        style: Any = document.styles[name]
        if name != "Normal":
            style.font.color.rgb = INK
        properties = style.element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for key in tuple(fonts.attrib):
            del fonts.attrib[key]
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FACE)
    normal: Any = document.styles["Normal"]
    normal.font.size = Pt(points)
    normal.element.get_or_add_rPr().append(_language(lang))
    if runs_right_to_left(lang):
        normal.element.get_or_add_pPr().append(OxmlElement("w:bidi"))


class _Writing:
    """Writes blocks one after another. A new page begins with the next thing that is written, so
    that two breaks leave no page empty."""

    def __init__(self, document: WordDocument, *, rtl: bool) -> None:
        self._document = document
        self._rtl = rtl
        self._on_new_page = False

    def write(self, block: Block) -> None:
        """Write one block."""
        match block:
            case H():
                self._heading(block.text, block.level)
            case P():
                if block.text:
                    paragraph = self._paragraph(block.text)
                    if block.style in ("lead", "label", "strong"):
                        _embolden(paragraph)
            case Listing():
                self._listing(block)
            case DataTable():
                self._table(block)
            case Columns():
                self._table(joined(block.tables))
            case Figure():
                title = block.caption or block.spec.title
                named = (replace(run, bold=True) for run in runs(title))
                self._paragraph((*named, Run(". ", bold=True), block.alt))
                if block.data:
                    self._table(joined(block.data))
                if block.data_note:
                    self._paragraph(block.data_note)
            case Image():
                self._image(block)
            case KeyFigures():
                for one in block.items:
                    value = (replace(run, bold=True) for run in runs(one.value))
                    self._paragraph((*value, " ", *runs(one.label)))
                    if one.note:
                        self._paragraph(one.note)
            case Note():
                head = tuple(replace(run, bold=True) for run in runs(block.title) if block.title)
                head = (*head, Run("\n")) if head else ()
                style = "Quote" if block.tone == "quote" else ""
                self._paragraph((*head, *runs(block.text)), style)
            case Code():
                self._paragraph("\n".join(filter(None, (block.caption, block.text))))
            case Cover():
                self._cover(block)
            case PageBreak():
                self._on_new_page = True
            case Toc() | SignatureBox() | Lines():
                pass

    def _cover(self, block: Cover) -> None:
        self._paragraph(Run(block.over, quiet=True))
        self._placed(self._document.add_heading(_clean(block.title), 0))
        if block.flag:
            self._paragraph(Run(block.flag, bold=True))
        self._paragraph(block.subtitle)
        for name, value in block.facts:
            self._paragraph((Run(f"{name}: ", bold=True), *runs(value)))
        if block.notices:
            self._paragraph(Run(block.notices_title, bold=True))
        for notice in block.notices:
            self._paragraph(notice)
        self._on_new_page = True

    def _heading(self, text: Rich, level: int) -> None:
        made = self._document.add_heading("", level)
        _fill(made, text)
        self._placed(made)

    def _listing(self, block: Listing) -> None:
        number = _counted_anew(self._document) if block.numbered else None
        for item in block.items:
            paragraph = self._paragraph(item, "List Number" if block.numbered else "List Bullet")
            if number is not None:
                counting = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                counting.get_or_add_numId().val = number

    def _table(self, block: DataTable) -> None:
        """A table whose header rows are said again on every page, with its summary for those who
        hear it; no row is cut by the end of a page."""
        caption = self._paragraph(block.caption or block.summary, "Caption")
        caption.paragraph_format.keep_with_next = True
        made = self._document.add_table(len(block.rows), block.columns, style="Table Grid")
        made.autofit = False
        properties = made._tbl.tblPr  # python-docx has no words for what a table is about
        if self._rtl:
            properties.insert(1, OxmlElement("w:bidiVisual"))  # behind the style, as Word asks
        named = plain(block.caption) or block.summary
        properties.append(_element("w:tblCaption", val=_clean(named)))
        properties.append(_element("w:tblDescription", val=_clean(block.summary)))
        widths = column_widths(block, _room(self._document))
        for column, width in zip(made.columns, widths, strict=True):
            column.width = Emu(width)
        for place, (row, cells) in enumerate(zip(block.rows, made.rows, strict=True)):
            head = place < block.header_rows
            of_row = cells._tr.get_or_add_trPr()
            of_row.append(_element("w:cantSplit", val="true"))
            if head:
                of_row.append(_element("w:tblHeader", val="true"))
            for column, (text, cell) in enumerate(zip(row, cells.cells, strict=True)):
                cell.width = Emu(widths[column])
                paragraph = cell.paragraphs[0]
                _fill(paragraph, text)
                if block.align:
                    paragraph.alignment = _ALIGNED[block.align[column]]
                total = block.total_row and place == len(block.rows) - 1
                if head or column < block.header_cols or total:
                    _embolden(paragraph)
        self._document.add_paragraph()

    def _image(self, block: Image) -> None:
        """A picture with its description, no wider than the text."""
        wide = Emu(min(Inches(block.width / DOTS), _room(self._document)))
        paragraph = self._placed(self._document.add_paragraph())
        shown = paragraph.add_run().add_picture(io.BytesIO(block.content), width=wide)
        shown._inline.docPr.set("descr", _clean(block.alt))

    def _paragraph(self, text: Rich, style: str = "") -> Paragraph:
        paragraph = self._document.add_paragraph(style=style or None)
        _fill(paragraph, text)
        return self._placed(paragraph)

    def _placed(self, paragraph: Paragraph) -> Paragraph:
        if self._on_new_page:
            paragraph.paragraph_format.page_break_before = True
            self._on_new_page = False
        return paragraph


def column_widths(table: DataTable, room: int) -> list[int]:
    """The width of each column, in the unit of `room`, which they fill together.

    Each has room for its longest word. Beyond that its width is by the table's own weights; where
    it has none, by how much its longest text would take in one line, up to `IN_LINE`.
    """
    texts = [[plain(row[at]) for row in table.rows] for at in range(table.columns)]
    words = [max(len(word) for text in one for word in (text.split() or [""])) for one in texts]
    least = [word + MARGIN for word in words]
    wish: list[float]
    if table.weights and all(table.weights):
        wish = [CHARACTERS * weight / sum(table.weights) for weight in table.weights]
    else:
        wish = [min(IN_LINE, max(map(len, one))) + MARGIN for one in texts]
    more = [max(0.0, one - word) for one, word in zip(wish, least, strict=True)]
    left = max(0.0, CHARACTERS - sum(least))
    each = min(1.0, left / sum(more)) if sum(more) else 0.0
    shares = [one + each * extra for one, extra in zip(least, more, strict=True)]
    return [round(room * share / sum(shares)) for share in shares]


def _room(document: WordDocument) -> int:
    """How wide the text of a page is, in EMU."""
    page = document.sections[0]
    across = [page.page_width, page.left_margin, page.right_margin]
    width, left, right = (int(length or 0) for length in across)
    return width - left - right


def _counted_anew(document: WordDocument) -> int:
    """A numbering that begins at one; without it Word goes on where the last list ended."""
    style: Any = document.styles["List Number"]
    part: Any = document.part.numbering_part
    numbering = part.numbering_definitions._numbering
    usual = numbering.num_having_numId(style.element.pPr.numPr.numId.val)
    made = numbering.add_num(usual.abstractNumId.val)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(made.numId)


def _fill(paragraph: Paragraph, text: Rich) -> None:
    for part in runs(text):
        made = paragraph.add_run(_clean(part.text))
        made.bold = part.bold or None
        made.italic = part.italic or None
        if part.quiet:
            made.font.color.rgb = QUIET
        if has_rtl(part.text):
            made.font.rtl = True
        if part.lang:
            made._r.get_or_add_rPr().append(_language(part.lang))
        if part.link and part.link.startswith("https://"):
            _link(paragraph, made, part.link)


def _link(paragraph: Paragraph, run: WordRun, address: str) -> None:
    """Put a run into a link; python-docx reads links and makes none."""
    run.font.underline = True
    key = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), key)
    run._r.addprevious(link)
    link.append(run._r)


def _embolden(paragraph: Paragraph) -> None:
    for run in paragraph.runs:
        run.bold = True


def _language(lang: str) -> Any:
    """A language, also for what Word keeps apart: text from right to left and East Asian text."""
    made = _element("w:lang", val=lang)
    if runs_right_to_left(lang):
        made.set(qn("w:bidi"), lang)
    if lang.split("-")[0] in ("zh", "ja", "ko"):
        made.set(qn("w:eastAsia"), lang)
    return made


def _element(name: str, *, val: str) -> Any:
    made = OxmlElement(name)
    made.set(qn("w:val"), val)
    return made


def _clean(text: str) -> str:
    """Text that XML can hold; what it cannot is marked."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
