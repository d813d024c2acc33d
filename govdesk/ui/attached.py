# SPDX-License-Identifier: Apache-2.0
"""`AttachedFiles`: what is kept with a notice or with readings, and keeping one more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from govdesk.queries.attachments import AttachedRow, attached_bytes
from govdesk.rules.attachments import LARGEST, Supported
from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import BadInput
from govdesk.services.attachments import attach_file, detach_file
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Confirm, Form, Reveal, Section, button, caption
from govdesk.wording import _, current, say


class AttachedFiles(Section):
    """Each file as a button that saves it, and the form that keeps one more. `subjects` are what a
    file may support from now on, each by its id and name; `names` says it of what the files here
    support."""

    def __init__(
        self,
        office: Office,
        kind: Supported,
        subjects: Sequence[tuple[str, str]],
        rows: tuple[AttachedRow, ...],
        why_not: Message | None,
        names: Mapping[str, str] | None = None,
    ) -> None:
        titles = {
            Supported.MEETING: _("Photos and copies of the posting"),
            Supported.READING: _("Evidence"),
        }
        super().__init__(titles[kind])
        self._office = office
        if not rows:
            self.body.addWidget(caption(_("No file is kept here. The office alone sees them.")))
        for row in rows:
            self._line(row, (names or {}).get(row.subject_id, ""), why_not)
        if subjects:
            subject = f"attach/{kind.value}/{subjects[0][0]}"
            self.body.addWidget(
                Reveal(
                    office,
                    _("Attach a file"),
                    subject,
                    partial(AttachForm, office, kind, subjects, subject),
                    why_not,
                )
            )

    def _line(self, row: AttachedRow, of: str, why_not: Message | None) -> None:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        name = row.name or say(message("attach.file"))  # erased by law
        save = button(_("Save {name}…").format(name=name), "")
        save.clicked.connect(lambda: self._save(row))
        across.addWidget(save)
        if why_not is None:
            off = button(_("Take it off"), "quiet")
            off.setAccessibleName(_("Take {name} off").format(name=name))
            off.clicked.connect(lambda: self._ask_off(row))
            across.addWidget(off)
        across.addStretch(1)
        self.body.addWidget(line)
        when = current().moment(row.at, self._office.who.zone)
        told = _("Kept {when} by {name}.").format(when=when, name=row.by)
        parts = [part for part in (of, row.described, told) if part]
        self.body.addWidget(caption(" · ".join(parts)))

    def _save(self, row: AttachedRow) -> None:
        def show(content: bytes) -> None:
            file, _kind = QFileDialog.getSaveFileName(self, _("Save the file"), row.name)
            if file:
                from govdesk.ui.saved import save

                save(self, self._office, Path(file), lambda: content)

        self._office.desk.read(self, attached_bytes, show, attachment_id=row.id)

    def _ask_off(self, row: AttachedRow) -> None:
        Confirm(
            self,
            _("Take {name} off?").format(name=row.name),
            _("It is shown here no more. The record says that it was here."),
            {
                _("Take it off"): lambda: self._office.desk.write(
                    self, detach_file, attachment_id=row.id
                )
            },
        ).open()


class AttachForm(Form):
    """Asks which file, what it shows and, where there are several, what it supports."""

    def __init__(
        self, office: Office, kind: Supported, subjects: Sequence[tuple[str, str]], subject: str
    ) -> None:
        super().__init__(office, subject)
        self._kind, self._subjects = kind, subjects
        if len(subjects) > 1:
            which = QComboBox()
            for id, name in subjects:
                which.addItem(name, id)
            self.add("of", _("For whic&h reading"), which)
        self._file = QLineEdit()
        self._file.setReadOnly(True)
        self.add("file", _("The file"), self._file)
        choose = button(_("Choose a file…"))
        choose.clicked.connect(self._choose)
        self.add_row(choose)
        self.add(
            "described",
            _("What it sho&ws"),
            QLineEdit(),
            hint=_("Such as “the notice on the town hall door”. May stay empty."),
        )
        self.end_with(Act(_("Keep the file")), self.submit)

    def take(self, path: Path) -> None:
        """Name the file to be kept."""
        self.set_value("file", str(path))
        self.edited.emit()

    def submit(self) -> None:
        """Keep it."""
        values = self.values()
        path = Path(values["file"])
        try:
            content = _content(path)
        except BadInput as refusal:
            self.tell_refusal(refusal)
            return
        self.send(
            attach_file,
            kind=self._kind.value,
            subject_id=values.get("of") or self._subjects[0][0],
            name=path.name,
            content=content,
            described=values["described"],
        )

    def _choose(self) -> None:
        file, _kind = QFileDialog.getOpenFileName(self, _("Choose a file"))
        if file:
            self.take(Path(file))


def _content(path: Path) -> bytes:
    """A file's bytes. Raises BadInput where it cannot be read, or is larger than is kept."""
    kept = message("general.nothing_changed")
    try:
        if path.stat().st_size > LARGEST:
            size = LARGEST // 1024 // 1024
            raise BadInput(message("attach.too_large", size=size), field="file", kept=kept)
        return path.read_bytes()
    except OSError as error:
        raise BadInput(message("attach.unreadable"), field="file", kept=kept) from error
