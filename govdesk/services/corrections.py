# SPDX-License-Identifier: Apache-2.0
"""A vote that was entered wrongly, corrected in a meeting: begun by the secretary, completed by
another officer, with the member's statement and the body's consent."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.keys import Proposal
from govdesk.models.meetings import Meeting
from govdesk.models.motions import Amendment
from govdesk.models.votes import Vote
from govdesk.models.workspace import CharterProposal
from govdesk.queries.corrections import corrected
from govdesk.record.canonical import plain
from govdesk.rules.corrections import why_not_correct
from govdesk.rules.messages import message
from govdesk.rules.outcome_json import outcome_to_json
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.services.beginnings import propose
from govdesk.services.context import Act, Changed, Context
from govdesk.services.inputs import LONG, found, typed

CHOICES = ("yes", "no", "abstain")


def begin_correction(
    ctx: Context,
    *,
    vote_id: str,
    seat_id: str,
    choice: str,
    statement: str,
    meeting_id: str,
    unopposed: bool = False,
    carried_by: str | None = None,
) -> Changed:
    """Begin to correct a seat's spoken vote to what was said; another officer completes it, while
    the meeting is in session. `made` is the proposal.

    `statement` is the member's own; `unopposed` says that the chair asked and nobody objected,
    `carried_by` names the adopted motion that agreed to it instead. Raises Refusal by the rule in
    `rules.corrections`: a vote that its member cast, and a key decision that would turn round by
    silence, are never corrected so.
    """
    with ctx.writing("act.propose") as act:
        if choice not in CHOICES:
            named = message("votes.field_choice")
            raise BadInput(message("general.choose_one", field=named), field="choice")
        told = typed(
            statement, "statement", limit=LONG, named=message("corrections.field_statement")
        )
        ids = {name: act.new_id() for name in ("ballot_id", "outcome_id", "step_id")}
        given = {
            "seat_id": seat_id,
            "choice": choice,
            "statement": told,
            "meeting_id": meeting_id,
            "unopposed": "yes" if unopposed else "no",
            "carried_by": carried_by,
            **ids,
        }
        fields = _fields(act.session, vote_id, given, act.now)
        return act.changed(propose(act, "vote.corrected", vote_id, **fields))


def check_correction(act: Act, proposal: Proposal) -> None:
    """Before the second officer's word: it may still be made, and what follows is still the same.
    Raises Refusal."""
    if _fields(act.session, proposal.subject, proposal.fields, act.now) != proposal.fields:
        raise Refusal(
            message("corrections.changed_meanwhile"),
            kept=message("general.nothing_changed"),
            then=message("corrections.changed_meanwhile.then"),
        )


def _fields(session: Session, vote_id: str, given: Any, now: int) -> dict[str, Any]:
    """What the entry says, made from what was given; Refusal where it may not be said."""
    vote = found(session, Vote, vote_id, named=message("votes.vote"))
    made = corrected(
        session,
        vote,
        seat_id=given["seat_id"],
        choice=given["choice"],
        meeting=session.get(Meeting, given["meeting_id"]),
        unopposed=given["unopposed"] == "yes",
        carried_by=given.get("carried_by"),
        stands_in=given["ballot_id"],
        now=now,
    )
    reason = why_not_correct(made.facts)
    if reason is not None:
        raise Refusal(reason, kept=message("general.nothing_changed"))
    if made.facts.after is not made.facts.outcome and words_follow(session, vote.motion_id):
        raise Refusal(
            message("corrections.words_follow"),
            kept=message("general.nothing_changed"),
            then=message("corrections.words_follow.then"),
        )
    names = ("seat_id", "choice", "statement", "meeting_id", "unopposed", "carried_by")
    fields = plain(
        {
            **{name: given.get(name) for name in names},
            **{name: given[name] for name in ("ballot_id", "outcome_id", "step_id")},
            "member_id": made.member_id,
            "positions": made.positions,
            **outcome_to_json(made.decided),
        }
    )
    assert isinstance(fields, dict)
    return fields


def words_follow(session: Session, motion_id: str) -> bool:
    """Whether a motion's words, or the charter, follow from the outcome."""
    charter = select(CharterProposal.id).where(CharterProposal.motion_id == motion_id)
    return session.get(Amendment, motion_id) is not None or session.scalar(charter) is not None
