# SPDX-License-Identifier: Apache-2.0
"""One entry of the record in words and exactly as it was written; or what a check found."""

from __future__ import annotations

import json

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from govdesk.queries.record import RecordDetail
from govdesk.queries.record_check import Checked, Problem
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.theme import look
from govdesk.ui.widgets import Facts, Label, LinkLabel, Scroll, Section, caption, heading
from govdesk.wording import _, current, n_, say

PLACES = {
    "action": "actions",
    "indicator": "indicators",
    "meeting": "meetings",
    "motion": "motions",
    "packet": "briefings",
    "review": "reviews",
    "seat": "people",
}
"""Where the things that entries are about are shown, by the entry's subject."""
SHOWN = 100
"""So many problems are listed; the rest are counted."""


class EntryDetail(Scroll):
    """One entry, or the list of what does not fit."""

    def __init__(self, office: Office) -> None:
        super().__init__(_("The entry"))
        self._office = office

    def show_entry(self, detail: RecordDetail | None) -> None:
        """Show an entry."""
        self.clear()
        if detail is None:
            self.body.addWidget(caption(_("There is no such entry.")))
            return
        row = detail.row
        words, zone = current(), self._office.who.zone
        self.body.addWidget(heading(say(row.said)))
        happened, written = words.moment(row.happened_at, zone), words.moment(row.recorded_at, zone)
        facts: list[tuple[str, str | QWidget]] = [
            (_("Entry"), words.number(row.seq)),
            (_("Who"), row.who or _("Nobody was signed in")),
            (_("When"), happened),
            (_("Written down"), written if written != happened else ""),
        ]
        if row.kind in PLACES:
            link = LinkLabel(self._office, _("Show it"), Place(PLACES[row.kind], row.subject))
            facts.append((_("What it is about"), link))
        self.body.addWidget(Facts(facts))
        seal = Section(_("Seal number"))
        seal.body.addWidget(
            caption(_("It changes when anything in this entry or before it is changed."))
        )
        seal.body.addWidget(Facts([(_("Of this entry"), grouped(detail.chain))]))
        self.body.addWidget(seal)
        exact = Section(_("Exactly as it was written"))
        text = QPlainTextEdit(_laid_out(detail.body))
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(_("Exactly as it was written"))
        text.setMinimumHeight(look().px(220))
        exact.body.addWidget(text)
        self.body.addWidget(exact)

    def show_problems(self, checked: Checked) -> None:
        """Show what a check found, each with the way to its entry."""
        self.clear()
        self.body.addWidget(heading(say(checked.line)))
        self.body.addWidget(
            Label(
                _(
                    "Someone changed the workspace without GovDesk, or the disk has lost something."
                    " Keep this file as it is, and put back a copy that fits."
                )
            )
        )
        for problem in checked.problems[:SHOWN]:
            self.body.addWidget(self._problem(problem))
        more = len(checked.problems) - SHOWN
        if more > 0:
            self.body.addWidget(caption(n_("And {count} more.", "And {count} more.", more)))

    def _problem(self, problem: Problem) -> QWidget:
        if problem.seq is None:
            return Label(say(problem.what))
        return LinkLabel(self._office, say(problem.what), Place("record", str(problem.seq)))


def grouped(digits: str) -> str:
    """A seal number in groups of eight, so that it can be read aloud and wraps."""
    return " ".join(digits[at : at + 8] for at in range(0, len(digits), 8))


def _laid_out(body: str) -> str:
    return json.dumps(json.loads(body), ensure_ascii=False, indent=2)
