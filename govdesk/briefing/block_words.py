# SPDX-License-Identifier: Apache-2.0
"""Where in a packet a text stands: under which heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from govdesk.briefing.blocks import (
    Block,
    Code,
    Columns,
    Cover,
    DataTable,
    Figure,
    H,
    Image,
    KeyFigures,
    Listing,
    Note,
    P,
    SignatureBox,
    plain,
)


@dataclass(slots=True)
class Passage:
    """Everything that is printed under one heading, piece by piece."""

    heading: str
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of it, with one blank between words."""
        return _even(" ".join(self.pieces))


class Whereabouts:
    """Finds the headings that a text stands under."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.passages = passages(blocks)
        self._texts = [(one.heading, one.text) for one in self.passages]

    def of(self, text: str) -> str | None:
        """The first heading that a text stands under, empty for the front; None: nowhere."""
        lines = (_even(line) for line in text.splitlines())
        wanted = next((line for line in lines if line), "")
        return next((heading for heading, said in self._texts if wanted in said), None)


def passages(blocks: Sequence[Block]) -> list[Passage]:
    """A packet's words, in reading order, by heading; what comes before the first has none."""
    found = [Passage("")]
    for block in blocks:
        if isinstance(block, H):
            found.append(Passage(plain(block.text)))
        found[-1].pieces += [said for said in _words(block) if said]
    return found


def _words(block: Block) -> Iterator[str]:
    """The words of one block, those of alternative texts too."""
    match block:
        case H(text=text) | P(text=text):
            yield plain(text)
        case Note(text=text, title=title):
            yield plain(title)
            yield plain(text)
        case Listing(items=items):
            yield from (plain(item) for item in items)
        case DataTable():
            yield from _of_table(block)
        case Columns(tables=tables):
            for table in tables:
                yield from _of_table(table)
        case Figure():
            yield from (block.spec.title, block.alt, plain(block.caption), block.data_note)
            for table in block.data:
                yield from _of_table(table)
        case Image(alt=alt) | Code(alt=alt):
            yield alt
        case KeyFigures(items=figures):
            for one in figures:
                yield from (plain(said) for said in (one.value, one.label, one.note))
        case Cover():
            yield from (block.over, block.title, plain(block.subtitle), block.flag)
            yield block.notices_title
            yield from (f"{name} {plain(said)}" for name, said in block.facts)
            yield from (plain(notice) for notice in block.notices)
        case SignatureBox(text=text):
            yield text
        case _:
            return


def _of_table(table: DataTable) -> Iterator[str]:
    yield plain(table.caption)
    yield table.summary
    for row in table.rows:
        yield from (plain(cell) for cell in row)


def _even(text: str) -> str:
    return " ".join(text.split())
