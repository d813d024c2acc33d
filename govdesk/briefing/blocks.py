# SPDX-License-Identifier: Apache-2.0
"""Content blocks: what a packet says, before anyone decides how it looks.

Blocks are data, drawn as pages by `govdesk.briefing.layout` and as a web page by
`govdesk.briefing.html`. Text is plain text in `Run`s, never markup. What would shut a reader out is
refused: `BlockError` and its kinds are raised, not warned.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from govdesk.briefing.pdf.errors import EmptyAlt, HeadingJump, NoHeader
from govdesk.briefing.pdf.errors import PdfError as BlockError
from govdesk.queries.charts import ChartSpec, Mark


class UnsafeLink(BlockError):
    """A link to anything but https or a place in the document."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of plain text in one manner. `lang` when it differs from the document's."""

    text: str
    bold: bool = False
    italic: bool = False
    quiet: bool = False
    """Secondary: drawn smaller and lighter."""
    link: str | None = None
    """`https://...`, or `#anchor` of a heading."""
    lang: str | None = None

    def __post_init__(self) -> None:
        if self.link is not None and not self.link.startswith(("https://", "#")):
            raise UnsafeLink(self.link)


Rich = str | Run | tuple[str | Run, ...]
"""Text of a block or cell: plain, or runs one after another."""

TextStyle = Literal["body", "lead", "small", "label", "strong"]
Align = Literal["left", "right", "center"]


def numeric(columns: int) -> tuple[Align, ...]:
    """Alignment of a table whose first column names things and whose others are numbers."""
    right: Align = "right"
    return ("left", *(right for _ in range(columns - 1)))


def runs(text: Rich) -> tuple[Run, ...]:
    """Any text as runs."""
    parts = text if isinstance(text, tuple) else (text,)
    return tuple(part if isinstance(part, Run) else Run(part) for part in parts)


def plain(text: Rich) -> str:
    """Any text without its manner."""
    return "".join(run.text for run in runs(text))


@dataclass(frozen=True, slots=True)
class H:
    """A heading of level 1 to 4; `anchor` is the name that links point to."""

    level: int
    text: Rich
    anchor: str | None = None
    listed: bool = True
    """Whether it stands in the table of contents (levels 1 and 2 do)."""


@dataclass(frozen=True, slots=True)
class P:
    """A paragraph. Line breaks in the text are kept."""

    text: Rich
    style: TextStyle = "body"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, bulleted or numbered."""

    items: tuple[Rich, ...]
    numbered: bool = False


def bullets(items: Iterable[Rich]) -> Listing:
    """A bulleted list."""
    return Listing(tuple(items))


def numbered(items: Iterable[Rich]) -> Listing:
    """A numbered list."""
    return Listing(tuple(items), numbered=True)


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table of data. The first `header_rows` and `header_cols` are headers.

    `summary` says what the table shows, for those who hear it, in the document's language alone;
    `caption` is printed above it.
    `align` and `weights` have one entry for each column; a weight of 0 fits the content.
    """

    rows: tuple[tuple[Rich, ...], ...]
    summary: str
    header_rows: int = 1
    header_cols: int = 0
    caption: Rich = ""
    align: tuple[Align, ...] = ()
    weights: tuple[float, ...] = ()
    total_row: bool = False
    """Whether the last row is a total."""
    dense: bool = False
    """Small type and tight rows, for the data behind a chart."""
    to_fill: bool = False
    """Whether a hand writes into it: rows as high as handwriting."""

    def __post_init__(self) -> None:
        if not self.rows or len({len(row) for row in self.rows}) != 1 or not self.rows[0]:
            raise BlockError("a table needs rows of one length")
        if self.header_rows + self.header_cols < 1 or not self.summary.strip():
            raise NoHeader(plain(self.caption) or "a table")
        headers = [cell for row in self.rows[: self.header_rows] for cell in row]
        headers += [cell for row in self.rows for cell in row[: self.header_cols]]
        if not all(plain(cell).strip() for cell in headers):
            raise NoHeader(f"an empty header cell: {plain(self.caption) or self.summary}")
        if any(given and len(given) != self.columns for given in (self.align, self.weights)):
            raise BlockError("one alignment and one weight for each column")

    @property
    def columns(self) -> int:
        """Number of columns."""
        return len(self.rows[0])


