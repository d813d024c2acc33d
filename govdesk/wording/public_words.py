# SPDX-License-Identifier: Apache-2.0
"""The words that residents and representatives read instead of the house's own terms.

The one list: a test fails when a left-hand word stands on a public page.
"""

from __future__ import annotations

from collections.abc import Mapping

from govdesk.wording.template import text
from govdesk.wording.words import Words

PLAIN: Mapping[str, str] = {
    "concurrent majority": text("both groups must agree"),
    "constituency": text("group of seats"),
    "quorum": text("enough members present"),
    "void": text("did not count, will be voted again"),
    "recused": text("stepped aside because of a conflict"),
    "base": text("votes counted"),
    "threshold": text("votes needed"),
    "alternate": text("stand-in"),
    "disposition": text("what we decided to do"),
    "pivot": text("change of course"),
    "lagging": text("behind plan"),
    "milestone": text("where we should be by now"),
    "provisional": text("may still change"),
    "suppressed": text("hidden to protect people"),
    "special cause": text("a real change"),
    "common cause": text("usual ups and downs"),
}

_STATUS: Mapping[str, str] = {
    "no_target": text("no target set"),
    "not_due": text("not due yet"),
    "not_reported": text("not reported"),
    "partial": text("only partly reported"),
    "too_few_cases": text("too few cases to say"),
    "on_track": text("on track"),
    "lagging": text("behind plan"),
    "off_track": text("far behind plan"),
    "achieved": text("achieved"),
}


def status_word(words: Words, status: str) -> str:
    """An indicator's status as the public reads it."""
    return words._(_STATUS[status])
