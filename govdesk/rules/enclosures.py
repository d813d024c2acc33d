# SPDX-License-Identifier: Apache-2.0
"""PDF documents that are published with a packet: what keeps a reader out of one, and what is
printed in its place."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import Final

from govdesk.rules.messages import Message, message

LARGEST: Final = 20 * 1024 * 1024
"""Bytes of one document."""
MOST: Final = 10
"""Documents with one packet."""
LONGEST_SUMMARY: Final = 2_000
"""Characters."""


class Barrier(StrEnum):
    """What keeps a screen reader, or a search, out of a PDF document (PDF/UA-1, ISO 14289-1)."""

    UNTAGGED = "untagged"
    """Nothing says in which order it is read, and what a heading or a table is (7.1, 7.2)."""
    SCANNED = "scanned"
    """Pages are pictures of text (7.1; WCAG 1.4.5)."""
    NO_LETTERS = "no_letters"
    """A font does not say which letters its shapes are (7.21.7)."""
    NO_ALT = "no_alt"
    """Pictures without a description (7.3; WCAG 1.1.1)."""
    NO_LANGUAGE = "no_language"
    """It does not say its language (7.2; WCAG 3.1.1)."""
    NO_TITLE = "no_title"
    """It does not say its title (7.1; WCAG 2.4.2)."""
    LOCKED = "locked"
    """Its protection shuts out screen readers (7.16)."""


def why_not_enclose(
    *, size: int, there: int, barriers: Collection[Barrier], summary: str, ask: str
) -> tuple[str, Message] | None:
    """The field and the reason for which a document of `size` bytes may not be published beside the
    `there` that are; None when it may. What shuts a reader out needs a summary in words, and whom
    to `ask` for another format."""
    if size > LARGEST:
        return "file", message("enclosure.too_large", size=LARGEST // 1024 // 1024)
    if there >= MOST:
        return "file", message("enclosure.too_many", most=MOST)
    if barriers and not summary.strip():
        return "summary", message("enclosure.needs_summary")
    if barriers and not ask.strip():
        return "ask", message("enclosure.needs_ask")
    return None


def enclosed_name(number: str, place: int) -> str:
    """What the file of the document at `place` (from 1) of a packet is called."""
    return f"{number}-{place}.pdf"
