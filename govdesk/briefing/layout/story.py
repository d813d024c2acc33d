# SPDX-License-Identifier: Apache-2.0
"""Blocks into ReportLab's flowables, each heading kept with what follows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable
from reportlab.platypus import PageBreak as NewPage

from govdesk.briefing.blocks import (
    Block,
    Code,
    Columns,
    Cover,
    KeyFigures,
    Lines,
    Note,
    PageBreak,
    SignatureBox,
)
from govdesk.briefing.blocks import DataTable as TableBlock
from govdesk.briefing.blocks import Figure as FigureBlock
from govdesk.briefing.blocks import H as HeadingBlock
from govdesk.briefing.blocks import Image as ImageBlock
from govdesk.briefing.blocks import Listing as ListBlock
from govdesk.briefing.blocks import P as TextBlock
from govdesk.briefing.blocks import Toc as TocBlock
from govdesk.briefing.layout import tables
from govdesk.briefing.layout.charts import Number, drawing
from govdesk.briefing.layout.codes import qr_code
from govdesk.briefing.layout.columns import columns, grid
from govdesk.briefing.layout.cover import cover
from govdesk.briefing.layout.fill import Kept
from govdesk.briefing.layout.look import BAND, HAIRLINE, OUTLINE, Look
from govdesk.briefing.layout.text import SectionHeading, listing, note, paragraph, printed
from govdesk.briefing.layout.writing import APART, MORE, ToWriteOn
from govdesk.briefing.pdf import (
    DataTable,
    Figure,
    H,
    Listing,
    P,
    Page,
    Picture,
    SignatureField,
    Toc,
)
from govdesk.briefing.pdf.toc import Entry

_POINTS = 0.75
"""Of a dot."""
_TALLEST = 0.55
"""No picture is higher than this share of the page."""
_QUIET = 12.0
"""Points around a code that a phone wants empty: four of its squares."""
_BESIDE = 66.0
"""Sides of a code that words stand beside: 23 mm."""
_APART = 18.0
"""Points between the words and the code."""
_LINES_KEPT = 3
_ROWS_KEPT = 4
_OF_ROWS = 0.2
"""Share of the page that its first rows need at the most, where the first alone needs no more."""
_WHOLE = 0.42
"""A table lower than this share of the page is not broken."""
_FEW_ROWS, _WHOLE_OF_FEW = 6, 0.6
"""Nor is one of so few rows that is lower than this share."""
_ALMOST_EMPTY = 0.28
"""What runs over onto a page of its own fills at least this share of it, or is set tighter."""
_TIGHTER = ((1.0, 0.75), (1.0, 0.5))
"""Shares of the usual size, and of the usual room around things, that are tried then."""
_SHEETS = 2
"""A document of at most so many pages, and no cover, is meant to stand on one page."""
_FEW_SHEETS, _HOLE = 3, 0.3
"""One of a page more, or in large print, is set tighter where its last page then takes less by this
share of it, because what belongs together stands together on the page before."""
_TALLER = (1.5, 1.4, 1.3, 1.2, 1.1)
"""Charts are made so many times higher where their page stays empty otherwise."""
_SMALLER = tuple((share / 100, 0.5 if share > 86 else 0.35) for share in range(98, 79, -2))
"""Those that are tried, too, where a document is meant to stand on one page."""


class Story:
    """Makes flowables for the text area of a page."""

    def __init__(
        self,
        page: Page,
        look: Look,
        number: Number,
        *,
        taller: float = 1.0,
    ) -> None:
        """Charts are `taller` times as high as usual."""
        self.page, self.look, self.number = page, look, number
        self.taller = taller
        self.width, self.height = page.width, page.height
        self.below = page.size[1] * (1 - BAND) - page.bottom
        self._headings = 0
        self._listed: tuple[Entry, ...] = ()
        self._short = False
        """Whether what came last says so little that the next part begins below it."""
        self._sheet = False
        """Whether all of it stands on one page if it can: it has no cover and breaks nowhere."""

    def flows(self, blocks: Sequence[Block]) -> list[Flowable]:
        """All blocks, in order."""
        self._listed = tuple(
            Entry(block.level, printed(block.text, self.look[f"toc{min(block.level, 2)}"]), "")
            for block in blocks
            if isinstance(block, HeadingBlock) and block.listed
        )
        story: list[Flowable] = []
        used = 0.0
        runs = list(_between_breaks(blocks))
        self._sheet = len(runs) == 1
        for run in runs:
            flows, used = self._fitted(run, used)
            story += flows
        return story

    def _fitted(self, run: Sequence[Block], used: float) -> tuple[list[Flowable], float]:
        """What stands between two page breaks, with a little less room around things where a few
        lines of it would otherwise lie on a page by themselves. Where they do all the same, and
        where it takes little of a page, what comes next begins on that page. `used` points of its
        first page are taken by what was so before it; the second value is how many it leaves
        so."""
        headings = self._headings
        kept = self._kept(run)
        if any(isinstance(block, Cover) for block in run):
            return kept.story, 0.0
        pages, rest = kept.filled(self.width, self.height, used)
        goes_on = isinstance(run[-1], PageBreak)
        # Below what says little it begins only where all of it fits; so does what comes last.
        whole = self._short or not goes_on
        alone = kept.filled(self.width, self.height)[0] if used and whole else pages
        self._short = pages == 1 and rest < _ALMOST_EMPTY * self.height
        if self._short and goes_on and len(kept.story) > 1:
            return _without_break(kept.story, rest)
        sheet = self._sheet and pages <= _FEW_SHEETS
        spills = rest <= _ALMOST_EMPTY * self.height
        if pages > 1 and (spills or sheet or pages > alone):
            one_page = sheet and pages <= _SHEETS and self.look.scale <= 1
            for share, air in (*_TIGHTER, *(_SMALLER if one_page else ())):
                tried = self._as(self.look.tighter(air, share), headings, run)
                so_many, left = tried.filled(self.width, self.height, used)
                less = sheet and so_many == pages and left < rest - _HOLE * self.height
                if so_many < (2 if one_page else pages) or (less and not one_page):
                    return tried.story, 0.0
            if pages > alone:
                self._headings = headings
                story, used = self._fitted(run, 0.0)
                return [NewPage(), *story], used
            if spills and goes_on:
                return _without_break(kept.story, rest)
        for taller in _TALLER if any(isinstance(block, FigureBlock) for block in run) else ():
            tried = self._as(self.look, headings, run, taller=taller)
            so_many, left = tried.filled(self.width, self.height, used)
            # What stands below the chart stays on its page, or all of it on the next.
            if so_many == pages and (pages == 1 or left == rest):
                return tried.story, 0.0
        return kept.story, 0.0

    def _as(
        self,
        look: Look,
        headings: int,
        run: Sequence[Block],
        *,
        taller: float = 1.0,
    ) -> Kept:
        """The blocks in another way, after so many headings."""
        other = Story(self.page, look, self.number, taller=taller)
        other._headings, other._listed = headings, self._listed
        return other._kept(run)

    def _kept(self, run: Sequence[Block]) -> Kept:
        """The blocks' flowables, each with the room without which it goes to the next page."""
        parts: list[list[Flowable]] = []
        for block in run:
            if isinstance(block, Code) and block.beside:
                before = [flow for part in parts[-block.beside :] for flow in part]
                parts[-block.beside :] = [[self._beside(before, block)]]
                continue
            flows = self._flow(block)
            if isinstance(block, FigureBlock) and len(flows) > 1:
                # The numbers behind a chart may begin a page of their own.
                parts += [flows[:1], flows[1:]]
            elif all(isinstance(flow, DataTable) for flow in flows):
                parts += [[flow] for flow in flows]
            else:
                parts.append(flows)
        story: list[Flowable] = []
        for place, part in enumerate(parts):
            if (
                len(part) > 1
                or isinstance(part[0], H | DataTable)
                or self._short_with(parts, place)
            ):
                story.append(CondPageBreak(min(self._room(parts, place), self.height * 0.8)))
            story += part
        return Kept(story)

    def _flow(self, block: Block) -> list[Flowable]:
        look = self.look
        match block:
            case HeadingBlock():
                self._headings += 1
                key = block.anchor or f"heading-{self._headings}"
                style = look[f"h{block.level}"]
                listed = block.listed and block.level <= 2
                kind = SectionHeading if block.level == 1 else H
                text = printed(block.text, style)
                return [kind(block.level, text, style, key=key, listed=listed)]
            case TextBlock():
                return [paragraph(block.text, look[block.style])]
            case ListBlock():
                return [listing(block, look)]
            case TableBlock():
                return [tables.data_table(block, self.width, self.height * 0.5, look)]
            case Columns():
                return columns(block, self.width, self.height, self.look)
            case FigureBlock():
                return self._figure(block)
            case ImageBlock():
                return [self._image(block)]
            case KeyFigures():
                return [tables.key_figures(block, self.width, look)]
            case Note():
                return [note(block, look)]
            case Code():
                code = Figure(qr_code(block.text), block.alt, space_after=_QUIET)
                code.spaceBefore = _QUIET
                code.hAlign = "RIGHT" if look.rtl else "LEFT"
                said = [paragraph(block.caption, look["small"])] if block.caption else []
                return [code, *said]
            case Lines(least=least):
                return [ToWriteOn(least, APART * min(look.scale, MORE))]
            case SignatureBox():
                words = paragraph(block.text, look["small"])
                field = SignatureField(block.name, block.tooltip, words, color=OUTLINE)
                field.spaceBefore, field.spaceAfter = 8, 10
                return [field]
            case Cover():
                return [*cover(block, self.width, self.below, look), NewPage()]
            case PageBreak():
                return [NewPage()]
            case TocBlock():
                toc = Toc((look["toc1"], look["toc2"]), rule=HAIRLINE, rtl=look.rtl)
                toc.fill(self._listed)
                return [paragraph(block.title, look["h1"]), toc]

    def _figure(self, block: FigureBlock) -> list[Flowable]:
        """The chart with its caption, and the numbers behind it."""
        data: list[Flowable] = []
        if block.spec.note:
            data.append(paragraph(block.spec.note, self.look["small"]))
        if block.data:
            data += columns(Columns(block.data), self.width, self.height, self.look)
        if block.data_note:
            data.append(paragraph(block.data_note, self.look["small"]))
        return Figure(
            drawing(block, self.width, self.look, self.number, self.taller),
            block.alt,
            caption=paragraph(block.caption, self.look["caption"]) if block.caption else None,
            data=data,
            space_after=9,
        ).parts()

    def _beside(self, words: Sequence[Flowable], block: Code) -> Flowable:
        """Words, and at their side the code that they tell of."""
        look = self.look
        said = [paragraph(block.caption, look["small"])] if block.caption else []
        code = Figure(qr_code(block.text, _BESIDE), block.alt)
        code.spaceBefore = 3.0
        widths = (self.width - _BESIDE - _APART, _BESIDE)
        beside = grid([[*words, *said], [code]], widths, look, _APART)
        beside.spaceBefore, beside.spaceAfter = 4 * look.air, 8 * look.air
        return beside

    def _image(self, block: ImageBlock) -> Picture:
        """As large as on paper at 96 dots an inch, within the text and a good half of the page."""
        width, height = (
            block.width * _POINTS * self.look.scale,
            block.height * _POINTS * self.look.scale,
        )
        share = min(1.0, self.width / width, self.height * _TALLEST / height)
        picture = Picture(
            block.content, block.alt, width * share, height * share, lang=block.lang or ""
        )
        picture.spaceBefore, picture.spaceAfter = 6 * self.look.air, 10 * self.look.air
        picture.hAlign = "RIGHT" if self.look.rtl else "LEFT"
        return picture

    def _room(self, parts: Sequence[list[Flowable]], place: int) -> float:
        """Points that must be free for a part to begin here: enough of it, or of what it heads."""
        part = parts[place]
        if part and isinstance(part[0], H):
            return self._height(part[0]) + self._room_after(parts, place + 1)
        room = 0.0
        for flow in part:
            if isinstance(flow, NewPage | Toc):
                break
            if isinstance(flow, DataTable):
                whole = self._height(flow)
                least = flow.getSpaceBefore() + flow.caption_height + self._first_rows(flow)
                few = len(flow.row_heights) - flow.table.repeatRows <= _FEW_ROWS
                most = _WHOLE_OF_FEW if few else _WHOLE
                below = self._below(parts, place)
                room += whole + below if whole < self.height * most else least
                break
            if isinstance(flow, Listing):
                style = flow.items[0].style
                some = _LINES_KEPT * (style.leading + style.spaceAfter)
                room += min(self._height(flow), some)
                break
            if isinstance(flow, P):
                lines = _LINES_KEPT * flow.style.leading
                room += min(self._height(flow), lines + flow.getSpaceBefore())
                room += self._short_with(parts, place)
                continue
            room += self._height(flow)
        return room

    def _below(self, parts: Sequence[list[Flowable]], place: int) -> float:
        """Room for the line in small print under a part, which is about it."""
        for part in parts[place + 1 : place + 2]:
            if len(part) == 1 and type(part[0]) is P and part[0].style.name == "small":
                return self._height(part[0])
        return 0.0

    def _short_with(self, parts: Sequence[list[Flowable]], place: int) -> float:
        """The same under a paragraph that is too short to be broken; nothing under others."""
        (first, *more) = parts[place]
        if more or type(first) is not P or first.style.name == "small":
            return 0.0
        short = self._height(first) <= _LINES_KEPT * first.style.leading + first.getSpaceAfter()
        return self._below(parts, place) if short else 0.0

    def _room_after(self, parts: Sequence[list[Flowable]], place: int) -> float:
        """Room for what a heading heads: a paragraph that leads to a table or to another heading
        takes it along."""
        if place >= len(parts):
            return 0.0
        room = self._room(parts, place)
        following = parts[place + 1] if place + 1 < len(parts) else []
        leads = len(parts[place]) == 1 and type(parts[place][0]) is P
        heads = any(isinstance(flow, DataTable | H) for flow in following)
        if leads and (heads or (following and self._short_with(parts, place + 1))):
            room += self._room(parts, place + 1)
        return room

    def _first_rows(self, table: DataTable) -> float:
        """What the rows need that a table begins with."""
        heights, heads = table.row_heights, table.table.repeatRows
        most = self.height * _OF_ROWS
        first = heights[heads] if len(heights) > heads else 0.0
        some = min(most, sum(heights[heads : heads + _ROWS_KEPT]))
        return sum(heights[:heads]) + max(
            min(first, most) if table.table.splitInRow else first, some
        )

    def _height(self, flow: Flowable) -> float:
        height = flow.wrap(self.width, 1_000_000)[1]
        return float(height) + flow.getSpaceBefore() + flow.getSpaceAfter()


def _without_break(story: list[Flowable], rest: float) -> tuple[list[Flowable], float]:
    """A story that ends with a page break, without it, and the points that it fills."""
    return story[:-1], rest + story[-2].getSpaceAfter()


def _between_breaks(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks in stretches, each with the page break that ends it."""
    run: list[Block] = []
    for block in blocks:
        run.append(block)
        if isinstance(block, PageBreak | Cover):
            yield run
            run = []
    if run:
        yield run
