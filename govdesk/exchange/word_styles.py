# SPDX-License-Identifier: Apache-2.0
"""What a Word document's styles and numberings say of a paragraph: heading, title, list, contents.

Names of built-in styles are English in every file, whatever the language of whoever wrote it;
styles of one's own are followed to what they are based on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from docx.document import Document
from docx.oxml.ns import qn

OFF: Final = frozenset({"0", "false", "off", "none"})
_HEADING = re.compile(r"heading ([1-9])")
_FARTHEST = 20
"""Styles from one to what it is based on; a longer way is a ring."""


class Styles:
    """The styles and numberings of one document."""

    def __init__(self, document: Document) -> None:
        root = document.styles.element
        self._styles = {one.get(qn("w:styleId")): one for one in root.iter(qn("w:style"))}
        self._usual = next(
            (
                one.get(qn("w:styleId"))
                for one in root.iter(qn("w:style"))
                if one.get(qn("w:type")) == "paragraph"
                and one.get(qn("w:default")) in ("1", "true")
            ),
            None,
        )
        self._levels = _levels(document)
        lang = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
        self.lang = "" if lang is None else lang.get(qn("w:val"), "").split("-")[0].lower()
        """The language in which the document says it is written; empty when it does not."""

    def names(self, paragraph: Any) -> tuple[str, ...]:
        """The names of a paragraph's style and of those it is based on, in small letters."""
        return tuple(
            name.get(qn("w:val"), "").lower()
            for style in self._of_paragraph(paragraph)
            for name in (style.find(qn("w:name")),)
            if name is not None
        )

    def heading(self, paragraph: Any) -> int:
        """Its level as a heading, 1 to 9; 0 for what is none."""
        for name in self.names(paragraph):
            found = _HEADING.fullmatch(name)
            if found:
                return int(found[1])
        for properties in self._properties(paragraph):
            level = properties.find(qn("w:outlineLvl"))
            if level is not None:
                said = _number(level)
                return said + 1 if 0 <= said < 9 else 0
        return 0

    def listed(self, paragraph: Any) -> tuple[str, int, bool] | None:
        """The list that it belongs to, how deep within (from 0), and whether that is numbered; None
        for what is no item of a list."""
        deep = 0
        for properties in self._properties(paragraph):
            told = properties.find(qn("w:numPr"))
            if told is None:
                continue
            level = told.find(qn("w:ilvl"))
            deep = deep or (0 if level is None else max(0, _number(level)))
            which = told.find(qn("w:numId"))
            if which is None:
                continue
            key = which.get(qn("w:val"), "")
            if key in ("", "0"):
                return None
            shape = self._levels.get((key, deep)) or self._levels.get((key, 0), "bullet")
            return key, deep, shape not in ("bullet", "none")
        return None

    def on(self, run: Any, name: str) -> bool:
        """Whether a run is bold (`b`), italic (`i`), struck (`strike`) or hidden (`vanish`): by
        itself, else by its style."""
        own = run.find(qn("w:rPr"))
        if own is None:
            return False
        chosen = own.find(qn("w:rStyle"))
        styles = self._based(None if chosen is None else chosen.get(qn("w:val")))
        for properties in (own, *(style.find(qn("w:rPr")) for style in styles)):
            found = None if properties is None else properties.find(qn(f"w:{name}"))
            if found is not None:
                return found.get(qn("w:val"), "1").lower() not in OFF
        return False

    def _properties(self, paragraph: Any) -> Iterator[Any]:
        own = paragraph.find(qn("w:pPr"))
        if own is not None:
            yield own
        for style in self._of_paragraph(paragraph):
            found = style.find(qn("w:pPr"))
            if found is not None:
                yield found

    def _of_paragraph(self, paragraph: Any) -> Iterator[Any]:
        chosen = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return self._based(self._usual if chosen is None else chosen.get(qn("w:val")))

    def _based(self, key: str | None) -> Iterator[Any]:
        for _step in range(_FARTHEST):
            style = self._styles.get(key)
            if style is None:
                return
            yield style
            based = style.find(qn("w:basedOn"))
            key = None if based is None else based.get(qn("w:val"))


def _levels(document: Document) -> dict[tuple[str, int], str]:
    """How each level of each list is marked: `bullet`, `decimal`, ..."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    try:
        root: Any = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element  # type: ignore[attr-defined]
    except KeyError:
        return {}  # a document without lists
    shapes: dict[str, dict[int, str]] = {}
    for one in root.iter(qn("w:abstractNum")):
        shapes[one.get(qn("w:abstractNumId"), "")] = {
            int(level.get(qn("w:ilvl"), "0")): shape.get(qn("w:val"), "bullet")
            for level in one.iter(qn("w:lvl"))
            for shape in (level.find(qn("w:numFmt")),)
            if shape is not None
        }
    found: dict[tuple[str, int], str] = {}
    for one in root.iter(qn("w:num")):
        kind = one.find(qn("w:abstractNumId"))
        for deep, shape in shapes.get("" if kind is None else kind.get(qn("w:val")), {}).items():
            found[one.get(qn("w:numId"), ""), deep] = shape
    return found


def _number(element: Any) -> int:
    return int(element.get(qn("w:val"), "0"))
