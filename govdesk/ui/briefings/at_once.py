# SPDX-License-Identifier: Apache-2.0
"""`AtOnce`: posts a notice as a plain page now, when there is no time for a check or a second
officer; the reason stands in the record."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from govdesk.briefing import production
from govdesk.briefing.kinds import KINDS, View
from govdesk.briefing.views import view_for
from govdesk.rules.messages import message
from govdesk.services.context import Changed
from govdesk.services.packets import post_notice
from govdesk.ui.briefings.choosing import Wanted
from govdesk.ui.jobs import Job, Progress
from govdesk.ui.office import Office
from govdesk.ui.theme import look
from govdesk.ui.widgets import Act, Form, Label, button
from govdesk.ui.widgets.keys import ctrl_enter
from govdesk.wording import Words, _


class AtOnce(QDialog):
    """Asks why, and posts. `posted` carries the id of what was posted."""

    posted = Signal(str)

    def __init__(self, parent: QWidget, office: Office, wanted: Wanted) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Post it at once"))
        self.setMinimumWidth(look().px(480))
        self._office, self._wanted = office, wanted
        self.form = Form(office)
        self.form.add_row(Label(_("A notice never waits"), "heading"))
        self.form.add_row(
            Label(
                _(
                    "The same content is posted as a plain web page, which you can print and put "
                    "on the door. Your word alone is enough; the PDF follows in the usual way."
                )
            )
        )
        self.form.add("reason", _("&Why can it not wait?"), QPlainTextEdit())
        self.post = Act(_("&Post it now"), "primary")
        held = message("packet.embargo_at_once") if wanted.choices.embargo else None
        self.post.set_refusal(office.who.why_not("packet.publish") or held)
        self.post.clicked.connect(self._post)
        leave = button(_("&Cancel"), "quiet")
        leave.clicked.connect(self.reject)
        self.form.add_acts(self.post, leave)
        ctrl_enter(self, self.form.run)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.addWidget(self.form)

    def _post(self) -> None:
        wanted = self._wanted
        self._office.desk.read(
            self.form, view_for, self._draw, kind=wanted.kind, about=wanted.subject.about,
            lang=wanted.lang, draft=False,
        )  # fmt: skip

    def _draw(self, view: View) -> None:
        Job(
            self.form, self._office.faults, _page, lambda page: self._write(view, page), view=view,
            wanted=self._wanted,
        ).start()  # fmt: skip

    def _write(self, view: View, page: Any) -> None:
        wanted = self._wanted
        self._office.desk.write(
            self.form,
            post_notice,
            self._done,
            number=view.packet_number,
            kind=wanted.kind,
            meeting_id=wanted.subject.meeting_id or "",
            lang=wanted.lang,
            title=KINDS[wanted.kind].title(view, Words(wanted.lang)),
            page=page,
            reason=self.form.values()["reason"],
        )

    def _done(self, changed: Changed) -> None:
        self.form.submitted()
        self.posted.emit(changed.made)
        self.accept()


def _page(_progress: Progress, *, view: View, wanted: Wanted) -> bytes:
    return production.web(view, kind=wanted.kind, choices=wanted.choices)
