# SPDX-License-Identifier: Apache-2.0
"""The charter in force in plain words, its versions, and changing it.

Places: `charter` the page, `charter/change` the form that proposes another, `charter/holidays` the
form that keeps a year's holidays.
"""

from __future__ import annotations

from govdesk.queries import people
from govdesk.queries.charter_page import CharterPage, charter_page
from govdesk.queries.people import SeatRow
from govdesk.rules.charter import Charter
from govdesk.rules.charter_words import (
    changes_words,
    key_words,
    promise_words,
    remote_words,
    rule_words,
    totals_words,
    weekend_words,
    window_words,
)
from govdesk.rules.decision_classes import DecisionClass
from govdesk.rules.messages import Message
from govdesk.ui.charter.draft import CharterForm
from govdesk.ui.charter.holidays import HolidaysForm
from govdesk.ui.motions.words import reference, state_mark
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import (
    Act,
    Card,
    Detail,
    Facts,
    Label,
    LinkLabel,
    Screen,
    Section,
    StatusLabel,
    caption,
)
from govdesk.wording import _, current, n_, say

CHANGE, HOLIDAYS = "change", "holidays"


class CharterScreen(Screen):
    """The task force's own rules. Reached from People and seats."""

    kind = "charter"
    kinds = frozenset({"charter", "motion", "vote", "holiday"})

    def __init__(self, office: Office) -> None:
        super().__init__(office, _("The charter"))
        self._id = ""
        self._found: CharterPage | None = None
        self._page = Detail(_("The charter"))
        self.body.addWidget(self._page, 1)
        self._head()

    def refresh(self) -> None:
        """Read it again."""
        self.office.desk.read(self, charter_page, self._show)

    def open(self, id: str) -> None:
        """Show the charter, or the form that proposes another."""
        self._id = id
        self._head()
        if self._found is not None:
            self._show(self._found)

    def here(self) -> Place:
        """The page or the form."""
        return Place(self.kind, self._id)

    def back(self) -> bool:
        """Esc."""
        if self._id in (CHANGE, HOLIDAYS):
            self.office.navigate(Place(self.kind))
            return True
        return False

    def help(self) -> str:
        """What one does here."""
        return _(
            "What the task force decides by, in plain words. It changes only by a vote on a motion"
            " that carries the changed charter; a vote that is over keeps the rule that it had."
        )

    def _head(self) -> None:
        titles = {CHANGE: _("Change the charter"), HOLIDAYS: _("Holidays")}
        self.set_title(titles.get(self._id, _("The charter")))
        act = None if self._id else self._change
        refusal = self.office.who.why_not("charter.change")
        self.set_primary(_("Propose a change"), act, refusal)

    def _change(self) -> None:
        self.office.navigate(Place(self.kind, CHANGE))

    def _show(self, found: CharterPage) -> None:
        self._found = found
        latest = found.versions[0]
        self.set_summary(
            _("Version {number} is in force since {day}.").format(
                number=current().number(latest.version), day=current().date(latest.in_force_from)
            )
        )
        self._page.begin(self._id or self.kind)
        if self._id == CHANGE:
            self.office.desk.read(self._page, people.seat_rows, self._show_form)
            return
        if self._id == HOLIDAYS:
            form = HolidaysForm(self.office, dict(found.holidays))
            self._page.body.addWidget(form)
            form.focus_first()
            return
        for proposed in found.proposed:
            card = Card(_("Proposed"))
            place = Place("motions", proposed.motion_id)
            card.body.addWidget(LinkLabel(self.office, reference(proposed.number), place))
            card.body.addWidget(StatusLabel(state_mark(proposed.state)))
            _lines(card, proposed.changes)
            self._page.body.addWidget(card)
        self._rules(found)
        self._holidays(found)
        self._versions(found)

    def _show_form(self, seats: tuple[SeatRow, ...]) -> None:
        if self._found is not None and self._id == CHANGE:
            form = CharterForm(self.office, self._found, seats)
            self._page.body.addWidget(form)
            form.focus_first()

    def _rules(self, found: CharterPage) -> None:
        charter = found.charter
        titles = {
            DecisionClass.ORDINARY: _("Ordinary decisions"),
            DecisionClass.KEY: _("Key decisions"),
            DecisionClass.CHARTER: _("Changes of the charter"),
        }
        for one, title in titles.items():
            card = Card(title)
            rule = charter.rule_for(one)
            _lines(card, rule_words(charter, rule))
            if one is DecisionClass.KEY:
                words = _(", ").join(say(word) for word in key_words(charter))
                card.body.addWidget(Label(_("Key is: {matters}.").format(matters=words)))
            if rule.citation:
                card.body.addWidget(caption(rule.citation))
            self._page.body.addWidget(card)
        seats = Section(_("Seats"))
        for line in promise_words(charter):
            seats.body.addWidget(Label(say(line)))
        self._page.body.addWidget(seats)
        section = Section(_("Meetings and dates"))
        kinds = {
            "regular": _("A regular meeting"),
            "special": _("A special meeting"),
            "emergency": _("An emergency meeting"),
            "continued": _("A continued meeting"),
        }
        facts = [(words, _notice_words(charter, kind)) for kind, words in kinds.items()]
        facts += _deadline_facts(charter)
        second = _("needs no second") if charter.small_board else _("needs a second")
        facts.append((_("A motion"), second))
        section.body.addWidget(Facts(facts))
        for line in remote_words(charter):
            section.body.addWidget(Label(say(line)))
        section.body.addWidget(Label(say(weekend_words(charter.weekend))))
        section.body.addWidget(Label(say(window_words(charter))))
        section.body.addWidget(Label(say(totals_words(charter))))
        section.body.addWidget(Label(say(changes_words(charter))))
        self._page.body.addWidget(section)

    def _holidays(self, found: CharterPage) -> None:
        section = Section(_("Holidays"))
        if not found.holidays:
            section.body.addWidget(caption(_("None are kept: only the weekend is free.")))
        facts = [(current().date(day, "full"), name) for day, name in found.holidays]
        section.body.addWidget(Facts(facts))
        keep = Act(_("Keep the &holidays"))
        keep.set_refusal(self.office.who.why_not("calendar.keep"))
        keep.clicked.connect(lambda: self.office.navigate(Place(self.kind, HOLIDAYS)))
        section.body.addWidget(keep)
        self._page.body.addWidget(section)

    def _versions(self, found: CharterPage) -> None:
        section = Section(_("Versions"))
        for one in found.versions:
            words = _("Version {number}, in force since {day}").format(
                number=current().number(one.version), day=current().date(one.in_force_from)
            )
            card = Card(words)
            if one.motion_id is not None:
                place = Place("motions", one.motion_id)
                card.body.addWidget(LinkLabel(self.office, reference(one.number), place))
            else:
                card.body.addWidget(Label(_("The charter of the founding."), "secondary"))
            _lines(card, one.changes)
            card.body.addWidget(caption(_("SHA-256 {hash}").format(hash=one.body_sha256)))
            section.body.addWidget(card)
        self._page.body.addWidget(section)


