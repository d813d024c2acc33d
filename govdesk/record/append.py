# SPDX-License-Identifier: Apache-2.0
"""Appending to the record: body, seal, leaf, chain, and the entry's effect, in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from govdesk.models.record import Entry, PrivateDetail, RecordHead
from govdesk.record import chain
from govdesk.record.canonical import canonical, plain, sha256_hex
from govdesk.record.entries import ENTRY_TYPES, apply
from govdesk.record.entry_types import RESERVED, EntryType, Written
from govdesk.record.signing import Seal
from govdesk.record.standing import sealing_key
from govdesk.rules.refusals import PassphraseNeeded

BODY_VERSION = 1


def lock_head(session: Session) -> RecordHead | None:
    """The log's head, locked until this transaction ends, so that writers form one line."""
    return session.scalars(select(RecordHead).with_for_update()).one_or_none()


def append(
    session: Session,
    *,
    workspace_id: str,
    entry_type: str,
    subject: str,
    actor: str,
    seal: Seal,
    now: int,
    nonce: str,
    salt: Callable[[], str],
    data: Mapping[str, object],
    private: Mapping[str, str] | None = None,
    happened_at: int | None = None,
    source: str = "live",
) -> Written:
    """Append one entry and apply its effect. `now` and `happened_at` in microseconds UTC.

    `private` values enter the body only as salted commitments (SHA-256 of salt and value); the
    values go to `private_details`. Raises PassphraseNeeded when the key that must sign is not at
    hand, NotAllowed when it is not its person's now, ValueError when the fields are not the
    type's own.
    """
    kind = ENTRY_TYPES[entry_type]
    if reserved := RESERVED & set(data):
        raise ValueError(f"every entry names its own {', '.join(sorted(reserved))}")
    head = lock_head(session)
    seq = head.seq + 1 if head else 1
    recorded_at = max(now, head.recorded_at + 1) if head else now
    if head is None:
        signer = seal.own  # the first entry names its signer's key itself
    else:
        signer = sealing_key(
            session, seal, kind.rule, entry_type=entry_type, actor=actor, at=recorded_at
        )
    if signer is None:
        raise PassphraseNeeded(entry_type)
    body: dict[str, object] = {
        **data,
        "type": entry_type,
        "v": BODY_VERSION,
        "workspace": workspace_id,
        "subject": subject,
        "actor": actor,
        "nonce": nonce,
        "happened_at": now if happened_at is None else happened_at,
        "source": source,
        "kid": signer.kid,
    }
    commitments = [
        _commit(subject, field, value, salt()) for field, value in (private or {}).items()
    ]
    if commitments:
        body["private"] = {detail.field: detail.commitment for detail in commitments}
    document = plain(body)
    assert isinstance(document, dict)
    _check_fields(kind, document)
    raw = canonical(document)
    sig = signer.sign(raw)
    leaf = chain.leaf_hash(seq, recorded_at, actor, raw, sig)
    previous = bytes.fromhex(head.chain) if head else chain.genesis(workspace_id)
    linked = chain.link(previous, leaf).hex()
    written = Written(
        seq=seq,
        type=entry_type,
        subject=subject,
        actor=actor,
        recorded_at=recorded_at,
        happened_at=int(str(document["happened_at"])),
        body_sha256=sha256_hex(raw),
        data=document,
    )
    session.execute(
        insert(Entry).values(
            seq=seq,
            type=entry_type,
            subject=subject,
            actor=actor,
            recorded_at=recorded_at,
            body=raw,
            body_sha256=written.body_sha256,
            nonce=nonce,
            sig=sig,
            leaf=leaf.hex(),
            previous=previous.hex(),
            chain=linked,
        )
    )
    for detail in commitments:
        detail.seq = seq
        session.add(detail)
    if head is None:
        session.add(RecordHead(id=1, seq=seq, chain=linked, recorded_at=recorded_at))
    else:
        head.seq, head.chain, head.recorded_at = seq, linked, recorded_at
    apply(session, written)
    return written


def _commit(subject: str, field: str, value: str, salt: str) -> PrivateDetail:
    digest = hashlib.sha256(bytes.fromhex(salt) + value.encode("utf-8")).hexdigest()
    return PrivateDetail(commitment=digest, subject=subject, field=field, salt=salt, value=value)


def _check_fields(kind: EntryType, body: Mapping[str, object]) -> None:
    given = set(body) - RESERVED - {"private"}
    unknown = given - set(kind.fields)
    if unknown:
        raise ValueError(f"{kind.name} has no field {', '.join(sorted(unknown))}")
