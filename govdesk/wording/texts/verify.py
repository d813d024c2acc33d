# SPDX-License-Identifier: Apache-2.0
"""Messages about verifying a workspace and about the state of an installation."""

from __future__ import annotations

from govdesk.wording.template import Plural, plural, text

TEXTS: dict[str, str | Plural] = {
    "verify.doing_copy": text("Taking a copy of this moment"),
    "verify.doing_log": text("Reading the entries one after another"),
    "verify.doing_tables": text("Making the tables again from the entries"),
    "verify.running": text("The record is being checked now."),
    # The numbered rules, in the order of `record/verification_rules.py`
    "verify.sequence": text("Entry {seq} is missing, or stands in another place."),
    "verify.time": text("Entry {seq} was not recorded after the one before it."),
    "verify.canonical": text("The body of entry {seq} is not in the canonical form."),
    "verify.envelope": text("Entry {seq} does not say what an entry of its kind must say."),
    "verify.repeated": text("Entry {seq} repeats an earlier one."),
    "verify.genesis": text("Entry {seq} founds a workspace where it may not, or not as it should."),
    "verify.key": text("Entry {seq} is signed by a key that was not its actor’s then."),
    "verify.signature": text("The signature of entry {seq} is not by the key that it names."),
    "verify.own_key": text("Entry {seq} needed the person’s own key and does not have it."),
    "verify.session": text("Entry {seq} uses a sitting at a desk that was over, or too long."),
    "verify.role": text("Whoever made entry {seq} carried no role that allows it."),
    "verify.second": text("Entry {seq} needed two people and was not completed as it was begun."),
    "verify.enrolment": text("The new key in entry {seq} did not sign its own enrolment."),
    "verify.voucher": text("The new key in entry {seq} was vouched for by someone who may not."),
    "verify.term": text("The term in entry {seq} does not fit the seats and members there are."),
    "verify.text": text("The text in entry {seq} is not the one that its hash names."),
    "verify.opened": text("The vote opened in entry {seq} could not be opened then."),
    "verify.frozen_rule": text("The vote opened in entry {seq} is under a rule not its own."),
    "verify.roll": text("The roll in entry {seq} is not who acted for the seats then."),
    "verify.ballot_place": text("The ballot in entry {seq} was not made for this vote."),
    "verify.ballot_person": text("The ballot in entry {seq} is by someone who had no vote there."),
    "verify.community_key": text(
        "The ballot in entry {seq} is by a key that the community did not vouch for."
    ),
    "verify.ballot_number": text("The ballot in entry {seq} does not follow the seat’s last one."),
    "verify.own_over_spoken": text(
        "The spoken ballot in entry {seq} came after the person’s own signed one."
    ),
    "verify.closed": text("Entry {seq} is about a vote that was closed already."),
    "verify.ballots_listed": text(
        "The closing in entry {seq} does not list the ballots there are."
    ),
    "verify.positions": text("A seat’s position in entry {seq} is not what the ballots make it."),
    "verify.outcome": text("The outcome in entry {seq} is not what the rule makes of the votes."),
    "verify.correction": text("The correction in entry {seq} changes more than one seat’s ballot."),
    "verify.confirmation": text("The ballot in entry {seq} was not theirs to confirm."),
    "verify.class": text("Entry {seq} leaves a motion in a class that it may not have."),
    "verify.carried": text("What entry {seq} decides or changes was not carried as it must be."),
    "verify.amended": text(
        "Entry {seq}: the words of a motion were changed otherwise than by an adopted amendment."
    ),
    "verify.cosponsor": text(
        "Entry {seq}: this seat could not come to stand behind the motion, or go, as it says."
    ),
    "verify.checkpoint": text("The checkpoint in entry {seq} is not of the entries before it."),
    "verify.cosigned": text("The further signature in entry {seq} is not by its actor."),
    "verify.packet_checkpoint": text(
        "The packet in entry {seq} prints a checkpoint that the record never made."
    ),
    "verify.redaction": text("The body of entry {seq} is missing without a redaction, or is back."),
    "verify.remembered": text(
        "The record is not the one that was seen before: it differs at entry {seq} or earlier."
    ),
    "verify.body_hash": text("The body of entry {seq} is not the one that was recorded."),
    "verify.columns": text("Entry {seq} is filed under something other than its body says."),
    "verify.leaf": text("The fingerprint of entry {seq} does not belong to its content."),
    "verify.chain": text("The chain is broken at entry {seq}."),
    "verify.head": text("The head of the record is not its last entry."),
    "verify.tables": text("A row of {table} is not what the record makes it."),
    "verify.tables_at": text("Entry {seq} cannot be applied to what was there before it."),
    "verify.private": text("A private detail does not match what entry {seq} committed to."),
    "verify.piece": text("A file kept as “{title}” is not the one that was brought in."),
    "verify.packet": text("The kept copy of packet {number} is not the one that was prepared."),
    "verify.bundle_form": text("The bundle is not in its one form."),
    "verify.bundle_checkpoint": text("The bundle’s checkpoint is not signed by an officer."),
    "verify.bundle_printed": text(
        "The bundle does not go on from the checkpoint that the packet prints."
    ),
    "verify.bundle_elsewhere": text("The bundle is of another record than the one seen elsewhere."),
    "verify.packet_file": text("The file is not the packet that was published."),
    "verify.inclusion": text("Entry {seq} does not lie under the bundle’s checkpoint."),
    "verify.bundle_complete": text("The bundle lacks, or has too much of, what it is about."),
    "verify.trust": text("The fingerprint given belongs to nothing in the record."),
    "verify.not_founders": text(
        "That the first keys belong to the people who founded the task force, and the community’s"
        " first two to its representatives: only they can say which keys are theirs."
    ),
    "verify.tail": text(
        "That nothing was cut off at the end: compare the head with one that was printed."
    ),
    "verify.not_tail_after": text(
        "That nothing after entry {seq} was cut off, put in another order or recorded at another"
        " time: no checkpoint seen outside the record covers it yet."
    ),
    "verify.not_spoken": text(
        "That spoken ballots were entered as they were spoken: each person can confirm theirs."
    ),
    "verify.not_seen": text(
        "That the record goes on from a checkpoint seen elsewhere: compare the fingerprint of its"
        " first {size} entries with one that was printed or kept."
    ),
    "verify.not_left_out": text(
        "That the bundle leaves out nothing that ended a key, a role or a term, and no vote that"
        " its packet should report: only the whole record shows it."
    ),
    "verify.not_published": text(
        "That this packet was published, and when: its own bundle shows that, and whoever published"
        " it has it."
    ),
    "verify.not_figures": text("That the figures in the packet are those of the record."),
    "verify.not_later": text(
        "That no later packet corrects or withdraws it: see the public archive."
    ),
    "verify.not_whose": text(
        "That entry {seq} is by the seat’s own person: a founder signed it, and whose account that"
        " is stands in the whole record only."
    ),
    "verify.not_redacted": plural(
        "What {count} entry said whose body was removed by law.",
        "What {count} entries said whose bodies were removed by law.",
    ),
    "verify.tables_not_compared": text(
        "That the tables agree with the record: its entries themselves do not hold."
    ),
    "checkpoint.none": text("The record has no checkpoint yet."),
    "checkpoint.who": text("Name with --as the officer who signs it with --cosign."),
    "checkpoint.signed_by": text("Of {size} entries, signed by {names}."),
    "checkpoint.signed_already": text("You have signed the checkpoint of {size} entries already."),
    "checkpoint.not_this_record": text(
        "The checkpoint of {size} entries is not of this record, so it was not signed."
    ),
    "timestamp.no_answer": text("{url} gave no timestamp: {why}."),
    "timestamp.no_answer.then": text(
        "The checkpoint itself needs none. Try again later, or with another service."
    ),
    "timestamp.no_roots": text("These are not certificates in PEM form."),
    "timestamp.needs_out": text("Name with --out where the checkpoint and its timestamp go."),
    "timestamp.confirmed": text(
        "A timestamp service confirms that the checkpoint in {path} was there on {when}, UTC."
    ),
    "timestamp.unconfirmed": text("The timestamp beside {path} does not hold: {why}."),
    "bundle.not_over": text("There is no closed vote and no published packet of that name."),
    "bundle.no_checkpoint": text("No checkpoint covers it yet."),
    "bundle.no_checkpoint.then": text(
        "The next officer who signs in on another day, or closes a vote, makes one. Then try again."
    ),
    "bundle.unknown_format": text(
        "Nothing can be written as “{format}” yet. Use popolo, ics, csv, csvw or bundle."
    ),
    "bundle.of_everything": text(
        "Only bundle and popolo files can be of one vote, only bundle and csvw files of one packet."
    ),
    "bundle.about_one": text("Name one vote or one packet."),
    "verify.told_adopted": text("Adopted: {motion}"),
    "verify.told_rejected": text("Not adopted: {motion}"),
    "verify.told_void": text("Without a quorum, so not decided: {motion}"),
    "verify.holds": text("Everything that was checked holds: {size} entries."),
    "verify.broken": text("The meeting can go on. Keep a copy of this file and tell the clerk."),
}
