# SPDX-License-Identifier: Apache-2.0
"""How the record was kept over a stretch of time, as the public may read it: what was sealed,
corrected, withdrawn and removed, and whether the whole of it still holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from govdesk.models.motions import Motion
from govdesk.models.packets import Packet
from govdesk.models.people import Seat
from govdesk.models.record import Checkpoint, Entry, RecordHead, Redaction
from govdesk.models.votes import Outcome, Vote, VoteCorrection
from govdesk.models.workspace import Workspace
from govdesk.queries.local_dates import local_date
from govdesk.queries.public_text import PublicText, redact
from govdesk.record.chain import genesis, leaf_hash, link
from govdesk.record.merkle import Tree
from govdesk.record.stored_log import Stored, stored_log
from govdesk.rules.withdrawals import in_time

REMOVED = "[…]"


@dataclass(frozen=True, slots=True)
class CorrectedPacket:
    """A packet that was published to correct another, both by their numbers."""

    number: str
    corrects: str
    on: date


@dataclass(frozen=True, slots=True)
class CorrectedVote:
    """A seat's vote that was entered wrongly and corrected in a meeting. `turned` when the motion
    came out otherwise by it."""

    number: str
    seat: PublicText
    on: date
    turned: bool


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A packet that was taken back. `in_time` tells whether another officer confirmed it within a
    day; None while that can still be."""

    number: str
    on: date
    reason: PublicText | None
    confirmed_on: date | None
    in_time: bool | None


@dataclass(frozen=True, slots=True)
class Removal:
    """Somebody's words that were removed by law, on which ground."""

    on: date
    ground: PublicText


@dataclass(frozen=True, slots=True)
class Reading:
    """The whole record read again when this was made: every entry is as it was sealed and follows
    the one before, and every checkpoint comes out the same. `wrong` counts what does not."""

    entries: int
    checkpoints: int
    wrong: int


@dataclass(frozen=True, slots=True)
class PublicAudit:
    """How the record was kept. `cosigned` of the checkpoints were signed by another officer too;
    `restored` counts returns to a backup."""

    entries: int
    checkpoints: int
    cosigned: int
    packets: tuple[CorrectedPacket, ...]
    votes: tuple[CorrectedVote, ...]
    withdrawals: tuple[Withdrawal, ...]
    removals: tuple[Removal, ...]
    restored: int
    reading: Reading


def audit(session: Session, *, span: tuple[int, int], zone: str, source: str) -> PublicAudit:
    """How the record was kept in `span` (microseconds UTC, end excluded), and whether it holds.

    Reads every entry of the record.
    """
    first, end = span
    written = (Entry.recorded_at >= first, Entry.recorded_at < end)
    made = set(
        session.scalars(select(Checkpoint.id).where(Checkpoint.at >= first, Checkpoint.at < end))
    )
    cosigned = select(Entry.subject).where(Entry.type == "checkpoint.cosigned").distinct()
    restored = select(func.count()).select_from(Entry).where(Entry.type == "record.restored")
    removed = select(Redaction).where(Redaction.at >= first, Redaction.at < end)
    return PublicAudit(
        entries=session.scalar(select(func.count()).select_from(Entry).where(*written)) or 0,
        checkpoints=len(made),
        cosigned=len(made.intersection(session.scalars(cosigned))),
        packets=_packets(session, span, zone),
        votes=_votes(session, span, zone, source),
        withdrawals=_withdrawals(session, span, zone, source),
        removals=tuple(
            Removal(local_date(one.at, zone), PublicText(redact(one.ground, REMOVED), source))
            for one in session.scalars(removed.order_by(Redaction.seq))
        ),
        restored=session.scalar(restored.where(*written)) or 0,
        reading=read_again(session),
    )


