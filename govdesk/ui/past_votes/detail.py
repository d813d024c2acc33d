# SPDX-License-Identifier: Apache-2.0
"""One vote from before: its outcome in a sentence, how many chose what, and who voted how."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from govdesk.exchange.past_vote_pages import PastBallot, PastVotePage, page_of
from govdesk.queries.past_votes import PastVoteFound
from govdesk.rules.roll import Status
from govdesk.ui.motions.words import choice_mark, outcome_mark
from govdesk.ui.office import Office
from govdesk.ui.widgets import (
    Detail,
    Facts,
    Label,
    Section,
    StatusLabel,
    StatusMark,
    caption,
    heading,
    selectable,
)
from govdesk.wording import _, current, say


class PastVoteDetail(Detail):
    """A vote that was taken in from a file; nothing is to be done with it."""

    def __init__(self, office: Office) -> None:
        super().__init__(_("The vote"))
        self._office = office

    def show_vote(self, found: PastVoteFound | None) -> None:
        """Show a vote."""
        self.begin(found.row.id if found else "")
        if found is None:
            self.body.addWidget(caption(_("This vote is no longer here.")))
            return
        page = page_of(found.body)
        self.body.addWidget(heading(found.row.identifier))
        self.body.addWidget(StatusLabel(outcome_mark(found.row.outcome)))
        self.body.addWidget(Label(say(page.explanation)))
        self.body.addWidget(Facts(self._facts(found, page)))
        if found.text:
            section = Section(_("What was voted on"))
            section.body.addWidget(selectable(Label(found.text)))
            self.body.addWidget(section)
        if page.roll:
            section = Section(_("Who voted how"))
            section.body.addWidget(_roll(page.roll))
        else:
            section = Section(_("How many"))
            section.body.addWidget(caption(_("Its file names nobody.")))
            section.body.addWidget(_counts(page.counts))
        self.body.addWidget(section)

    def _facts(self, found: PastVoteFound, page: PastVotePage) -> list[tuple[str, str | QWidget]]:
        day = found.row.voted_on
        taken_in = current().moment(found.recorded_at, self._office.who.zone)
        counts = _(", ").join(
            _("{choice}: {count}").format(choice=_mark(status).word, count=current().number(count))
            for status, count in page.counts
        )
        return [
            (_("Decided on"), current().date(day) if day else ""),
            (_("By"), page.organization),
            (_("Rule"), page.rule),
            (_("Needed"), page.requirement if page.requirement != page.rule else ""),
            (_("Source of the rule"), page.citation),
            (_("Votes"), counts),
            (_("From the file"), found.row.file),
            (_("Taken in"), taken_in),
        ]


def _mark(status: Status) -> StatusMark:
    if status is Status.NOT_VOTING:  # it is over: nobody is waited for any more
        return StatusMark("○", _("Did not vote"))
    return choice_mark(status.value)


def _roll(roll: tuple[PastBallot, ...]) -> QWidget:
    """Who voted how, group by group as the file has them, in its order."""
    box = QWidget()
    box.setAccessibleName(_("Who voted how"))
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    row = 0
    for group in dict.fromkeys(one.group for one in roll):
        if group:
            grid.addWidget(Label(group, "secondary"), row, 0, 1, 2)
            row += 1
        for one in (one for one in roll if one.group == group):
            mark = _mark(one.status)
            name = Label(one.name, "label")
            spoken = _("{name}: {choice}").format(name=one.name, choice=mark.word)
            name.setAccessibleName(spoken)
            grid.addWidget(name, row, 0)
            grid.addWidget(StatusLabel(mark), row, 1)
            row += 1
            if one.note:
                grid.addWidget(Label(one.note, "caption"), row, 0, 1, 2)
                row += 1
    return box


def _counts(counts: tuple[tuple[Status, int], ...]) -> QWidget:
    return Facts([(_mark(status).word, current().number(count)) for status, count in counts])
