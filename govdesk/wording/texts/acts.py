# SPDX-License-Identifier: Apache-2.0
"""What the record says of keys, sittings at a desk, and acts that two people do."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "record.act.proposed": text("{who} began an act that a second person completes: {act}."),
    "record.act.withdrawn": text("{who} took back an act that waited: {reason}."),
    "record.key.enrolled": text("{who} vouched for the passphrase of {account}."),
    "record.key.ended": text("{who} completed the end of a passphrase: {end_reason}."),
    "record.recovery.prepared": text("{who} completed a new recovery sheet."),
    "record.key.recovered": text(
        "{who} gave {account} a new passphrase, with both parts of the recovery sheet."
    ),
    "record.session.certified": text("{who} signed in."),
    "record.session.ended": text("{who} signed out."),
    "record.redacted": text(
        "The words of this entry were removed by law; its place and hash stay."
    ),
    "record.entry.redacted": text("{who} completed the removal of words by law: {ground}."),
    "record.record.restored": text("{who} completed a note of what a restoration lost: {lost}."),
    "record.checkpoint.cosigned": text("{who} signed a checkpoint that another officer made."),
    "redaction.stays": text("What this entry says stays: only residents’ words can be removed."),
    "redaction.done": text("These words were removed already."),
    "redaction.waits": text("The removal of these words waits for another officer already."),
    "redaction.answered": text("This comment has an answer that quotes or names it."),
    "redaction.answered.then": text("Remove the answer’s words first."),
    "redaction.field.ground": text("The legal ground"),
    "act.entry.redacted": text("the removal of words by law"),
    "act.record.restored": text("a note of what a restoration lost"),
    "act.key.enrolled": text("a passphrase for someone"),
    "act.key.ended": text("the end of a passphrase"),
    "act.recovery.prepared": text("a recovery sheet"),
    "act.role.granted": text("an officer’s role"),
    "act.role.withdrawn": text("the end of a role"),
    "act.account.closed": text("the closing of an account"),
    "act.workspace.created": text("the workspace"),
    "act.charter.in_force": text("a charter"),
    "act.charter.proposed": text("a proposed charter"),
    "act.account.opened": text("opening an account"),
    "act.act.proposed": text("an act that another officer completes"),
    "act.act.withdrawn": text("taking back an act"),
    "act.key.recovered": text("a new passphrase"),
    "act.session.certified": text("signing in"),
    "act.minutes.approved": text("the approved minutes"),
    "act.motion.submitted": text("a motion"),
    "act.motion.text_versioned": text("a motion’s words"),
    "act.vote.opened": text("opening the vote"),
    "act.ballot.cast": text("your vote"),
    "act.ballot.sealed": text("your sealed vote"),
    "act.ballot.entered": text("a vote that was spoken"),
    "act.ballot.confirmed": text("what you say of how your vote was entered"),
    "act.vote.closed": text("closing the vote"),
    "act.vote.corrected": text("the correction of a vote"),
    "act.target.set": text("a target"),
    "act.review.approved": text("approving a review"),
    "act.review.frozen": text("issuing a review"),
    "act.packet.prepared": text(
        "keeping this packet, which seals the record as it stands now in your name"
    ),
    "act.packet.published": text("publishing a briefing"),
    "act.packet.returned": text("sending a briefing back"),
    "act.packet.posted": text("posting a notice"),
    "act.packet.withdrawn": text("withdrawing a briefing"),
    "act.packet.withdrawal_confirmed": text("confirming that a briefing is withdrawn"),
    "act.checkpoint.made": text("sealing the record as it stands now"),
    "act.checkpoint.cosigned": text("your signature on a checkpoint"),
}