def _packets(session: Session, span: tuple[int, int], zone: str) -> tuple[CorrectedPacket, ...]:
    numbers = {row[0]: row[1] for row in session.execute(select(Packet.id, Packet.number))}
    query = (
        select(Packet.number, Packet.corrects_id, Packet.published_at)
        .where(Packet.corrects_id.is_not(None))
        .where(Packet.published_at >= span[0], Packet.published_at < span[1])
        .order_by(Packet.published_at, Packet.number)
    )
    return tuple(
        CorrectedPacket(number, numbers[corrects or ""], local_date(at, zone))
        for number, corrects, at in session.execute(query)
        if at is not None
    )


def _votes(
    session: Session, span: tuple[int, int], zone: str, source: str
) -> tuple[CorrectedVote, ...]:
    query = (
        select(VoteCorrection, Motion.number, Seat.title)
        .join(Vote, Vote.id == VoteCorrection.vote_id)
        .join(Motion, Motion.id == Vote.motion_id)
        .join(Seat, Seat.id == VoteCorrection.seat_id)
        .order_by(VoteCorrection.at, VoteCorrection.id)
    )
    found = session.execute(query).all()
    by_correction = {one.outcome_id for one, _number, _seat in found}
    outcomes = select(Outcome.id, Outcome.vote_id, Outcome.outcome).where(
        Outcome.vote_id.in_({one.vote_id for one, _number, _seat in found})
    )
    came = {row.id: row for row in session.execute(outcomes)}
    stood = {row.vote_id: row.outcome for row in came.values() if row.id not in by_correction}
    told = []
    for one, number, seat in found:
        now = came[one.outcome_id].outcome
        turned, stood[one.vote_id] = now != stood[one.vote_id], now
        if span[0] <= one.at < span[1]:
            seat_title = PublicText(seat, source)
            told.append(CorrectedVote(number, seat_title, local_date(one.at, zone), turned))
    return tuple(told)


def _withdrawals(
    session: Session, span: tuple[int, int], zone: str, source: str
) -> tuple[Withdrawal, ...]:
    now = session.scalars(select(RecordHead.recorded_at)).one()
    query = (
        select(Packet)
        .where(Packet.withdrawn_at >= span[0], Packet.withdrawn_at < span[1])
        .order_by(Packet.withdrawn_at, Packet.number)
    )
    return tuple(
        Withdrawal(
            one.number,
            local_date(at, zone),
            PublicText(redact(one.withdrawn_reason, REMOVED), source)
            if one.withdrawn_reason
            else None,
            None if one.confirmed_at is None else local_date(one.confirmed_at, zone),
            in_time(at, one.confirmed_at, now),
        )
        for one in session.scalars(query)
        for at in (one.withdrawn_at,)
        if at is not None
    )


def read_again(session: Session) -> Reading:
    """Holds every entry to its seal and to the one before it, and every checkpoint to them. Who
    signed what is not asked: `queries.verification` does that, and takes longer."""
    workspace = session.scalars(select(Workspace.id)).one()
    roots = {one.size: one.root for one in session.scalars(select(Checkpoint))}
    removed = set(session.scalars(select(Redaction.seq)))
    tree, linked, wrong, met = Tree(), genesis(workspace), 0, 0
    for stored in stored_log(session):
        leaf = _leaf(stored, removed=stored.seq in removed)
        linked = link(linked, leaf)
        tree.append(leaf)
        right = (tree.size, leaf.hex(), linked.hex()) == (stored.seq, stored.leaf, stored.chain)
        wrong += not right
        if tree.size in roots:
            met += 1
            wrong += tree.root().hex() != roots[tree.size]
    head = session.scalars(select(RecordHead)).one()
    wrong += (head.seq, head.chain) != (tree.size, linked.hex())
    return Reading(tree.size, len(roots), wrong + len(roots) - met)


def _leaf(stored: Stored, *, removed: bool) -> bytes:
    """The seal that follows from an entry, or the one kept where the law removed its body."""
    if removed and not stored.body:
        try:
            return bytes.fromhex(stored.leaf)
        except ValueError:
            return b""
    return leaf_hash(stored.seq, stored.recorded_at, stored.actor, stored.body, stored.sig)
