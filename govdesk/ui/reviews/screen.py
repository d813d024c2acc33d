# SPDX-License-Identifier: Apache-2.0
"""The list of reviews, and the one chosen beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from govdesk.queries import reviews
from govdesk.queries.people import Place as NamedPlace
from govdesk.queries.people import departments
from govdesk.queries.reviews import ReviewDetail, ReviewRow
from govdesk.services.context import Changed
from govdesk.services.reviews import open_review
from govdesk.ui.office import Office
from govdesk.ui.reviews.detail import ReviewPage
from govdesk.ui.reviews.meeting import ReviewMode
from govdesk.ui.reviews.words import name_of, state_mark
from govdesk.ui.widgets import (
    Act,
    Column,
    EmptyState,
    Form,
    ListDetail,
    RowsTable,
    button,
)
from govdesk.ui.widgets.list_screen import ListScreen
from govdesk.wording import _, current, n_


class ReviewsScreen(ListScreen[ReviewRow]):
    """Every review, the newest first."""

    kind = "reviews"
    kinds = frozenset(
        {
            "review",
            "finding",
            "pivot",
            "workspace",
            "target",
            "motion",
            "narrative",
            "comment",
            "answer",
        }
    )

    def __init__(self, office: Office) -> None:
        super().__init__(office, _("Reviews"))
        self._table = RowsTable(
            [
                Column("name", _("Review"), name_of, bold=True, stretch=True, width=320),
                Column(
                    "state",
                    _("Status"),
                    lambda row: state_mark(row.state).word,
                    status=lambda row: state_mark(row.state),
                    width=170,
                ),
                Column("written", _("Stories written"), _written, width=110),
            ],
            key=lambda row: row.id,
            accessible_name=_("Reviews"),
            remembered=office.remembered,
            name="reviews",
        )
        self._shown: ReviewDetail | None = None
        self._page = ReviewPage(office)
        self._page.meeting.connect(self._into_meeting)
        self._list = ListDetail(
            office,
            "reviews",
            self._table,
            self._page,
            EmptyState(
                _("Once a quarter is over, the task force looks at every indicator here."),
                _("Begin the first review"),
                self.new,
            ),
            choose_one=_("Choose a review to see its findings."),
        )
        self._new = self._new_form()
        self._new.hide()
        self.body.addWidget(self._new)
        self._put_list()
        self._set_primary()

    def open_part(self, part: str) -> None:
        """Open the finding on an indicator."""
        self._page.look_for(self._wanted, part)

    def refresh(self) -> None:
        """Read the reviews, and the one shown, again."""
        self._set_primary()
        self.office.desk.read(self, reviews.list_reviews, self._show)
        if self._wanted:
            self._read_chosen()

    def _reference(self, row: ReviewRow) -> str:
        """Such as `Review of 2026-Q2`."""
        return name_of(row)

    def new(self) -> None:
        """Show the form that begins a review."""
        if self.primary_refusal is None:
            self._new.show()
            self._new.focus_first()
            self.office.desk.read(self._new, reviews.quarter_to_review, self._suggest)

    def back(self) -> bool:
        """Esc: close the form, else go back to the list."""
        if self._new.isVisible() and not self._new.is_dirty():
            self._new.hide()
            return True
        return self._list.back()

    def help(self) -> str:
        """What one does here."""
        return _(
            "Begin a review when a quarter is over. Departments write the story behind each "
            "number; you decide what to do about what is behind plan; another officer approves; "
            "then the review is issued for the meeting and adopted in it."
        )

    def _set_primary(self) -> None:
        self.set_primary(_("Begin a review"), self.new, self.office.who.why_not("review.open"))

    def _new_form(self) -> Form:
        form = Form(self.office, "review:new")
        form.add("period", _("&Quarter to review"), QLineEdit(), hint=_("Such as 2026-Q2."))
        begin = Act(_("Begin the review"))
        begin.clicked.connect(self._begin)
        close = button(_("Not now"), "quiet")
        close.clicked.connect(self._close_form)
        form.add_acts(begin, close)
        return form

    def _suggest(self, period: str) -> None:
        """Fill in the quarter that waits, unless something is typed already."""
        if not self._new.has_edits():
            self._new.set_values({"period": period})

    def _begin(self) -> None:
        self.office.desk.write(
            self._new, open_review, self._begun, period=self._new.values()["period"]
        )

    def _begun(self, changed: Changed) -> None:
        self._wanted = changed.made
        self._close_form()
        self.refresh()

    def _close_form(self) -> None:
        self._new.set_values({"period": ""})
        self._new.submitted()
        self._new.hide()

    def _show(self, rows: tuple[ReviewRow, ...]) -> None:
        self._list.show_rows(rows)
        under_way = [row for row in rows if row.state != "adopted"]
        if under_way:
            said = n_(
                "{count} review is under way.", "{count} reviews are under way.", len(under_way)
            )
        else:
            said = n_("{count} review, all adopted.", "{count} reviews, all adopted.", len(rows))
        self.set_summary(said)
        self._choose_wanted()

    def _read_chosen(self) -> None:
        self.office.desk.read(self, reviews.review, self._show_one, id=self._wanted)

    def _show_one(self, detail: ReviewDetail | None) -> None:
        if detail is not None and detail.row.id == self._wanted:
            self._page.show_review(detail)
            self._shown = detail

    def _into_meeting(self) -> None:
        self.office.desk.read(self, departments, self._show_meeting)

    def _show_meeting(self, rows: tuple[NamedPlace, ...]) -> None:
        if self._shown is not None and self._shown.findings:
            mode = ReviewMode(self, self.office, self._shown, rows)
            mode.showFullScreen()


def _written(row: ReviewRow) -> str:
    return _("{written} of {all}").format(
        written=current().number(row.written), all=current().number(row.findings)
    )
