# SPDX-License-Identifier: Apache-2.0
"""Words beside the numbers: what people said, and how many stand behind it."""

from __future__ import annotations

from itertools import groupby

from govdesk.briefing.blocks import Block, H, Note, P
from govdesk.briefing.sections.speech import Speech
from govdesk.queries.public_stories import PublicStory
from govdesk.queries.public_view import PublicView
from govdesk.rules.narratives import NarrativeKind


def stories(view: PublicView, speech: Speech) -> list[Block]:
    """Quotes, stories, surveys and focus groups, under the indicator that each stands beside."""
    if not view.stories:
        return []
    words = speech.words
    blocks: list[Block] = [
        H(1, words._("In people’s own words"), anchor="stories"),
        P(words._("Printed with the consent of those who said it.")),
    ]
    for code, told in groupby(view.stories, key=lambda one: one.code):
        group = list(told)
        name = group[0].indicator
        about = speech.heading(code, name) if code and name else words._("The quarter as a whole")
        blocks.append(H(2, about))
        blocks += [_story(one, speech) for one in group]
    return blocks


def _story(story: PublicStory, speech: Speech) -> Note:
    words = speech.words
    title = speech.say(story.kind.word)
    if story.rate is not None:
        title = words._("{kind}: {answered} of {invited} people answered ({rate} %)").format(
            kind=title,
            answered=words.number(story.answered or 0),
            invited=words.number(story.invited or 0),
            rate=words.number(story.rate),
        )
    elif story.kind is NarrativeKind.FOCUS_GROUP and story.answered is not None:
        title = words._("{kind}: {count} people took part").format(
            kind=title, count=words.number(story.answered)
        )
    return Note(speech.text(story.text), title[:1].upper() + title[1:], "quote")
