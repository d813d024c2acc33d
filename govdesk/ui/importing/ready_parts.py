# SPDX-License-Identifier: Apache-2.0
"""After an import: the departments' parts that are complete now, to be handed in at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from govdesk.queries.ready_parts import ReadyPart, ready_parts
from govdesk.services.review_requests import hand_in
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import Label, Section, button, clear
from govdesk.wording import _, current, n_


class ReadyParts(Section):
    """One button for each part; where stories are missing it leads to the review instead."""

    left = Signal()
    """Somebody goes on to a review."""

    def __init__(self, office: Office) -> None:
        super().__init__(_("Parts of reviews that wait for this"))
        self._office = office
        self.hide()

    def look(self) -> None:
        """Read which parts are complete now, and show those that this person may hand in."""
        self._office.desk.read(self, ready_parts, self._show)

    def _show(self, parts: tuple[ReadyPart, ...]) -> None:
        clear(self.body)
        why_not = self._office.who.why_not
        own = [
            one
            for one in parts
            if why_not("review.hand_in", department_id=one.department_id) is None
        ]
        for one in own:
            self._offer(one)
        self.setVisible(bool(own))

    def _offer(self, part: ReadyPart) -> None:
        told = {"department": part.department, "period": part.period}
        words = _("Hand in the part of {department} for {period}").format(**told)
        if part.stories:
            missing = n_(
                "{department}, {period}: the numbers are there, {count} story is missing.",
                "{department}, {period}: the numbers are there, {count} stories are missing.",
                part.stories,
            )
            count = current().number(part.stories)
            self.body.addWidget(Label(missing.format(**told, count=count)))
            words = _("Go to the review of {period}").format(period=part.period)
        pressed = button(words, "" if not part.stories else "quiet")
        pressed.clicked.connect(lambda: self._go(part) if part.stories else self._hand_in(part))
        self.body.addWidget(pressed, 0, Qt.AlignmentFlag.AlignLeft)

    def _hand_in(self, part: ReadyPart) -> None:
        self._office.desk.write(
            self,
            hand_in,
            lambda _changed: self.look(),
            review_id=part.review_id,
            department_id=part.department_id,
        )

    def _go(self, part: ReadyPart) -> None:
        self.left.emit()
        self._office.navigate(Place("reviews", part.review_id))
