# SPDX-License-Identifier: Apache-2.0
"""`TaggedCanvas`: every mark on a page is owned by a structure element or is an artifact."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.lib.colors import CMYKColor, toColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from govdesk.briefing.pdf.errors import (
    DanglingLink,
    EmptyAlt,
    EmptyDocument,
    Unsupported,
    UntaggedImage,
    UntaggedLink,
    UntaggedText,
)
from govdesk.briefing.pdf.fonts import check_embedded
from govdesk.briefing.pdf.outline import Outline
from govdesk.briefing.pdf.structure import Elem, Root, Spec, text_string
from govdesk.briefing.pdf.textobject import TaggedText

_PAINT = re.compile(r"(?:^|\s)(?:S|s|f|F|f\*|B|B\*|b|b\*|sh)(?:\s|$)")
_SECTION = "Sect"


class TaggedCanvas(Canvas):
    """A canvas that builds the structure tree while it is drawn on.

    `timestamp` is seconds UTC and the only time in the file. A `measuring` canvas lays pages out
    and draws nothing: it serves the first pass of a document with a table of contents.
    """

    _doc: Any
    _code: list[str]
    _annotationrefs: list[Any]
    _destinations: dict[str, Any]
    _pageNumber: int

    def __init__(
        self, *args: Any, timestamp: int = 0, measuring: bool = False, **kwargs: Any
    ) -> None:
        fixed = {"invariant": 1, "pdfVersion": (1, 7), "enforceColorSpace": _of_light}
        super().__init__(*args, **{**kwargs, **fixed})
        stamp = self._doc._timeStamp
        stamp.t, stamp.lt = timestamp, time.gmtime(timestamp)
        stamp.YMDhms = tuple(stamp.lt)[:6]
        # ReportLab began with the time of its own, which is that of the environment if it has one.
        self._doc.signature = hashlib.md5(str(timestamp).encode(), usedforsecurity=False)
        outline = Outline()
        self._doc.outline = self._doc.Outlines = self._doc.Catalog.Outlines = outline
        self.measuring = measuring
        self.root = Root()
        self.document_elem = self.root.child("Document")
        self._parents: list[Elem] = [self.document_elem]
        self._sections: list[tuple[int, Elem]] = []
        self._elems: dict[Any, Elem] = {}
        self._depth = 0
        self._in_artifact = 0
        self._mcids: list[Elem] = []
        self._page_parents: list[tuple[int, list[Elem] | Elem]] = []
        self._annotation_parents: list[Elem] = []
        self._annotation_objects: list[Any] = []
        self._link_owner: Elem | None = None
        self.headings = 0
        """How many were drawn: one without a name of its own is known by its number."""
        self.names: set[str] = set()
        """Of the headings that were drawn."""
        self.fields: dict[str, Any] = {}
        """The signature fields, by name."""

    # -- elements ----------------------------------------------------------------------------

    @property
    def parent(self) -> Elem:
        """The element that a new one goes into."""
        return self._parents[-1]

    @property
    def at_top(self) -> bool:
        """Whether nothing but sections is open."""
        return len(self._parents) == 1

    @property
    def in_artifact(self) -> bool:
        """Whether what is drawn now is decoration."""
        return self._in_artifact > 0

    def element(self, spec: Spec) -> Elem:
        """The element of a spec, made in its place at the first call."""
        found = self._elems.get(spec)
        if found is None:
            parent = self.element(spec.parent) if spec.parent else self._home()
            found = self._elems[spec] = parent.child(spec.tag)
        return found

    def new(self, tag: str) -> Elem:
        """A new element in the current place."""
        return self._home().child(tag)

    def keyed(self, owner: Elem, key: Any, tag: str) -> Elem:
        """The child of `owner` under `key`, made at the first call."""
        place = (id(owner), key)
        found = self._elems.get(place)
        if found is None:
            found = self._elems[place] = owner.child(tag)
        return found

    def _home(self) -> Elem:
        return self._sections[-1][1] if self.at_top and self._sections else self._parents[-1]

    def push(self, elem: Elem) -> None:
        """What comes next goes into `elem`."""
        self._parents.append(elem)

    def pop(self) -> None:
        """The end of what `push` began."""
        self._parents.pop()

    @contextmanager
    def inside(self, elem: Elem) -> Iterator[Elem]:
        """What is drawn goes into `elem`."""
        self.push(elem)
        try:
            yield elem
        finally:
            self.pop()

    def open_section(self, level: int) -> None:
        """A heading of this level begins a section; sections as deep or deeper end."""
        if not self.at_top:
            return
        while self._sections and self._sections[-1][0] >= level:
            self._sections.pop()
        outer = self._sections[-1][1] if self._sections else self.document_elem
        self._sections.append((level, outer.child(_SECTION)))

    # -- marks -------------------------------------------------------------------------------

    def mcid(self, elem: Elem) -> int:
        """The number of a new piece of marked content that `elem` owns on this page."""
        number = len(self._mcids)
        self._mcids.append(elem)
        elem.kids.append((self._pageNumber, number))
        return number

    def retract(self) -> None:
        """Takes back the last number: nothing was drawn under it."""
        self._mcids.pop().kids.pop()

    def begin_mark(self, elem: Elem) -> None:
        """What is drawn from here belongs to `elem`."""
        if not self._in_artifact:
            self._code.append(f"/{elem.tag} <</MCID {self.mcid(elem)}>> BDC")
        self._depth += 1

    def end_mark(self) -> None:
        """The end of what `begin_mark` began."""
        self._depth -= 1
        if not self._in_artifact:
            self._code.append("EMC")

    @contextmanager
    def mark(self, elem: Elem) -> Iterator[None]:
        """What is drawn belongs to `elem`."""
        self.begin_mark(elem)
        try:
            yield
        finally:
            self.end_mark()

    def begin_artifact(self, kind: str = "Layout", subtype: str = "") -> None:
        """What is drawn from here is decoration. Inside other decoration nothing is added."""
        if not self._in_artifact:
            more = f" /Subtype /{subtype}" if subtype else ""
            self._code.append(f"/Artifact <</Type /{kind}{more}>> BDC")
        self._in_artifact += 1
        self._depth += 1

    def end_artifact(self) -> None:
        """The end of what `begin_artifact` began."""
        self._depth -= 1
        self._in_artifact -= 1
        if not self._in_artifact:
            self._code.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "Layout", subtype: str = "") -> Iterator[None]:
        """What is drawn is decoration."""
        self.begin_artifact(kind, subtype)
        try:
            yield
        finally:
            self.end_artifact()

    # -- ReportLab's hooks -------------------------------------------------------------------

    def beginText(self, x: float = 0, y: float = 0, direction: str | None = None) -> TaggedText:
        """ReportLab's hook: a text object that checks its glyphs."""
        return TaggedText(self, x, y, direction=direction)

    def drawText(self, aTextObject: Any) -> None:
        """ReportLab's hook. Raises UntaggedText when nothing owns the text."""
        if self.measuring:
            return
        if not self._depth and not getattr(aTextObject, "tagged", False) and aTextObject.said:
            raise UntaggedText(aTextObject.said[:80])
        super().drawText(aTextObject)

    def drawImage(self, image: Any, *args: Any, **kwargs: Any) -> Any:
        """ReportLab's hook. Raises UntaggedImage when nothing owns the image."""
        self._need_owner(str(image)[:80])
        return super().drawImage(image, *args, **kwargs)

    def drawInlineImage(self, image: Any, *args: Any, **kwargs: Any) -> Any:
        """ReportLab's hook, for images inside drawings: the page's code stays text."""
        return self.drawImage(ImageReader(image), *args, **kwargs)

    def setFillColorCMYK(self, *_: Any, **__: Any) -> None:
        """ReportLab's hook. Raises Unsupported: the document's colours are those of light."""
        raise Unsupported("a colour of ink (CMYK)")

    setStrokeColorCMYK = setFillColorCMYK

    def doForm(self, name: str) -> None:
        """ReportLab's hook. Raises UntaggedImage when nothing owns the form."""
        self._need_owner(name)
        super().doForm(name)

    def _need_owner(self, what: str) -> None:
        if not self._depth:
            raise UntaggedImage(what)

    def showPage(self) -> None:
        """ReportLab's hook: the end of a page. Paint outside any mark becomes an artifact."""
        if self.measuring:
            self._code.clear()
            self._startPage()  # type: ignore[attr-defined]
            return
        self._code[:] = _artifacts_marked(self._code)
        self._doc.updateSignature("\n".join(self._code))
        super().showPage()

    def _setAnnotations(self, page: Any) -> None:
        super()._setAnnotations(page)  # type: ignore[misc]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._page_parents)
        page.Tabs = pdfdoc.PDFName("S")
        page.Trans = None
        self._page_parents.append((page.StructParents, self._mcids))
        self._mcids = []

    @contextmanager
    def owning_links(self, elem: Elem) -> Iterator[None]:
        """Annotations made here belong to `elem`."""
        before, self._link_owner = self._link_owner, elem
        try:
            yield
        finally:
            self._link_owner = before

    def linkRect(  # type: ignore[override]
        self, contents: str, destinationname: str, Rect: Any = None, relative: int = 1, **_: Any
    ) -> None:
        """ReportLab's hook: a link to a place in the document."""
        self._link(contents, Rect, relative, {"Dest": self._bookmarkReference(destinationname)})  # type: ignore[attr-defined]

    def linkURL(self, url: str, rect: Any, relative: int = 0, **_: Any) -> None:  # type: ignore[override]
        """ReportLab's hook: a link to somewhere else."""
        uri = pdfdoc.PDFDictionary({"Type": "/Action", "S": "/URI", "URI": pdfdoc.PDFString(url)})
        self._link(url, rect, relative, {"A": uri})

    def _link(self, contents: str, rect: Any, relative: int, action: dict[str, Any]) -> None:
        if self._in_artifact or self.measuring:
            return
        owner = self._link_owner
        if owner is None:
            raise UntaggedLink(contents)
        said = " ".join(owner.text.split()) or contents
        if not said:
            raise EmptyAlt("a link")
        annotation = pdfdoc.PDFDictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Link",
                "Rect": pdfdoc.PDFArray([round(side, 2) for side in self._absRect(rect, relative)]),  # type: ignore[attr-defined]
                "Border": "[0 0 0]",
                "F": 4,
                "Contents": text_string(said),
                **action,
            }
        )
        self.own_annotation(annotation, owner)

    def own_annotation(self, annotation: Any, owner: Elem) -> None:
        """An annotation of this page that `owner` has among its content."""
        name = f"A{len(self._annotation_parents)}"
        self._annotation_parents.append(owner)
        self._annotation_objects.append(annotation)
        self._addAnnotation(annotation, name)
        owner.kids.append(f"{self._pageNumber} Annot.{name}")

    def _addAnnotation(self, annotation: Any, name: str | None = None, addtopage: int = 1) -> None:
        if (
            name is None
            or not self._annotation_objects
            or annotation is not self._annotation_objects[-1]
        ):
            raise UntaggedLink(type(annotation).__name__)
        super()._addAnnotation(annotation, name, addtopage)  # type: ignore[misc]

    def save(self) -> None:
        """ReportLab's hook: the end of the document, with its structure tree."""
        if self.measuring:
            return
        if self._code:
            self.showPage()
        unknown = sorted(name for name, place in self._destinations.items() if place.fmt is None)
        if unknown:
            raise DanglingLink(", ".join(unknown))
        if not self.document_elem.kids:
            raise EmptyDocument("nothing to read")
        check_embedded(sorted(self._doc.fontMapping))
        self._finish_structure()
        super().save()

    def _finish_structure(self) -> None:
        pages = len(self._page_parents)
        self.root.parents += self._page_parents
        for key, (owner, annotation) in enumerate(
            zip(self._annotation_parents, self._annotation_objects, strict=True), pages
        ):
            annotation["StructParent"] = key
            self.root.parents.append((key, owner))
        self.root.number_notes()
        document = self._doc
        for elem in self.root.walk():
            document.Reference(elem)
        document.Catalog.StructTreeRoot = self.root


def _of_light(color: Any) -> Any:
    """A colour as ReportLab takes it. Raises Unsupported for one of ink: it has no meaning in sRGB
    that would hold on every screen."""
    found = toColor(color)
    if isinstance(found, CMYKColor):
        raise Unsupported(f"a colour of ink: {color}")
    return found


def _artifacts_marked(code: list[str]) -> list[str]:
    """The page's code, with what is painted outside every mark made an artifact."""
    marked: list[str] = []
    depth = 0
    for piece in code:
        if piece.endswith(("BDC", "BMC")):
            depth += 1
        elif piece == "EMC":
            depth -= 1
        elif depth == 0 and not piece.startswith("BT") and _PAINT.search(piece):
            marked += ["/Artifact BMC", piece, "EMC"]
            continue
        marked.append(piece)
    return marked
