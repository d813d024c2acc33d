# SPDX-License-Identifier: Apache-2.0
"""The sentences of plain answers. Each stands by itself: any of them may be left out."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "answer.adopted": text("On {day} the task force adopted motion {number}, “{title}”."),
    "answer.rejected": text(
        "On {day} the task force voted on motion {number}, “{title}”, and did not adopt it."
    ),
    "answer.void": text(
        "On {day} the task force could not decide motion {number}, “{title}”: too few members were"
        " there."
    ),
    "answer.since_rescind": text("Motion {number} rescinded it on {day}."),
    "answer.since_amend_adopted": text("Motion {number} changed its words on {day}."),
    "answer.consent": text("Nobody objected, so it was agreed without a vote."),
    "answer.votes": text("Yes votes {label}: {got}; needed: {needed}."),
    "answer.members": text("Members {label}: {got}; needed: {needed}."),
    "answer.members_present": text("Members present: {got}; needed: {needed}."),
    "answer.does": text("What it does: {text}."),
    "answer.why": text("The reason given: {text}."),
    "answer.figure": text("{name} ({code}), {period}: {sentence}"),
    "answer.moved": text("This is a real change, not the usual ups and downs."),
    "answer.provisional": text("The number may still change."),
    "answer.target": text("The target for the year is {target} {unit}."),
    "answer.band": text("The target for the year is between {low} and {high} {unit}."),
    "answer.by_motion": text(" (motion {motion})"),
    "answer.course_adopted": text("The task force changed course on it{motion}."),
    "answer.course_rejected": text("A change of course was proposed{motion} and not adopted."),
    "answer.course_void": text("A change of course was proposed{motion}, but too few members met."),
    "answer.course_pending": text("A change of course is proposed{motion} and not decided yet."),
    "answer.stay": text("The task force chose to stay the course{motion}."),
    "answer.accept": text("The task force accepted the result{motion}."),
    "answer.heading": text("At the year’s end {low} to {high} {unit} are expected."),
    "answer.counted": text("What is counted: {text}."),
    "answer.source": text("Source: {source}, reported by {owner}."),
}
