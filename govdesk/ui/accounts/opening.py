# SPDX-License-Identifier: Apache-2.0
"""`OpeningForm`: an account for someone who sits, or who works for the task force."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from govdesk.queries.account_opening import Opening, Seated
from govdesk.rules.messages import message
from govdesk.rules.permissions import Role
from govdesk.services import people
from govdesk.services.context import Changed
from govdesk.services.founding import slug
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Form, button
from govdesk.wording import _, say


class OpeningForm(Form):
    """`opened` carries the id of the account; `left` when nobody is given one after all."""

    opened = Signal(str)
    left = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._opening = Opening((), (), frozenset())
        self._who = QComboBox()
        self.add("who", _("&For"), self._who)
        self.add("name", _("&Name"), QLineEdit())
        role = QComboBox()
        for one in Role:
            role.addItem(say(message(f"role.{one}")), one.value)
        self.add("role", _("&Role"), role)
        self._department = QComboBox()
        self.add("department", _("&Department"), self._department)
        make = Act(_("&Open the account"))
        make.clicked.connect(self._open)
        leave = button(_("Not now"), "quiet")
        leave.clicked.connect(self.left)
        self.add_acts(make, leave)
        self._who.currentIndexChanged.connect(self._fill)

    def offer(self, opening: Opening) -> None:
        """Begin with the first who sits and cannot sign in."""
        self._opening = opening
        self._who.blockSignals(True)
        self._who.clear()
        for one in opening.seated:
            words = _("{name}, seat {seat}").format(name=one.name, seat=one.seat)
            self._who.addItem(words, one.member_id)
        self._who.addItem(_("Somebody without a seat"), "none")
        self._who.blockSignals(False)
        self._department.clear()
        self._department.addItem(_("None"), "none")
        for place in opening.departments:
            self._department.addItem(place.name, place.id)
        self._fill()
        self.submitted()

    @property
    def _seated(self) -> Seated | None:
        chosen = self._who.currentData()
        return next((one for one in self._opening.seated if one.member_id == chosen), None)

    def _fill(self, *_index: int) -> None:
        one = self._seated
        self.set_value("name", one.name if one else "")
        self.set_value("role", (one.role if one else Role.CLERK).value)
        self.set_value("department", (one.department_id if one else None) or "none")

    def _open(self) -> None:
        values, one = self.values(), self._seated
        plain = slug(values["name"])
        names = (plain if at == 1 else f"{plain}_{at}" for at in count(1))
        department = values["department"]
        self.office.desk.write(
            self,
            people.open_account,
            self._done,
            login=next(name for name in names if name not in self._opening.logins),
            name=values["name"],
            roles=(Role(values["role"]),),
            member_id=one.member_id if one else None,
            department_id=None if department == "none" else department,
        )

    def _done(self, changed: Changed) -> None:
        self.submitted()
        self.opened.emit(changed.made)
