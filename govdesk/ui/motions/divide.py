# SPDX-License-Identifier: Apache-2.0
"""Dividing a motion on its page: its words cut by lines of dashes, and its parts afterwards."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QSpinBox

from govdesk.queries.divisions import PartRow
from govdesk.queries.motions import MotionDetail as Found
from govdesk.queries.people import SeatRow
from govdesk.rules.divisions import LINE, divided
from govdesk.rules.motions import MotionVerb
from govdesk.rules.procedural import needs_words
from govdesk.services.divisions import divide_motion
from govdesk.ui.motions.members_answer import Way, ask_members, members_answer
from govdesk.ui.motions.motion_card import MotionCard
from govdesk.ui.motions.page_form import PageForm
from govdesk.ui.motions.words import reference
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import (
    Label,
    LinkLabel,
    Section,
    caption,
)
from govdesk.wording import _, current


class DivideForm(PageForm):
    """Asks where the words are cut, which part takes what the motion would change, and how the
    members agreed."""

    def __init__(self, office: Office, found: Found, seats: tuple[SeatRow, ...]) -> None:
        super().__init__(office, divide_subject(found.row.id), found.row.id)
        self._found = found
        self.add(
            "parts",
            _("The &words, with a line of three dashes between two parts"),
            QPlainTextEdit(),
            hint=_("Each word stands in one part at least, and no word comes in."),
        )
        self._count = caption("")
        self.add_row(self._count)
        for pivot_id, name in found.pivots:
            place = QSpinBox()
            place.setRange(1, 9)
            words = _("The change of course for {indicator} goes with part")
            self.add(f"pivot_{pivot_id}", words.format(indicator=name), place)
        for name, label in (("seat_id", _("Moved &by")), ("seconded_by", _("Se&conded by"))):
            if name == "seconded_by" and found.small_board:
                continue
            seat = QComboBox()
            seat.addItem(_("Nobody, as nobody objects"), "")
            for one in seats:
                seat.addItem(one.title, one.seat_id)
            self.add(name, label, seat)
        why_not = dict(found.verbs).get("divide")
        needs = needs_words(MotionVerb.DIVIDE, small_board=found.small_board)
        ask_members(self, needs, found.to_call, self.submit, why_not)
        self.add_away(_("Leave it whole"))
        self.set_values({"parts": found.texts[0].text})
        self.edited.connect(self._show)
        self.restored.connect(self._show)
        self.restore()
        self._show()

    def submit(self, way: Way) -> None:
        """Divide it."""
        values = self.values()
        self.office.desk.write(
            self,
            divide_motion,
            self.done,
            motion_id=self._found.row.id,
            parts=divided(values["parts"]),
            carries={one: int(values[f"pivot_{one}"]) for one, _name in self._found.pivots},
            seat_id=values["seat_id"] or None,
            seconded_by=values.get("seconded_by") or None,
            revision=self._found.revision,
            **members_answer(values, way),
        )

    def _show(self) -> None:
        count = len(divided(self.values()["parts"]))
        words = (
            _("{count} parts.")
            if count > 1
            else _("Not divided yet: write {line} in a line of its own.")
        )
        self._count.setText(words.format(count=current().number(count), line=LINE))


class Parts(Section):
    """The parts that a motion was divided into, each with where it stands."""

    def __init__(self, office: Office, rows: tuple[PartRow, ...]) -> None:
        super().__init__(_("Divided into"))
        for row in rows:
            card = MotionCard(office, row)
            for name in row.carries:
                told = _("Carries the change of course for {indicator}.").format(indicator=name)
                card.body.addWidget(Label(told, "secondary"))
            self.body.addWidget(card)


class PartOf(Section):
    """The motion that was divided into this one, and what this one takes of it."""

    def __init__(self, office: Office, row: PartRow) -> None:
        super().__init__("")
        words = _("Part {n} of {motion}: {title}").format(
            n=current().number(row.n), motion=reference(row.number), title=row.title
        )
        self.body.addWidget(LinkLabel(office, words, Place("motions", row.id)))
        for name in row.carries:
            told = _("Carries the change of course for {indicator}.").format(indicator=name)
            self.body.addWidget(Label(told, "secondary"))


def divide_subject(motion_id: str) -> str:
    """The subject of a division that is being written."""
    return f"divide/{motion_id}"
