# SPDX-License-Identifier: Apache-2.0
"""One packet of the archive: what it is, its file, and publishing, correcting or withdrawing it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from govdesk.briefing.kept_checks import read
from govdesk.briefing.open_data import SUFFIX as DATA
from govdesk.queries.packets import PacketRow, packet_content
from govdesk.rules.embargo import why_not_yet
from govdesk.rules.enclosures import enclosed_name
from govdesk.rules.withdrawals import DAY
from govdesk.services import packets as packet_services
from govdesk.services.context import Changed
from govdesk.ui.briefings.checklist import KeptChecklist
from govdesk.ui.briefings.pages import Pages
from govdesk.ui.briefings.publishing import Publishing
from govdesk.ui.briefings.returning import SendingBack, again_act
from govdesk.ui.briefings.words import kind_words, state_words
from govdesk.ui.saved import save
from govdesk.ui.widgets import Act, Detail, Facts, Form, Section, caption, heading
from govdesk.wording import _, current
from govdesk.wording.words import LANGUAGES

if TYPE_CHECKING:
    from govdesk.ui.briefings.screen import BriefingsScreen as Archive


class PacketDetail(Detail):
    """One packet with what may be done with it."""

    def __init__(self, screen: Archive) -> None:
        super().__init__(_("The packet"))
        self._screen = screen
        self._office = screen.office

    def show_packet(self, row: PacketRow) -> None:
        """Show a packet."""
        self.begin(row.id)
        self.body.addWidget(heading(row.title))
        self.body.addWidget(Facts(self._facts(row)))
        if row.pages and row.state != "withdrawn":
            pages = Act(_("&Look at its pages"))
            pages.clicked.connect(partial(self._look_at, row))
            self.body.addWidget(pages)
        if row.sha256_checks and row.state != "withdrawn":
            checks = Act(_("Look at its &checklist"), "quiet" if row.is_public else "")
            checks.clicked.connect(partial(self._look_at_checks, row))
            self.body.addWidget(checks)
        if row.state != "withdrawn":
            save = Act(_("&Save the page as…") if row.state == "posted" else _("&Save the PDF as…"))
            save.clicked.connect(partial(self._ask_place, row))
            self.body.addWidget(save)
        if row.state != "withdrawn" and row.sha256_data:
            data = Act(_("Save the open &data as…"), "quiet")
            data.clicked.connect(partial(self._ask_data_place, row))
            self.body.addWidget(data)
        archive = self._office.archive
        if row.is_public and archive is not None:
            folder = Act(_("Open its &folder"), "quiet")
            folder.button.setToolTip(_("Where its files lie: {folder}").format(folder=archive))
            folder.clicked.connect(partial(self._open_folder, archive))
            self.body.addWidget(folder)
        for place, digest in enumerate(row.enclosed if row.state != "withdrawn" else (), 1):
            number = current().number(place)
            one = Act(_("Save enclosed document {number} as…").format(number=number), "quiet")
            one.clicked.connect(partial(self._ask_enclosed_place, row, place, digest))
            self.body.addWidget(one)
        if row.state == "prepared":
            self._offer_publishing(row)
            self.body.addWidget(SendingBack(self._screen, row))
        if row.state == "returned":
            self.body.addWidget(again_act(self._screen, row))
        if row.is_public:
            self._offer_correcting(row)
            self._offer_withdrawing(row)
        if row.state == "withdrawn" and row.confirmed_at is None:
            self._offer_confirming(row)

    def _facts(self, row: PacketRow) -> list[tuple[str, str]]:
        return [
            (_("Number"), row.number),
            (_("Kind"), kind_words(row.kind)),
            (_("Status"), state_words(row.state)),
            (_("Language"), LANGUAGES.get(row.lang, row.lang)),
            (_("Pages"), current().number(row.pages) if row.pages else ""),
            (_("Prepared"), self._when(row.prepared_at, row.prepared_by)),
            (_("Not before"), self._held(row)),
            (_("Published"), self._when(row.published_at, row.published_by)),
            (_("Why it could not wait"), row.posted_reason),
            (_("Its PDF"), _in_packet(row.brought_by)),
            (_("Corrects"), row.corrects),
            (_("Corrected by"), row.corrected_by),
            (_("Sent back"), self._when(row.returned_at, row.returned_by)),
            (_("Why it was sent back"), row.returned_reason),
            (_("Withdrawn"), self._when(row.withdrawn_at, row.withdrawn_by)),
            (_("Why"), row.withdrawn_reason),
            (_("Confirmed"), self._confirmed(row)),
            (_("Seal number"), _short(row.sha256_file or row.sha256)),
        ]

    def _when(self, at: int | None, who: str) -> str:
        if at is None:
            return ""
        when = current().moment(at, self._office.who.zone)
        return _("{when} by {who}").format(when=when, who=who)

    def _confirmed(self, row: PacketRow) -> str:
        said = self._when(row.confirmed_at, row.confirmed_by)
        if not said or not row.confirmed_late:
            return said
        return _("{when}, later than a day").format(when=said)

    def _held(self, row: PacketRow) -> str:
        return "" if row.embargo is None else current().moment(row.embargo.at, row.embargo.zone)

    def _open_folder(self, archive: Path) -> None:
        """Show the packet, its bundle, page and data as files, and say where that is."""
        self._screen.banner.tell(_("Where its files lie: {folder}").format(folder=archive))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(archive)))

    def _look_at(self, row: PacketRow) -> None:
        def show(content: bytes | None) -> None:
            assert content is not None
            Pages(self._screen, row.title, content).show()

        digest = row.sha256_file or row.sha256
        self._office.desk.read(self._screen, packet_content, show, sha256=digest)

    def _look_at_checks(self, row: PacketRow) -> None:
        """The very list that whoever prepared it had before them."""

        def show(kept: bytes | None) -> None:
            assert kept is not None
            items = read(kept, current().lang)
            KeptChecklist(self._office, self._screen, row.title, items).show()

        self._office.desk.read(self._screen, packet_content, show, sha256=row.sha256_checks)

    def _offer_publishing(self, row: PacketRow) -> None:
        section = Section(_("Publish"))
        section.body.addWidget(
            caption(
                _(
                    "Look at its pages and its checklist first. You sign it with your own "
                    "passphrase; what is published never changes."
                )
            )
        )
        act = Act(_("&Publish"), "primary")
        act.set_refusal(
            packet_services.why_not_publish(
                row.state, row.number, row.prepared_by_id, self._office.who.actor
            )
            or why_not_yet(row.embargo, row.number, self._office.who.now)
        )
        act.clicked.connect(partial(self._ask, row))
        section.body.addWidget(act)
        self.body.addWidget(section)

    def _ask(self, row: PacketRow) -> None:
        Publishing(self._screen, row).ask()

    def _offer_correcting(self, row: PacketRow) -> None:
        section = Section(_("Correct"))
        section.body.addWidget(
            caption(_("A new packet says that it corrects this one; both stay in the archive."))
        )
        act = Act(_("C&orrect it…"))
        act.set_refusal(self._screen.refusal())
        act.clicked.connect(partial(self._screen.correct, row))
        section.body.addWidget(act)
        self.body.addWidget(section)

    def _offer_withdrawing(self, row: PacketRow) -> None:
        section = Section(_("Withdraw in an emergency"))
        section.body.addWidget(
            caption(
                _(
                    "When a name or a hidden number got out. It leaves the archive at once, a "
                    "notice takes its place, and another officer confirms it within a day."
                )
            )
        )
        form = Form(self._office, f"packet/{row.id}/withdraw")
        form.add(
            "reason",
            _("&Reason, for the public"),
            QPlainTextEdit(),
            hint=_("Say what happened without repeating what must not be read."),
        )
        act = Act(_("&Withdraw it at once"), "danger")
        act.set_refusal(self._screen.refusal())
        act.clicked.connect(lambda: self._withdraw(row, form))
        form.add_row(act)
        form.restore()
        section.body.addWidget(form)
        self.body.addWidget(section)

    def _withdraw(self, row: PacketRow, form: Form) -> None:
        def withdrawn(_changed: Changed) -> None:
            form.submitted()
            self._tell(
                _("Packet {number} is withdrawn. Another officer confirms it within a day."), row
            )

        self._office.desk.write(
            form,
            packet_services.withdraw_packet,
            withdrawn,
            packet_id=row.id,
            reason=form.values()["reason"],
        )

    def _offer_confirming(self, row: PacketRow) -> None:
        assert row.withdrawn_at is not None
        section = Section(_("Confirm the withdrawal"))
        until = current().moment(row.withdrawn_at + DAY, self._office.who.zone)
        words = _("Another officer confirms it until {when}.")
        if row.confirmed_late:
            words = _("The day in which another officer was to confirm it passed on {when}.")
        section.body.addWidget(caption(words.format(when=until)))
        act = Act(_("Co&nfirm"), "primary")
        act.set_refusal(
            packet_services.why_not_confirm(
                row.state,
                row.withdrawn_by_id,
                row.confirmed_at is not None,
                self._office.who.actor,
            )
        )
        act.clicked.connect(partial(self._confirm, row))
        section.body.addWidget(act)
        self.body.addWidget(section)

    def _confirm(self, row: PacketRow) -> None:
        self._office.desk.write(
            self._screen,
            packet_services.confirm_withdrawal,
            lambda _changed: self._tell(
                _("It is confirmed that packet {number} is withdrawn."), row
            ),
            packet_id=row.id,
        )

    def _tell(self, done: str, row: PacketRow) -> None:
        self._screen.banner.tell(done.format(number=row.number), "done")

    def _ask_place(self, row: PacketRow) -> None:
        page = row.state == "posted"
        suggested = str(Path.home() / f"{row.number}{'.html' if page else '.pdf'}")
        path, _filter = QFileDialog.getSaveFileName(
            self,
            _("Save the page") if page else _("Save the PDF"),
            suggested,
            _("Web pages (*.html)") if page else _("PDF files (*.pdf)"),
        )
        if path:
            self.save(row, Path(path))

    def _ask_data_place(self, row: PacketRow) -> None:
        suggested = str(Path.home() / f"{row.number}{DATA}")
        path, _filter = QFileDialog.getSaveFileName(
            self, _("Save the open data"), suggested, _("ZIP files (*.zip)")
        )
        if path:
            self.save_data(row, Path(path))

    def _ask_enclosed_place(self, row: PacketRow, place: int, digest: str) -> None:
        path, _filter = QFileDialog.getSaveFileName(
            self,
            _("Save the document"),
            str(Path.home() / enclosed_name(row.number, place)),
            _("PDF documents (*.pdf)"),
        )
        if path:
            self._save(Path(path), digest)

    def save(self, row: PacketRow, path: Path) -> None:
        """Write the packet's file."""
        self._save(path, row.sha256_file or row.sha256)

    def save_data(self, row: PacketRow, path: Path) -> None:
        """Write the packet's open data."""
        self._save(path, row.sha256_data)

    def _save(self, path: Path, sha256: str) -> None:
        self._office.desk.read(
            self._screen,
            packet_content,
            lambda content: self._write(path, content),
            sha256=sha256,
        )

    def _write(self, path: Path, content: bytes | None) -> None:
        assert content is not None
        save(self._screen, self._office, path, lambda: content)


def _in_packet(number: str) -> str:
    return _("In packet {number}").format(number=number) if number else ""


def _short(digest: str) -> str:
    """The beginning of a fingerprint; the record shows it whole."""
    return f"{digest[:8]} {digest[8:16]}…"
