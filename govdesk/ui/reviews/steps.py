# SPDX-License-Identifier: Apache-2.0
"""The next step of a review, with the reason where it cannot be taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from govdesk.queries.reviews import ReviewDetail
from govdesk.rules.messages import Message
from govdesk.rules.reviews import ReviewState, why_not_approve, why_not_freeze
from govdesk.services import reviews
from govdesk.services.context import Changed
from govdesk.ui.office import Office
from govdesk.ui.question import Question
from govdesk.ui.reviews.words import name_of
from govdesk.ui.widgets import Act, Confirm, Form, Label, Reveal
from govdesk.wording import _

UNDER_WAY = (ReviewState.OPEN, ReviewState.SUBMITTED)
"""Here what is not written yet can still be, if need be by giving the review back."""


class ReviewSteps(QWidget):
    """Submit, approve or return, issue, adopt: whichever comes next."""

    def __init__(self, office: Office, detail: ReviewDetail) -> None:
        super().__init__()
        self._office = office
        self._detail = detail
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._missing = ", ".join(one.name for one in detail.departments if not one.is_handed_in)
        state = ReviewState(detail.row.state)
        if state in UNDER_WAY and not detail.feedback.text:
            self._layout.addWidget(Label(_still_to_say(detail), "secondary"))
        match state:
            case ReviewState.OPEN:
                if self._missing:
                    words = _("Not handed in yet: {names}.")
                    self._layout.addWidget(Label(words.format(names=self._missing), "secondary"))
                self._add(_("Submit for approval"), "review.submit", None, self._submit)
            case ReviewState.SUBMITTED:
                self._approve()
            case ReviewState.APPROVED:
                self._freeze("issued", _("Issue for the meeting"))
            case ReviewState.ISSUED:
                self._freeze("adopted", _("Mark as adopted"))
                self._reopen()
            case ReviewState.ADOPTED:
                self._reopen()

    def _add(
        self, text: str, verb: str, refusal: Message | None, pressed: Callable[[], object]
    ) -> None:
        act = Act(text, "primary")
        act.set_refusal(self._office.who.why_not(verb) or refusal)
        act.clicked.connect(pressed)
        self._layout.addWidget(act)

    def _submit(self) -> None:
        """Submit; where a department has not handed in its part, ask first."""
        if not self._missing:
            self._write(reviews.submit_review)
            return
        Confirm(
            self,
            _("Submit the review before every part is handed in?"),
            _(
                "Not handed in yet: {names}. What is there is submitted as it stands, and no part "
                "can be handed in until the review is given back."
            ).format(names=self._missing),
            {_("Submit for approval"): lambda: self._write(reviews.submit_review)},
        ).open()

    def _approve(self) -> None:
        row = self._detail.row
        refusal = why_not_approve(
            ReviewState(row.state), self._detail.submitted_by, self._office.who.account
        )
        self._add(
            _("Approve"), "review.approve", refusal, lambda: self._write(reviews.approve_review)
        )
        form = Form(self._office, f"return:{row.id}")
        form.add("reason", _("Reason to give it &back"), QLineEdit())
        give_back = Act(_("Give it back"))
        give_back.set_refusal(self._office.who.why_not("review.approve"))
        give_back.clicked.connect(lambda: self._with_reason(form, reviews.return_review))
        form.add_row(give_back)
        form.restore()
        self._layout.addWidget(form)

    def _with_reason(self, form: Form, service: Callable[..., Changed]) -> None:
        row = self._detail.row
        self._office.desk.write(
            form,
            service,
            lambda _changed: form.submitted(),
            review_id=row.id,
            reason=form.values()["reason"],
            revision=row.revision,
        )

    def _freeze(self, kind: str, text: str) -> None:
        row = self._detail.row
        refusal = why_not_freeze(
            kind,
            ReviewState(row.state),
            midpoint=row.midpoint,
            undisposed=self._detail.undecided,
        )
        self._add(text, "review.freeze", refusal, lambda: self._confirm(kind, text))

    def _reopen(self) -> None:
        subject = f"reopen:{self._detail.row.id}"

        def make() -> Form:
            form = Form(self._office, subject)
            form.add(
                "reason",
                _("Why it is opened again, printed beside it"),
                QLineEdit(),
                hint=_("What was frozen stays as it is. The next version has its own seal number."),
            )
            again = Act(_("Open it again"))
            again.clicked.connect(lambda: self._with_reason(form, reviews.reopen_review))
            form.add_row(again)
            form.restore()
            return form

        refusal = self._office.who.why_not("review.reopen")
        self._layout.addWidget(
            Reveal(self._office, _("Open the review again"), subject, make, refusal)
        )

    def _confirm(self, kind: str, text: str) -> None:
        question = _("{step}: {name}?").format(step=text, name=name_of(self._detail.row))
        consequence = _(
            "The review is kept as it is now. What arrives later is shown beside it, not in it."
        )
        row = self._detail.row
        self._office.desk.confirmed(
            self,
            Question(question, consequence, text),
            reviews.freeze_review,
            review_id=row.id,
            revision=row.revision,
            kind=kind,
        )

    def _write(self, service: Callable[..., Changed], **arguments: Any) -> None:
        row = self._detail.row
        self._office.desk.write(
            self, service, None, review_id=row.id, revision=row.revision, **arguments
        )


def _still_to_say(detail: ReviewDetail) -> str:
    words = _("Not written yet: what residents’ words of {quarter} changed.")
    return words.format(quarter=detail.feedback.quarter)
