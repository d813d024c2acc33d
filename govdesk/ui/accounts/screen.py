# SPDX-License-Identifier: Apache-2.0
"""Everyone who signs in, what waits for a second person, and one account beside the list."""

from __future__ import annotations

from govdesk.queries.account_opening import Opening, account_opening
from govdesk.queries.accounts import Signer, SignersPage, signers_page
from govdesk.rules.messages import message
from govdesk.ui.accounts.detail import AccountDetail
from govdesk.ui.accounts.opening import OpeningForm
from govdesk.ui.accounts.sheet import SheetLine
from govdesk.ui.accounts.waiting import WaitingCard
from govdesk.ui.accounts.words import key_words
from govdesk.ui.office import Office
from govdesk.ui.widgets import Chip, Column, EmptyState, ListDetail, RowsTable, Scroll
from govdesk.ui.widgets.list_screen import ListScreen
from govdesk.wording import _, n_, say


class AccountsScreen(ListScreen[Signer]):
    """Those who sign in. Reached from People and seats."""

    kind = "accounts"
    kinds = frozenset(
        {"account", "account role", "proposal", "key", "recovery sheet", "member", "term"}
    )

    def __init__(self, office: Office) -> None:
        super().__init__(office, _("Who signs in"))
        self._wanted = ""
        self._new = ""
        """The account that was just opened, until its row is here."""
        self._waiting = WaitingCard(office)
        self._waiting.vouched.connect(lambda words: self.banner.tell(words, "done"))
        self.body.addWidget(self._waiting)
        self._opening = OpeningForm(office)
        self._opening.opened.connect(self._opened)
        self._opening.left.connect(self._close_form)
        self._page = Scroll(_("Open an account"))
        self._page.body.addWidget(self._opening)
        self._page.hide()
        self.body.addWidget(self._page, 1)
        self._sheet = SheetLine(office)
        self.body.addWidget(self._sheet)
        self._restoring = False
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
                Chip("waiting", _("Waits"), lambda s: s.key == "waiting"),
                Chip("closed", _("Closed"), lambda s: s.account.closed),
            ],
        )
        self._put_list()
        self._set_primary()

    def _set_primary(self) -> None:
        why = self.office.who.why_not("account.keep")
        self.set_primary(_("Open an account"), self.new, why)

    def new(self) -> None:
        """Show the form that opens an account."""
        if self.primary_refusal is None:
            self.office.desk.read(self._opening, account_opening, self._offer)

    def back(self) -> bool:
        """Esc: close the form, else go back to the list."""
        if self._page.isVisible() and not self._opening.is_dirty():
            self._close_form()
            return True
        return super().back()

    def _offer(self, opening: Opening) -> None:
        self._opening.offer(opening)
        self._list.hide()  # a form this long has no room above it
        self._page.show()
        self._opening.focus_first()

    def _close_form(self) -> None:
        self._opening.submitted()
        self._page.hide()
        self._list.show()
        self._table.setFocus()

    def _opened(self, id: str) -> None:
        # Not `_wanted` yet: the list has the keyboard as soon as the dialog that asked for the
        # officer's word is gone, and would put its first row there.
        self._close_form()
        self._new = id
        self.refresh()

    def refresh(self) -> None:
        """Read the accounts again."""
        self._set_primary()
        self.office.desk.read(self, signers_page, self._show, actor=self.office.who.actor)

    def help(self) -> str:
        """What one does here."""
        return _(
            "Open an account for whoever is to sign in, and choose someone to give them a "
            "passphrase, with them at the desk. It takes effect when a second person vouches for "
            "it; what waits for that stands at the top."
        )

    def _show(self, page: SignersPage) -> None:
        self._waiting.show_acts(page.waiting, page.first)
        self._sheet.show_state(page.sheet)
        self._restoring = bool(page.sheet.since) and page.why_not_restore is None
        self._list.show_rows(page.signers)
        open_ones = [one for one in page.signers if not one.account.closed]
        without = sum(one.key == "none" for one in open_ones)
        waiting = sum(one.key == "waiting" for one in open_ones)
        people = n_("{count} person signs in", "{count} people sign in", len(open_ones))
        if without:
            lacking = n_("{count} has no passphrase yet", "{count} have no passphrase yet", without)
        elif waiting:
            lacking = n_(
                "{count} passphrase waits for a second person",
                "{count} passphrases wait for a second person",
                waiting,
            )
        else:
            lacking = _("all have a passphrase")
        self.set_summary(_("{people}; {lacking}.").format(people=people, lacking=lacking))
        new, self._new = self._new, ""
        self._wanted = new or self._wanted
        if self._choose_wanted():
            self._read_chosen()
            if new:
                self._detail.focus_passphrase()

    def _read_chosen(self) -> None:
        row = self._table.current_row()
        if row is not None:
            self._detail.show_signer(row, restoring=self._restoring)


def _roles(signer: Signer) -> str:
    return ", ".join(say(message(f"role.{role}")) for role in signer.account.roles)
