# SPDX-License-Identifier: Apache-2.0
"""Why a vote that was entered wrongly cannot be corrected, and what the record says of one."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "corrections.field_statement": text("What the member says"),
    "corrections.still_open": text("The vote is open. Enter what was said in the roll call."),
    "corrections.did_not_count": text(
        "This vote did not count, so there is nothing to correct. The motion is voted on again."
    ),
    "corrections.voted_again": text("The motion was voted on again since. Only that vote stands."),
    "corrections.only_in_meeting": text(
        "A vote is corrected only in a meeting that is in session."
    ),
    "corrections.too_few": text("Too few are here to correct this vote."),
    "corrections.not_spoken": text(
        "Only a vote that was spoken and entered can be corrected. What a member cast is theirs"
        " alone; a changed mind is a motion to reconsider."
    ),
    "corrections.same": text("That is what was entered."),
    "corrections.needs_vote": text(
        "This would turn the decision round, and silence never decides a key matter. It needs an"
        " adopted motion about this one, by a vote of the same kind."
    ),
    "corrections.needs_consent": text(
        "The body agrees to it first: the chair asks, nobody objects."
    ),
    "corrections.words_follow": text(
        "This would turn round a vote that the words of a motion, or the charter, follow from."
    ),
    "corrections.words_follow.then": text(
        "Move another amendment, or propose another change of the charter."
    ),
    "corrections.changed_meanwhile": text("What would follow from this correction has changed."),
    "corrections.changed_meanwhile.then": text("Take it back and begin it anew."),
    "record.vote.corrected": text(
        "{who} completed a correction on {motion}: {member} had said {choice}. {statement}"
    ),
    "act.vote.corrected": text("the correction of a vote that was entered wrongly"),
}
