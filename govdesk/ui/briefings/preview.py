# SPDX-License-Identifier: Apache-2.0
"""`Preview`: the pages of a packet, and the same as text for those who listen.

What is shown stays until the next is ready, and says so when there is none.
"""

from __future__ import annotations

from itertools import accumulate

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from govdesk.ui.widgets import Label, announce, button
from govdesk.wording import _, current

GAP = "\n\n"
"""Between two pages of the text."""


class Preview(QWidget):
    """Pages one under another, with where one is; `show_pdf` puts in the next."""

    def __init__(self) -> None:
        super().__init__()
        self._document: QPdfDocument | None = None
        self._next: QPdfDocument | None = None
        self._stale = False
        self._awaited = False
        self._of = self._next_of = ""
        self._starts: list[int] = []
        """Where each page begins in the text."""
        self.pages = QPdfView(self)
        self.pages.setPageMode(QPdfView.PageMode.MultiPage)
        self.pages.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.pages.setAccessibleName(_("Pages of the packet"))
        self.pages.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("The packet as text"))
        self._shown = QStackedWidget()
        self._shown.addWidget(self.pages)
        self._shown.addWidget(self.text)
        self._where = Label("", "caption")
        self.before = button(_("Pa&ge before"), "quiet")
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after = button(_("Page a&fter"), "quiet")
        self.after.clicked.connect(lambda: self.turn(1))
        self.as_text = button(_("As te&xt"), "quiet")
        self.as_text.setCheckable(True)
        self.as_text.toggled.connect(self._shown.setCurrentIndex)
        row = QHBoxLayout()
        row.addWidget(self.before)
        row.addWidget(self.after)
        row.addWidget(self._where, 1)
        row.addWidget(self.as_text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._shown, 1)
        self.pages.pageNavigator().currentPageChanged.connect(self._follow)
        self._follow()

    @property
    def page_count(self) -> int:
        """Pages of what is shown."""
        return self._document.pageCount() if self._document else 0

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self.pages.pageNavigator().currentPage()

    def show_pdf(self, content: bytes, of: str = "") -> None:
        """Show this packet once it is loaded: at the page that was shown before, where that was
        `of` the same, else from its first page on."""
        if self._next is not None:
            self._next.deleteLater()
        self._next_of = of
        document = QPdfDocument(self)
        buffer = QBuffer(document)
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._next = document
        document.statusChanged.connect(self._loaded)
        document.load(buffer)

    def stay(self) -> None:
        """What is chosen now cannot be shown: the pages stay, and are of what was chosen before."""
        self._stale, self._awaited = True, False
        self._follow()

    def wait(self) -> None:
        """The next is being drawn: the pages stay, and say so."""
        self._awaited = True
        self._follow()

    def turn(self, by: int) -> None:
        """Go to another page, also in the text, and say which it is."""
        page = self.page + by
        if 0 <= page < self.page_count:
            self.pages.pageNavigator().jump(page, QPointF(), 0)
            self._read_from(page)
            announce(self, self._where.text())

    def _read_from(self, page: int) -> None:
        """Bring the beginning of a page of the text to the top."""
        cursor = self.text.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self.text.setTextCursor(cursor)
        cursor.setPosition(self._starts[page])
        self.text.setTextCursor(cursor)

    def _loaded(self, status: QPdfDocument.Status) -> None:
        document = self._next
        if document is None or status is not QPdfDocument.Status.Ready:
            return
        place, before = self.page if self._of == self._next_of else 0, self._document
        self._of = self._next_of
        self._next, self._document = None, document
        self._stale = self._awaited = False
        self.pages.setDocument(document)
        if before is not None:
            before.deleteLater()
        self.pages.pageNavigator().jump(min(place, document.pageCount() - 1), QPointF(), 0)
        texts = (document.getAllText(page).text() for page in range(document.pageCount()))
        every = [one.replace("\r\n", "\n") for one in texts]  # as the text below counts it
        self._starts = list(accumulate((len(one) + len(GAP) for one in every[:-1]), initial=0))
        self.text.setPlainText(GAP.join(every))
        self._follow()

    def _follow(self, *_page: object) -> None:
        count = self.page_count
        self.before.setEnabled(count > 0 and self.page > 0)
        self.after.setEnabled(count > 0 and self.page < count - 1)
        words = current()
        pages = _("Page {page} of {pages}")
        if self._awaited:
            pages = _("Page {page} of {pages}, being drawn anew")
        elif self._stale:
            pages = _("Page {page} of {pages}, as it was before the last change")
        waits = (
            _("The preview is on its way.")
            if self._awaited or not self._stale
            else _("Nothing to show yet.")
        )
        told = pages.format(page=words.number(self.page + 1), pages=words.number(count))
        self._where.setText(told if count else waits)
