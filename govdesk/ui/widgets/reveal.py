# SPDX-License-Identifier: Apache-2.0
"""`Reveal`: a quiet button that opens a form in place, for what is done seldom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from govdesk.rules.messages import Message
from govdesk.ui.office import Office
from govdesk.ui.widgets.act import Act
from govdesk.ui.widgets.form import Form


class Reveal(QWidget):
    """Shows `text`; pressed, it makes the form and shows it under itself, or hides it again.

    `refusal` greys it and is said under it. A form on `subject` that was open with something typed
    when the page was drawn anew is open again at once.
    """

    def __init__(
        self,
        office: Office,
        text: str,
        subject: str,
        make: Callable[[], Form],
        refusal: Message | None = None,
    ) -> None:
        super().__init__()
        self._make = make
        self.form: Form | None = None
        self.act = Act(text)
        self.act.set_refusal(refusal)
        self.act.clicked.connect(self._pressed)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        self._layout.addWidget(self.act)
        if refusal is None and office.drafts.is_carried(office.who.account, subject):
            self._open()

    def _pressed(self) -> None:
        if self.form is None:
            self._open().focus_first()
        else:
            self.form.setVisible(self.form.isHidden())

    def _open(self) -> Form:
        self.form = self._make()
        self._layout.addWidget(self.form)
        return self.form
