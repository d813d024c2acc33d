# SPDX-License-Identifier: Apache-2.0
"""Why a meeting cannot be rehearsed."""

from __future__ import annotations

from govdesk.wording.template import Plural, text

TEXTS: dict[str, str | Plural] = {
    "rehearsal.no_meeting": text("There is no such meeting ahead to rehearse."),
    "rehearsal.no_meeting.then": text("Schedule the meeting first."),
    "rehearsal.no_copy": text("The workspace could not be copied for a rehearsal."),
    "rehearsal.no_copy.then": text("See that there is room for a copy, then try again."),
    "rehearsal.untouched": text("The workspace is as it was."),
}
