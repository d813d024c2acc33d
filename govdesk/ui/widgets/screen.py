# SPDX-License-Identifier: Apache-2.0
"""`Screen`: the contract between a screen and the window. See the package's docstring."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from govdesk.rules.messages import Message
from govdesk.rules.refusals import Refusal
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets.act import MainButton
from govdesk.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from govdesk.services.context import Changed
    from govdesk.ui.widgets.form import Form


class Screen(QWidget):
    """One page of the desk. Subclass it; set `kind` and `kinds`; fill `self.body`.

    The window reads `title`, `summary`, `primary_text` and `primary_refusal` and follows
    `header_changed`; it calls `open`, `refresh`, `run_primary`, `new`, `save`, `focus_search`,
    `back` and the three about unsaved edits.
    """

    kind: ClassVar[str]
    """The place kind it serves, one of `places.KINDS`."""
    kinds: ClassVar[frozenset[str]] = frozenset()
    """The kinds of `Changed` after which it reads again; empty: after every change."""

    header_changed = Signal()
    moved = Signal(object)
    """A `Place` within this screen that was gone to (a row chosen); the window notes it."""

    def __init__(self, office: Office, title: str) -> None:
        super().__init__()
        self.office = office
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._title = title
        self._summary = ""
        self._primary: tuple[str, Callable[[], object]] | None = None
        self._primary_refusal: Message | None = None
        self._has_main_button = False
        self._stale = True
        self.banner = Banner()
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.banner)
        layout.addLayout(self.body, 1)
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._refresh_now)
        office.desk.changed.connect(self._something_changed)
        office.who_changed.connect(self.refresh_soon)

    # What the header shows.

    @property
    def title(self) -> str:
        """The page's title."""
        return self._title

    @property
    def summary(self) -> str:
        """One sentence that says what the page means."""
        return self._summary

    @property
    def primary_text(self) -> str:
        """The words on the one primary button; empty: none."""
        return self._primary[0] if self._primary else ""

    @property
    def primary_refusal(self) -> Message | None:
        """Why the primary button is grey, or None."""
        return self._primary_refusal

    def set_title(self, title: str) -> None:
        """Change the title, for instance to the reference of the thing shown."""
        self._title = title
        self.header_changed.emit()

    def set_summary(self, sentence: str) -> None:
        """Say in one sentence what the page means."""
        self._summary = sentence
        self.header_changed.emit()

    @property
    def main_button(self) -> QPushButton | None:
        """The primary button on the page itself, if one can be pressed; then the header's is not
        the primary one.
        """
        if not self._has_main_button:
            return None  # looking through a page takes as long as building much of it
        for found in self.findChildren(MainButton):
            if found.isVisible() and found.isEnabled() and found.window() is self.window():
                return found
        return None

    def main_button_changed(self) -> None:
        """A primary button on the page came or went."""
        self._has_main_button = True
        self.header_changed.emit()

    def set_primary(
        self, text: str, act: Callable[[], object] | None, refusal: Message | None = None
    ) -> None:
        """The one primary action (Ctrl+Enter); `act` None removes it, `refusal` greys it."""
        self._primary = (text, act) if act is not None else None
        self._primary_refusal = refusal
        self.header_changed.emit()

    # What the window calls; override what the screen can do.

    def refresh(self) -> None:
        """Ask the queries again. Called when first shown and after a change of its `kinds`."""

    def open(self, id: str) -> None:
        """Show the thing `id`, or the list when empty. Rows may not be here yet: remember it."""

    def open_part(self, part: str) -> None:
        """Show a part of the thing that was opened; screens without parts show the thing."""

    def here(self) -> Place:
        """The place shown now."""
        return Place(self.kind)

    def reference(self) -> str:
        """The copyable reference of the thing shown, such as `Motion 2026-14`; empty for none."""
        return ""

    def new(self) -> None:
        """Ctrl+N: begin a new thing here."""

    def save(self) -> None:
        """Ctrl+S: keep what is typed as a draft now."""
        self.keep_drafts(lambda: None)

    def focus_search(self) -> None:
        """Ctrl+F: put the cursor in the list's search."""

    def back(self) -> bool:
        """Esc: close the innermost thing (an editor, a stacked detail); False: none."""
        return False

    def print_shown(self) -> bool:
        """Ctrl+P: print what the page shows where that is no list; False: it is one, or nothing."""
        return False

    def help(self) -> str:
        """F1: a few plain sentences on what one does here."""
        return self.summary

    def run_primary(self) -> None:
        """Ctrl+Enter: press the button of the form one is in, else the page's primary button, else
        do the header's action, unless it is refused.
        """
        from govdesk.ui.widgets.form import Form

        inside = QApplication.focusWidget()
        while inside is not None and inside is not self:
            if isinstance(inside, Form) and inside.run():
                return
            inside = inside.parentWidget()
        main = self.main_button
        if main is not None:
            main.click()
        else:
            self.run_header_action()

    def run_header_action(self) -> None:
        """Do what the header's button says, unless it is refused."""
        if self._primary is not None and self._primary_refusal is None:
            self._primary[1]()

    # Unsaved edits: every `Form` inside the screen counts.

    def unsaved(self) -> tuple[Form, ...]:
        """The forms with edits that are neither submitted nor kept."""
        return tuple(form for form in self._forms() if form.is_dirty())

    def has_unsaved(self) -> bool:
        """Whether leaving now would lose something typed."""
        return bool(self.unsaved())

    def keep_drafts(self, then: Callable[[], object]) -> None:
        """Keep every unsaved form that has a subject as a draft; `then` once all are safe (never,
        if one is refused).
        """
        waiting = [form for form in self.unsaved() if form.subject]
        if not waiting:
            then()
            return

        def kept(form: Form) -> None:
            waiting.remove(form)
            if not waiting:
                then()

        for form in tuple(waiting):
            form.keep_draft(partial(kept, form))

    def tell_refusal(self, refusal: Refusal) -> None:
        """Tell a refusal in place: beside its field in a form of this screen, or in the banner."""
        if refusal.field is not None:
            for form in self._forms():
                if form.isVisible() and form.has_field(refusal.field):
                    form.tell_refusal(refusal)
                    return
        self.banner.tell_refusal(refusal)

    def _forms(self) -> list[Form]:
        from govdesk.ui.widgets.form import Form  # the first page has none

        return self.findChildren(Form)

    # Reading again.

    def refresh_soon(self) -> None:
        """Read again once, after what is happening now: at once if shown, else when next shown."""
        self._stale = True
        if self.isVisible():
            self._again.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._again.start()

    def _something_changed(self, changed: Changed) -> None:
        if not self.kinds or self.kinds & changed.kinds:
            self.refresh_soon()

    def _refresh_now(self) -> None:
        if self._stale and self.isVisible():
            self._stale = False
            self.refresh()
