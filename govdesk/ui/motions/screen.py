# SPDX-License-Identifier: Apache-2.0
"""The list of motions with one beside it; in its place the ballot or the roll call of a vote.

Places: `motions/<id>` a motion, `motions/<id>/amend` and the like the form of a step
(`steps.PAGES`), `motions/<id>/vote` its ballot, `motions/<id>/roll` its roll call, `motions/mine`
the votes of whoever is at the desk.
"""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from govdesk.queries import motions, people
from govdesk.queries.motion_links import Reason, reasons
from govdesk.queries.motions import MotionDetail as Found
from govdesk.queries.motions import MotionRow
from govdesk.ui.motions.ballot import BallotPage
from govdesk.ui.motions.detail import MotionDetail
from govdesk.ui.motions.my_votes import MINE, MyVotes
from govdesk.ui.motions.roll_call import RollCall
from govdesk.ui.motions.words import class_words, motion_mark, reference
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import Chip, Column, EmptyState, ListDetail, RowsTable, button
from govdesk.ui.widgets.list_screen import ListScreen
from govdesk.wording import _, n_

GOING = ("submitted", "noticed", "moved", "seconded", "pending", "postponed", "voting", "referred")


class MotionsScreen(ListScreen[MotionRow]):
    """What was proposed, what became of it, and voting on it."""

    kind = "motions"
    kinds = frozenset(
        {
            "motion",
            "motion link",
            "motion part",
            "co-sponsor",
            "decision change",
            "vote",
            "proposal",
            "ballot",
            "recusal",
            "meeting",
            "attendance",
            "comment",
            "answer",
            "summary",
            "summary excuse",
            "member",
        }
    )

    def __init__(self, office: Office) -> None:
        super().__init__(office, _("Motions"))
        self._rows: tuple[MotionRow, ...] = ()
        self._table = self._make_table()
        self._detail = MotionDetail(office)
        self._list = ListDetail(
            office,
            "motions",
            self._table,
            self._detail,
            EmptyState(
                _("What someone asks the task force to decide stands here."),
                _("Submit the first"),
                self.new,
            ),
            [
                Chip("going", _("Not decided yet"), lambda m: m.state in GOING, "state"),
                Chip("adopted", _("Adopted"), lambda m: m.state == "adopted", "state"),
                Chip("rejected", _("Not adopted"), lambda m: m.state == "rejected", "state"),
                Chip("key", _("Key"), lambda m: m.decision_class != "ordinary"),
            ],
        )
        before = button(_("Votes from before"), "quiet")
        before.clicked.connect(lambda: office.navigate(Place("past_votes")))
        self._list.add_act(before)
        mine = button(_("My votes"), "quiet")
        mine.clicked.connect(lambda: office.navigate(Place("motions", MINE)))
        self._list.add_act(mine)
        self._mine = MyVotes(office)
        self._ballot = BallotPage(office)
        self._roll = RollCall(office)
        self._pages = QStackedWidget()
        for page in (self._list, self._ballot, self._roll, self._mine):
            self._pages.addWidget(page)
        self._list.chosen.connect(self._chosen)
        self.body.addWidget(self._pages, 1)
        self._set_primary()

    def _make_table(self) -> RowsTable[MotionRow]:
        return RowsTable(
            [
                Column("number", _("Number"), lambda m: m.number, sort=_by_number, width=88),
                Column(
                    "title",
                    _("Title"),
                    lambda m: m.title,
                    tooltip=lambda m: m.title,
                    stretch=True,
                    bold=True,
                ),
                Column("class", _("Class"), lambda m: class_words(m.decision_class), width=76),
                Column(
                    "state",
                    _("Where it stands"),
                    lambda m: motion_mark(m).word,
                    status=motion_mark,
                    width=150,
                ),
            ],
            key=lambda m: m.id,
            accessible_name=_("Motions"),
            remembered=self.office.remembered,
            name="motions",
        )

    def refresh(self) -> None:
        """Read the motions again."""
        self._set_primary()
        self.office.desk.read(self, motions.list_motions, self._show)

    def open(self, id: str) -> None:
        """Show a motion, its ballot, its roll call, or the list."""
        self._wanted = id
        motion_id, _slash, page = id.partition("/")
        page = MINE if id == MINE else page
        wanted = {"vote": self._ballot, "roll": self._roll, MINE: self._mine}.get(page, self._list)
        self._pages.setCurrentWidget(wanted)
        titles = {"vote": _("Your vote"), "roll": _("Roll call"), MINE: _("My votes")}
        self.set_title(titles.get(page, _("Motions")))
        self._set_primary()
        if id == MINE:
            self._mine.read()
            return
        if not id:
            self._show_list()
            return
        there = self._table.current_key() == motion_id  # choosing it again would tell nothing
        if page or not self._list.choose(motion_id) or there:
            self._read_chosen()

    def reference(self) -> str:
        """Such as `Motion 2026-14`."""
        row = self._row()
        return reference(row.number) if row else ""

    def back(self) -> bool:
        """Esc."""
        if self._pages.currentWidget() is not self._list:
            on = self._wanted.partition("/")[0]
            self.office.navigate(Place(self.kind, "" if on == MINE else on))
            return True
        return self._list.back()

    def new(self) -> None:
        """Show the form that submits a motion."""
        if self.primary_refusal is None:
            self._begin_new()
            self.office.desk.read(self, reasons, self._with_reasons)

    def help(self) -> str:
        """What one does here."""
        return _(
            "Every proposal that the task force is asked to decide: its words, its history, who"
            " voted how, and why it was adopted or not. While a vote is open you cast your ballot"
            " here; the secretary calls the roll here."
        )

    def _set_primary(self) -> None:
        """On the ballot and the roll call the main button stands on the page itself."""
        on_list = self._pages.currentWidget() is self._list
        refusal = self.office.who.why_not("motion.submit")
        self.set_primary(_("Submit a motion"), self.new if on_list else None, refusal)

    def _show(self, rows: tuple[MotionRow, ...]) -> None:
        self._rows = rows
        self._list.show_rows(rows)
        going = sum(row.state in GOING for row in rows)
        voting = sum(row.state == "voting" for row in rows)
        parts = n_(
            "{count} motion is not decided yet", "{count} motions are not decided yet", going
        )
        if voting:
            open_words = n_("{count} vote is open", "{count} votes are open", voting)
            self.set_summary(_("{first}; {second}.").format(first=parts, second=open_words))
        else:
            self.set_summary(_("{sentence}.").format(sentence=parts))
        motion_id, _slash, page = self._wanted.partition("/")
        if motion_id == MINE:
            self._mine.read()
        elif page or (motion_id and self._list.choose(motion_id)):
            self._read_chosen()

    def _with_reasons(self, found: tuple[Reason, ...]) -> None:
        self.office.desk.read(
            self, people.seat_rows, lambda seats: self._detail.show_new(seats, found)
        )

    def _read_chosen(self) -> None:
        motion_id = self._wanted.partition("/")[0]
        self.office.desk.read(
            self,
            motions.motion,
            self._show_motion,
            motion_id=motion_id,
            actor=self.office.who.actor,
            now=self.office.who.now,
        )

    def _show_motion(self, found: Found | None) -> None:
        motion_id, _slash, page = self._wanted.partition("/")
        if found is not None and found.row.id != motion_id:
            return
        if page == "vote" and found is not None:
            self._ballot.show_motion(found)
        elif page == "roll" and found is not None:
            self._roll.show_motion(found)
        else:
            if page:  # come from elsewhere, such as the running meeting, with nothing chosen
                self._table.choose(motion_id, tell=False)
                self._list.show_detail()
            self._detail.show_motion(found, page=page)

    def _row(self) -> MotionRow | None:
        motion_id = self._wanted.partition("/")[0]
        return next((row for row in self._rows if row.id == motion_id), None)


def _by_number(row: MotionRow) -> tuple[int, ...]:
    """By year, number, and that of an amendment, such as 2026-14-A1."""
    return tuple(int(part.lstrip("A")) for part in row.number.split("-"))
