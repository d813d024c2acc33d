# SPDX-License-Identifier: Apache-2.0
"""What an account is opened from: those who sit and cannot sign in yet, and the departments."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.people import Account
from govdesk.queries.moment import city_today
from govdesk.queries.people import Place, departments, holders
from govdesk.rules.permissions import Role


@dataclass(frozen=True, slots=True)
class Seated:
    """Someone who holds a seat or stands in for its holder, and has no account."""

    member_id: str
    name: str
    seat: str
    department_id: str | None

    @property
    def role(self) -> Role:
        """What somebody in such a seat is."""
        return Role.DEPARTMENT if self.department_id else Role.REPRESENTATIVE


@dataclass(frozen=True, slots=True)
class Opening:
    """Everything at once; `logins` are taken."""

    seated: tuple[Seated, ...]
    departments: tuple[Place, ...]
    logins: frozenset[str]


def account_opening(session: Session) -> Opening:
    """Who could be given an account now."""
    accounts = session.execute(select(Account.login, Account.member_id, Account.closed_at)).all()
    signing_in = {row.member_id for row in accounts if row.closed_at is None}
    seated = {
        person.member_id: Seated(person.member_id, person.name, seat.title, seat.department_id)
        for seat in holders(session, on=city_today(session))
        for person in seat.people
        if person.member_id not in signing_in
    }
    logins = frozenset(row.login for row in accounts)
    return Opening(tuple(seated.values()), departments(session), logins)
