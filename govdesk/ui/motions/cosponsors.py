# SPDX-License-Identifier: Apache-2.0
"""The co-sponsors of a motion: who stands behind it, adding a seat or taking it off."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from govdesk.queries import people
from govdesk.queries.cosponsors import CosponsorRow
from govdesk.queries.motions import MotionDetail as Found
from govdesk.queries.people import Holding
from govdesk.rules.cosponsors import why_closed, why_not_cosponsor
from govdesk.rules.messages import message
from govdesk.rules.motions import MotionState
from govdesk.rules.permissions import Role
from govdesk.services import cosponsors
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Form, Label, Reveal, Section, caption
from govdesk.ui.widgets.side_by_side import InLine
from govdesk.wording import _


def has_cosponsors(found: Found) -> bool:
    """Whether there is something to show or to do: one stands, or one may still come."""
    return bool(standing(found)) or why_closed(MotionState(found.row.state)) is None


def standing(found: Found) -> list[CosponsorRow]:
    """Those that are co-sponsors now, in charter order."""
    return [one for one in found.cosponsors if one.stands]


class Cosponsors(Section):
    """Every seat that stands behind the motion, and what can be done until the question is put."""

    def __init__(self, office: Office, found: Found) -> None:
        super().__init__(_("Co-sponsors"))
        self._office, self._found = office, found
        open_now = why_closed(MotionState(found.row.state)) is None
        behind = standing(found)
        if not behind:
            self.body.addWidget(caption(_("No other seat stands behind it yet.")))
        for one in behind:
            line = InLine(Label(one.seat, wrap=False))
            if open_now and self._speaks_for(one.seat_id):
                line.add(self._off(one))
            self.body.addWidget(line)
        if open_now:
            self._own_seat(behind)
            if self._hears_all:
                office.desk.read(self, people.holders, self._offer, on=office.who.today)

    def _offer(self, seats: tuple[Holding, ...]) -> None:
        """Every filled seat but the mover's and those that are there already."""
        found = self._found
        taken = {found.mover_seat_id, *(one.seat_id for one in standing(found))}
        free = [one for one in seats if one.people and one.seat_id not in taken]
        self.body.addWidget(
            Reveal(
                self._office,
                _("Note a co-sponsor"),
                cosponsor_subject(found),
                lambda: CosponsorForm(self._office, found, free),
                None if free else message("cosponsors.nobody_left"),
            )
        )

    @property
    def _hears_all(self) -> bool:
        """The office notes what any member said aloud."""
        actor = self._office.who.actor
        return actor is not None and bool(actor.roles & {Role.SECRETARIAT, Role.CHAIR})

    def _speaks_for(self, seat_id: str) -> bool:
        return self._hears_all or seat_id == self._office.who.seat_id

    def _off(self, one: CosponsorRow) -> Act:
        act = Act(_("Take it off"), "quiet", in_line=True)
        act.button.setAccessibleName(_("Take {seat} off the co-sponsors").format(seat=one.seat))
        act.clicked.connect(
            lambda: self._office.desk.write(
                self,
                cosponsors.withdraw_cosponsor,
                motion_id=self._found.row.id,
                seat_id=one.seat_id,
            )
        )
        return act

    def _own_seat(self, behind: list[CosponsorRow]) -> None:
        who = self._office.who
        ids = [one.seat_id for one in behind]
        if not who.seat_id or who.seat_id in ids:
            return
        act = Act(_("Co-sponsor it for {seat}").format(seat=who.seat))
        act.set_refusal(
            who.why_not("motion.cosponsor")
            or why_not_cosponsor(
                MotionState(self._found.row.state),
                who.seat_id,
                mover_seat_id=self._found.mover_seat_id,
                standing=ids,
            )
        )
        act.clicked.connect(
            lambda: self._office.desk.write(
                self, cosponsors.cosponsor, motion_id=self._found.row.id, seat_id=who.seat_id
            )
        )
        self.body.addWidget(act)


class CosponsorForm(Form):
    """Asks which seat said that it stands behind the motion."""

    def __init__(self, office: Office, found: Found, free: list[Holding]) -> None:
        super().__init__(office, cosponsor_subject(found))
        self._found = found
        seat = QComboBox()
        for one in free:
            seat.addItem(one.title, one.seat_id)
        self.add("seat_id", _("The seat that stands behind it"), seat)
        self.end_with(Act(_("Note it")), self.submit)

    def submit(self) -> None:
        """Note it."""
        self.send(
            cosponsors.cosponsor, motion_id=self._found.row.id, seat_id=self.values()["seat_id"]
        )


def cosponsor_events(found: Found) -> list[tuple[int, str]]:
    """Each coming and going, with its instant, for the motion's history."""
    events = []
    for one in found.cosponsors:
        events.append((one.at, _("Co-sponsored by {seat}").format(seat=one.seat)))
        if one.withdrawn_at is not None:
            words = _("{seat} is no co-sponsor any more")
            events.append((one.withdrawn_at, words.format(seat=one.seat)))
    return events


def cosponsor_subject(found: Found) -> str:
    """The subject of what is typed about a co-sponsor."""
    return f"cosponsor/{found.row.id}"
