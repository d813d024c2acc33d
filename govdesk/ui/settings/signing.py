# SPDX-License-Identifier: Apache-2.0
"""The card of Settings on signing packets: the timestamp service that is asked, and whose
certificate signs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from govdesk.briefing.certificates import Holder, brought_certificate, holder
from govdesk.briefing.signing import Service, refuse_address, try_service
from govdesk.rules.refusals import Refusal
from govdesk.ui.jobs import Job, Progress
from govdesk.ui.office import Office
from govdesk.ui.own_word import passphrase_field, refuse_beside
from govdesk.ui.signing_choices import OwnFile, SigningChoices
from govdesk.ui.widgets import Card, Facts, Label, ProgressLine, StatusLabel, StatusMark, button
from govdesk.ui.widgets.field import Field
from govdesk.ui.widgets.labels import caption, shown_if
from govdesk.wording import _, current, say


class SigningCard(Card):
    """Shown to whoever may publish. What is typed counts when it is left and is an address."""

    def __init__(self, office: Office) -> None:
        super().__init__(_("Signing packets"))
        self._office = office
        self._job: Job | None = None
        self.body.addWidget(
            caption(
                _(
                    "Whoever publishes a packet signs it. A timestamp service confirms when: it is"
                    " sent a number made from the packet, never the packet. With a certificate that"
                    " others vouch for, people who do not know you can tell that it was you."
                )
            )
        )
        self.service = Field(
            _("Ti&mestamp service"),
            QLineEdit(),
            _("Its address, for everyone at this computer. Leave it empty to ask none."),
        )
        self.answered = StatusLabel(wrap=True)
        self.answered.hide()
        self.trying = ProgressLine()
        self.try_it = button(_("T&ry it"))
        self.try_it.clicked.connect(self._try)
        line = self.service.editor
        assert isinstance(line, QLineEdit)
        line.setPlaceholderText("https://")
        line.editingFinished.connect(self.keep_service)
        self.service.edited.connect(lambda _before: self._forget_answer())
        self.facts = Facts()
        self.warning = Label()
        self.warning.hide()
        self.pick = button(_("Choose &your certificate file…"))
        self.pick.clicked.connect(self._ask_file)
        self.usual = button(_("Use the one that &GovDesk makes"), "quiet")
        self.usual.clicked.connect(lambda: self._use(None))
        self.opening = _Opening(self._open, self._leave)
        for part in (self.service, self.answered, self.trying):
            self.body.addWidget(part)
        self.body.addLayout(_row(self.try_it))
        self.body.addSpacing(8)
        self.body.addWidget(self.facts)
        self.body.addWidget(self.warning)
        self.body.addWidget(self.opening)
        self.body.addLayout(_row(self.pick, self.usual))

    def refresh(self) -> None:
        """Show what is chosen, to whoever is at the desk now."""
        self.setVisible(self._office.who.why_not("packet.publish") is None)
        if not self.service.editor.hasFocus() and not self.service.error:
            self.service.set_value(self._choices.service)
        own = self._choices.own
        if own is None:
            told = _("Made by GovDesk for you at the first signing; nobody else vouches for it")
            self.facts.show_facts([(_("Your certificate"), told)])
        else:
            self.facts.show_facts(
                [
                    (_("Your certificate"), str(own.path)),
                    (_("Issued to"), own.holder.name),
                    (_("Issued by"), own.holder.issuer),
                    (_("Valid until"), current().date(own.holder.until)),
                ]
            )
        why = own.why_not_now if own is not None else None
        shown_if(self.warning, say(why) if why is not None else "")
        self.usual.setVisible(own is not None and not self.opening.isVisibleTo(self))

    def choose(self, path: Path) -> None:
        """Ask for the passphrase of a certificate's file, to look into it."""
        self.opening.begin(path)
        self.pick.hide()
        self.usual.hide()

    def keep_service(self) -> bool:
        """Keep the address that is typed, and say beside it when it is none."""
        url = self.service.value().strip()
        try:
            if url:
                refuse_address(url)
        except Refusal as refusal:
            self._refuse_service(refusal)
            return False
        self.service.set_error("")
        self._choices.ask_service(url)
        return True

    @property
    def _choices(self) -> SigningChoices:
        return SigningChoices(self._office.remembered, self._office.who.account)

    def _try(self) -> None:
        if self._job is not None:
            return
        self._forget_answer()
        if not self.keep_service():
            return
        if not self._choices.service:
            self.service.set_error(_("Type the address of a timestamp service first."))
            self.service.editor.setFocus()
            return
        self._job = Job(
            self, self._office.faults, _asked, self._answered, refused=self._refuse_service,
            service=self._choices.service,
        )  # fmt: skip
        self._job.ended.connect(self._tried)
        self.trying.follow(self._job)
        self._job.start()

    def _tried(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        self._job = None

    def _answered(self, service: Service) -> None:
        when = current().moment(round(service.at.timestamp() * 1_000_000), self._office.who.zone)
        told = _("{service} answered and says that it is {when}.").format(
            service=service.name, when=when
        )
        self.answered.show_mark(StatusMark("●", told, "good"))
        self.answered.show()

    def _forget_answer(self) -> None:
        self.answered.hide()
        self.service.set_error("")

    def _refuse_service(self, refusal: Refusal) -> None:
        told = [say(part) for part in (refusal.what, refusal.then) if part is not None]
        self.service.set_error(" ".join(told))

    def _ask_file(self) -> None:
        path, _filter = QFileDialog.getOpenFileName(
            self, _("Choose your certificate file"), "", _("PKCS#12 files (*.p12 *.pfx)")
        )
        if path:
            self.choose(Path(path))

    def _open(self, path: Path, passphrase: str) -> None:
        job = Job(
            self, self._office.faults, _looked,
            lambda found: self._use(OwnFile(path, found)), refused=self.opening.refuse,
            path=path, passphrase=passphrase,
        )  # fmt: skip
        job.ended.connect(job.deleteLater)
        job.start()

    def _use(self, own: OwnFile | None) -> None:
        self._choices.use(own)
        self._leave()

    def _leave(self) -> None:
        self.pick.show()
        self.pick.setFocus()  # else Qt gives it to whatever comes next, far from here
        self.opening.end()
        self.refresh()


class _Opening(QWidget):
    """Asks for the passphrase of a file, once, to say whose certificate is in it."""

    def __init__(self, given: Callable[[Path, str], object], left: Callable[[], object]) -> None:
        super().__init__()
        self._given = given
        self._path = Path()
        self._file = Label()
        self.passphrase, self.show_letters = passphrase_field(
            _("Passphrase of the fil&e"),
            _("Only to look into it now. It is not kept: you are asked for it when you sign."),
        )
        self.open = button(_("&Open it"))
        self.open.clicked.connect(self._try)
        editor = self.passphrase.editor
        assert isinstance(editor, QLineEdit)
        editor.returnPressed.connect(self._try)
        leave = button(_("&Do not use it"), "quiet")
        leave.clicked.connect(left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self._file, self.passphrase, self.show_letters):
            layout.addWidget(part)
        layout.addLayout(_row(self.open, leave))
        self.hide()

    def begin(self, path: Path) -> None:
        """Ask about this file."""
        self._path = path
        self._file.setText(str(path))
        self.passphrase.set_error("")
        self.passphrase.set_value("")
        self.show()
        self.passphrase.editor.setFocus()
        QTimer.singleShot(0, self.passphrase, self.passphrase.into_view)

    def end(self) -> None:
        """Ask no more, and forget what was typed."""
        self.passphrase.set_value("")
        self.show_letters.setChecked(False)
        self.open.setEnabled(True)
        self.hide()

    def refuse(self, refusal: Refusal) -> None:
        """Say beside the field why the file cannot be used."""
        self.open.setEnabled(True)
        refuse_beside(self.passphrase, refusal)
        QTimer.singleShot(0, self.passphrase, self.passphrase.into_view)

    def _try(self) -> None:
        self.open.setEnabled(False)
        self.passphrase.set_error("")
        self._given(self._path, self.passphrase.value())


def _asked(progress: Progress, *, service: str) -> Service:
    def meanwhile() -> None:
        progress.step(0, 0, _("Asking the timestamp service…"))

    meanwhile()
    return try_service(service, meanwhile=meanwhile)


def _looked(_progress: Progress, *, path: Path, passphrase: str) -> Holder:
    return holder(brought_certificate(path, passphrase))


def _row(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for one in buttons:
        row.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
    row.addStretch(1)
    return row
