# SPDX-License-Identifier: Apache-2.0
"""Reading vote files and recomputing published votes."""

from __future__ import annotations

from govdesk.wording.template import Plural, plural, text

TEXTS: dict[str, str | Plural] = {
    # Where
    "tally.file": text("The file"),
    "tally.line": text("Line {number}"),
    "tally.vote": text("Vote {number}"),
    "tally.at": text("{where}: {problem}"),
    "tally.field": text("{field}: {problem}"),
    "tally.sentences": text("{first} {second}"),
    "tally.differs": text("The file states {what} {stated}; counted here: {computed}."),
    "tally.differs_in": text(
        "The file states {what} {stated} in {group}; counted here: {computed}."
    ),
    # The file
    "tally.no_file": text("There is no file {file}."),
    "tally.is_folder": text("{file} is a folder, not a file."),
    "tally.unreadable": text("{file} cannot be read."),
    "tally.not_utf8": text("{file} is not UTF-8 text."),
    "tally.not_json": text("This is not JSON from line {line}, column {column} on."),
    "tally.not_json_here": text("This is not JSON from column {column} on."),
    "tally.too_deep": text("The JSON is nested too deeply."),
    "tally.number_too_long": text("A number is too long to be read exactly."),
    "tally.not_a_number": text("{name} is not a number."),
    "tally.key_twice": text("The key {name} stands twice in one object."),
    "tally.no_votes": text("{file} holds no votes."),
    # A vote
    "tally.not_object": text("a JSON object is needed."),
    "tally.not_list": text("a list is needed."),
    "tally.not_text": text("text is needed."),
    "tally.not_flag": text("true or false is needed."),
    "tally.not_count": text("a whole number from 0 to {most} is needed."),
    "tally.not_printable": text("a character here cannot be printed."),
    "tally.too_long": text("this is longer than {most} characters."),
    "tally.needed": text("this is needed."),
    "tally.nothing_to_count": text("There are no votes and no counts in it."),
    "tally.no_rule": text("No rule: give extras.rule in the file, or --rule FILE."),
    "tally.unknown_option": text(
        '"{said}" is not a voting option known here. Known are yes, no, abstain, not voting,'
        " recused, absent, vacant, ineligible and their common spellings."
    ),
    "tally.unknown_result": text(
        '"{said}" is not a result known here. Known are adopted, rejected, void and words such as'
        " passed, carried, agreed, failed, lost, negatived."
    ),
    "tally.weight": text("only a weight of 1 can be counted."),
    "tally.voter_twice": text("{voter} stands twice."),
    "tally.group_twice": text("{group} stands twice."),
    "tally.count_twice": text('"{said}" is counted twice.'),
    "tally.two_chairs": text("two members stand as chair, and the rule treats the chair apart."),
    "tally.two_casting_votes": text("the chair’s second vote stands twice."),
    "tally.more_proxies": text("more proxies than yes votes."),
    "tally.fewer_than_groups": text(
        "{stated} {option} overall, but {sum} in the groups: it is not clear what is counted."
    ),
    # Remarks
    "tally.option_unused": text("the option “{said}” is not known here, and nobody chose it."),
    "tally.option_read_as": plural(
        '"{said}" was read as {option}, {count} time.',
        '"{said}" was read as {option}, {count} times.',
    ),
    "tally.role_read_as": plural(
        'The role "{said}" was read as {role}, {count} time.',
        'The role "{said}" was read as {role}, {count} times.',
    ),
    "tally.unknown_key": plural(
        "The key {name} is not known and was ignored, {count} time.",
        "The key {name} is not known and was ignored, {count} times.",
    ),
    "tally.rule_set_aside": plural(
        "The rule given was used and the one in the file set aside, for {count} vote.",
        "The rule given was used and those in the file set aside, for {count} votes.",
    ),
    "tally.counts_are_totals": plural(
        "Counts of {option} without a group were taken as those of the whole body, {count} time.",
        "Counts of {option} without a group were taken as those of the whole body, {count} times.",
    ),
    "tally.unlisted_taken": plural(
        "The ballots list no seat as {option}; the number in the counts was taken, {count} time.",
        "The ballots list no seat as {option}; the number in the counts was taken, {count} times.",
    ),
    "tally.casting_implied": plural(
        "The votes were equal and the chair is listed once: the second vote was taken as"
        " {option} too, {count} time.",
        "The votes were equal and the chair is listed once: the second vote was taken as"
        " {option} too, {count} times.",
    ),
    "tally.group_without_seats": plural(
        "The rule names {group}, but no seat belongs to it, {count} time.",
        "The rule names {group}, but no seat belongs to it, {count} times.",
    ),
    "tally.group_result_unchecked": plural(
        "The result of {group} was not checked: the rule has no test for it, {count} time.",
        "The result of {group} was not checked: the rule has no test for it, {count} times.",
    ),
    "tally.more_than_authorised": plural(
        "More seats are listed than are stated as authorised, {count} time.",
        "More seats are listed than are stated as authorised, {count} times.",
    ),
    "tally.more_notes": plural("{count} more remark.", "{count} more remarks."),
    # The plain answer
    "tally.answer": text("{identifier}: {explanation}"),
    "tally.unnamed": text("Vote without identifier"),
    "tally.agrees": text("This agrees with the file."),
    "tally.disagrees": text("This does not agree with the file."),
    "tally.summary": plural(
        "{count} vote: {agree} as stated, {disagree} not, {silent} without a stated result.",
        "{count} votes: {agree} as stated, {disagree} not, {silent} without a stated result.",
    ),
    "tally.summary_unread": plural(
        "{count} vote could not be read.", "{count} votes could not be read."
    ),
}
