# SPDX-License-Identifier: Apache-2.0
"""The record in plain language: who did what, when; and its head."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from govdesk.models.record import Entry, RecordHead
from govdesk.queries.record_names import names
from govdesk.record.chain import merkle_root
from govdesk.record.entries import ENTRY_TYPES
from govdesk.rules.messages import Message, message
from govdesk.wording.messages import TEXTS
from govdesk.wording.offices import office
from govdesk.wording.template import Plural

_SUBJECT_KEYS = {
    "motion": ("motion_id", "vote"),
    "meeting": ("meeting_id",),
    "seat": ("seat_id", "seat"),
    "member": ("member_id", "member"),
    "indicator": ("indicator_id",),
    "department": ("department_id",),
    "account": ("account_id",),
}
"""Where a body names the thing that a sentence speaks of; otherwise it is the subject itself."""
_NUMBERED = ("motion", "meeting", "action")


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One entry; times in microseconds UTC. `said` is the whole sentence."""

    seq: int
    type: str
    kind: str
    subject: str
    who: str
    recorded_at: int
    happened_at: int
    said: Message
    restricted: bool
    body_sha256: str


@dataclass(frozen=True, slots=True)
class Head:
    """The record's head: how many entries, the last link of the chain and its Merkle root."""

    size: int
    root: str
    chain: str
    recorded_at: int


@dataclass(frozen=True, slots=True)
class RecordDetail:
    """One entry whole: its body as it was hashed and its place in the chain."""

    row: RecordRow
    body: str
    leaf: str
    previous: str
    chain: str


def record_head(session: Session) -> Head:
    """The head as the tables hold it; `govdesk verify` proves it."""
    head = session.scalars(select(RecordHead)).one()
    leaves = session.scalars(select(Entry.leaf).order_by(Entry.seq))
    root = merkle_root([bytes.fromhex(leaf) for leaf in leaves]).hex()
    return Head(head.seq, root, head.chain, head.recorded_at)


def record_rows(
    session: Session,
    *,
    limit: int = 500,
    before: int | None = None,
    subject: str | None = None,
) -> tuple[RecordRow, ...]:
    """The latest entries (before a position, about one subject), newest first."""
    query = select(Entry).order_by(Entry.seq.desc()).limit(limit)
    if before is not None:
        query = query.where(Entry.seq < before)
    if subject is not None:
        query = query.where(Entry.subject == subject)
    entries = session.scalars(query).all()
    called = names(session)
    return tuple(_row(entry, _body(entry), called) for entry in entries)


def record_detail(session: Session, *, seq: int) -> RecordDetail | None:
    """One entry by its position; None when there is none."""
    entry = session.get(Entry, seq)
    if entry is None:
        return None
    row = _row(entry, _body(entry), names(session))
    return RecordDetail(row, entry.body.decode(), entry.leaf, entry.previous, entry.chain)


def record_types(session: Session) -> Mapping[str, int]:
    """How many entries there are of each type."""
    query = select(Entry.type, func.count()).group_by(Entry.type).order_by(Entry.type)
    counted: dict[str, int] = {}
    for name, count in session.execute(query):
        counted[name] = count
    return counted


def _body(entry: Entry) -> Mapping[str, Any]:
    """What an entry says; nothing when it was removed by law."""
    body: dict[str, Any] = json.loads(entry.body) if entry.body else {}
    return body


def _row(entry: Entry, body: Mapping[str, Any], called: Mapping[str, str]) -> RecordRow:
    kind = ENTRY_TYPES[entry.type]
    return RecordRow(
        seq=entry.seq,
        type=entry.type,
        kind=kind.subject,
        subject=entry.subject,
        who=called.get(entry.actor, ""),
        recorded_at=entry.recorded_at,
        happened_at=body.get("happened_at", entry.recorded_at),
        said=said_of(entry.type, body, called) if body else message("record.redacted"),
        restricted=kind.rule.access == "restricted",
        body_sha256=entry.body_sha256,
    )


def said_of(entry_type: str, body: Mapping[str, Any], called: Mapping[str, str]) -> Message:
    """The sentence that an entry says; ids in it become names from `called`."""
    key = f"record.{entry_type}"
    template = TEXTS[key]
    pattern = template.one if isinstance(template, Plural) else template
    places = [name for _, name, _, _ in Formatter().parse(pattern) if name]
    kind = entry_type.partition(".")[0]
    return message(
        key, **{place: _worded(kind, place, _value(place, body, called)) for place in places}
    )


def _worded(kind: str, place: str, value: Message | str | int) -> Message | str | int:
    """A public number with the word that belongs to it, such as `Motion 2026-14`."""
    of = kind if place == "number" else place
    if of in _NUMBERED and isinstance(value, str):
        return message(f"record.number.{of}", number=value)
    return value


def _value(place: str, body: Mapping[str, Any], called: Mapping[str, str]) -> Message | str | int:
    unknown = message("record.unknown")
    match place:
        case "who":
            return called.get(body["actor"], message("record.nobody"))
        case "count":
            return len(body["readings"])
        case "fiscal_year":
            return str(body["fiscal_year"])
        case "state":
            return message(f"motions.state_{body['to_state']}")
        case "act":
            return message(f"act.{body['act']}")
        case "choice" | "outcome":
            return message(f"record.{place}.{body[place]}")
        case "author":
            return office(body["author"]) or str(body["author"])
    if place in _SUBJECT_KEYS:
        ids = [body[key] for key in _SUBJECT_KEYS[place] if key in body]
        return called.get(ids[0] if ids else body["subject"], unknown)
    if place in ("action", "review", "packet", "piece", "enclosure"):
        return called.get(body["subject"], unknown)
    found: str | int | Message = body.get(place, unknown)
    return found
