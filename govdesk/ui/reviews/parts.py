# SPDX-License-Identifier: Apache-2.0
"""A department's part of a review: handed in by the department, or for it, and given back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from govdesk.queries.review_departments import DepartmentRow
from govdesk.queries.review_requests import RequestRow
from govdesk.queries.reviews import ReviewDetail
from govdesk.rules.permissions import Role
from govdesk.rules.requests import RequestStep, why_not_hand_in
from govdesk.rules.reviews import ReviewState, why_not_step
from govdesk.rules.status import Status
from govdesk.services import review_requests
from govdesk.services.context import Changed
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import (
    Act,
    Facts,
    Form,
    Label,
    LinkLabel,
    Reveal,
    Section,
    StatusLabel,
    StatusMark,
    button,
)
from govdesk.wording import _, current, n_, say


class PartSection(Section):
    """The part of the department that whoever is at the desk belongs to."""

    story = Signal(str)
    """The finding whose story is to be written now."""

    def __init__(self, office: Office, detail: ReviewDetail, part: DepartmentRow) -> None:
        super().__init__(_("The part of {department}").format(department=part.name))
        self.body.addWidget(StatusLabel(part_mark(part)))
        self.body.addWidget(
            Facts(
                [
                    (_("Numbers"), numbers_words(part)),
                    (_("Stories"), stories_words(part)),
                    (_("Last step"), last_words(part)),
                ]
            )
        )
        self._missing(office, detail, part)
        refusal = (
            office.who.why_not("review.hand_in", department_id=part.id)
            or why_not_step("write", ReviewState(detail.row.state))
            or why_not_hand_in(name=part.name, done=part.done)
        )
        words = _("Hand in the part of {department}").format(department=part.name)
        if refusal is not None:
            act = Act(words)
            act.set_refusal(refusal)
            self.body.addWidget(act)
            return
        self.body.addSpacing(8)
        form = Form(office, f"part:{detail.row.id}")
        _note_field(form, missing=not part.is_ready)
        send = Act(words, "primary")
        send.clicked.connect(
            lambda: _write(
                form,
                review_requests.hand_in,
                review_id=detail.row.id,
                department_id=part.id,
                note=form.values()["note"],
            )
        )
        form.add_row(send)
        form.restore()
        self.body.addWidget(form)

    def _missing(self, office: Office, detail: ReviewDetail, part: DepartmentRow) -> None:
        """What is still to be brought, each line leading to where it is written."""
        own = [one for one in detail.findings if one.department_id == part.id]
        numbers = [one for one in own if one.awaited]
        stories = [one for one in own if Status(one.status).behind and not one.narrative]
        if part.is_handed_in or not (numbers or stories):
            return
        self.body.addWidget(Label(_("Still missing:"), "secondary"))
        for one in numbers:
            words = _("{name}: the number").format(name=one.name)
            self.body.addWidget(LinkLabel(office, words, Place("indicators", one.indicator_id)))
        for one in stories:
            words = _("{name}: the story behind it").format(name=one.name)
            write = button(words, "quiet")
            write.clicked.connect(lambda _checked=False, id=one.id: self.story.emit(id))
            self.body.addWidget(write, 0, Qt.AlignmentFlag.AlignLeft)


def own_part(office: Office, detail: ReviewDetail) -> DepartmentRow | None:
    """The part of the department that whoever is at the desk belongs to, if any."""
    if Role.DEPARTMENT not in office.who.roles:
        return None
    return detail.part_of(office.who.department_id)


def part_acts(office: Office, detail: ReviewDetail) -> list[Reveal]:
    """For the secretariat: hand a part in for its department, and give one back."""
    open_ones = [one for one in detail.departments if not one.is_handed_in]
    there = [one for one in detail.departments if one.is_handed_in]
    subject = f"for:{detail.row.id}"
    back = f"back:{detail.row.id}"
    found = []
    if open_ones:
        found.append(
            Reveal(
                office,
                _("Hand in a part for a department"),
                subject,
                lambda: _for_department(office, detail, subject, open_ones),
            )
        )
    if there:
        found.append(
            Reveal(
                office,
                _("Give a part back"),
                back,
                lambda: _give_back(office, detail, back, there),
            )
        )
    return found


def part_mark(part: DepartmentRow) -> StatusMark:
    """Where a department's part stands."""
    if part.is_handed_in:
        return StatusMark("●", say(RequestStep.ANSWERED.word), "good")
    if part.answer is not None:
        return StatusMark("◐", say(RequestStep.RETURNED.word), "warning")
    if part.is_ready:
        return StatusMark("◔", _("Ready"), "info")
    return StatusMark("○", _("Awaited"), "warning")


