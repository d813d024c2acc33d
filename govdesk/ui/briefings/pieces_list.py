# SPDX-License-Identifier: Apache-2.0
"""`PiecesList`: what departments wrote for the packet, in its order; brought in from Word files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from govdesk.queries.people import departments
from govdesk.queries.pieces import PieceRow, piece_rows, piece_source
from govdesk.services.pieces import move_piece, remove_piece
from govdesk.ui.briefings.bring_in import BringIn, counts_words
from govdesk.ui.briefings.of_packet import OfPacket
from govdesk.ui.office import Office
from govdesk.ui.saved import save
from govdesk.ui.theme import look
from govdesk.ui.widgets import Act, Confirm, announce, button, caption
from govdesk.ui.widgets.keys import alt_step
from govdesk.wording import _


class PiecesList(OfPacket):
    """Each piece in its order, to be moved and taken out. Each act is recorded at once."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, _("From the departments"), piece_rows)
        self.came.connect(self._show)
        self._rows: tuple[PieceRow, ...] = ()
        self._said = caption("")
        self.list = QListWidget()
        self.list.setAccessibleName(_("Departments’ pieces"))
        self.list.setAccessibleDescription(_("Alt with an arrow moves it; Delete takes it out."))
        self.list.setWordWrap(True)
        self.list.currentRowChanged.connect(self._follow)
        self.list.installEventFilter(self)
        self.earlier = button(_("&Earlier"), "quiet")
        self.earlier.clicked.connect(lambda: self.move_piece(-1))
        self.later = button(_("L&ater"), "quiet")
        self.later.clicked.connect(lambda: self.move_piece(1))
        self.out = button(_("Take &out…"), "quiet")
        self.out.clicked.connect(self._ask_out)
        self.save = button(_("Sa&ve its Word file…"), "quiet")
        self.save.clicked.connect(self._ask_place)
        self._acts = QWidget()
        acts = QVBoxLayout(self._acts)  # three side by side would not fit in large text
        acts.setContentsMargins(0, 0, 0, 0)
        acts.setSpacing(4)
        row = QHBoxLayout()
        row.addWidget(self.earlier)
        row.addWidget(self.later)
        row.addStretch(1)
        acts.addLayout(row)
        acts.addWidget(self.out, 0, Qt.AlignmentFlag.AlignLeft)
        acts.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        self.bring = Act(_("Bring in a &Word file…"))
        self.bring.set_refusal(office.who.why_not("packet.prepare"))
        self.bring.clicked.connect(self._bring)
        for widget in (self._said, self.list, self._acts, self.bring):
            self.section.body.addWidget(widget)

    def move_piece(self, by: int) -> None:
        """Move the chosen piece up (-1) or down (1)."""
        row = self.list.currentRow()
        if not 0 <= row < len(self._rows) or not 0 <= row + by < len(self._rows):
            return
        piece = self._rows[row]
        said = _("{part}: number {place} of {count}").format(
            part=piece.title, place=row + by + 1, count=len(self._rows)
        )
        self._office.desk.write(
            self,
            move_piece,
            lambda _changed: announce(self.list, said),
            piece_id=piece.id,
            by=by,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with an arrow moves the chosen piece; Delete asks whether to take it out."""
        if step := alt_step(event):
            self.move_piece(step)
            return True
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Delete:
                self._ask_out()
                return True
        return super().eventFilter(watched, event)

    def _show(self, rows: tuple[PieceRow, ...]) -> None:
        chosen = self._chosen()
        self._rows = rows
        self.list.clear()
        for row in rows:
            words = _("{title}\n{department}: {made_of}").format(
                title=row.title, department=row.department, made_of=counts_words(row.counts)
            )
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            self.list.addItem(item)
        ids = [row.id for row in rows]
        place = ids.index(chosen.id) if chosen is not None and chosen.id in ids else 0
        self.list.setCurrentRow(place if rows else -1)
        each = max(self.list.sizeHintForRow(0), look().px(44))
        self.list.setFixedHeight(each * min(max(len(rows), 1), 6) + look().px(12))
        self.list.setVisible(bool(rows))
        self._acts.setVisible(bool(rows))
        self._said.setText(
            _("Alt with an arrow moves a piece. What is brought in or moved is recorded at once.")
            if rows
            else _("Departments may add their own text. It comes in from a Word file.")
        )
        self._follow()

    def _chosen(self) -> PieceRow | None:
        row = self.list.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _follow(self, *_row: object) -> None:
        row, last = self.list.currentRow(), len(self._rows) - 1
        self.earlier.setEnabled(row > 0)
        self.later.setEnabled(0 <= row < last)
        self.out.setEnabled(row >= 0)
        self.save.setEnabled(row >= 0)

    def _ask_out(self) -> None:
        piece = self._chosen()
        if piece is None:
            return
        Confirm(
            self,
            _("Take out “{title}”?").format(title=piece.title),
            _("Packets drawn from now on go without it. What is published stays as it is."),
            {
                _("Take it out"): lambda: self._office.desk.write(
                    self, remove_piece, None, piece_id=piece.id
                )
            },
        ).open()

    def _ask_place(self) -> None:
        piece = self._chosen()
        if piece is None:
            return
        name = "".join(c for c in piece.title if c.isalnum() or c in " -_")[:60].strip() or piece.id
        path, _kind = QFileDialog.getSaveFileName(
            self,
            _("Save the Word file"),
            str(Path.home() / f"{name}.docx"),
            _("Word documents (*.docx)"),
        )
        if path:
            self.save_source(piece.id, Path(path))

    def save_source(self, piece_id: str, path: Path) -> None:
        """Write the file that a piece came from; say so where it is not kept any more."""
        self._office.desk.read(
            self,
            piece_source,
            lambda content: self._write(path, content),
            piece_id=piece_id,
        )

    def _write(self, path: Path, content: bytes | None) -> None:
        if content is None:
            self._said.setText(_("The Word file of this piece was erased."))
            announce(self._said, self._said.text())
        else:
            save(self, self._office, path, lambda: content)

    def _bring(self) -> None:
        kind, about = self._of
        self._office.desk.read(
            self,
            departments,
            lambda found: BringIn(self, self._office, kind, about, found).open(),
        )
