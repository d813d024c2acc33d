# SPDX-License-Identifier: Apache-2.0
"""The card of Settings on one's own passphrase: whoever knows it changes it, and nobody has to
vouch again."""

from __future__ import annotations

from secrets import token_bytes

from PySide6.QtWidgets import QCheckBox, QLineEdit

from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput, Refusal, WrongWord
from govdesk.services.passphrases import offered_passphrase
from govdesk.services.sign_in import change_passphrase
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Card, Form, button
from govdesk.ui.widgets.banner import Banner
from govdesk.ui.widgets.field import SECRET
from govdesk.ui.widgets.labels import caption
from govdesk.wording import _, current


class PassphraseCard(Card):
    """Shown to whoever is signed in."""

    def __init__(self, office: Office) -> None:
        super().__init__(_("Your passphrase"))
        self._office = office
        self._whose = ""
        self.banner = Banner()
        self.form = Form(office)
        self.body.addWidget(
            caption(
                _(
                    "Change it whenever you like. If somebody may have learned it, have it ended "
                    "under Who signs in instead: an older copy of this workspace still opens with "
                    "the old one."
                )
            )
        )
        self.body.addWidget(self.banner)
        self.body.addWidget(self.form)
        self._old = self.form.add("old", _("Your p&assphrase now"), _hidden())
        self._new = self.form.add(
            "passphrase",
            _("The ne&w one"),
            _hidden(),
            hint=_("Fifteen characters or more, such as four words that do not belong together."),
        )
        self._again = self.form.add("again", _("The new one again"), _hidden())
        self._shown = QCheckBox(_("Show the letters"))
        self._shown.setAccessibleName(_("Show the letters"))
        self._shown.toggled.connect(self._show_letters)
        self.form.add_row(self._shown)
        self.change = Act(_("C&hange it"))
        self.change.clicked.connect(self._change)
        four = button(_("Offer four words"), "quiet")
        four.clicked.connect(self._offer)
        self.form.add_acts(self.change, four)

    def refresh(self) -> None:
        """Whoever comes to the desk finds nothing that another typed."""
        account = self._office.who.account
        if account != self._whose:
            self._whose = account
            self.form.discard()
            self.banner.dismiss()
        self.setVisible(bool(account))

    def _show_letters(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for editor in (self._old, self._new, self._again):
            editor.setEchoMode(mode)

    def _offer(self) -> None:
        self._shown.setChecked(True)
        offered = offered_passphrase(token_bytes, lang=current().lang)
        for editor in (self._new, self._again):
            editor.setText(offered)
        self._new.setFocus()

    def _change(self) -> None:
        self.banner.dismiss()
        for empty in (self._old, self._new, self._again):
            if not empty.text():  # no try to be counted as a wrong one
                empty.setFocus()
                return
        if self._new.text() != self._again.text():  # hidden letters hide a slip of the finger
            self.form.tell_refusal(BadInput(message("sign_in.not_again"), field="again"))
            return
        self._office.desk.write(
            self,
            change_passphrase,
            lambda _changed: self._changed(),
            refused=self._refused,
            old=self._old.text(),
            new=self._new.text(),
        )

    def _changed(self) -> None:
        self.form.discard()
        self._shown.setChecked(False)
        self.banner.tell(
            _("Your passphrase is changed. The next act asks for the new one."), "done"
        )

    def _refused(self, refusal: Refusal) -> None:
        if isinstance(refusal, WrongWord):
            refusal = Refusal(refusal.what, then=refusal.then, field="old")
        self.form.tell_refusal(refusal)


def _hidden() -> QLineEdit:
    editor = QLineEdit()
    editor.setProperty(SECRET, True)
    editor.setEchoMode(QLineEdit.EchoMode.Password)
    return editor
