# SPDX-License-Identifier: Apache-2.0
"""The conditions of the Matterhorn Protocol 1.1 that a program can judge, asked of a document by
their numbers. An own reading of the protocol, beside the checkers that are not ours: it knows only
what a file of this layer can be made of, and calls anything else by the number that it breaks.

    broken(content)    # {"06-001", ...}; empty when none is broken
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.briefing.matterhorn_fonts import broken_fonts
from tests.briefing.reading import instructions

_NAMES = """
    Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4
    H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code
    Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form
"""
_STANDARD = frozenset(_NAMES.split())
_PARENTS = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "LI": {"L"},
    "Lbl": {"LI", "TOCI", "Note", "BibEntry"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
    "RB": {"Ruby"}, "RT": {"Ruby"}, "RP": {"Ruby"},
    "WT": {"Warichu"}, "WP": {"Warichu"},
}  # fmt: skip
_CHILDREN = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOCI", "TOC", "Caption"},
    "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"},
    "Ruby": {"RB", "RT", "RP"},
    "Warichu": {"WT", "WP"},
}  # fmt: skip
_OF = {
    "09-004": {"Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"},
    "09-005": {"L", "LI", "LBody"},
    "09-006": {"TOC", "TOCI"},
    "09-007": {"Ruby", "RB", "RT", "RP"},
    "09-008": {"Warichu", "WT", "WP"},
}
_TEXT = frozenset(("Tj", "TJ", "'", '"'))
_PAINT = _TEXT | frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "BI"))
_HEADING = re.compile(r"H([1-6])")


def broken(content: bytes) -> set[str]:
    """The numbers of the conditions that a document meets, each of which is a failure."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found = {*_document(pdf), *_roles(pdf), *_structure(pdf), *_annotations(pdf)}
        for page in pdf.pages:
            found |= set(_marks(page))
        return found | broken_fonts(pdf)


def _document(pdf: pikepdf.Pdf) -> Iterator[str]:
    root: Any = pdf.Root
    if bool(root.get("/MarkInfo", {}).get("/Suspects", False)):
        yield "01-007"
    xmp = root.get("/Metadata")
    said = bytes(xmp.read_bytes()) if isinstance(xmp, pikepdf.Stream) else b""
    if not said:
        yield "06-001"
    if not re.search(rb"<pdfuaid:part>1</pdfuaid:part>|pdfuaid:part=[\"']1[\"']", said):
        yield "06-002"
    title = re.search(rb"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", said, re.DOTALL)
    if title is None or not title[1].strip():
        yield "06-003"
    shows = root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")
    if shows is None:
        yield "07-001"
    elif not bool(shows):
        yield "07-002"
    if not str(root.get("/Lang", "")):
        yield from ("11-001", "11-002", "11-003", "11-004", "11-005", "11-006")
    optional = root.get("/OCProperties")
    if optional is not None:
        yield from _optional(optional)
    if "/XFA" in root.get("/AcroForm", {}):
        yield "25-001"  # none may be there at all
    if pdf.is_encrypted:
        yield from ("26-001", "26-002")  # nor this
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream) and "/Ref" in one.stream_dict:
            yield "30-001"
        if not isinstance(one, pikepdf.Dictionary):
            continue
        embeds = "/EF" in one
        if embeds and not (str(one.get("/F", "")) and str(one.get("/UF", ""))):
            yield "21-001"


def _optional(properties: Any) -> Iterator[str]:
    configurations = [("20-002", properties.get("/D"))]
    configurations += [("20-001", one) for one in properties.get("/Configs", [])]
    for number, one in configurations:
        if one is None or not str(one.get("/Name", "")):
            yield number
        if one is not None and "/AS" in one:
            yield "20-003"


def _roles(pdf: pikepdf.Pdf) -> Iterator[str]:
    roles = {str(k)[1:]: str(v)[1:] for k, v in pdf.Root.StructTreeRoot.get("/RoleMap", {}).items()}
    if roles.keys() & _STANDARD:
        yield "02-004"
    for kind in (*roles, *{_kind(elem) for elem, _ in _elements(pdf)}):
        seen = set[str]()
        while kind not in _STANDARD:
            if kind in seen:
                yield "02-003"
                break
            seen.add(kind)
            if kind not in roles:
                yield "02-001"
                break
            kind = roles[kind]


