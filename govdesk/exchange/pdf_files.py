# SPDX-License-Identifier: Apache-2.0
"""A PDF document that is to go out with a packet: what keeps a reader out of it, and what it gives
away besides what is seen.

Checked is what decides whether a screen reader can read it at all, after PDF/UA-1 (ISO 14289-1);
it is no whole validation, and holds no opinion on reading order.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pikepdf

from govdesk.exchange.damaged_files import DAMAGED
from govdesk.exchange.pdf_traces import given_away
from govdesk.rules.enclosures import LARGEST, Barrier
from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import BadInput, NotAvailable

MOST_PAGES: Final = 2_000
MOST_UNPACKED: Final = 64 * 1024 * 1024
"""Bytes of drawing that are read to look for text."""
MOST_ELEMENTS: Final = 200_000
DEEPEST: Final = 12
"""Drawings within drawings."""
_TEXT = re.compile(rb"\bBT\b.*?(?:\bT[jJ]\b|[)\]>]\s*['\"])", re.DOTALL)
_IMAGE = re.compile(rb"\bBI\s.*?\bID\b", re.DOTALL)
_MARKUP = frozenset(
    f"/{name}"
    for name in (
        "Text", "FreeText", "Highlight", "Underline", "StrikeOut", "Squiggly", "Caret", "Ink",
        "Stamp", "FileAttachment",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReadPdf:
    """A document as it was read. `title` and `lang` are what it says of itself, empty when it says
    nothing; `notes` name each barrier and what it gives away."""

    content: bytes
    pages: int
    title: str
    lang: str
    barriers: tuple[Barrier, ...]
    notes: tuple[Message, ...]


def read_pdf(path: Path) -> ReadPdf:
    """A document with what was found.

    Raises NotAvailable when the file cannot be read; BadInput when it is no PDF, needs a password,
    is too large or damaged, or runs a program when it is opened.
    """
    content = _bytes(path)
    try:
        # What is checked is what is kept, whatever becomes of the file meanwhile.
        with pikepdf.open(io.BytesIO(content)) as document:
            return _Look(document, content, path.name).result()
    except pikepdf.PasswordError as error:
        raise _refused("locked", path.name) from error
    except (pikepdf.PdfError, *DAMAGED) as error:
        raise _refused("damaged", path.name) from error


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            size = LARGEST // 1024 // 1024
            said = message("enclosure.too_large", size=size)
            raise BadInput(said, field="file", kept=message("general.nothing_changed"))
        content = path.read_bytes()
    except OSError as error:
        raise NotAvailable(
            message("piece.unreadable", file=path.name),
            kept=message("general.nothing_changed"),
        ) from error
    if not content.startswith(b"%PDF-"):
        raise _refused("not_pdf", path.name)
    return content


def _refused(why: str, name: str) -> BadInput:
    return BadInput(
        message(f"enclosure.{why}", file=name),
        field="file",
        kept=message("general.nothing_changed"),
        then=message(f"enclosure.{why}.then"),
    )


class _Look:
    """One look through a document."""

    def __init__(self, document: pikepdf.Pdf, content: bytes, name: str) -> None:
        self._document, self._content, self._name = document, content, name
        self._root = document.Root
        self._left = MOST_UNPACKED
        self._fonts: set[tuple[int, int]] = set()
        self._letterless = 0

    def result(self) -> ReadPdf:
        """What was found. Raises BadInput for a document that runs a program."""
        count = len(self._document.pages)
        if not 0 < count <= MOST_PAGES:
            raise ValueError("no pages, or far too many")
        self._refuse_programs()
        scanned, untagged, comments = [], [], 0
        for number, page in enumerate(self._document.pages, 1):
            text, image = self._drawn(page.obj, page.obj.get("/Contents"), 0, set())
            if image and not text:
                scanned.append(number)
            if text and "/StructParents" not in page.obj:
                untagged.append(number)
            comments += _comments(page.obj)
        found: list[tuple[Barrier, Message]] = []
        tagged = self._tagged()
        if not tagged:
            found.append((Barrier.UNTAGGED, message("enclosure.found.untagged")))
        elif untagged:
            said = message("enclosure.found.untagged_pages", pages=_pages(untagged))
            found.append((Barrier.UNTAGGED, said))
        if scanned:
            said = message("enclosure.found.scanned", pages=_pages(scanned))
            found.append((Barrier.SCANNED, said))
        if self._letterless:
            found.append((Barrier.NO_LETTERS, message("enclosure.found.no_letters")))
        if bare := self._bare_pictures() if tagged else 0:
            found.append((Barrier.NO_ALT, message("enclosure.found.no_alt", count=bare)))
        title, lang = self._title(), str(self._root.get("/Lang", "")).strip()
        if not lang:
            found.append((Barrier.NO_LANGUAGE, message("enclosure.found.no_language")))
        if not title:
            found.append((Barrier.NO_TITLE, message("enclosure.found.no_title")))
        if self._shuts_out():
            found.append((Barrier.LOCKED, message("enclosure.found.locked")))
        return ReadPdf(
            self._content,
            count,
            title,
            lang,
            tuple(barrier for barrier, _said in found),
            (*(said for _barrier, said in found), *given_away(self._document, comments)),
        )

    def _refuse_programs(self) -> None:
        """Refuse what runs when it, a page or a field is opened, or when something is pressed."""
        names: Any = self._root.get("/Names", {})
        form: Any = self._root.get("/AcroForm", {})
        owners: list[Any] = [self._root, *(page.obj for page in self._document.pages)]
        for page in owners[1:]:
            owners += list(page.get("/Annots", []))
        actions = [self._root.get("/OpenAction")]
        for owner in owners:
            actions += [owner.get("/A"), *dict(owner.get("/AA", {})).values()]
        if any(map(_runs, actions)) or "/JavaScript" in names or "/XFA" in form:
            raise _refused("program", self._name)

    def _tagged(self) -> bool:
        info: Any = self._root.get("/MarkInfo", {})
        marked = bool(info.get("/Marked", False))
        return marked and "/K" in self._root.get("/StructTreeRoot", {})

    def _shuts_out(self) -> bool:
        """Whether its protection forbids taking text out for a screen reader: bit 10 of P."""
        locks: Any = self._document.trailer.get("/Encrypt", {})
        return "/P" in locks and not int(locks["/P"]) & 1 << 9

    def _title(self) -> str:
        """As its metadata say it, where PDF/UA asks for it: what stands in its information alone is
        often the name of a file."""
        document = self._document
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
            return str(told.get("dc:title", "") or "").strip()

    def _drawn(
        self, owner: Any, contents: Any, depth: int, seen: set[tuple[int, int]]
    ) -> tuple[bool, bool]:
        """Whether text, and whether a picture of dots, is drawn by a page or by what it uses."""
        streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        drawing = b"\n".join(self._unpacked(one) for one in streams if one is not None)
        text, image = bool(_TEXT.search(drawing)), bool(_IMAGE.search(drawing))
        resources = owner.get("/Resources", owner.get("/Parent", {}).get("/Resources", {}))
        if text:
            self._look_at_fonts(resources.get("/Font", {}))
        for form in dict(resources.get("/XObject", {})).values():
            if form.get("/Subtype") == pikepdf.Name.Image:
                image = True
            elif depth < DEEPEST and form.objgen not in seen:
                seen.add(form.objgen)
                inner = self._drawn(form, form, depth + 1, seen)
                text, image = text or inner[0], image or inner[1]
        return text, image

    def _unpacked(self, stream: Any) -> bytes:
        """A drawing's bytes, never more than are left to be read. Raises ValueError for more."""
        packing = stream.get("/Filter")
        raw: bytes = stream.read_raw_bytes()
        if isinstance(packing, pikepdf.Array) and len(packing) == 1:
            packing = packing[0]
        if packing == pikepdf.Name.FlateDecode and "/DecodeParms" not in stream:
            found = zlib.decompressobj().decompress(raw, self._left)
        elif packing is None:
            found = raw
        else:
            found = stream.read_bytes()
        self._left -= len(found)
        if self._left <= 0:
            raise ValueError("unpacks to far more than pages hold")
        return found

    def _look_at_fonts(self, fonts: Any) -> None:
        for font in dict(fonts).values():
            if font.objgen in self._fonts:
                continue
            self._fonts.add(font.objgen)
            by_place = str(font.get("/Encoding", "")).startswith("/Identity")
            if font.get("/Subtype") == pikepdf.Name.Type0 and by_place:
                self._letterless += "/ToUnicode" not in font

    def _bare_pictures(self) -> int:
        """Figures of the structure that have neither a description nor words in their place."""
        roles = dict(self._root.StructTreeRoot.get("/RoleMap", {}))
        bare = 0
        for element in self._elements():
            kind = element.get("/S")
            if "/Figure" in (str(kind), str(roles.get(str(kind), ""))):
                told = str(element.get("/Alt", "")) or str(element.get("/ActualText", ""))
                bare += not told.strip()
        return bare

    def _elements(self) -> Iterator[Any]:
        waiting: list[Any] = [self._root.StructTreeRoot.get("/K")]
        seen: set[tuple[int, int]] = set()
        for _each in range(MOST_ELEMENTS):
            if not waiting:
                return
            one = waiting.pop()
            if isinstance(one, pikepdf.Array):
                waiting.extend(list(one))
            elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
                if one.is_indirect and one.objgen in seen:
                    continue
                seen.add(one.objgen)
                yield one
                waiting.append(one.get("/K"))


def _runs(action: Any) -> bool:
    """Whether an action runs a program, or opens one."""
    kinds = (pikepdf.Name.JavaScript, pikepdf.Name.Launch)
    return isinstance(action, pikepdf.Dictionary) and action.get("/S") in kinds


def _comments(page: Any) -> int:
    """Comments at the margin of a page."""
    return sum(str(one.get("/Subtype")) in _MARKUP for one in page.get("/Annots", []))


def _pages(numbers: list[int]) -> str:
    """Pages as they are named: the first ones, and that there are more."""
    shown = ", ".join(map(str, numbers[:5]))
    return f"{shown}, …" if len(numbers) > 5 else shown
