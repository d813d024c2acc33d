# SPDX-License-Identifier: Apache-2.0
"""What residents said in the quarter before, and what it changed."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from govdesk.queries.review_feedback import HeardComment
from govdesk.queries.reviews import ReviewDetail
from govdesk.rules.reviews import ReviewState, why_not_step
from govdesk.services.review_feedback import answer_feedback
from govdesk.ui.office import Office
from govdesk.ui.theme import look
from govdesk.ui.widgets import Act, Form, Label, Section, caption
from govdesk.wording import _, current


class FeedbackSection(Section):
    """The comments with their answers, and under them the words that the review asks for."""

    def __init__(self, office: Office, detail: ReviewDetail) -> None:
        super().__init__(
            _("What residents’ words of {quarter} changed").format(quarter=detail.feedback.quarter)
        )
        self._office = office
        self._detail = detail
        for comment in detail.feedback.comments:
            self.body.addWidget(Label(_("“{text}”").format(text=comment.text)))
            self.body.addWidget(caption(_said(comment)))
        if not detail.feedback.comments:
            said = _("No comments came in {quarter}. What was heard in other ways counts too.")
            self.body.addWidget(caption(said.format(quarter=detail.feedback.quarter)))
        if why_not_step("write", ReviewState(detail.row.state)) is None:
            self.body.addWidget(self._form())
            return
        self.body.addWidget(Label(detail.feedback.text or _("Nothing was written.")))
        self._add_author()

    def _form(self) -> Form:
        row, feedback = self._detail.row, self._detail.feedback
        form = Form(self._office, f"feedback:{row.id}")
        text = form.add(
            "text",
            _("What did it chan&ge?"),
            QPlainTextEdit(),
            hint=_(
                "The briefing prints it at the head of what residents said. If nothing changed, "
                "say so and why. Leave out names."
            ),
        )
        text.setMaximumHeight(look().px(120))
        form.set_values({"text": feedback.text})
        keep = Act(_("Keep what it changed"))
        keep.set_refusal(self._office.who.why_not("review.answer_feedback"))
        keep.clicked.connect(
            lambda: self._office.desk.write(
                form,
                answer_feedback,
                lambda _changed: form.submitted(),
                review_id=row.id,
                text=form.values()["text"],
                revision=row.revision,
            )
        )
        form.add_row(keep)
        if feedback.text:
            self._add_author()
        form.restore()
        return form

    def _add_author(self) -> None:
        if self._detail.feedback.by:
            by = _("By {name}").format(name=self._detail.feedback.by)
            self.body.addWidget(caption(by))


def _said(comment: HeardComment) -> str:
    """Who said it about what and when, and every answer to it."""
    lines = [
        _("{who} on {about}, {day}").format(
            who=comment.name, about=_about(comment), day=current().date(comment.on)
        )
    ]
    lines += [
        _("{who} answered, {day}: {text}").format(
            who=one.by, day=current().date(one.on), text=one.text
        )
        for one in comment.answers
    ]
    return "\n".join(lines if comment.answers else [*lines, _("Not answered yet.")])


def _about(comment: HeardComment) -> str:
    template = {"motion": _("Motion {number}"), "review": _("the review of {number}")}
    return template.get(comment.about_kind, "{number}").format(number=comment.about)
