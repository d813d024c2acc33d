# SPDX-License-Identifier: Apache-2.0
"""`Banner`: a sentence across the top of what it concerns: info, warning, error or done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from govdesk.rules.refusals import Refusal
from govdesk.ui.theme import icon_pixmap, look, set_icon, set_role
from govdesk.ui.widgets.act import button
from govdesk.ui.widgets.announcing import announce
from govdesk.ui.widgets.labels import Label
from govdesk.wording import _, say

_TONES = {"info": "info", "warning": "warning", "error": "bad", "done": "good"}


class Banner(QFrame):
    """Hidden until it has something to say. What it says is also announced; errors at once."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "banner", "info")
        self._icon = QLabel()
        self._text = Label()
        self._more = Label(role="secondary")
        self._act = button("", "quiet")
        self._act.clicked.connect(self._pressed)
        self._pressed_fn: Callable[[], object] | None = None
        self._close = QToolButton()
        self._close.setAccessibleName(_("Dismiss"))
        self._close.setToolTip(_("Dismiss"))
        set_role(self._close, "quiet")
        set_icon(self._close, "close")
        self._close.clicked.connect(self.dismiss)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._text)
        words.addWidget(self._more)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(12)
        layout.addWidget(self._icon)
        layout.addLayout(words, 1)
        layout.addWidget(self._act)
        layout.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now; empty when hidden."""
        return "" if self.isHidden() else self._text.text()

    def tell(
        self,
        text: str,
        kind: str = "info",
        *,
        more: str = "",
        act: str = "",
        pressed: Callable[[], object] | None = None,
    ) -> None:
        """Show `text` (and `more` under it), with one optional button `act` that calls `pressed`.

        `kind` is `info`, `warning`, `error` or `done`.
        """
        tone = _TONES[kind]
        set_role(self, "banner", tone)
        self._icon.setPixmap(icon_pixmap(_icon(kind), tone, look().px(20)))
        self._text.setText(text)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._act.setText(act)
        self._act.setVisible(bool(act))
        self._pressed_fn = pressed
        self.setAccessibleName(text)
        self.setAccessibleDescription(more)
        self.show()
        announce(self, f"{text} {more}".strip(), urgent=kind == "error")

    def tell_refusal(self, refusal: Refusal) -> None:
        """Show a refusal: what happened, then what was kept and what to do."""
        more = " ".join(say(part) for part in (refusal.kept, refusal.then) if part is not None)
        self.tell(say(refusal.what), "error", more=more)

    def dismiss(self) -> None:
        """Hide it."""
        self.hide()

    def _pressed(self) -> None:
        if self._pressed_fn is not None:
            self._pressed_fn()


def _icon(kind: str) -> str:
    return {"done": "check", "info": "info"}.get(kind, "warning")
