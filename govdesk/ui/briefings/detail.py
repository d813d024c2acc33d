# SPDX-License-Identifier: Apache-2.0
"""One packet of the archive: what it is, its file, and publishing it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from govdesk.briefing.files import write_file
from govdesk.queries import packets
from govdesk.queries.packets import PacketRow
from govdesk.rules.messages import message
from govdesk.services import packets as packet_services
from govdesk.ui.briefings.words import kind_words, state_words
from govdesk.ui.jobs import Job, Progress
from govdesk.ui.widgets import Act, Confirm, Detail, Facts, Section, caption, heading
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
        zone = self._office.who.zone
        words = current()
        self.begin(row.id)
        self.body.addWidget(heading(row.title))
        published = words.moment(row.published_at, zone) if row.published_at else ""
        self.body.addWidget(
            Facts(
                [
                    (_("Number"), row.number),
                    (_("Kind"), kind_words(row.kind)),
                    (_("Status"), state_words(row.state)),
                    (_("Language"), LANGUAGES.get(row.lang, row.lang)),
                    (_("Pages"), str(row.pages)),
                    (
                        _("Prepared"),
                        _("{when} by {who}").format(
                            when=words.moment(row.prepared_at, zone), who=row.prepared_by
                        ),
                    ),
                    (
                        _("Published"),
                        _("{when} by {who}").format(when=published, who=row.published_by)
                        if published
                        else "",
                    ),
                    (_("Corrects"), row.corrects),
                ]
            )
        )
        save = Act(_("&Save the PDF as…"))
        save.clicked.connect(partial(self._save, row))
        self.body.addWidget(save)
        if row.state == "prepared":
            section = Section(_("Publish"))
            section.body.addWidget(
                caption(_("Look at the PDF first. What is published never changes."))
            )
            act = Act(_("&Publish"), "primary")
            refusal = self._screen.refusal()
            if refusal is None and row.prepared_by_id == self._office.who.account:
                refusal = message("packet.same_officer")
            act.set_refusal(refusal)
            act.clicked.connect(partial(self._ask, row))
            section.body.addWidget(act)
            self.body.addWidget(section)

    def _ask(self, row: PacketRow) -> None:
        Confirm(
            self,
            _("Publish packet {number}?").format(number=row.number),
            _("It becomes part of the public record and can only be corrected by a new packet."),
            {_("Publish"): partial(self._publish, row)},
        ).open()

    def _publish(self, row: PacketRow) -> None:
        self._office.desk.write(
            self._screen, packet_services.publish_packet, None, packet_id=row.id
        )

    def _save(self, row: PacketRow) -> None:
        suggested = str(Path.home() / f"{row.number}.pdf")
        path, _filter = QFileDialog.getSaveFileName(
            self, _("Save the PDF"), suggested, _("PDF files (*.pdf)")
        )
        if path:
            self._office.desk.read(
                self._screen,
                packets.packet_content,
                lambda content: self._write(Path(path), content),
                sha256=row.sha256,
            )

    def _write(self, path: Path, content: bytes | None) -> None:
        assert content is not None
        Job(
            self._screen,
            self._office.faults,
            _store,
            lambda _result: None,
            path=path,
            content=content,
        ).start()


def _store(progress: Progress, *, path: Path, content: bytes) -> None:
    progress.step(0, 0, _("Saving"))
    write_file(path, content)
