# SPDX-License-Identifier: Apache-2.0
"""The holidays that the clerk keeps, from this year on. A notice that is still to be posted is
counted anew by them."""

from __future__ import annotations

from sqlalchemy import select

from govdesk.models.meetings import Meeting
from govdesk.models.workspace import Holiday
from govdesk.queries.due_dates import due_dates
from govdesk.rules.meetings import MeetingState
from govdesk.rules.messages import message
from govdesk.rules.refusals import Refusal
from govdesk.rules.working_days import read_holidays
from govdesk.services.context import Act, Changed, Context
from govdesk.services.numbers import today


def keep_holidays(ctx: Context, *, days: str) -> Changed:
    """Keep exactly the holidays that `days` names from this year on, a line each (`2026-11-26
    Thanksgiving`); others of these years are none any more. Earlier years stay as they were.

    Raises BadInput naming a line that cannot be read, Refusal where nothing changes.
    """
    with ctx.writing("calendar.keep") as act:
        since = today(act).year
        wanted = dict(read_holidays(days, since))
        query = select(Holiday).where(Holiday.removed_at.is_(None)).order_by(Holiday.day)
        changed = False
        for row in act.session.scalars(query).all():
            if row.day.year < since:
                continue
            if wanted.get(row.day) == row.name:
                del wanted[row.day]
                continue
            act.record("holiday.removed", row.id, name=row.name, removed_at=act.now)
            changed = True
        for day, name in sorted(wanted.items()):
            act.record("holiday.kept", act.new_id(), day=day, name=name)
            changed = True
        if not changed:
            raise Refusal(message("working_days.nothing_changed"))
        _count_notices_anew(act)
        return act.changed(str(since))


def _count_notices_anew(act: Act) -> None:
    """Meetings whose notice is not posted: whoever reads the page sees the deadline that holds."""
    query = select(Meeting).where(
        Meeting.state == MeetingState.SCHEDULED, Meeting.noticed_at.is_(None)
    )
    for meeting in act.session.scalars(query.order_by(Meeting.starts_at)).all():
        due = due_dates(act.session, meeting.zone).notice(meeting.kind, meeting.starts_at)
        if due.counted is not None and due.at != meeting.notice_due_at:
            act.record("meeting.notice_counted", meeting.id, notice_due_at=due.at)
