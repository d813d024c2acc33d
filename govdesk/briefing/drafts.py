# SPDX-License-Identifier: Apache-2.0
"""A packet as a file to look over: what it becomes follows from how its name ends."""

from __future__ import annotations

from govdesk.briefing.kinds import KINDS, View
from govdesk.briefing.open_data import data_zip
from govdesk.briefing.parts import USUAL, Choices
from govdesk.briefing.production import draw, web
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput
from govdesk.wording import Words

OTHERS = frozenset({".html", ".htm", ".docx", ".zip"})
"""Ends of names, in small letters, that stand for something else than a PDF."""


def draft_file(
    view: View, ending: str, *, kind: str, choices: Choices = USUAL, large: bool = False
) -> bytes:
    """The packet as a web page, a Word document, open data, or else a PDF.

    Raises BadInput when there is nothing in it to give as data.
    """
    match ending.lower():
        case ".html" | ".htm":
            return web(view, kind=kind, choices=choices, large=large)
        case ".docx":
            return word(view, kind=kind, choices=choices, large=large)
        case ".zip":
            data = data_zip(view, kind=kind, choices=choices)
            if data is None:
                raise BadInput(message("packet.no_data_here"), field="out")
            return data
        case _:
            return draw(view, kind=kind, choices=choices, large=large).content


def word(view: View, *, kind: str, choices: Choices = USUAL, large: bool = False) -> bytes:
    """The same content as a Word document, for counsel to write in."""
    from govdesk.briefing.word import word_document

    words = Words(view.lang)
    return word_document(
        KINDS[kind].blocks(view, words, choices),
        title=KINDS[kind].title(view, words),
        author=view.task_force.text,
        lang=view.lang,
        large=large or choices.large,
        at=view.as_of.at,
    )
