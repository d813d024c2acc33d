# SPDX-License-Identifier: Apache-2.0
"""Checkpoints: the record's size and Merkle root at a moment (RFC 6962 section 2.1), signed by the
officer whose act makes them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from govdesk.models.record import Entry
from govdesk.queries.checkpoints import newest_checkpoint
from govdesk.record.chain import merkle_root
from govdesk.record.entry_rules import ENTRY_RULES
from govdesk.record.notes import note_text, signature_line, signed_note
from govdesk.rules.messages import message
from govdesk.rules.refusals import NotAvailable, PassphraseNeeded, Refusal
from govdesk.services.context import Act, Changed, Context


@dataclass(frozen=True, slots=True)
class Head:
    """How many entries the record had, and the root over them in lower-case hexadecimal."""

    size: int
    root: str


def make_checkpoint(act: Act, *, reason: str) -> Head:
    """Record the head as it is now, signed as a note, within a service's transaction. The
    checkpoint's own entry comes after the entries it covers.

    Raises PassphraseNeeded when the officer's own key is not at hand.
    """
    own = act.ctx.seal.own_for(ENTRY_RULES["checkpoint.made"])
    if own is None:
        raise PassphraseNeeded("checkpoint.made")
    query = select(Entry.leaf).order_by(Entry.seq)
    leaves = [bytes.fromhex(leaf) for leaf in act.session.scalars(query)]
    root = merkle_root(leaves)
    workspace = act.ctx.store.workspace_id
    text = note_text(workspace, len(leaves), root)
    line = signature_line(workspace, own.kid, own.public, own.sign_raw(text.encode()))
    head = Head(len(leaves), root.hex())
    act.record(
        "checkpoint.made",
        act.new_id(),
        size=head.size,
        root=head.root,
        reason=reason,
        note=signed_note(text, [line]),
    )
    return head


def cosign_checkpoint(ctx: Context) -> Changed:
    """Sign the record's last checkpoint too, with an officer's own key, after holding it to the
    record. `made` is the checkpoint's id.

    Raises Refusal when there is none, or they signed it already; NotAvailable when the record is
    not the one that it is of.
    """
    with ctx.writing("act.second") as act:
        own = ctx.seal.own_for(ENTRY_RULES["checkpoint.cosigned"])
        if own is None:
            raise PassphraseNeeded("checkpoint.cosigned")
        last = newest_checkpoint(act.session)
        unchanged = message("general.nothing_changed")
        if last is None:
            raise Refusal(message("checkpoint.none"), kept=unchanged)
        if own.kid in {key.kid for key in last.signers}:
            raise Refusal(message("checkpoint.signed_already", size=last.size), kept=unchanged)
        leaves = act.session.scalars(select(Entry.leaf).order_by(Entry.seq).limit(last.size))
        root = merkle_root([bytes.fromhex(leaf) for leaf in leaves])
        if root.hex() != last.root:
            raise NotAvailable(
                message("checkpoint.not_this_record", size=last.size),
                kept=unchanged,
                then=message("verify.broken"),
            )
        workspace = ctx.store.workspace_id
        text = note_text(workspace, last.size, root)
        line = signature_line(workspace, own.kid, own.public, own.sign_raw(text.encode()))
        act.record("checkpoint.cosigned", last.id, line=line)
        return act.changed(last.id)
