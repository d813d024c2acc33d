# SPDX-License-Identifier: Apache-2.0
"""Everyone who signs in, what waits for a second person, and one account beside the list."""

from __future__ import annotations

from govdesk.queries.accounts import Signer, SignersPage, signers_page
from govdesk.rules.messages import message
from govdesk.ui.accounts.detail import AccountDetail
from govdesk.ui.accounts.waiting import WaitingCard
from govdesk.ui.accounts.words import key_words
from govdesk.ui.office import Office
from govdesk.ui.widgets import Chip, Column, EmptyState, ListDetail, RowsTable
from govdesk.ui.widgets.list_screen import ListScreen
from govdesk.wording import _, n_, say


class AccountsScreen(ListScreen[Signer]):
    """Those who sign in. Reached from People and seats."""

    kind = "accounts"
    kinds = frozenset({"account", "account role", "proposal", "key", "member", "term"})

    def __init__(self, office: Office) -> None:
        super().__init__(office, _("Who signs in"))
        self._wanted = ""
        self._waiting = WaitingCard(office)
        self.body.addWidget(self._waiting)
        self._table: RowsTable[Signer] = RowsTable(
            [
                Column("name", _("Name"), lambda s: s.account.name, bold=True, stretch=True),
                Column("roles", _("Roles"), _roles, tooltip=_roles, width=150),
                Column("key", _("Passphrase"), lambda s: key_words(s.key), width=100),
            ],
            key=lambda s: s.account.account_id,
            accessible_name=_("Accounts"),
            remembered=office.remembered,
            name="accounts",
        )
        self._detail = AccountDetail(office)
        self._list = ListDetail(
            office,
            "accounts",
            self._table,
            self._detail,
            EmptyState(_("Everyone who signs in stands here.")),
            [
                Chip("none", _("No passphrase yet"), lambda s: s.key == "none"),
                Chip("closed", _("Closed"), lambda s: s.account.closed),
            ],
        )
        self._put_list()

    def refresh(self) -> None:
        """Read the accounts again."""
        self.office.desk.read(self, signers_page, self._show, actor=self.office.who.actor)

    def help(self) -> str:
        """What one does here."""
        return _(
            "Choose someone to give them a passphrase, with them at the desk. It takes effect when "
            "a second person vouches for it; what waits for that stands at the top."
        )

    def _show(self, page: SignersPage) -> None:
        self._waiting.show_acts(page.waiting)
        self._list.show_rows(page.signers)
        open_ones = [one for one in page.signers if not one.account.closed]
        without = sum(one.key == "none" for one in open_ones)
        people = n_("{count} person signs in", "{count} people sign in", len(open_ones))
        if without:
            lacking = n_("{count} has no passphrase yet", "{count} have no passphrase yet", without)
        else:
            lacking = _("all have a passphrase")
        self.set_summary(_("{people}; {lacking}.").format(people=people, lacking=lacking))
        if self._choose_wanted():
            self._read_chosen()

    def _read_chosen(self) -> None:
        row = self._table.current_row()
        if row is not None:
            self._detail.show_signer(row)


def _roles(signer: Signer) -> str:
    return ", ".join(say(message(f"role.{role}")) for role in signer.account.roles)
