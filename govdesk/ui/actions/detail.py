# SPDX-License-Identifier: Apache-2.0
"""One action: what it is, where it comes from, what was reported, and reporting on it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from govdesk.queries import actions
from govdesk.queries.action_sources import Choices
from govdesk.ui.actions.forms import AssignForm, ReportForm
from govdesk.ui.actions.words import action_mark, share_words, state_mark
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import (
    Detail,
    Facts,
    Label,
    LinkLabel,
    Section,
    StatusLabel,
    caption,
    heading,
)
from govdesk.wording import _, current


class ActionDetail(Detail):
    """An action, or the form that assigns a new one."""

    def __init__(self, office: Office) -> None:
        super().__init__(_("The action"))
        self._office = office

    def show_new(self, choices: Choices) -> None:
        """Show the form that assigns an action."""
        self.begin("new")
        self.body.addWidget(heading(_("Assign an action")))
        form = AssignForm(self._office, choices)
        self.body.addWidget(form)
        form.focus_first()

    def show_action(self, detail: actions.ActionDetail | None) -> None:
        """Show an action with its reports."""
        self.begin(detail.row.action_id if detail else "")
        if detail is None:
            self.body.addWidget(caption(_("This action is no longer here.")))
            return
        row = detail.row
        self.body.addWidget(heading(row.title))
        self.body.addWidget(
            Facts(
                [
                    (_("Number"), row.number),
                    (_("Status"), StatusLabel(action_mark(row))),
                    (_("Done"), share_words(row.percent)),
                    (_("Department"), row.department),
                    (_("Due"), current().date(row.due)),
                    *self._sources(row),
                ]
            )
        )
        self._reports(detail)
        section = Section(_("Report how far it is"))
        self.body.addWidget(section)
        section.body.addWidget(ReportForm(self._office, row))

    def _sources(self, row: actions.ActionRow) -> list[tuple[str, str | QWidget]]:
        links: list[tuple[str, str | QWidget]] = []
        for label, kind, id, name in (
            (_("Decided by"), "motions", row.motion_id, row.motion),
            (_("From the review of"), "reviews", row.review_id, row.review),
            (_("To improve"), "indicators", row.indicator_id, row.indicator),
        ):
            if id and name:
                if kind == "motions":
                    rescinded = row.motion_state == "rescinded"
                    words = (
                        _("Motion {number}, rescinded since") if rescinded else _("Motion {number}")
                    )
                    name = words.format(number=name)
                links.append((label, LinkLabel(self._office, name, Place(kind, id))))
        return links

    def _reports(self, detail: actions.ActionDetail) -> None:
        section = Section(_("Reports so far"))
        if not detail.steps:
            section.body.addWidget(caption(_("Nobody has reported on it yet.")))
        for step in detail.steps:
            when = current().moment(step.at, self._office.who.zone)
            words = _("{state}, {share} done").format(
                state=state_mark(step.state).word, share=share_words(step.percent)
            )
            section.body.addWidget(caption(when))
            section.body.addWidget(Label(words))
            if step.note:
                section.body.addWidget(Label(step.note, "secondary"))
        self.body.addWidget(section)
