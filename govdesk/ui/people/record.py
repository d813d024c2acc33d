# SPDX-License-Identifier: Apache-2.0
"""A seat's voting record: how often it was asked and answered, how it voted, and what part its
group of seats had in the outcomes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from govdesk.queries.voting_records import SeatRecord, SeatVote
from govdesk.rules.roll import Status
from govdesk.rules.voting_records import Part
from govdesk.ui.motions.words import choice_mark, outcome_mark, reference
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import Facts, Label, LinkLabel, Section, caption
from govdesk.wording import _, current, n_

LATEST = 10
"""So many votes are listed; the motions have them all."""


class RecordSection(Section):
    """The record of one seat, in words and counts."""

    def __init__(self, office: Office, found: SeatRecord) -> None:
        super().__init__(_("How the seat voted"))
        number = current().number
        if not found.votes:
            self.body.addWidget(caption(_("No vote was closed while this seat was on the roll.")))
            return
        record = found.record
        asked = n_("in {count} vote", "in {count} votes", record.asked)
        answered = n_("in {count} vote", "in {count} votes", record.cast)
        counted = [
            (choice_mark(status.value).word, number(record.counts[status]))
            for status in Status
            if record.counts[status]
        ]
        self.body.addWidget(Facts([(_("Was asked"), asked), (_("Answered"), answered), *counted]))
        if any(found.parts[part] for part in Part if part is not Part.EVEN):
            self.body.addWidget(Label(_("Its group of seats"), "label"))
            self.body.addWidget(Facts(_parts(found)))
        self.body.addWidget(Label(_("The latest votes"), "label"))
        self.body.addWidget(Facts([_line(office, one) for one in found.votes[:LATEST]]))


def _parts(found: SeatRecord) -> list[tuple[str, str | QWidget]]:
    words = {
        Part.CONCURRING: _("Decided as most of it voted"),
        Part.DECISIVE: _("Stopped by it, though the whole body agreed"),
        Part.OVERRULED: _("Decided against most of it"),
    }
    return [(words[part], current().number(found.parts[part])) for part in words]


def _line(office: Office, one: SeatVote) -> tuple[str, str | QWidget]:
    words = _("{title}: {choice}. {outcome}").format(
        title=one.title,
        choice=choice_mark(one.status.value).word,
        outcome=outcome_mark(one.outcome).word,
    )
    place = Place("motions", one.motion_id)
    return reference(one.number), LinkLabel(office, words, place)
