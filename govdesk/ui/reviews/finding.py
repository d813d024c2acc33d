# SPDX-License-Identifier: Apache-2.0
"""One finding: what supports it, the story behind it, and what is decided about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from govdesk.queries.reviews import FindingRow
from govdesk.rules.messages import Message
from govdesk.rules.reviews import ReviewState, why_not_step
from govdesk.services import reviews
from govdesk.services.context import Changed
from govdesk.ui.indicators.words import variation_words, with_unit
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.reviews.pivot import PivotForm, PivotSection
from govdesk.ui.reviews.words import draft_words
from govdesk.ui.theme import look
from govdesk.ui.widgets import (
    Act,
    Card,
    Facts,
    Form,
    Label,
    LinkLabel,
    Section,
    StatusLabel,
    button,
    caption,
    indicator_status,
)
from govdesk.wording import _, say

STATUSES = ("on_track", "lagging", "off_track", "achieved", "partial", "too_few_cases")


class FindingEditor(Card):
    """A finding, to read and to complete. `closed` says why its story stands as it is."""

    def __init__(
        self,
        office: Office,
        finding: FindingRow,
        review_state: str,
        closed: Message | None = None,
    ) -> None:
        super().__init__(finding.name)
        self._office = office
        self._finding = finding
        self._state = ReviewState(review_state)
        self._closed = closed
        self.body.addWidget(StatusLabel(indicator_status(finding.status)))
        self.body.addWidget(Label(say(finding.sentence)))
        self.body.addWidget(self._facts())
        link = LinkLabel(office, _("See the chart"), Place("indicators", finding.indicator_id))
        self.body.addWidget(link)
        self._story()
        self._decision()
        self._override()

    def leave(self) -> None:
        """Another finding takes its place: keep what is typed as drafts."""
        for form in self.findChildren(Form):
            form.leave()

    def _facts(self) -> Facts:
        finding = self._finding
        then = ""
        if finding.then is not None:
            then = _("{value} when the review was frozen ({status}). {reason}").format(
                value=with_unit(finding.then.actual, finding.decimals, finding.unit)
                or _("Nothing"),
                status=indicator_status(finding.then.status).word,
                reason=finding.then.reason,
            )
        return Facts(
            [
                (_("Changed since"), then),
                (_("Status set by hand because"), finding.override_reason),
                (_("Is it a real change?"), variation_words(finding.variation)),
                (
                    _("Where it is heading"),
                    with_unit(finding.forecast, finding.decimals, finding.unit),
                ),
                (_("Data"), " ".join(say(text) for text in finding.quality)),
                (
                    _("Change of course?"),
                    " ".join(say(reason) for reason in finding.advice_reasons)
                    if finding.advice in ("propose", "watch")
                    else "",
                ),
            ]
        )

    def _story(self) -> None:
        finding = self._finding
        section = Section(_("The story behind the number"))
        if finding.narrative_by:
            section.body.addWidget(caption(_("By {name}").format(name=finding.narrative_by)))
        form = self._form(section, "story")
        text = form.add("narrative", _("&Why it is so, in a few sentences"), QPlainTextEdit())
        self.story = text
        text.setMaximumHeight(look().px(120))
        form.set_values({"narrative": finding.narrative})
        keep = Act(_("Keep the story"))
        keep.set_refusal(
            self._office.who.why_not("finding.write", department_id=finding.department_id)
            or why_not_step("write", self._state)
            or self._closed
        )
        keep.clicked.connect(
            lambda: self._write(form, reviews.write_finding, narrative=form.values()["narrative"])
        )
        form.add_row(keep)
        if not finding.narrative and not keep.refused:
            draft = button(_("Begin with a draft"), "quiet")
            draft.clicked.connect(lambda: text.setPlainText(draft_words(finding)))
            form.add_row(draft)
        form.restore()

    def _decision(self) -> None:
        finding = self._finding
        section = Section(_("What we decide to do"))
        if finding.pivot is not None:
            section.body.addWidget(PivotSection(self._office, finding.pivot))
        form = self._form(section, "decide")
        choice = QComboBox()
        self.decision = choice
        choice.addItem(_("Choose…"), "")
        choice.addItem(_("Stay the course"), "stay")
        choice.addItem(_("Accept"), "accept")
        form.add("disposition", _("&Decision"), choice)
        form.add("reason", _("&Reason"), QLineEdit(), hint=_("Needed to stay the course."))
        form.set_values(
            {"disposition": finding.disposition, "reason": finding.disposition_reason}
            if finding.disposition in ("stay", "accept")
            else {"disposition": ""}
        )
        decide = Act(_("Keep the decision"))
        refusal = self._office.who.why_not("finding.dispose")
        decide.set_refusal(refusal or why_not_step("dispose", self._state))
        decide.clicked.connect(lambda: self._write(form, reviews.dispose, **form.values()))
        form.add_row(decide)
        form.restore()
        if finding.status in ("lagging", "off_track") and finding.pivot is None:
            pivot = PivotForm(self._office, finding, self._state)
            inner = Section(_("Or propose a change of course"))
            inner.body.addWidget(pivot)
            section.body.addWidget(inner)

    def _override(self) -> None:
        refusal = self._office.who.why_not("finding.override")
        if refusal is not None or why_not_step("override", self._state) is not None:
            return
        finding = self._finding
        section = Section(_("Set the status by hand"))
        form = self._form(section, "override")
        status = QComboBox()
        for one in STATUSES:
            status.addItem(indicator_status(one).word, one)
        form.add("status", _("&Status"), status)
        form.add("reason", _("Reason, &printed beside it"), QLineEdit())
        form.set_values({"status": finding.status})
        keep = Act(_("Set the status"))
        keep.clicked.connect(lambda: self._write(form, reviews.override_status, **form.values()))
        form.add_row(keep)
        form.restore()

    def _form(self, section: Section, name: str) -> Form:
        form = Form(self._office, f"{name}:{self._finding.id}")
        section.body.addWidget(form)
        self.body.addWidget(section)
        return form

    def _write(self, form: Form, service: Callable[..., Changed], **arguments: Any) -> None:
        form.clear_errors()
        self._office.desk.write(
            form,
            service,
            lambda _changed: form.submitted(),
            finding_id=self._finding.id,
            revision=self._finding.revision,
            **arguments,
        )
