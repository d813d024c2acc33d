# SPDX-License-Identifier: Apache-2.0
"""Minutes that are drafted and not approved yet, as a Word document for counsel to write in.

They are no packet: nothing of it is published, and no public view can hold an unapproved text.
"""

from __future__ import annotations

from govdesk.briefing.blocks import Block, H, Note, P
from govdesk.queries.local_dates import local_date
from govdesk.queries.meetings import MeetingRow, MinutesRow
from govdesk.wording import Words


def draft_minutes_title(meeting: MeetingRow, words: Words) -> str:
    """What the document is called."""
    day = words.date(local_date(meeting.starts_at, meeting.zone))
    return words._("Draft minutes of {day}").format(day=day)


def draft_minutes_document(
    minutes: MinutesRow, meeting: MeetingRow, *, task_force: str, words: Words
) -> bytes:
    """The draft as .docx, marked as one on its first page. `words` are of the workspace's language,
    in which minutes are written."""
    from govdesk.briefing.word import word_document

    title = draft_minutes_title(meeting, words)
    when = words.moment(meeting.starts_at, meeting.zone)
    blocks: list[Block] = [
        H(1, title),
        P(words._("{title}, {when}, {place}").format(
            title=meeting.title, when=when, place=meeting.place
        )),
        Note(
            words._("It is not approved yet, and not to be published."),
            words._("Draft, version {n}").format(n=words.number(minutes.version)),
            "accent",
        ),
    ]  # fmt: skip
    parts = (part.strip() for part in minutes.text.split("\n\n"))
    blocks += [P(part) for part in parts if part]
    return word_document(blocks, title=title, author=task_force, lang=words.lang, at=minutes.at)
