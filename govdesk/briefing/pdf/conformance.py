# SPDX-License-Identifier: Apache-2.0
"""Asks a program that is not ours whether the bytes of a document are what they claim to be:
PDF/UA-1, and PDF/A-2a or, with files attached, PDF/A-3a.

What it is known to be mistaken about is set aside only where the bytes of the very stream show that
they conform. It is one checker: what it finds is so, what it does not find may still be wrong.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

NAMES = {"ua1": "PDF/UA-1", "2a": "PDF/A-2a", "3a": "PDF/A-3a"}
"""The profiles, as their standards are called."""
UNREADABLE = "UNREADABLE"
"""Stands for a rule where the file is none that can be read."""
_MISTAKEN = "STREAM-LENGTH-001"
_LENGTH = re.compile(rb"/Length\s+(\d+)(\s+(\d+)\s+R)?")
_CLAIM = re.compile(rb"<pdfaid:part>3</pdfaid:part>|pdfaid:part=[\"']3[\"']")
_ON_PAGE = re.compile(r"\bpage (\d+)")
_OBJECT = re.compile(r"\bobject (\d+)")


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that a document breaks; `told` is the checker's own English. `page` is None for what
    stands on none, or on many; `number` is of the object in the file, where it is known."""

    rule: str
    told: str
    page: int | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the checker found by one profile. `set_aside` are the complaints that it is shown to be
    mistaken about."""

    profile: str
    rules: int
    faults: tuple[Fault, ...] = ()
    set_aside: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Conformance:
    """The verdicts, and the name and version of the checker."""

    checker: str
    verdicts: tuple[Verdict, ...]

    @property
    def holds(self) -> bool:
        """Whether no rule is broken."""
        return not any(one.faults for one in self.verdicts)


def conformance(content: bytes) -> Conformance | None:
    """What the checker finds in a document; None where there is no checker on this computer.

    A file that nobody can read breaks every profile; nothing is raised for it.
    """
    try:
        import page
    except ImportError:  # there are computers that it is not built for
        return None
    pages, level = _look_at(content)
    return Conformance(
        f"page-validation {page.__version__}",
        tuple(_verdict(page, content, profile, pages) for profile in ("ua1", level)),
    )


def _verdict(page: Any, content: bytes, profile: str, pages: _Pages) -> Verdict:
    limits = page.SafetyLimits.unlimited()
    try:
        report = page.validate_pdf_bytes(content, profile=profile, limits=limits)
    except page.PageError as error:
        return Verdict(NAMES[profile], 0, (Fault(UNREADABLE, str(error)),))
    faults, aside = list[Fault](), list[Fault]()
    for failure in report.failures:
        right = failure.rule_id.endswith(_MISTAKEN) and is_mistaken(content, failure.object_id)
        (aside if right else faults).append(_fault(failure, pages))
    if not report.is_compliant and not (faults or aside):
        faults.append(Fault(UNREADABLE, "it did not say why"))
    return Verdict(NAMES[profile], int(report.rules.total), tuple(faults), tuple(aside))


def _fault(failure: Any, pages: _Pages) -> Fault:
    told, number = str(failure.message), None
    if failure.object_id is not None:
        number = int(failure.object_id.object_number)
    elif (named := _OBJECT.search(told)) is not None:
        number = int(named[1])
    said = _ON_PAGE.search(told)
    place = int(said[1]) if said is not None else pages.get(number or 0)
    return Fault(str(failure.rule_id), told, place, number)


_Pages = dict[int, int]
"""The page that each object of a file stands on, for those that stand on one."""


def _look_at(content: bytes) -> tuple[_Pages, str]:
    """Where its objects stand, and the profile of PDF/A that it says it is."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            metadata = pdf.Root.get("/Metadata")
            xmp = metadata.read_bytes() if isinstance(metadata, pikepdf.Stream) else b""
            return _pages(pdf), "3a" if _CLAIM.search(xmp) else "2a"
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError):
        return {}, "2a"


def _pages(pdf: pikepdf.Pdf) -> _Pages:
    found: dict[int, int] = {}
    several: set[int] = set()
    by_page: dict[int, int] = {}
    for place, leaf in enumerate(pdf.pages, 1):
        by_page[leaf.obj.objgen[0]] = place
        for number in _of_page(leaf.obj):
            if found.setdefault(number, place) != place:
                several.add(number)
    for one in pdf.objects:  # the elements of the structure tree say their page
        leaf_of = one.get("/Pg") if isinstance(one, pikepdf.Dictionary) else None
        if leaf_of is not None and leaf_of.objgen[0] in by_page:
            found.setdefault(one.objgen[0], by_page[leaf_of.objgen[0]])
    return {number: place for number, place in found.items() if number and number not in several}


def _of_page(leaf: pikepdf.Object) -> Iterator[int]:
    """The numbers of the objects that a page is made of."""
    yield leaf.objgen[0]
    for key in ("/Contents", "/Annots"):
        held = leaf.get(key)
        for one in held if isinstance(held, pikepdf.Array) else (held,):
            if one is not None:
                yield one.objgen[0]
    resources = leaf.get("/Resources")
    for kind in ("/XObject", "/Font"):
        for one in (resources.get(kind, {}) if resources is not None else {}).values():
            yield one.objgen[0]


def is_mistaken(content: bytes, named: object) -> bool:
    """Whether the stream that a complaint about a stream's length names has data that ends in a
    carriage return, is as long as it declares, and ends with a line end of its own before
    `endstream`: the checker takes that carriage return for a part of the line end (a signature's
    compressed certificates end so now and then). Every version of the object in the file must be
    so; without a name nothing is mistaken."""
    number = re.match(r"\D*(\d+)", str(named)) if named is not None else None
    if number is None:
        return False
    opening = re.compile(rb"(?<![0-9])" + number[1].encode() + rb" \d+ obj\b")
    ends = [_length_is_right(content, found.end()) for found in opening.finditer(content)]
    return bool(ends) and all(ends)


def _length_is_right(content: bytes, start: int) -> bool:
    """Whether the stream of the object that begins at `start` is, by its bytes, as long as it says,
    with data that ends in a carriage return."""
    keyword = re.compile(rb"stream(\r\n|\n)").search(content, start)
    ends = content.find(b"endobj", start)
    if keyword is None or keyword.start() > ends:
        return False
    declared = _LENGTH.search(content, start, keyword.start())
    if declared is None:
        return False
    size = int(declared[1])
    if declared[3]:  # the length stands in an object of its own
        told = re.search(rb"(?<![0-9])" + declared[1] + rb" \d+ obj\s+(\d+)", content)
        if told is None:
            return False
        size = int(told[1])
    end = keyword.end() + size
    return content[end - 1 : end] == b"\r" and bool(
        re.compile(rb"(\r\n|\n|\r)endstream\b").match(content, end)
    )
