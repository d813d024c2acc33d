# SPDX-License-Identifier: Apache-2.0
"""A motion's summary as public documents print it: in their own language where there is one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from govdesk.queries.public_text import PublicText, redact
from govdesk.queries.summaries import Excuse
from govdesk.rules.summaries import MoverView, Summary, chosen
from govdesk.wording import Words
from govdesk.wording.offices import office_word

REMOVED = "[…]"


@dataclass(frozen=True, slots=True)
class SummaryNote:
    """Who wrote a summary, what the mover says of it, and in which languages there was none."""

    author: PublicText | None = None
    mover_view: MoverView = MoverView.UNKNOWN
    earlier: bool = False
    """It is of an earlier text than the one it stands beside."""
    without: tuple[tuple[tuple[str, ...], PublicText], ...] = ()
    """Languages asked for in which there is none, with the chair's reason."""


NOTHING_KNOWN = SummaryNote()


def public_summary(
    found: Iterable[Summary], excuses: Iterable[Excuse], n: int, *, lang: str, source: str
) -> tuple[PublicText, SummaryNote]:
    """The words beside text `n` for a reader of `lang`, else in the workspace's own language
    (`source`), with their note."""
    one = chosen(found, n, (lang, source))
    without = tuple(
        (excuse.languages, PublicText(redact(excuse.reason, REMOVED), source))
        for excuse in excuses
        if excuse.n == n
    )
    if one is None:
        return PublicText("", source), SummaryNote(without=without)
    note = SummaryNote(
        author=signed_as(one.author, lang=lang, source=source),
        mover_view=one.mover_view,
        earlier=one.n != n,
        without=without,
    )
    return PublicText(redact(one.text, REMOVED), one.language), note


def signed_as(name: str, *, lang: str, source: str) -> PublicText:
    """Whose words these are: an office as the packet's language calls it, anybody else as they
    were written down."""
    if (known := office_word(name, Words(lang))) is not None:
        return PublicText(known, lang)
    return PublicText(redact(name, REMOVED), source)
