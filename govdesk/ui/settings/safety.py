# SPDX-License-Identifier: Apache-2.0
"""The cards of Settings that say where the workspace's copies go and how old the last one is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from govdesk.rules.refusals import Refusal
from govdesk.services.safety import Place, Safety
from govdesk.ui.jobs import Job
from govdesk.ui.safekeeping import Safekeeping
from govdesk.ui.widgets import (
    Card,
    Facts,
    Label,
    ProgressLine,
    StatusLabel,
    StatusMark,
    button,
    caption,
)
from govdesk.ui.widgets.labels import shown_if
from govdesk.wording import _, current, n_

MINUTE, HOUR, DAY = 60, 3_600, 86_400  # seconds


class FolderCard(Card):
    """A folder with what is known of it, what is not good about it, and the choice of another."""

    refused = Signal(object)
    """A `Refusal` of the folder that was chosen."""

    def __init__(
        self, title: str, why: str, *, pick: str, usual: str, choose: Callable[[Path | None], None]
    ) -> None:
        super().__init__(title)
        self._choose = choose
        self._asks = pick.replace("&", "").rstrip("…")
        self.facts = Facts()
        self.warning = Label()
        self.warning.hide()
        self.pick = button(pick)
        self.pick.clicked.connect(self._ask)
        self.usual = button(usual, "quiet")
        self.usual.clicked.connect(lambda: self.choose(None))
        self.usual.hide()
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        self.row.addWidget(self.pick, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addStretch(1)
        self.body.addWidget(caption(why))
        self.body.addWidget(self.facts)
        self.body.addWidget(self.warning)
        self.body.addLayout(self.row)

    def choose(self, folder: Path | None) -> None:
        """Choose a folder; None goes back to the usual one, or to none."""
        try:
            self._choose(folder)
        except Refusal as refusal:
            self.refused.emit(refusal)

    def show_place(self, place: Place | None, *, chosen: bool, gone: str, same_disk: str) -> None:
        """Say what is not good about the place, and offer the way back from a choice."""
        words = ""
        if place is not None and not place.there:
            words = gone
        elif place is not None and place.same_disk:
            words = same_disk
        shown_if(self.warning, words)
        self.usual.setVisible(chosen)

    def _ask(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self._asks)
        if path:
            self.choose(Path(path))


class BackupsCard(FolderCard):
    """Where backups go, the last one that was verified, and one more now."""

    def __init__(self, keeping: Safekeeping, zone: Callable[[], str]) -> None:
        super().__init__(
            _("Backups"),
            _(
                "A backup counts once it was restored to a scratch place and verified. GovDesk"
                " makes one every 30 minutes when something changed, and before it closes."
            ),
            pick=_("Choose the backup &folder…"),
            usual=_("Use the &usual folder"),
            choose=keeping.keep_backups_in,
        )
        self._keeping = keeping
        self._zone = zone
        self.now = button(_("&Back up now"))
        self.now.clicked.connect(keeping.back_up)
        self.progress = ProgressLine()
        self.body.insertWidget(self.body.count() - 1, self.progress)
        self.row.insertWidget(0, self.now, 0, Qt.AlignmentFlag.AlignTop)
        keeping.began.connect(self._follow)
        keeping.ended.connect(self.now.show)
        if keeping.job is not None:
            self._follow(keeping.job)

    def show_safety(self, safety: Safety) -> None:
        """Show where the backups go and how old the last one is."""
        last = StatusLabel(_age_mark(safety))
        facts: list[tuple[str, str | StatusLabel]] = [
            (_("Folder"), str(safety.backups.folder)),
            (_("Last verified backup"), last),
        ]
        if safety.last is not None:
            when = current().moment(safety.last_at, self._zone())
            held = n_(
                "{count} entry of the record", "{count} entries of the record", safety.entries
            )
            facts.append((_("Made"), f"{when}, {held}"))
        self.facts.show_facts(facts)
        self.show_place(
            safety.backups,
            chosen=safety.chosen,
            gone=_("This folder is not there now. Plug in or connect what it lies on."),
            same_disk=_(
                "It lies on the same disk as the workspace: if that disk breaks, both are lost."
                " A folder on a stick or another computer is safer."
            ),
        )

    def _follow(self, job: object) -> None:
        assert isinstance(job, Job)
        self.progress.follow(job)
        self.now.hide()


class SecondPlaceCard(FolderCard):
    """The folder that every entry also goes to while a meeting is in session."""

    def __init__(self, keeping: Safekeeping) -> None:
        super().__init__(
            _("Second place"),
            _(
                "While a meeting is in session, every entry of the record is also written to this"
                " folder at once, so that no vote is lost if this computer fails."
            ),
            pick=_("Choose the second &place…"),
            usual=_("Use &none"),
            choose=keeping.keep_second_in,
        )

    def show_safety(self, safety: Safety) -> None:
        """Show the second place."""
        second = safety.second
        self.facts.show_facts([(_("Folder"), str(second.folder) if second else _("None"))])
        self.show_place(
            second,
            chosen=second is not None,
            gone=_("Nothing can be written there now. Plug in or connect what it lies on."),
            same_disk=_(
                "It lies on the same disk as the workspace, so it helps little. Choose a stick or"
                " another computer."
            ),
        )


def _age_mark(safety: Safety) -> StatusMark:
    if not safety.backups.there:
        return StatusMark("○", _("Not known"))
    if safety.last is None:
        return StatusMark("▲", _("None yet"), "bad")
    if safety.age < DAY:
        return StatusMark("●", age_in_words(safety.age), "good")
    return StatusMark("◆", age_in_words(safety.age), "warning")


def age_in_words(seconds: int) -> str:
    """How long ago something was, such as `3 hours ago`."""
    if seconds < MINUTE:
        return _("Less than a minute ago")
    if seconds < HOUR:
        return n_("{count} minute ago", "{count} minutes ago", seconds // MINUTE)
    if seconds < DAY:
        return n_("{count} hour ago", "{count} hours ago", seconds // HOUR)
    return n_("{count} day ago", "{count} days ago", seconds // DAY)
