# SPDX-License-Identifier: Apache-2.0
"""The countdown to a meeting: each deadline, how it stands, and the time left."""

from __future__ import annotations

from govdesk.wording.template import Plural, plural, text

TEXTS: dict[str, str | Plural] = {
    "countdown.review_open": text("Freeze and issue the review of {number}"),
    "countdown.review_done": text("The review of {number} is issued"),
    "countdown.agenda_open": plural(
        "Put {count} waiting motion on an agenda", "Put {count} waiting motions on an agenda"
    ),
    "countdown.agenda_empty": text("Write the agenda"),
    "countdown.agenda_done": text("The agenda holds every motion that was handed in"),
    "countdown.notice_open": text("Post the notice"),
    "countdown.notice_done": text("The notice is posted"),
    "countdown.addendum_open": plural(
        "Post an addendum: {count} item came after the notice",
        "Post an addendum: {count} items came after the notice",
    ),
    "countdown.papers_open": text("Publish the agenda packet"),
    "countdown.papers_done": text("The agenda packet is published"),
    "countdown.answers_open": plural(
        "Answer {count} resident’s comment on its motions",
        "Answer {count} residents’ comments on its motions",
    ),
    "countdown.answers_done": text("Every resident’s comment on its motions is answered"),
    "countdown.amendments": text("Amendments in writing come in until then"),
    "countdown.minutes_open": text("Draft the minutes of meeting {number}"),
    "countdown.minutes_done": text("The minutes of meeting {number} are drafted"),
    "countdown.meeting_open": text("The meeting begins"),
    "countdown.meeting_done": text("The meeting has begun"),
    "countdown.done": text("Done"),
    "countdown.done_late": text("Done, but late"),
    "countdown.passed": text("Over"),
    "countdown.days_left": plural("{count} day left", "{count} days left"),
    "countdown.hours_left": plural("{count} hour left", "{count} hours left"),
    "countdown.minutes_left": plural("{count} minute left", "{count} minutes left"),
    "countdown.days_late": plural("{count} day late", "{count} days late"),
    "countdown.hours_late": plural("{count} hour late", "{count} hours late"),
    "countdown.minutes_late": plural("{count} minute late", "{count} minutes late"),
}
