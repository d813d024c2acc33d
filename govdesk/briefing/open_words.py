# SPDX-License-Identifier: Apache-2.0
"""What was decided to do otherwise, and what people said, as tables of open data: the words that
the packet prints, in the language in which they were said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govdesk.briefing.blocks import plain as words_of
from govdesk.briefing.open_table import OpenTable, day_cell
from govdesk.briefing.sections.followup import side_words
from govdesk.briefing.sections.speech import Speech
from govdesk.queries.public_decisions import ResidentComment
from govdesk.queries.public_indicators import Pivot
from govdesk.queries.public_stories import PublicStory
from govdesk.rules.narratives import NarrativeKind
from govdesk.rules.open_cells import plain


def pivots(found: Sequence[Pivot], speech: Speech) -> Iterable[OpenTable]:
    """Each change of course with what came of it, and what it changes."""
    numbered = list(enumerate(found, 1))
    yield OpenTable(
        "pivots",
        speech.words._("Changes of course"),
        (
            ("pivot", "integer"),
            ("indicator", "string"),
            ("result", ("adopted", "rejected", "void", "pending")),
            ("motion", "string"),
            ("decided_on", "date"),
            ("expected_effect", "string"),
            ("evaluation", "string"),
        ),
        tuple(
            (
                str(at),
                plain(one.code),
                one.outcome,
                one.motion or "",
                day_cell(one.decided_on),
                plain(speech.name(one.expected_effect)),
                plain(speech.name(one.evaluation)),
            )
            for at, one in numbered
        ),
        key=("pivot",),
    )
    yield OpenTable(
        "pivot_changes",
        speech.words._("What changes, before and after"),
        (
            ("pivot", "integer"),
            ("line", "integer"),
            ("what", ("target", "timeline", "resources", "approach", "department")),
            ("before", "string"),
            ("after", "string"),
        ),
        tuple(
            (
                str(at),
                str(line),
                change.what,
                plain(words_of(side_words(change.before, one, speech))),
                plain(words_of(side_words(change.after, one, speech))),
            )
            for at, one in numbered
            for line, change in enumerate(one.changes, 1)
        ),
        key=("pivot", "line"),
        refers=("pivot", "pivots"),
    )


def comments(found: Sequence[ResidentComment], speech: Speech) -> OpenTable:
    """What residents said, each with its answer."""
    return OpenTable(
        "comments",
        speech.words._("What residents said"),
        (
            ("comment", "integer"),
            ("about", "string"),
            ("received_on", "date"),
            ("who", "string"),
            ("text", "string"),
            ("language", "string"),
            ("answered_on", "date"),
            ("answered_by", "string"),
            ("answer", "string"),
        ),
        tuple(
            (
                str(at),
                plain(speech.name(one.about)),
                day_cell(one.received_on),
                plain(speech.name(one.signed_as)),
                plain(speech.name(one.text)),
                one.text.lang,
                day_cell(one.answered_on),
                plain(speech.name(one.answered_by)),
                plain(speech.name(one.answer)),
            )
            for at, one in enumerate(found, 1)
        ),
        key=("comment",),
    )


def stories(found: Sequence[PublicStory], speech: Speech) -> OpenTable:
    """What people said with leave to print it, and of how many a survey speaks."""
    return OpenTable(
        "stories",
        speech.words._("In people’s own words"),
        (
            ("story", "integer"),
            ("kind", tuple(str(one) for one in NarrativeKind)),
            ("indicator", "string"),
            ("text", "string"),
            ("language", "string"),
            ("invited", "integer"),
            ("answered", "integer"),
        ),
        tuple(
            (
                str(at),
                str(one.kind),
                plain(one.code or ""),
                plain(speech.name(one.text)),
                one.text.lang,
                "" if one.invited is None else str(one.invited),
                "" if one.answered is None else str(one.answered),
            )
            for at, one in enumerate(found, 1)
        ),
        key=("story",),
    )
