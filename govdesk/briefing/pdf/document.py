# SPDX-License-Identifier: Apache-2.0
"""`PacketDoc`: blocks in, PDF bytes out. The same blocks give the same bytes on every machine."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    ListFlowable,
    ListItem,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus.tableofcontents import TableOfContents

from govdesk.briefing.blocks import (
    BadStructure,
    Block,
    DataTable,
    Figure,
    H,
    Items,
    KeyFigures,
    Note,
    P,
    PageBreak,
    Space,
    Toc,
    check_headings,
)
from govdesk.briefing.pdf import charts
from govdesk.briefing.pdf import styles as look

PAGES = {"A4": A4, "Letter": LETTER}
MARGIN = 56.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished document."""

    content: bytes
    pages: int


class PacketDoc:
    """A document with a title, a language and a running footer.

    `page_words` is the footer's template with `{page}` and `{pages}`. Raises BadStructure without
    title or language, MissingGlyph for text that the font cannot draw.
    """

    def __init__(
        self,
        *,
        title: str,
        lang: str,
        author: str,
        subject: str,
        footer: str,
        page_words: str,
        page: str = "A4",
    ) -> None:
        if not title.strip() or not lang.strip():
            raise BadStructure("a document needs a title and a language")
        self.title, self.lang, self.author, self.subject = title, lang, author, subject
        self.footer, self.page_words = footer, page_words
        self.size = PAGES[page]
        self.width = self.size[0] - 2 * MARGIN

    def build(self, blocks: Sequence[Block]) -> Drawn:
        """Draw the blocks."""
        look.register_fonts()
        check_headings(blocks)
        count = self._draw(blocks, pages=0)[1]
        content, again = self._draw(blocks, pages=count)
        assert again == count, "page numbers must not move the pages"
        return Drawn(content, count)

    def _draw(self, blocks: Sequence[Block], *, pages: int) -> tuple[bytes, int]:
        out = io.BytesIO()
        doc = _Template(
            out,
            pagesize=self.size,
            leftMargin=MARGIN,
            rightMargin=MARGIN,
            topMargin=MARGIN,
            bottomMargin=MARGIN + 6,
            title=self.title,
            author=self.author,
            subject=self.subject,
            creator="GovDesk",
            lang=self.lang,
            invariant=1,
            pageCompression=1,
            initialFontName=look.BODY,
        )
        frame = Frame(MARGIN, MARGIN + 6, self.width, self.size[1] - 2 * MARGIN - 6, 0, 0, 0, 0)

        def furniture(canvas: Canvas, _doc: object) -> None:
            number = canvas.getPageNumber()
            canvas.setFont(look.BODY, 8)
            canvas.setFillColor(look.QUIET)
            canvas.drawString(MARGIN, 34, self.footer)
            words = self.page_words.format(page=number, pages=pages)
            canvas.drawRightString(self.size[0] - MARGIN, 34, words)
            canvas.setStrokeColor(look.HAIRLINE)
            canvas.line(MARGIN, 47, self.size[0] - MARGIN, 47)

        doc.addPageTemplates([PageTemplate("page", [frame], onPage=furniture)])
        doc.multiBuild([flow for block in blocks for flow in self._flow(block)])
        return out.getvalue(), doc.page

    def _flow(self, block: Block) -> list[Flowable]:
        style = look.styles()
        match block:
            case H(level, text):
                heading = _paragraph(text, f"h{level}")
                heading.outline = (level, text)  # type: ignore[attr-defined]
                return [heading]
            case P(text, role, link):
                return [_paragraph(text, role, link)]
            case Items(items, numbered):
                return [_items(items, numbered)]
            case DataTable():
                return [self._table(block), _paragraph(block.caption, "caption")]
            case Figure(spec, _alt, caption):
                figure = charts.drawing(spec, self.width)
                return [KeepTogether([figure, _paragraph(caption, "caption")])]
            case KeyFigures(figures):
                return [self._key_figures(figures)]
            case Note(title, text):
                return [self._note(title, text), Spacer(0, 8)]
            case Space(points):
                return [Spacer(0, points)]
            case PageBreak():
                return [NewPage()]
            case Toc(title):
                toc = TableOfContents(levelStyles=[style["toc1"], style["toc2"]])
                toc.dotsMinLevel = 9
                return [_paragraph(title, "strong"), toc]

    def _table(self, block: DataTable) -> Table:
        columns = len(block.rows[0])
        align = (block.align or "l" * columns).ljust(columns, "l")
        shares = block.widths or (1.0,) * columns
        cells = []
        for index, row in enumerate(block.rows):
            head = index < block.header_rows
            cells.append(
                [
                    _paragraph(
                        text,
                        ("head" if head or column < block.header_cols - 1 else "cell")
                        + ("_r" if align[column] == "r" else ""),
                    )
                    for column, text in enumerate(row)
                ]
            )
        return Table(
            cells,
            colWidths=[self.width * share / sum(shares) for share in shares],
            repeatRows=block.header_rows,
            spaceBefore=4,
            spaceAfter=4,
            style=TableStyle(
                [
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("FONT", (0, 0), (-1, -1), look.BODY),
                    ("LINEBELOW", (0, 0), (-1, -1), 0.5, look.HAIRLINE),
                    ("LINEBELOW", (0, 0), (-1, block.header_rows - 1), 1, look.INK),
                    ("LEFTPADDING", (0, 0), (-1, -1), 3),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 5),
                    ("TOPPADDING", (0, 0), (-1, -1), 4),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
                ]
            ),
        )

    def _key_figures(self, figures: tuple[tuple[str, str], ...]) -> Table:
        row = [
            [_paragraph(value, "figure"), _paragraph(what, "caption")] for value, what in figures
        ]
        return Table(
            [row],
            colWidths=[self.width / len(figures)] * len(figures),
            style=TableStyle(
                [
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("FONT", (0, 0), (-1, -1), look.BODY),
                    ("LINEABOVE", (0, 0), (-1, 0), 1, look.ACCENT),
                    ("LEFTPADDING", (0, 0), (-1, -1), 0),
                    ("TOPPADDING", (0, 0), (-1, -1), 8),
                ]
            ),
        )

    def _note(self, title: str, text: str) -> Table:
        return Table(
            [[[_paragraph(title, "strong"), _paragraph(text, "note")]]],
            colWidths=[self.width],
            style=TableStyle(
                [
                    ("BACKGROUND", (0, 0), (-1, -1), look.SUNKEN),
                    ("FONT", (0, 0), (-1, -1), look.BODY),
                    ("LEFTPADDING", (0, 0), (-1, -1), 12),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 12),
                    ("TOPPADDING", (0, 0), (-1, -1), 10),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
                ]
            ),
        )


