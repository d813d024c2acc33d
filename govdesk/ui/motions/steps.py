# SPDX-License-Identifier: Apache-2.0
"""What can be done with a motion now: one button a step, grey with its reason, and what it asks."""

from __future__ import annotations

from govdesk.queries import people
from govdesk.queries.motions import MotionDetail as Found
from govdesk.queries.people import SeatRow
from govdesk.rules.messages import Message
from govdesk.services import motions, votes
from govdesk.services.context import Changed
from govdesk.ui.motions.step_form import ASKS_SEAT, StepForm, asks, step_subject
from govdesk.ui.motions.words import reference, verb_words
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.question import Question
from govdesk.ui.widgets import Act, Section, button, caption, clear
from govdesk.ui.widgets.rows import folded
from govdesk.ui.widgets.search import SearchField
from govdesk.wording import _

MAIN = (
    "move",
    "second",
    "state",
    "amend",
    "put_the_question",
    "take_up",
    "adopt_by_consent",
    "reconsider",
    "amend_adopted",
    "rescind",
)
SMALL_BOARD = ("move", "amend", "postpone", "refer", "put_the_question")
"""All that a small board sees at first; the rest it finds by its name."""
LEADS_ON = ("second", "state", "take_up", "reconsider", "amend_adopted")
"""What stands in their place where none of the five makes sense."""
PAGES = ("amend", "divide", "amend_adopted", "rescind")
"""Steps that have a form beside the motion, as a place of its own."""


def main_verbs(found: Found, verbs: list[tuple[str, Message | None]]) -> tuple[str, ...]:
    """The steps that stand as buttons at once, of those that make sense now."""
    names = [verb for verb, _why in verbs]
    if not found.small_board:
        return tuple(verb for verb in names if verb in MAIN)
    five = [verb for verb in names if verb in SMALL_BOARD]
    return tuple(five or [verb for verb in names if verb in LEADS_ON][:1])


class Steps(Section):
    """The main steps as buttons, the rarer ones behind "More"; a step that asks opens its form."""

    def __init__(
        self, office: Office, found: Found, verbs: list[tuple[str, Message | None]]
    ) -> None:
        super().__init__(_("What can be done now"))
        self._office = office
        self._found = found
        self._form = Section("")
        self._form.hide()
        main = main_verbs(found, verbs)
        rare = [(verb, why) for verb, why in verbs if verb not in main]
        for verb, why in verbs:
            if verb in main:
                self.body.addWidget(self._act(verb, why))
        self._rare = MoreSteps([(verb_words(verb), self._act(verb, why)) for verb, why in rare])
        if rare:
            more = button(_("More steps…"), "quiet")
            more.clicked.connect(lambda: self._rare.show_or_hide())
            self.add_act(more)
        self.body.addWidget(self._rare)
        self._rare.setVisible(False)
        self.body.addWidget(self._form)
        for verb, why in verbs:
            account = office.who.account
            if why is None and office.drafts.is_carried(account, step_subject(found, verb)):
                self._rare.setVisible(verb not in main)
                self._begin(verb)

    def _act(self, verb: str, why: Message | None) -> Act:
        act = Act(verb_words(verb), "primary" if verb == "put_the_question" else "")
        act.set_refusal(why)
        act.clicked.connect(lambda: self._begin(verb))
        return act

    def _begin(self, verb: str) -> None:
        if verb == "put_the_question":
            self._open_vote()
        elif verb in PAGES:
            self._office.navigate(Place("motions", f"{self._found.row.id}/{verb}"))
        elif verb in ASKS_SEAT:
            self._office.desk.read(self, people.seat_rows, lambda s: self._ask(verb, s))
        elif asks(self._found, verb):
            self._ask(verb, ())
        else:
            self._take(verb)

    def _ask(self, verb: str, seats: tuple[SeatRow, ...]) -> None:
        clear(self._form.body)
        self._form.set_title(verb_words(verb))
        form = StepForm(self._office, self._found, verb, seats)
        self._form.body.addWidget(form)
        self._form.show()
        if not form.carried:
            form.focus_first()

    def _take(self, verb: str) -> None:
        self._office.desk.write(
            self,
            motions.step,
            motion_id=self._found.row.id,
            verb=verb,
            unopposed=verb == "adopt_by_consent",
            revision=self._found.revision,
        )

    def _open_vote(self) -> None:
        self._office.desk.confirmed(
            self,
            Question(
                _("Open the vote on {motion}?").format(motion=reference(self._found.row.number)),
                _(
                    "Its words, the rule and who may vote are fixed from now on. Members can vote"
                    " until you close the vote."
                ),
                _("Open the vote"),
            ),
            votes.open_vote,
            self._opened,
            motion_id=self._found.row.id,
            revision=self._found.revision,
        )

    def _opened(self, _changed: Changed) -> None:
        if self._office.who.why_not("ballot.enter") is None:
            self._office.navigate(Place("motions", f"{self._found.row.id}/roll"))


class MoreSteps(Section):
    """The rarer steps, found by their names as one types."""

    def __init__(self, acts: list[tuple[str, Act]]) -> None:
        super().__init__(_("More steps"))
        self._acts = acts
        self.search = SearchField(_("Find a step"))
        self.search.searched.connect(self.show_found)
        self._none = caption(_("No step that is possible now has these words."))
        self._none.hide()
        self.body.addWidget(self.search)
        for _name, act in acts:
            self.body.addWidget(act)
        self.body.addWidget(self._none)

    def show_found(self, words: str) -> None:
        """Show the steps whose names have every word."""
        wanted = folded(words).split()
        shown = 0
        for name, act in self._acts:
            fits = all(word in folded(name) for word in wanted)
            act.setVisible(fits)
            shown += fits
        self._none.setVisible(not shown)

    def show_or_hide(self) -> None:
        """Open it with the cursor in the search, or close it."""
        self.setVisible(self.isHidden())
        if not self.isHidden():
            self.search.setFocus()
