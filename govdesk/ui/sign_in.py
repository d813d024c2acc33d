# SPDX-License-Identifier: Apache-2.0
"""Who sits at the desk: chosen from the accounts, openly without proof until keys exist."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
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
from govdesk.ui.widgets import Label, button
from govdesk.wording import _, say


class SignIn(QDialog):
    """Choose who you are. Enter takes the account under the cursor, Esc keeps whoever is here."""

    def __init__(
        self,
        parent: QWidget,
        accounts: Sequence[AccountRow],
        seated: Callable[[str], None],
    ) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Who is at the desk?"))
        self.setMinimumSize(460, 420)
        self._seated = seated
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(Label(_("Who is at the desk?"), "heading"))
        layout.addWidget(
            Label(
                _(
                    "This version asks for no passphrase: what you do is recorded under your name, "
                    "but nothing proves yet that it was you."
                )
            )
        )
        self.list = QListWidget()
        self.list.setAccessibleName(_("Accounts"))
        for account in accounts:
            if account.closed:
                continue
            roles = ", ".join(say(message(f"role.{role}")) for role in account.roles)
            item = QListWidgetItem(_("{name}: {roles}").format(name=account.name, roles=roles))
            item.setData(Qt.ItemDataRole.UserRole, account.login)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _item: self._take())
        layout.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        stay = button(_("Cancel"), "quiet")
        stay.clicked.connect(self.reject)
        row.addWidget(stay)
        take = button(_("Sit down"), "primary")
        take.clicked.connect(self._take)
        row.addWidget(take)
        layout.addLayout(row)
        self.list.setFocus()

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.accept()
            self._seated(str(item.data(Qt.ItemDataRole.UserRole)))
