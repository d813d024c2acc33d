# SPDX-License-Identifier: Apache-2.0
"""The documents that go out with the packet: what each is, and how to read it."""

from __future__ import annotations

from typing import Any

from govdesk.briefing.blocks import Block, DataTable, H, Note, P, Rich, Run
from govdesk.briefing.sections.speech import Speech, filled
from govdesk.queries.public_enclosures import PublicEnclosure
from govdesk.rules.enclosures import enclosed_name

KILO = 1024


def enclosed(view: Any, speech: Speech) -> list[Block]:
    """All documents; nothing where there is none. `view` is one that holds enclosures."""
    if not view.enclosures:
        return []
    words = speech.words
    blocks: list[Block] = [
        H(1, words._("Enclosed documents"), anchor="enclosures"),
        P(words._("Each is a file of its own that is published beside this one.")),
    ]
    for place, one in enumerate(view.enclosures, 1):
        blocks += _enclosure(one, enclosed_name(view.packet_number, place), speech)
    return blocks


def _enclosure(one: PublicEnclosure, file: str, speech: Speech) -> list[Block]:
    words = speech.words
    by = speech.naming(words._("By {department}"), department=one.department)
    lang = None if one.title.lang == words.lang else one.title.lang
    if lang is not None:
        language = words.language(lang)
        by = filled(words._("{by} (in {language})"), by=by, language=language)
    rows: list[tuple[Rich, ...]] = [
        (words._("What"), words._("Details")),
        (words._("File"), file),
        (words._("Pages"), words.number(one.pages)),
        (words._("Size"), _size(one.size, speech)),
        (words._("Fingerprint of the file (SHA-256)"), one.root),
    ]
    summary = words._("The file of “{title}”").format(title=speech.name(one.title))
    summary = speech.summed_up(summary, words._("The file of this document"), one.title)
    blocks: list[Block] = [H(2, speech.titled(one.title)), P(by, "small")]
    if not one.readable:
        blocks.append(P(words._("A screen reader cannot read this document, or not all of it.")))
    if one.summary is not None:
        said = Run(one.summary.text, lang=lang)
        blocks.append(Note((said,), words._("What stands in it")))
    if one.ask:
        blocks.append(Note(one.ask, words._("Whom to ask for it in another format")))
    return [*blocks, DataTable(tuple(rows), summary, header_cols=1, weights=(0, 1))]


def _size(size: int, speech: Speech) -> str:
    words = speech.words
    return words._("{size} kB").format(size=words.number(max(1, round(size / KILO))))
