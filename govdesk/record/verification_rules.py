# SPDX-License-Identifier: Apache-2.0
"""The numbered rules of verification, as `docs/verify.md` explains them.

A rule's category is one of those by which verifiers of votes sort their checks. Standard library
only: the public verifier reads this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Category = Literal["authenticity", "completeness", "consistency", "integrity", "evidence"]


@dataclass(frozen=True, slots=True)
class VerificationRule:
    """One rule: its number, its name, its category and what must hold."""

    number: int
    name: str
    category: Category
    asks: str


_TABLE: tuple[tuple[str, Category, str], ...] = (
    # The log as such
    ("sequence", "completeness", "Entries are numbered 1, 2, 3 and so on, without a gap."),
    ("time", "consistency", "Every entry was recorded later than the one before it."),
    ("canonical", "integrity", "Every body is in the canonical form (RFC 8785)."),
    (
        "envelope",
        "consistency",
        "Every body names this workspace, the actor it is filed under, a known type, and the"
        " fields that the type has.",
    ),
    ("repeated", "authenticity", "No body and no nonce occurs twice."),
    (
        "genesis",
        "authenticity",
        "The first entry, and no other, founds the workspace and names its founders' keys.",
    ),
    # Who acted
    (
        "key",
        "authenticity",
        "Every entry is signed by a key that belonged to its actor at that position.",
    ),
    ("signature", "authenticity", "Every signature is by the key that its body names."),
    (
        "own_key",
        "authenticity",
        "An act that needs the person's own word is signed by their own key.",
    ),
    (
        "session",
        "authenticity",
        "A session's key is certified by its person's own key, for ten hours at most.",
    ),
    ("role", "authenticity", "The actor carried a role that allows the act at that position."),
    (
        "second",
        "authenticity",
        "An act that needs two people was begun by one and completed, word for word, by another"
        " who may.",
    ),
    (
        "enrolment",
        "authenticity",
        "A new key has a new id of its own, and signed its own enrolment.",
    ),
    (
        "voucher",
        "authenticity",
        "A community representative's key is vouched for by another community representative,"
        " any other key by an officer, or an officer's by a community representative with both"
        " parts of the recovery sheet.",
    ),
    (
        "term",
        "consistency",
        "A term names a seat and a member that exist, and no seat has two principals on one day.",
    ),
    # Votes
    ("text", "integrity", "A motion's text has the hash that is recorded with it."),
    (
        "opened",
        "completeness",
        "A vote is opened once, on the motion's current text, while no other vote on it is open.",
    ),
    (
        "frozen_rule",
        "integrity",
        "A vote's rule is the one that the charter then had for the motion's class, and has the"
        " recorded hash; a change of a decision that was not announced in time asks for more.",
    ),
    (
        "roll",
        "consistency",
        "A vote's roll has every seat once, with whoever acted for it by terms, attendance and"
        " declared conflicts, and has the recorded hash.",
    ),
    (
        "ballot_place",
        "authenticity",
        "A ballot is for an open vote and its exact text, rule and roll.",
    ),
    (
        "ballot_person",
        "authenticity",
        "A ballot is of the seat's holder, or of the alternate seated then; one's own is signed by"
        " that person, a spoken one by the secretary, one from paper by a second officer.",
    ),
    (
        "community_key",
        "authenticity",
        "A signed ballot of a community seat is by a key that the community vouched for.",
    ),
    (
        "ballot_number",
        "completeness",
        "The ballots of a seat are numbered 1, 2, 3 and so on, each naming the one before it.",
    ),
    (
        "own_over_spoken",
        "authenticity",
        "No spoken ballot was entered after its person's own signed one.",
    ),
    (
        "paper",
        "authenticity",
        "A ballot from a paper sheet says what two officers read there, each line of it once.",
    ),
    ("closed", "completeness", "A vote is closed once, and no ballot comes after."),
    (
        "ballots_listed",
        "completeness",
        "The closing lists exactly the ballots of the vote, and marks one a seat as counted.",
    ),
    (
        "positions",
        "consistency",
        "At the closing every seat of the roll has the position that ballots, attendance and"
        " declared conflicts give it.",
    ),
    (
        "outcome",
        "consistency",
        "The outcome is what the frozen rule makes of the positions.",
    ),
    (
        "correction",
        "consistency",
        "A correction changes one spoken vote of a closed vote, in a meeting with enough members"
        " and with the body's consent; a key decision turns round only by a vote of that kind;"
        " a change by whoever spoke comes before the next item, where the charter lets it.",
    ),
    (
        "confirmation",
        "authenticity",
        "A spoken ballot is confirmed or disputed only by the person whose it is.",
    ),
    (
        "class",
        "consistency",
        "A motion's class is only raised, or lowered from key to ordinary by an adopted key vote"
        " about that very motion, never once its question is put, and is not ordinary where the"
        " charter calls key what the motion is linked to.",
    ),
    (
        "carried",
        "consistency",
        "A motion is decided by its vote's outcome, or an ordinary one by general consent; a"
        " procedural question by its counted hands, its called roll or nobody's objection, by a"
        " roll where the charter asks for one; a target that stands, and the charter, change"
        " only by an adopted vote of their class; a decision is rescinded or changed only by an"
        " adopted motion that names it, of its class at least; a seat has no vote, and has it back,"
        " by an adopted key motion that names it, from the day after.",
    ),
    (
        "amended",
        "consistency",
        "A text before the members changes only as an adopted amendment, moved against that very"
        " text, says, and that of a decision as the motion that changed it; an amendment is decided"
        " before what it amends.",
    ),
    (
        "cosponsor",
        "consistency",
        "A seat co-sponsors a motion once, never the one that moved it, and comes or goes only"
        " until the question is put.",
    ),
    # Checkpoints and redaction
    (
        "checkpoint",
        "evidence",
        "A checkpoint has the size and root of the entries before it, and its actor's signature.",
    ),
    ("cosigned", "evidence", "A further signature under a checkpoint is by its actor's own key."),
    (
        "packet_checkpoint",
        "evidence",
        "A packet prints a checkpoint that the record made before it.",
    ),
    (
        "redaction",
        "integrity",
        "A body is missing only where two officers redacted it, with the legal ground.",
    ),
    (
        "remembered",
        "evidence",
        "The record goes on from every checkpoint that was seen outside it.",
    ),
    # A workspace's database
    ("body_hash", "integrity", "The hash stored beside an entry is that of its body."),
    ("columns", "consistency", "An entry is filed under what its body says."),
    ("leaf", "integrity", "The leaf stored beside an entry is that of its content."),
    ("chain", "integrity", "Every entry names the chain's value before it and after it."),
    ("head", "completeness", "The head of the record is its last entry."),
    ("tables", "consistency", "Every governed table is what the entries alone make it."),
    ("private", "integrity", "A private detail that is kept is the one that was committed to."),
    ("packet", "evidence", "The kept copy of a packet is the one that was prepared."),
    (
        "piece",
        "evidence",
        "Attached and enclosed files and pictures of departments' texts are those brought in.",
    ),
    # A published bundle
    ("bundle_form", "integrity", "A bundle is in its one form and names what it is about."),
    (
        "inclusion",
        "evidence",
        "Every entry of a bundle lies under its signed checkpoint.",
    ),
    (
        "bundle_complete",
        "completeness",
        "A bundle has every entry that what it is about needs, and no other.",
    ),
    (
        "trust",
        "authenticity",
        "A fingerprint given from elsewhere belongs to a key, or the first entry, of the record.",
    ),
)

RULES: Mapping[str, VerificationRule] = {
    name: VerificationRule(number, name, category, asks)
    for number, (name, category, asks) in enumerate(_TABLE, start=1)
}
