# SPDX-License-Identifier: Apache-2.0
"""The archive of packets, preparing a new one, and publishing what another officer prepared."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit

from govdesk.briefing import production
from govdesk.briefing.files import write_file
from govdesk.queries import packets, quarterly
from govdesk.queries.packets import PacketRow
from govdesk.queries.public_view import PublicView
from govdesk.rules.messages import Message, message
from govdesk.services import packets as packet_services
from govdesk.services.context import Changed
from govdesk.ui.jobs import Job, Progress
from govdesk.ui.office import Office
from govdesk.ui.widgets import (
    Act,
    Chip,
    Column,
    Confirm,
    Detail,
    EmptyState,
    Facts,
    Form,
    ListDetail,
    ProgressLine,
    RowsTable,
    Section,
    caption,
    heading,
)
from govdesk.ui.widgets.list_screen import ListScreen
from govdesk.wording import _, current, n_
from govdesk.wording.words import LANGUAGES


class BriefingsScreen(ListScreen[PacketRow]):
    """Every packet, the newest first."""

    kind = "briefings"
    kinds = frozenset({"packet"})

    def __init__(self, office: Office) -> None:
        super().__init__(office, _("Briefings"))
        self._table = RowsTable(
            [
                Column("number", _("Number"), lambda p: p.number, width=110, bold=True),
                Column("title", _("Title"), lambda p: p.title, stretch=True),
                Column("state", _("Status"), lambda p: state_words(p.state), width=110),
            ],
            key=lambda p: p.id,
            accessible_name=_("Packets"),
            remembered=office.remembered,
            name="briefings",
        )
        self._detail = PacketDetail(self)
        self._list = ListDetail(
            office,
            "briefings",
            self._table,
            self._detail,
            EmptyState(
                _("What the task force tells the public stands here, one packet a quarter."),
                _("Prepare the first"),
                self.new,
            ),
            [Chip("waiting", _("Waiting to be published"), lambda p: p.state == "prepared")],
        )
        self._progress = ProgressLine()
        self._progress.hide()
        self.body.addWidget(self._progress)
        self._put_list()
        self._set_primary()

    def refresh(self) -> None:
        """Read the archive again."""
        self._set_primary()
        self.office.desk.read(self, packets.packet_rows, self._show)

    def _reference(self, row: PacketRow) -> str:
        """Such as `Packet 2026-Q2-01`."""
        return _("Packet {number}").format(number=row.number)

    def new(self) -> None:
        """Show the form that prepares a packet."""
        if self.primary_refusal is None:
            self._detail.show_form(self._prepare)
            self._list.show_detail()

    def help(self) -> str:
        """What one does here."""
        return _(
            "Prepare a packet for a quarter, look at it, and let another officer publish it. "
            "A published packet never changes."
        )

    def _set_primary(self) -> None:
        self.set_primary(_("Prepare a briefing"), self.new, self.refusal())

    def refusal(self) -> Message | None:
        """Why whoever is here may not prepare or publish, or None."""
        return self.office.who.why_not("packet.prepare")

    def _show(self, rows: tuple[PacketRow, ...]) -> None:
        self._list.show_rows(rows)
        waiting = sum(row.state == "prepared" for row in rows)
        self.set_summary(
            _("No briefing has been prepared yet.")
            if not rows
            else _("No packet waits to be published.")
            if not waiting
            else n_(
                "{count} packet waits for another officer to publish it.",
                "{count} packets wait for another officer to publish them.",
                waiting,
            )
        )
        if self._choose_wanted():
            self._read_chosen()

    def _read_chosen(self) -> None:
        row = self._table.current_row()
        if row is not None:
            self._detail.show_packet(row)

    def _prepare(self, form: Form) -> None:
        values = form.values()

        def drawn(view: PublicView) -> None:
            job = Job(form, self.office.faults, _draw, kept, view=view)
            self._progress.show()
            self._progress.follow(job)
            job.ended.connect(self._progress.hide)
            job.start()

        def made(changed: Changed) -> None:
            form.submitted()
            self._wanted = changed.made
            self.refresh()

        def kept(result: object) -> None:
            assert isinstance(result, production.DrawnPacket)
            self.office.desk.write(
                form,
                production.keep,
                made,
                drawn=result,
            )

        def pinned(_changed: object) -> None:
            self.office.desk.read(
                form,
                quarterly.quarterly_view,
                drawn,
                period=values["period"],
                lang=values["lang"],
                draft=False,
            )

        self.office.desk.write(form, packet_services.pin_checkpoint, pinned)


class PacketDetail(Detail):
    """One packet with what may be done with it, or the form that prepares one."""

    def __init__(self, screen: BriefingsScreen) -> None:
        super().__init__(_("The packet"))
        self._screen = screen
        self._office = screen.office

    def show_form(self, prepare: Callable[[Form], None]) -> None:
        """Ask for quarter and language."""
        self.begin("new")
        self.body.addWidget(heading(_("Prepare a quarterly briefing")))
        form = Form(self._office, "packet/new")
        period = form.add("period", _("&Quarter"), QLineEdit(), hint=_("Such as 2026-Q2"))
        lang = QComboBox()
        for code, name in LANGUAGES.items():
            lang.addItem(name, code)
        form.add("lang", _("&Language"), lang)
        act = Act(_("Prepare"), "primary")
        act.clicked.connect(lambda: prepare(form))
        form.add_row(act)
        form.restore()
        self.body.addWidget(form)
        period.setFocus()

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


def state_words(state: str) -> str:
    """A packet's status in words."""
    return {"prepared": _("Prepared"), "published": _("Published")}[state]


def _draw(progress: Progress, *, view: PublicView) -> production.DrawnPacket:
    progress.step(0, 0, _("Drawing the packet"))
    return production.draw(view)


def _store(progress: Progress, *, path: Path, content: bytes) -> None:
    progress.step(0, 0, _("Saving"))
    write_file(path, content)