@dataclass(frozen=True, slots=True)
class Columns:
    """Short tables that stand side by side when there is room; they are read one after another.

    They are parts of one table, with the same headers, unless they are `apart`: then each has its
    own, and the first one's caption stands over them all.
    """

    tables: tuple[DataTable, ...]
    apart: bool = False


def joined(tables: Sequence[DataTable]) -> DataTable:
    """Tables that stand side by side as the one table that they are parts of."""
    first, *others = tables
    more = (row for one in others for row in one.rows[one.header_rows :])
    total = tables[-1].total_row
    return replace(first, rows=(*first.rows, *more), total_row=total)


def parted(table: DataTable, count: int) -> tuple[DataTable, ...]:
    """One table as up to `count` that stand side by side, each with its headers."""
    head, body = table.rows[: table.header_rows], table.rows[table.header_rows :]
    length = max(1, -(-len(body) // count))
    return tuple(
        replace(
            table,
            rows=(*head, *body[start : start + length]),
            total_row=table.total_row and start + length >= len(body),
        )
        for start in range(0, len(body), length)
    )


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart. `alt` says what it shows, in the document's language alone; `key` words the marks
    that it uses; `caption` is printed above it, a part of it;
    `data` is its table, in parts that stand side by side when there is room, printed below it with
    what it says no line of (`data_note`)."""

    spec: ChartSpec
    alt: str
    caption: Rich = ""
    key: tuple[tuple[Mark, str], ...] = ()
    data: tuple[DataTable, ...] = ()
    data_note: str = ""
    decimals: int | None = None
    """Most decimals that the scale may show."""

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise EmptyAlt(self.spec.title)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of dots: a PNG or JPEG file that holds nothing but what is seen. `alt` says what it
    shows, in `lang` where that is not the document's; sizes are pixels."""

    content: bytes
    kind: Literal["png", "jpeg"]
    width: int
    height: int
    alt: str
    lang: str | None = None

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise EmptyAlt("a picture")


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One number with what it is."""

    value: Rich
    label: Rich
    note: Rich = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A row of up to four numbers that matter."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something set apart from the text: a caution, a quotation, an invitation."""

    text: Rich
    title: Rich = ""
    tone: Literal["plain", "accent", "quote"] = "plain"


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code of a text that a phone can take over; `alt` says what it is, and `caption` under
    it what is in it, unless the words before it do. On paper so many of the blocks before it stand
    `beside` it."""

    text: str
    alt: str
    caption: str
    beside: int = 0

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise EmptyAlt(self.text)


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """A place for a digital signature. `tooltip` is what a screen reader says of it."""

    text: str
    tooltip: str
    name: str = "Publication"


@dataclass(frozen=True, slots=True)
class Cover:
    """The front page: who, what, when; `facts` below; `notices` at its foot."""

    over: str
    title: str
    subtitle: Rich
    facts: tuple[tuple[str, Rich], ...] = ()
    notices: tuple[Rich, ...] = ()
    notices_title: str = ""
    flag: str = ""
    """A word that must not be missed ("Draft")."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines to write on by hand, to the foot of the page; `least` so many."""

    least: int = 8


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class Toc:
    """The table of contents, under its title."""

    title: str


Block = (
    H
    | P
    | Listing
    | DataTable
    | Columns
    | Figure
    | Image
    | KeyFigures
    | Note
    | Code
    | SignatureBox
    | Cover
    | Lines
    | PageBreak
    | Toc
)


def check_headings(blocks: Sequence[Block]) -> None:
    """Raises HeadingJump unless headings start at level 1 and go down one level at a time."""
    level = 0
    for block in blocks:
        if isinstance(block, H):
            if not 1 <= block.level <= level + 1:
                raise HeadingJump(f"level {block.level} after {level}: {plain(block.text)}")
            level = block.level
