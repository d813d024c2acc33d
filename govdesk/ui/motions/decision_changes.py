# SPDX-License-Identifier: Apache-2.0
"""Changing or rescinding what was adopted: the form, and both motions' pages afterwards."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from govdesk.queries.decision_changes import ChangeRow, Changing
from govdesk.queries.motions import MotionDetail as Found
from govdesk.queries.people import SeatRow
from govdesk.services.decision_changes import move_change
from govdesk.ui.motions.amendments import Change
from govdesk.ui.motions.came_of_it import LookAgain
from govdesk.ui.motions.motion_card import MotionCard
from govdesk.ui.motions.page_form import PageForm
from govdesk.ui.motions.words import matter_words, reference, state_mark
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import (
    Act,
    Card,
    Label,
    LinkLabel,
    Section,
    StatusLabel,
    WordDiff,
    caption,
)
from govdesk.wording import _

RESCIND = "rescind"


class ChangeForm(PageForm):
    """Asks who moves it, what it does in plain words and, to change a decision, the words as they
    would read."""

    def __init__(self, office: Office, found: Found, seats: tuple[SeatRow, ...], verb: str) -> None:
        super().__init__(office, change_subject(found.row.id, verb), found.row.id)
        self._found, self._verb = found, verb
        self._change: Change | None = None
        self.add_row(
            caption(
                _(
                    "It becomes a motion of its own, of this decision’s class at least. On a posted"
                    " agenda it passes as any motion of that class. Without notice it also needs"
                    " two-thirds of the votes; for an ordinary decision more than half of all"
                    " members is enough, too."
                )
            )
        )
        if verb != RESCIND:
            self.add(
                "text",
                _("The &words as they would read"),
                QPlainTextEdit(),
                hint=_("The decision as it stands is put in; make the change in it."),
            )
            self._change = Change(found.texts[0].text)
            self.add_row(self._change)
        self.add("summary", _("What that does, in one &sentence"), QLineEdit())
        mover = QComboBox()
        own = office.who.seat_id
        officer = office.who.why_not("motion.run") is None
        if officer:
            mover.addItem(_("Nobody yet"), "")
        for seat in seats:
            if officer or seat.seat_id == own:
                mover.addItem(seat.title, seat.seat_id)
        self.add("mover_seat_id", _("&Moved by the seat"), mover)
        if verb != RESCIND:
            matter = QComboBox()
            matter.addItem(_("None of these"), "")
            for one, told in matter_words().items():
                matter.addItem(told, one)
            self.add("matter", _("Does it brin&g in one of these"), matter)
        if found.followed:
            why = _("They followed from this decision. They stay until the members decide on them.")
            self.add_row(LookAgain(office, found.followed, why))
        act = Act(_("Su&bmit it"), "primary")
        act.set_refusal(office.who.why_not("motion.submit") or dict(found.verbs).get(verb))
        act.clicked.connect(self.submit)
        self.add_row(act)
        self.add_away(_("Leave the decision as it is"))
        self.set_values({"text": found.texts[0].text, "mover_seat_id": own})
        self.edited.connect(self._show)
        self.restored.connect(self._show)
        self.restore()
        self._show()

    def submit(self) -> None:
        """Submit the motion that asks it, and go to it."""
        values = self.values()
        matter = values.get("matter")
        self.office.desk.write(
            self,
            move_change,
            self.done,
            motion_id=self._found.row.id,
            verb=self._verb,
            text=values.get("text", ""),
            summary=values["summary"],
            mover_seat_id=values["mover_seat_id"] or None,
            matters=(matter,) if matter else (),
            revision=self._found.revision,
        )

    def _show(self) -> None:
        if self._change is not None:
            self._change.show_text(self.values()["text"])


class WhatItDoes(Card):
    """The decision that a motion is to change or rescind, and what would have to be looked at."""

    def __init__(self, office: Office, found: Found, changing: Changing) -> None:
        rescinds = changing.verb == RESCIND
        super().__init__(_("What it rescinds") if rescinds else _("What it changes"))
        words = _("{motion}: {title}").format(
            motion=reference(changing.number), title=changing.title
        )
        self.body.addWidget(LinkLabel(office, words, Place("motions", changing.motion_id)))
        self.body.addWidget(StatusLabel(state_mark(changing.state)))
        if rescinds:
            self.body.addWidget(Label(changing.before, "secondary"))
        else:
            self.body.addWidget(WordDiff(changing.before, found.texts[0].text))
        if not changing.stands:
            told = _("The decision was changed or rescinded since, so this has nothing to do.")
            self.body.addWidget(Label(told, "subheading"))
        elif changing.followed:
            why = _("They followed from that decision. They stay until the members decide on them.")
            self.body.addWidget(LookAgain(office, changing.followed, why))


class Changes(Section):
    """The motions to change or rescind a decision, each with where it stands."""

    def __init__(self, office: Office, rows: tuple[ChangeRow, ...]) -> None:
        super().__init__(_("Motions about this decision"))
        for row in rows:
            self.body.addWidget(MotionCard(office, row))


def is_changed(found: Found) -> bool:
    """Whether a later decision rescinded this one, or changed it."""
    return any(row.state == "adopted" for row in found.changes)


def change_subject(motion_id: str, verb: str) -> str:
    """The subject of a drafted change of a decision."""
    return f"{verb}/{motion_id}"
