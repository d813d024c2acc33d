# SPDX-License-Identifier: Apache-2.0
"""One entry of the record in words and exactly as it was written; or what a check found."""

from __future__ import annotations

import json

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from govdesk.queries.record import RecordDetail
from govdesk.queries.verification import Failure, Verdict
from govdesk.rules.messages import message
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

    def show_verdict(self, verdict: Verdict) -> None:
        """Show what a check found, each problem with the way to its entry, and what it cannot
        show."""
        self.clear()
        words = say(message("verify.holds", size=verdict.size)) if verdict.ok else broken(verdict)
        self.body.addWidget(heading(words))
        if not verdict.ok:
            self.body.addWidget(Label(say(message("verify.broken"))))
        for failure in verdict.failures[:SHOWN]:
            self.body.addWidget(self._failure(failure))
        more = len(verdict.failures) - SHOWN
        if more > 0:
            self.body.addWidget(caption(n_("And {count} more.", "And {count} more.", more)))
        section = Section(_("What this check cannot show"))
        for line in verdict.not_proved:
            section.body.addWidget(Label(say(line), "secondary"))
        self.body.addWidget(section)

    def _failure(self, failure: Failure) -> QWidget:
        if failure.seq is not None:
            return LinkLabel(self._office, say(failure.message), Place("record", str(failure.seq)))
        if failure.column:
            return Label(
                _("{problem} {column} is “{found}”; the record says “{expected}”.").format(
                    problem=say(failure.message),
                    column=failure.column,
                    found=failure.found,
                    expected=failure.expected,
                )
            )
        return Label(say(failure.message))


def broken(verdict: Verdict) -> str:
    """How much does not hold, in one sentence."""
    return n_(
        "{count} thing in the record does not fit.",
        "{count} things in the record do not fit.",
        len(verdict.failures),
    )


def grouped(digits: str) -> str:
    """A seal number in groups of eight, so that it can be read aloud and wraps."""
    return " ".join(digits[at : at + 8] for at in range(0, len(digits), 8))


def _laid_out(body: str) -> str:
    return json.dumps(json.loads(body), ensure_ascii=False, indent=2)
