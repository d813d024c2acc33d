# SPDX-License-Identifier: Apache-2.0
"""An officer comes back: both parts of the recovery sheet, typed at a representative's desk."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from govdesk.queries.accounts import Signer
from govdesk.services import recovery
from govdesk.services.recovery import SheetWords
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Form, Section, caption
from govdesk.ui.widgets.field import SECRET
from govdesk.wording import _


def restoring_section(office: Office, signer: Signer) -> tuple[Section, Form]:
    """The section, with its form, for an officer's account."""
    name = signer.account.name
    section = Section(_("Come back by the recovery sheet"))
    section.body.addWidget(
        caption(
            _(
                "Open both envelopes together. {name} types a new passphrase and tells it to "
                "nobody; it takes effect at once, and the record says that the sheet was used."
            ).format(name=name)
        )
    )
    form = Form(office)
    officers, representatives, passphrase = QLineEdit(), QLineEdit(), QLineEdit()
    passphrase.setEchoMode(QLineEdit.EchoMode.Password)
    for field in (officers, representatives, passphrase):
        field.setProperty(SECRET, True)
    form.add("officers", _("Words of the officers’ &part"), officers)
    form.add("representatives", _("&Words of the representatives’ part"), representatives)
    form.add(
        "passphrase",
        _("&New passphrase of {name}").format(name=name),
        passphrase,
        hint=_("Fifteen characters or more, such as four words that do not belong together."),
    )
    act = Act(_("&Bring {name} back").format(name=name))
    act.clicked.connect(
        lambda: office.desk.write(
            form,
            recovery.restore_officer,
            lambda _changed: form.discard(),
            account_id=signer.account.account_id,
            words=SheetWords(officers.text(), representatives.text()),
            passphrase=passphrase.text(),
        )
    )
    form.add_row(act)
    section.body.addWidget(form)
    return section, form
