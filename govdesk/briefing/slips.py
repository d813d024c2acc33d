# SPDX-License-Identifier: Apache-2.0
"""A page of slips to cut apart, each with a secret for one person. It is given to whoever prints or
saves it, and kept nowhere."""

from __future__ import annotations

from dataclasses import dataclass

from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput

COLUMNS = 4
"""Of a numbered secret."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: whose, a title, the secret, and what to do with it. A `numbered` secret is a list
    of words that are typed in order."""

    over: str
    title: str
    secret: str
    notes: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class SlipPage:
    """One or two slips on one page, in a language."""

    title: str
    lang: str
    slips: tuple[Slip, ...]


def slips_pdf(page: SlipPage) -> bytes:
    """The page as a PDF, which fits A4 and Letter. ReportLab is loaded here, not before.

    Raises BadInput, naming the passphrase, for a character that no packed font can draw.
    """
    from govdesk.briefing.layout.slips import draw_slips
    from govdesk.briefing.pdf.errors import MissingGlyph

    try:
        return draw_slips(page)
    except MissingGlyph as missing:
        raise BadInput(
            message("card.missing_glyph", character=missing.character),
            field="passphrase",
            then=message("card.missing_glyph.then"),
        ) from missing
