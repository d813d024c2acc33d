# SPDX-License-Identifier: Apache-2.0
"""An own check of tagged PDFs: every piece drawn once, owned once, in the parent tree; nothing
printed that nobody owns."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.briefing.reading import instructions

_TEXT = frozenset(("Tj", "TJ", "'", '"'))
_PAINT = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "BI"))

_MAY_BE_EMPTY = frozenset(("/TD", "/TH", "/LBody"))

_RUNNING = frozenset(("/Header", "/Footer"))
"""What running lines must be told apart as (PDF/UA-1 7.8)."""


def faults(content: bytes) -> list[str]:
    """What is wrong with the structure of a PDF, in words; empty when nothing is."""
    found: list[str] = []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        places = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        owned: Counter[tuple[int, int]] = Counter()
        owners: dict[tuple[int, int], Any] = {}
        annotated: dict[Any, Any] = {}
        for elem in _elements(pdf.Root.StructTreeRoot.K):
            home = elem.get("/Pg")
            if not _kids(elem) and elem.get("/S") not in _MAY_BE_EMPTY:
                found.append(f"an element {elem.get('/S')} with nothing in it")
            for kid in _kids(elem):
                if isinstance(kid, int):
                    key = (places[home.objgen], kid)
                elif kid.get("/Type") == "/MCR":
                    key = (places[kid.Pg.objgen], int(kid.MCID))
                elif kid.get("/Type") == "/OBJR":
                    annotated[kid.Obj.objgen] = elem
                    continue
                else:
                    if kid.P.objgen != elem.objgen:
                        found.append(f"an element {kid.S} whose parent does not know it")
                    continue
                owned[key] += 1
                owners[key] = elem
        nums = pdf.Root.StructTreeRoot.ParentTree.Nums
        parents = {int(nums[at]): nums[at + 1] for at in range(0, len(nums), 2)}
        for number, page in enumerate(pdf.pages):
            drawn = _drawn(page, number, found)
            listed = parents[int(page.obj.StructParents)]
            for mcid, times in drawn.items():
                if times != 1 or owned[number, mcid] != 1:
                    found.append(f"page {number + 1}: piece {mcid} drawn {times} times")
                elif listed[mcid].objgen != owners[number, mcid].objgen:
                    found.append(f"page {number + 1}: piece {mcid} has another parent in the tree")
            if len(listed) != len(drawn):
                found.append(f"page {number + 1}: {len(listed)} listed, {len(drawn)} drawn")
            for annotation in page.obj.get("/Annots", []):
                owner = annotated.pop(annotation.objgen, None)
                place = int(annotation.get("/StructParent", -1))
                if owner is None and _off_the_page(annotation, page):
                    continue  # as that of a later timestamp (ISO 14289-1, 7.18.1)
                if owner is None or parents[place].objgen != owner.objgen:
                    found.append(f"page {number + 1}: an annotation that nobody owns")
        found += ["an element owns an annotation of no page" for _ in annotated]
        outline = pdf.Root.get("/Outlines")
        if outline is not None and int(outline.Count) != _seen(outline):
            found.append(f"an outline that says {outline.Count} of {_seen(outline)} entries")
    return found


def _seen(parent: Any) -> int:
    """How many entries of an outline are seen below an open one."""
    seen, entry = 0, parent.get("/First")
    while entry is not None:
        seen += 1 + (_seen(entry) if int(entry.get("/Count", 0)) > 0 else 0)
        entry = entry.get("/Next")
    return seen


def _elements(top: Any) -> Iterator[Any]:
    waiting = [top]
    while waiting:
        elem = waiting.pop()
        yield elem
        waiting += [kid for kid in _kids(elem) if not isinstance(kid, int) and "/S" in kid]


def _kids(elem: Any) -> list[Any]:
    kids = elem.get("/K")
    if kids is None:
        return []
    if not isinstance(kids, pikepdf.Array):
        return [kids]
    return list(kids)


def _is_running(properties: Any) -> bool:
    return bool(properties) and properties.get("/Type") == "/Pagination"


def _drawn(page: Any, number: int, found: list[str]) -> Counter[int]:
    """How often each piece is drawn; what is printed outside any mark goes to `found`."""
    drawn: Counter[int] = Counter()
    stack: list[int | str | None] = []
    in_text = False
    for operands, said in instructions(page):
        if said in ("BDC", "BMC"):
            stack.append("text" if in_text else "page")
            properties = operands[1] if len(operands) > 1 else {}
            if "/MCID" in properties:
                drawn[int(properties["/MCID"])] += 1
            elif _is_running(properties) and properties.get("/Subtype") not in _RUNNING:
                found.append(f"page {number + 1}: a running line, neither header nor footer")
        elif said == "EMC":
            if stack.pop() != ("text" if in_text else "page"):
                found.append(f"page {number + 1}: marks and text objects do not nest")
        elif said in ("BT", "ET"):
            in_text = said == "BT"
        elif said in _TEXT and not stack:
            found.append(f"page {number + 1}: text that nobody owns")
        elif said in _PAINT and not stack:
            found.append(f"page {number + 1}: {said} that nobody owns")
    return drawn


def _off_the_page(annotation: pikepdf.Object, page: pikepdf.Page) -> bool:
    left, bottom, right, top = (float(side) for side in annotation.Rect)
    box = [float(side) for side in page.cropbox]
    return right < box[0] or top < box[1] or left > box[2] or bottom > box[3]
