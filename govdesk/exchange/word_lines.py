# SPDX-License-Identifier: Apache-2.0
"""The words of one paragraph of a Word document, with their manner and links, and what else stands
in it that is no text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

from docx.oxml.ns import qn

from govdesk.exchange.word_styles import OFF, Styles
from govdesk.queries.public_text import redact
from govdesk.rules.pieces import Stretch

W: Final = qn("w:p")[:-1]
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
ART = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_QUARTER = 5_400_000
"""A quarter turn, in the unit of DrawingML's angles (ECMA-376, 20.1.10.3)."""
_TRUE = frozenset(("1", "true"))
_AROUND = frozenset(
    W + name
    for name in (
        *("smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo"),
        *("ruby", "rubyBase"),
    )
)
_ADDED = frozenset(W + name for name in ("ins", "moveTo"))
_TAKEN = frozenset(W + name for name in ("del", "moveFrom"))
_SIGNS: Final = {W + "tab": " ", W + "ptab": " ", W + "cr": "\n", W + "noBreakHyphen": "-"}
_NOTES = frozenset(W + name for name in ("footnoteReference", "endnoteReference"))
_LINKED = re.compile(r'^\s*HYPERLINK\s+(?:\\l\s+)?"([^"]*)"')
_FILE_NAME = re.compile(r"\S+\.(png|jpe?g|gif|bmp|tiff?|svg|emf|wmf|webp|heic)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """A picture with its description. `key` names its file among the document's parts, empty where
    there is no such single file; `cut` are the shares that are cut off at its left, top, right and
    bottom, `turn` the quarter turns clockwise that it is shown in."""

    words: str
    key: str = ""
    cut: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    turn: int = 0


@dataclass(slots=True)
class Found:
    """What one paragraph holds. `told` are keys of what did not come in as it stood."""

    stretches: list[Stretch] = field(default_factory=list)
    pictures: list[FoundPicture] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def tell(self, key: str) -> None:
        """Note something, once."""
        if key not in self.told:
            self.told.append(key)


@dataclass(slots=True)
class _Field:
    """A field that is open: what it asks for, and whether its result has begun."""

    asked: str = ""
    shown: bool = False


class Lines:
    """Reads paragraphs one after another: a field may begin in one and end in another."""

    def __init__(self, styles: Styles, links: dict[str, str]) -> None:
        self._styles = styles
        self._links = links
        self._fields: list[_Field] = []

    def read(self, paragraph: Any) -> Found:
        """What a paragraph holds."""
        found = Found()
        self._inside(paragraph, found, "")
        return found

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents is open."""
        return any(one.asked.strip().upper().startswith("TOC") for one in self._fields)

    def _inside(self, parent: Any, found: Found, link: str) -> None:
        for child in _elements(parent):
            tag = child.tag
            if tag == W + "r":
                self._run(child, found, link)
            elif tag == W + "hyperlink":
                self._inside(child, found, self._link(child, found))
            elif tag in _AROUND:
                self._inside(child, found, link)
            elif tag in _ADDED:
                found.tell("changes")
                self._inside(child, found, link)
            elif tag in _TAKEN:
                found.tell("changes")
            elif tag.startswith(MATH):
                found.tell("object")

    def _link(self, element: Any, found: Found) -> str:
        target = self._links.get(element.get(qn("r:id")) or "", "")
        if not target and element.get(qn("w:anchor")):
            found.tell("link_inside")
            return ""
        return _safe(target, found)

    def _run(self, run: Any, found: Found, link: str) -> None:
        hidden = self._styles.on(run, "vanish")
        struck = self._styles.on(run, "strike") or self._styles.on(run, "dstrike")
        bold, italic = self._styles.on(run, "b"), self._styles.on(run, "i")
        for child in _run_parts(run):
            tag = child.tag
            if tag == W + "fldChar":
                self._field(child, found)
                continue
            if tag == W + "instrText":
                if self._fields:
                    self._fields[-1].asked += child.text or ""
                continue
            said = self._said(child, found)
            if not said or any(not one.shown for one in self._fields):
                continue
            if hidden:
                found.tell("hidden_words")
            elif struck:
                found.tell("struck")
            elif not self.in_contents:
                address = link or self._field_link(found)
                found.stretches.append(Stretch(said, bold, italic, address))

    def _said(self, child: Any, found: Found) -> str:
        """The words of a part of a run; what is none is noted."""
        tag = child.tag
        if tag == W + "t":
            return child.text or ""
        if tag in _SIGNS:
            return _SIGNS[tag]
        if tag == W + "br":
            return "\n" if child.get(qn("w:type")) in (None, "textWrapping") else ""
        if tag == W + "drawing":
            _drawing(child, found)
        elif tag == W + "pict":
            _vml(child, found)
        elif tag == W + "object":
            found.tell("object")
        elif tag in _NOTES:
            found.tell("footnote")
        elif tag == W + "commentReference":
            found.tell("comments")
        elif tag == W + "sym":
            found.tell("symbol")
        return ""

    def _field(self, child: Any, found: Found) -> None:
        kind = child.get(qn("w:fldCharType"))
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shown = True
            if self.in_contents:
                found.tell("contents")
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _field_link(self, found: Found) -> str:
        for one in reversed(self._fields):
            asked = _LINKED.match(one.asked)
            if asked:
                return _safe(asked[1], found)
        return ""


def _elements(parent: Any) -> Iterator[Any]:
    """Children that are elements; comments and the like are none."""
    return (child for child in parent if isinstance(child.tag, str))


def _run_parts(run: Any) -> Iterator[Any]:
    for child in _elements(run):
        if child.tag == MC + "AlternateContent":
            choice = child.find(MC + "Choice")
            if choice is not None:
                yield from _elements(choice)
        else:
            yield child


def _safe(address: str, found: Found) -> str:
    """An address that may be printed; else none."""
    if not address:
        return ""
    if not address.startswith("https://") or any(c.isspace() for c in address):
        found.tell("link_not_https")
        return ""
    if redact(address, "") != address:
        found.tell("private")
        return ""
    return address


def _drawing(drawing: Any, found: Found) -> None:
    if next(drawing.iter(W + "txbxContent"), None) is not None:
        found.tell("text_box")
        return
    decorative = (one for one in drawing.iter() if str(one.tag).endswith("}decorative"))
    if any(one.get("val", "1").lower() not in OFF for one in decorative):
        return
    about = drawing.iter(DRAWING + "docPr")
    said = (one.get("descr") or one.get("title") or "" for one in about)
    _picture(said, found, _shown(drawing))


def _vml(pict: Any, found: Found) -> None:
    if next(pict.iter(W + "txbxContent"), None) is not None:
        found.tell("text_box")
    elif next(pict.iter(VML + "imagedata"), None) is not None:
        said = (one.get("alt") or "" for one in pict.iter(VML + "shape"))
        _picture(said, found, _vml_shown(pict))
    elif not any(one.get(OFFICE + "hr") for one in pict.iter()):
        found.tell("unknown")


def _picture(described: Iterable[str], found: Found, shown: FoundPicture) -> None:
    """A picture by its description; the name of a file is none."""
    words = next((" ".join(one.split()) for one in described if one.strip()), "")
    if not words or _FILE_NAME.fullmatch(words):
        found.tell("picture_without_words")
    else:
        found.pictures.append(replace(shown, words=words))


def _shown(drawing: Any) -> FoundPicture:
    """The one file that a drawing shows, as it shows it; no file where it is more than that."""
    shown = FoundPicture("")
    fills = list(drawing.iter(PICTURE + "blipFill"))
    data = drawing.find(f".//{ART}graphicData")
    if len(fills) != 1 or data is None or data.get("uri") != PICTURE[1:-1]:
        return shown
    blip = fills[0].find(ART + "blip")
    key = "" if blip is None else blip.get(qn("r:embed")) or ""
    cut = fills[0].find(ART + "srcRect")
    sides = [0.0 if cut is None else int(cut.get(side, "0")) / 100_000 for side in "ltrb"]
    placed = drawing.find(f".//{ART}xfrm")
    turned = 0 if placed is None else int(placed.get("rot", "0"))
    flipped = placed is not None and any(placed.get(way) in _TRUE for way in ("flipH", "flipV"))
    if flipped or turned % _QUARTER or any(one < 0 for one in sides):
        return shown
    left, top, right, bottom = sides
    return FoundPicture("", key, (left, top, right, bottom), turned // _QUARTER % 4)


def _vml_shown(pict: Any) -> FoundPicture:
    """The file of an older picture that is shown whole and upright."""
    (data, *more) = pict.iter(VML + "imagedata")
    changed = any(name.startswith(("crop", "gain", "black", "chroma")) for name in data.attrib)
    turned = any("rotation" in (one.get("style") or "") for one in pict.iter(VML + "shape"))
    whole = not (more or changed or turned)
    return FoundPicture("", (data.get(qn("r:id")) or "") if whole else "")
