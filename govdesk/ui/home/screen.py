# SPDX-License-Identifier: Apache-2.0
"""Home: what needs me today, with the way to each."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from govdesk.queries.home import DueReading, Home, NextMeeting, OpenVote, home
from govdesk.queries.home_parts import ReviewParts
from govdesk.rules.permissions import Role
from govdesk.ui.accounts.words import act_place, act_words
from govdesk.ui.asked_late import (
    broken_promises,
    next_countdown,
    packets_waiting,
    reviews_waiting,
    waits_for,
)
from govdesk.ui.home.parts import part_words
from govdesk.ui.home.promises import PromiseCard
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.theme import look
from govdesk.ui.widgets import Card, Label, LinkLabel, Screen, Scroll, caption, clear
from govdesk.ui.widgets.status import indicator_status
from govdesk.wording import _, current, n_, say

if TYPE_CHECKING:
    from govdesk.queries.accounts import WaitingAct
    from govdesk.queries.countdown import Coming
    from govdesk.queries.packets import PacketRow
    from govdesk.queries.reviews import ReviewRow
    from govdesk.rules.promises import Shortfall

MOST = 6
WIDE = 760


class HomeScreen(Screen):
    """Cards, the most urgent first; each line leads to the thing."""

    kind = "home"

    def __init__(self, office: Office) -> None:
        super().__init__(office, _("What needs you today"))
        self._scroll = Scroll(_("What needs you today"))
        self._cards: list[Card] = []
        self._found = self._waiting = 0
        self._columns = 0
        self._leads: QVBoxLayout | None = None
        self._inside = QWidget()
        across = QHBoxLayout(self._inside)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        self._stacks = (QVBoxLayout(), QVBoxLayout())
        for stack in self._stacks:
            stack.setSpacing(12)
            stack.setAlignment(Qt.AlignmentFlag.AlignTop)
            across.addLayout(stack)
        self._across = across
        self._word = Card(_("Waits for your word"))
        self._word_lines = QVBoxLayout()
        self._word.body.addLayout(self._word_lines)
        self._word.hide()
        self._promises = PromiseCard(office)
        self._scroll.body.setContentsMargins(0, 0, 0, 0)
        self._scroll.body.addWidget(self._promises)
        self._scroll.body.addWidget(self._word)
        self._scroll.body.addWidget(self._inside)
        self.body.addWidget(self._scroll, 1)

    def refresh(self) -> None:
        """Read again what waits."""
        self.office.desk.read(self, home, self._show, account=self.office.who.account)

    def help(self) -> str:
        """What one does here."""
        return _("Everything that waits for you stands here. Follow a line to deal with it.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _show(self, found: Home) -> None:
        for stack in self._stacks:
            clear(stack)
        self._leads = None
        self._cards = [
            self._votes(found.votes, found.zone),
            *([self._parts(found.parts)] if found.parts else []),
            self._readings(found),
            self._undecided(found),
            self._meeting(found),
            self._actions(found),
            self._briefing(found),
        ]
        self._columns = 0
        self._lay_out()
        self._found = found.count
        self._count(0)
        QTimer.singleShot(0, self, self._read_waiting)  # once this was painted

    def _count(self, waiting: int) -> None:
        """Say how many things there are, with what waits for one's word."""
        count = self._found + waiting + self._promises.count
        things = n_("{count} thing needs you today.", "{count} things need you today.", count)
        self.set_summary(things if count else _("Nothing waits for you today."))

    def _read_waiting(self) -> None:
        actor = self.office.who.actor
        self.office.desk.read(self, waits_for, self._show_waiting, actor=actor)
        self.office.desk.read(self, packets_waiting, self._show_packets, actor=actor)
        self.office.desk.read(self, reviews_waiting, self._show_reviews, actor=actor)
        self.office.desk.read(self, next_countdown, self._show_countdown)
        if actor is not None and Role.SECRETARIAT in actor.roles:
            self.office.desk.read(self, broken_promises, self._show_promises)
        else:
            self._show_promises(())

    def _order(self) -> None:
        """Let Tab go as one reads: what came later stands not last."""
        links = [
            link
            for card in (self._promises, self._word, *self._cards)
            for link in card.findChildren(LinkLabel)
        ]
        for before, after in pairwise(links):
            QWidget.setTabOrder(before, after)

    def _show_promises(self, broken: tuple[Shortfall, ...]) -> None:
        """Above all else: seats that the charter promises and nobody holds."""
        self._promises.show_broken(broken)
        self._count(self._waiting)
        self._order()

    def _show_countdown(self, coming: Coming | None) -> None:
        """What is still to be done before the next meeting, each line leading to where it is; its
        notice has a sentence of its own above."""
        if coming is None or self._leads is None:
            return
        from govdesk.rules.countdown import Deadline
        from govdesk.ui.meetings.countdown import VERBS, place_of, step_mark, summary_words

        clear(self._leads)
        self._leads.addWidget(caption(summary_words(coming.steps)))
        asked = VERBS.keys() - {Deadline.NOTICE}
        owed = [one for one in coming.steps if one.open and one.told.deadline in asked]
        for step in owed[:MOST]:
            mark = step_mark(step)
            words = _("{what}: {left}").format(what=say(step.what), left=mark.word)
            place = place_of(step, coming.meeting_id)
            self._leads.addWidget(LinkLabel(self.office, f"{mark.shape} {words}", place))
        self._order()

    def _show_packets(self, packets: tuple[PacketRow, ...]) -> None:
        """After the acts that wait: the packets that another officer prepared, withdrew or sent
        back."""
        for row in packets[:MOST]:
            words = _("Publish packet {number}, {title}")
            if row.state == "withdrawn":
                words = _("Confirm that packet {number}, {title}, is withdrawn")
                if row.confirmed_late:
                    words = _("Confirm that packet {number}, {title}, is withdrawn: its day passed")
            if row.state == "returned":
                words = _("Prepare packet {number}, {title}, again: it was sent back")
            said = words.format(number=row.number, title=row.title)
            self._word_lines.addWidget(LinkLabel(self.office, said, Place("briefings", row.id)))
        self._say_waiting(len(packets))

    def _show_reviews(self, reviews: tuple[ReviewRow, ...]) -> None:
        """Then the reviews that another officer submitted."""
        from govdesk.ui.reviews.words import name_of

        for row in reviews[:MOST]:
            words = _("Approve: {name}").format(name=name_of(row))
            self._word_lines.addWidget(LinkLabel(self.office, words, Place("reviews", row.id)))
        self._say_waiting(len(reviews))

    def _show_waiting(self, acts: tuple[WaitingAct, ...]) -> None:
        clear(self._word_lines)
        for act in acts[:MOST]:
            self._word_lines.addWidget(LinkLabel(self.office, act_words(act), act_place(act)))
        self._waiting = 0
        self._say_waiting(len(acts))

    def _say_waiting(self, more: int) -> None:
        self._waiting += more
        self._word.setVisible(self._waiting > 0)
        self._count(self._waiting)
        self._order()

    def _lay_out(self) -> None:
        columns = 2 if self.width() >= look().px(WIDE) else 1
        if columns == self._columns or not self._cards:
            return
        self._columns = columns
        for stack in range(2):
            self._across.setStretch(stack, 1 if stack < columns else 0)
        self._across.setSpacing(12 if columns == 2 else 0)
        for at, card in enumerate(self._cards):
            self._stacks[at % columns].addWidget(card)

    def _card(
        self, title: str, lines: Iterable[tuple[str, Place]], nothing: str, all_at: Place
    ) -> Card:
        card = Card(title)
        found = list(lines)
        for words, place in found[:MOST]:
            card.body.addWidget(LinkLabel(self.office, words, place))
        if len(found) > MOST:
            more = n_("and {count} more", "and {count} more", len(found) - MOST)
            card.body.addWidget(LinkLabel(self.office, more, all_at))
        if not found:
            card.body.addWidget(Label(nothing, "secondary"))
        return card

    def _votes(self, votes: tuple[OpenVote, ...], zone: str) -> Card:
        return self._card(
            _("Open votes"),
            (self._vote(vote, zone) for vote in votes),
            _("No vote is open."),
            Place("motions"),
        )

    def _vote(self, vote: OpenVote, zone: str) -> tuple[str, Place]:
        """For whoever calls the roll: on with it, also after a power cut."""
        calls = vote.closes_at is None and self.office.who.why_not("ballot.enter") is None
        if vote.seat or not calls:
            return _vote_words(vote, zone), _vote_place(vote)
        words = _("Go on with the roll call of Motion {number}: {title}")
        place = Place("motions", f"{vote.motion_id}/roll")
        return words.format(number=vote.number, title=vote.title), place

    def _parts(self, parts: tuple[ReviewParts, ...]) -> Card:
        return self._card(
            _("Parts of the review"),
            ((part_words(one), Place("reviews", one.review_id)) for one in parts),
            "",
            Place("reviews"),
        )

    def _readings(self, found: Home) -> Card:
        card = self._card(
            _("Readings due"),
            ((_due_words(row), Place("indicators", row.id)) for row in found.due),
            _("Every reading that is due is here."),
            Place("indicators"),
        )
        late = sum(row.overdue for row in found.due)
        if late:
            card.body.addWidget(caption(n_("{count} is overdue.", "{count} are overdue.", late)))
        return card

    def _undecided(self, found: Home) -> Card:
        card = self._card(
            _("Behind plan, nothing decided yet"),
            (
                (
                    _("{name}, review of {period}").format(name=one.name, period=one.period),
                    Place("reviews", one.review_id, one.indicator_id),
                )
                for one in found.undecided
            ),
            _("Nothing waits for a decision."),
            Place("reviews"),
        )
        if found.behind:
            behind = n_(
                "{count} indicator is behind plan or off track now.",
                "{count} indicators are behind plan or off track now.",
                len(found.behind),
            )
            card.body.addWidget(caption(behind))
        for one in found.behind[:MOST]:
            mark = indicator_status(one.status)
            words = _("{name}: {status}").format(name=one.name, status=mark.word)
            place = Place("indicators", one.id)
            card.body.addWidget(LinkLabel(self.office, f"{mark.shape} {words}", place))
        return card

    def _meeting(self, found: Home) -> Card:
        if found.meeting is None:
            return self._card(
                _("Next meeting"), (), _("No meeting is scheduled."), Place("meetings")
            )
        meeting = found.meeting
        when = current().moment(meeting.starts_at, found.zone)
        words = _("{title}, {when}").format(title=meeting.title, when=when)
        card = self._card(
            _("Next meeting"), ((words, Place("meetings", meeting.id)),), "", Place("meetings")
        )
        notice = Label(_notice_words(meeting, found.now, found.zone), "secondary")
        card.body.addWidget(notice)
        self._leads = QVBoxLayout()
        self._leads.setSpacing(8)
        card.body.addLayout(self._leads)
        return card

    def _actions(self, found: Home) -> Card:
        return self._card(
            _("Actions overdue"),
            (
                (
                    _("{title} ({who}), due {day}").format(
                        title=one.title, who=one.department, day=current().date(one.due)
                    ),
                    Place("actions", one.id),
                )
                for one in found.actions
            ),
            _("No action is overdue."),
            Place("actions"),
        )

    def _briefing(self, found: Home) -> Card:
        card = Card(_("Public briefing"))
        if found.briefing_days is None:
            words = _("No quarterly briefing has been published yet.")
        elif found.briefing_days == 0:
            words = _("The last quarterly briefing was published today.")
        else:
            words = n_(
                "{count} day since the last quarterly briefing.",
                "{count} days since the last quarterly briefing.",
                found.briefing_days,
            )
        card.body.addWidget(Label(words))
        card.body.addWidget(LinkLabel(self.office, _("Go to the briefings"), Place("briefings")))
        return card


