# SPDX-License-Identifier: Apache-2.0
"""One review: what is open in it, its findings, the next step, and its freezes."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox

from govdesk.queries.reviews import FindingRow, FreezeRow, ReviewDetail
from govdesk.rules.requests import why_not_change
from govdesk.ui.indicators.narratives import NarrativesSection
from govdesk.ui.office import Office
from govdesk.ui.reviews.again import WorkedOutAgain
from govdesk.ui.reviews.chase import ChaseSection
from govdesk.ui.reviews.feedback import FeedbackSection
from govdesk.ui.reviews.finding import FindingEditor
from govdesk.ui.reviews.parts import PartSection, own_part
from govdesk.ui.reviews.sections import changed_section, evaluation_section
from govdesk.ui.reviews.steps import UNDER_WAY, ReviewSteps
from govdesk.ui.reviews.words import decision_words, name_of, state_mark
from govdesk.ui.widgets import (
    Column,
    Detail,
    Facts,
    Label,
    RowsTable,
    Screen,
    Section,
    StatusLabel,
    button,
    heading,
    indicator_status,
)
from govdesk.ui.widgets.detail import WAITS
from govdesk.wording import _, current, n_


class ReviewPage(Detail):
    """A review; choosing a finding opens it under the list."""

    meeting = Signal()
    """The meeting wants to see one indicator at a time."""

    def __init__(self, office: Office) -> None:
        super().__init__(_("The review"))
        self._office = office
        self._finding = ""
        self._told = ""
        self._looked_for = ("", "")
        self._editor: FindingEditor | None = None
        self._detail: ReviewDetail | None = None

    def look_for(self, review_id: str, indicator_id: str) -> None:
        """Open the finding on an indicator, now or once its review is shown."""
        self._looked_for = (review_id, indicator_id)
        if self._detail is not None and self._detail.row.id == review_id:
            self.show_review(self._detail)

    def show_review(self, detail: ReviewDetail) -> None:
        """Show a review; the finding that was open is opened again."""
        if self._detail is None or self._detail.row.id != detail.row.id:
            self._finding, self._told = "", ""
        self._find(detail)
        self.begin(detail.row.id)
        self._detail, self._editor = detail, None
        self.body.addWidget(heading(name_of(detail.row)))
        self.body.addWidget(StatusLabel(state_mark(detail.row.state)))
        self.body.addWidget(Label(_sentence(detail)))
        self.body.addWidget(
            Facts(
                [
                    (_("Readings due by"), current().date(detail.row.due_on)),
                    (_("Submitted by"), detail.submitted_name),
                    (_("Approved by"), detail.approved_name),
                    *(
                        (
                            _frozen_words(one),
                            _("{when}, seal number {seal}").format(
                                when=current().moment(one.at, detail.zone), seal=one.seal
                            ),
                        )
                        for one in detail.freezes
                    ),
                ]
            )
        )
        if detail.freezes:
            self.body.addWidget(WorkedOutAgain(self._office, detail.row.id))
        part = own_part(self._office, detail)
        if part is not None and detail.row.state in UNDER_WAY:
            own = PartSection(self._office, detail, part)
            own.story.connect(self._write_story)
            self.body.addWidget(own)
        self.body.addWidget(ReviewSteps(self._office, detail))
        mode = button(_("Show one indicator at a time"), "quiet")
        mode.clicked.connect(self.meeting)
        self.body.addWidget(mode, 0, Qt.AlignmentFlag.AlignLeft)
        if detail.changed:
            self.body.addWidget(changed_section(detail))
        if detail.row.state in UNDER_WAY:
            chase = ChaseSection(self._office, detail, self._told)
            chase.told.connect(self._tell)
            self.body.addWidget(chase)
        if detail.to_evaluate:
            self.body.addWidget(evaluation_section(self._office, detail))
        self.body.addWidget(FeedbackSection(self._office, detail))
        self._findings(detail)
        self._words = NarrativesSection(
            self._office, detail.narratives, detail.zone, review_id=detail.row.id
        )
        self.body.addWidget(self._words)
        self.body.addStretch(1)
        if self._finding:
            self._open(self._finding)

    def _find(self, detail: ReviewDetail) -> None:
        """The finding that was looked for is the one that is open, and has the focus."""
        for one in detail.findings:
            if (detail.row.id, one.indicator_id) == self._looked_for:
                self._finding = one.id
                self._looked_for = ("", "")
                for wait in WAITS:  # it is laid out, and may be drawn again, in between
                    QTimer.singleShot(wait, self, self._to_decision)

    def _to_decision(self) -> None:
        """To the finding that was looked for, unless someone has gone elsewhere since."""
        held = self.window().focusWidget()
        stays = isinstance(held, QComboBox | Detail | Screen)
        if self._editor is not None and stays:
            self.verticalScrollBar().setValue(self._editor.y())
            self._editor.decision.setFocus()
            self.ensureWidgetVisible(self._editor.decision)

    def _tell(self, words: str) -> None:
        self._told = words

    def _findings(self, detail: ReviewDetail) -> None:
        section = Section(_("Findings"))
        table: RowsTable[FindingRow] = RowsTable(
            [
                Column(
                    "status",
                    _("Status"),
                    lambda f: indicator_status(f.status).word,
                    status=lambda f: indicator_status(f.status),
                    width=126,
                ),
                Column(
                    "name",
                    _("Indicator"),
                    lambda f: f.name,
                    tooltip=lambda f: f.name,
                    bold=True,
                    stretch=True,
                    width=250,
                ),
                Column("decided", _("Decided"), decision_words, width=90, gives_way=1),
                Column(
                    "story",
                    _("Story"),
                    lambda f: _("Written") if f.narrative else "",
                    width=80,
                    gives_way=2,
                ),
                Column("owner", _("Owner"), lambda f: f.department, width=130, gives_way=3),
            ],
            key=lambda f: f.id,
            accessible_name=_("Findings"),
        )
        table.show_rows(detail.findings)
        table.fit_rows(10)
        table.choose(self._finding, tell=False)
        table.chosen.connect(self._open)
        section.body.addWidget(table)
        self.body.addWidget(section)

    def _write_story(self, finding_id: str) -> None:
        """Open a finding, and go to where its story is written."""
        self._open(finding_id)
        QTimer.singleShot(0, self, self._to_story)  # once it was laid out

    def _to_story(self) -> None:
        if self._editor is not None:
            self.ensureWidgetVisible(self._editor.story)
            self._editor.story.setFocus()

    def _open(self, finding_id: str) -> None:
        """Show the editor of one finding under the list."""
        if self._detail is None:
            return
        if self._editor is not None:
            if finding_id == self._finding:
                return
            self._editor.leave()
            self.body.removeWidget(self._editor)
            self._editor.hide()
            self._editor.deleteLater()
            self._editor = None
        row = next((one for one in self._detail.findings if one.id == finding_id), None)
        if row is None:
            return
        self._finding = finding_id
        part = self._detail.part_of(row.department_id)
        closed = why_not_change(name=part.name, done=part.done) if part is not None else None
        self._editor = FindingEditor(self._office, row, self._detail.row.state, closed)
        self.body.insertWidget(self.body.indexOf(self._words), self._editor)


def _frozen_words(freeze: FreezeRow) -> str:
    word = state_mark(freeze.kind).word
    if freeze.version == 1:
        return word
    return _("{step}, version {version}").format(step=word, version=freeze.version)


def _sentence(detail: ReviewDetail) -> str:
    behind = sum(one.status in ("lagging", "off_track") for one in detail.findings)
    if not behind:
        return _("Nothing is behind plan or off track.")
    said = n_(
        "{count} indicator is behind plan or off track.",
        "{count} indicators are behind plan or off track.",
        behind,
    )
    if not detail.undecided:
        return said
    open_ones = n_(
        "For {count} of them nothing is decided yet.",
        "For {count} of them nothing is decided yet.",
        len(detail.undecided),
    )
    return _("{one} {other}").format(one=said, other=open_ones)
