# SPDX-License-Identifier: Apache-2.0
"""How votes come out, and the parts of a decision rule.

Residents read these: no "quorum", "void", "base" or "threshold" in an explanation.
"""

from __future__ import annotations

from govdesk.wording.template import Plural, plural, text

TEXTS: dict[str, str | Plural] = {
    # The sentence
    "decisions.adopted": text("Adopted: {why}."),
    "decisions.failed": text("Not adopted: {why}."),
    "decisions.failed_tie": text("Not adopted, because a tie does not pass: {why}."),
    "decisions.failed_concurrence": text("Not adopted, because {groups} did not agree: {why}."),
    "decisions.no_quorum": text(
        "Did not count, because too few members were present, and will be voted again: {why}."
    ),
    "decisions.semicolon": text("{first}; {second}"),
    "decisions.and": text("{first} and {second}"),
    "decisions.or": text("{first} or {second}"),
    "decisions.nothing": text("no arithmetic"),
    "decisions.name": text("{name}"),
    "decisions.overall": text("overall"),
    "decisions.in_group": text("in {group}"),
    "decisions.test": text("{where} {yes} yes, {needed} needed ({share} of {base_count} {base})"),
    "decisions.test_short": text("{test}, {short} short"),
    "decisions.one_is_enough": text("one of these is enough: {tests}"),
    "decisions.present": text("{present} of {base_count} {base} present, {needed} needed"),
    "decisions.present_in": text("{present} from {group} present, {needed} needed"),
    "decisions.in_person": text("{present} in the room itself, {needed} needed"),
    "decisions.abstained_as_yes": plural(
        "{count} abstention counts as yes", "{count} abstentions count as yes"
    ),
    "decisions.abstained_as_no": plural(
        "{count} abstention counts as no", "{count} abstentions count as no"
    ),
    "decisions.silent_as_yes": plural(
        "{count} member who did not answer counts as yes",
        "{count} members who did not answer count as yes",
    ),
    "decisions.silent_as_no": plural(
        "{count} member who did not answer counts as no",
        "{count} members who did not answer count as no",
    ),
    "decisions.chair_set_aside": text("the chair’s own vote does not count here"),
    "decisions.chair_casting_yes": text("the votes were equal and the chair’s second vote was yes"),
    "decisions.chair_casting_no": text("the votes were equal and the chair’s second vote was no"),
    "decisions.rule": text("rule: {name}"),
    "decisions.rule_version": text("rule: {name}, version {version}"),
    "decisions.rule_cited": text("{rule} ({citation})"),
    "decisions.citation": text("rule: {citation}"),
    # Shares and what they are shares of
    "decisions.more_than": text("more than {share}"),
    "decisions.at_least": text("at least {share}"),
    "decisions.share": text("{share}"),
    "decisions.share_half": text("half"),
    "decisions.share_two_thirds": text("two-thirds"),
    "decisions.share_three_quarters": text("three-quarters"),
    "decisions.share_three_fifths": text("three-fifths"),
    "decisions.share_all": text("all"),
    "decisions.share_with_least": text("{share}, and no fewer than {least},"),
    "decisions.counted_cast": plural("vote cast", "votes cast"),
    "decisions.counted_yna": plural("vote or abstention", "votes and abstentions"),
    "decisions.counted_present": plural("member present", "members present"),
    "decisions.counted_filled": plural("filled seat", "filled seats"),
    "decisions.counted_authorised": plural("seat", "seats"),
    "decisions.counted_eligible": plural(
        "filled seat without a conflict", "filled seats without a conflict"
    ),
    "decisions.base_cast": text("votes cast"),
    "decisions.base_yna": text("votes and abstentions"),
    "decisions.base_present": text("members present"),
    "decisions.base_filled": text("filled seats"),
    "decisions.base_authorised": text("seats"),
    "decisions.base_eligible": text("filled seats without a conflict"),
    # The table
    "decisions.label_present": text("seats present"),
    "decisions.label_present_in": text("present from {group}"),
    "decisions.label_in_person": text("in the room itself"),
    # The chair's line
    "decisions.say_yes_no": text("{yes} yes, {no} no."),
    "decisions.say_yes_no_abstain": plural(
        "{yes} yes, {no} no, {count} abstention.", "{yes} yes, {no} no, {count} abstentions."
    ),
    "decisions.say_remark": text("{counts} Under the rule, {remark}."),
    "decisions.say_adopted": text("{counts} The motion is adopted."),
    "decisions.say_failed": text(
        "{counts} That is less than the rule asks. The motion is not adopted."
    ),
    "decisions.say_failed_tie": text("{counts} A tie does not pass. The motion is not adopted."),
    "decisions.say_failed_concurrence": text(
        "{counts} The rule also needs a yes from {groups}, and that is missing. The motion is not"
        " adopted."
    ),
    "decisions.say_amendment_adopted": text("{counts} The amendment is adopted."),
    "decisions.say_amendment_failed": text(
        "{counts} That is less than the rule asks. The amendment is not adopted."
    ),
    "decisions.say_amendment_failed_tie": text(
        "{counts} A tie does not pass. The amendment is not adopted."
    ),
    "decisions.say_amendment_failed_concurrence": text(
        "{counts} The rule also needs a yes from {groups}, and that is missing. The amendment is"
        " not adopted."
    ),
    "decisions.say_no_quorum": text(
        "Too few members are present: {missing}. Nothing is decided; the motion stays pending."
    ),
    # While the roll is called
    "decisions.live_open": text("Still open."),
    "decisions.live_needs": text("Needs {needs} to be sure."),
    "decisions.live_casting": text("The votes are equal: the chair’s second vote decides."),
    "decisions.live_will_pass": text("Decided: it passes whatever the rest do."),
    "decisions.live_cannot_pass": text("It can no longer pass."),
    "decisions.live_no_quorum": text("Too few members are present to decide."),
    "decisions.more_yes": text("{count} more yes overall"),
    "decisions.more_yes_in": text("{count} more yes in {group}"),
    # Reading a rule
    "decisions.rule_field": text("The rule’s {field}: {problem}"),
    "decisions.rule_not_object": text("a JSON object is needed."),
    "decisions.rule_not_list": text("a list is needed."),
    "decisions.rule_no_tests": text("at least one test is needed."),
    "decisions.rule_needed": text("this is needed."),
    "decisions.rule_not_share": text(
        'a share in quotes such as "2/3" is needed, more than 0 and at most 1.'
    ),
    "decisions.rule_unreachable": text("nothing can be more than the whole."),
    "decisions.rule_not_yes_no": text("true or false is needed."),
    "decisions.rule_not_text": text("text is needed."),
    "decisions.rule_not_count": text("a whole number from {least} to {most} is needed."),
    "decisions.rule_not_count_or_share": text(
        'a whole number, or a share in quotes such as "1/2", is needed.'
    ),
    "decisions.rule_not_one_of": text("one of these is needed: {choices}."),
}
