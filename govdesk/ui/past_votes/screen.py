# SPDX-License-Identifier: Apache-2.0
"""The list of votes from before the workspace, and one of them beside it. Reached from Motions."""

from __future__ import annotations

from govdesk.queries import past_votes
from govdesk.queries.past_votes import PastVoteRow
from govdesk.ui.motions.words import outcome_mark
from govdesk.ui.office import Office
from govdesk.ui.past_votes.detail import PastVoteDetail
from govdesk.ui.places import Place
from govdesk.ui.widgets import Chip, Column, EmptyState, ListDetail, RowsTable
from govdesk.ui.widgets.list_screen import ListScreen
from govdesk.wording import _, current, n_


class PastVotesScreen(ListScreen[PastVoteRow]):
    """Roll calls of other times and bodies, to be read; they decide nothing here."""

    kind = "past_votes"
    kinds = frozenset({"past vote"})

    def __init__(self, office: Office) -> None:
        super().__init__(office, _("Votes from before"))
        self._table = RowsTable(
            [
                Column(
                    "day",
                    _("Day"),
                    lambda v: current().date(v.voted_on) if v.voted_on else _("Not said"),
                    sort=lambda v: str(v.voted_on or ""),
                    width=120,
                ),
                Column("identifier", _("Vote"), lambda v: v.identifier, width=120, bold=True),
                Column(
                    "text",
                    _("What was voted on"),
                    lambda v: v.text or _("Not said"),
                    tooltip=lambda v: v.text,
                    stretch=True,
                ),
                Column(
                    "outcome",
                    _("Outcome"),
                    lambda v: outcome_mark(v.outcome).word,
                    status=lambda v: outcome_mark(v.outcome),
                    width=130,
                ),
            ],
            key=lambda v: v.id,
            accessible_name=_("Votes from before"),
            remembered=office.remembered,
            name="past_votes",
        )
        self._detail = PastVoteDetail(office)
        self._list = ListDetail(
            office,
            "past_votes",
            self._table,
            self._detail,
            EmptyState(
                _(
                    "Votes from before this workspace stand here once they are brought in: govdesk"
                    " import WORKSPACE --votes FILE, with every problem named by its row."
                )
            ),
            [
                Chip("adopted", _("Adopted"), lambda v: v.outcome == "adopted", "outcome"),
                Chip("rejected", _("Not adopted"), lambda v: v.outcome == "rejected", "outcome"),
                Chip("void", _("Did not count"), lambda v: v.outcome == "void", "outcome"),
            ],
        )
        self.set_primary(_("Go to the motions"), lambda: office.navigate(Place("motions")))
        self._put_list()

    def refresh(self) -> None:
        """Read the votes again."""
        self.office.desk.read(self, past_votes.past_vote_rows, self._show)

    def _reference(self, row: PastVoteRow) -> str:
        return row.identifier

    def help(self) -> str:
        """What one does here."""
        return _(
            "Roll calls that were taken in from open data files, each tallied again by its own"
            " rule. They are history: they decide nothing here, and nothing here changes them."
        )

    def _show(self, rows: tuple[PastVoteRow, ...]) -> None:
        self._list.show_rows(rows)
        adopted = sum(row.outcome == "adopted" for row in rows)
        if rows:
            first = n_("{count} vote from before", "{count} votes from before", len(rows))
            second = n_("{count} was adopted", "{count} were adopted", adopted)
            self.set_summary(_("{first}; {second}.").format(first=first, second=second))
        else:
            self.set_summary(_("No vote from before was taken in yet."))
        if self._choose_wanted():
            self._read_chosen()
        elif self._wanted:
            self._list.nothing_chosen()

    def _read_chosen(self) -> None:
        self.office.desk.read(self, past_votes.past_vote, self._detail.show_vote, id=self._wanted)
