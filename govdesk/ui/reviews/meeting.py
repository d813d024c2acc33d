# SPDX-License-Identifier: Apache-2.0
"""Review mode: one indicator at a time, over the whole screen, walked by key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from govdesk.queries.people import Place as NamedPlace
from govdesk.queries.review_meeting import MeetingPage, meeting_page
from govdesk.queries.reviews import FindingRow, ReviewDetail
from govdesk.services import review_meeting
from govdesk.ui.charts import ChartPanel
from govdesk.ui.indicators.words import variation_words
from govdesk.ui.office import Office
from govdesk.ui.reviews.words import decision_words, name_of
from govdesk.ui.theme import look
from govdesk.ui.widgets import (
    Act,
    Form,
    Label,
    Scroll,
    Section,
    StatusLabel,
    button,
    caption,
    clear,
    heading,
    indicator_status,
    single_key,
)
from govdesk.ui.widgets.announcing import announce
from govdesk.ui.widgets.keys import ctrl_enter
from govdesk.wording import _, current, say

DAYS = 90
"""How far off a new action is due, unless another day is chosen."""


class ReviewMode(QDialog):
    """N or Page Down goes on, P or Page Up back, A to what is agreed, Esc leaves."""

    def __init__(
        self,
        parent: QWidget,
        office: Office,
        detail: ReviewDetail,
        departments: Sequence[NamedPlace],
    ) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(name_of(detail.row))
        self._office = office
        self._detail = detail
        self._departments = departments
        self._at = 0
        self._form: Form | None = None
        self._where = Label(role="secondary", wrap=False)
        self._left = Scroll(_("The indicator"))
        self._right = Scroll(_("What we know and what we agree"))
        self._lay_out()
        for keys, act in (
            (("N", "PgDown"), self.go_on),
            (("P", "PgUp"), self.go_back),
            (("A",), self.focus_form),
        ):
            for key in keys:
                self._key(key, act)
        ctrl_enter(self, self.keep)
        office.desk.changed.connect(self._heard)
        self._show()

    @property
    def finding(self) -> FindingRow:
        """The finding shown."""
        return self._detail.findings[self._at]

    def go_on(self) -> None:
        """The next indicator; the last one stays."""
        self._go(self._at + 1)

    def go_back(self) -> None:
        """The one before; the first one stays."""
        self._go(self._at - 1)

    def focus_form(self) -> None:
        """Put the cursor where it is written what was agreed."""
        if self._form is not None:
            self._right.ensureWidgetVisible(self._form)
            self._form.focus_first()

    def keep(self) -> None:
        """Ctrl+Enter, from any field: keep what is agreed on this indicator."""
        if self._form is not None:
            self._form.run()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the field that it is pressed in."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """What is typed is kept as a draft."""
        for form in self.findChildren(Form):
            form.leave()
        super().done(result)

    def _key(self, key: str, act: Callable[[], object]) -> None:
        if len(key) == 1:
            single_key(self, key, act, whole_window=True)
        else:
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _lay_out(self) -> None:
        back, on = button(_("Back")), button(_("Next"), "primary")
        back.clicked.connect(self.go_back)
        on.clicked.connect(self.go_on)
        leave = button(_("Leave"), "quiet")
        leave.clicked.connect(self.reject)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._where, 1)
        for widget in (back, on, leave):
            head.addWidget(widget)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(self._left, 3)
        body.addWidget(self._right, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 20, 28, 16)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addLayout(body, 1)
        on.setFocus()  # Enter goes on; Back, which stands first, would do nothing at the first
        layout.addWidget(caption(_("N: next   P: back   A: what we agree   Esc: leave")))

    def _go(self, at: int) -> None:
        if 0 <= at < len(self._detail.findings) and at != self._at:
            self._at = at
            self._show()

    def _show(self) -> None:
        finding = self.finding
        where = _("{place} of {all} · {review}").format(
            place=current().number(self._at + 1),
            all=current().number(len(self._detail.findings)),
            review=name_of(self._detail.row),
        )
        self._where.setText(where)
        announce(self, f"{where}. {finding.name}. {indicator_status(finding.status).word}")
        self._left.clear()
        self._left.body.addWidget(heading(finding.name))
        self._left.body.addWidget(StatusLabel(indicator_status(finding.status)))
        self._left.body.addWidget(Label(say(finding.sentence)))
        self._ask()

    def _ask(self) -> None:
        self._office.desk.read(
            self, meeting_page, self._fill, indicator_id=self.finding.indicator_id
        )

    def _heard(self, changed: object) -> None:
        """Something was recorded, here or at another desk."""
        if getattr(changed, "kinds", frozenset()) & {"narrative", "action"}:
            self._ask()

    def _fill(self, page: MeetingPage | None) -> None:
        finding = self.finding
        if page is None or page.indicator_id != finding.indicator_id:
            return
        while self._left.body.count() > 3:
            item = self._left.body.takeAt(3)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        chart = ChartPanel()
        chart.setMinimumHeight(look().px(360))
        chart.show_chart(page.chart)
        self._left.body.addWidget(chart)
        if words := variation_words(finding.variation):
            self._left.body.addWidget(Label(words))
        for form in self._right.findChildren(Form):
            form.carry()
        clear(self._right.body)
        self._stories(finding, page)
        self._actions(page)
        self._agree(finding)

    def _stories(self, finding: FindingRow, page: MeetingPage) -> None:
        section = Section(_("The story behind the number"))
        if finding.narrative:
            section.body.addWidget(Label(finding.narrative))
            section.body.addWidget(caption(_("By {name}").format(name=finding.narrative_by)))
        for story in page.stories[:5]:
            if story.text:
                section.body.addWidget(Label(story.text))
        if section.body.count() == 0:
            section.body.addWidget(caption(_("Nothing is written yet.")))
        if words := decision_words(finding):
            section.body.addWidget(Label(_("Decided: {words}").format(words=words)))
        self._right.body.addWidget(section)

    def _actions(self, page: MeetingPage) -> None:
        if not page.actions:
            return
        section = Section(_("To be done already"))
        for one in page.actions:
            words = _("{number}: {title}. {department}, by {due}").format(
                number=one.number,
                title=one.title,
                department=one.department,
                due=current().date(one.due),
            )
            section.body.addWidget(Label(words))
        self._right.body.addWidget(section)

    def _agree(self, finding: FindingRow) -> None:
        section = Section(_("What we agree"))
        form = Form(self._office, f"agree:{finding.id}")
        form.add("helpers", _("Who can help"), QLineEdit())
        form.add("works", _("What works"), QLineEdit())
        form.add("action", _("What is to be done"), QLineEdit())
        owner = QComboBox()
        for department in self._departments:
            owner.addItem(department.name, department.id)
        owner.setCurrentIndex(max(0, owner.findData(finding.department_id)))
        form.add("department_id", _("By whom"), owner)
        due = QDateEdit(QDate(self._office.who.today).addDays(DAYS))
        due.setCalendarPopup(True)
        form.add("due", _("By when"), due)
        keep = Act(_("Keep what we agree"))
        keep.set_refusal(self._office.who.why_not("review.agree"))
        keep.clicked.connect(lambda: self._keep(form, finding))
        form.add_row(keep)
        form.restore()
        section.body.addWidget(form)
        self._right.body.addWidget(section)
        self._form = form

    def _keep(self, form: Form, finding: FindingRow) -> None:
        form.clear_errors()
        values = form.values()
        self._office.desk.write(
            form,
            review_meeting.agree,
            lambda _changed: self._kept(form),
            finding_id=finding.id,
            helpers=values["helpers"],
            works=values["works"],
            action=values["action"],
            department_id=values["department_id"],
            due=date.fromisoformat(values["due"]),
        )

    def _kept(self, form: Form) -> None:
        form.submitted()
        form.set_values({"helpers": "", "works": "", "action": ""})
        announce(self, _("Kept."))
