# SPDX-License-Identifier: Apache-2.0
"""The recovery sheet: how officers come back when too few of them have a passphrase.

Two officers prepare it. Its words are printed in two parts, one sealed with the officers, one with
the community representatives, and are kept nowhere else. A community representative, signing with
their own key, and an officer beside them use both parts together to give that officer a new
passphrase: neither group can alone, and no other officer is needed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.keys import RecoverySheet
from govdesk.models.people import Account
from govdesk.queries.people import actor_of
from govdesk.queries.proposals import second_now, sits_for_community
from govdesk.record.recovery import plain_words, sheet_key
from govdesk.record.sealing import Cost, seal_key
from govdesk.record.signing import SigningKey, proof_text, recovery_text
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput, NotAllowed, Refusal
from govdesk.rules.second_person import why_not_recover
from govdesk.services.context import Act, Changed, Context
from govdesk.services.inputs import found
from govdesk.services.keys import check_passphrase, keep_sealed
from govdesk.services.passphrases import SHEET_WORDS, offered_passphrase
from govdesk.services.proposals import propose

RECOVERED = "recovery"


@dataclass(frozen=True, slots=True)
class SheetWords:
    """The words of both parts, each to be sealed apart from the other."""

    officers: str
    representatives: str


def new_sheet(random_bytes: Callable[[int], bytes], *, lang: str = "en") -> SheetWords:
    """Words for a recovery sheet."""
    return SheetWords(
        *(offered_passphrase(random_bytes, lang=lang, count=SHEET_WORDS) for _part in range(2))
    )


def begin_sheet(ctx: Context, *, words: SheetWords) -> Changed:
    """Begin a recovery sheet whose words are on paper; another officer completes it, and then it
    takes the place of the one before."""
    with ctx.writing("act.propose") as act:
        key = sheet_key(ctx.store.workspace_id, words.officers, words.representatives)
        sheet = act.new_id()
        proof = key.sign_raw(proof_text(ctx.store.workspace_id, sheet, None, key.public))
        made = propose(
            act,
            "recovery.prepared",
            sheet,
            public_key=key.public.hex(),
            recovery_kid=key.kid,
            proof=proof.hex(),
        )
        return act.changed(made)


def restore_officer(
    ctx: Context, *, account_id: str, words: SheetWords, passphrase: str, cost: Cost | None = None
) -> Changed:
    """Give an officer a new passphrase with both parts of the recovery sheet; the officer types it.

    It takes effect at once and ends the one before. Raises NotAllowed for whoever is no community
    representative, BadInput for other words or a weak passphrase, Refusal when no sheet is in
    force or the account is no officer's.
    """
    with ctx.writing("key.recover") as act:
        account = _officer(act, account_id)
        check_passphrase(passphrase, account.name, account.login)
        sheet = _in_force(act.session, ctx.store.workspace_id, words)
        key = ctx.entropy.new_key()
        about = (ctx.store.workspace_id, account_id, account.member_id, key.public)
        made = act.new_id()
        act.record(
            "key.recovered",
            made,
            account_id=account_id,
            member_id=account.member_id,
            public_key=key.public.hex(),
            new_kid=key.kid,
            proof=key.sign_raw(proof_text(*about)).hex(),
            vouched=RECOVERED,
            recovery_kid=sheet.kid,
            recovery_proof=sheet.sign_raw(recovery_text(*about)).hex(),
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


def _officer(act: Act, account_id: str) -> Account:
    """The account to be restored, if whoever is at the desk may. Raises Refusal."""
    ctx, session = act.ctx, act.session
    assert ctx.actor is not None
    second = second_now(session, actor=ctx.actor, now=act.now, zone=ctx.store.zone)
    reason = why_not_recover(second)
    if reason is not None:
        raise NotAllowed(reason, kept=message("general.nothing_changed"))
    account = found(session, Account, account_id, named=message("people.account"))
    if account.closed_at is not None or not actor_of(session, login=account.login).is_officer:
        raise Refusal(
            message("recovery.not_an_officer"),
            kept=message("general.nothing_changed"),
            then=message("recovery.not_an_officer.then"),
        )
    member_id = account.member_id
    if member_id is not None and sits_for_community(session, member_id, on=None):
        told = message("recovery.sits", name=account.name)
        raise Refusal(told, kept=message("general.nothing_changed"))
    return account


def _in_force(session: Session, workspace: str, words: SheetWords) -> SigningKey:
    sheet = session.scalars(
        select(RecoverySheet).where(RecoverySheet.replaced_at.is_(None))
    ).one_or_none()
    if sheet is None:
        raise Refusal(message("recovery.none"), then=message("recovery.none.then"))
    for field, part in (
        ("officers", words.officers),
        ("representatives", words.representatives),
    ):
        if not plain_words(part):
            named = message(f"recovery.field.{field}")
            raise BadInput(message("general.required", field=named), field=field)
    key = sheet_key(workspace, words.officers, words.representatives)
    if key.kid != sheet.kid:
        raise BadInput(
            message("recovery.other_words"),
            field="officers",
            then=message("recovery.other_words.then"),
        )
    return key
