# SPDX-License-Identifier: Apache-2.0
"""Amendments on the page of a motion: those that it has, and what an amendment itself changes."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from govdesk.queries.amendments import AmendmentRow, Amends
from govdesk.queries.motions import MotionDetail as Found
from govdesk.queries.people import SeatRow
from govdesk.services import amendments
from govdesk.ui.motions.costs import add_cost, move_typed
from govdesk.ui.motions.page_form import PageForm
from govdesk.ui.motions.words import matter_words, reference, state_mark
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import (
    Act,
    Card,
    Form,
    Label,
    LinkLabel,
    Section,
    StatusLabel,
    WordDiff,
    caption,
)
from govdesk.wording import _, say


class Amendments(Section):
    """The amendments of a motion in the order in which they were moved, each with its words."""

    def __init__(self, office: Office, rows: tuple[AmendmentRow, ...]) -> None:
        super().__init__(_("Amendments"))
        for row in rows:
            self.body.addWidget(_line(office, row))


class WhatItChanges(Card):
    """The words that an amendment changes; and where it no longer fits, why."""

    def __init__(self, office: Office, found: Found, amends: Amends) -> None:
        super().__init__(_("What it changes"))
        words = _("{motion}: {title}").format(motion=reference(amends.number), title=amends.title)
        self.body.addWidget(LinkLabel(office, words, Place("motions", amends.motion_id)))
        self.body.addWidget(WordDiff(amends.before, found.texts[0].text))
        if amends.fits:
            return
        self.body.addWidget(
            Label(_("It no longer fits the text, which was changed since."), "subheading")
        )
        for conflict in amends.conflicts:
            self.body.addWidget(Label(say(conflict.told)))
            wanted = conflict.wanted.strip() or _("nothing")
            told = _("This amendment makes it “{words}”.").format(words=wanted)
            self.body.addWidget(Label(told, "secondary"))
        if not amends.conflicts:
            told = _("The text already says what it asks for, or nothing of it is left.")
            self.body.addWidget(Label(told, "secondary"))


class AmendForm(PageForm):
    """Asks for the words as they would read; what that changes stands under them as one types."""

    def __init__(self, office: Office, found: Found, seats: tuple[SeatRow, ...]) -> None:
        super().__init__(office, amend_subject(found.row.id), found.row.id)
        self._found = found
        self._before = found.texts[0].text
        self.add(
            "text",
            _("The &words as they would read"),
            QPlainTextEdit(),
            hint=_("Change them here as they were spoken; the chair reads the change aloud."),
        )
        self._change = Change(self._before)
        self.add_row(self._change)
        self.add("summary", _("What that does, in one &sentence"), QLineEdit())
        mover = QComboBox()
        own = office.who.seat_id
        officer = office.who.why_not("motion.run") is None
        for seat in seats:
            if officer or seat.seat_id == own:
                mover.addItem(seat.title, seat.seat_id)
        self.add("mover_seat_id", _("&Moved by the seat"), mover)
        matter = QComboBox()
        matter.addItem(_("None of these"), "")
        for one, told in matter_words().items():
            matter.addItem(told, one)
        self.add(
            "matter",
            _("Does it brin&g in one of these"),
            matter,
            hint=_("Then the motion is key once this is adopted."),
        )
        add_cost(self, amends=True)
        act = Act(_("Move the &amendment"), "primary")
        act.set_refusal(office.who.why_not("motion.submit") or dict(found.verbs).get("amend"))
        act.clicked.connect(self.submit)
        self.add_row(act)
        self.add_away(_("Leave the words as they are"))
        self.set_values({"text": self._before, "mover_seat_id": own})
        self.edited.connect(self._show)
        self.restored.connect(self._show)
        if self.restore():
            self._show()

    def submit(self) -> None:
        """Move the amendment and go to it."""
        values = self.values()
        self.office.desk.write(
            self,
            move_typed,
            self.done,
            motion_id=self._found.row.id,
            text=values["text"],
            summary=values["summary"],
            mover_seat_id=values["mover_seat_id"] or None,
            matters=(values["matter"],) if values["matter"] else (),
            cost=values["cost"],
            cost_note=values["cost_note"],
            revision=self._found.revision,
        )

    def _show(self) -> None:
        self._change.show_text(self.values()["text"])


class RewordForm(Form):
    """Asks for an amendment's words against the text as it stands now."""

    def __init__(self, office: Office, found: Found, amends: Amends) -> None:
        super().__init__(office, reword_subject(found.row.id))
        self._found = found
        self.add(
            "text",
            _("The &words as they would read"),
            QPlainTextEdit(),
            hint=_("The text as it stands now is put in; make your change in it."),
        )
        self._change = Change(amends.now)
        self.add_row(self._change)
        self.set_values({"text": found.texts[0].text if amends.fits else amends.now})
        act = Act(_("&Keep these words"))
        act.set_refusal(office.who.why_not("motion.change"))
        act.clicked.connect(self.submit)
        self.add_row(act)
        self.edited.connect(self._show)
        self.restored.connect(self._show)
        self.restore()
        self._show()

    def submit(self) -> None:
        """Keep the words."""
        self.send(
            amendments.reword_amendment,
            motion_id=self._found.row.id,
            text=self.values()["text"],
            revision=self._found.revision,
        )

    def _show(self) -> None:
        self._change.show_text(self.values()["text"])


class Change(QWidget):
    """What the words typed so far change."""

    def __init__(self, before: str) -> None:
        super().__init__()
        self._before = before
        self._diff = WordDiff(before, before)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(caption(_("What that changes")))
        layout.addWidget(self._diff)

    def show_text(self, after: str) -> None:
        """Show the change to other words."""
        self._diff.show_texts(self._before, after)


def amend_subject(motion_id: str) -> str:
    """The subject of a drafted amendment."""
    return f"amend/{motion_id}"


def reword_subject(motion_id: str) -> str:
    """The subject of new words for an amendment."""
    return f"reword/{motion_id}"


def _line(office: Office, row: AmendmentRow) -> QWidget:
    card = Card()
    words = _("{amendment}, moved by {seat}").format(
        amendment=reference(row.number), seat=row.mover
    )
    if row.degree > 1:
        words = _("{amendment}, to {other}, moved by {seat}").format(
            amendment=reference(row.number), other=reference(row.of), seat=row.mover
        )
    card.body.addWidget(LinkLabel(office, words, Place("motions", row.id)))
    card.body.addWidget(StatusLabel(state_mark(row.state)))
    card.body.addWidget(Label(row.summary))
    card.body.addWidget(WordDiff(row.before, row.after))
    return card
