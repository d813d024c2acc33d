# SPDX-License-Identifier: Apache-2.0
"""Residents' words on a motion, and the reasoned answer that is owed to each."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from govdesk.queries.motions import MotionDetail
from govdesk.queries.residents import CommentRow
from govdesk.services import residents
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Card, Form, Label, Reveal, Section, StatusLabel, StatusMark
from govdesk.wording import _, current


class Comments(Section):
    """Each word with its answers, the unanswered first; and the form that takes one down."""

    def __init__(self, office: Office, found: MotionDetail) -> None:
        super().__init__(_("Residents’ words"))
        self._office = office
        for one in sorted(found.comments, key=lambda comment: (bool(comment.answers), comment.at)):
            self.body.addWidget(self._card(one))
        if office.who.why_not("comment.receive") is None:
            self.body.addWidget(
                Reveal(
                    office,
                    _("Write down a resident’s word"),
                    f"comment/{found.row.id}",
                    partial(CommentForm, office, found),
                )
            )

    def _card(self, comment: CommentRow) -> Card:
        card = Card()
        card.setAccessibleName(_("A resident’s word"))
        when = current().moment(comment.at, self._office.who.zone)
        words = _("{name}, {when}").format(name=comment.shown_name, when=when)
        card.body.addWidget(Label(words, "secondary"))
        if comment.stance:
            said = {"for": _("For the motion"), "against": _("Against the motion")}
            card.body.addWidget(Label(said[comment.stance], "label"))
        card.body.addWidget(Label(comment.text))
        for answer in comment.answers:
            words = _("{who} answers: {text}").format(who=answer.by_words, text=answer.text)
            card.body.addWidget(Label(words, "label"))
        if not comment.answers:
            card.body.addWidget(StatusLabel(StatusMark("◆", _("Not answered yet"), "warning")))
            if self._office.who.why_not("comment.answer") is None:
                card.body.addWidget(
                    Reveal(
                        self._office,
                        _("Answer it"),
                        f"answer/{comment.comment_id}",
                        partial(AnswerForm, self._office, comment.comment_id),
                    )
                )
        return card


class CommentForm(Form):
    """Asks what a resident said, and under which name they want it shown."""

    def __init__(self, office: Office, found: MotionDetail) -> None:
        super().__init__(office, f"comment/{found.row.id}")
        self._motion_id = found.row.id
        self.add(
            "shown_name",
            _("Na&me to be shown"),
            QLineEdit(),
            hint=_("As they want to be called; it is public."),
        )
        self.add("text", _("What they s&aid"), QPlainTextEdit())
        stance = QComboBox()
        stance.addItem(_("They do not say"), "")
        stance.addItem(_("For the motion"), "for")
        stance.addItem(_("Against the motion"), "against")
        self.add(
            "stance",
            _("Do they say &which way"),
            stance,
            hint=_("Only what they say themselves. Do not guess it from their words."),
        )
        self.end_with(Act(_("Keep it")), self.submit)

    def submit(self) -> None:
        """Keep the word."""
        values = self.values()
        self.send(
            residents.receive_comment,
            subject_kind="motion",
            subject_id=self._motion_id,
            shown_name=values["shown_name"],
            text=values["text"],
            stance=values["stance"],
        )


class AnswerForm(Form):
    """Asks for the answer and its reasons."""

    def __init__(self, office: Office, comment_id: str) -> None:
        super().__init__(office, f"answer/{comment_id}")
        self._comment_id = comment_id
        self.add(
            "text",
            _("The answer, with its reasons"),
            QPlainTextEdit(),
            hint=_("It is public, and the resident’s word stays beside it."),
        )
        self.add(
            "by_words",
            _("Who answers"),
            QLineEdit(),
            hint=_("For example: Health department"),
        )
        self.end_with(Act(_("Give this answer")), self.submit)

    def submit(self) -> None:
        """Answer."""
        values = self.values()
        self.send(
            residents.answer_comment,
            comment_id=self._comment_id,
            text=values["text"],
            by_words=values["by_words"],
        )
