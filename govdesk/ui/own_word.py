# SPDX-License-Identifier: Apache-2.0
"""Asks for a person's own word: their passphrase, for one act, at this moment; and for what else
is secret and needed for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from govdesk.rules.messages import message
from govdesk.rules.refusals import Refusal, WrongWord
from govdesk.ui.jobs import Job
from govdesk.ui.question import Question
from govdesk.ui.theme import look
from govdesk.ui.widgets import Label, ProgressLine, button
from govdesk.ui.widgets.field import SECRET, Field
from govdesk.wording import _, say


class OwnWord(QDialog):
    """One field and two buttons, under what is asked along with it (`question`). `given` is called
    with each passphrase tried, and whether to check in to the meeting that goes on (`meeting`);
    `refuse` tells why one would not do and leaves the dialog open, `finish` closes it when the act
    is done. Slow work for it is shown by `follow`, and ends when the dialog is closed. Without
    `own` it asks for no passphrase of theirs, as after checking in, only what the question asks."""

    def __init__(
        self,
        parent: QWidget,
        name: str,
        given: Callable[[str, bool], None],
        *,
        act: str = "",
        question: Question | None = None,
        hint: str = "",
        meeting: bool = False,
        own: bool = True,
    ) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(question.asked if question is not None else _("Your own word"))
        asks_more = question is not None and bool(question.secret)
        self.setMinimumWidth(look().px(520 if asks_more else 440))
        self._given = given
        self._own = own
        self.passphrase, show = passphrase_field(_("Your &passphrase"), hint)
        self.secret: Field | None = None
        if question is not None and question.secret:
            self.secret = hidden_field(question.secret, question.hint, show)
        self.progress = ProgressLine()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(12)
        if question is not None:
            self.setAccessibleDescription(question.consequence)
            layout.addWidget(Label(question.asked, "heading"))
            layout.addWidget(Label(question.consequence))
        else:
            layout.addWidget(Label(_("Your own word, {name}").format(name=name), "heading"))
        if act:
            told = _("It is asked for {act}.").format(act=say(message(f"act.{act}")))
            layout.addWidget(Label(told, "subheading"))
        if own:
            layout.addWidget(
                Label(
                    _(
                        "This is recorded as your own act. Type your passphrase to do it; nobody "
                        "else can do it in your name."
                    )
                )
            )
        for field in (self.passphrase, self.secret):
            if field is not None:
                layout.addWidget(field)
        self.passphrase.setVisible(own)
        layout.addWidget(show)
        self._show = show
        layout.addWidget(self.progress)
        self.check_in = QCheckBox(_("Check me &in: do not ask again in this meeting"))
        self.check_in.setAccessibleName(_("Check me in: do not ask again in this meeting"))
        layout.addWidget(self.check_in)
        self._meeting = meeting
        self._at_rest()
        row = QHBoxLayout()
        row.addStretch(1)
        self.cancel = button(
            (question.back if question is not None else "") or _("&Cancel"), "quiet"
        )
        self.cancel.clicked.connect(self.reject)
        row.addWidget(self.cancel)
        self.do_it = button(question.do if question is not None else _("&Do it"), "primary")
        self.do_it.setDefault(True)
        self.do_it.clicked.connect(self._try)
        row.addWidget(self.do_it)
        layout.addLayout(row)
        first = next(iter(self._fields()), None)
        (first.editor if first is not None else self.do_it).setFocus()

    def refuse(self, refusal: Refusal) -> None:
        """Say beside the field why the passphrase would not do; what was typed stays."""
        self.do_it.setEnabled(True)
        other = None if isinstance(refusal, WrongWord) else self.secret
        refuse_beside(other or self.passphrase, refusal)
        QTimer.singleShot(0, self, self._fit)

    def follow(self, job: Job) -> None:
        """Show slow work until it ends; closing the dialog cancels it, as it is the job's owner."""
        self.progress.follow(job, can_cancel=False)
        self._show.hide()  # what is typed is typed
        self.check_in.hide()
        job.ended.connect(self._at_rest)
        job.stepped.connect(lambda _step: QTimer.singleShot(0, self, self._fit))

    def _at_rest(self) -> None:
        """Show what is shown while no work is done."""
        self._show.setVisible(bool(self._fields()))
        self.check_in.setVisible(self._meeting)

    def _fields(self) -> list[Field]:
        """What is typed here, in order."""
        return [one for one in (self.passphrase if self._own else None, self.secret) if one]

    def finish(self) -> None:
        """The act is done, or was refused for another reason that is told elsewhere."""
        self.accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the words need at this width, and no higher."""
        layout = self.layout()
        if layout is not None:
            self.setFixedHeight(layout.heightForWidth(self.width()))

    def _try(self) -> None:
        for field in self._fields():
            if not field.value():  # nothing to try, and nothing to count as a wrong try
                field.editor.setFocus()
                return
        self.do_it.setEnabled(False)
        for field in self._fields():
            field.set_error("")
        self._given(self.passphrase.value(), self.check_in.isChecked())


def passphrase_field(label: str, hint: str = "", *, show: str = "") -> tuple[Field, QCheckBox]:
    """A field whose letters are hidden until its owner ticks the box to see them (`show`, where
    there are two); paste is allowed."""
    box = QCheckBox(show or _("&Show the letters"))
    box.setAccessibleName(_("Show the letters"))
    return hidden_field(label, hint, box), box


def hidden_field(label: str, hint: str, show: QCheckBox) -> Field:
    """One more such field for the same box."""
    editor = QLineEdit()
    editor.setProperty(SECRET, True)
    editor.setEchoMode(QLineEdit.EchoMode.Password)

    def toggle(shown: bool) -> None:
        editor.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    show.toggled.connect(toggle)
    return Field(label, editor, hint)


def refuse_beside(field: Field, refusal: Refusal) -> None:
    """Say a refusal beside the passphrase; what was typed stays, ready to be typed over."""
    told = [say(part) for part in (refusal.what, refusal.then) if part is not None]
    field.set_error(" ".join(told))
    field.editor.setFocus()
    if isinstance(field.editor, QLineEdit):
        field.editor.selectAll()
