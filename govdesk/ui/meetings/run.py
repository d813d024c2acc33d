# SPDX-License-Identifier: Apache-2.0
"""Running a meeting: what is on now and next, who is here and whether that is enough, and every act
by a single key. Nothing here needs the mouse.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from govdesk.queries.meetings import SeatRow
from govdesk.queries.running import Running, running
from govdesk.rules.messages import Message
from govdesk.services import meetings, motions, votes
from govdesk.services.context import Changed
from govdesk.ui.meetings.attending import JoinForm
from govdesk.ui.meetings.beginning import begin_meeting
from govdesk.ui.meetings.large_display import LargeDisplay
from govdesk.ui.meetings.minutes_beside import Beside, MinutesBeside
from govdesk.ui.meetings.run_parts import (
    SEAT_KEYS,
    AgendaLines,
    KeyButton,
    KeyButtons,
    MotionWords,
    RunHead,
    SeatKeys,
    item_words_of,
)
from govdesk.ui.meetings.speaking import SpeakersCard, speaker_acts
from govdesk.ui.meetings.words import meeting_mark, reference
from govdesk.ui.motions.conflicts import PAGE as CONFLICT
from govdesk.ui.motions.conflicts import may_declare
from govdesk.ui.motions.words import reference as motion_reference
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.question import Question
from govdesk.ui.widgets import (
    Card,
    Confirm,
    Label,
    Scroll,
    StatusLabel,
    announce,
    button,
    caption,
    heading,
    single_key,
)
from govdesk.wording import _, say

HERE = ("in_room", "remote")


class RunMeeting(QWidget):
    """The secretary's page while the meeting goes on."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._meeting_id = ""
        self._item_id = ""
        self._found: Running | None = None
        self._choosing = ""
        """What the next seat key is for: `move`, `second`, `presence` or `elsewhere`."""
        self._joining = ""
        """The seat whose member joins from elsewhere, while what the charter asks is asked."""
        self._acts: dict[str, Callable[[], object]] = {}
        self._display: LargeDisplay | None = None
        self._head = RunHead(office)
        self._page = Scroll(_("The meeting as it goes on"))
        self._minutes = MinutesBeside(office)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._head)
        layout.addWidget(Beside(self._page, self._minutes))
        single_key(self, "W", self._write)
        for key in dict.fromkeys(f"{SEAT_KEYS}MSPBAVNOKEDLCHJI"):
            single_key(self, key, partial(self.press, key))
        single_key(self, "Down", partial(self._go, 1))
        single_key(self, "Up", partial(self._go, -1))

    def open(self, meeting_id: str) -> None:
        """Show a meeting; the item that was on stays on."""
        if meeting_id != self._meeting_id:
            self._meeting_id, self._item_id = meeting_id, ""
            self._choosing = self._joining = ""
        self.read()

    def read(self) -> None:
        """Read it again."""
        self._office.desk.read(
            self,
            running,
            self._show,
            meeting_id=self._meeting_id,
            item_id=self._item_id,
            actor=self._office.who.actor,
            now=self._office.who.now,
        )

    def press(self, key: str) -> None:
        """A seat while one is asked for, else an act. Seats come and go one after another until
        another act ends it, or Esc."""
        seats = self._found.meeting.seats if self._found is not None else ()
        if self._choosing and key in SEAT_KEYS[: len(seats)]:
            self._seat(key)
        elif key in self._acts and self._choosing in ("", "presence"):
            self._choosing = ""
            self._acts[key]()

    def _write(self) -> None:
        if not self._choosing:
            self._minutes.write()

    def back(self) -> bool:
        """Esc: no seat is asked for any more, and nothing is written in the minutes."""
        if self._minutes.leave():
            self.setFocus()
            return True
        if not self._choosing and not self._joining:
            return False
        self._choosing = self._joining = ""
        self._draw()
        return True

    def _show(self, found: Running | None) -> None:
        self._found = found
        if found is not None and found.item is not None:
            self._item_id = found.item.id
        if self._display is not None:
            self._display.show_item(self._meeting_id, self._item_id)
        if found is not None:
            self._minutes.follow(self._meeting_id, found.meeting.row.state)
        self._draw()
        if not self._minutes.text.hasFocus():
            self.setFocus()

    def _draw(self) -> None:
        self._page.clear()
        self._acts = {}
        found, body = self._found, self._page.body
        self._head.show_meeting(found.meeting if found is not None else None)
        if found is None:
            body.addWidget(caption(_("This meeting is no longer here.")))
            return
        body.addWidget(heading(found.meeting.row.title))
        body.addWidget(StatusLabel(meeting_mark(found.meeting.row)))
        body.addWidget(self._now(found))
        if self._choosing:
            seats = SeatKeys(found.meeting.seats, self._choosing)
            seats.chosen.connect(self._seat)
            body.addWidget(seats)
        self._ask_needs(found)
        body.addWidget(self._meeting_acts(found))
        body.addWidget(self._public(found))
        body.addWidget(AgendaLines(found.meeting.agenda, self._item_id))

    def _ask_needs(self, found: Running) -> None:
        """What the charter asks of the member who joins from elsewhere."""
        for seat in found.meeting.seats:
            if seat.seat_id != self._joining:
                continue
            if seat.presence == "remote":
                self._joining = ""
            else:
                form, card = JoinForm(self._office, found.meeting, seat), Card()
                form.cancel.clicked.connect(self.back)
                card.body.addWidget(form)
                self._page.body.addWidget(card)
                form.focus_first()

    def _now(self, found: Running) -> Card:
        card = Card(_("Now"))
        item, motion = found.item, found.motion
        if item is None:
            card.body.addWidget(caption(_("Nothing stands on the agenda yet.")))
            return card
        card.body.addWidget(Label(item_words_of(item), "display"))
        if motion is not None:
            card.body.addWidget(MotionWords(motion))
            card.body.addWidget(self._motion_acts(found))
            for board in motion.votes[:1]:
                if board.explanation is not None:
                    card.body.addWidget(Label(say(board.explanation.announcement), "heading"))
        if found.next_item is not None:
            words = _("Next: {item}").format(item=item_words_of(found.next_item))
            card.body.addWidget(caption(words))
        return card

    def _motion_acts(self, found: Running) -> QWidget:
        motion = found.motion
        assert motion is not None
        why = dict(motion.verbs)
        acts: list[tuple[str, str, str, Callable[[], object]]] = [
            ("M", "move", _("Who moves it"), partial(self._choose, "move")),
            ("S", "second", _("Who seconds it"), partial(self._choose, "second")),
            ("B", "state", _("Put it before the members"), partial(self._step, "state")),
            ("A", "amend", _("Change its words"), partial(self._to_page, "amend")),
            ("V", "put_the_question", _("Open the vote"), self._ask_vote),
            ("N", "adopt_by_consent", _("Adopt, nobody objecting"), self._ask_consent),
        ]
        row = KeyButtons()
        if motion.row.open_vote_id is not None:
            self._add(row, "V", _("Call the roll"), partial(self._to_page, "roll"), None)
        for key, verb, words, act in acts:
            if verb in why:
                self._add(row, key, words, act, why[verb])
        if may_declare(motion):
            refusal = self._office.who.why_not("recusal.declare")
            self._add(row, "I", _("Someone steps aside"), partial(self._to_page, CONFLICT), refusal)
        return row

    def _public(self, found: Running) -> QWidget:
        """Who of the public speaks and waits, with what can be done about it."""
        card, row = SpeakersCard(self._office, found.speakers), KeyButtons()
        for one in speaker_acts(self._office, self, found, self._item_id):
            self._add(row, *one)
        card.body.addWidget(row)
        return card

    def _meeting_acts(self, found: Running) -> QWidget:
        row = KeyButtons()
        refusal = self._office.who.why_not("attendance.note")
        self._add(row, "P", _("Someone comes or goes"), partial(self._choose, "presence"),
                  refusal)  # fmt: skip
        self._add(row, "J", _("From elsewhere"), partial(self._choose, "elsewhere"), refusal)
        meeting_id = self._meeting_id
        write = partial(self._office.desk.write, self)
        simple: dict[str, tuple[str, str, Callable[[], object]]] = {
            "open": ("O", _("Open the meeting"),
                     partial(begin_meeting, self._office, self, found.meeting.row)),
            "recess": ("K", _("Break for a while"),
                       partial(write, meetings.recess_meeting, meeting_id=meeting_id)),
            "resume": ("K", _("Go on"),
                       partial(write, meetings.resume_meeting, meeting_id=meeting_id)),
        }  # fmt: skip
        for verb, why in found.meeting.verbs:
            if verb in simple:
                self._add(row, *simple[verb], why)
            elif verb == "adjourn":
                self._add(row, "E", _("Close the meeting"), self._ask_end, why)
        self._add(row, "D", _("Show it to the room"), self._show_large, None)
        back = button(_("All about this meeting"), "quiet")
        place = Place("meetings", meeting_id)
        back.clicked.connect(lambda: self._office.navigate(place))
        row.add(back)
        return row

    def _add(
        self,
        row: KeyButtons,
        key: str,
        words: str,
        act: Callable[[], object],
        why: Message | None,
    ) -> None:
        pressed = KeyButton(key, words, why)
        pressed.clicked.connect(lambda: act())
        row.add(pressed)
        if why is None:
            self._acts[key] = act
        else:
            self._acts[key] = partial(announce, self, say(why), urgent=True)

    def _show_large(self) -> None:
        """Open the public display, or close it."""
        if self._display is None:
            self._display = LargeDisplay(self._office, self.window())
        if self._display.isVisible():
            self._display.close()
            return
        self._display.show_item(self._meeting_id, self._item_id)
        self._display.appear()

    def _choose(self, what: str) -> None:
        self._choosing = what
        announce(self, _("Which seat?"))
        self._draw()

    def _seat(self, key: str) -> None:
        found, what = self._found, self._choosing
        at = SEAT_KEYS.find(key)
        if found is None or not 0 <= at < len(found.meeting.seats):
            return
        seat = found.meeting.seats[at]
        self._choosing = what if what == "presence" else ""
        if what == "presence":
            self._note(seat, "leave" if seat.presence in HERE else "arrive")
        elif what == "elsewhere":
            if seat.presence == "remote":
                self._note(seat, "lost")
            elif found.meeting.remote.needs:
                self._joining = seat.seat_id
            else:
                self._note(seat, "remote")
        else:
            self._step(what, seat.seat_id)
        self._draw()

    def _note(self, seat: SeatRow, event: str) -> None:
        self._office.desk.write(
            self,
            meetings.note_attendance,
            meeting_id=self._meeting_id,
            seat_id=seat.seat_id,
            member_id=seat.people[0].member_id if seat.people else "",
            event=event,
        )

    def _step(self, verb: str, seat_id: str | None = None, *, unopposed: bool = False) -> None:
        if self._found is not None and self._found.motion is not None:
            self._office.desk.write(
                self,
                motions.step,
                motion_id=self._found.motion.row.id,
                verb=verb,
                seat_id=seat_id,
                meeting_id=self._meeting_id,
                unopposed=unopposed,
            )

    def _to_page(self, page: str) -> None:
        if self._found is not None and self._found.motion is not None:
            self._office.navigate(Place("motions", f"{self._found.motion.row.id}/{page}"))

    def _ask_vote(self) -> None:
        found = self._found
        if found is None or found.motion is None:
            return
        self._office.desk.confirmed(
            self,
            Question(
                _("Open the vote on {motion}?").format(
                    motion=motion_reference(found.motion.row.number)
                ),
                _(
                    "Its words, the rule and who may vote are fixed from now on. Members can vote"
                    " until you close the vote."
                ),
                _("Open the vote"),
            ),
            votes.open_vote,
            self._opened,
            motion_id=found.motion.row.id,
            meeting_id=self._meeting_id,
        )

    def _opened(self, _changed: Changed) -> None:
        self._to_page("roll")

    def _ask_consent(self) -> None:
        found = self._found
        if found is None or found.motion is None:
            return
        Confirm(
            self,
            _("Did nobody object?"),
            _("The chair asks whether anyone objects. If someone does, there is a vote."),
            {_("Nobody objected"): lambda: self._step("adopt_by_consent", unopposed=True)},
        ).open()

    def _ask_end(self) -> None:
        if self._found is None:
            return
        number = self._found.meeting.row.number
        meeting_id = self._meeting_id
        Confirm(
            self,
            _("Close {meeting}?").format(meeting=reference(number)),
            _("Nothing more can be decided in it. Minutes are drafted next."),
            {
                _("Close the meeting"): lambda: self._office.desk.write(
                    self, meetings.close_meeting, meeting_id=meeting_id, end_state="held"
                )
            },
        ).open()

    def _go(self, step: int) -> None:
        found = self._found
        if found is None or not found.meeting.agenda:
            return
        ids = [item.id for item in found.meeting.agenda]
        at = ids.index(self._item_id) if self._item_id in ids else 0
        self._item_id = ids[max(0, min(len(ids) - 1, at + step))]
        self.read()
