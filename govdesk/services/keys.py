# SPDX-License-Identifier: Apache-2.0
"""A person's own key: begun by an officer with the person at the desk, in effect when vouched for.

The private key is sealed with the person's passphrase as it is made; only the public one enters the
record.
"""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from govdesk.models.keys import PersonKey, SealedKey
from govdesk.models.people import Account
from govdesk.queries.proposals import sits_for_community, waiting_keys
from govdesk.record.sealing import Cost, Sealed, seal_key
from govdesk.record.signing import SigningKey, proof_text
from govdesk.rules.messages import message
from govdesk.rules.passphrases import why_not_passphrase
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.rules.second_person import COMMUNITY
from govdesk.services.context import Changed, Context
from govdesk.services.inputs import LONG, found, typed
from govdesk.services.proposals import propose


def begin_key(
    ctx: Context, *, account_id: str, passphrase: str, cost: Cost | None = None
) -> Changed:
    """Begin a person's first key, or the one that replaces theirs; they type the passphrase.

    It takes effect when another person vouches for it: a community representative for another, an
    officer for anyone else. One begun before that still waits is taken back. `made` is the
    proposal. Raises BadInput for a weak passphrase.
    """
    with ctx.writing("act.propose") as act:
        account = found(act.session, Account, account_id, named=message("people.account"))
        if account.closed_at is not None:
            raise Refusal(message("general.not_found", what=message("people.account")))
        check_passphrase(passphrase, account.name, account.login)
        key = ctx.entropy.new_key()
        member_id = account.member_id
        community = member_id is not None and sits_for_community(act.session, member_id, on=None)
        for before in waiting_keys(act.session, account_id):
            act.record(
                "act.withdrawn",
                before.subject,
                proposal=before.body_sha256,
                reason="another was begun",
            )
        _forget_unfinished(act.session, account_id)
        proof = key.sign_raw(proof_text(ctx.store.workspace_id, account_id, member_id, key.public))
        made = propose(
            act,
            "key.enrolled",
            act.new_id(),
            account_id=account_id,
            member_id=member_id,
            public_key=key.public.hex(),
            new_kid=key.kid,
            proof=proof.hex(),
            vouched=COMMUNITY if community else "officer",
        )
        keep_sealed(
            act.session,
            seal_key(
                key,
                account_id=account_id,
                passphrase=passphrase,
                random_bytes=ctx.entropy.random_bytes,
                cost=cost,
            ),
        )
        return act.changed(made)


def end_key(ctx: Context, *, account_id: str, reason: str) -> Changed:
    """Begin to end a person's key, such as when its passphrase has become known; another officer
    completes it. Ballots cast with it stay valid."""
    with ctx.writing("act.propose") as act:
        key = act.session.scalars(
            select(PersonKey).where(
                PersonKey.account_id == account_id, PersonKey.ended_at.is_(None)
            )
        ).one_or_none()
        if key is None:
            raise Refusal(message("general.not_found", what=message("sign_in.field")))
        told = typed(reason, "reason", limit=LONG, named=message("people.field.reason"))
        return act.changed(propose(act, "key.ended", key.id, end_reason=told))


def check_passphrase(passphrase: str, *about: str) -> None:
    """Raises BadInput, beside the field, for a passphrase that will not do."""
    reason = why_not_passphrase(passphrase, about=about)
    if reason is not None:
        raise BadInput(reason, field="passphrase", then=message("sign_in.too_common.then"))


def keep_sealed(session: Session, sealed: Sealed) -> None:
    """Keep a wrapped key, in place of an earlier wrapping of the same key."""
    session.merge(
        SealedKey(
            kid=sealed.kid,
            account_id=sealed.account_id,
            salt=sealed.salt,
            memory_kib=sealed.cost.memory_kib,
            passes=sealed.cost.passes,
            lanes=sealed.cost.lanes,
            nonce=sealed.nonce,
            sealed=sealed.sealed,
            sign_in_hash=sealed.sign_in_hash,
        )
    )


def sealed_key(session: Session, account_id: str) -> Sealed | None:
    """The wrapped key that an account signs in with: its current one, else the one that still waits
    to be vouched for."""
    current = select(PersonKey.kid).where(
        PersonKey.account_id == account_id, PersonKey.ended_at.is_(None)
    )
    kid = session.scalars(current).one_or_none()
    if kid is None:
        # The latest: of those begun before, in a record of long ago, nothing is sealed any more.
        for one in waiting_keys(session, account_id):
            kid = str(one.fields["new_kid"])
    row = session.get(SealedKey, kid) if kid is not None else None
    if row is None:
        return None
    cost = Cost(row.memory_kib, row.passes, row.lanes)
    return Sealed(row.kid, row.account_id, row.salt, cost, row.nonce, row.sealed, row.sign_in_hash)


def resealed(
    ctx: Context, key: SigningKey, *, account_id: str, passphrase: str, cost: Cost | None
) -> Sealed:
    """The same key under another passphrase."""
    return seal_key(
        key,
        account_id=account_id,
        passphrase=passphrase,
        random_bytes=ctx.entropy.random_bytes,
        cost=cost,
    )


def _forget_unfinished(session: Session, account_id: str) -> None:
    """Sealed keys that were begun and never took effect can never sign anything."""
    enrolled = select(PersonKey.kid).where(PersonKey.account_id == account_id)
    session.execute(
        delete(SealedKey).where(SealedKey.account_id == account_id, SealedKey.kid.not_in(enrolled))
    )
