# SPDX-License-Identifier: Apache-2.0
"""The window's keys: one table for the actions, the palette and the list that `?` shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from govdesk.ui.places import Place
from govdesk.ui.shell.commands import Command
from govdesk.ui.shell.destinations import Destination
from govdesk.ui.widgets.keys import single_key
from govdesk.ui.widgets.screen import Screen
from govdesk.wording import _


class Keyed(Protocol):
    """What the keys act on: the window."""

    def navigate(self, place: Place) -> None: ...
    def step(self, step: int) -> None: ...
    def escape(self) -> None: ...
    def open_palette(self) -> None: ...
    def show_help(self) -> None: ...
    def show_keys(self) -> None: ...
    def lock(self) -> None: ...
    def copy_reference(self) -> None: ...
    def print_list(self) -> None: ...
    def save_list(self) -> None: ...
    def open_beside(self) -> None: ...
    def close(self) -> bool: ...

    @property
    def page(self) -> Screen: ...


@dataclass(frozen=True)
class Key:
    """One key: its sequence, what it does in words, and whether the palette offers it."""

    sequence: str
    words: str
    act: Callable[[], object]
    in_palette: bool = True
    icon: str = "forward"


def keys(window: Keyed, entries: Sequence[Destination]) -> tuple[Key, ...]:
    """Every key of the window."""
    places = tuple(
        Key(
            f"Ctrl+{number}" if number <= 9 else "Ctrl+,",
            _("Go to {place}").format(place=entry.label),
            partial(window.navigate, Place(entry.kind)),
            icon=entry.icon,
        )
        for number, entry in enumerate(entries, start=1)
        if number <= 9 or entry.kind == "settings"
    )
    return (
        Key("Ctrl+K", _("Search or jump to anything"), window.open_palette, False),
        Key("Ctrl+F", _("Search in this list"), lambda: window.page.focus_search()),
        Key("Ctrl+N", _("New here"), lambda: window.page.new(), icon="add"),
        Key("Ctrl+S", _("Keep what is typed as a draft"), lambda: window.page.save()),
        Key("Ctrl+Return", _("Do the main action of this page"), lambda: run(window), False),
        Key("Alt+Left", _("Back"), lambda: window.step(-1), icon="back"),
        Key("Alt+Right", _("Forward"), lambda: window.step(1)),
        Key("Esc", _("Close the innermost thing, or go back"), window.escape, False),
        Key("F5", _("Read this page again"), lambda: window.page.refresh_soon()),
        Key("Ctrl+Shift+C", _("Copy the reference of what is shown"), window.copy_reference),
        Key("Ctrl+P", _("Print this list"), window.print_list, icon="print"),
        Key("Ctrl+Shift+S", _("Save this list as a file"), window.save_list, icon="export"),
        Key("Ctrl+Shift+O", _("Open this page in a window of its own"), window.open_beside),
        Key("F1", _("Help for this page"), window.show_help, icon="help"),
        Key("?", _("List all keys"), window.show_keys, icon="help"),
        Key("Ctrl+L", _("Lock the desk"), window.lock, icon="lock"),
        *places,
        Key("Ctrl+Q", _("Close GovDesk"), window.close),
    )


def run(window: Keyed) -> None:
    """Do the primary action of the screen shown."""
    window.page.run_primary()


def bind(window: QWidget, table: Sequence[Key]) -> list[QShortcut]:
    """Make the keys of `table` work in the window; those that a locked desk turns off."""
    bound = []
    for key in table:
        if len(key.sequence) == 1:
            single_key(window, key.sequence, key.act, whole_window=True)
            continue
        for sequence in (
            (key.sequence, "Ctrl+Enter") if "Return" in key.sequence else (key.sequence,)
        ):
            made = QShortcut(QKeySequence(sequence), window)
            made.setContext(Qt.ShortcutContext.WindowShortcut)
            made.activated.connect(lambda act=key.act: act())
            if key.sequence != "Ctrl+Q":
                bound.append(made)
    return bound


def commands(table: Sequence[Key]) -> tuple[Command, ...]:
    """The keys that the palette offers, with their keys beside them."""
    return tuple(
        Command(key.sequence, key.words, key.act, shown(key.sequence), key.icon)
        for key in table
        if key.in_palette
    )


def leads(window: Keyed, entries: Sequence[Destination]) -> tuple[Command, ...]:
    """What the palette offers beyond the keys: places that have none."""
    return tuple(
        Command(
            entry.kind,
            _("Go to {place}").format(place=entry.label),
            partial(window.navigate, Place(entry.kind)),
            icon=entry.icon,
        )
        for entry in entries
    )


def shown(sequence: str) -> str:
    """A key as it is written on this computer's keyboard."""
    return QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText)
