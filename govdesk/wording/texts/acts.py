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
    "redaction.stays": text("What this entry says stays: only residents' words can be removed."),
    "redaction.done": text("These words were removed already."),
    "redaction.waits": text("The removal of these words waits for another officer already."),
    "redaction.answered": text("This comment has an answer that quotes or names it."),
    "redaction.answered.then": text("Remove the answer's words first."),
    "redaction.field.ground": text("The legal ground"),
    "act.entry.redacted": text("the removal of words by law"),
    "act.record.restored": text("a note of what a restoration lost"),
    "act.key.enrolled": text("a passphrase for someone"),
    "act.key.ended": text("the end of a passphrase"),
    "act.recovery.prepared": text("a recovery sheet"),
    "act.role.granted": text("an officer's role"),
    "act.role.withdrawn": text("the end of a role"),
    "act.account.closed": text("the closing of an account"),
}
