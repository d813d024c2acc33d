# SPDX-License-Identifier: Apache-2.0
"""What the checklist says of the bytes that were drawn: of the very file that would be published.

A program that is not ours looks through them; what it finds stops the packet. It is one program,
and the list says so: nobody reads here that a packet is good because nothing was found.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from govdesk.briefing.blocks import Block, Image
from govdesk.briefing.checks import Check, State
from govdesk.rules.messages import Languages, Message, message
from govdesk.services.packets import URGENT

if TYPE_CHECKING:
    import pikepdf

    from govdesk.briefing.pdf.conformance import Fault, Verdict

_KINDS = (
    ("UNICODE|GLYPH|NOTDEF|CMAP|ACTUALTEXT", "character"),
    ("FONT|CID|TRUETYPE|TYPE0", "font"),
    ("ALTERNATIVE|ALT-|-ALT|FIGURE|FORMULA", "alt"),
    ("XMP|METADATA|-ID-|INFO|VIEWER", "metadata"),
    ("SIGNATURE|BYTERANGE", "signature"),
    ("STRUCT|TAG|TABLE|HEADING|ARTIFACT|LANGUAGE|ROLE|PARENT|KIDS|ANNOT|LINK|TABS|NOTE", "order"),
    ("IMAGE|COLOR|COLOUR|ICC|OUTPUT|TRANSPAREN|JPEG|RENDER", "picture"),
    ("UNREADABLE|STREAM|XREF|HEADER|TRAILER|EOF|OBJECT", "damaged"),
)
"""What a rule is about, for people, by what its name has in it; the first that fits."""


def check_file(content: bytes, *, kind: str) -> tuple[tuple[Check, ...], tuple[Check, ...]]:
    """What the checker found in a file: the items that stop it, and the others."""
    from govdesk.briefing.pdf.conformance import conformance

    found = conformance(content)
    if found is None:
        said, then = message("check.no_checker"), message("check.no_checker.then")
        return (), (Check("file", State.LOOK, said, _BOTH, then=then),)
    stops: list[Check] = []
    others: list[Check] = []
    for verdict in found.verdicts:
        stops += [
            _stop(fault, verdict, f"{verdict.profile}/{place}", kind)
            for place, fault in enumerate(verdict.faults)
        ]
        if not verdict.faults:
            said = message(
                "check.file",
                profile=verdict.profile,
                count=verdict.rules,
                checker=found.checker,
            )
            others.append(Check(verdict.profile, State.HOLDS, said, _STANDARDS[verdict.profile]))
        if verdict.set_aside:
            said = message("check.set_aside", count=len(verdict.set_aside), profile=verdict.profile)
            rule = "; ".join(f"{one.rule} {one.told}" for one in verdict.set_aside)
            places = tuple(_place(one) for one in verdict.set_aside)
            others.append(Check(f"{verdict.profile}/aside", State.HOLDS, said, rule, places))
    return tuple(stops), tuple(others)


_BOTH = "PDF/UA-1 (ISO 14289-1); PDF/A (ISO 19005)"
_STANDARDS = {
    "PDF/UA-1": "PDF/UA-1 (ISO 14289-1)",
    "PDF/A-2a": "PDF/A-2a (ISO 19005-2)",
    "PDF/A-3a": "PDF/A-3a (ISO 19005-3)",
}


def _stop(fault: Fault, verdict: Verdict, key: str, kind: str) -> Check:
    """A broken rule in the clerk's words, with its name and where it was found."""
    about = next((name for words, name in _KINDS if re.search(words, fault.rule)), "other")
    then = message("check.file_stopped_other.then")
    if kind in URGENT:
        then = message("check.file_stopped_urgent.then", then=then)
    return Check(
        key,
        State.STOPS,
        message(f"check.file_stopped_{about}", profile=verdict.profile),
        f"{verdict.profile} {fault.rule}: {fault.told}",
        (_place(fault),),
        then,
    )


def _place(fault: Fault) -> Message:
    if fault.page is not None and fault.number is not None:
        return message("check.place_page_object", page=fault.page, object=str(fault.number))
    if fault.page is not None:
        return message("check.place_page", page=fault.page)
    if fault.number is not None:
        return message("check.place_object", object=str(fault.number))
    return message("check.place_file")


def check_drawn(
    content: bytes, *, title: str, lang: str, kind: str, large: bool, blocks: Sequence[Block]
) -> tuple[Check, ...]:
    """What can be said of a drawn packet: its file by the checker, title and language, fonts, and
    contrast."""
    import pikepdf

    stops, others = check_file(content, kind=kind)
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            own = [_title(pdf, title, lang), _fonts(pdf)]
    except pikepdf.PdfError:
        own = []  # which the checker has told already
    return (*stops, *own, *_contrast(lang, large, blocks), *others)


def _title(pdf: pikepdf.Pdf, title: str, lang: str) -> Check:
    """Whether the file tells its title and its language, and a reader shows the title."""
    rule = "PDF/UA-1 7.1, 7.2; WCAG 2.4.2, 3.1.1"
    root: Any = pdf.Root
    shown = bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False))
    with pdf.open_metadata(set_pikepdf_as_editor=False) as told:
        titled = str(told.get("dc:title", ""))
    holds = shown and titled == title and str(root.get("/Lang", "")) == lang
    key = "check.title" if holds else "check.title_missing"
    said = message(key, title=title, lang=Languages((lang,)))
    return Check("title", State.HOLDS if holds else State.STOPS, said, rule)


def _fonts(pdf: pikepdf.Pdf) -> Check:
    """Whether every font that a page names is in the file."""
    rule = "PDF/UA-1 7.21; PDF/A-2 6.2.11"
    named: dict[str, bool] = {}
    for leaf in pdf.pages:
        held: Any = leaf.obj
        for font in held.get("/Resources", {}).get("/Font", {}).values():
            named[str(font.get("/BaseFont", "?")).lstrip("/")] = _is_enclosed(font)
    out = tuple(name for name, enclosed in sorted(named.items()) if not enclosed)
    if out:
        said = message("check.fonts_missing", count=len(out))
        return Check("fonts", State.STOPS, said, rule, out)
    return Check("fonts", State.HOLDS, message("check.fonts", count=len(named)), rule)


def _is_enclosed(font: Any) -> bool:
    for one in (font, *font.get("/DescendantFonts", ())):
        described = one.get("/FontDescriptor", {})
        if any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            return True
    return False


def _contrast(lang: str, large: bool, blocks: Sequence[Block]) -> list[Check]:
    """How the faintest text stands out; what is in a picture, no program judges."""
    from govdesk.briefing.layout.document import look_of

    rule = "WCAG 1.4.3"
    faintest = look_of(lang, large=large).faintest
    ratio = f"{int(faintest * 10) / 10:.1f}"
    found = [Check("contrast", State.HOLDS, message("check.contrast", ratio=ratio), rule)]
    pictures = tuple(block.alt[:60] for block in blocks if isinstance(block, Image))
    if pictures:
        said = message("check.contrast_pictures", count=len(pictures))
        found.append(Check("contrast_pictures", State.LOOK, said, rule, pictures))
    return found
