# SPDX-License-Identifier: Apache-2.0
"""Opening a shared workspace by its address: asks for the database's password once, where the
server does, and offers to keep it in this computer's keyring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from govdesk.rules.messages import Message
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.services import shared_access
from govdesk.ui.faults import Faults
from govdesk.ui.jobs import Cancelled, Step
from govdesk.ui.opening import Closable, Opening, Trying
from govdesk.ui.own_word import passphrase_field
from govdesk.ui.theme import look
from govdesk.ui.widgets import Label, button
from govdesk.ui.widgets.banner import Banner
from govdesk.ui.widgets.field import Field
from govdesk.wording import _, say

Opener = Callable[[str, Trying], Closable]


@dataclass(frozen=True, slots=True)
class _Tried:
    """What came of trying: the opened workspace, or why not and whether a keyring could keep the
    password; and that one which was to be kept was not."""

    whole: Closable | None = None
    refusal: Refusal | None = None
    keyring: bool = False
    not_kept: Message | None = None

    def close(self) -> None:
        """Let go of what was opened."""
        if self.whole is not None:
            self.whole.close()


class SharedWorkspace(QDialog):
    """An address, and the password where it is asked for. `opened` carries what the opener gave."""

    opened = Signal(object)

    def __init__(
        self, parent: QWidget | None, faults: Faults, opener: Opener, address: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Open a shared workspace"))
        self.setMinimumWidth(look().px(520))
        self._faults, self._opener = faults, opener
        self._whole: Closable | None = None
        self._opening: Opening[_Tried] | None = None
        self.banner = Banner()
        self.address = Field(
            _("&Address"), QLineEdit(), _("Such as postgresql://login@server/workspace")
        )
        self.address.set_value(address)
        self.password, self._show = passphrase_field(
            _("&Password of the database"), _("From whoever looks after the server.")
        )
        self.keep = QCheckBox(_("&Keep it in this computer’s keyring"))
        self.keep.setAccessibleName(_("Keep it in this computer’s keyring"))
        self.no_keyring = Label(
            _("This computer has no keyring that keeps secrets: GovDesk asks each time."), "caption"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(Label(_("Open a shared workspace"), "heading"))
        layout.addWidget(self.banner)
        self._secret = (self.password, self._show, self.keep, self.no_keyring)
        for part in (self.address, *self._secret):
            layout.addWidget(part)
        self._ask_password(asked=False)
        row = QHBoxLayout()
        row.addStretch(1)
        self.leave = button(_("&Cancel"), "quiet")
        self.leave.clicked.connect(self.reject)
        row.addWidget(self.leave)
        self.open_it = button(_("&Open"), "primary")
        self.open_it.setDefault(True)
        self.open_it.clicked.connect(self.go)
        row.addWidget(self.open_it)
        layout.addLayout(row)

    def go(self) -> None:
        """Try to open what is typed; or, once it is open, go on."""
        if self._whole is not None:
            self._finish(self._whole)
            return
        for field in (self.address, self.password):
            field.set_error("")
        try:
            url, inside = shared_access.address(self.address.value())
        except BadInput as refusal:
            self._beside(self.address, refusal)
            return
        if inside:
            # It goes where passwords go, and out of sight.
            self.address.set_value(url)
            self.password.set_value(inside)
        typed = self.password.value()
        self._wait(True)
        self.banner.tell(_("Asking the database server…"))
        self._opening = Opening(
            partial(
                _try,
                opener=self._opener,
                url=url,
                password=typed,
                keep=bool(typed) and self.keep.isChecked(),
            ),
            self,
        )
        self._opening.stepped.connect(self._step)
        self._opening.ended.connect(self._ended)
        self._opening.start()

    def _step(self, step: Step) -> None:
        if step.what:
            self.banner.tell(step.what)

    def _ended(self) -> None:
        assert self._opening is not None
        opening, self._opening = self._opening, None
        opening.deleteLater()
        self._wait(False)
        self.banner.dismiss()
        try:
            self._tried(opening.opened())
        except Cancelled:
            self.reject()
        except Refusal as refusal:
            self.banner.tell_refusal(refusal)
        except Exception as error:  # noqa: BLE001 - told by the one fault handler
            self._faults.tell(error)

    def _tried(self, tried: _Tried) -> None:
        if tried.whole is not None and tried.not_kept is None:
            self._finish(tried.whole)
        elif tried.whole is not None:
            assert tried.not_kept is not None
            self._whole = tried.whole
            self.banner.tell(say(tried.not_kept))
            self.open_it.setText(_("&Go on"))
            self.address.editor.setEnabled(False)
            self._ask_password(asked=False)
        elif tried.refusal is not None:
            self._refused(tried.refusal, keyring=tried.keyring)
        self._fit()

    def _refused(self, refusal: Refusal, *, keyring: bool) -> None:
        if refusal.code not in shared_access.ASKED:
            self.banner.tell_refusal(refusal)
            return
        first = not self.password.isVisible()
        self._ask_password(asked=True, keyring=keyring)
        if first and not self.password.value():
            self.banner.tell(say(refusal.what))
            self.password.editor.setFocus()
        else:
            self._beside(self.password, refusal)

    def _ask_password(self, *, asked: bool, keyring: bool = True) -> None:
        for part in self._secret:
            part.setVisible(asked)
        self.keep.setVisible(asked and keyring)
        self.no_keyring.setVisible(asked and not keyring)

    def _beside(self, field: Field, refusal: Refusal) -> None:
        told = [say(part) for part in (refusal.what, refusal.then) if part is not None]
        field.set_error(" ".join(told))
        field.editor.setFocus()
        self._fit()

    def _finish(self, whole: Closable) -> None:
        self._whole = None
        self.accept()
        self.opened.emit(whole)

    def _wait(self, waiting: bool) -> None:
        for part in (self.open_it, self.address, self.password):
            part.setEnabled(not waiting)
        self.leave.setEnabled(True)

    def _fit(self) -> None:
        QTimer.singleShot(0, self, self.adjustSize)

    def reject(self) -> None:
        """Whoever waits for the server goes away at once; only a change of schema ends first."""
        if self._opening is not None and not self._opening.give_up():
            self.leave.setEnabled(False)
            self.banner.tell(_("The workspace is being brought up to date. That has to end first."))
            return
        self._opening = None
        super().reject()

    def done(self, result: int) -> None:
        """Whoever gives up after it was opened lets go of it."""
        if self._whole is not None:
            self._whole.close()
            self._whole = None
        super().done(result)


def _try(trying: Trying, *, opener: Opener, url: str, password: str, keep: bool) -> _Tried:
    if password:
        shared_access.use_password(url, password)
    try:
        whole = opener(url, trying)
    except Refusal as refusal:
        if refusal.code not in shared_access.ASKED:
            return _Tried(refusal=refusal)
        trying.step(0)  # who tried again meanwhile may have typed the right one
        shared_access.forget_password(url)
        return _Tried(refusal=refusal, keyring=shared_access.keyring_name() is not None)
    return _Tried(whole, not_kept=shared_access.keep_password(url) if keep else None)
