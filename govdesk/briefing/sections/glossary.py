# SPDX-License-Identifier: Apache-2.0
"""What the words mean: those that a packet uses, and only those."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass

from govdesk.briefing.blocks import Block, Code, DataTable, H, Rich, Toc
from govdesk.briefing.sections.speech import Speech
from govdesk.wording import Words

_UNSEEN = frozenset(("anchor", "link", "lang", "summary", "alt", "style", "tone", "tooltip"))
"""Fields of blocks whose texts are not printed."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, what it means here, and how else it is written, parted by `|`."""

    word: str
    meaning: str
    forms: str = ""

    def used_in(self, text: str) -> bool:
        """Whether a text, in small letters, says it."""
        forms = filter(None, (self.word, *self.forms.split("|")))
        return any(
            re.search(rf"(?<!\w){re.escape(one.strip().casefold())}(?!\w)", text) for one in forms
        )


def glossary(blocks: Sequence[Block], speech: Speech) -> list[Block]:
    """The words that these blocks use; nothing where they use none."""
    words = speech.words
    text = " ".join(" ".join(printed(blocks)).casefold().split())
    used = sorted(
        (term for term in terms(words) if term.used_in(text)),
        key=lambda term: term.word.casefold(),
    )
    if not used:
        return []
    header: tuple[Rich, ...] = (words._("Word"), words._("What it means here"))
    return [
        H(1, words._("What the words mean"), anchor="glossary"),
        DataTable(
            (header, *((term.word, term.meaning) for term in used)),
            words._("Words used in this briefing and what they mean"),
            header_cols=1,
            weights=(1.6, 4),
        ),
    ]


def printed(parts: Iterable[object]) -> Iterator[str]:
    """Every text that blocks print, in their order."""
    for part in parts:
        if isinstance(part, str):
            yield part
        elif isinstance(part, tuple):
            yield from printed(part)
        elif is_dataclass(part) and not isinstance(part, Toc | Code):
            yield from printed(
                getattr(part, field.name) for field in fields(part) if field.name not in _UNSEEN
            )


def terms(words: Words) -> tuple[Term, ...]:
    """Everything that a packet may have to explain."""
    return (
        Term(words._("achieved"), words._("The target for the year is reached.")),
        Term(
            words._("adopted"),
            words._("The motion passed and is in force."),
            words._("adopted|motions adopted"),
        ),
        Term(
            words._("behind plan"),
            words._("Short of where it should be by the end of this quarter."),
        ),
        Term(
            words._("both groups must agree"),
            words._(
                "On the most important decisions, the community’s seats must agree by themselves, "
                "besides the whole task force."
            ),
        ),
        Term(
            words._("change of course"),
            words._("A change of aim, way of working or means, adopted by recorded vote."),
            words._("changes of course|change course"),
        ),
        Term(
            words._("co-sponsored"),
            words._("Put forward by one seat, with the others named standing behind it."),
        ),
        Term(
            words._("did not count"),
            words._("Too few members were present, so the motion will be voted again."),
        ),
        Term(
            words._("group of seats"),
            words._("Seats that are counted together, such as the community’s."),
            words._("groups of seats"),
        ),
        Term(
            words._("hidden to protect people"),
            words._("A number so small that somebody could be recognised by it."),
        ),
        Term(
            words._("indicator"),
            words._("A number we promised to measure and to publish."),
            words._("indicators"),
        ),
        Term(
            words._("motion"),
            words._("A proposal that the task force votes on."),
            words._("motions"),
        ),
        Term(
            words._("roll call"),
            words._("A vote in which every seat is named with how it voted."),
            words._("roll calls"),
        ),
        Term(
            words._("seal number"),
            words._(
                "A number made from the whole record. It would be another one if anything in the "
                "record were changed."
            ),
        ),
        Term(
            words._("seats present"),
            words._(
                "Those who were there when the vote was taken. A vote counts only with as many as "
                "the rule needs."
            ),
        ),
        Term(
            words._("seconded"),
            words._("Another member agreed that the motion should be discussed."),
        ),
        Term(
            words._("stand-in"),
            words._("Someone who sits and votes while the holder of a seat is away."),
            words._("stand-ins"),
        ),
        Term(
            words._("stepped aside"),
            words._("Did not vote, because of a personal interest in the matter."),
            words._("steps aside"),
        ),
        Term(
            words._("suppressed"),
            words._("Not shown, because a person could be recognised by so small a number."),
        ),
        Term(
            words._("usual highest"),
            words._("From there to the usual lowest reach this number’s usual ups and downs."),
        ),
    )
