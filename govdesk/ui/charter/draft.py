# SPDX-License-Identifier: Apache-2.0
"""The form that proposes another charter: from rule templates, told in words as one chooses, and
tried on past votes before anybody votes on it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from govdesk.queries.charter_page import CharterPage
from govdesk.queries.people import SeatRow
from govdesk.queries.what_if import CharterTried, charter_tried
from govdesk.rules.charter import Charter
from govdesk.rules.charter_changes import (
    CharterChange,
    ClassRule,
    Decides,
    changed_charter,
)
from govdesk.rules.charter_words import differences, loses
from govdesk.rules.decision_classes import DecisionClass, Matter
from govdesk.rules.decision_rules import Deem
from govdesk.rules.messages import message
from govdesk.services.charter_changes import propose_charter
from govdesk.services.context import Changed
from govdesk.ui.charter.meeting_terms import add_meeting_terms, terms_changed, terms_in_force
from govdesk.ui.charter.promised_seats import add_promised_seats, seats_changed, seats_in_force
from govdesk.ui.motions.words import outcome_mark, reference
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import Act, Card, Form, Label, LinkLabel, button, caption, clear
from govdesk.wording import _, n_, say

CLASSES = tuple(one.value for one in DecisionClass)


class CharterForm(Form):
    """What is to be other than it is; all else stays."""

    def __init__(self, office: Office, found: CharterPage, seats: tuple[SeatRow, ...]) -> None:
        super().__init__(office, "charter/change")
        self._found = found
        self._version = found.versions[0].version
        self.add_row(Label(_("How it decides"), "subheading"))
        self._add_rules()
        self.add_row(Label(_("What is key"), "subheading"))
        self._add_key_list()
        add_promised_seats(self, found.charter)
        add_meeting_terms(self, found.charter)
        self._changes = Card(_("What would change"))
        self.add_row(self._changes)
        ask = button(_("What if it had decided the past votes?"), "quiet")
        ask.clicked.connect(self._try)
        self.add_row(ask)
        self._tried = QWidget()
        self._lines = QVBoxLayout(self._tried)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.add_row(self._tried)
        self.add(
            "why",
            _("&Why, in two plain sentences"),
            QPlainTextEdit(),
            hint=_("The words of the motion are written from the choices above."),
        )
        mover = QComboBox()
        mover.addItem(_("Nobody yet"), "")
        for seat in seats:
            mover.addItem(seat.title, seat.seat_id)
        self.add("mover_seat_id", _("&Moved by the seat"), mover)
        act = Act(_("&Propose it as a motion"), "primary")
        act.set_refusal(office.who.why_not("charter.change"))
        act.clicked.connect(self.submit)
        self.add_row(act)
        self.set_values(self._now_in_force())
        self.edited.connect(self._show)
        self.restored.connect(self._show)
        self.restore()
        self._show()

    def submit(self) -> None:
        """Propose it and go to the motion."""
        values = self.values()
        self.office.desk.write(
            self,
            propose_charter,
            self._proposed,
            change=self.change(),
            why=values["why"],
            mover_seat_id=values["mover_seat_id"] or None,
        )

    def change(self) -> CharterChange:
        """What is chosen, as far as it is other than what is in force."""
        values, now = self.values(), self._now_in_force()
        classes = {}
        for one in CLASSES:
            deemed = values[f"{one}_abstain"]
            asked = ClassRule(
                Decides(values[f"{one}_decides"]),
                Deem(deemed) if deemed != now[f"{one}_abstain"] else None,
            )
            if asked != ClassRule():
                classes[one] = asked
        money = values["money"]
        return CharterChange(
            classes=classes,
            matters=frozenset(one.value for one in _listed() if values[f"key_{one.value}"]),
            money_over=None if money == now["money"] else int(money) * 100,
            seats=seats_changed(values, self._found.charter),
            **terms_changed(values, self._found.charter),
        )

    def _add_rules(self) -> None:
        titles = {
            "ordinary": (_("&Ordinary decisions pass with"), _("There an abstention counts as")),
            "key": (_("&Key decisions pass with"), _("For key decisions it counts as")),
            "charter": (
                _("&Changes of the charter pass with"),
                _("For the charter it counts as"),
            ),
        }
        deemed = {"ignore": _("Neither yes nor no"), "yes": _("Yes"), "no": _("No")}
        for one in CLASSES:
            decides = QComboBox()
            for choice in Decides:
                words = (
                    _("What the charter says now")
                    if choice is Decides.KEEP
                    else say(message(f"template.{choice.value}"))
                )
                decides.addItem(words, choice.value)
            self.add(f"{one}_decides", titles[one][0], decides)
            abstain = QComboBox()
            for value, words in deemed.items():
                abstain.addItem(words, value)
            self.add(f"{one}_abstain", titles[one][1], abstain)

    def _add_key_list(self) -> None:
        for matter in _listed():
            told = say(message(f"charter.matter_{matter.value}"))
            self.add(f"key_{matter.value}", _("Key: {matter}").format(matter=told), QCheckBox())
        money = QSpinBox()
        money.setRange(0, 2_000_000_000)
        money.setGroupSeparatorShown(True)
        money.setSuffix(f" {self._found.charter.currency}")
        self.add("money", _("A &sum is key over"), money)

    def _now_in_force(self) -> dict[str, str]:
        charter = self._found.charter
        found = {f"{one}_decides": Decides.KEEP.value for one in CLASSES}
        found |= {f"{one}_abstain": charter.rule_for(one).abstain_as.value for one in CLASSES}
        matters = charter.key_reasons.matters
        found |= {f"key_{one.value}": "yes" if one in matters else "" for one in _listed()}
        found["money"] = str((charter.key_reasons.money_over or 0) // 100)
        return found | seats_in_force(charter) | terms_in_force(charter)

    def _drafted(self) -> dict[str, Any]:
        return changed_charter(
            self._found.body, self.change(), version=self._version + 1, titles={}
        )

    def _show(self) -> None:
        """Tell the changes in words, what the residents lose in red."""
        clear(self._changes.body)
        clear(self._lines)
        self._changes.body.addWidget(Label(_("What would change"), "subheading"))
        old, new = self._found.charter, Charter.from_json(self._drafted())
        lost = loses(old, new)
        for line in differences(old, new):
            self._changes.body.addWidget(Label(say(line), "error" if line in lost else ""))
        if old == new or not differences(old, new):
            self._changes.body.addWidget(caption(_("Nothing yet.")))

    def _try(self) -> None:
        self.office.desk.read(self, charter_tried, self._show_tried, body=self._drafted())

    def _show_tried(self, tried: CharterTried) -> None:
        clear(self._lines)
        if not tried.votes:
            self._lines.addWidget(Label(_("No vote was closed yet.")))
            return
        told = n_("Of {count} past vote,", "Of {count} past votes,", tried.votes)
        count = len(tried.others)
        others = (
            n_("{count} would have come out otherwise.", "{count} would have come out otherwise.",
               count)
            if count
            else _("none would have come out otherwise.")
        )  # fmt: skip
        self._lines.addWidget(Label(_("{first} {second}").format(first=told, second=others)))
        for one in tried.others:
            words = _("{motion}: {was}, and with this {other}").format(
                motion=_("{motion}: {title}").format(motion=reference(one.number), title=one.title),
                was=outcome_mark(one.was).word,
                other=outcome_mark(one.would_be).word,
            )
            self._lines.addWidget(LinkLabel(self.office, words, Place("motions", one.motion_id)))
        self._lines.addWidget(caption(_("Nothing changes: those votes stand as they were.")))

    def _proposed(self, changed: Changed) -> None:
        self.submitted()
        self.office.navigate(Place("motions", changed.made))


def _listed() -> tuple[Matter, ...]:
    """What a charter may list as key; the charter itself always is more than that."""
    return tuple(one for one in Matter if one is not Matter.CHARTER)
