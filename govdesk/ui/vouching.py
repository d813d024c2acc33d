# SPDX-License-Identifier: Apache-2.0
"""The first two community representatives at the desk: each vouches for the other, with their own
passphrase. Nobody has to be signed in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from govdesk.queries.vouching import FirstVoucher
from govdesk.rules.refusals import Refusal
from govdesk.services.vouching import Voucher, vouch_for_each_other
from govdesk.ui.own_word import passphrase_field, refuse_beside
from govdesk.ui.theme import look
from govdesk.ui.widgets import Label, Scroll, button
from govdesk.ui.widgets.banner import Banner
from govdesk.ui.widgets.field import Field
from govdesk.ui.work import Desk
from govdesk.wording import _, say


class VouchingDialog(QDialog):
    """Choose the two; each types their own passphrase. `done` is called with their names when both
    are in effect; what will not do is told beside the field that it belongs to."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        people: Sequence[FirstVoucher],
        done: Callable[[str], object],
    ) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Vouch for each other"))
        self._desk = desk
        self._done = done
        self.banner = Banner()
        self.one = Field(_("First &representative"), _choice(people, 0))
        self.one_word, one_shown = passphrase_field(_("&Passphrase of the first"))
        self.other = Field(_("Second r&epresentative"), _choice(people, 1))
        self.other_word, other_shown = passphrase_field(
            _("P&assphrase of the second"), show=_("Show t&he letters")
        )
        self._fields = {
            "one": self.one_word,
            "other": self.other_word,
            "other_person": self.other,
        }
        self.setMinimumWidth(look().px(480))
        room = parent.window().screen().availableGeometry().height() - look().px(40)
        self.resize(look().px(520), min(look().px(600), room))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(Label(_("Vouch for each other"), "heading"))
        layout.addWidget(self.banner)
        page = Scroll(_("Vouch for each other"))
        page.body.setContentsMargins(0, 0, 0, 0)
        page.body.addWidget(
            Label(
                _(
                    "Both of you are here. Each types their own passphrase, which nobody else "
                    "knows, and says with it that the other is who they are. No officer can say "
                    "that for a representative."
                )
            )
        )
        for part in (self.one, self.one_word, one_shown, self.other, self.other_word, other_shown):
            page.body.addWidget(part)
        layout.addWidget(page, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        leave = button(_("&Cancel"), "quiet")
        leave.clicked.connect(self.reject)
        row.addWidget(leave)
        self.do_it = button(_("&Vouch for each other"), "primary")
        self.do_it.setDefault(True)
        self.do_it.clicked.connect(self._vouch)
        row.addWidget(self.do_it)
        layout.addLayout(row)
        self.one_word.editor.setFocus()

    def _vouch(self) -> None:
        for empty in (self.one_word, self.other_word):
            if not empty.value():  # no try to be counted as a wrong one
                empty.editor.setFocus()
                return
        self.do_it.setEnabled(False)
        self.banner.dismiss()
        for field in self._fields.values():
            field.set_error("")
        self._desk.write(
            self,
            vouch_for_each_other,
            lambda _changed: self._finish(),
            refused=self._refused,
            one=Voucher(self.one.value(), self.one_word.value()),
            other=Voucher(self.other.value(), self.other_word.value()),
        )

    def _finish(self) -> None:
        names = [_name(one.editor) for one in (self.one, self.other)]
        self.accept()
        self._done(_("{one} and {other}").format(one=names[0], other=names[1]))

    def _refused(self, refusal: Refusal) -> None:
        self.do_it.setEnabled(True)
        field = self._fields.get(refusal.field or "")
        if field is None:
            self.banner.tell_refusal(refusal)
        elif field is self.other:
            field.set_error(say(refusal.what))
            field.editor.setFocus()
        else:
            refuse_beside(field, refusal)


def in_effect_words(names: str) -> str:
    """What came of it."""
    return _("{names} vouched for each other. Their passphrases are in effect.").format(names=names)


def _choice(people: Sequence[FirstVoucher], at: int) -> QComboBox:
    made = QComboBox()
    for one in people:
        made.addItem(_("{name}, seat {seat}").format(name=one.name, seat=one.seat), one.login)
        made.setItemData(made.count() - 1, one.name, Qt.ItemDataRole.UserRole + 1)
    made.setCurrentIndex(min(at, made.count() - 1))
    return made


def _name(editor: QWidget) -> str:
    assert isinstance(editor, QComboBox)
    return str(editor.currentData(Qt.ItemDataRole.UserRole + 1))
