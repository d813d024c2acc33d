# SPDX-License-Identifier: Apache-2.0
"""The first community representatives: whose passphrases wait, while the community has none in
effect."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from govdesk.models.people import Account
from govdesk.queries.moment import city_today
from govdesk.queries.people import AccountRow, account_rows, holders
from govdesk.queries.proposals import community_has_key, waiting_keys
from govdesk.rules.second_person import COMMUNITY


@dataclass(frozen=True, slots=True)
class FirstVoucher:
    """Someone who sits for the community, or stands in there, and whose passphrase waits."""

    account_id: str
    login: str
    name: str
    seat: str


@dataclass(frozen=True, slots=True)
class Comers:
    """Everyone who may come to the desk: the accounts, and the first representatives, two of whom
    vouch for each other."""

    accounts: tuple[AccountRow, ...]
    first: tuple[FirstVoucher, ...]


def comers(session: Session) -> Comers:
    """Who may sit down, or be vouched for, at a desk where nobody sits yet."""
    return Comers(account_rows(session), first_vouchers(session))


def first_vouchers(session: Session) -> tuple[FirstVoucher, ...]:
    """Of whom two can vouch for each other now, in charter order; nobody once the community has a
    key in effect, for then its owner vouches."""
    if community_has_key(session):
        return ()
    waiting = {
        str(one.fields["member_id"]): session.get_one(Account, str(one.fields["account_id"]))
        for one in waiting_keys(session)
        if one.fields["vouched"] == COMMUNITY
    }
    found = {
        account.id: FirstVoucher(account.id, account.login, account.name, seat.title)
        for seat in holders(session, on=city_today(session))
        if seat.constituency == COMMUNITY
        for person in seat.people
        if (account := waiting.get(person.member_id)) is not None and account.closed_at is None
    }
    return tuple(found.values())
