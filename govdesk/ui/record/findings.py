# SPDX-License-Identifier: Apache-2.0
"""What a check of the record found: what to do first, then each problem, where it is and what
differs, with the way to the exact record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from govdesk.queries.verification import Failure, Verdict
from govdesk.rules.messages import message
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import Facts, Label, LinkLabel, Section, caption, heading
from govdesk.wording import _, n_, say

SHOWN = 100
"""So many problems are listed; the rest are counted."""
PLACES = {
    "actions": "actions",
    "indicators": "indicators",
    "meetings": "meetings",
    "motions": "motions",
    "packets": "briefings",
    "reviews": "reviews",
    "seats": "people",
}
"""Where the rows of a table are shown, each by its own id."""
FOLLOWING = frozenset({"checkpoint", "packet_checkpoint"})
"""Rules that break at every later checkpoint once something before it was touched."""
_DIGITS = re.compile(r"[0-9a-f]{32,}")


class Findings(QWidget):
    """A verdict in words."""

    def __init__(self, office: Office, verdict: Verdict) -> None:
        super().__init__()
        self._office = office
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        if verdict.ok:
            body.addWidget(heading(say(message("verify.holds", size=verdict.size))))
        else:
            body.addWidget(heading(say(message("verify.broken"))))
            body.addWidget(Label(broken(verdict)))
        shown = told_first(verdict.failures)[:SHOWN]
        for failure in shown:
            body.addWidget(self._problem(failure))
        more = len(verdict.failures) - len(shown)
        if more > 0:
            body.addWidget(caption(n_("And {count} more.", "And {count} more.", more)))
        seal = Section(_("Seal number"))
        seal.body.addWidget(caption(_("Compare it with one that was printed or read aloud.")))
        seal.body.addWidget(Facts([(_("Of the whole record"), grouped(verdict.root))]))
        body.addWidget(seal)
        section = Section(_("What this check cannot show"))
        for line in verdict.not_proved:
            section.body.addWidget(Label(say(line), "secondary"))
        body.addWidget(section)

    def _problem(self, failure: Failure) -> QWidget:
        section = Section(say(failure.message))
        place = ""
        if failure.table is not None and failure.table != "entries":
            place = failure.table if not failure.column else f"{failure.table}, {failure.column}"
        facts: list[tuple[str, str | QWidget]] = [
            (_("Where"), place),
            (_("Should be"), readable(failure.expected)),
            (_("Is"), readable(failure.found)),
            (_("Rule"), f"{failure.number}, {failure.rule}"),
        ]
        if failure.seq:
            words = _("Entry {number} of the record").format(number=failure.seq)
            link = LinkLabel(self._office, words, Place("record", str(failure.seq)))
            facts.append((_("See"), link))
        if failure.table in PLACES and failure.row_id:
            shown = Place(PLACES[failure.table], failure.row_id)
            facts.append(("", LinkLabel(self._office, _("What it is about"), shown)))
        section.body.addWidget(Facts(facts))
        return section


def told_first(failures: Sequence[Failure]) -> list[Failure]:
    """What to show: every place that was touched, then the first of what only follows from it."""
    places = [one for one in failures if one.rule not in FOLLOWING]
    following = {one.rule: one for one in reversed(failures) if one.rule in FOLLOWING}
    return [*places, *following.values()]


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


def readable(value: str) -> str:
    """A value as a check tells it, its seal numbers grouped."""
    return _DIGITS.sub(lambda found: grouped(found[0]), value)
