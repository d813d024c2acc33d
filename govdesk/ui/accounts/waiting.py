# SPDX-License-Identifier: Apache-2.0
"""What waits for a second person: each with what it would do, and the button that completes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from govdesk.queries.accounts import WaitingAct
from govdesk.queries.vouching import FirstVoucher
from govdesk.rules.messages import message
from govdesk.services import proposals
from govdesk.ui.accounts.words import act_place, act_words, complete_words
from govdesk.ui.office import Office
from govdesk.ui.theme import look
from govdesk.ui.vouching import VouchingDialog, in_effect_words
from govdesk.ui.widgets import Act, Card, Confirm, Label, Scroll, button, clear
from govdesk.wording import _


class _Rows(Scroll):
    """As high as what waits, and no higher than leaves room for the list below: a new city gives
    everybody a passphrase on one day."""

    MOST = 216

    def __init__(self, accessible_name: str) -> None:
        super().__init__(accessible_name)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """The height of the rows at the width that there is."""
        rows = self.body.heightForWidth(max(1, self.viewport().width()))
        return QSize(super().sizeHint().width(), min(rows, look().px(self.MOST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()


class WaitingCard(Card):
    """Hidden while nothing waits. `vouched` says whose passphrases are in effect."""

    vouched = Signal(str)

    def __init__(self, office: Office) -> None:
        super().__init__(_("Waits for a second person"))
        self._office = office
        self._page = _Rows(_("Waits for a second person"))
        self._rows = self._page.body
        self.body.addWidget(self._page)
        self.hide()

    def show_acts(self, acts: Sequence[WaitingAct], first: Sequence[FirstVoucher] = ()) -> None:
        """Show what waits; above it, how the `first` representatives vouch for each other."""
        clear(self._rows)
        if first:
            self._rows.addWidget(self._first_two(first))
        for act in acts:
            self._rows.addWidget(self._row(act))
        self._page.updateGeometry()
        self.setVisible(bool(acts))

    def _first_two(self, first: Sequence[FirstVoucher]) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(
            Label(
                _(
                    "The first two community representatives vouch for each other, both at this "
                    "desk, each with their own passphrase."
                )
            ),
            1,
        )
        vouch = Act(_("&Vouch for each other…"))
        vouch.set_refusal(message("vouching.second_waits_for") if len(first) < 2 else None)
        vouch.clicked.connect(
            lambda: VouchingDialog(self, self._office.desk, first, self._in_effect).open()
        )
        layout.addWidget(vouch)
        return row

    def _in_effect(self, names: str) -> None:
        self.vouched.emit(in_effect_words(names))

    def _row(self, act: WaitingAct) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        words = act_words(act)
        layout.addWidget(Label(words), 1)
        complete = Act(complete_words(act))
        complete.button.setAccessibleName(f"{complete_words(act)}: {words}")
        complete.set_refusal(act.proposal.why_not)
        complete.clicked.connect(lambda: self._complete(act))
        layout.addWidget(complete)
        back = button(_("Take back"), "quiet")
        back.setAccessibleName(_("Take back: {words}").format(words=words))
        back.setEnabled(self._office.who.why_not("act.propose") is None)
        back.clicked.connect(lambda: self._ask_back(act))
        layout.addWidget(back)
        return row

    def _complete(self, act: WaitingAct) -> None:
        if act.motion_id:
            self._office.navigate(act_place(act))
            return
        self._office.desk.write(
            self, proposals.complete, None, proposal_id=act.proposal.proposal_id
        )

    def _ask_back(self, act: WaitingAct) -> None:
        def withdraw() -> None:
            self._office.desk.write(
                self,
                proposals.withdraw_proposal,
                None,
                proposal_id=act.proposal.proposal_id,
                reason=_("Taken back before it took effect"),
            )

        Confirm(
            self,
            _("Take this back?"),
            _("{words} It will not take effect; it can be begun again.").format(
                words=act_words(act)
            ),
            {_("Take back"): withdraw},
        ).open()
