# SPDX-License-Identifier: Apache-2.0
"""One account: who it is, its roles and passphrase, and what an officer can begin for it."""

from __future__ import annotations

from secrets import token_bytes

from PySide6.QtWidgets import QComboBox, QLineEdit

from govdesk.briefing.passphrase_card import passphrase_card
from govdesk.briefing.slips import SlipPage
from govdesk.queries.accounts import Signer
from govdesk.rules.messages import Message, message
from govdesk.rules.permissions import OFFICERS, Role
from govdesk.rules.refusals import BadInput
from govdesk.services import keys, people
from govdesk.services.passphrases import offered_passphrase
from govdesk.ui.accounts.restoring import restoring_section
from govdesk.ui.accounts.words import key_words
from govdesk.ui.office import Office
from govdesk.ui.slips import slips_button
from govdesk.ui.widgets import (
    Act,
    Confirm,
    Facts,
    Form,
    Scroll,
    Section,
    button,
    caption,
    heading,
)
from govdesk.ui.widgets.field import SECRET
from govdesk.wording import _, current, say


class AccountDetail(Scroll):
    """An account with its passphrase."""

    def __init__(self, office: Office) -> None:
        super().__init__(_("The account"))
        self._office = office
        self._shown: tuple[Signer, bool, str] | None = None
        self._form: Form | None = None

    def show_signer(self, signer: Signer, *, restoring: bool = False) -> None:
        """Show an account, for whoever may use the recovery sheet (`restoring`) with that. What is
        being typed for the one shown already stays."""
        shown = (signer, restoring, self._office.who.account)
        before = self._shown
        same = before is not None and (
            before[0].account.account_id == signer.account.account_id and before[2] == shown[2]
        )
        is_typing = self._form is not None and self._form.is_dirty()
        if shown == before or (same and is_typing):
            return
        self._shown, self._form = shown, None
        self.clear()
        account = signer.account
        self.body.addWidget(heading(account.name))
        roles = ", ".join(say(message(f"role.{role}")) for role in account.roles)
        self.body.addWidget(
            Facts(
                [
                    (_("Signs in as"), account.login),
                    (_("Roles"), roles or _("None")),
                    (_("Department"), account.department or ""),
                    (_("Passphrase"), key_words(signer.key)),
                ]
            )
        )
        if account.closed:
            self.body.addWidget(caption(_("This account is closed.")))
            return
        if restoring and OFFICERS & set(account.roles):
            section, self._form = restoring_section(self._office, signer)
            self.body.addWidget(section)
        else:
            self._passphrase(signer)
        self._role(signer)
        self._ending(signer)

    def focus_passphrase(self) -> None:
        """Begin with the passphrase."""
        if self._form is not None:
            self._form.focus_first()

    def _passphrase(self, signer: Signer) -> None:
        first = signer.key == "none"
        section = Section(_("A passphrase") if first else _("A new passphrase"))
        section.body.addWidget(
            caption(
                _(
                    "{name} types it here, with you beside them, and tells it to nobody. It takes "
                    "effect when a second person vouches for it: for a community representative, "
                    "another community representative; for anyone else, another officer."
                ).format(name=signer.account.name)
            )
        )
        form = Form(self._office)
        field = QLineEdit()
        field.setProperty(SECRET, True)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        form.add(
            "passphrase",
            _("&Passphrase"),
            field,
            hint=_("Fifteen characters or more, such as four words that do not belong together."),
        )

        def offer() -> None:
            field.setEchoMode(QLineEdit.EchoMode.Normal)
            field.setText(offered_passphrase(token_bytes, lang=current().lang))
            field.setFocus()

        four = button(_("Offer &four words"), "quiet")
        four.clicked.connect(offer)

        def card() -> SlipPage | None:
            try:
                keys.check_passphrase(field.text(), signer.account.name, signer.account.login)
            except BadInput as weak:
                form.tell_refusal(weak)
                return None
            form.clear_errors()
            return passphrase_card(
                current(),
                name=signer.account.name,
                task_force=self._office.who.task_force,
                passphrase=field.text(),
            )

        faults = self._office.faults
        form.add_acts(
            four, slips_button(_("Passphrase &card"), form, faults, card, form.tell_refusal)
        )
        begin = Act(_("&Give this passphrase"))
        begin.set_refusal(self._why_not())
        begin.clicked.connect(
            lambda: self._office.desk.write(
                form,
                keys.begin_key,
                lambda _changed: form.discard(),
                account_id=signer.account.account_id,
                passphrase=field.text(),
            )
        )
        form.add_row(begin)
        self._form = form
        section.body.addWidget(form)
        self.body.addWidget(section)

    def _role(self, signer: Signer) -> None:
        section = Section(_("Roles"))
        form = Form(self._office)
        roles = QComboBox()
        for role in Role:
            if role not in signer.account.roles:
                roles.addItem(say(message(f"role.{role}")), role.value)
        form.add("role", _("&Role"), roles)
        give = Act(_("Give this r&ole"))
        give.set_refusal(self._why_not())
        give.clicked.connect(
            lambda: self._office.desk.write(
                form,
                people.grant_role,
                lambda _changed: form.submitted(),
                account_id=signer.account.account_id,
                role=Role(str(roles.currentData())),
            )
        )
        form.add_row(give)
        form.add_row(
            caption(_("An officer’s role takes effect when another officer completes it."))
        )
        section.body.addWidget(form)
        self.body.addWidget(section)

    def _ending(self, signer: Signer) -> None:
        section = Section(_("An end"))
        name = signer.account.name
        if signer.key == "in_effect":
            end = Act(_("End the passphrase…"), "quiet")
            end.set_refusal(self._why_not())
            end.clicked.connect(
                lambda: Confirm(
                    self,
                    _("End the passphrase of {name}?").format(name=name),
                    _(
                        "Do this when someone else may know it. Another officer completes it. "
                        "What was done with it stays; in a meeting their vote can be spoken."
                    ),
                    {_("End the passphrase"): lambda: self._end_key(signer)},
                ).open()
            )
            section.body.addWidget(end)
        close = Act(_("Close the account…"), "quiet")
        close.set_refusal(self._why_not())
        close.clicked.connect(
            lambda: Confirm(
                self,
                _("Close the account of {name}?").format(name=name),
                _(
                    "Its roles and passphrase end with it when another officer completes it. What "
                    "{name} did stays on record."
                ).format(name=name),
                {_("Close the account"): lambda: self._close(signer)},
            ).open()
        )
        section.body.addWidget(close)
        self.body.addWidget(section)

    def _end_key(self, signer: Signer) -> None:
        self._office.desk.write(
            self,
            keys.end_key,
            None,
            account_id=signer.account.account_id,
            reason=_("Someone else may know it"),
        )

    def _close(self, signer: Signer) -> None:
        self._office.desk.write(
            self, people.close_account, None, account_id=signer.account.account_id
        )

    def _why_not(self) -> Message | None:
        return self._office.who.why_not("act.propose")
