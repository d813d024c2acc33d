# SPDX-License-Identifier: Apache-2.0
"""Who sits at the desk: chosen from the accounts, and shown by their passphrase."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from govdesk.queries.people import AccountRow
from govdesk.rules.messages import message
from govdesk.rules.refusals import Refusal
from govdesk.ui.own_word import passphrase_field, refuse_beside
from govdesk.ui.theme import look
from govdesk.ui.widgets import Label, button
from govdesk.wording import _, say


class SignIn(QDialog):
    """Choose who you are and show it by your passphrase. Esc keeps whoever is here.

    `given` is called with the account's login and the passphrase tried; `refuse` tells why it would
    not do and leaves the dialog open, `finish` closes it. `said` stands above the accounts, such as
    what just came into effect; `vouching` is offered while the first representatives wait to vouch
    for each other.
    """

    def __init__(
        self,
        parent: QWidget,
        accounts: Sequence[AccountRow],
        given: Callable[[str, str], None],
        *,
        login: str = "",
        hint: str = "",
        said: str = "",
        vouching: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Who is at the desk?"))
        # A window may be higher than a screen whose letters are large; the frame takes some too.
        screen = parent.window().screen().availableGeometry().height()
        room = min(parent.window().height(), screen - look().px(30)) - look().px(20)
        self.setMinimumWidth(look().px(480))
        self.resize(look().px(480), min(look().px(560), room))
        self._given = given
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(Label(_("Who is at the desk?"), "heading"))
        if said:
            layout.addWidget(Label(said))
            self.setAccessibleDescription(said)
        self.passphrase, show = passphrase_field(_("&Passphrase"), hint)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Accounts"))
        self.list.setMinimumHeight(look().px(110))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for account in sorted(accounts, key=lambda one: one.name.casefold()):
            if account.closed or not account.has_key:
                continue
            roles = ", ".join(say(message(f"role.{role}")) for role in account.roles)
            item = QListWidgetItem(_("{name}: {roles}").format(name=account.name, roles=roles))
            item.setData(Qt.ItemDataRole.UserRole, account.login)
            item.setSizeHint(QSize(0, look().px(34)))
            self.list.addItem(item)
            if account.login == login:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _item: self.passphrase.editor.setFocus())
        self.list.currentRowChanged.connect(lambda _row: self.passphrase.set_error(""))
        layout.addWidget(self.list, 1)
        layout.addWidget(self.passphrase)
        layout.addWidget(show)
        row = QHBoxLayout()
        if vouching is not None:
            first = button(_("&Vouch for each other…"), "quiet")
            first.clicked.connect(vouching)
            row.addWidget(first)
        row.addStretch(1)
        stay = button(_("&Cancel"), "quiet")
        stay.clicked.connect(self.reject)
        row.addWidget(stay)
        self.take = button(_("Sit &down"), "primary")
        self.take.setDefault(True)
        self.take.clicked.connect(self._take)
        row.addWidget(self.take)
        layout.addLayout(row)
        (self.passphrase.editor if login else self.list).setFocus()

    def refuse(self, refusal: Refusal) -> None:
        """Say beside the field why the passphrase would not do; what was typed stays."""
        self.take.setEnabled(True)
        refuse_beside(self.passphrase, refusal)

    def finish(self) -> None:
        """Someone sits at the desk."""
        self.accept()

    def _take(self) -> None:
        item = self.list.currentItem()
        if not self.passphrase.value():  # Enter on a name: no try to be counted as a wrong one
            self.passphrase.editor.setFocus()
            return
        if item is not None:
            self.take.setEnabled(False)
            self.passphrase.set_error("")
            self._given(str(item.data(Qt.ItemDataRole.UserRole)), self.passphrase.value())
