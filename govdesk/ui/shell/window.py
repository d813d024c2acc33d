# SPDX-License-Identifier: Apache-2.0
"""`DeskWindow`: the main window, which knows places and screens and nothing of their contents.

What no start needs (palette, help, printing) is loaded when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import shiboken6
from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from govdesk.rules.refusals import Refusal
from govdesk.ui.faults import Fault
from govdesk.ui.office import Office, Who
from govdesk.ui.places import History, Place
from govdesk.ui.screens import SCREENS, Maker
from govdesk.ui.shell import beside, keyboard
from govdesk.ui.shell.commands import Command, Provider
from govdesk.ui.shell.destinations import beyond, destinations
from govdesk.ui.shell.header import Header
from govdesk.ui.shell.locked import LockedPage
from govdesk.ui.shell.navigation import Navigation
from govdesk.ui.shell.status_line import StatusLine
from govdesk.ui.theme import application_icon, look
from govdesk.ui.widgets.banner import Banner
from govdesk.ui.widgets.keys import is_typing
from govdesk.ui.widgets.screen import Screen
from govdesk.wording import _

Farewell = Callable[[Callable[[], object]], bool]
"""What there is to do before the window closes: True when nothing is, else it closes it later by
calling what it is given, or never."""


class DeskWindow(QWidget):
    """One window on a workspace. Show it, then `restore()` goes to where one was.

    `providers` find things for the palette, `commands` are more of its commands. `lock_asked`
    comes on Ctrl+L once drafts are kept; `closed` when it is gone for good.
    """

    NARROW = 1000
    RUN = 1200
    """Milliseconds within which moves in one list count as one step of the history."""

    lock_asked = Signal()
    closed = Signal()

    def __init__(
        self,
        office: Office,
        screens: Mapping[str, Maker] = SCREENS,
        providers: Sequence[Provider] = (),
        commands: Sequence[Command] = (),
    ) -> None:
        super().__init__()
        self.office = office
        self.history = History()
        self._makers = screens
        self._providers = tuple(providers)
        self._commands = tuple(commands)
        self._screens: dict[str, Screen] = {}
        self._leaving = False
        self._said_farewell = False
        self._is_rehearsal = False
        self.farewell: Farewell | None = None
        self._last_move = QElapsedTimer()
        self._last_move.start()
        self._take_its_place()
        entries = [entry for entry in destinations() if entry.kind in screens]
        self.navigation = Navigation(entries, collapsed=self._is_narrow())
        self.header = Header()
        self.banner = Banner()
        self.status_line = StatusLine()
        self.pages = QStackedWidget()
        self.locked_page = LockedPage()
        self._lay_out()
        self._keys = keyboard.keys(self, entries)
        self._shortcuts = keyboard.bind(self, self._keys)
        self._connect()
        self._show_who(office.who)
        self.setWindowIcon(application_icon())

    def _take_its_place(self) -> None:
        """Where it was. First, so that what it will hold is styled and laid out only once."""
        self.setMinimumSize(640, 480)
        self.resize(1280, 800)
        geometry = self.office.remembered.state("window/geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)

    def restore(self) -> None:
        """Go to the place one was at, or home."""
        place = Place.read(self.office.remembered.text("window/place", "home"))
        self.navigate(place if place.kind in self._makers else Place(next(iter(self._makers))))

    def mark_rehearsal(self) -> None:
        """Say, for as long as it is open, that nothing done here is kept."""
        self._is_rehearsal = True
        self.status_line.show_rehearsal()
        self._show_header(self.page)

    @property
    def page(self) -> Screen:
        """The screen that is shown."""
        shown = self.pages.currentWidget()
        assert isinstance(shown, Screen)
        return shown

    # Places.

    def navigate(self, place: Place) -> None:
        """Go to a place; Alt+Left comes back."""
        if place.kind not in self._makers:
            return
        self.history.visit(place)
        self._show(place)

    def step(self, step: int) -> None:
        """Go back (-1) or forward (1)."""
        place = self.history.go(step)
        if place is not None:
            self._show(place)

    def escape(self) -> None:
        """Close the innermost thing, leave the text field, or go back."""
        if self.page.back():
            return
        if is_typing():
            self.page.setFocus()
        else:
            self.step(-1)

    # What the keys do.

    def open_palette(self) -> None:
        """Open the palette."""
        from govdesk.ui.shell.palette import Palette

        further = [entry for entry in beyond() if entry.kind in self._makers]
        commands = (*keyboard.commands(self._keys), *keyboard.leads(self, further))
        Palette(self, self.office, (*self._commands, *commands), self._providers).open()

    def show_help(self) -> None:
        """Help for this page."""
        self._help(self.page.title, self.page.help())

    def show_keys(self) -> None:
        """List every key."""
        self._help(_("What the keys do"), "")

    def lock(self) -> None:
        """Ask about unsaved edits, then let the composition root lock the desk."""
        self._ask_about_unsaved(self.lock_asked.emit)

    @property
    def is_locked(self) -> bool:
        """Whether the desk hides its content."""
        return not self._content.isVisibleTo(self)

    def hide_content(self, name: str) -> None:
        """Keep what is typed as drafts and show nothing of the workspace until `show_content`;
        `name` is who locked it."""
        from govdesk.ui.widgets.field import Field

        beside.put_away(self)
        for screen in self._screens.values():
            screen.keep_drafts(lambda: None)
        for field in self.findChildren(Field):
            if field.is_secret:
                field.set_value("")
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
        self.setWindowTitle(_("GovDesk, locked"))
        self.locked_page.say(self.office.who.task_force, name)
        self._content.hide()
        self.locked_page.show()
        self.locked_page.enter.setFocus()

    def show_content(self) -> None:
        """Show the workspace again, where it was."""
        if not self.is_locked:
            return
        self.locked_page.hide()
        self._content.show()
        for shortcut in self._shortcuts:
            shortcut.setEnabled(True)
        self._show_header(self.page)
        self.page.setFocus()
        beside.restore_beside(self)

    def copy_reference(self) -> None:
        """Copy the reference of what is shown, such as `Motion 2026-14`."""
        reference = self.page.reference()
        if reference:
            QGuiApplication.clipboard().setText(reference)
            self.banner.tell(_("Copied: {reference}").format(reference=reference), "done")

    def print_list(self) -> None:
        """Print the list that is shown, as it is searched, filtered and sorted."""
        from govdesk.ui.shell.shown_list import print_shown

        print_shown(self, self.page)

    def save_list(self) -> None:
        """Save the list that is shown as a file, as it is searched, filtered and sorted."""
        from govdesk.ui.shell.shown_list import save_shown

        save_shown(self, self.page, self.banner)

    def open_beside(self) -> None:
        """Open what is shown in a window of its own."""
        beside.open_beside(self, self.history.here or Place(self.page.kind))

    # Told by others.

    def tell_refusal(self, refusal: Refusal) -> None:
        """Tell a refusal that no screen could tell."""
        self.banner.tell_refusal(refusal)

    def tell_fault(self, fault: Fault) -> None:
        """Tell a fault in plain words and offer its report."""
        self.banner.tell(
            fault.what,
            "error",
            more=f"{fault.kept} {fault.then}",
            act=_("Copy the report"),
            pressed=lambda: QGuiApplication.clipboard().setText(fault.report),
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved edits, let running writes finish, do the last thing, remember, go."""
        unsaved = any(screen.has_unsaved() for screen in self.findChildren(Screen))
        if unsaved and not self._leaving:
            event.ignore()
            self._ask_about_unsaved(self._leave)
            return
        if self.office.desk.writing:
            self._leaving = True
            self.status_line.show_saving(True)
            event.ignore()
            return
        if self.farewell is not None and not self._said_farewell and not self.farewell(self._go):
            self._leaving = False
            event.ignore()
            return
        self._remember()
        event.accept()
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_narrow() != self.navigation.is_collapsed:
            self.navigation.collapse(self._is_narrow())

    def _is_narrow(self) -> bool:
        return self.width() < look().px(self.NARROW)

    def _help(self, title: str, words: str) -> None:
        from govdesk.ui.shell.help import HelpSheet

        HelpSheet(self, title, words, self._keys).open()

    def _ask_about_unsaved(self, then: Callable[[], object]) -> None:
        from govdesk.ui.shell.closing import ask_about_unsaved

        ask_about_unsaved(self, self.findChildren(Screen), then)

    def _leave(self) -> None:
        self._leaving = True
        self.close()

    def _go(self) -> None:
        self._said_farewell = True
        self.close()

    def _saving(self, saving: bool) -> None:
        self.status_line.show_saving(saving)
        if self._leaving and not saving:
            self.close()

    def _remember(self) -> None:
        self.office.remembered.put("window/geometry", self.saveGeometry())
        if self.history.here is not None:
            self.office.remembered.put("window/place", str(self.history.here))
        beside.remember_beside(self)
        self.office.remembered.save()

    def _show(self, place: Place) -> None:
        screen = self._screen(place.kind)
        before = self.pages.currentWidget()
        self.pages.setFocus()  # or the navigation has it for a moment, and is read aloud
        self.pages.setCurrentWidget(screen)
        if isinstance(before, Screen):
            before.banner.dismiss()  # what was refused there was read
            if before is not screen:
                before.keep_drafts(lambda: None)
        screen.open(place.id)
        screen.setFocus()
        if place.part:
            screen.open_part(place.part)
        self.navigation.mark(place.kind)
        self.status_line.show_workspace(self.office.who)
        self._show_header(screen)
        self._show_ways()

    def make(self, kind: str) -> Screen:
        """A screen of a kind, of its own."""
        return self._makers[kind](self.office)

    def _screen(self, kind: str) -> Screen:
        if kind not in self._screens:
            made = self.make(kind)
            made.header_changed.connect(lambda: self._show_header(made))
            made.moved.connect(lambda place: self._moved(made, place))
            self._screens[kind] = made
            self.pages.addWidget(made)
        return self._screens[kind]

    def _show_header(self, screen: Screen) -> None:
        if not shiboken6.isValid(self):
            return  # a page that dies with its window, and whose buttons go one by one
        if self.pages.currentWidget() is screen:
            self.header.show_screen(screen)
            task_force = self.office.who.task_force
            title = _("{page} - {task_force} - GovDesk").format(
                page=screen.title, task_force=task_force
            )
            if self._is_rehearsal:
                title = _("Rehearsal - {title}").format(title=title)
            self.setWindowTitle(title)

    def _moved(self, screen: Screen, place: Place) -> None:
        if self.pages.currentWidget() is not screen:
            return
        here = self.history.here
        running = self._last_move.restart() < self.RUN
        same_list = here is not None and here.kind == place.kind and bool(here.id)
        self.history.visit(place, instead=running and same_list)
        self._show_ways()

    def _show_ways(self) -> None:
        self.header.show_ways(self.history.can_go(-1), self.history.can_go(1))

    def _show_who(self, who: Who) -> None:
        self.navigation.show_who(who)
        self.status_line.show_workspace(who)

    def _show_checked(self, held: bool) -> None:
        self.status_line.show_checked(self.office.who.now, self.office.who.zone, held)

    def _theme_changed(self) -> None:
        self.navigation.collapse(self._is_narrow())

    def _connect(self) -> None:
        office = self.office
        office.asked_for.connect(self.navigate)
        office.who_changed.connect(self._show_who)
        office.who_changed.connect(lambda _who: beside.restore_beside(self))
        office.desk.unheard.connect(self.tell_refusal)
        office.desk.busy_changed.connect(self._saving)
        office.desk.reached.connect(self.status_line.show_reached)
        office.checking.connect(self.status_line.show_checking)
        office.checked.connect(self._show_checked)
        office.faults.told.connect(self.tell_fault)
        office.theme.changed.connect(self._theme_changed)
        self.navigation.picked.connect(lambda kind: self.navigate(Place(kind)))
        self.navigation.locked.connect(self.lock)
        self.header.searched.connect(self.open_palette)
        self.header.stepped.connect(self.step)
        self.header.primary.connect(lambda: self.page.run_header_action())

    def _lay_out(self) -> None:
        page = QVBoxLayout()
        page.setContentsMargins(28, 20, 28, 16)
        page.setSpacing(16)
        page.addWidget(self.banner)
        page.addWidget(self.header)
        page.addWidget(self.pages, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(page, 1)
        right.addWidget(self.status_line)
        self._content = QWidget()
        inside = QHBoxLayout(self._content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.navigation)
        inside.addLayout(right, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._content)
        layout.addWidget(self.locked_page)
        self.locked_page.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
