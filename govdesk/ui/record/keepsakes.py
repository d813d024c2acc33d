# SPDX-License-Identifier: Apache-2.0
"""What others keep of the record: one's own name under its last checkpoint, and the page that a
resident is handed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from govdesk.briefing.trust_page import write_trust_page
from govdesk.queries.checkpoints import CheckpointRow, TrustRoot, newest_checkpoint, trust_root
from govdesk.services.checkpoints import cosign_checkpoint
from govdesk.services.context import Changed
from govdesk.ui.jobs import Job, Progress
from govdesk.ui.widgets import Screen, button
from govdesk.wording import _, current


class Keepsakes(QWidget):
    """Two quiet buttons under the list of the record."""

    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self._screen = screen
        self._office = screen.office
        self._sign = button(_("Add my na&me"), "quiet")
        self._sign.setToolTip(
            _("Put your name under the last checkpoint too, after it was held to the record.")
        )
        self._sign.clicked.connect(self._add_name)
        self._page = button(_("Page for &residents…"), "quiet")
        self._page.setToolTip(
            _("A page to print and post: by it residents find out whether the record was changed.")
        )
        self._page.clicked.connect(self._ask_page)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._sign)
        layout.addWidget(self._page)

    def refresh(self) -> None:
        """Only officers put their names there."""
        self._sign.setVisible(self._office.who.why_not("act.second") is None)

    def _add_name(self) -> None:
        self._office.desk.write(self._screen, cosign_checkpoint, self._added)

    def _added(self, _changed: Changed) -> None:
        self._office.desk.read(self._screen, newest_checkpoint, self._tell)

    def _tell(self, last: CheckpointRow | None) -> None:
        assert last is not None
        names = ", ".join(key.name for key in last.signers)
        said = _("Under the checkpoint of {size} entries stand now: {names}.")
        size = current().number(last.size)
        self._screen.banner.tell(said.format(size=size, names=names), "done")

    def _ask_page(self) -> None:
        suggested = str(Path.home() / (_("record") + ".pdf"))
        kinds = _("Documents (*.pdf);;Web pages (*.html)")
        path, _filter = QFileDialog.getSaveFileName(
            self, _("Save the page for residents"), suggested, kinds
        )
        if path:
            self._office.desk.read(
                self._screen, trust_root, lambda root: self.write_page(Path(path), root)
            )

    def write_page(self, path: Path, root: TrustRoot) -> None:
        """Write the page, in the desk's language."""
        Job(
            self._screen,
            self._office.faults,
            _written,
            self._saved,
            refused=self._screen.tell_refusal,
            path=path,
            root=root,
            lang=current().lang,
        ).start()

    def _saved(self, path: object) -> None:
        self._screen.banner.tell(_("Saved as {path}.").format(path=path), "done")


def _written(_progress: Progress, *, path: Path, root: TrustRoot, lang: str) -> Path:
    write_trust_page(path, root, lang=lang)
    return path
