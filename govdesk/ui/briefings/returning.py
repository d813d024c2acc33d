# SPDX-License-Identifier: Apache-2.0
"""A packet that waits for its second officer and is not to be published: sent back, or taken back
by whoever prepared it, and prepared again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit

from govdesk.queries.packets import PacketRow
from govdesk.services.context import Changed
from govdesk.services.packets import return_packet
from govdesk.ui.widgets import Act, Form, Section, caption
from govdesk.wording import _

if TYPE_CHECKING:
    from govdesk.ui.briefings.screen import BriefingsScreen


class SendingBack(Section):
    """Asks what is to be mended; of whoever prepared it, why they take it back."""

    def __init__(self, screen: BriefingsScreen, row: PacketRow) -> None:
        own = row.prepared_by_id == screen.office.who.account
        super().__init__(_("Take it back") if own else _("Send it back"))
        self._screen = screen
        self._row = row
        told = _("Then it is never published. Prepare it again from what you chose for it.")
        if not own:
            told = _(
                "Then it is never published. {name} reads on Home why, and prepares it again from "
                "what was chosen for this one."
            ).format(name=row.prepared_by)
        self.body.addWidget(caption(told))
        self.form = Form(screen.office, f"packet/{row.id}/return")
        self.form.add("reason", _("What is to be m&ended"), QPlainTextEdit())
        act = Act(_("&Take it back") if own else _("Se&nd it back"))
        act.set_refusal(screen.refusal())
        self.form.end_with(act, self.send)
        self.body.addWidget(self.form)

    def send(self) -> None:
        """Record that it is not published, and why."""
        self._screen.office.desk.write(
            self.form,
            return_packet,
            self._returned,
            packet_id=self._row.id,
            reason=self.form.values()["reason"],
        )

    def _returned(self, _changed: Changed) -> None:
        self.form.submitted()
        told = _("Packet {number} is not published.").format(number=self._row.number)
        self._screen.banner.tell(told, "done")


def again_act(screen: BriefingsScreen, row: PacketRow) -> Act:
    """The button that begins a packet anew that was sent back."""
    act = Act(_("Prepare it a&gain…"), "primary")
    act.set_refusal(screen.refusal())
    act.clicked.connect(partial(screen.again, row))
    return act
