# SPDX-License-Identifier: Apache-2.0
"""Messages about passphrases, signing in, and acts that need two people."""

from __future__ import annotations

from collections.abc import Mapping

from govdesk.wording.template import Plural, plural, text

TEXTS: Mapping[str, str | Plural] = {
    "sign_in.passphrase_needed": text("This needs your own word: your passphrase, now."),
    "sign_in.passphrase_needed.then": text("Type your passphrase to do it."),
    "sign_in.key_waits": text("Your key still waits for a second person’s word, or was replaced."),
    "sign_in.key_waits.then": text("Ask an officer to complete it, then sign in again."),
    "sign_in.account_changed": text("Your account was changed. Sign in again to go on."),
    "sign_in.nothing_lost": text("Nothing was lost; what you were doing is still here."),
    "sign_in.wrong": text("That is not the passphrase of {name}."),
    "sign_in.wrong.then": text("Try again. Capital letters and spaces count."),
    "sign_in.wait": plural(
        "Too many wrong passphrases. Wait {count} second before the next try.",
        "Too many wrong passphrases. Wait {count} seconds before the next try.",
    ),
    "sign_in.wait.then": text(
        "If it is forgotten, ask an officer for a new one. In a meeting, votes can be spoken."
    ),
    "sign_in.no_key": text("{name} has no passphrase in this workspace yet."),
    "sign_in.no_key.then": text(
        "An officer gives the first one under People and seats. In a meeting, votes can be spoken."
    ),
    "sign_in.too_short": text("A passphrase has {minimum} characters or more; this has {count}."),
    "sign_in.too_long": text("A passphrase has {maximum} characters at most."),
    "sign_in.same": text("This is the passphrase that you have now."),
    "sign_in.not_again": text("The two are not the same. Type the new one twice."),
    "sign_in.too_common": text("This passphrase is easy to guess."),
    "sign_in.too_common.then": text("Take four words that have nothing to do with each other."),
    "sign_in.field": text("The passphrase"),
    "sign_in.no_line": text("There is no line with the passphrase of {name}."),
    "sign_in.bad_descriptor": text("No passphrases can be read from file descriptor {number}."),
    "sign_in.nobody_to_ask": text("The passphrase of {name} is needed, and nobody can be asked."),
    "sign_in.nobody_to_ask.then": text(
        "Run it in a terminal, or give the passphrase with --passphrase-fd."
    ),
    "card.missing_glyph": text("A card cannot show the character {character}."),
    "card.missing_glyph.then": text("Write it down by hand, or choose other words."),
    "recovery.representatives": text(
        "The recovery sheet is used by a community representative whose own passphrase is in"
        " effect, with the officer beside them."
    ),
    "recovery.none": text("No recovery sheet is in force."),
    "recovery.none.then": text("An officer with a passphrase gives the new one."),
    "recovery.other_words": text("These are not the words of the recovery sheet in force."),
    "recovery.other_words.then": text(
        "Look at each word again, and that each part stands in its own field. An older sheet no"
        " longer works."
    ),
    "recovery.not_an_officer": text("The recovery sheet restores officers only."),
    "recovery.not_an_officer.then": text("An officer begins a new passphrase for anyone else."),
    "recovery.sits": text(
        "{name} sits for the community: officers and another representative give the passphrase."
    ),
    "recovery.field.officers": text("The officers’ part"),
    "recovery.field.representatives": text("The representatives’ part"),
    "second.same_person": text("You began this; it takes a second person to complete it."),
    "second.own_key": text("Nobody vouches for a passphrase of their own."),
    "second.another_representative": text(
        "A community representative’s passphrase takes effect when another community "
        "representative vouches for it."
    ),
    "second.another_officer": text("Another officer completes this."),
    "second.no_key_yet": text("Your own passphrase is not in effect yet."),
    "second.gone": text("This no longer waits: it was completed or withdrawn."),
    "second.this": text("act that waits for a second person"),
    "vouching.two_people": text("Two people vouch for each other. Choose another one here."),
    "vouching.same_passphrase": text(
        "Both typed the same passphrase. Each has their own, which nobody else knows."
    ),
    "vouching.second_waits_for": text(
        "A second representative has to be given a passphrase first. Then both come to this desk."
    ),
    "vouching.not_waiting": text("No passphrase of {name} waits to be vouched for."),
    "vouching.community_vouches": text(
        "A community representative has a passphrase in effect already, and vouches for the others."
    ),
    "vouching.community_vouches.then": text(
        "They sign in, and vouch under People and seats, Who signs in."
    ),
}
