# SPDX-License-Identifier: Apache-2.0
"""Asking the members to set the notice aside, for a motion or for the whole meeting."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QPlainTextEdit

from govdesk.queries.meetings import AgendaRow, MeetingDetail
from govdesk.rules.meetings import NoticeState
from govdesk.services.waivers import move_waiver
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Form, caption
from govdesk.wording import _

OPEN = ("scheduled", "noticed", "in_session", "recess")
LATE = (NoticeState.OVERDUE, NoticeState.LATE)
DECIDED = ("adopted", "rejected", "withdrawn", "ruled_out_of_order", "rescinded")


def may_waive(found: MeetingDetail) -> bool:
    """Whether something of a meeting that is not over was not told to the public in time."""
    return found.row.state in OPEN and (found.row.clock.state in LATE or bool(_motions(found)))


class WaiverForm(Form):
    """Asks for what, by which law, and what the members are to find."""

    def __init__(self, office: Office, found: MeetingDetail) -> None:
        super().__init__(office, f"waiver/{found.row.id}")
        self._meeting_id = found.row.id
        about = QComboBox()
        if found.row.clock.state in LATE:
            about.addItem(_("The whole meeting"), "")
        for one in _motions(found):
            words = _("Motion {number}: {title}").format(number=one.motion, title=one.title)
            about.addItem(words, one.motion_id)
        self.add("motion_id", _("For what"), about)
        self.add(
            "ground",
            _("B&y which law"),
            QPlainTextEdit(),
            hint=_("The law that allows a decision without notice in time."),
        )
        self.add(
            "finding",
            _("What the members fin&d"),
            QPlainTextEdit(),
            hint=_("Why it cannot wait, in words that they can vote on."),
        )
        mover = QComboBox()
        mover.addItem(_("Nobody yet"), "")
        for seat in found.seats:
            mover.addItem(seat.title, seat.seat_id)
        self.add("mover_seat_id", _("Mo&ved by the seat"), mover)
        self.add_row(
            caption(
                _(
                    "It becomes a motion of its own on this agenda, and passes as a change of the"
                    " charter does."
                )
            )
        )
        self.end_with(Act(_("Put it on the agenda")), self.submit)

    def submit(self) -> None:
        """Submit the motion."""
        values = self.values()
        self.send(
            move_waiver,
            meeting_id=self._meeting_id,
            motion_id=values["motion_id"] or None,
            ground=values["ground"],
            finding=values["finding"],
            mover_seat_id=values["mover_seat_id"] or None,
        )


def _motions(found: MeetingDetail) -> list[AgendaRow]:
    """The undecided motions that the public was not told of in time, or not yet."""
    if found.row.state == "scheduled" and found.row.clock.state not in LATE:
        return []
    return [
        one
        for one in found.agenda
        if one.motion_id and not one.announced and one.motion_state not in DECIDED
    ]
