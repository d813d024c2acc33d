# SPDX-License-Identifier: Apache-2.0
"""Acts that need two people, as the first of them begins one."""

from __future__ import annotations

from sqlalchemy import select

from govdesk.models.keys import Proposal
from govdesk.models.record import Entry
from govdesk.queries.proposals import begun, second_now
from govdesk.record.canonical import plain
from govdesk.record.entry_rules import ENTRY_RULES
from govdesk.rules.messages import message
from govdesk.rules.refusals import NotAllowed, Refusal
from govdesk.rules.second_person import why_not_second
from govdesk.services.context import Act


def propose(act: Act, entry_type: str, subject: str, **fields: object) -> str:
    """Begin an act that a second person completes, within a service's transaction; the proposal's
    id. Raises NotAllowed for whoever may not begin it."""
    for verb in ENTRY_RULES[entry_type].begins:
        act.ctx.authorise(verb)
    made = act.new_id()
    act.record("act.proposed", subject, proposal_id=made, act=entry_type, fields=plain(fields))
    return made


def waiting(act: Act, proposal_id: str) -> Proposal:
    """An act that waits, for whoever completes it. Raises Refusal when it no longer does,
    NotAllowed, with the reason, for whoever may not be its second person."""
    proposal = act.session.get(Proposal, proposal_id)
    if proposal is None or proposal.state != "open":
        raise Refusal(message("second.gone"), kept=message("general.nothing_changed"))
    actor = act.ctx.actor
    assert actor is not None
    second = second_now(act.session, actor=actor, now=act.now, zone=act.ctx.store.zone)
    reason = why_not_second(begun(act.session, proposal), second)
    if reason is not None:
        raise NotAllowed(reason, kept=message("general.nothing_changed"))
    return proposal


def begun_by(act: Act, entry_type: str, subject: str) -> str:
    """The hash of the entry that began an act of two, such as a review's submission."""
    return act.session.scalars(
        select(Entry.body_sha256)
        .where(Entry.type == entry_type, Entry.subject == subject)
        .order_by(Entry.seq.desc())
        .limit(1)
    ).one()
