# SPDX-License-Identifier: Apache-2.0
"""Why someone of the public cannot have the word."""

from __future__ import annotations

from govdesk.wording.template import Plural, text

TEXTS: dict[str, str | Plural] = {
    "speakers.not_in_session": text("The meeting is not in session."),
    "speakers.someone_speaks": text("Someone has the word. End their time first."),
    "speakers.not_waiting": text("They were heard already, or went away."),
    "speakers.other_meeting": text("This item does not stand on the agenda of this meeting."),
    "speakers.over": text("The meeting is over."),
    "speakers.speaker": text("the speaker"),
    "speakers.minutes": text("Write from 1 to {most} minutes."),
    "speakers.field_name": text("the name"),
}
