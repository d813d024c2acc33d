# SPDX-License-Identifier: Apache-2.0
"""What a step of a motion asks: who, until when, in which words, and what the members said."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit

from govdesk.queries.motions import MotionDetail as Found
from govdesk.queries.people import SeatRow
from govdesk.rules.motions import MotionState, MotionVerb, prevailing_choice
from govdesk.rules.procedural import SECONDED, asks_members, needs_words
from govdesk.services import motions
from govdesk.ui.motions.members_answer import Way, ask_members, members_answer
from govdesk.ui.motions.words import verb_words
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Form
from govdesk.wording import _

ASKS_SEAT = ("move", "second", "reconsider", *SECONDED)
ASKS_DATE = ("postpone", "refer")
ASKS_TERMS = ("limit_debate", "suspend_rules")
ASKS_NOTE = ("rule_out_of_order", "withdraw", "lay_on_the_table", "not_seconded", *ASKS_TERMS)


def asks(found: Found, verb: str) -> bool:
    """Whether a step opens a form before it is taken."""
    return verb in (*ASKS_SEAT, *ASKS_DATE, *ASKS_NOTE) or _asks_members(found, verb)


def step_subject(found: Found, verb: str) -> str:
    """The subject of what is typed for a step."""
    return f"step/{verb}/{found.row.id}"


class StepForm(Form):
    """Asks for what one step needs, and how the members agreed where they must."""

    def __init__(self, office: Office, found: Found, verb: str, seats: tuple[SeatRow, ...]) -> None:
        super().__init__(office, step_subject(found, verb))
        self._found = found
        self._verb = verb
        if verb in ASKS_SEAT:
            self._ask_seat(seats)
        if verb in SECONDED and not found.small_board:
            seconder = QComboBox()
            seconder.addItem(_("Nobody, as nobody objects"), "")
            for one in seats:
                seconder.addItem(one.title, one.seat_id)
            self.add("seconded_by", _("Se&conded by"), seconder)
        if verb in ASKS_DATE:
            until = QDateEdit(QDate(office.who.today))
            until.setCalendarPopup(True)
            self.add("until", _("Until the &day"), until)
        if verb == "refer":
            self.add("body", _("To the &body"), QLineEdit())
        if verb in ASKS_TERMS:
            limit = _("For example: two minutes each, until 7 pm.")
            rule = _("Never the charter, the notice or the rule of a vote.")
            hint = rule if verb == "suspend_rules" else limit
            self.add("note", _("&What the members order"), QLineEdit(), hint=hint)
        elif verb in ASKS_NOTE:
            self.add("note", _("&What was said"), QLineEdit())
        if _asks_members(found, verb):
            needs = needs_words(MotionVerb(verb), small_board=found.small_board)
            ask_members(self, needs, found.to_call, self.submit)
        else:
            done = Act(verb_words(verb))
            done.clicked.connect(lambda: self.submit())
            self.add_row(done)
        self.carried = self.restore()
        """Whether it took over what was typed before the page was drawn anew."""

    def submit(self, way: Way | None = None) -> None:
        """Take the step."""
        values = self.values()
        until = values.get("until")
        self.send(
            motions.step,
            motion_id=self._found.row.id,
            verb=self._verb,
            seat_id=values.get("seat_id") or None,
            seconded_by=values.get("seconded_by") or None,
            note=values.get("note") or None,
            body=values.get("body") or None,
            until=date.fromisoformat(until) if until else None,
            revision=self._found.revision,
            **(members_answer(values, way) if way is not None else {}),
        )

    def _ask_seat(self, seats: tuple[SeatRow, ...]) -> None:
        seat = QComboBox()
        again = self._verb == "reconsider"
        prevailed = self._prevailed() if again else None
        for one in seats:
            if prevailed is None or one.seat_id in prevailed:
                seat.addItem(one.title, one.seat_id)
        hint = _("A member whose side prevailed; the members must agree to decide it again.")
        self.add("seat_id", _("By the &seat"), seat, hint=hint if again else "")
        if self.office.who.seat_id:
            self.set_values({"seat_id": self.office.who.seat_id})

    def _prevailed(self) -> frozenset[str] | None:
        """The seats whose side got its way; None where nobody voted."""
        if not self._found.votes:
            return None
        side = prevailing_choice(MotionState(self._found.row.state))
        lines = self._found.votes[0].lines
        return frozenset(line.seat_id for line in lines if line.choice == side)


def _asks_members(found: Found, verb: str) -> bool:
    return asks_members(MotionVerb(verb), MotionState(found.row.state))
