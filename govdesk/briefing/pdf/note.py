# SPDX-License-Identifier: Apache-2.0
"""Notes to a text: an element of their own, which readers may leave for later."""

from __future__ import annotations

from reportlab.lib.styles import ParagraphStyle

from govdesk.briefing.pdf.paragraph import P
from govdesk.briefing.pdf.runs import Text


class Note(P):
    """A note, with its sign before it. PDF/UA-1 7.9 asks for a name of each, which it gets."""

    def __init__(
        self,
        text: Text | None,
        style: ParagraphStyle,
        bulletText: str | None = None,
        frags: list[object] | None = None,
        *,
        tag: str = "Note",
    ) -> None:
        super().__init__(text, style, bulletText, frags, tag=tag)
