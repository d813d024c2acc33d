# SPDX-License-Identifier: Apache-2.0
"""`Form`: labelled fields with errors beside them, undo across fields, and drafts that keep
themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from govdesk.rules.refusals import Refusal
from govdesk.ui.drafts import Carried
from govdesk.ui.office import Office
from govdesk.ui.theme import look
from govdesk.ui.widgets.act import Act
from govdesk.ui.widgets.banner import Banner
from govdesk.ui.widgets.field import Field, FieldEdit
from govdesk.wording import _, say

if TYPE_CHECKING:
    from govdesk.services.context import Changed

W = TypeVar("W", bound=QWidget)


class Form(QWidget):
    """Fields one under another: `form.add("title", _("&Title"), QLineEdit())` returns the editor.

    Values are text: a date is `2026-04-30`, a check box `yes` or empty, a choice its item data.
    With a `subject`, edits are kept as a draft a second after the last key, put back by `restore()`
    and forgotten by `submitted()`; a page that is drawn anew carries them over (`Detail.begin`).
    Without one, nothing is kept and leaving asks. A passphrase typed hidden is never kept.
    Ctrl+Z and Ctrl+Shift+Z undo and redo across fields.
    """

    AUTOSAVE = 1000
    """Milliseconds from the last edit to the draft being kept."""

    edited = Signal()
    restored = Signal()
    """A kept draft was put back into the fields."""

    def __init__(self, office: Office, subject: str = "") -> None:
        super().__init__()
        self.office = office
        self.subject = subject
        self._account = office.who.account
        self._replaced = False
        self.undo = QUndoStack(self)
        self._fields: dict[str, Field] = {}
        self._start: dict[str, str] = {}
        self._kept: dict[str, str] | None = None
        self._has_draft = False  # or will have, once what is on its way is kept
        self._turn = 0  # of starting points
        self.banner = Banner()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(16)
        self._layout.addWidget(self.banner)
        self._autosave = QTimer(self, singleShot=True, interval=self.AUTOSAVE)
        self._autosave.timeout.connect(self.keep_draft)

    def add(self, name: str, label: str, editor: W, *, hint: str = "") -> W:
        """Add `editor` under `label` (its buddy; `&` marks the mnemonic); `hint` stands between.

        Editors: QLineEdit, QPlainTextEdit, QComboBox, QDateEdit, QSpinBox, QCheckBox, or a widget
        with `value()`, `set_value(text)` and a signal `edited`.
        """
        field = Field(label, editor, hint)
        self._fields[name] = field
        self._start[name] = field.value()
        self._layout.addWidget(field)
        field.edited.connect(lambda before: self._edited(name, before))
        field.undo_asked.connect(self._step)
        if isinstance(editor, QLineEdit):
            editor.returnPressed.connect(self._entered)
        return editor

    def run(self) -> bool:
        """Press the form's own button unless it is grey; False when it has none."""
        act = self.findChild(Act)
        if act is not None:
            act.button.click()
        return act is not None

    def _entered(self) -> None:
        """Enter answers a form that asks one thing; in a longer one it could come too early."""
        if len(self._fields) == 1:
            self.run()

    def add_row(self, widget: QWidget) -> None:
        """Add anything else, such as a caption or the row of buttons at the end."""
        if isinstance(widget, QPushButton):
            self._layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._layout.addWidget(widget)

    def has_field(self, name: str) -> bool:
        """Whether there is a field `name`."""
        return name in self._fields

    def show_field(self, name: str, shown: bool) -> None:
        """Show a field, or hide it where another field's choice does not ask for it."""
        self._fields[name].setVisible(shown)

    def shows_field(self, name: str) -> bool:
        """Whether a field is asked for now."""
        return self._fields[name].isVisible()

    def add_acts(self, *acts: QWidget) -> None:
        """Add buttons side by side: what the form does first, then the quiet ones."""
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        for act in acts:
            across.addWidget(act, 0, Qt.AlignmentFlag.AlignTop)
        across.addStretch(1)
        self._layout.addWidget(row)

    def end_with(self, act: Act, submit: Callable[[], object]) -> None:
        """Add the button that does what the form is for, and put back what was kept of it. Last."""
        act.clicked.connect(submit)
        self.add_row(act)
        self.restore()

    def send(self, service: Callable[..., Changed], /, **values: Any) -> None:
        """Have the desk do it. When it is done, so is what was typed; a refusal comes back here."""
        self.office.desk.write(self, service, lambda _changed: self.submitted(), **values)

    def values(self) -> dict[str, str]:
        """What is in the fields, by name, without outer blanks."""
        return {name: field.value().strip() for name, field in self._fields.items()}

    def set_values(self, values: Mapping[str, str]) -> None:
        """Fill the fields as the starting point: not dirty, nothing to undo, no errors."""
        for name, value in values.items():
            if name in self._fields:
                self._fields[name].set_value(value)
        self._settle()

    def set_value(self, name: str, value: str) -> None:
        """Put a value into one field without counting as an edit, as when another field's choice
        asks for it; what was typed before cannot be undone into another meaning."""
        self._fields[name].set_value(value)
        self.undo.clear()

    def is_dirty(self) -> bool:
        """Whether there are edits that are neither submitted nor kept as a draft."""
        return self.has_edits() and self._now() != self._kept

    def has_edits(self) -> bool:
        """Whether something stands in the fields that was not submitted, kept or not."""
        return self._now() != self._start

    def submitted(self) -> None:
        """What was typed is done: the fields are the new starting point, the draft is forgotten."""
        drop = self._has_draft
        self._settle()
        if self.subject and drop:
            self.office.drafts.drop(self, self.subject)

    def discard(self) -> None:
        """Put the fields back to the starting point and forget the draft."""
        for name, value in self._start.items():
            self._fields[name].set_value(value)
        self.submitted()

    def restore(self) -> bool:
        """Put back what was typed on the subject: at once what the form it replaces held (True),
        else a kept draft, if there is one: the form says so, and `restored` follows.
        """
        if not self.subject:
            return False
        carried = self.office.drafts.take(self._account, self.subject)
        if carried is None:
            self.office.drafts.find(self, self.subject, self._restore)
            return False
        self._put(carried.fields)
        focused = self._fields.get(carried.focus)
        if focused is not None:
            QTimer.singleShot(0, focused.editor, focused.editor.setFocus)
        return True

    def leave(self) -> None:
        """Its page is about to show another thing: keep what is typed as a draft."""
        if not self._replaced and self._is_theirs() and self.is_dirty():
            self.keep_draft()
        self._replaced = True

    def carry(self) -> None:
        """Its page is about to be drawn anew: hand what is typed to the form that comes next."""
        if self._replaced or not self.subject or not self.has_edits() or not self._is_theirs():
            self._replaced = True
            return
        self._replaced = True
        focus = (name for name, field in self._fields.items() if field.editor.hasFocus())
        fields = {n: field.value() for n, field in self._fields.items() if not field.is_secret}
        self.office.drafts.carry(self._account, self.subject, Carried(fields, next(focus, "")))
        if self.is_dirty():
            self.keep_draft()

    def keep_draft(self, then: Callable[[], object] | None = None) -> None:
        """Keep the fields as a draft now; `then` once it is safe."""
        self._autosave.stop()
        if not self.subject:
            return
        now = self._now()
        open_words = {name: now[name] for name, f in self._fields.items() if not f.is_secret}
        turn, self._has_draft = self._turn, True

        def kept(_changed: object) -> None:
            if turn == self._turn:
                self._kept = now
            if then is not None:
                then()

        self.office.drafts.keep(self, self.subject, open_words, kept)

    def tell_refusal(self, refusal: Refusal) -> None:
        """Tell a refusal beside its field and put the cursor there, or at the top of the form."""
        self.clear_errors()
        field = self._fields.get(refusal.field or "")
        if field is None:
            self.banner.tell_refusal(refusal)
            return
        parts = (refusal.what, refusal.kept, refusal.then)
        field.set_error(" ".join(say(part) for part in parts if part is not None))
        field.editor.setFocus()

    def clear_errors(self) -> None:
        """Forget what was refused."""
        self.banner.dismiss()
        for field in self._fields.values():
            field.set_error("")

    def focus_first(self) -> None:
        """Put the cursor in the first field, and the form into view once it has its place."""
        first = next(iter(self._fields.values()), None)
        if first is not None:
            first.editor.setFocus()
            QTimer.singleShot(0, first.editor, lambda: self._into_view(first.editor))

    def _into_view(self, editor: QWidget) -> None:
        around = self.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(self)
                # Where the form is higher than the page: the editor, with the heading over it and
                # the word that a draft was taken up again.
                above = min(look().px(200), around.viewport().height() // 3)
                around.ensureWidgetVisible(editor, 0, above)
            around = around.parentWidget()

    def _edited(self, name: str, before: str) -> None:
        field = self._fields[name]
        field.set_error("")
        self.undo.push(FieldEdit(field, before, field.value()))
        if self.subject:
            self._autosave.start()
        self.edited.emit()

    def _step(self, forward: bool) -> None:
        if forward:
            self.undo.redo()
        else:
            self.undo.undo()
        if self.subject:
            self._autosave.start()
        self.edited.emit()

    def _settle(self) -> None:
        self._autosave.stop()
        self._start = self._now()
        self._kept = None
        self._has_draft = False
        self._turn += 1
        self.undo.clear()
        self.clear_errors()

    def _restore(self, fields: Mapping[str, str] | None) -> None:
        if fields is None:
            return
        self._put(fields)
        self.banner.tell(_("This is what you typed before. It is not submitted yet."))
        self.restored.emit()

    def _is_theirs(self) -> bool:
        """Whether whoever typed here is still at the desk. If not, it was kept when they left, and
        nobody else is to see it."""
        return self._account == self.office.who.account

    def _put(self, fields: Mapping[str, str]) -> None:
        for name, value in fields.items():
            if name in self._fields:
                self._fields[name].set_value(value)
        self._kept, self._has_draft = self._now(), True

    def _now(self) -> dict[str, str]:
        return {name: field.value() for name, field in self._fields.items()}
