# SPDX-License-Identifier: Apache-2.0
"""Light or dark, text size and language, and where this computer keeps the workspace's copies; kept
for this person on this computer."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout

from govdesk import __version__
from govdesk.queries import people
from govdesk.queries.people import WorkspaceRow
from govdesk.rules.messages import message
from govdesk.services.backups import BackedUp
from govdesk.services.safety import Safety
from govdesk.ui.office import Office
from govdesk.ui.safekeeping import Safekeeping
from govdesk.ui.settings.passphrase import PassphraseCard
from govdesk.ui.settings.safety import BackupsCard, SecondPlaceCard
from govdesk.ui.settings.signing import SigningCard
from govdesk.ui.widgets import Card, Facts, Screen, Scroll, caption
from govdesk.ui.widgets.field import Field
from govdesk.wording import _, say
from govdesk.wording.words import LANGUAGES

SIZES = (100, 110, 125, 150, 175, 200)


class SettingsScreen(Screen):
    """Every change takes effect at once; the language at the next start."""

    kind = "settings"
    kinds = frozenset({"workspace"})

    def __init__(self, office: Office) -> None:
        super().__init__(office, _("Settings"))
        self.set_summary(
            _("What you choose here is yours, on this computer. A passphrase holds everywhere.")
        )
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
        self._passphrase = PassphraseCard(office)
        page.body.addWidget(self._passphrase)
        if office.safekeeping is not None:
            self._add_copies(page, office.safekeeping)
        self._signing = SigningCard(office)
        page.body.addWidget(self._signing)
        about = Card(_("This workspace"))
        self._facts = Facts()
        about.body.addWidget(self._facts)
        page.body.addWidget(about)
        self.body.addWidget(page, 1)

    def refresh(self) -> None:
        """Read what this workspace is."""
        self.office.desk.read(self, people.workspace_row, self._show)
        self._look_at_copies()
        self._signing.refresh()
        self._passphrase.refresh()

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

    def _add_copies(self, page: Scroll, keeping: Safekeeping) -> None:
        self._backups = BackupsCard(keeping, lambda: self.office.who.zone)
        self._second = SecondPlaceCard(keeping)
        for card in (self._backups, self._second):
            card.refused.connect(self.tell_refusal)
            page.body.addWidget(card)
        keeping.named.connect(self._look_at_copies)
        keeping.ended.connect(self._look_at_copies)
        keeping.began.connect(lambda _job: self.banner.dismiss())
        keeping.done.connect(self._backed_up)

    def _look_at_copies(self) -> None:
        if self.office.safekeeping is not None:
            self.office.safekeeping.look(self, self._show_copies)

    def _show_copies(self, safety: Safety) -> None:
        self._backups.show_safety(safety)
        self._second.show_safety(safety)

    def _backed_up(self, made: BackedUp) -> None:
        if self.isVisible():
            told = say(message("backup.done", path=str(made.path)))
            self.banner.tell(told, "done")

    def _choose_language(self) -> None:
        self.office.remembered.put("language", str(self._language.currentData()))


def _choice(options: tuple[tuple[str, str], ...], chosen: str) -> QComboBox:
    box = QComboBox()
    for value, words in options:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
