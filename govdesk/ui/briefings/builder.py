# SPDX-License-Identifier: Apache-2.0
"""`Builder`: a packet is chosen on the left and seen on the right, until it is good enough to keep.

The view is read by the desk and drawn on a thread of its own; what is shown stays until the next is
there. Nothing is recorded before "I have checked it".
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from govdesk.briefing import production
from govdesk.briefing.checks import Check, stopping
from govdesk.briefing.kept_checks import worded
from govdesk.briefing.kinds import KINDS, View
from govdesk.briefing.parts import Choices
from govdesk.briefing.plain_answers import answers_in
from govdesk.briefing.views import Material, material_for, view_for
from govdesk.queries.packet_subjects import PacketSubject, subject_of
from govdesk.queries.packets import PacketRow
from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import Refusal
from govdesk.services import packets as packet_services
from govdesk.services.context import Changed
from govdesk.ui.briefings import drawing
from govdesk.ui.briefings.answers import AnswersPage
from govdesk.ui.briefings.at_once import AtOnce
from govdesk.ui.briefings.checklist import Checklist
from govdesk.ui.briefings.choosing import ChoosingForm, Wanted
from govdesk.ui.briefings.draft_place import ask_draft
from govdesk.ui.briefings.enclosures import EnclosuresList
from govdesk.ui.briefings.pieces_list import PiecesList
from govdesk.ui.briefings.preview import Preview
from govdesk.ui.jobs import Job
from govdesk.ui.office import Office
from govdesk.ui.saved import tell_saved
from govdesk.ui.theme import look
from govdesk.ui.widgets import Act, ProgressLine, Scroll, announce, button
from govdesk.ui.widgets.table_out import print_table
from govdesk.wording import _, current

PAUSE = 250
"""Milliseconds from the last letter to the next preview."""
SOON = 30
"""The same from a part that was switched or moved: nobody is in the middle of a word."""
NARROW = 900
"""Pixels at 100 % text under which choices and preview do not fit side by side."""


class Builder(QWidget):
    """`kept` carries the id of the packet that was kept, `posted` that of a notice posted at once;
    `left` when the clerk goes back. A packet `like` another, such as the one that it `corrects`,
    begins with what was chosen for that (`before`)."""

    kept = Signal(str)
    posted = Signal(str)
    left = Signal()

    def __init__(
        self,
        office: Office,
        subjects: tuple[PacketSubject, ...],
        *,
        corrects: PacketRow | None = None,
        like: PacketRow | None = None,
        before: Choices | None = None,
        about: tuple[str, str] = ("", ""),
    ) -> None:
        super().__init__()
        self.office = office
        self.account = office.who.account
        self._corrects = corrects
        self._view: tuple[tuple[str, str, str], View] | None = None
        self._drawing = False
        self._again = False
        self._seen: Wanted | None = None
        """What the pages show that stand there."""
        self._keeping = False
        self._refused = False
        """Something was refused, and stands over the form until the next pages."""
        self._checks: tuple[Check, ...] = ()
        like = like or corrects
        if corrects is not None:
            subjects = subject_of(corrects.number, corrects.kind, subjects)
        of = "/".join(("packet", like.id) if like else ("packet/new", *filter(None, about)))
        self.form = ChoosingForm(office, subjects, corrects.number if corrects else "", of)
        if like is not None:
            self.form.begin_with(
                kind=like.kind,
                about=like.period,
                meeting_id=like.meeting_id,
                lang=like.lang,
            )
            if before is not None:
                self.form.take_over(before)
        elif about[0]:
            kind, thing = about
            self.form.begin_with(kind=kind, about=thing, meeting_id=thing, lang=current().lang)
        self.pieces = PiecesList(office)
        self.enclosures = EnclosuresList(office)
        self.preview = Preview()
        self.checklist = Checklist(office)
        self.checklist.asked_for_paper.connect(self.print_checklist)
        self.answers = AnswersPage()
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.look_again)
        self.form.edited.connect(lambda: self._pause.start(PAUSE))
        self.form.parts.edited.connect(lambda: self._pause.start(SOON))
        self.form.edited.connect(self.preview.wait)
        self.form.restored.connect(self.look_again)
        self._lay_out()
        self._refuse()
        self.look_again()
        self.form.restore()

    def look_again(self) -> None:
        """Draw what is chosen now, once what is being drawn is done."""
        wanted = self.form.wanted
        if wanted is None:
            return
        self.pieces.ask(wanted.kind, wanted.subject.about)
        self.enclosures.ask(wanted.kind, wanted.subject.about)
        if self._drawing:
            self._again = True
            return
        self._drawing = True
        key = (wanted.kind, wanted.subject.about, wanted.lang)
        if self._view is not None and self._view[0] == key:
            self._draw(wanted, self._view[1])
            return
        self.office.desk.read(
            self,
            view_for,
            lambda view: self._read(key, wanted, view),
            refused=self._not_read,
            kind=wanted.kind,
            about=wanted.subject.about,
            lang=wanted.lang,
        )

    def say_why_not(self) -> None:
        """Somebody pressed "keep" by its key while it is grey."""
        if not self.form.say_embargo():
            announce(self.keep, self.keep.reason.text(), urgent=True)

    def is_of(self, kind: str, thing: str) -> bool:
        """Whether what is put together is a packet of `kind` about a meeting, or about a vote."""
        wanted = self.form.wanted
        if wanted is None or wanted.kind != kind:
            return False
        return thing == (
            wanted.subject.about if kind == "certificate" else wanted.subject.meeting_id
        )

    def print_checklist(self) -> None:
        """Print the checklist for the file: of which packet it is, when, and who looked at it."""
        if self._view is None:
            return
        key, view = self._view
        told = _("Checklist of packet {number}: {title}").format(
            number=view.packet_number, title=KINDS[key[0]].title(view, current())
        )
        when = current().moment(self.office.who.now, self.office.who.zone)
        under = _("{when} by {who}").format(when=when, who=self.office.who.name)
        print_table(self, told, self.checklist.table.table(), under)

    def forget(self) -> None:
        """Something was recorded: what was read is no longer so."""
        self._view = None
        self.pieces.forget()
        self.enclosures.forget()
        self._pause.start(PAUSE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+H turns to the checklist, the arrows to its neighbours, and Tab goes into either."""
        if event.type() == QEvent.Type.Shortcut and watched is self._tabs.tabBar():
            self._tabs.tabBar().setFocus()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        self._choosing = Scroll(_("What goes in"))
        self._choosing.body.addWidget(self.form)
        self._choosing.body.addWidget(self.pieces)
        self._choosing.body.addWidget(self.enclosures)
        self._tabs = QTabWidget()
        self._tabs.setAccessibleName(_("The packet"))
        self._tabs.addTab(self.preview, _("Preview"))
        self._tabs.addTab(self.checklist, _("C&hecklist"))
        self._tabs.addTab(self.answers, _("Plain answers"))
        self._tabs.tabBar().installEventFilter(self)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._choosing)
        self._split.addWidget(self._tabs)
        self._choosing.lower()  # a screen reader meets first what is lowest: the choices
        self._split.setStretchFactor(0, 2)
        self._split.setStretchFactor(1, 3)
        self._split.setSizes([look().px(360), look().px(640)])
        self.progress = ProgressLine()
        self.back = button(_("Back to the lis&t"), "quiet")
        self.back.clicked.connect(self.left)
        self.save = button(_("&Save a draft…"), "quiet")
        self.save.clicked.connect(self._ask_place)
        self.keep = Act(_("I have &checked it: keep it"), "primary")
        self.keep.clicked.connect(self._keep)
        self.at_once = button(_("Post it at o&nce…"), "quiet")
        self.at_once.clicked.connect(self._post_at_once)
        self.form.kind.currentIndexChanged.connect(self._offer_at_once)
        row = QHBoxLayout()
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        row.addWidget(self.at_once, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._split, 1)
        layout.addWidget(self.progress)
        layout.addLayout(row)
        self._offer_at_once()

    def _offer_at_once(self, *_index: int) -> None:
        kind = str(self.form.kind.currentData() or "")
        self.at_once.setVisible(kind in packet_services.URGENT)

    def _post_at_once(self) -> None:
        wanted = self.form.wanted
        if wanted is not None:
            dialog = AtOnce(self, self.office, wanted)
            dialog.posted.connect(self.posted)
            dialog.open()

    def _fit(self) -> None:
        """Side by side where there is room, else the choices as the first page of them."""
        narrow = self.width() < look().px(NARROW)
        if narrow == (self._tabs.indexOf(self._choosing) == 0):
            return
        if narrow:
            self._tabs.insertTab(0, self._choosing, _("What goes in"))
            self._tabs.setCurrentIndex(0)
        else:
            self._tabs.removeTab(0)
            self._split.insertWidget(0, self._choosing)
            self._choosing.show()
            self._choosing.lower()

    def _read(self, key: tuple[str, str, str], wanted: Wanted, view: View) -> None:
        if self._corrects is not None:
            view = replace(view, corrects=self._corrects.number)
        self._view = (key, view)
        self.answers.show_answers(answers_in(view))
        self._draw(wanted, view)

    def _not_read(self, refusal: Refusal) -> None:
        self._drawing, self._refused = False, True
        self.form.tell_refusal(refusal)
        self.preview.stay()
        self._checks = ()
        self._refuse()

    def _draw(self, wanted: Wanted, view: View) -> None:
        job = Job(
            self, self.office.faults, drawing.proof, partial(self._show, wanted), view=view,
            kind=wanted.kind, choices=wanted.choices,
        )  # fmt: skip
        job.ended.connect(self._drawn)
        job.start()

    def _show(self, wanted: Wanted, proof: object) -> None:
        assert isinstance(proof, production.Proof)
        self._seen = wanted
        if self._refused:
            self._refused = False
            self.form.banner.dismiss()
        self._checks = proof.checks
        self.form.tell_embargo(proof.checks)
        self.checklist.show_items(worded(proof.checks, current()))
        if proof.content is not None:
            self.preview.show_pdf(proof.content, f"{wanted.kind} {wanted.subject.about}")
        else:
            self.preview.stay()
        self._refuse()

    def _drawn(self) -> None:
        self._drawing = False
        if self._again:
            self._again = False
            self.look_again()

    def _refuse(self) -> None:
        """Grey "keep" with the reason, where there is one."""
        why: Message | None = self.office.who.why_not("packet.prepare")
        stops = stopping(self._checks)
        if why is None and stops:
            why = message("packet.stopped", what=stops[0].said)
        if why is None and not self._checks:
            why = message("packet.not_seen")
        if why is None and self._keeping:
            why = message("packet.being_kept")
        self.keep.set_refusal(why)

    # Keeping it.

    def _keep(self) -> None:
        wanted = self.form.wanted
        if wanted is None:
            return
        if wanted != self._seen:  # changed a moment ago: nobody has checked that
            self._told(Refusal(message("packet.not_seen")))
            return
        stored = False

        def pinned(_changed: Changed) -> None:
            self._keeping = True
            self._refuse()
            self.progress.begin(_("Reading the record"))
            self.office.desk.read(
                self, material_for, drawn, refused=self._told, kind=wanted.kind,
                about=wanted.subject.about, lang=wanted.lang,
            )  # fmt: skip

        def drawn(material: Material) -> None:
            if self._corrects is not None:
                view = replace(material.view, corrects=self._corrects.number)
                material = replace(material, view=view)
            job = Job(
                self, self.office.faults, drawing.draw, store, refused=self._told,
                material=material, kind=wanted.kind, choices=wanted.choices,
            )  # fmt: skip
            self.progress.follow(job)
            job.ended.connect(drawn_or_not)
            job.start()

        def drawn_or_not() -> None:
            if not stored:  # Cancel
                self._let_go()

        def store(result: object) -> None:
            nonlocal stored
            stored = True
            assert isinstance(result, production.DrawnPacket)
            self.office.desk.write(
                self, production.keep, made, refused=self._told, drawn=result,
                meeting_id=wanted.subject.meeting_id,
                corrects_id=self._corrects.id if self._corrects else None,
            )  # fmt: skip

        def made(changed: Changed) -> None:
            self.form.submitted()
            self.kept.emit(changed.made)

        self.office.desk.write(self, packet_services.pin_checkpoint, pinned, refused=self._told)

    def _told(self, refusal: Refusal) -> None:
        self._let_go()
        self._refused = True
        self.form.tell_refusal(refusal)

    def _let_go(self) -> None:
        """It is not kept: it can be tried again."""
        self._keeping = False
        self.progress.hide()
        self._refuse()

    # A draft for whoever looks over it beside the desk.

    def _ask_place(self) -> None:
        wanted = self.form.wanted
        if wanted is None or self._view is None:
            return
        path = ask_draft(self, f"{wanted.kind}-{wanted.subject.on}.pdf")
        if path is not None:
            self.save_draft(path, wanted, self._view[1])

    def save_draft(self, path: Path, wanted: Wanted, view: View) -> None:
        """Write the packet as a draft: a PDF, a Word document, a web page or open data."""
        job = Job(
            self, self.office.faults, drawing.save, lambda _result: tell_saved(self, path),
            path=path, view=view, refused=self._told, kind=wanted.kind, choices=wanted.choices,
        )  # fmt: skip
        self.progress.follow(job, can_cancel=False)
        job.start()
