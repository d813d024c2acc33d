# SPDX-License-Identifier: Apache-2.0
"""Light or dark, text size and language; kept for this person on this computer."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout

from govdesk import __version__
from govdesk.queries import people
from govdesk.queries.people import WorkspaceRow
from govdesk.ui.office import Office
from govdesk.ui.widgets import Card, Facts, Screen, Scroll, caption
from govdesk.ui.widgets.field import Field
from govdesk.wording import _
from govdesk.wording.words import LANGUAGES

SIZES = (100, 110, 125, 150, 175, 200)


class SettingsScreen(Screen):
    """Every change takes effect at once; the language at the next start."""

    kind = "settings"
    kinds = frozenset({"workspace"})

    def __init__(self, office: Office) -> None:
        super().__init__(office, _("Settings"))
        self.set_summary(_("These choices are yours, on this computer. They change nothing else."))
        look = Card(_("How GovDesk looks"))
        self._mode = _choice(
            (("system", _("As the computer")), ("light", _("Light")), ("dark", _("Dark"))),
            office.theme.mode,
        )
        self._mode.activated.connect(
            lambda: office.theme.choose(mode=str(self._mode.currentData()))
        )
        self._size = _choice(
            tuple((str(size), _("{size} %").format(size=size)) for size in SIZES),
            str(office.theme.percent),
        )
        self._size.activated.connect(
            lambda: office.theme.choose(percent=int(self._size.currentData()))
        )
        chosen = office.remembered.text("language", "en")
        self._language = _choice(tuple(LANGUAGES.items()), chosen)
        self._language.activated.connect(self._choose_language)
        editors = (
            (_("&Colours"), self._mode),
            (_("&Text size"), self._size),
            (_("&Language"), self._language),
        )
        for label, editor in editors:
            half = QHBoxLayout()
            half.addWidget(Field(label, editor), 1)
            half.addStretch(1)
            look.body.addLayout(half)
        look.body.addWidget(caption(_("Another language is used from the next start.")))
        page = Scroll(_("Settings"))
        page.body.setContentsMargins(0, 0, 0, 0)
        page.body.addWidget(look)
        about = Card(_("This workspace"))
        self._facts = Facts()
        about.body.addWidget(self._facts)
        page.body.addWidget(about)
        self.body.addWidget(page, 1)

    def refresh(self) -> None:
        """Read what this workspace is."""
        self.office.desk.read(self, people.workspace_row, self._show)

    def _show(self, row: WorkspaceRow) -> None:
        self._facts.show_facts(
            [
                (_("Task force"), row.name),
                (_("City"), row.city),
                (_("Time zone"), row.zone),
                (_("Kept in"), self.office.who.workspace),
                (_("GovDesk"), __version__),
            ]
        )

    def _choose_language(self) -> None:
        self.office.remembered.put("language", str(self._language.currentData()))


def _choice(options: tuple[tuple[str, str], ...], chosen: str) -> QComboBox:
    box = QComboBox()
    for value, words in options:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