def _notice_words(charter: Charter, kind: str) -> str:
    if days := charter.working_days.get(kind):
        return n_("{count} working day of notice", "{count} working days of notice", days)
    hours = charter.notice_hours[kind]
    return n_("{count} hour of notice", "{count} hours of notice", hours)


def _deadline_facts(charter: Charter) -> list[tuple[str, str]]:
    """What the charter sets besides its notice, as far as it does."""
    deadlines = charter.deadlines
    found = []
    for name, words, hours in (
        ("agenda", _("Motions are handed in"), deadlines.agenda_hours),
        ("papers", _("Papers are out"), deadlines.papers_hours),
        ("amendments", _("Amendments come in writing"), deadlines.amendments_hours),
    ):
        if days := charter.working_days.get(name):
            told = n_(
                "{count} working day before a regular meeting",
                "{count} working days before a regular meeting",
                days,
            )
            found.append((words, told))
        elif hours:
            told = _("{hours} hours before a regular meeting")
            found.append((words, told.format(hours=current().number(hours))))
    minutes = _("Draft minutes are there")
    if days := charter.working_days.get("minutes"):
        told = n_("{count} working day after it", "{count} working days after it", days)
        found.append((minutes, told))
    elif days := deadlines.minutes_days:
        found.append((minutes, n_("{count} day after it", "{count} days after it", days)))
    return found


def _lines(card: Card, lines: tuple[Message, ...]) -> None:
    for line in lines:
        card.body.addWidget(Label(say(line)))
