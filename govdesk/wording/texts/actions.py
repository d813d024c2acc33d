# SPDX-License-Identifier: Apache-2.0
"""Messages about actions, comments and drafts."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
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
    "residents.field.by_words": text("Who answers"),
    "residents.subject": text("what the comment is about"),
    "residents.kind": text("A narrative is a quote, a story, a survey or a focus group's words."),
    "residents.subject_kind": text("A comment is about a motion, indicator, meeting or review."),
}
