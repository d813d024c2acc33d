# SPDX-License-Identifier: Apache-2.0
"""Signing in: a passphrase opens a person's own key, which certifies the key of this sitting.

The own key signs the acts that need its person's word; the session's key signs routine ones, on
this device, for ten hours. A wrong passphrase is counted, and after five the wait grows.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.keys import DeskSession, SignInTry
from govdesk.models.people import Account
from govdesk.models.record import Checkpoint
from govdesk.queries.local_dates import local_date
from govdesk.queries.people import actor_of
from govdesk.record.sealing import Cost, Sealed, WrongPassphrase, open_key
from govdesk.record.signing import Seal, SigningKey
from govdesk.record.standing import is_current, sitting_lasts
from govdesk.rules.messages import message
from govdesk.rules.passphrases import wait_after
from govdesk.rules.refusals import BadInput, NotAllowed, WrongWord
from govdesk.services.checkpoints import make_checkpoint
from govdesk.services.context import Act, Changed, Context
from govdesk.services.keys import check_passphrase, keep_sealed, resealed, sealed_key

OwnKey = SigningKey
"""A person's own key, unlocked, as the desktop holds it for a moment."""
SESSION_HOURS = 10
SECOND = 1_000_000


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The workspace with someone at the desk who has proved who they are; `own` is their key, for
    the acts that follow at once, and is not kept in `ctx`. The sitting ends `until` (microseconds
    UTC)."""

    ctx: Context
    own: SigningKey
    until: int


def unlock(ctx: Context, *, login: str, passphrase: str) -> SigningKey:
    """The own key of an account.

    Raises WrongWord, with the seconds to wait, for a wrong passphrase or one that comes too soon;
    Refusal when the account has no key.
    """
    account_id, name, sealed, waited = ctx.read(_asked, login=login)
    if sealed is None:
        raise _no_key(name)
    wrong, last_at, now = waited[0], waited[1], ctx.now()
    left = last_at + wait_after(wrong) * SECOND - now
    if wrong and 0 < left <= wait_after(wrong) * SECOND:
        raise _too_soon(-(-left // SECOND))
    try:
        key = open_key(sealed, passphrase)
    except WrongPassphrase:
        _count(ctx, account_id, wrong + 1, now)
        wait = wait_after(wrong + 1)
        if wait:
            raise _too_soon(wait) from None
        raise _wrong(name) from None
    if wrong:
        _count(ctx, account_id, 0, now)
    return key


def sign_in(ctx: Context, *, login: str, passphrase: str, device: str) -> SignedIn:
    """Sit down at the desk: unlock the own key and certify a session key for this device.

    An officer's first sign-in of a day also makes a checkpoint. `device` is an opaque id.
    """
    own = unlock(ctx, login=login, passphrase=passphrase)
    return open_session(ctx, login=login, own=own, device=device)


def open_session(ctx: Context, *, login: str, own: SigningKey, device: str) -> SignedIn:
    """Certify a session key with an own key that is unlocked already.

    A key that still waits to be vouched for certifies nothing: its person sits down without a
    session key, and can only give their own word for another's key.
    """
    actor = ctx.read(actor_of, login=login)
    seated = ctx.acting_as(actor, Seal(own))
    if not ctx.read(is_current, kid=own.kid, account=actor.account_id):
        ends = ctx.now() + SESSION_HOURS * 3600 * SECOND
        return SignedIn(ctx.acting_as(actor), own, ends)
    with seated.writing("session.open") as act:
        key = ctx.entropy.new_key()
        until = act.now + SESSION_HOURS * 3600 * SECOND
        act.record(
            "session.certified",
            act.new_id(),
            session_kid=key.kid,
            session_public_key=key.public.hex(),
            device=device,
            until=until,
        )
        if actor.is_officer and not _checkpoint_today(act):
            make_checkpoint(act, reason="first sign-in of the day")
    return SignedIn(ctx.acting_as(actor, Seal(session=key)), own, until)


def look_in(ctx: Context, *, login: str, passphrase: str) -> Context:
    """Sit down at a workspace that is only read: nothing is written, and nothing can be signed.

    Raises WrongWord for a wrong passphrase, Refusal when the account has no key.
    """
    _account, name, sealed, _waited = ctx.read(_asked, login=login)
    if sealed is None:
        raise _no_key(name)
    try:
        open_key(sealed, passphrase)
    except WrongPassphrase:
        raise _wrong(name) from None
    return ctx.acting_as(ctx.read(actor_of, login=login))


def sign_out(ctx: Context) -> Changed:
    """End the sitting; its session key signs nothing afterwards."""
    with ctx.writing("session.open") as act:
        kid = ctx.seal.session.kid if ctx.seal.session else ""
        account = ctx.actor.account_id if ctx.actor else ""
        row = act.session.scalars(select(DeskSession).where(DeskSession.kid == kid)).one_or_none()
        if row is not None and sitting_lasts(act.session, kid, account, act.now):
            act.record("session.ended", row.id)
        return act.changed()


def change_passphrase(ctx: Context, *, old: str, new: str, cost: Cost | None = None) -> Changed:
    """Seal the key of whoever is at the desk with another passphrase. The key stays the same, so
    nobody has to vouch again, and the record has nothing to say of it.

    Raises WrongWord where `old` is not theirs, BadInput beside `passphrase` where `new` will not
    do or is the old one.
    """
    ctx.authorise("session.open")
    assert ctx.actor is not None  # whom authorise lets through
    login = ctx.read(_login, account_id=ctx.actor.account_id)
    key = unlock(ctx, login=login, passphrase=old)
    check_passphrase(new, ctx.actor.name, login)
    if new == old:
        raise BadInput(message("sign_in.same"), field="passphrase")
    sealed = resealed(ctx, key, account_id=ctx.actor.account_id, passphrase=new, cost=cost)
    with ctx.store.writing() as session:
        keep_sealed(session, sealed)
    return Changed()


def _login(session: Session, *, account_id: str) -> str:
    return session.scalars(select(Account.login).where(Account.id == account_id)).one()


def _asked(session: Session, *, login: str) -> tuple[str, str, Sealed | None, tuple[int, int]]:
    actor = actor_of(session, login=login)
    tries = session.get(SignInTry, actor.account_id)
    waited = (tries.wrong, tries.last_at) if tries else (0, 0)
    return actor.account_id, actor.name, sealed_key(session, actor.account_id), waited


def _count(ctx: Context, account_id: str, wrong: int, now: int) -> None:
    """In a transaction of its own: a wrong try counts though the sign-in fails."""
    with ctx.store.writing() as session:
        session.merge(SignInTry(account_id=account_id, wrong=wrong, last_at=now))


def _no_key(name: str) -> NotAllowed:
    return NotAllowed(message("sign_in.no_key", name=name), then=message("sign_in.no_key.then"))


def _wrong(name: str) -> WrongWord:
    return WrongWord(
        message("sign_in.wrong", name=name), wait=0, then=message("sign_in.wrong.then")
    )


def _too_soon(seconds: int) -> WrongWord:
    return WrongWord(
        message("sign_in.wait", count=seconds),
        wait=seconds,
        then=message("sign_in.wait.then"),
    )


def _checkpoint_today(act: Act) -> bool:
    zone = act.ctx.store.zone
    last = act.session.scalars(select(Checkpoint.at).order_by(Checkpoint.size.desc())).first()
    return last is not None and local_date(last, zone) == local_date(act.now, zone)
