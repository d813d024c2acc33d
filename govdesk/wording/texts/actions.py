# SPDX-License-Identifier: Apache-2.0
"""Messages about actions, comments and drafts."""

from __future__ import annotations

from govdesk.wording.template import Plural, plural, text

TEXTS: dict[str, str | Plural] = {
    "actions.percent": text("The share that is done lies between 0 and 100 percent."),
    "actions.done_is_100": text("Done means 100 percent, and 100 percent means done."),
    "actions.open_is_0": text("An action that is not yet begun stands at 0 percent."),
    "actions.dropped_why": text("Say why the action is dropped."),
    "actions.state.open": text("not begun"),
    "actions.state.in_progress": text("in progress"),
    "actions.state.done": text("done"),
    "actions.state.dropped": text("dropped"),
    "actions.overdue": text("overdue"),
    "actions.action": text("action"),
    "actions.field.title": text("The title"),
    "actions.field.department": text("The department"),
    "residents.comment": text("comment"),
    "residents.field.text": text("The text"),
    "residents.field.shown_name": text("The name to show"),
    "residents.field.stance": text("Which way they say they are"),
    "residents.field.by_words": text("Who answers"),
    "residents.subject": text("what the comment is about"),
    "residents.kind": text("A narrative is a quote, a story, a survey or a focus group’s words."),
    "narrative.kind.quote": text("Quote"),
    "narrative.kind.story": text("Story"),
    "narrative.kind.survey": text("Survey result"),
    "narrative.kind.focus_group": text("Focus group"),
    "narrative.kind.discussion": text("Said in the meeting"),
    "narrative.field.invited": text("How many were invited"),
    "narrative.field.answered": text("How many answered or took part"),
    "narrative.no_number": text("{kind} does not go with this number. Leave it empty."),
    "narrative.whole": text("Write a whole number of people."),
    "narrative.more_answers": text("More people answered than were invited."),
    "narrative.too_few": plural(
        "It may be public once at least {count} person answered. Keep it for the task force.",
        "It may be public once at least {count} people answered. Keep it for the task force.",
    ),
    "agree.nothing": text("Write who can help, what works, or what is to be done."),
    "agree.helpers": text("Who can help: {text}"),
    "agree.works": text("What works: {text}"),
    "agree.words": text("What the meeting said"),
    "agree.due": text("By when"),
    "residents.subject_kind": text("A comment is about a motion, indicator, meeting or review."),
}
