# SPDX-License-Identifier: Apache-2.0
"""Messages about charters."""

from __future__ import annotations

from govdesk.wording.template import Plural, plural, text

TEXTS: dict[str, str | Plural] = {
    "charter.field": text("The charter cannot be used: {field}: {problem}"),
    "charter.needed": text("this is needed"),
    "charter.number": text("this is not a number that can stand here"),
    "charter.no_such_rule": text("it names a decision rule that the charter does not have"),
    "charter.no_such_constituency": text("it names a constituency that the charter does not have"),
    "charter.no_template": text("There is no charter template {name}."),
    "charter.no_template.then": text("The templates are: {names}."),
    "charter.unknown_matter": text("it lists a matter that GovDesk does not know"),
    "charter.and": text("{first}, and {second}"),
    "charter.sentences": text("{first} {second}"),
    "charter.test": text("{share} of the {base}"),
    "charter.test_in": text("{share} of the {base} of {group} alone"),
    "charter.rule_all": text("It passes with {tests}."),
    "charter.rule_any": text("It passes when one of these is met: {tests}."),
    "charter.no_quorum": text("How many are there is not asked."),
    "charter.quorum": text("Of the {base}, {share} must be there."),
    "charter.quorum_share": text("Of the filled seats of {group}, {share} must be there."),
    "charter.quorum_count": text("Of {group}, {count} must be there."),
    "charter.remote_not_counted": text(
        "Whoever takes part from elsewhere may vote, but does not count towards how many must be"
        " there."
    ),
    "charter.in_room_share": text("Of the filled seats, {share} must be in the room itself."),
    "charter.in_room_count": plural(
        "{count} seat must be in the room itself.", "{count} seats must be in the room itself."
    ),
    "charter.abstain_ignore": text("An abstention counts neither as yes nor as no."),
    "charter.abstain_yes": text("An abstention counts as yes."),
    "charter.abstain_no": text("An abstention counts as no."),
    "charter.silent_yes": text("Whoever is there and says nothing counts as yes."),
    "charter.silent_no": text("Whoever is there and says nothing counts as no."),
    "charter.chair_if_decisive": text(
        "The presiding member votes only where that changes the outcome."
    ),
    "charter.chair_tie_only": text("The presiding member votes only when the others are equal."),
    "charter.chair_never": text("The presiding member does not vote."),
    "charter.chair_second_vote": text(
        "The presiding member has a second vote when the votes are equal."
    ),
    "charter.matter_charter": text("the charter"),
    "charter.matter_key_list": text("the list of what is key"),
    "charter.matter_indicators": text("indicators"),
    "charter.matter_targets": text("targets"),
    "charter.matter_pivot": text("a change of course"),
    "charter.matter_money": text("money over a set sum"),
    "charter.matter_protocols": text("protocols"),
    "charter.matter_contracts": text("contracts"),
    "charter.matter_seats": text("seats"),
    "charter.kind_regular": text("a regular meeting"),
    "charter.kind_special": text("a special meeting"),
    "charter.kind_emergency": text("an emergency meeting"),
    "charter.kind_continued": text("a continued meeting"),
    "charter.changes_ordinary": text("Ordinary decisions: {rule}"),
    "charter.changes_key": text("Key decisions: {rule}"),
    "charter.changes_charter": text("Changes of the charter: {rule}"),
    "charter.adds_matter": text("Key from now on: {matter}."),
    "charter.drops_matter": text("No longer key: {matter}."),
    "charter.changes_money": text("A sum is key over {amount}."),
    "charter.changes_notice": text("Notice of {kind}: {hours} hours."),
    "charter.changes_agenda_hours": plural(
        "Motions are handed in {count} hour before a meeting.",
        "Motions are handed in {count} hours before a meeting.",
    ),
    "charter.changes_papers_hours": plural(
        "Papers are out {count} hour before a meeting.",
        "Papers are out {count} hours before a meeting.",
    ),
    "charter.changes_amendments_hours": plural(
        "Amendments come in writing {count} hour before a meeting.",
        "Amendments come in writing {count} hours before a meeting.",
    ),
    "charter.changes_minutes_days": plural(
        "Draft minutes are there {count} day after a meeting.",
        "Draft minutes are there {count} days after a meeting.",
    ),
    "charter.running_totals_yes": text("Ballots show how an open vote stands."),
    "charter.running_totals_no": text(
        "Ballots do not show how an open vote stands, only what decides it."
    ),
    "charter.small_board_yes": text("A motion needs no second."),
    "charter.small_board_no": text("A motion needs a second."),
    "charter.loses_key": text(
        "The residents lose their own majority: a key decision could pass against most of them."
    ),
    "charter.loses_charter": text(
        "The residents lose their own majority: the charter could be changed against most of them."
    ),
    "charter.loses_seats": text(
        "The residents are promised fewer filled seats: {now} instead of {was}."
    ),
    "charter.promise": plural(
        "{group}: at least {count} seat is filled.", "{group}: at least {count} seats are filled."
    ),
    "charter.promise_none": text("{group}: no number of filled seats is promised."),
    "charter.promise_broken": plural(
        "{group}: the charter promises {count} filled seat and it has {filled}; below the promise"
        " since {since}.",
        "{group}: the charter promises {count} filled seats and it has {filled}; below the promise"
        " since {since}.",
    ),
    "charter.changes_nothing": text("This changes nothing in the charter."),
    "charter.changed_since": text(
        "The charter was changed after this was proposed. Propose the change anew."
    ),
    "charter.another_open": text("Another change of the charter is being voted on."),
}
