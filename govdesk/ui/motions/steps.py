# SPDX-License-Identifier: Apache-2.0
"""What can be done with a motion now: one button a step, grey with its reason, and what it asks."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit

from govdesk.queries import people
from govdesk.queries.motions import MotionDetail as Found
from govdesk.queries.people import SeatRow
from govdesk.rules.messages import Message
from govdesk.rules.motions import MotionState, prevailing_choice
from govdesk.services import motions, votes
from govdesk.services.context import Changed
from govdesk.ui.motions.words import reference, verb_words
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import Act, Confirm, Form, Section, button, clear
from govdesk.wording import _

MAIN = (
    "move",
    "second",
    "state",
    "amend",
    "put_the_question",
    "take_up",
    "adopt_by_consent",
    "reconsider",
)
ASKS_SEAT = ("move", "second", "reconsider")
ASKS_DATE = ("postpone", "refer")
ASKS_NOTE = ("rule_out_of_order", "withdraw", "lay_on_the_table", "not_seconded")
AGREED = ("postpone", "refer", "withdraw", "lay_on_the_table", "take_up", "reconsider")


class Steps(Section):
    """The main steps as buttons, the rarer ones behind "More"; a step that asks opens its form."""

    def __init__(
        self, office: Office, found: Found, verbs: list[tuple[str, Message | None]]
    ) -> None:
        super().__init__(_("What can be done now"))
        self._office = office
        self._found = found
        self._form = Section("")
        self._form.hide()
        rare = [(verb, why) for verb, why in verbs if verb not in MAIN]
        for verb, why in verbs:
            if verb in MAIN:
                self._add(verb, why)
        self._rare = Section(_("More"))
        for verb, why in rare:
            self._add(verb, why, self._rare)
        if rare:
            more = button(_("More steps"), "quiet")
            more.clicked.connect(lambda: self._rare.setVisible(not self._rare.isVisible()))
            self.add_act(more)
        self.body.addWidget(self._rare)
        self._rare.setVisible(False)
        self.body.addWidget(self._form)
        for verb, why in verbs:
            account = office.who.account
            if why is None and office.drafts.is_carried(account, self._subject(verb)):
                self._rare.setVisible(verb not in MAIN)
                self._begin(verb)

    def _subject(self, verb: str) -> str:
        return f"step/{verb}/{self._found.row.id}"

    def _add(self, verb: str, why: Message | None, into: Section | None = None) -> None:
        act = Act(verb_words(verb), "primary" if verb == "put_the_question" else "")
        act.set_refusal(why)
        act.clicked.connect(lambda: self._begin(verb))
        (into or self).body.addWidget(act)

    def _begin(self, verb: str) -> None:
        if verb == "put_the_question":
            Confirm(
                self,
                _("Open the vote on {motion}?").format(motion=reference(self._found.row.number)),
                _(
                    "Its words, the rule and who may vote are fixed from now on. Members can vote"
                    " until you close the vote."
                ),
                {_("Open the vote"): self._open_vote},
            ).open()
        elif verb == "amend":
            self._office.navigate(Place("motions", f"{self._found.row.id}/amend"))
        elif verb in ASKS_SEAT:
            self._office.desk.read(self, people.seat_rows, lambda s: self._ask(verb, s))
        elif verb in (*ASKS_DATE, *ASKS_NOTE):
            self._ask(verb, ())
        else:
            self._take(verb, {})

    def _ask(self, verb: str, seats: tuple[SeatRow, ...]) -> None:
        clear(self._form.body)
        self._form.set_title(verb_words(verb))
        form = Form(self._office, self._subject(verb))
        if verb in ASKS_SEAT:
            seat = QComboBox()
            prevailed = self._prevailed() if verb == "reconsider" else None
            for one in seats:
                if prevailed is None or one.seat_id in prevailed:
                    seat.addItem(one.title, one.seat_id)
            hint = _("A member whose side prevailed; the members must agree to decide it again.")
            form.add("seat_id", _("By the &seat"), seat, hint=hint if verb == "reconsider" else "")
            if self._office.who.seat_id:
                form.set_values({"seat_id": self._office.who.seat_id})
        if verb in ASKS_DATE:
            until = QDateEdit(QDate(self._office.who.today))
            until.setCalendarPopup(True)
            form.add("until", _("Until the &day"), until)
        if verb == "refer":
            form.add("body", _("To the &body"), QLineEdit())
        if verb in ASKS_NOTE:
            form.add("note", _("What was &said"), QLineEdit())
        done = Act(verb_words(verb))
        done.clicked.connect(lambda: self._take(verb, form.values(), form))
        form.add_row(done)
        self._form.body.addWidget(form)
        self._form.show()
        if not form.restore():
            form.focus_first()

    def _prevailed(self) -> frozenset[str] | None:
        """The seats whose side got its way; None where nobody voted."""
        if not self._found.votes:
            return None
        side = prevailing_choice(MotionState(self._found.row.state))
        lines = self._found.votes[0].lines
        return frozenset(line.seat_id for line in lines if line.choice == side)

    def _take(self, verb: str, values: dict[str, str], form: Form | None = None) -> None:
        until = values.get("until")
        self._office.desk.write(
            form or self,
            motions.step,
            lambda _changed: form.submitted() if form is not None else None,
            motion_id=self._found.row.id,
            verb=verb,
            seat_id=values.get("seat_id") or None,
            note=values.get("note") or None,
            body=values.get("body") or None,
            until=date.fromisoformat(until) if until else None,
            agreed=verb in AGREED,
            unopposed=verb == "adopt_by_consent",
            revision=self._found.revision,
        )

    def _open_vote(self) -> None:
        self._office.desk.write(
            self,
            votes.open_vote,
            self._opened,
            motion_id=self._found.row.id,
            revision=self._found.revision,
        )

    def _opened(self, _changed: Changed) -> None:
        if self._office.who.why_not("ballot.enter") is None:
            self._office.navigate(Place("motions", f"{self._found.row.id}/roll"))
