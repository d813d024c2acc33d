# SPDX-License-Identifier: Apache-2.0
"""Checkpoints 10 and 31 of the Matterhorn Protocol: the fonts of a document and the characters
that are printed with them, read from the font programs themselves."""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from tests.briefing.reading import instructions

_SYMBOLIC = 4
_TOLD = re.compile(rb"<([0-9A-Fa-f]+)>")
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_SHOWS = frozenset(("Tj", "TJ", "'", '"'))


@dataclass(frozen=True)
class Program:
    """A TrueType program: its character maps by platform and encoding, widths and glyphs."""

    maps: dict[tuple[int, int], dict[int, int]]
    widths: tuple[float, ...]
    """In thousandths, by glyph."""

    @property
    def glyphs(self) -> int:
        """How many there are."""
        return len(self.widths)


def broken_fonts(pdf: pikepdf.Pdf) -> set[str]:
    """The numbers of the conditions on fonts that a document meets."""
    fonts: dict[tuple[int, int], Any] = {}
    used: dict[tuple[int, int], set[int]] = defaultdict(set)
    for page in pdf.pages:
        for key, codes, font in _shown(page):
            fonts[key] = font
            used[key] |= codes
    return {number for key, font in fonts.items() for number in _font(font, used[key])}


def _shown(page: pikepdf.Page) -> Iterator[tuple[tuple[int, int], set[int], Any]]:
    held: Any = page.obj
    resources = held.get("/Resources", {}).get("/Font", {})
    font = None
    for operands, said in instructions(page):
        if said == "Tf":
            font = resources[operands[0]]
        elif said in _SHOWS and font is not None:
            last = operands[-1]
            pieces = last if isinstance(last, pikepdf.Array) else [last]
            codes = {
                c for piece in pieces if isinstance(piece, pikepdf.String) for c in bytes(piece)
            }
            yield font.objgen, codes, font


def _font(font: Any, codes: set[int]) -> Iterator[str]:
    kind = str(font.Subtype)
    if kind == "/Type0":  # this layer makes none: each of their conditions would have to be read
        yield from (f"31-{number:03d}" for number in (*range(1, 9), 14, 15))
        return
    descriptor = font.get("/FontDescriptor")
    if descriptor is None or "/FontFile2" not in descriptor:
        yield "31-009"
        return
    if "/CharSet" in descriptor:
        yield from ("31-012", "31-013")
    program = _program(descriptor.FontFile2.read_bytes())
    symbolic = bool(int(descriptor.Flags) & _SYMBOLIC)
    yield from _symbolic(font, program) if symbolic else _named(font, program)
    yield from _glyphs(font, program, codes)
    if "/ToUnicode" not in font:
        yield from ("31-027", "10-001", "17-003")
        return
    told = _told(font.ToUnicode.read_bytes())
    if any("\x00" in text for text in told.values()):
        yield "31-028"
    if any("\ufeff" in text or "\ufffe" in text for text in told.values()):
        yield "31-029"
    if codes - told.keys():
        yield from ("10-001", "17-003")


def _symbolic(font: Any, program: Program) -> Iterator[str]:
    if "/Encoding" in font:
        yield "31-024"
    if not program.maps:
        yield "31-025"
    elif len(program.maps) > 1 and (3, 0) not in program.maps:
        yield "31-026"


def _named(font: Any, program: Program) -> Iterator[str]:
    """Of a font that is not symbolic: this layer makes none with a list of differences."""
    if not {(3, 1), (1, 0)} & program.maps.keys():
        yield from ("31-017", "31-018")
    encoding = font.get("/Encoding")
    if encoding is None:
        yield "31-019"
        return
    base = encoding if isinstance(encoding, pikepdf.Name) else encoding.get("/BaseEncoding")
    if base is None:
        yield "31-020"
    elif base not in ("/MacRomanEncoding", "/WinAnsiEncoding"):
        yield "31-021"
    if not isinstance(encoding, pikepdf.Name) and "/Differences" in encoding:
        yield from ("31-022", "31-023")


def _glyphs(font: Any, program: Program, codes: set[int]) -> Iterator[str]:
    known = program.maps.get((3, 0)) or next(iter(program.maps.values()), {})
    first, widths = int(font.FirstChar), [float(one) for one in font.Widths]
    for code in codes:
        glyph = known.get(code) or known.get(0xF000 + code, 0)
        if glyph == 0:
            yield "31-030"
        elif glyph >= program.glyphs:
            yield "31-011"
        elif code - first not in range(len(widths)) or (
            abs(widths[code - first] - program.widths[glyph]) > 1
        ):
            yield "31-016"


def _told(cmap: bytes) -> dict[int, str]:
    """What each code is in Unicode."""
    told: dict[int, str] = {}
    for kind, block in _BLOCK.findall(cmap):
        said = [bytes.fromhex(one.decode()) for one in _TOLD.findall(block)]
        step = 2 if kind == b"bfchar" else 3
        for at in range(0, len(said), step):
            first, last = (int.from_bytes(said[at + one]) for one in (0, step - 2))
            start = said[at + step - 1].decode("utf-16-be")
            for code in range(first, last + 1):
                told[code] = start[:-1] + chr(ord(start[-1]) + code - first)
    return told


def _program(data: bytes) -> Program:
    (count,) = struct.unpack(">H", data[4:6])
    tables = {}
    for at in range(count):
        tag, _sum, start, size = struct.unpack(">4sLLL", data[12 + 16 * at : 28 + 16 * at])
        tables[tag] = data[start : start + size]
    (units,) = struct.unpack(">H", tables[b"head"][18:20])
    (metrics,) = struct.unpack(">H", tables[b"hhea"][34:36])
    (glyphs,) = struct.unpack(">H", tables[b"maxp"][4:6])
    advances = [
        struct.unpack(">H", tables[b"hmtx"][4 * at : 4 * at + 2])[0] for at in range(metrics)
    ]
    advances += [advances[-1]] * (glyphs - metrics)
    return Program(
        _maps(tables.get(b"cmap", b"\0" * 4)), tuple(one * 1000 / units for one in advances)
    )


def _maps(table: bytes) -> dict[tuple[int, int], dict[int, int]]:
    maps = {}
    (count,) = struct.unpack(">H", table[2:4])
    for at in range(count):
        platform, encoding, start = struct.unpack(">HHL", table[4 + 8 * at : 12 + 8 * at])
        maps[platform, encoding] = _map(table[start:])
    return maps


def _map(table: bytes) -> dict[int, int]:
    """A map of the forms that subsets are written in: a byte each, or a run from a first code."""
    (form,) = struct.unpack(">H", table[:2])
    if form == 0:
        return dict(enumerate(table[6:262]))
    if form == 6:
        first, count = struct.unpack(">HH", table[6:10])
        return dict(enumerate(struct.unpack(f">{count}H", table[10 : 10 + 2 * count]), first))
    raise ValueError(f"a character map of form {form}")
