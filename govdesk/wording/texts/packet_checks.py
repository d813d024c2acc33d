# SPDX-License-Identifier: Apache-2.0
"""What the checklist of a packet says."""

from __future__ import annotations

from collections.abc import Mapping

from govdesk.wording.template import Plural, plural, text

TEXTS: Mapping[str, str | Plural] = {
    "check.parts": text("Every part that such a packet must have is in it."),
    "check.parts_missing": text("A part is switched off without which this is no such packet."),
    "check.introduction": text("The introduction holds no e-mail address and no telephone number."),
    "check.introduction_private": text(
        "The introduction holds an e-mail address, a telephone number or an internal id: take it"
        " out, and name an office instead."
    ),
    "check.headings": plural(
        "{count} heading, one level at a time.", "{count} headings, one level at a time.", "count"
    ),
    "check.tables": plural(
        "{count} table with headers that a screen reader says with each cell.",
        "{count} tables with headers that a screen reader says with each cell.",
        "count",
    ),
    "check.figures": plural(
        "{count} picture, told in words.", "{count} pictures, each told in words.", "count"
    ),
    "check.figures_long": plural(
        "{count} picture is told at great length; is it better as a table?",
        "{count} pictures are told at great length; are they better as tables?",
        "count",
    ),
    "check.title": text("Title and language are named in the file."),
    "check.contrast": text("Every text stands out from what is behind it, at least 4.5 to 1."),
    "check.fonts": text("Every letter can be drawn, and its font is in the file."),
    "check.translated": text("Every text stands in the packet’s language."),
    "check.untranslated": plural(
        "{count} text has no translation and is marked as another language.",
        "{count} texts have no translation and are marked as another language.",
        "count",
    ),
    "check.embargo": text("Nobody can publish it before {day}, {time}; cover and pages say so."),
    "check.embargo_over": text("The embargo ended on {day}, {time}: it holds nothing back."),
    "check.embargo_no_time": text("The end of the embargo cannot be read."),
    "check.ease": text("The summary reads like grade {grade}; the aim is {aim}."),
    "check.ease_hard": text(
        "The summary reads like grade {grade}; the aim is {aim}. Its hardest sentence is named."
    ),
    "check.crisis": plural(
        "Where to find help is printed in {count} language.",
        "Where to find help is printed in {count} languages.",
        "count",
    ),
    "check.crisis_language": text(
        "Where to find help is not written in the packet’s own language yet."
    ),
    "check.no_crisis_line": text(
        "There is no crisis line to print. Add one in the settings of the workspace."
    ),
    "check.late": plural(
        "{count} number has not been reported; the packet says so.",
        "{count} numbers have not been reported; the packet says so.",
        "count",
    ),
    "check.none_late": text("Every number is reported."),
    "check.hidden": plural(
        "{count} result is hidden to protect people.",
        "{count} results are hidden to protect people.",
        "count",
    ),
    "check.provisional": plural(
        "{count} number may still change; the packet marks it.",
        "{count} numbers may still change; the packet marks them.",
        "count",
    ),
    "check.answers": text("Every comment from residents is answered."),
    "check.unanswered": plural(
        "{count} comment from a resident has no answer yet.",
        "{count} comments from residents have no answer yet.",
        "count",
    ),
    "check.enclosed": plural(
        "{count} enclosed document, which everybody can read.",
        "{count} enclosed documents, which everybody can read.",
        "count",
    ),
    "check.enclosed_unreadable": plural(
        "{count} enclosed document that not everybody can read: look at the words in its place.",
        "{count} enclosed documents that not everybody can read: look at the words in their place.",
        "count",
    ),
    "check.no_agenda": text("The agenda is empty: nobody could tell what the meeting is about."),
    "check.not_noticed": text(
        "The record does not say yet that the notice was posted. Note it once it is."
    ),
    "check.noticed": text("The notice stands in the record, with when and where it was posted."),
    "check.order": text(
        "Look through every page: order, breaks, charts. No program can judge that."
    ),
    "packet.stopped": text("This packet cannot be published yet: {what}"),
    "packet.not_seen": text("The packet is not drawn yet; look at it first."),
    "packet.being_kept": text("The packet is being kept."),
}
