# SPDX-License-Identifier: Apache-2.0
"""The countdown to a meeting: each deadline with its time, what is left of it, and its press."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from govdesk.rules.countdown import Deadline, Standing, Step
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import Label, Section, StatusLabel, StatusMark, button, caption
from govdesk.wording import _, current, n_, say

VERBS = {
    Deadline.REVIEW: "review.freeze",
    Deadline.AGENDA: "meeting.schedule",
    Deadline.NOTICE: "meeting.notice",
    Deadline.ADDENDUM: "meeting.notice",
    Deadline.PAPERS: "packet.prepare",
    Deadline.ANSWERS: "comment.answer",
    Deadline.MINUTES: "minutes.draft",
}
"""What whoever presses must be allowed to do; nothing is to be pressed for the others."""
HERE = frozenset({Deadline.AGENDA, Deadline.NOTICE, Deadline.ADDENDUM})
"""What is done on the meeting's own page."""


def step_mark(step: Step) -> StatusMark:
    """How a deadline stands: shape, time left in words, tone."""
    shape, tone = {
        Standing.DONE: ("●", "good"),
        Standing.DONE_LATE: ("●", "warning"),
        Standing.AHEAD: ("○", "secondary"),
        Standing.NEAR: ("◆", "warning"),
        Standing.MISSED: ("▲", "bad"),
        Standing.PASSED: ("–", "secondary"),
    }[step.standing]
    return StatusMark(shape, say(step.left), tone)


def place_of(step: Step, meeting_id: str) -> Place:
    """Where a deadline is met."""
    match step.told.deadline:
        case Deadline.REVIEW:
            return Place("reviews", step.told.subject)
        case Deadline.PAPERS:
            return Place("briefings", f"new/agenda/{meeting_id}")
        case Deadline.ANSWERS:
            return Place("motions", step.told.subject)
        case Deadline.MINUTES:
            return Place("meetings", step.told.subject)
        case _:
            return Place("meetings", meeting_id)


def summary_words(steps: tuple[Step, ...]) -> str:
    """How much of it is done, and what is late."""
    owed = [one for one in steps if one.told.deadline in VERBS]
    done = sum(1 for one in owed if not one.open)
    late = sum(1 for one in owed if one.standing is Standing.MISSED)
    words = _("Done so far: {done} of {count}.").format(
        done=current().number(done), count=current().number(len(owed))
    )
    if not late:
        return words
    told = n_("{count} is late.", "{count} are late.", late)
    return _("{first} {second}").format(first=words, second=told)


class Countdown(Section):
    """`asked` carries the deadline that is met on the page around it; for all others the press
    leads to where it is."""

    asked = Signal(object)

    def __init__(self, office: Office, steps: tuple[Step, ...], meeting_id: str, zone: str) -> None:
        super().__init__(_("What leads to it"))
        self._office, self._meeting_id, self._zone = office, meeting_id, zone
        self.body.addWidget(caption(summary_words(steps)))
        lines = QWidget()
        lines.setAccessibleName(_("What leads to it"))
        self._grid = QGridLayout(lines)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        for at, step in enumerate(steps):
            self._add(at * 4, step)
        self.body.addWidget(lines)

    def _add(self, row: int, step: Step) -> None:
        press = self._press(step)
        self._grid.addWidget(Label(say(step.what), "label"), row, 0, 1, 1 if press else 2)
        if press is not None:
            self._grid.addWidget(
                press, row, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignTrailing
            )
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(StatusLabel(step_mark(step)))
        when = current().moment(step.told.due_at, self._zone)
        by = _("by {when}") if step.told.deadline is not Deadline.MEETING else "{when}"
        layout.addWidget(Label(by.format(when=when), "secondary", wrap=False))
        layout.addStretch(1)
        self._grid.addWidget(line, row + 1, 0, 1, 2)
        if step.counted is not None:
            self._grid.addWidget(caption(say(step.counted)), row + 2, 0, 1, 2)
        self._grid.setRowMinimumHeight(row + 3, 8)

    def _press(self, step: Step) -> QPushButton | None:
        """None where it is done, nothing is to be done, or whoever is here may not."""
        verb = VERBS.get(step.told.deadline)
        if verb is None or not step.open or self._office.who.why_not(verb) is not None:
            return None
        press = button(_press_words(step.told.deadline), "quiet")
        press.setAccessibleDescription(say(step.what))
        press.clicked.connect(partial(self._pressed, step))
        return press

    def _pressed(self, step: Step) -> None:
        if step.told.deadline in HERE:
            self.asked.emit(step.told.deadline)
        else:
            self._office.navigate(place_of(step, self._meeting_id))


def _press_words(deadline: Deadline) -> str:
    return {
        Deadline.REVIEW: _("Go to the review"),
        Deadline.AGENDA: _("Write the agenda"),
        Deadline.NOTICE: _("Note the posting"),
        Deadline.ADDENDUM: _("Note the posting"),
        Deadline.PAPERS: _("Prepare the packet"),
        Deadline.ANSWERS: _("Go to the motion"),
        Deadline.MINUTES: _("Go to its minutes"),
    }[deadline]
