# SPDX-License-Identifier: Apache-2.0
"""The ballot: one large, calm page. Choose with Y, N or A, review, cast, and get a receipt."""

from __future__ import annotations

from functools import partial

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from govdesk.queries.motions import MotionDetail as Found
from govdesk.queries.my_votes import MyVote, my_votes
from govdesk.queries.open_votes import OpenVote, open_votes
from govdesk.queries.votes import Board
from govdesk.rules.messages import message
from govdesk.services import meetings, votes
from govdesk.services.context import Changed
from govdesk.ui.motions.ballot_summary import ballot_summaries
from govdesk.ui.motions.board import BoardView
from govdesk.ui.motions.conflicts import stepped_aside
from govdesk.ui.motions.my_votes import MINE, ReceiptActs
from govdesk.ui.motions.over_days import is_over_days
from govdesk.ui.motions.words import choice_words, class_words, needed_words, reference
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.question import Question
from govdesk.ui.theme import set_role
from govdesk.ui.widgets import (
    Act,
    Card,
    Detail,
    Facts,
    Form,
    Label,
    LinkLabel,
    Section,
    WordDiff,
    announce,
    button,
    caption,
    single_key,
)
from govdesk.ui.widgets.side_by_side import SideBySide
from govdesk.wording import _, current, say
from govdesk.wording.costs import cost_words

FEW = 300
"""So many letters of a motion's words are shown without being asked for."""
KEYS = (("yes", "Y"), ("no", "N"), ("abstain", "A"))