class _Template(BaseDocTemplate):
    """Enters headings into the outline and the table of contents as they are drawn."""

    def afterFlowable(self, flowable: Flowable) -> None:
        outline = getattr(flowable, "outline", None)
        if outline is None:
            return
        level, text = outline
        key = f"h{self.seq.nextf('heading')}"
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(text, key, level - 1, closed=level > 1)
        if level <= 2:
            self.notify("TOCEntry", (level - 1, escape(text), self.page, key))


def _paragraph(text: str, style: str, link: str = "") -> Paragraph:
    chosen = look.styles()[style]
    look.check_glyphs(text, chosen.fontName)
    markup = escape(text).replace("\n", "<br/>")
    if link.startswith("https://"):
        markup = f'<a href="{escape(link, {chr(34): "&quot;"})}" color="#0b5cad">{markup}</a>'
    made = Paragraph(markup or "&nbsp;", chosen)
    made.splitLongWords = 1  # type: ignore[attr-defined]
    return made


def _items(items: tuple[str, ...], numbered: bool) -> ListFlowable:
    return ListFlowable(
        [ListItem(_paragraph(item, "body"), leftIndent=18) for item in items],
        bulletType="1" if numbered else "bullet",
        start=None if numbered else "•",
        bulletFontName=look.BODY,
        bulletFontSize=9,
        leftIndent=18,
    )
