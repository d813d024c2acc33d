# SPDX-License-Identifier: Apache-2.0
"""The archive of packets, and the builder in which a new one is put together."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from govdesk.briefing.kept_choices import choices_from
from govdesk.briefing.parts import Choices
from govdesk.queries.packet_subjects import PacketSubject, packet_subjects
from govdesk.queries.packets import PacketRow, packet_content, packet_rows
from govdesk.rules.messages import Message
from govdesk.services.context import Changed
from govdesk.ui.briefings.builder import Builder
from govdesk.ui.briefings.detail import PacketDetail
from govdesk.ui.briefings.words import kind_words, state_words
from govdesk.ui.office import Office, Who
from govdesk.ui.widgets import Chip, Column, Confirm, EmptyState, ListDetail, RowsTable
from govdesk.ui.widgets.list_screen import ListScreen
from govdesk.wording import _, n_


class BriefingsScreen(ListScreen[PacketRow]):
    """Every packet, the newest first; or the builder."""

    kind = "briefings"
    kinds = frozenset({"packet"})

    def __init__(self, office: Office) -> None:
        super().__init__(office, _("Briefings"))
        self._rows: tuple[PacketRow, ...] = ()
        self._builder: Builder | None = None
        self._new = ""
        """A packet that was kept or posted, until the list shows it."""
        self._table = RowsTable(
            [
                Column("number", _("Number"), lambda p: p.number, width=130, bold=True),
                Column("title", _("Title"), lambda p: p.title, stretch=True),
                Column("kind", _("Kind"), lambda p: kind_words(p.kind), width=130),
                Column("state", _("Status"), _stands, width=110),
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
                _("What the task force tells the public stands here: briefings, notices, minutes."),
                _("Prepare the first"),
                self.new,
            ),
            [Chip("waiting", _("Waiting for a second officer"), lambda p: p.waits_for_second)],
        )
        self._list.chosen.connect(self._chosen)
        archive = QWidget()
        layout = QVBoxLayout(archive)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._list, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(archive)
        self.body.addWidget(self._pages, 1)
        office.desk.changed.connect(self._recorded)
        office.who_changed.connect(self._sat_down)
        self._set_primary()

    @property
    def builder(self) -> Builder | None:
        """The builder, while a packet is being put together."""
        return self._builder

    def refresh(self) -> None:
        """Read the archive again."""
        self._set_primary()
        self.office.desk.read(self, packet_rows, self._show)

    def open(self, id: str) -> None:
        """Show one packet, or the archive; what is being put together stays where it is.

        `new/<kind>/<meeting>` puts a packet of that kind about a meeting together,
        `new/certificate/<vote>` the certificate of a vote.
        """
        if id.startswith("new/"):
            _new, kind, thing = id.split("/", 2)
            self.new(kind, thing)
            return
        if id:
            self._pages.setCurrentIndex(0)
            self._set_primary()
        super().open(id)

    def _reference(self, row: PacketRow) -> str:
        """Such as `Packet 2026-Q2-01`."""
        return _("Packet {number}").format(number=row.number)

    def new(self, kind: str = "", thing: str = "") -> None:
        """Put a new packet together, of a kind about a meeting or a vote where they are given; one
        that is being put together already is shown instead, unless it is of something else."""
        builder = self._builder
        if builder is not None and (not kind or builder.is_of(kind, thing)):
            self._pages.setCurrentWidget(builder)
            builder.form.focus_first()
            self.banner.dismiss()
            self._set_primary()
        elif self.refusal() is None:
            self._replace(
                _("Prepare another packet?"),
                _("Prepare the other one"),
                lambda: self.build(about=(kind, thing)),
            )

    def correct(self, row: PacketRow) -> None:
        """Put a packet together that corrects another; where one is being put together already,
        ask before it goes."""
        self._replace(
            _("Correct packet {number}?").format(number=row.number),
            _("Begin the correction"),
            lambda: self.build(row),
        )

    def again(self, row: PacketRow) -> None:
        """Put a packet together again that was sent back, from what was chosen for it."""
        corrects = next((one for one in self._rows if one.number == row.corrects), None)
        self._replace(
            _("Prepare packet {number} again?").format(number=row.number),
            _("Begin it again"),
            lambda: self.build(corrects, like=row),
        )

    def _replace(self, asked: str, do: str, build: Callable[[], None]) -> None:
        """`build` another packet; ask first where what was chosen for one would go."""
        if self._builder is None or not self._builder.form.has_edits():
            build()
            return
        Confirm(
            self,
            asked,
            _("Another packet is being put together. What was chosen and typed for it goes."),
            {do: build},
            danger=True,
        ).open()

    def build(
        self,
        corrects: PacketRow | None = None,
        about: tuple[str, str] = ("", ""),
        *,
        like: PacketRow | None = None,
    ) -> None:
        """Open the builder, for a new packet (of a kind `about` a meeting or a vote) or one `like`
        another, such as the one that it corrects, which begins with what was chosen for that."""
        desk = self.office.desk
        like = like or corrects

        def read(before: Choices | None) -> None:
            desk.read(
                self,
                packet_subjects,
                lambda subjects: self._build(subjects, corrects, like, before, about),
            )

        def chosen(content: bytes | None) -> None:
            read(choices_from(content) if content is not None else None)

        if like is not None and like.sha256_choices:
            desk.read(self, packet_content, chosen, sha256=like.sha256_choices)
        else:
            read(None)

    def back(self) -> bool:
        """Esc: from the builder to the archive, where what was chosen waits; where nothing was,
        nothing waits."""
        if self._builder is not None and self._pages.currentIndex() > 0:
            self._table.setFocus()
            self._pages.setCurrentIndex(0)
            if self._builder.form.has_edits():
                self._set_primary()
                self.banner.tell(
                    _("What you chose for the packet waits here."),
                    act=_("Discard it"),
                    pressed=self._discard,
                )
            else:
                self._drop_builder(forget=True)
            return True
        return super().back()

    def print_shown(self) -> bool:
        """Ctrl+P: the checklist of the packet that is being put together."""
        if self._builder is None or self._pages.currentIndex() == 0:
            return False
        self._builder.print_checklist()
        return True

    def run_primary(self) -> None:
        """Ctrl+Enter: where the packet may not be kept, it says why."""
        builder = self._builder
        if builder is not None and builder.isVisible() and builder.keep.refused:
            builder.say_why_not()
        else:
            super().run_primary()

    def help(self) -> str:
        """What one does here."""
        return _(
            "Put a packet together, look at it page by page, and let another officer publish it. "
            "A published packet never changes; a new one corrects it, and both stay."
        )

    def refusal(self) -> Message | None:
        """Why whoever is here may not prepare or publish, or None."""
        return self.office.who.why_not("packet.prepare")

    def _set_primary(self) -> None:
        if self._pages.currentIndex() > 0:
            self.set_primary("", None)
            return
        waits = self._builder is not None
        words = _("Go on with the packet") if waits else _("Prepare a packet")
        self.set_primary(words, lambda: self.new(), self.refusal())

    def _build(
        self,
        subjects: tuple[PacketSubject, ...],
        corrects: PacketRow | None,
        like: PacketRow | None,
        before: Choices | None,
        about: tuple[str, str],
    ) -> None:
        self._drop_builder(forget=True)
        self.banner.dismiss()
        self.setFocus()  # what had it goes out of sight, and the window's first button is no place
        builder = Builder(
            self.office, subjects, corrects=corrects, like=like, before=before, about=about
        )
        builder.left.connect(self.back)
        builder.kept.connect(self._kept)
        builder.posted.connect(self._posted)
        self._builder = builder
        self._pages.addWidget(builder)
        self._pages.setCurrentWidget(builder)
        builder.form.focus_first()
        self._set_primary()

    def _kept(self, id: str) -> None:
        self._take_in(id)
        self.banner.tell(
            _("The packet is kept. Another officer looks at its pages and publishes it."), "done"
        )

    def _posted(self, id: str) -> None:
        self._take_in(id)
        self.banner.tell(
            _("The notice is posted. Save its page to print it and to put it on the city’s site."),
            "done",
        )

    def _discard(self) -> None:
        self.banner.dismiss()
        self._drop_builder(forget=True)
        self._table.setFocus()

    def _take_in(self, id: str) -> None:
        """Show what is new in the archive."""
        self.setFocus()  # what goes with the focus in it would give it to the navigation
        self._drop_builder(forget=True)
        self._pages.setCurrentIndex(0)
        self._table.setFocus()  # which takes the first packet where none was chosen, now or later
        self._new = id
        self.refresh()

    def _sat_down(self, who: Who) -> None:
        """What one person puts together is nobody else's to see. It was kept as their draft when
        they left, and waits for them where they began it."""
        if self._builder is not None and who.account not in ("", self._builder.account):
            self.banner.dismiss()
            self._pages.setCurrentIndex(0)
            self._drop_builder()

    def _drop_builder(self, *, forget: bool = False) -> None:
        if self._builder is not None:
            if forget:
                self._builder.form.discard()
            self._pages.removeWidget(self._builder)
            self._builder.deleteLater()
            self._builder = None
        self._set_primary()

    def _recorded(self, changed: Changed) -> None:
        if self._builder is not None and changed.entries:
            self._builder.forget()

    def _show(self, rows: tuple[PacketRow, ...]) -> None:
        self._rows = rows
        self._list.show_rows(rows)
        if any(row.id == self._new for row in rows):
            self._wanted, self._new = self._new, ""
        waiting = sum(row.waits_for_second for row in rows)
        self.set_summary(
            _("No packet has been prepared yet.")
            if not rows
            else _("No packet waits for a second officer.")
            if not waiting
            else n_(
                "{count} packet waits for a second officer.",
                "{count} packets wait for a second officer.",
                waiting,
            )
        )
        if self._choose_wanted():
            self._read_chosen()

    def _read_chosen(self) -> None:
        row = self._table.current_row()
        if row is not None:
            self._detail.show_packet(row)


def _stands(row: PacketRow) -> str:
    return _("Corrected") if row.is_public and row.corrected_by else state_words(row.state)
