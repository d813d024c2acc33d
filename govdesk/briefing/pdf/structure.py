# SPDX-License-Identifier: Apache-2.0
"""The structure tree: elements, what they own on the pages, and how they are written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject

from govdesk.briefing.pdf.errors import BadMetadata
from govdesk.briefing.pdf.languages import check_language

NOTE = "Note"
FOR_WORDS = frozenset(
    (
        "P",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "BlockQuote",
        "Caption",
        "Code",
        "Quote",
        "Span",
        NOTE,
    )
)
"""The types of PDF 1.7 that hold words and need nothing else around them or in them."""
ROUNDING = 0.1
"""Points by which widths may miss their sum."""


def text_string(text: str) -> str:
    """A PDF text string: as it is where it is plain ASCII, else hexadecimal UTF-16. Raises
    BadMetadata for half a character."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    try:
        return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
    except UnicodeEncodeError as error:
        raise BadMetadata(repr(text[:60])) from error


def lend_canvas(owner: Any, *inside: Any) -> None:
    """What stands inside a flowable is measured on the canvas that it is measured on: ReportLab's
    `KeepTogether` and its like ask for it."""
    canvas = getattr(owner, "canv", None)
    if canvas is not None:
        for flow in inside:
            flow.canv = canvas


class Spec:
    """The identity of an element that several flowables draw: the parts of a split paragraph,
    the items of a list, the rows of a table on several pages."""

    __slots__ = ("parent", "tag")

    def __init__(self, tag: str, parent: Spec | None = None) -> None:
        self.tag, self.parent = tag, parent


class Elem(PDFObject):
    """A structure element. `kids` holds elements, `(page, mcid)` of marked content, and names of
    annotations, in reading order."""

    __RefOnly__ = 1
    __InternalName__: str
    """ReportLab's name for it, once the document refers to it."""

    def __init__(self, tag: str, parent: Elem | None) -> None:
        self.tag = tag
        self.parent = parent
        self.kids: list[Elem | tuple[int, int] | str] = []
        self.attrs = ""
        self.alt = ""
        self.actual = ""
        self.lang = ""
        self.number = 0
        """Of a note, among all of them."""
        self.text = ""
        """What a link says, for its annotation."""

    @property
    def name(self) -> str:
        """What a note is known by in the file: its own number, of as many digits as any."""
        return f"note {self.number:06d}"

    def child(self, tag: str, *, first: bool = False) -> Elem:
        """A new element inside this one, after the others or before them."""
        made = Elem(tag, self)
        if first:
            self.kids.insert(0, made)
        else:
            self.kids.append(made)
        return made

    def walk(self) -> Iterator[Elem]:
        """This element and all below it, in reading order."""
        waiting: list[Elem] = [self]
        while waiting:
            elem = waiting.pop()
            yield elem
            waiting += [kid for kid in reversed(elem.kids) if isinstance(kid, Elem)]

    def format(self, document: Any) -> bytes:
        """The element as an object of the file."""
        numbers = document.idToObjectNumberAndVersion
        assert self.parent is not None
        parts = [f"<< /S /{self.tag} /P {numbers[self.parent.__InternalName__][0]} 0 R"]
        pages = {kid[0] for kid in self.kids if isinstance(kid, tuple)}
        home = min(pages) if pages else 0
        if home:
            parts.append(f"/Pg {numbers[f'Page{home}'][0]} 0 R")
        if self.kids:
            said = [self._kid(kid, home, numbers) for kid in self.kids]
            parts.append(f"/K {said[0]}" if len(said) == 1 else f"/K [{' '.join(said)}]")
        if self.tag == NOTE:
            parts.append(f"/ID ({self.name})")
        if self.attrs:
            parts.append(f"/A {self.attrs}")
        if self.alt:
            parts.append(f"/Alt {text_string(self.alt)}")
        if self.actual:
            parts.append(f"/ActualText {text_string(self.actual)}")
        if self.lang:
            check_language(self.lang)
            parts.append(f"/Lang ({self.lang})")
        parts.append(">>")
        return " ".join(parts).encode("ascii")

    def _kid(self, kid: Elem | tuple[int, int] | str, home: int, numbers: Any) -> str:
        if isinstance(kid, Elem):
            return f"{numbers[kid.__InternalName__][0]} 0 R"
        if isinstance(kid, str):
            page, _, name = kid.partition(" ")
            page_ref, annotation = numbers[f"Page{page}"][0], numbers[name][0]
            return f"<< /Type /OBJR /Pg {page_ref} 0 R /Obj {annotation} 0 R >>"
        page_number, mcid = kid
        if page_number == home:
            return str(mcid)
        return f"<< /Type /MCR /Pg {numbers[f'Page{page_number}'][0]} 0 R /MCID {mcid} >>"


class Root(Elem):
    """The StructTreeRoot. Its one child is the document."""

    def __init__(self) -> None:
        super().__init__("StructTreeRoot", None)
        self.parents: list[tuple[int, list[Elem] | Elem]] = []
        """The parent tree: for a page its elements by MCID, for an annotation its element."""
        self.notes: list[Elem] = []

    def number_notes(self) -> None:
        """Every note gets its number, in reading order."""
        self.notes = [elem for elem in self.walk() if elem.tag == NOTE]
        for number, note in enumerate(self.notes, 1):
            note.number = number

    def format(self, document: Any) -> bytes:
        """The root with its parent tree."""
        numbers = document.idToObjectNumberAndVersion

        def ref(elem: Elem) -> str:
            return f"{numbers[elem.__InternalName__][0]} 0 R"

        nums = [
            f"{key} [{' '.join(map(ref, value))}]"
            if isinstance(value, list)
            else f"{key} {ref(value)}"
            for key, value in self.parents
        ]
        notes = " ".join(f"({one.name}) {ref(one)}" for one in self.notes)
        tree = f"/IDTree << /Names [{notes}] >> " if notes else ""
        (first,) = (kid for kid in self.kids if isinstance(kid, Elem))
        said = (
            f"<< /Type /StructTreeRoot /K {ref(first)} /ParentTreeNextKey {len(self.parents)} "
            f"{tree}/ParentTree << /Nums [{' '.join(nums)}] >> >>"
        )
        return said.encode("ascii")