def _vote_place(vote: OpenVote) -> Place:
    """The ballot, for whoever has one; the motion for everyone else."""
    return Place("motions", f"{vote.motion_id}/vote" if vote.seat else vote.motion_id)


def _vote_words(vote: OpenVote, zone: str) -> str:
    if vote.choice:
        template = _("You voted on Motion {number}: {title}")
    elif vote.seat:
        template = _("Vote on Motion {number}: {title}")
    else:
        template = _("Motion {number}: {title}")
    words = template.format(number=vote.number, title=vote.title)
    if vote.closes_at is None:
        return words
    when = current().moment(vote.closes_at, zone)
    return _("{vote}, closes {when}").format(vote=words, when=when)


def _due_words(row: DueReading) -> str:
    template = _("{name}, {period}") if row.overdue else _("{name}, {period}: due {day}")
    return template.format(name=row.name, period=row.period, day=current().date(row.due_on))


def _notice_words(meeting: NextMeeting, now: int, zone: str) -> str:
    """The notice clock: given, to be given by when, or late."""
    if meeting.in_session:
        return _("The meeting is open.")
    if meeting.noticed:
        return _("Its notice is posted.")
    due = current().moment(meeting.notice_due_at, zone)
    if now > meeting.notice_due_at:
        return _("Its notice was due {when} and is not posted.").format(when=due)
    hours = (meeting.notice_due_at - now) // 3_600_000_000
    if hours >= 48:
        left = n_("{count} day is left", "{count} days are left", hours // 24)
    else:
        left = n_("{count} hour is left", "{count} hours are left", hours)
    return _("Its notice must be posted by {when}; {left}.").format(when=due, left=left)
