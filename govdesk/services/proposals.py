# SPDX-License-Identifier: Apache-2.0
"""Acts that need two people: one begins, the other completes, and the effect comes with the second.

The first entry (`act.proposed`) holds exactly what the second will say; the second names its hash.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.keys import Proposal
from govdesk.rules.messages import message
from govdesk.rules.refusals import Refusal
from govdesk.services.beginnings import begun_by, propose, waiting
from govdesk.services.context import Act, Changed, Context
from govdesk.services.corrections import check_correction
from govdesk.services.inputs import LONG, typed
from govdesk.services.paper_sheets import refuse_unread

__all__ = ["begun_by", "complete", "complete_within", "propose", "withdraw_proposal"]

Check = Callable[[Act, Proposal], None]
_CHECKS: Mapping[str, Check] = {
    "vote.corrected": check_correction,
    "vote.from_paper": refuse_unread,
}
"""What is looked at once more before the second person's word."""


def complete(ctx: Context, *, proposal_id: str) -> Changed:
    """Complete an act that someone else began. `made` is the act's subject.

    Raises NotAllowed, with the reason, for whoever may not be its second person, Refusal when it no
    longer waits, or is no longer what it was.
    """
    ctx.authorise("session.open")
    row = ctx.read(_act_of, proposal_id=proposal_id)
    verb = "key.vouch" if row == "key.enrolled" else "act.second"
    with ctx.writing(verb) as act:
        return act.changed(complete_within(act, proposal_id))


def complete_within(act: Act, proposal_id: str) -> str:
    """Complete an act that someone else began, within a service's transaction; its subject.

    Raises as `complete` does.
    """
    proposal = waiting(act, proposal_id)
    if proposal.act in _CHECKS:
        _CHECKS[proposal.act](act, proposal)
    act.record(proposal.act, proposal.subject, first=proposal.body_sha256, **proposal.fields)
    return proposal.subject


def withdraw_proposal(ctx: Context, *, proposal_id: str, reason: str) -> Changed:
    """Take back an act that waits for its second person, with the reason."""
    with ctx.writing("act.propose") as act:
        proposal = act.session.get(Proposal, proposal_id)
        if proposal is None or proposal.state != "open":
            raise Refusal(message("second.gone"), kept=message("general.nothing_changed"))
        told = typed(reason, "reason", limit=LONG, named=message("people.field.reason"))
        act.record("act.withdrawn", proposal.subject, proposal=proposal.body_sha256, reason=told)
        return act.changed()


def _act_of(session: Session, *, proposal_id: str) -> str:
    found = session.scalars(select(Proposal.act).where(Proposal.id == proposal_id)).one_or_none()
    if found is None:
        raise Refusal(message("general.not_found", what=message("second.this")))
    return found
