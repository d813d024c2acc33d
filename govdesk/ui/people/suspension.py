# SPDX-License-Identifier: Apache-2.0
"""A seat without its vote: since when, by which motion, and how the members are asked about it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit

from govdesk.queries.people import SeatRow
from govdesk.queries.suspensions import SuspensionRow
from govdesk.services.suspensions import move_suspension
from govdesk.ui.motions.asking import AskingForm
from govdesk.ui.motions.words import reference
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import LinkLabel, Reveal, Section, caption
from govdesk.wording import _, current


class SeatVote(Section):
    """Whether the seat has its vote, and the way to ask the members about it."""

    def __init__(self, office: Office, seat: SeatRow, rows: tuple[SuspensionRow, ...]) -> None:
        super().__init__(_("Its vote"))
        for row in rows:
            words = _("Suspended from {date} on, by {motion}.")
            if row.ends is not None:
                words = _("Suspended from {date} to {last}, by {motion}.")
            told = words.format(
                date=current().date(row.starts),
                last=current().date(row.ends) if row.ends is not None else "",
                motion=reference(row.number),
            )
            self.body.addWidget(LinkLabel(office, told, Place("motions", row.motion_id)))
        away = any(row.ends is None for row in rows)
        if not rows:
            self.body.addWidget(caption(_("It has its vote.")))
        kind = "reinstate" if away else "suspend"
        self.body.addWidget(
            Reveal(
                office,
                _("Move to give its vote back") if away else _("Move to suspend its vote"),
                f"suspension/{seat.seat_id}",
                lambda: SuspensionForm(office, seat, kind),
                office.who.why_not("motion.submit"),
            )
        )


class SuspensionForm(AskingForm):
    """From which day, why, and who moves it."""

    def __init__(self, office: Office, seat: SeatRow, kind: str) -> None:
        super().__init__(office, f"suspension/{seat.seat_id}")
        self._seat, self._kind = seat, kind
        starts = QDateEdit(QDate(office.who.today))
        starts.setCalendarPopup(True)
        told = _(
            "It is a key motion: it needs the residents’ agreement. It takes effect on that day,"
            " and never in the meeting that adopts it."
        )
        self.add_row(caption(told))
        self.add("starts", _("From the &day"), starts)
        self.ask(self.submit)

    def submit(self) -> None:
        """Submit it and go to the motion."""
        starts = date.fromisoformat(self.values()["starts"])
        self.move_by(move_suspension, seat_id=self._seat.seat_id, kind=self._kind, starts=starts)
