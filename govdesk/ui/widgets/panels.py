# SPDX-License-Identifier: Apache-2.0
"""Parts of a page: `Card` on a surface, `Section` under a heading, `Facts` in two columns."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from govdesk.ui.theme import look, set_role
from govdesk.ui.widgets.labels import Label, selectable


class Card(QFrame):
    """A white surface with a hairline around it; put content into `body`."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        set_role(self, "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 16, 16, 16)
        self.body.setSpacing(12)
        if title:
            self.body.addWidget(Label(title, "subheading"))
            self.setAccessibleName(title)


class Section(QWidget):
    """A heading with content under it, and quiet buttons at the heading's end (`add_act`)."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._title = Label(title, "subheading")
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self._head.addWidget(self._title, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(8)
        layout.addLayout(self._head)
        layout.addLayout(self.body)

    def set_title(self, title: str) -> None:
        """Change the heading."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def add_act(self, widget: QWidget) -> None:
        """Put a quiet button at the end of the heading's line."""
        self._head.addWidget(widget)


class Facts(QWidget):
    """Labels on the left, values on the right. A value is text or a widget (a link, a status). A
    label longer than `LONG` pixels breaks into lines."""

    LONG = 220

    def __init__(self, facts: Iterable[tuple[str, str | QWidget]] = ()) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.show_facts(facts)

    def show_facts(self, facts: Iterable[tuple[str, str | QWidget]]) -> None:
        """Replace all facts; a fact whose value is empty text is left out."""
        clear(self._grid)
        for row, (label, value) in enumerate(fact for fact in facts if fact[1] != ""):
            name = Label(label, "secondary", wrap=False)
            if name.sizeHint().width() > look().px(self.LONG):
                name.setWordWrap(True)
                name.setMinimumWidth(look().px(self.LONG))
            shown = selectable(Label(value)) if isinstance(value, str) else value
            shown.setAccessibleName(
                f"{label}: {value}" if isinstance(value, str) else shown.accessibleName()
            )
            if isinstance(shown, QLabel):
                shown.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            if isinstance(value, QLabel):
                name.setBuddy(shown)
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(shown, row, 1)


class _Inside(QWidget):
    """What scrolls. It is as high as its content at its own width: by itself Qt takes the height at
    the narrowest width for the least, and leaves the end of a long page empty."""

    def minimumSizeHint(self) -> QSize:
        """The least size, at the width that it has."""
        least, layout = super().minimumSizeHint(), self.layout()
        if layout is not None and layout.hasHeightForWidth():
            width = max(self.width(), least.width())
            least.setHeight(min(least.height(), layout.heightForWidth(width)))
        return least


class Scroll(QScrollArea):
    """A page that scrolls when it must; put content into `body`."""

    def __init__(self, accessible_name: str = "") -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(accessible_name)
        inside = _Inside()
        set_role(inside, "page")
        inside.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        # Room to spare goes below: aligned to the top, Qt would give the content the height of its
        # natural width, and cut off what a narrower page breaks into more lines.
        self._whole = whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(20, 16, 20, 20)
        self.body.setSpacing(12)
        whole.addLayout(self.body)
        whole.addStretch(1)
        self.setWidget(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A bar that came and went while the page was laid out left it that narrow.
        self._whole.invalidate()

    def clear(self) -> None:
        """Take everything out, to show another thing."""
        clear(self.body)
        self.verticalScrollBar().setValue(0)


def clear(layout: QVBoxLayout | QHBoxLayout | QGridLayout) -> None:
    """Take everything out of a layout; the widgets die when Qt next has time."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner := item.layout(), (QVBoxLayout, QHBoxLayout, QGridLayout)):
            clear(inner)