def _structure(pdf: pikepdf.Pdf) -> Iterator[str]:
    level, last_h = 0, Counter[Any]()
    kinds, notes = Counter[str](), Counter[str]()
    for elem, parent in _elements(pdf):
        kind, above = _kind(elem), _kind(parent) if parent is not None else ""
        kinds[kind] += 1
        inside = {_kind(kid) for kid in _kids(elem) if _is_elem(kid)}
        fits = above in _PARENTS.get(kind, {above}) and inside <= _CHILDREN.get(kind, inside)
        for number, concerned in _OF.items():
            if kind in concerned and not fits:
                yield number
        alternative = str(elem.get("/Alt", "")).strip() or str(elem.get("/ActualText", "")).strip()
        if kind == "Figure" and not alternative:
            yield "13-004"
        if kind == "Formula" and not str(elem.get("/Alt", "")).strip():
            yield "17-002"
        heading = _HEADING.fullmatch(kind)
        if heading is not None:
            now = int(heading[1])
            if level == 0 and now != 1:
                yield "14-002"
            elif now > level + 1:
                yield "14-003"
            level = now
        if kind == "H" and parent is not None:
            last_h[parent.objgen] += 1
        if kind == "TH" and not _scoped(elem):
            yield "15-003"
        if kind == "Note":
            notes[str(elem.get("/ID", ""))] += 1
    if any(count > 1 for count in last_h.values()):
        yield "14-006"
    if kinds["H"] and any(_HEADING.fullmatch(kind) for kind in kinds):
        yield "14-007"
    if notes[""]:
        yield "19-003"
    if any(count > 1 for name, count in notes.items() if name):
        yield "19-004"


def _scoped(elem: Any) -> bool:
    given = elem.get("/A")
    several = list(given) if isinstance(given, pikepdf.Array) else [given]
    return any(one is not None and ("/Scope" in one or "/Headers" in one) for one in several)


def _annotations(pdf: pikepdf.Pdf) -> Iterator[str]:
    owners = {
        kid.Obj.objgen: elem
        for elem, _ in _elements(pdf)
        for kid in _kids(elem)
        if not isinstance(kid, int) and kid.get("/Type") == "/OBJR"
    }
    for page in pdf.pages:
        annotations = list(page.obj.get("/Annots", []))
        if annotations and "/Tabs" not in page.obj:
            yield "28-008"
        elif annotations and page.obj.Tabs != "/S":
            yield "28-009"
        for one in annotations:
            if _off(one, page):
                continue  # such as that of a later timestamp (ISO 14289-1, 7.18.1)
            yield from _annotation(one, _kind(owners[one.objgen]) if one.objgen in owners else "")


def _annotation(one: Any, owner: str) -> Iterator[str]:
    kind = str(one.Subtype)
    if kind == "/Widget":
        if owner != "Form":
            yield "28-010"
        if not str(one.get("/TU", "")).strip():
            yield "28-005"
        return
    if not str(one.get("/Contents", "")).strip():
        yield "28-004"
    if kind == "/Link":
        if owner != "Link":
            yield "28-011"
        if not str(one.get("/Contents", "")).strip():
            yield "28-012"
        return
    others = {"/TrapNet": "28-007", "/PrinterMark": "28-017", "/FileAttachment": "28-016"}
    yield others.get(kind, "28-014" if kind in ("/Screen", "/Movie") else "28-006")
    if owner != "Annot":
        yield "28-002"


def _marks(page: pikepdf.Page) -> Iterator[str]:
    stack: list[str] = []
    held: Any = page.obj
    forms = held.get("/Resources", {}).get("/XObject", {})
    if any("/StructParents" in one or "/StructParent" in one for one in forms.values()):
        yield "30-002"  # none has marks of its own
    for operands, said in instructions(page):
        if said in ("BDC", "BMC"):
            artifact = operands[0] == "/Artifact"
            tagged = len(operands) > 1 and "/MCID" in _properties(page, operands[1])
            if artifact and "tagged" in stack:
                yield "01-003"
            if tagged and "artifact" in stack:
                yield "01-004"
            stack.append("artifact" if artifact else "tagged" if tagged else "")
        elif said == "EMC":
            stack.pop()
        elif said in _PAINT and not {"artifact", "tagged"} & set(stack):
            yield "01-005"


def _properties(page: pikepdf.Page, given: Any) -> Any:
    if isinstance(given, pikepdf.Name):
        return page.obj.Resources.Properties[given]
    return given


def _elements(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, Any]]:
    """Each element with its parent, in the order in which they are read."""
    top = pdf.Root.StructTreeRoot.K
    waiting: list[tuple[Any, Any]] = [
        (one, None) for one in (top if isinstance(top, pikepdf.Array) else [top])
    ]
    waiting.reverse()
    while waiting:
        elem, parent = waiting.pop()
        yield elem, parent
        waiting += [(kid, elem) for kid in reversed(_kids(elem)) if _is_elem(kid)]


def _kids(elem: Any) -> list[Any]:
    kids = elem.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is_elem(kid: Any) -> bool:
    return not isinstance(kid, int) and "/S" in kid


def _kind(elem: Any) -> str:
    return str(elem.S)[1:]


def _off(annotation: Any, page: pikepdf.Page) -> bool:
    left, bottom, right, top = (float(side) for side in annotation.Rect)
    box = [float(side) for side in page.cropbox]
    return right < box[0] or top < box[1] or left > box[2] or bottom > box[3]