def step_words(step: RequestRow) -> str:
    """A step with its version, its day, by whom, and what was said with it."""
    words = _("{step}, {day}").format(
        step=say(RequestStep(step.step).word), day=current().date(step.on)
    )
    if step.version:
        words = _("{step}, version {version}, {day}").format(
            step=say(RequestStep(step.step).word),
            version=current().number(step.version),
            day=current().date(step.on),
        )
    if step.on_behalf:
        words = _("{words}, for the department by {name}").format(words=words, name=step.by)
    return _("{words}: {note}").format(words=words, note=step.note) if step.note else words


def last_words(part: DepartmentRow) -> str:
    """The last step in full, and how many numbers came in since the part was handed in."""
    words = step_words(part.steps[-1]) if part.steps else ""
    if not (part.is_handed_in and part.since):
        return words
    since = n_(
        "{count} number came in since.",
        "{count} numbers came in since.",
        part.since,
    )
    return _("{one}; {other}").format(one=words, other=since)


def numbers_words(part: DepartmentRow) -> str:
    """How many of its indicators have their numbers."""
    return _of(part.reported, part.indicators)


def stories_words(part: DepartmentRow) -> str:
    """How many of what is behind plan has its story."""
    return _of(part.told, part.behind)


def _of(part: int, whole: int) -> str:
    return _("{part} of {whole}").format(part=current().number(part), whole=current().number(whole))


def _note_field(form: Form, *, missing: bool) -> None:
    if missing:
        form.add(
            "note",
            _("&Why something is missing"),
            QLineEdit(),
            hint=_("Such as “no data: the register is being mended”."),
        )
    else:
        form.add("note", _("A &word with it"), QLineEdit(), hint=_("May stay empty."))


def _for_department(
    office: Office, detail: ReviewDetail, subject: str, rows: Sequence[DepartmentRow]
) -> Form:
    form = Form(office, subject)
    _choice(form, rows)
    form.add(
        "note",
        _("&Why something is missing"),
        QLineEdit(),
        hint=_("The record says that you handed it in for them."),
    )
    send = Act(_("Hand it in for them"))
    send.clicked.connect(
        lambda: _write(form, review_requests.hand_in, review_id=detail.row.id, **form.values())
    )
    form.add_row(send)
    form.restore()
    return form


def _give_back(
    office: Office, detail: ReviewDetail, subject: str, rows: Sequence[DepartmentRow]
) -> Form:
    form = Form(office, subject)
    _choice(form, rows)
    form.add("reason", _("&Reason to give it back"), QLineEdit())
    give = Act(_("Give it back to them"))
    give.clicked.connect(
        lambda: _write(form, review_requests.give_back, review_id=detail.row.id, **form.values())
    )
    form.add_row(give)
    form.restore()
    return form


def _choice(form: Form, rows: Sequence[DepartmentRow]) -> None:
    which = QComboBox()
    for row in rows:
        which.addItem(row.name, row.id)
    form.add("department_id", _("&Department"), which)


def _write(form: Form, service: Callable[..., Changed], **arguments: Any) -> None:
    form.clear_errors()
    form.office.desk.write(form, service, lambda _changed: form.submitted(), **arguments)
