# SPDX-License-Identifier: Apache-2.0
"""`Field`: a label, a hint, an editor and the error beside it; one value as text."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QUndoCommand
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from govdesk.ui.theme import look, set_role
from govdesk.ui.widgets.announcing import announce
from govdesk.ui.widgets.keys import is_stray
from govdesk.ui.widgets.labels import Label
from govdesk.wording import current

SECRET = "secret"
"""The property of an editor whose text is nobody else's, also while its letters are shown."""


class Field(QWidget):
    """One labelled editor of a form."""

    edited = Signal(str)
    """The person changed it; carries the value before."""
    undo_asked = Signal(bool)
    """Undo (False) or redo (True) was pressed in it."""

    def __init__(self, label: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._label = QLabel(label)
        set_role(self._label, "label")
        self._label.setBuddy(editor)
        self._label.setWordWrap(True)
        self._hint = Label(hint, "caption")
        if not hint:
            self._hint.hide()
        self._error = Label(role="error")
        self._error.hide()
        self._name = label.replace("&", "")
        editor.setAccessibleName(self._name)
        editor.setAccessibleDescription(hint)
        for inner in editor.findChildren(QLineEdit):
            inner.setAccessibleName(self._name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        if isinstance(editor, QCheckBox):
            editor.setText(label)
            self._label.hide()
        layout.addWidget(self._label)
        layout.addWidget(self._hint)
        layout.addWidget(self._error)
        layout.addWidget(editor)
        if isinstance(editor, QPlainTextEdit):
            editor.setTabChangesFocus(True)
            editor.setFixedHeight(look().px(104))
            editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if isinstance(editor, QSpinBox):
            # The style sheet's padding does not reach the line edit within.
            editor.lineEdit().setTextMargins(look().px(8), 0, 0, 0)
        if isinstance(editor, QDateEdit | QSpinBox):
            inside = editor.findChild(QLineEdit)
            assert inside is not None
            inside.setAccessibleName(self._name)
        if isinstance(editor, QDateEdit):
            editor.setLocale(QLocale(current().lang))
            editor.setDisplayFormat("d MMM yyyy")
        editor.installEventFilter(self)
        if (inner_one := editor.focusProxy()) is not None:
            inner_one.installEventFilter(self)
        for turned in (editor, *editor.findChildren(QWidget)):
            if isinstance(turned, QComboBox | QAbstractSpinBox):
                turned.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                turned.installEventFilter(self)
        self._known = self.value()
        _edited_signal(editor).connect(self._changed)

    def value(self) -> str:
        """What is in the editor, as text."""
        return _value(self.editor)

    def set_value(self, value: str) -> None:
        """Put a value in without counting as an edit."""
        self.editor.blockSignals(True)
        _set_value(self.editor, value)
        self.editor.blockSignals(False)
        self._known = self.value()

    def set_error(self, words: str) -> None:
        """Show `words` beside the editor, mark it and announce them; empty clears."""
        if words == self._error.text():
            return
        self._error.setText(words)
        self._error.setVisible(bool(words))
        set_role(self.editor, str(self.editor.property("role") or ""), "bad" if words else "")
        self.editor.setAccessibleDescription(words or self._hint.text())
        if words:
            announce(self.editor, words, urgent=True)

    @property
    def is_secret(self) -> bool:
        """Whether what is typed here is hidden, such as a passphrase."""
        return isinstance(self.editor, QLineEdit) and (
            bool(self.editor.property(SECRET))
            or self.editor.echoMode() is not QLineEdit.EchoMode.Normal
        )

    @property
    def error(self) -> str:
        """What is shown beside the editor."""
        return self._error.text()

    def into_view(self) -> None:
        """Scroll what stands around it until it is seen: its editor, and its label if both fit."""
        around = self.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(self)
                around.ensureWidgetVisible(self.editor)
            around = around.parentWidget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo and redo belong to the form, not to the single editor, and Alt with a letter to a
        button, though it is grey; the wheel belongs to the page, which would otherwise choose
        something else in what happens to come under the pointer. Qt scrolls to what Tab comes to,
        and not to what Alt with a letter comes to."""
        if event.type() == QEvent.Type.FocusIn:
            assert isinstance(event, QFocusEvent)
            if event.reason() == Qt.FocusReason.ShortcutFocusReason:
                self.into_view()
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox | QAbstractSpinBox):
            event.ignore()
            return True
        if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            assert isinstance(event, QKeyEvent)
            if event.type() == QEvent.Type.KeyPress and is_stray(event):
                return True
            undo = event.matches(QKeySequence.StandardKey.Undo)
            if undo or event.matches(QKeySequence.StandardKey.Redo):
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    self.undo_asked.emit(not undo)
                return True
        return super().eventFilter(watched, event)

    def _changed(self) -> None:
        before, self._known = self._known, self.value()
        if before != self._known:
            self.edited.emit(before)


class FieldEdit(QUndoCommand):
    """One edit of one field; keys typed one after another in the same field undo as one."""

    def __init__(self, field: Field, before: str, after: str) -> None:
        super().__init__()
        self.field = field
        self.before = before
        self.after = after
        self._done = True

    def id(self) -> int:
        return id(self.field) % 2**31

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, FieldEdit) or other.field is not self.field:
            return False
        if abs(len(other.after) - len(self.after)) > 1 or other.after[-1:].isspace():
            return False
        self.after = other.after
        return True

    def redo(self) -> None:
        if self._done:
            self._done = False
        else:
            self._put(self.after)

    def undo(self) -> None:
        self._put(self.before)

    def _put(self, value: str) -> None:
        self.field.set_value(value)
        self.field.editor.setFocus(Qt.FocusReason.OtherFocusReason)


def _edited_signal(editor: QWidget) -> Any:
    match editor:
        case QLineEdit() | QPlainTextEdit():
            return editor.textChanged
        case QComboBox():
            return editor.currentTextChanged
        case QDateEdit():
            return editor.dateChanged
        case QSpinBox():
            return editor.valueChanged
        case QCheckBox():
            return editor.toggled
        case _:
            return editor.edited  # type: ignore[attr-defined]


def _value(editor: QWidget) -> str:
    match editor:
        case QLineEdit():
            return editor.text()
        case QPlainTextEdit():
            return editor.toPlainText()
        case QComboBox():
            chosen = editor.currentData()
            return str(chosen) if chosen is not None else editor.currentText()
        case QDateEdit():
            return editor.date().toString(Qt.DateFormat.ISODate)
        case QSpinBox():
            return str(editor.value())
        case QCheckBox():
            return "yes" if editor.isChecked() else ""
        case _:
            return str(editor.value())  # type: ignore[attr-defined]


def _set_value(editor: QWidget, value: str) -> None:
    match editor:
        case QLineEdit():
            editor.setText(value)
        case QPlainTextEdit():
            editor.setPlainText(value)
        case QComboBox():
            at = editor.findData(value)
            at = at if at >= 0 else editor.findText(value)
            if at >= 0:  # what is offered may have changed since it was chosen
                editor.setCurrentIndex(at)
        case QDateEdit():
            editor.setDate(QDate.fromString(value, Qt.DateFormat.ISODate))
        case QSpinBox():
            editor.setValue(int(value))
        case QCheckBox():
            editor.setChecked(value == "yes")
        case _:
            editor.set_value(value)  # type: ignore[attr-defined]
