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
    "check.title": text("The file tells its title, “{title}”, and its language, {lang}."),
    "check.title_missing": text(
        "The file does not tell its title, “{title}”, and its language, {lang}, as it should."
    ),
    "check.contrast": text(
        "The styles of its text, headings and links were measured: the faintest stands out"
        " {ratio} to 1."
    ),
    "check.contrast_pictures": plural(
        "Words inside {count} picture may be too faint to read: no program judges that here.",
        "Words inside {count} pictures may be too faint to read: no program judges that here.",
        "count",
    ),
    "check.fonts": plural(
        "Every letter can be drawn, and the file holds the {count} font that it uses.",
        "Every letter can be drawn, and the file holds the {count} fonts that it uses.",
        "count",
    ),
    "check.fonts_missing": plural(
        "{count} font is not in the file: elsewhere its letters look different or are missing.",
        "{count} fonts are not in the file: elsewhere their letters look different or are missing.",
        "count",
    ),
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
    "check.file": plural(
        "{profile}: {checker} looked for {count} rule in the file and found it kept. One program is"
        " no substitute for a person.",
        "{profile}: {checker} looked for {count} rules in the file and found them kept. One program"
        " is no substitute for a person.",
        "count",
    ),
    "check.set_aside": plural(
        "{count} complaint by {profile} was set aside: the file’s own bytes show that the checker"
        " is mistaken.",
        "{count} complaints by {profile} were set aside: the file’s own bytes show that the"
        " checker is mistaken.",
        "count",
    ),
    "check.no_checker": text(
        "The file was not checked against PDF/UA-1 and PDF/A: there is no checker on this computer."
    ),
    "check.no_checker.then": text("Have another computer of the office draw and keep the packet."),
    "check.file_stopped_character": text(
        "A character in it has no meaning that can be read aloud or searched for ({profile})."
    ),
    "check.file_stopped_font": text(
        "A font in the file would not show every letter everywhere ({profile})."
    ),
    "check.file_stopped_alt": text("Something to be seen in it is not told in words ({profile})."),
    "check.file_stopped_metadata": text(
        "What the file says of itself is not as it should be ({profile})."
    ),
    "check.file_stopped_signature": text("The signature is not as it should be ({profile})."),
    "check.file_stopped_order": text(
        "The order of its parts, by which a screen reader finds its way, is broken ({profile})."
    ),
    "check.file_stopped_picture": text(
        "A picture or colour in it would not look the same everywhere ({profile})."
    ),
    "check.file_stopped_damaged": text("The file is damaged and cannot be relied on ({profile})."),
    "check.file_stopped_other": text("The file breaks a rule of {profile}."),
    "check.file_stopped_other.then": text(
        "Take out what came in last, such as a picture or copied words, and look again. If it"
        " stays, tell whoever looks after GovDesk the rule."
    ),
    "check.file_stopped_urgent.then": text(
        "{then} A notice need not wait for it: choose “Post it at once…”."
    ),
    "check.place_page_object": text("page {page}, object {object}"),
    "check.place_page": text("page {page}"),
    "check.place_object": text("object {object} of the file"),
    "check.place_file": text("the whole file"),
    "check.place_heading": text("{heading}: “{text}”"),
    "check.place_indicator": text("{code} {name} ({owner})"),
    "packet.stopped": text("This packet cannot be published yet: {what}"),
    "packet.stopped_at": text("This packet cannot be published yet: {what} {where}; {rule}"),
    "packet.not_seen": text("The packet is not drawn yet; look at it first."),
    "packet.being_kept": text("The packet is being kept."),
}
