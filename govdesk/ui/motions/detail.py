# SPDX-License-Identifier: Apache-2.0
"""One motion: what it does, what can be done with it, its votes, its texts, history and links."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from govdesk.queries import people
from govdesk.queries.motion_links import LinkRow, Reason
from govdesk.queries.motions import MotionDetail as Found
from govdesk.queries.motions import MotionRow
from govdesk.queries.people import SeatRow
from govdesk.rules.motions import MotionVerb
from govdesk.services.class_changes import claim_key
from govdesk.ui.motions.amendments import (
    AmendForm,
    Amendments,
    RewordForm,
    WhatItChanges,
    reword_subject,
)
from govdesk.ui.motions.board import BoardView
from govdesk.ui.motions.came_of_it import CameOfIt, LookAgain
from govdesk.ui.motions.class_lowering import LoweringForm, lowering_subject
from govdesk.ui.motions.comments import Comments
from govdesk.ui.motions.conflicts import PAGE as CONFLICT
from govdesk.ui.motions.conflicts import ConflictsSection, may_declare, stepped_aside
from govdesk.ui.motions.cosponsors import Cosponsors, cosponsor_events, has_cosponsors
from govdesk.ui.motions.decision_changes import ChangeForm, Changes, WhatItDoes, is_changed
from govdesk.ui.motions.divide import DivideForm, PartOf, Parts
from govdesk.ui.motions.earlier_vote import EarlierVote
from govdesk.ui.motions.forms import RecommendForm, ReviseForm, SubmitForm, recommend_subject
from govdesk.ui.motions.over_days import (
    SealedVote,
    WindowForm,
    is_over_days,
    window_subject,
)
from govdesk.ui.motions.steps import PAGES, Steps
from govdesk.ui.motions.summaries import Summaries, summary_acts, summary_on_top
from govdesk.ui.motions.summary_history import summary_events
from govdesk.ui.motions.words import class_words, motion_mark, reference, told_step, verb_words
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import (
    Act,
    Card,
    Detail,
    Facts,
    Form,
    Label,
    LinkLabel,
    Reveal,
    Section,
    StatusLabel,
    WordDiff,
    button,
    caption,
    heading,
)
from govdesk.wording import _, current
from govdesk.wording.costs import cost_words

UNDECIDED = (
    "submitted",
    "noticed",
    "moved",
    "seconded",
    "pending",
    "postponed",
    "laid_on_the_table",
    "referred",
)
LINK_SCREENS = {"indicator": "indicators", "motion": "motions", "review": "reviews"}

PUT = MotionVerb.PUT.value


class MotionDetail(Detail):
    """A motion, or the form that submits a new one."""

    def __init__(self, office: Office) -> None:
        super().__init__(_("The motion"))
        self._office = office

    def show_new(self, seats: tuple[SeatRow, ...], reasons: tuple[Reason, ...]) -> None:
        """Show the form that submits a motion."""
        self.begin("new")
        self.body.addWidget(heading(_("Submit a motion")))
        form = SubmitForm(self._office, seats, reasons)
        self.body.addWidget(form)
        form.focus_first()

    def show_motion(self, found: Found | None, *, page: str = "") -> None:
        """Show a motion; with a `page` of `steps.PAGES` the form of that step."""
        self.begin(found.row.id if found else "")
        if found is None:
            self.body.addWidget(caption(_("This motion is no longer here.")))
            return
        row = found.row
        self.body.addWidget(caption(reference(row.number)))
        self.body.addWidget(heading(row.title))
        self.body.addWidget(StatusLabel(motion_mark(row)))
        for widget in summary_on_top(found):
            self.body.addWidget(widget)
        if found.part_of is not None:
            self.body.addWidget(PartOf(self._office, found.part_of))
        if found.parts:
            self.body.addWidget(Parts(self._office, found.parts))
        if found.changing is not None:
            self.body.addWidget(WhatItDoes(self._office, found, found.changing))
        if found.changes:
            self.body.addWidget(Changes(self._office, found.changes))
        if is_changed(found) and found.followed:
            why = _("They followed from this decision, which was changed since.")
            self.body.addWidget(LookAgain(self._office, found.followed, why))
        followed = (*(() if is_changed(found) else found.followed), *found.published)
        if followed:
            self.body.addWidget(CameOfIt(self._office, followed, done=found.carried_out))
        self._amends(found)
        self._vote_links(found)
        if page in PAGES:
            self._ask(found, page)
        else:
            self._acts(found)
        self._claim(found)
        if has_cosponsors(found):
            self.body.addWidget(Cosponsors(self._office, found))
        self._lower(found)
        if may_declare(found):
            asked = page == CONFLICT
            self.body.addWidget(ConflictsSection(self._office, found, asked=asked))
        for board in found.votes:
            if not is_over_days(board):
                self.body.addWidget(BoardView(self._office, board))
        for past in found.earlier:
            self.body.addWidget(EarlierVote(self._office, past))
        self.body.addWidget(Facts(self._facts(found)))
        self.body.addWidget(Summaries(self._office, found))
        for widget in summary_acts(self._office, found):
            self.body.addWidget(widget)
        if found.amendments:
            self.body.addWidget(Amendments(self._office, found.amendments))
        self._texts(found)
        if found.amends is None:
            self.body.addWidget(Comments(self._office, found))
        self._links(found.links)
        self._history(found)
        if row.state in UNDECIDED:
            self._recommend(found)
        if row.state in ("submitted", "noticed", "moved", "seconded") and not (
            found.amends or found.part_of
        ):
            self._revise(found)

    def _facts(self, found: Found) -> list[tuple[str, str | QWidget]]:
        row, text = found.row, found.texts[0]
        meeting: str | QWidget = ""
        if row.meeting_id:
            meeting = LinkLabel(self._office, row.meeting, Place("meetings", row.meeting_id))
        return [
            (_("Class"), class_words(row.decision_class)),
            (_("Moved by"), row.mover),
            (_("Seconded by"), found.seconder),
            (_("Meeting"), meeting),
            (_("If adopted"), text.if_adopted),
            (_("If not adopted"), text.if_rejected),
            (_("What it costs"), cost_words(text.cost)),
            (_("The secretariat recommends"), found.recommendation),
            *stepped_aside(found),
        ]

    def _vote_links(self, found: Found) -> None:
        sealed = next((board for board in found.votes if is_over_days(board)), None)
        if sealed is not None:
            self.body.addWidget(SealedVote(self._office, sealed))
            return
        if found.row.open_vote_id is None:
            return
        card = Card(_("The vote is open"))
        card.body.addWidget(self._go(_("&Vote on it"), found.row, "vote", "primary"))
        if self._office.who.why_not("ballot.enter") is None:
            card.body.addWidget(self._go(_("Call the &roll"), found.row, "roll", ""))
        self.body.addWidget(card)

    def _go(self, words: str, row: MotionRow, page: str, role: str) -> QWidget:
        pressed = button(words, role)
        place = Place("motions", f"{row.id}/{page}")
        pressed.clicked.connect(lambda: self._office.navigate(place))
        return pressed

    def _acts(self, found: Found) -> None:
        verbs = [(verb, why) for verb, why in found.verbs if verb != MotionVerb.NOTICE]
        if verbs:
            self.body.addWidget(Steps(self._office, found, verbs))
        window, puts = found.window, dict(verbs)
        if window is not None and PUT in puts:
            self.body.addWidget(
                Reveal(
                    self._office,
                    _("Open the vote over days"),
                    window_subject(found.row.id),
                    lambda: WindowForm(self._office, found, window),
                    puts[PUT],
                )
            )

    def _amends(self, found: Found) -> None:
        amends = found.amends
        if amends is None:
            return
        self.body.addWidget(WhatItChanges(self._office, found, amends))
        if found.row.state in ("moved", "seconded", "pending"):
            self.body.addWidget(
                Reveal(
                    self._office,
                    _("Word it anew"),
                    reword_subject(found.row.id),
                    lambda: RewordForm(self._office, found, amends),
                    self._office.who.why_not("motion.change"),
                )
            )

    def _ask(self, found: Found, page: str) -> None:
        section = Section(verb_words(page))
        self.body.addWidget(section)

        def ask(seats: tuple[SeatRow, ...]) -> None:
            form = _form(self._office, found, seats, page)
            section.body.addWidget(form)
            form.focus_first()

        self._office.desk.read(section, people.seat_rows, ask)

    def _claim(self, found: Found) -> None:
        """A community representative may have an ordinary motion decided as a key one."""
        seat_id = self._office.who.seat_id
        early = found.row.state in UNDECIDED
        if not seat_id or found.row.decision_class != "ordinary" or not early:
            return
        act = Act(_("Claim it as &key"), "quiet")
        act.set_refusal(self._office.who.why_not("motion.claim_key"))
        act.clicked.connect(
            lambda: self._office.desk.write(
                self, claim_key, motion_id=found.row.id, seat_id=seat_id
            )
        )
        self.body.addWidget(act)

    def _lower(self, found: Found) -> None:
        """A key motion is decided as an ordinary one only where a key vote says so."""
        if found.row.decision_class != "key" or found.row.state not in UNDECIDED:
            return
        self.body.addWidget(
            Reveal(
                self._office,
                _("Move to decide it as ordinary"),
                lowering_subject(found.row.id),
                lambda: LoweringForm(self._office, found),
                self._office.who.why_not("motion.submit") or found.why_not_lower,
            )
        )

    def _texts(self, found: Found) -> None:
        for text in found.texts:
            section = Section(_("Text, version {number}").format(number=current().number(text.n)))
            section.body.addWidget(caption(current().moment(text.at, self._office.who.zone)))
            before = next((one for one in found.texts if one.n == text.n - 1), None)
            section.body.addWidget(
                Label(text.text) if before is None else WordDiff(before.text, text.text)
            )
            if before is not None and before.cost != text.cost and text.cost is not None:
                costs = _("What it costs since: {cost}").format(cost=cost_words(text.cost))
                section.body.addWidget(Label(costs, "secondary"))
            self.body.addWidget(section)

    def _links(self, links: tuple[LinkRow, ...]) -> None:
        if not links:
            return
        section = Section(_("Why it is here"))
        words = {
            "indicator": _("Indicator"),
            "finding": _("Review finding"),
            "review": _("Review"),
            "pivot": _("Change of course"),
            "comment": _("A resident’s word"),
            "motion": _("Earlier motion"),
        }
        facts: list[tuple[str, str | QWidget]] = []
        for link in links:
            shown: str | QWidget = link.label
            if link.kind in LINK_SCREENS and link.label:
                place = Place(LINK_SCREENS[link.kind], link.target_id)
                shown = LinkLabel(self._office, link.label, place)
            facts.append((words[link.kind], shown))
        section.body.addWidget(Facts(facts))
        self.body.addWidget(section)

    def _history(self, found: Found) -> None:
        section = Section(_("History"))
        zone = self._office.who.zone
        events = [(found.row.submitted_at, _("Submitted"))]
        events += [(step.at, told_step(step)) for step in found.steps]
        events += summary_events(found)
        events += cosponsor_events(found)
        events.sort(key=lambda one: one[0])
        section.body.addWidget(Facts([(current().moment(at, zone), words) for at, words in events]))
        self.body.addWidget(section)

    def _recommend(self, found: Found) -> None:
        words = _("Write a recommendation")
        if found.recommendation:
            words = _("Change the recommendation")
        self.body.addWidget(
            Reveal(
                self._office,
                words,
                recommend_subject(found),
                lambda: RecommendForm(self._office, found),
                self._office.who.why_not("motion.recommend"),
            )
        )

    def _revise(self, found: Found) -> None:
        section = Section(_("Change the text"))
        section.body.addWidget(ReviseForm(self._office, found))
        self.body.addWidget(section)


def _form(office: Office, found: Found, seats: tuple[SeatRow, ...], page: str) -> Form:
    """The form of a step that stands beside the motion."""
    match page:
        case "amend":
            return AmendForm(office, found, seats)
        case "divide":
            return DivideForm(office, found, seats)
        case _:
            return ChangeForm(office, found, seats, page)
