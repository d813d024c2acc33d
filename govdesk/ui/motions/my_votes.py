# SPDX-License-Identifier: Apache-2.0
"""My votes: a receipt for each, in words, to print, with its proof for who wants to check it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from govdesk.queries.ballot_rights import ENTERED
from govdesk.queries.my_votes import MyVote, my_votes
from govdesk.queries.windows import SEALED
from govdesk.ui.motions.words import choice_mark, outcome_mark, reference
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.record.findings import grouped
from govdesk.ui.widgets import Card, Label, LinkLabel, Scroll, button, caption
from govdesk.ui.widgets.table_out import print_table
from govdesk.wording import _, current

MINE = "mine"
"""The place of the page: `motions/mine`."""


class MyVotes(QWidget):
    """The votes of whoever is at the desk, newest first."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._page = Scroll(_("My votes"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)

    def read(self) -> None:
        """Read them again."""
        member_id = self._office.who.member_id or ""
        self._office.desk.read(self, my_votes, self._show, member_id=member_id)

    def _show(self, found: tuple[MyVote, ...]) -> None:
        self._page.clear()
        if not found:
            self._page.body.addWidget(caption(_("You have not voted on anything here yet.")))
        for one in found:
            card = Card()
            words = _("{motion}: {title}").format(motion=reference(one.number), title=one.title)
            card.body.addWidget(LinkLabel(self._office, words, Place("motions", one.motion_id)))
            card.body.addWidget(Label(receipt_words(self._office, one)))
            if one.outcome:
                told = _("What came of it: {outcome}.")
                words = told.format(outcome=outcome_mark(one.outcome).word)
                card.body.addWidget(Label(words, "secondary"))
            card.body.addWidget(ReceiptActs(self._office, one))
            self._page.body.addWidget(card)


class ReceiptActs(QWidget):
    """What one can do with a receipt: print it, and see its proof."""

    def __init__(self, office: Office, vote: MyVote) -> None:
        super().__init__()
        self._office, self._vote = office, vote
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        of = reference(vote.number)
        for words, spoken, act in (
            (_("Print the receipt…"), _("Print the receipt for {motion}"), self._print),
            (_("Proof"), _("Proof of the vote on {motion}"), self._prove),
        ):
            pressed = button(words, "quiet")
            pressed.setAccessibleName(spoken.format(motion=of))
            pressed.clicked.connect(act)
            row.addWidget(pressed)
        row.addStretch(1)
        layout.addLayout(row)
        self.proof = Label(_("Seal number: {seal}").format(seal=grouped(vote.seal)))
        self.proof.hide()
        layout.addWidget(self.proof)

    def table(self) -> list[list[str]]:
        """The receipt as it is printed."""
        one = self._vote
        when = current().moment(one.at, self._office.who.zone)
        head = [_("Motion"), _("Seat"), _("Vote"), _("When"), _("Seal number")]
        words = _("{number}, {title}").format(number=one.number, title=one.title)
        sealed = one.choice == SEALED
        choice = _("Sealed until the vote closes") if sealed else choice_mark(one.choice).word
        return [head, [words, one.seat, choice, when, grouped(one.seal)]]

    def _print(self) -> None:
        title = _("Receipt for your vote, {name}").format(name=self._office.who.name)
        print_table(self, title, self.table())

    def _prove(self) -> None:
        self.proof.setVisible(self.proof.isHidden())


def receipt_words(office: Office, one: MyVote) -> str:
    """The receipt in words."""
    when = current().moment(one.at, office.who.zone)
    if one.choice == SEALED:
        told = _("You voted for the seat {seat} at {time}. It is sealed until the vote closes.")
        return told.format(seat=one.seat, time=when)
    told = _("You voted {choice} for the seat {seat} at {time}.")
    if one.way in ENTERED:
        told = _("You spoke your vote for the seat {seat}; at {time} it was entered as {choice}.")
    return told.format(choice=choice_mark(one.choice).word, seat=one.seat, time=when)
