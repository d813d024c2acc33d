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
from datetime import UTC, datetime
from typing import Any, Final

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
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
    KeyFigures,
    Listing,
    Note,
    P,
    PageBreak,
    Rich,
    Run,
    SignatureBox,
    Toc,
    check_headings,
    runs,
)

QUIET: Final = RGBColor(0x55, 0x5F, 0x6B)
"""On white 6.3 to 1."""
_ALIGNED: Final[dict[Align, WD_ALIGN_PARAGRAPH]] = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
}
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
    for block in blocks:
        _write(document, block)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _begin(document: WordDocument, lang: str, points: int) -> None:
    """The language and size of everything."""
    normal: Any = document.styles["Normal"]
    normal.font.size = Pt(points)
    properties = normal.element.get_or_add_rPr()
    properties.append(_element("w:lang", val=lang))


def _write(document: WordDocument, block: Block) -> None:
    match block:
        case H():
            document.add_heading(_clean(block.text), block.level)
        case P():
            if block.text:
                paragraph = _paragraph(document, block.text)
                if block.style in ("lead", "label", "strong"):
                    _embolden(paragraph)
        case Listing():
            style = "List Number" if block.numbered else "List Bullet"
            for item in block.items:
                _paragraph(document, item, style)
        case DataTable():
            _table(document, block)
        case Columns():
            for table in block.tables:
                _table(document, table)
        case Figure():
            _paragraph(document, (Run(f"{block.spec.title}. ", bold=True), block.alt))
        case KeyFigures():
            for one in block.items:
                note = f" {one.note}" if one.note else ""
                _paragraph(document, (Run(one.value, bold=True), f" {one.label}{note}"))
        case Note():
            head = (Run(f"{block.title}\n", bold=True),) if block.title else ()
            style = "Quote" if block.tone == "quote" else ""
            _paragraph(document, (*head, *runs(block.text)), style)
        case Code():
            _paragraph(document, f"{block.alt}: {block.text}")
        case Cover():
            _cover(document, block)
        case PageBreak():
            _new_page(document)
        case Toc() | SignatureBox():
            pass


def _cover(document: WordDocument, block: Cover) -> None:
    _paragraph(document, Run(block.over, quiet=True))
    document.add_heading(_clean(block.title), 0)
    if block.flag:
        _paragraph(document, Run(block.flag, bold=True))
    _paragraph(document, block.subtitle)
    for name, value in block.facts:
        _paragraph(document, (Run(f"{name}: ", bold=True), value))
    if block.notices:
        _paragraph(document, Run(block.notices_title, bold=True))
    for notice in block.notices:
        _paragraph(document, notice)
    _new_page(document)


def _new_page(document: WordDocument) -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _table(document: WordDocument, block: DataTable) -> None:
    """A table whose header rows are said again on every page, with its summary for those who hear
    it."""
    caption = _paragraph(document, block.caption or block.summary, "Caption")
    caption.paragraph_format.keep_with_next = True
    made = document.add_table(len(block.rows), block.columns, style="Table Grid")
    properties = made._tbl.tblPr  # python-docx has no words for what a table is about
    properties.append(_element("w:tblCaption", val=_clean(block.caption or block.summary)))
    properties.append(_element("w:tblDescription", val=_clean(block.summary)))
    for place, (row, cells) in enumerate(zip(block.rows, made.rows, strict=True)):
        head = place < block.header_rows
        if head:
            cells._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))
        for column, (text, cell) in enumerate(zip(row, cells.cells, strict=True)):
            paragraph = cell.paragraphs[0]
            _fill(paragraph, text)
            if block.align:
                paragraph.alignment = _ALIGNED[block.align[column]]
            total = block.total_row and place == len(block.rows) - 1
            if head or column < block.header_cols or total:
                _embolden(paragraph)
    document.add_paragraph()


def _paragraph(document: WordDocument, text: Rich, style: str = "") -> Paragraph:
    paragraph = document.add_paragraph(style=style or None)
    _fill(paragraph, text)
    return paragraph


def _fill(paragraph: Paragraph, text: Rich) -> None:
    for part in runs(text):
        made = paragraph.add_run(_clean(part.text))
        made.bold = part.bold or None
        made.italic = part.italic or None
        if part.quiet:
            made.font.color.rgb = QUIET
        if part.lang:
            made._r.get_or_add_rPr().append(_element("w:lang", val=part.lang))
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


def _element(name: str, *, val: str) -> Any:
    made = OxmlElement(name)
    made.set(qn("w:val"), val)
    return made


def _clean(text: str) -> str:
    """Text that XML can hold; what it cannot is marked."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
