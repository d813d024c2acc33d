# SPDX-License-Identifier: Apache-2.0
"""Who signs in: accounts with the state of their passphrases, and acts that wait for a second
person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from govdesk.queries.moment import city_zone, moment
from govdesk.queries.people import AccountRow, account_rows
from govdesk.queries.proposals import ProposalRow, open_proposals, second_now
from govdesk.queries.vouching import FirstVoucher, first_vouchers
from govdesk.rules.messages import Message
from govdesk.rules.permissions import Actor, Role, why_not
from govdesk.rules.second_person import why_not_recover

KeyState = Literal["none", "waiting", "in_effect"]


@dataclass(frozen=True, slots=True)
class Signer:
    """An account as the page of those who sign in shows it."""

    account: AccountRow
    key: KeyState


@dataclass(frozen=True, slots=True)
class WaitingAct:
    """An act that waits for a second person: of what kind, about whom, and the role it gives."""

    proposal: ProposalRow
    about: str
    role: Role | None
    motion_id: str = ""
    """The motion whose roll a paper sheet waits for; that is completed there."""


@dataclass(frozen=True, slots=True)
class SheetState:
    """The recovery sheet in force: since when (microseconds UTC; 0: there is none), and whether an
    officer was restored with it, so that its parts lie open."""

    since: int = 0
    used: bool = False


@dataclass(frozen=True, slots=True)
class SignersPage:
    """Everyone who signs in, what waits, and the recovery sheet. `why_not_restore` says why whoever
    is at the desk may not use the sheet (None: they may); `first` are the representatives of whom
    two vouch for each other."""

    signers: tuple[Signer, ...]
    waiting: tuple[WaitingAct, ...]
    sheet: SheetState
    why_not_restore: Message | None
    first: tuple[FirstVoucher, ...] = ()


def signers_page(session: Session, *, actor: Actor | None) -> SignersPage:
    """The page as whoever is at the desk sees it; nothing waits for nobody."""
    rows = account_rows(session)
    waiting = waiting_acts(session, actor=actor)
    begun = {
        str(one.proposal.fields["account_id"])
        for one in waiting
        if one.proposal.act == "key.enrolled"
    }
    signers = tuple(
        Signer(
            row,
            "in_effect" if row.has_key else "waiting" if row.account_id in begun else "none",
        )
        for row in rows
    )
    return SignersPage(
        signers,
        waiting,
        sheet_state(session),
        _why_not_restore(session, actor),
        first_vouchers(session),
    )


def sheet_state(session: Session) -> SheetState:
    """The recovery sheet in force."""
    from govdesk.models.keys import PersonKey, RecoverySheet

    sheet = session.scalars(
        select(RecoverySheet).where(RecoverySheet.replaced_at.is_(None))
    ).one_or_none()
    if sheet is None:
        return SheetState()
    used = select(
        exists().where(PersonKey.vouched == "recovery", PersonKey.from_seq > sheet.from_seq)
    )
    return SheetState(sheet.prepared_at, bool(session.scalar(used)))


def _why_not_restore(session: Session, actor: Actor | None) -> Message | None:
    reason = why_not(actor, "key.recover")
    if reason is not None or actor is None:
        return reason
    second = second_now(session, actor=actor, now=moment(session), zone=city_zone(session))
    return why_not_recover(second)


def waiting_acts(session: Session, *, actor: Actor | None) -> tuple[WaitingAct, ...]:
    """What waits for a second person, with the names of those it is about."""
    if actor is None:
        return ()
    called = {row.account_id: row.name for row in account_rows(session)}
    found = open_proposals(session, actor=actor, now=moment(session), zone=city_zone(session))
    return tuple(_waiting(session, one, called) for one in found)


def waits_for(session: Session, *, actor: Actor | None) -> tuple[WaitingAct, ...]:
    """What waits for whoever is at the desk: acts that they may complete."""
    return tuple(one for one in waiting_acts(session, actor=actor) if one.proposal.why_not is None)


def _waiting(session: Session, row: ProposalRow, called: dict[str, str]) -> WaitingAct:
    from govdesk.models.keys import PersonKey
    from govdesk.models.motions import Motion
    from govdesk.models.people import AccountRole, Seat
    from govdesk.models.votes import Vote

    account = str(row.fields.get("account_id", ""))
    role = row.fields.get("role")
    match row.act:
        case "account.closed":
            account = row.subject
        case "key.ended":
            account = session.get_one(PersonKey, row.subject).account_id
        case "vote.corrected":
            seat = session.get_one(Seat, str(row.fields["seat_id"]))
            return WaitingAct(row, seat.title, None)
        case "vote.from_paper":
            vote = session.get_one(Vote, row.subject)
            motion = session.get_one(Motion, vote.motion_id)
            return WaitingAct(row, motion.number, None, motion.id)
        case "role.withdrawn":
            held = session.get_one(AccountRole, row.subject)
            account, role = held.account_id, held.role
    return WaitingAct(row, called.get(account, ""), Role(role) if role else None)
