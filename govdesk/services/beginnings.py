# SPDX-License-Identifier: Apache-2.0
"""Acts that need two people, as the first of them begins one."""

from __future__ import annotations

from sqlalchemy import select

from govdesk.models.record import Entry
from govdesk.record.canonical import plain
from govdesk.record.entry_rules import ENTRY_RULES
from govdesk.services.context import Act


def propose(act: Act, entry_type: str, subject: str, **fields: object) -> str:
    """Begin an act that a second person completes, within a service's transaction; the proposal's
    id. Raises NotAllowed for whoever may not begin it."""
    for verb in ENTRY_RULES[entry_type].begins:
        act.ctx.authorise(verb)
    made = act.new_id()
    act.record("act.proposed", subject, proposal_id=made, act=entry_type, fields=plain(fields))
    return made


def begun_by(act: Act, entry_type: str, subject: str) -> str:
    """The hash of the entry that began an act of two, such as a review's submission."""
    return act.session.scalars(
        select(Entry.body_sha256)
        .where(Entry.type == entry_type, Entry.subject == subject)
        .order_by(Entry.seq.desc())
        .limit(1)
    ).one()