class BallotPage(QWidget):
    """The page on which one person votes for their seat."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._board: Board | None = None
        self._mine: OpenVote | None = None
        self._choices: dict[str, QPushButton] = {}
        self._explain: Form | None = None
        self._receipt = ""
        self._exact: Label | None = None
        self._drawn: tuple[Board | None, OpenVote | None, str] | None = None
        self._page = Detail(_("Your vote"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)
        for choice, key in KEYS:
            single_key(self, key, partial(self.choose, choice))
        single_key(self, "T", self.show_words)

    def show_motion(self, found: Found) -> None:
        """Show the ballot of its latest vote, or what became of it."""
        board = found.votes[0] if found.votes else None
        if board is None or self._board is None or board.vote_id != self._board.vote_id:
            self._receipt = ""
            self._drawn = None
        self._board = board
        if board is None or board.state != "open":
            self._mine = None
            self._draw(found)
            return
        self._office.desk.read(
            self,
            open_votes,
            lambda mine: self._show_mine(found, mine),
            actor=self._office.who.actor,
            now=self._office.who.now,
        )

    def choose(self, choice: str) -> None:
        """Choose, without casting yet."""
        pressed = self._choices.get(choice)
        if pressed is not None and pressed.isEnabled():
            pressed.setChecked(True)
            pressed.setFocus()

    def chosen(self) -> str:
        """What is chosen, or nothing."""
        return next((c for c, pressed in self._choices.items() if pressed.isChecked()), "")

    def review(self) -> None:
        """Show the choice again, and cast it when it is right."""
        choice, mine = self.chosen(), self._mine
        if not choice or mine is None or mine.why_not is not None:
            return
        self._office.desk.confirmed(
            self,
            vote_question(choice, mine, self._office.who.name),
            votes.cast_ballot,
            lambda changed: self._cast_done(choice, mine, changed),
            vote_id=mine.vote_id,
            seat_id=mine.seat_id,
            choice=choice,
            explanation=(self._explain.values()["explanation"] if self._explain else "") or None,
            seen=mine.ballots,
        )

    def _cast_done(self, choice: str, mine: OpenVote, changed: Changed) -> None:
        words = _(
            "You voted {choice} on {motion} at {time}. It will be printed in the decisions record."
            " Until the vote closes you can change it here."
        )
        if mine.closes_at is not None:
            words = _(
                "You voted {choice} on {motion} at {time}. It is sealed until the vote closes;"
                " until then you can cast another in its place."
            )
        if self._explain is not None:
            self._explain.submitted()
        self._receipt = words.format(
            choice=choice_words(choice),
            motion=reference(mine.number),
            time=current().moment(self._office.who.now, self._office.who.zone, "short"),
        )
        announce(self, self._receipt, urgent=True)

    def _show_mine(self, found: Found, mine: tuple[OpenVote, ...]) -> None:
        board = self._board
        self._mine = next((one for one in mine if board and one.vote_id == board.vote_id), None)
        self._draw(found)

    def _draw(self, found: Found) -> None:
        board = self._board
        drawn = (board, self._mine, self._receipt)
        if drawn == self._drawn:
            return
        same = self._drawn is not None and board is not None and self._drawn[0] is not None
        kept = self.chosen() if same else ""
        self._drawn = drawn
        self._page.begin(board.vote_id if board is not None else "")
        self._choices = {}
        self._explain = None
        if board is None:
            self._page.body.addWidget(caption(_("No vote was opened on this motion.")))
            return
        self._about(board, found)
        self._words(board)
        if board.state != "open":
            self._page.body.addWidget(BoardView(self._office, board, plain=True))
            return
        mine = self._mine
        if mine is None or mine.why_not is not None:
            reason = say(mine.why_not) if mine is not None and mine.why_not is not None else ""
            card = Card(_("You cannot vote on this"))
            card.body.addWidget(Label(reason))
            self._page.body.addWidget(card)
        else:
            self._explain = self._vote(mine)
            if kept:
                self._choices[kept].setChecked(True)
            self._conflict(found, mine)
        self._back(board)
        self.setFocus()

    def _about(self, board: Board, found: Found) -> None:
        line = _("{motion}, version {number}, {kind}").format(
            motion=reference(board.number),
            number=current().number(board.text_version),
            kind=class_words(board.decision_class),
        )
        self._page.body.addWidget(caption(line))
        self._page.body.addWidget(Label(board.title, "title"))
        if board.before != board.text:
            changed = Section(_("The changed words"))
            changed.body.addWidget(WordDiff(board.before, board.text))
            self._page.body.addWidget(changed)
        languages = (*(self._mine.languages if self._mine else ()), current().lang)
        for widget in ballot_summaries(board, found.excuses, languages):
            self._page.body.addWidget(widget)
        self._page.body.addWidget(
            Facts(
                [
                    (_("If adopted"), board.if_adopted),
                    (_("If not adopted"), board.if_rejected),
                    (_("What it costs"), cost_words(board.cost)),
                    (_("What decides"), needed_words(board.concurring)),
                    *stepped_aside(found),
                ]
            )
        )
        if board.standing is not None and (board.running_totals or is_over_days(board)):
            self._page.body.addWidget(Label(say(board.standing), "secondary"))
        if is_over_days(board):
            when = current().moment(board.closes_at or 0, self._office.who.zone)
            self._page.body.addWidget(Label(_("It is open until {when}.").format(when=when)))

    def _vote(self, mine: OpenVote) -> Form | None:
        if self._receipt:
            card = Card(_("Your vote is cast"))
            card.body.addWidget(Label(self._receipt))
            self._page.body.addWidget(card)
        elif mine.closes_at is not None and mine.ballots:
            told = _("A sealed vote of yours is in. Another takes its place.")
            self._page.body.addWidget(Label(told))
        else:
            told = _("You vote for the seat {seat}. Until the vote closes you can change it here.")
            self._page.body.addWidget(Label(told.format(seat=mine.seat or "")))
        if mine.ballots:
            self._receipt_acts(mine)
        row = SideBySide()
        row.setAccessibleName(_("Your choice"))
        group = QButtonGroup(row)
        words = {
            "yes": _("Yes (Y)\nI agree"),
            "no": _("No (N)\nI do not agree"),
            "abstain": _("Abstain (A)\nI take no side"),
        }
        spoken = {
            "yes": _("Yes, I agree"),
            "no": _("No, I do not agree"),
            "abstain": _("Abstain, I take no side"),
        }
        for choice, _key in KEYS:
            pressed = QPushButton(words[choice])
            set_role(pressed, "choice")
            pressed.setAccessibleName(spoken[choice])
            pressed.setCheckable(True)
            pressed.setCursor(Qt.CursorShape.PointingHandCursor)
            pressed.setChecked(choice == mine.choice)
            group.addButton(pressed)
            row.add(pressed)
            self._choices[choice] = pressed
        self._page.body.addWidget(row)
        changing = Label()
        self._page.body.addWidget(changing)
        explain = None
        if mine.closes_at is None:  # an explanation would tell what is sealed
            explain = self._explanation(mine)
        cast = Act(_("&Review and cast"), "primary")
        cast.clicked.connect(self.review)

        def follow() -> None:
            cast.set_refusal(None if self.chosen() else message("votes.choose_first"))
            cast_before = mine.choice or ""
            told = _("Not cast yet: your vote is still {choice}.")
            changing.setText(told.format(choice=choice_words(cast_before)) if cast_before else "")
            changing.setVisible(bool(cast_before) and self.chosen() not in ("", cast_before))

        group.buttonToggled.connect(lambda _b, _on: follow())
        follow()
        self._page.body.addWidget(cast)
        return explain

    def _receipt_acts(self, mine: OpenVote) -> None:
        """Where the receipt is kept, to print it and with its proof."""
        place = Section("")
        self._page.body.addWidget(place)

        def show(found: tuple[MyVote, ...]) -> None:
            for one in found:
                if one.vote_id == mine.vote_id and one.seat_id == mine.seat_id:
                    place.body.addWidget(ReceiptActs(self._office, one))
            words = _("It is kept under My votes.")
            place.body.addWidget(LinkLabel(self._office, words, Place("motions", MINE)))

        self._office.desk.read(place, my_votes, show, member_id=self._office.who.member_id or "")

    def _explanation(self, mine: OpenVote) -> Form:
        explain = Form(self._office, f"explanation/{mine.vote_id}/{mine.seat_id}")
        explain.add(
            "explanation",
            _("&Explain my vote"),
            QLineEdit(),
            hint=_("It is printed beside your vote. You may leave it empty."),
        )
        explain.restore()
        self._page.body.addWidget(explain)
        return explain

    def _conflict(self, found: Found, mine: OpenVote) -> None:
        if mine.ballots or mine.closes_at is not None:
            return
        section = Section(_("A conflict of interest?"))
        form = Form(self._office, f"recusal/{mine.vote_id}/{mine.seat_id}")
        form.add(
            "nature",
            _("Its general &nature"),
            QLineEdit(),
            hint=_("It is public that you step aside, and why in general."),
        )
        act = Act(_("&Declare it and step aside"))
        act.clicked.connect(
            lambda: self._office.desk.write(
                form,
                meetings.declare_recusal,
                lambda _changed: form.submitted(),
                motion_id=found.row.id,
                seat_id=mine.seat_id,
                nature=form.values()["nature"],
            )
        )
        form.add_row(act)
        form.restore()
        section.body.addWidget(form)
        self._page.body.addWidget(section)

    def _words(self, board: Board) -> None:
        """The exact words, in view when they are few, else one key away."""
        self._exact = Label(board.text)
        section = Section(_("The exact words"))
        if len(board.text) > FEW:
            show = button(_("Show the exact words  (T)"))
            show.clicked.connect(self.show_words)
            section.add_act(show)
        section.body.addWidget(self._exact)
        self._exact.setVisible(len(board.text) <= FEW)
        self._page.body.addWidget(section)

    def show_words(self) -> None:
        """Show the exact words, or hide them again."""
        if self._exact is not None and shiboken6.isValid(self._exact):
            self._exact.setVisible(self._exact.isHidden())

    def _back(self, board: Board) -> None:
        back = button(_("&Back to the motion"), "quiet")
        back.clicked.connect(lambda: self._office.navigate(Place("motions", board.motion_id)))
        self._page.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)


def vote_question(choice: str, mine: OpenVote, name: str) -> Question:
    """The choice once more, with the seat and the name that it is cast for."""
    words = _("For the seat {seat}, as {name}. It will be printed with your name.")
    return Question(
        _("Vote {choice} on {motion}?").format(
            choice=choice_words(choice), motion=reference(mine.number)
        ),
        words.format(seat=mine.seat or "", name=name),
        _("Cast my vote"),
        _("Go back"),
    )
