# SPDX-License-Identifier: Apache-2.0
"""Proposing a change of course, and what became of one."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from govdesk.queries.review_pivots import PivotRow
from govdesk.queries.reviews import FindingRow
from govdesk.rules.reviews import ReviewState, why_not_step
from govdesk.services import pivots
from govdesk.services.context import Changed, Context
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.reviews.words import change_words, pivot_state
from govdesk.ui.widgets import Act, Facts, Form, Label, LinkLabel
from govdesk.wording import _, current, read_number


class PivotForm(Form):
    """Drafts and submits the motion for a change of course."""

    def __init__(self, office: Office, finding: FindingRow, state: ReviewState) -> None:
        super().__init__(office, f"pivot:{finding.id}")
        self._finding_id = finding.id
        change = QComboBox()
        for one in pivots.CHANGES:
            change.addItem(change_words(one), one)
        self.add("change", _("What &changes"), change)
        self.add("approach", _("W&hat will be done differently"), QPlainTextEdit())
        self.add(
            "new_target",
            _("New &target, {unit}").format(unit=finding.unit),
            QLineEdit(),
            hint=_("Only if the target changes. It holds once the motion is adopted."),
        )
        self.add("expected_effect", _("&Expected effect"), QLineEdit())
        propose = Act(_("Propose the change of course"))
        refusal = office.who.why_not("pivot.propose")
        propose.set_refusal(refusal or why_not_step("dispose", state))
        propose.clicked.connect(self._propose)
        self.add_row(propose)
        self.restore()

    def _propose(self) -> None:
        self.clear_errors()
        self.send(
            propose_typed,
            finding_id=self._finding_id,
            typed=self.values(),
        )


class PivotSection(QWidget):
    """A change of course that was proposed, with its motion."""

    def __init__(self, office: Office, pivot: PivotRow) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(Label(pivot_state(pivot.state)))
        target = "" if pivot.new_target is None else current().number(pivot.new_target)
        facts: list[tuple[str, str | QWidget]] = [
            (_("What changes"), change_words(pivot.change)),
            (_("What will be done differently"), pivot.approach),
            (_("New target"), target),
            (_("Expected effect"), pivot.expected_effect),
            (_("What it did"), pivot.evaluation),
        ]
        if pivot.motion_id:
            words = _("Motion {number}").format(number=pivot.motion_number)
            facts.append(
                (_("Decided by"), LinkLabel(office, words, Place("motions", pivot.motion_id)))
            )
        layout.addWidget(Facts(facts))
        if pivot.state == "adopted" and office.who.why_not("pivot.evaluate") is None:
            layout.addWidget(evaluation_form(office, pivot))


def evaluation_form(office: Office, pivot: PivotRow) -> Form:
    """In the reviews after an adoption: what the change of course did."""
    form = Form(office, f"evaluation:{pivot.id}")
    form.add("evaluation", _("What it did so &far"), QLineEdit(pivot.evaluation))
    keep = Act(_("Keep the evaluation"))
    keep.clicked.connect(
        lambda: office.desk.write(
            form,
            pivots.evaluate,
            lambda _changed: form.submitted(),
            pivot_id=pivot.id,
            evaluation=form.values()["evaluation"],
        )
    )
    form.add_row(keep)
    form.restore()
    return form


def propose_typed(ctx: Context, *, finding_id: str, typed: dict[str, str]) -> Changed:
    """Propose a change of course as it was typed. Raises BadInput naming the field."""
    new_target: Decimal | None = None
    if typed["new_target"]:
        new_target = read_number(typed["new_target"], "new_target")
    return pivots.propose_pivot(
        ctx,
        finding_id=finding_id,
        change=typed["change"],
        approach=typed["approach"],
        expected_effect=typed["expected_effect"],
        new_target=new_target,
    )
