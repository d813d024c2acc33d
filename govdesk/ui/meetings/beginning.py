# SPDX-License-Identifier: Apache-2.0
"""Opening a meeting: at once on its day, and only after a question before that day."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from govdesk.queries.local_dates import local_date
from govdesk.queries.meetings import MeetingRow
from govdesk.services import meetings
from govdesk.ui.meetings.words import reference
from govdesk.ui.office import Office
from govdesk.ui.widgets import Confirm
from govdesk.wording import _, current


def begin_meeting(office: Office, owner: QWidget, row: MeetingRow) -> None:
    """Open it. Whoever would open it before its day is asked first: people go by its notice."""

    def begin() -> None:
        office.desk.write(owner, meetings.open_meeting, meeting_id=row.id)

    if local_date(office.who.now, row.zone) >= local_date(row.starts_at, row.zone):
        begin()
        return
    Confirm(
        owner,
        _("Open {meeting} today?").format(meeting=reference(row.number)),
        _(
            "It is called for {when}. Whoever comes then finds it begun or over, and what is "
            "decided today can be attacked for that."
        ).format(when=current().moment(row.starts_at, row.zone)),
        {_("Open it today"): begin},
        danger=True,
    ).open()
