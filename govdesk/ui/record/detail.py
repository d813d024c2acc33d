# SPDX-License-Identifier: Apache-2.0
"""One entry of the record in words and exactly as it was written; or what a check found."""

from __future__ import annotations

import json

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from govdesk.queries.record import RecordDetail
from govdesk.queries.verification import Verdict
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.record.findings import Findings, grouped
from govdesk.ui.theme import look
from govdesk.ui.widgets import Facts, LinkLabel, Scroll, Section, caption, heading
from govdesk.wording import _, current, say

PLACES = {
    "action": "actions",
    "indicator": "indicators",
    "meeting": "meetings",
    "motion": "motions",
    "packet": "briefings",
    "past vote": "past_votes",
    "review": "reviews",
    "seat": "people",
}
"""Where the things that entries are about are shown, by the entry's subject."""


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

    def show_verdict(self, verdict: Verdict) -> None:
        """Show what a check found, each problem with the way to its entry, and what it cannot
        show."""
        self.clear()
        self.body.addWidget(Findings(self._office, verdict))


def _laid_out(body: str) -> str:
    return json.dumps(json.loads(body), ensure_ascii=False, indent=2)
