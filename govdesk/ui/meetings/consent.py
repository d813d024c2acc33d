# SPDX-License-Identifier: Apache-2.0
"""The consent agenda: ordinary motions of the posted agenda, adopted at once, nobody objecting."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from govdesk.queries.meetings import AgendaRow
from govdesk.queries.meetings import MeetingDetail as Found
from govdesk.rules.messages import message
from govdesk.services.consent import adopt_consent_agenda
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Confirm, Section, caption
from govdesk.wording import _, n_


class ConsentAgenda(Section):
    """The motions that may be taken together; any member has one left out by saying so."""

    def __init__(self, office: Office, found: Found) -> None:
        super().__init__(_("Consent agenda"))
        self._office = office
        self._found = found
        self.boxes: dict[str, QCheckBox] = {}
        told = _("Whatever a member wants to talk about is left out: take its mark away.")
        self.body.addWidget(caption(told))
        for item in found.agenda:
            if item.motion_id is not None and may_stand(item):
                words = _("Motion {number}: {title}").format(number=item.motion, title=item.title)
                box = QCheckBox(words.replace("&", "&&"))
                box.setChecked(True)
                box.toggled.connect(self._show)
                self.boxes[item.motion_id] = box
                self.body.addWidget(box)
        self.act = Act(_("Adopt these together, nobody objecting"))
        self.act.clicked.connect(self._ask)
        self.body.addWidget(self.act)
        self._show()

    def chosen(self) -> tuple[str, ...]:
        """The motions whose mark is there."""
        return tuple(one for one, box in self.boxes.items() if box.isChecked())

    def _show(self) -> None:
        why = self._office.who.why_not("motion.run")
        why = why or self._found.roll_call
        if why is None and not self.boxes:
            why = message("meetings.no_consent")
        elif why is None and not self.chosen():
            why = message("motions.choose_some")
        self.act.set_refusal(why)

    def _ask(self) -> None:
        count = len(self.chosen())
        Confirm(
            self,
            n_("Adopt {count} motion together?", "Adopt {count} motions together?", count),
            _("The chair asks whether anyone objects. If someone does, that motion is left out."),
            {_("Nobody objected"): self._adopt},
        ).open()

    def _adopt(self) -> None:
        self._office.desk.write(
            self,
            adopt_consent_agenda,
            meeting_id=self._found.row.id,
            motion_ids=self.chosen(),
            unopposed=True,
        )


def may_stand(item: AgendaRow) -> bool:
    """Noticed, ordinary, and not moved by itself yet; key and charter motions never stand here."""
    return item.noticed and item.motion_state == "noticed" and item.motion_class == "ordinary"
