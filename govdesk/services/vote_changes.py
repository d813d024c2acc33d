# SPDX-License-Identifier: Apache-2.0
"""A spoken vote changed after the vote was closed and before the next item, where the charter
lets it: by the secretary, at the member's word."""

from __future__ import annotations

from govdesk.models.votes import Vote
from govdesk.queries.vote_changes import changed
from govdesk.rules.messages import message
from govdesk.rules.outcome_json import outcome_to_json
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.rules.vote_changes import why_not_change
from govdesk.services.ballots import AGAIN, CHOICES
from govdesk.services.context import Changed, Context
from govdesk.services.corrections import words_follow
from govdesk.services.inputs import found


def change_vote(
    ctx: Context, *, vote_id: str, seat_id: str, choice: str, again: str = "change"
) -> Changed:
    """Enter another choice for a seat's spoken vote: they changed it (`change`), or the key before
    was a slip (`slip`). Both are kept; the outcome is worked out again from the closing.

    Raises Refusal by the rule in `rules.vote_changes`, and where the words of a motion or the
    charter follow from an outcome that it would turn round.
    """
    with ctx.writing("ballot.enter") as act:
        for field, value, allowed in (("choice", choice, CHOICES), ("again", again, AGAIN)):
            if value not in allowed:
                named = message(f"votes.field_{field}")
                raise BadInput(message("general.choose_one", field=named), field=field)
        vote = found(act.session, Vote, vote_id, named=message("votes.vote"))
        stands_in = act.new_id()
        made = changed(
            act.session, vote, seat_id=seat_id, choice=choice, stands_in=stands_in, now=act.now
        )
        reason = why_not_change(made.facts)
        if reason is not None:
            raise Refusal(reason, kept=message("general.nothing_changed"))
        turned = made.decided.result is not made.facts.outcome
        if turned and words_follow(act.session, vote.motion_id):
            raise Refusal(
                message("corrections.words_follow"),
                kept=message("general.nothing_changed"),
                then=message("corrections.words_follow.then"),
            )
        act.record(
            "vote.changed",
            vote_id,
            ballot_id=stands_in,
            seat_id=seat_id,
            member_id=made.member_id,
            choice=choice,
            again=again,
            meeting_id=vote.meeting_id,
            unopposed=False,
            outcome_id=act.new_id(),
            step_id=act.new_id(),
            positions=made.positions,
            **outcome_to_json(made.decided),
        )
        return act.changed(vote_id)
