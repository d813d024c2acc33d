# SPDX-License-Identifier: Apache-2.0
"""The forms about a motion's words: submitting it, and giving it a new text."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from govdesk.queries.motion_links import Reason
from govdesk.queries.motions import MotionDetail as Found
from govdesk.queries.people import SeatRow
from govdesk.rules.summaries import chosen
from govdesk.services import motion_words
from govdesk.services.context import Changed
from govdesk.ui.motions.costs import add_cost, revise_typed, submit_typed, typed_cost
from govdesk.ui.motions.words import class_words, matter_words
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import Act, Form, button
from govdesk.wording import _

SHOWN = 60
"""So many letters of a resident’s words or a title stand in a line to choose."""


class SubmitForm(Form):
    """Asks for a motion's title, words, and what they do."""

    def __init__(
        self, office: Office, seats: tuple[SeatRow, ...], reasons: tuple[Reason, ...] = ()
    ) -> None:
        super().__init__(office, "motion/new")
        self.add("title", _("&Title"), QLineEdit())
        self.add(
            "summary",
            _("In two plain &sentences"),
            QPlainTextEdit(),
            hint=_("What it does, for someone who was not there."),
        )
        self.add("text", _("The exact &words to be decided"), QPlainTextEdit())
        self.add("if_adopted", _("If &adopted, what happens"), QLineEdit())
        self.add("if_rejected", _("If &not adopted, what happens"), QLineEdit())
        add_cost(self)
        why = QComboBox()
        why.addItem(_("Nothing that stands here"), "")
        for reason in reasons:
            why.addItem(_reason_words(reason), f"{reason.kind}/{reason.target_id}")
        self.add(
            "reason",
            _("Wh&y it is proposed"),
            why,
            hint=_("An indicator, a finding, a resident’s word or an earlier motion."),
        )
        matter = QComboBox()
        matter.addItem(_("None of these"), "")
        for one, words in matter_words().items():
            matter.addItem(words, one)
        self.add(
            "matter",
            _("Does it &concern one of these"),
            matter,
            hint=_("The charter calls them key: the residents must agree by themselves."),
        )
        decision_class = QComboBox()
        decision_class.addItem(_("As the charter’s list says"), "")
        for one in ("ordinary", "key", "charter"):
            decision_class.addItem(class_words(one), one)
        self.add("decision_class", _("C&lass"), decision_class)
        mover = QComboBox()
        own = office.who.seat_id
        if not own or office.who.why_not("motion.run") is None:
            mover.addItem(_("Nobody yet"), "")
        for seat in seats:
            if own in ("", seat.seat_id) or office.who.why_not("motion.run") is None:
                mover.addItem(seat.title, seat.seat_id)
        self.add("mover_seat_id", _("&Moved by the seat"), mover)
        act = Act(_("Su&bmit it"), "primary")
        act.set_refusal(office.who.why_not("motion.submit"))
        act.clicked.connect(self.submit)
        self.add_row(act)
        forget = button(_("Clear"), "quiet")
        forget.clicked.connect(self.discard)
        self.add_row(forget)
        self.restore()

    def submit(self) -> None:
        """Submit the motion and go to it."""
        values = self.values()
        kind, _slash, target_id = values["reason"].partition("/")
        self.office.desk.write(
            self,
            submit_typed,
            self._submitted,
            title=values["title"],
            text=values["text"],
            summary=values["summary"],
            if_adopted=values["if_adopted"],
            if_rejected=values["if_rejected"],
            cost=values["cost"],
            cost_note=values["cost_note"],
            decision_class=values["decision_class"] or None,
            matters=(values["matter"],) if values["matter"] else (),
            mover_seat_id=values["mover_seat_id"] or None,
            links=((kind, target_id),) if target_id else (),
        )

    def _submitted(self, changed: Changed) -> None:
        self.submitted()
        self.office.navigate(Place("motions", changed.made))


def _reason_words(reason: Reason) -> str:
    words = {
        "indicator": _("Indicator {about}: {label}"),
        "finding": _("Finding of {about}: {label}"),
        "review": _("Review of {period}"),
        "comment": _("A resident’s word, {about}: {label}"),
        "motion": _("Motion {about}: {label}"),
    }[reason.kind]
    label = reason.label if len(reason.label) <= SHOWN else f"{reason.label[:SHOWN]}…"
    return words.format(about=reason.about, label=label, period=reason.about)


class RecommendForm(Form):
    """Asks for the secretariat's recommendation, which is never the decision."""

    def __init__(self, office: Office, found: Found) -> None:
        super().__init__(office, recommend_subject(found))
        self._found = found
        self.add(
            "recommendation",
            _("What the secretariat recommends, and why"),
            QPlainTextEdit(),
            hint=_("It stands beside the motion for everyone. The members decide."),
        )
        self.set_values({"recommendation": found.recommendation})
        self.end_with(Act(_("Keep the recommendation")), self.submit)

    def submit(self) -> None:
        """Keep the recommendation."""
        self.send(
            motion_words.recommend,
            motion_id=self._found.row.id,
            recommendation=self.values()["recommendation"],
            revision=self._found.revision,
        )


def recommend_subject(found: Found) -> str:
    """The subject of a draft recommendation."""
    return f"recommendation/{found.row.id}"


class ReviseForm(Form):
    """Asks for a motion's new text; the earlier one is kept."""

    def __init__(self, office: Office, found: Found) -> None:
        super().__init__(office, f"motion/{found.row.id}")
        self._found = found
        text = found.texts[0]
        self.add("text", _("The exact &words to be decided"), QPlainTextEdit())
        self.add("summary", _("In two plain &sentences"), QPlainTextEdit())
        add_cost(self)
        one = chosen(found.summaries, text.n, (found.own_language,))
        self.set_values(
            {
                "text": text.text,
                "summary": one.text if one is not None else "",
                **typed_cost(text.cost),
            }
        )
        act = Act(_("Keep as a new &version"))
        act.set_refusal(office.who.why_not("motion.change"))
        act.clicked.connect(self.submit)
        self.add_row(act)
        self.restore()

    def submit(self) -> None:
        """Keep the new version."""
        values, text = self.values(), self._found.texts[0]
        self.send(
            revise_typed,
            motion_id=self._found.row.id,
            text=values["text"],
            summary=values["summary"],
            if_adopted=text.if_adopted,
            if_rejected=text.if_rejected,
            cost=values["cost"],
            cost_note=values["cost_note"],
            revision=self._found.revision,
        )
