# SPDX-License-Identifier: Apache-2.0
"""Why a ballot cannot be cast or entered."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "votes.ballot": text("the recorded vote"),
    "votes.field_note": text("What you said instead"),
    "votes.was_own": text("You cast this vote yourself; there is nothing to confirm."),
    "votes.minutes_stand": text("The minutes of this meeting are approved."),
    "record.ballot.confirmed": text("{who} spoke to the vote that was entered for them."),
    "votes.key_not_vouched": text(
        "A community seat’s vote on one’s own desk needs a passphrase that another community "
        "representative vouched for."
    ),
    "votes.key_not_vouched.then": text("Speak your vote in the roll call, or have it vouched for."),
    "votes.not_vouched_yet": text(
        "A community seat’s vote on one’s own desk needs a passphrase that another community "
        "representative vouched for. Until then, speak your vote in the roll call."
    ),
    "votes.no_passphrase": text(
        "A vote on one’s own desk needs a passphrase, and yours does not hold. Speak your vote in "
        "the roll call."
    ),
    "votes.vote": text("the vote"),
    "votes.field_choice": text("Choice"),
    "votes.field_again": text("Why once more"),
    "record.vote.read_back": text("{who} read the votes on {motion} back to the members."),
    "votes.field_explanation": text("Explanation of vote"),
    "votes.choose_first": text("Choose Yes, No or Abstain first."),
    "votes.closed": text("The vote is closed. No ballot can be cast or changed."),
    "votes.altered": text(
        "The words or the rule of this vote are not those it was opened on. No vote is taken."
    ),
    "votes.altered.then": text(
        "Tell an officer, who checks the record before the meeting goes on."
    ),
    "votes.wrong_seat": text("This is not your seat. Only its holder or stand-in votes for it."),
    "votes.principal_is_here": text(
        "{name} holds the seat and is here. A stand-in votes only while the holder is away."
    ),
    "votes.another_stands_in": text("{name} stands in for the seat now."),
    "votes.recused": text("The seat has stepped aside because of a conflict of interest."),
    "votes.vacant": text("The seat is vacant."),
    "votes.not_present": text("Nobody is noted as present for this seat."),
    "votes.seat_has_voted": text("The seat has voted already, and that ballot stands."),
    "votes.own_ballot_stands": text(
        "{name} has cast the seat’s ballot. A spoken vote does not replace it."
    ),
    "votes.changed_meanwhile": text("The seat’s ballot was changed while you were choosing."),
    "votes.no_second_vote": text(
        "The rule gives the chair a second vote, which cannot be taken here yet."
    ),
}
