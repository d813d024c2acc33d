# SPDX-License-Identifier: Apache-2.0
"""`EnclosuresList`: the PDF documents that go out with the packet."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from govdesk.queries.enclosures import EnclosureRow, enclosure_file, enclosure_rows, last_asked
from govdesk.queries.people import Place, departments
from govdesk.services.enclosures import remove_enclosure
from govdesk.ui.briefings.enclose import Encloser
from govdesk.ui.briefings.of_packet import OfPacket
from govdesk.ui.office import Office
from govdesk.ui.saved import save
from govdesk.ui.widgets import Act, Confirm, Label, button, caption
from govdesk.wording import _, n_


class EnclosuresList(OfPacket):
    """Each document with what one may do with it. Each act is recorded at once."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, _("Enclosed documents"), enclosure_rows)
        self.came.connect(self._show)
        self._said = caption(_("A PDF may be published beside the packet, checked for readers."))
        self._lines = QWidget()
        self._rows = QVBoxLayout(self._lines)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.add = Act(_("Enclose a PDF…"))
        self.add.set_refusal(office.who.why_not("packet.prepare"))
        self.add.clicked.connect(self._ask_document)
        for widget in (self._said, self._lines, self.add):
            self.section.body.addWidget(widget)

    def save(self, row: EnclosureRow, path: Path) -> None:
        """Write a document."""
        self._office.desk.read(
            self,
            enclosure_file,
            lambda content: save(self, self._office, path, lambda: content),
            enclosure_id=row.id,
        )

    def _show(self, rows: tuple[EnclosureRow, ...]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for row in rows:
            self._rows.addWidget(self._line(row))
        self._lines.setVisible(bool(rows))

    def _line(self, row: EnclosureRow) -> QWidget:
        line = QWidget()
        down = QVBoxLayout(line)
        down.setContentsMargins(0, 0, 0, 4)
        down.setSpacing(2)
        down.addWidget(Label(row.title))
        pages = n_("{count} page", "{count} pages", row.pages)
        reads = _("not everybody can read it") if row.barriers else _("everybody can read it")
        down.addWidget(caption(f"{row.department} · {pages} · {reads}"))
        across = QHBoxLayout()
        save = button(_("Save it…"), "quiet")
        save.setAccessibleName(_("Save {name}…").format(name=row.title))
        save.clicked.connect(partial(self._ask_place, row))
        across.addWidget(save)
        out = button(_("Take it out…"), "quiet")
        out.setAccessibleName(_("Take {name} out").format(name=row.title))
        out.clicked.connect(partial(self._ask_out, row))
        out.setEnabled(self._office.who.why_not("packet.prepare") is None)
        across.addWidget(out)
        across.addStretch(1)
        down.addLayout(across)
        return line

    def _ask_place(self, row: EnclosureRow) -> None:
        name = "".join(c for c in row.title if c.isalnum() or c in " -_")[:60].strip() or row.id
        path, _kind = QFileDialog.getSaveFileName(
            self,
            _("Save the document"),
            str(Path.home() / f"{name}.pdf"),
            _("PDF documents (*.pdf)"),
        )
        if path:
            self.save(row, Path(path))

    def _ask_out(self, row: EnclosureRow) -> None:
        Confirm(
            self,
            _("Take out “{title}”?").format(title=row.title),
            _("Packets drawn from now on go without it. What is published stays as it is."),
            {
                _("Take it out"): lambda: self._office.desk.write(
                    self, remove_enclosure, None, enclosure_id=row.id
                )
            },
        ).open()

    def _ask_document(self) -> None:
        def knows(found: tuple[Place, ...]) -> None:
            self._office.desk.read(
                self,
                last_asked,
                lambda asked: Encloser(self, self._office, *self._of, found, asked).open(),
            )

        self._office.desk.read(self, departments, knows)
