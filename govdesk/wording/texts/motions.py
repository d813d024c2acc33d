# SPDX-License-Identifier: Apache-2.0
"""Why a motion cannot go a step further, and why it is key."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "motions.cost_is_a_sum": text(
        "Write the cost as a sum of nothing or more, with no more than two decimals."
    ),
    "motions.field_cost_note": text("What the money is for"),
    "motions.not_now": text("{verb} is not possible while the motion is {state}."),
    "motions.not_yours": text("Only {who} can do this."),
    # States
    "motions.state_draft": text("a draft"),
    "motions.state_submitted": text("submitted"),
    "motions.state_noticed": text("on a posted agenda"),
    "motions.state_moved": text("moved and not yet seconded"),
    "motions.state_seconded": text("seconded"),
    "motions.state_pending": text("pending"),
    "motions.state_postponed": text("postponed"),
    "motions.state_laid_on_the_table": text("laid on the table"),
    "motions.state_referred": text("referred"),
    "motions.state_divided": text("divided"),
    "motions.state_withdrawn": text("withdrawn"),
    "motions.state_ruled_out_of_order": text("ruled out of order"),
    "motions.state_voting": text("being voted on"),
    "motions.state_adopted": text("adopted"),
    "motions.state_rejected": text("rejected"),
    "motions.state_rescinded": text("rescinded"),
    # Verbs
    "motions.verb_submit": text("Submitting"),
    "motions.verb_notice": text("Giving notice"),
    "motions.verb_move": text("Moving"),
    "motions.verb_second": text("Seconding"),
    "motions.verb_not_seconded": text("Noting that nobody seconds"),
    "motions.verb_state": text("Stating the question"),
    "motions.verb_postpone": text("Postponing"),
    "motions.verb_lay_on_the_table": text("Laying on the table"),
    "motions.verb_refer": text("Referring"),
    "motions.verb_previous_question": text("Ending the debate"),
    "motions.verb_limit_debate": text("Limiting or extending the debate"),
    "motions.verb_suspend_rules": text("Suspending the rules"),
    "motions.verb_take_up": text("Taking up again"),
    "motions.verb_amend": text("Amending"),
    "motions.verb_divide": text("Dividing"),
    "motions.verb_withdraw": text("Withdrawing"),
    "motions.verb_rule_out_of_order": text("Ruling out of order"),
    "motions.verb_put_the_question": text("Opening the vote"),
    "motions.verb_adopt_by_consent": text("Adopting by general consent"),
    "motions.verb_close_the_vote": text("Closing the vote"),
    # Who
    "motions.verb_reconsider": text("Reconsidering"),
    "motions.verb_amend_adopted": text("Changing the decision"),
    "motions.verb_rescind": text("Rescinding"),
    "motions.who_mover": text("the mover"),
    "motions.who_seat": text("a seated member"),
    "motions.who_chair": text("the chair"),
    "motions.who_secretariat": text("the secretariat"),
    # What is missing
    "motions.needs_text": text("The motion has no text yet."),
    "motions.needs_class_fixed": text("Its decision class is not fixed yet."),
    "motions.needs_posted": text("It is not on the agenda of a meeting with posted notice."),
    "motions.needs_waiver_voted": text("It was not noticed, and no waiver of notice was voted."),
    "motions.needs_announced": text(
        "It is not on the posted agenda of this meeting, so nothing can be decided about it here."
    ),
    "motions.until_is_over": text("Choose a day that is still to come."),
    "motions.seat_not_here": text("Nobody is here for this seat."),
    "motions.recommended_too_late": text(
        "The members are voting on it or have decided it. A recommendation comes before that."
    ),
    "motions.needs_in_session": text("The meeting is not in session."),
    "motions.needs_doors_open": text("The session is closed. Open the doors first."),
    "motions.needs_quorum_present": text("Too few members are present."),
    "motions.needs_mover_named": text("Name the member who moves it."),
    "motions.needs_seconder_named": text("Name a member other than the mover who seconds it."),
    "motions.needs_small_board": text("It needs a second first."),
    "motions.needs_not_small_board": text("This body needs no second."),
    "motions.needs_date_given": text("Give the date to which it is postponed."),
    "motions.needs_body_and_date_given": text(
        "Name the body it is referred to and the date of its report."
    ),
    "motions.needs_carried": text(
        "The members must agree first, by counted hands or with nobody objecting."
    ),
    "motions.needs_ruling_given": text("Write down the chair’s ruling."),
    "motions.needs_terms_given": text("Write down what the members order."),
    "motions.needs_question_seconded": text(
        "Name another member who seconds it, or note that nobody objects."
    ),
    "motions.needs_debate_open": text(
        "The members ordered the vote at once: it is neither debated nor changed any more."
    ),
    "motions.lost": text("{verb} was not carried."),
    "motions.hands_needed": text("Count the hands, or note that nobody objects."),
    "motions.hands_too_many": text("More hands are counted than the {here} seats that are here."),
    "motions.roll_incomplete": text("Call every seat that is here, each once."),
    "motions.roll_undecided": text("Nobody said yes or no: the question is still open."),
    "motions.asks_majority": text(
        "It passes with more yes than no (RONR, majority of votes cast)."
    ),
    "motions.asks_second_debated": text(
        "It needs a second and may be debated. It passes with more yes than no (RONR, majority of"
        " votes cast)."
    ),
    "motions.asks_second_majority": text(
        "It needs a second and is not debated. It passes with more yes than no (RONR, majority of"
        " votes cast)."
    ),
    "motions.asks_second_two_thirds": text(
        "It needs a second and is not debated. It passes with two-thirds of the votes cast (RONR,"
        " two-thirds vote)."
    ),
    "motions.asks_undebated_majority": text(
        "It is not debated. It passes with more yes than no (RONR, majority of votes cast)."
    ),
    "motions.asks_undebated_two_thirds": text(
        "It is not debated. It passes with two-thirds of the votes cast (RONR, two-thirds vote)."
    ),
    "motions.needs_amendments_settled": text("An amendment is still pending."),
    "motions.needs_amendable": text("An amendment of an amendment cannot be amended itself."),
    "motions.needs_words_are_its_own": text(
        "Its words only say what is proposed with them. Propose something else by a motion of its"
        " own."
    ),
    "motions.needs_divisible": text(
        "It is whole or not at all: an amendment, a charter, a change of a decision, or setting a"
        " notice aside."
    ),
    "motions.needs_movers_own": text(
        "It is a part of a motion that was before the members: they must agree. Put it before them"
        " first."
    ),
    "motions.parts_needed": text(
        "Write a line of three dashes (---) between two parts that each say something."
    ),
    "motions.part_brings_in": text(
        "“{word}” does not stand in the motion. A part has the motion’s own words; another is an"
        " amendment."
    ),
    "motions.part_leaves_out": text("“{word}” stands in no part. Nothing of the motion is lost."),
    "motions.part_for_pivot": text("Say which part takes the change of course."),
    "motions.step_of_a_division": text("A motion is divided with the words of its parts."),
    "motions.needs_fits_the_text": text(
        "It no longer fits the text, which changed since. Its mover words it anew first."
    ),
    "motions.needs_its_motion_pending": text(
        "What it changes is not before the members now, or is being voted on."
    ),
    "motions.conflict": text(
        "Paragraph {paragraph} was changed meanwhile. It was “{was}” and is now “{now}”."
    ),
    "motions.conflict_gone": text(
        "Paragraph {paragraph} is no longer in the text. It was “{was}”."
    ),
    "motions.amendment_is_reworded": text(
        "This is an amendment. Word it anew against the text as it stands."
    ),
    "motions.class_of_its_amendment": text("Its amendment brought in what the charter calls key."),
    "motions.step_of_an_amendment": text("An amendment is moved with its words."),
    "motions.amendment_changes_nothing": text("The words are those of the text as it stands."),
    "motions.amendment_is_no_amendment": text("This motion is not an amendment."),
    "motions.amendment_fixed": text(
        "Its question is put, or it is over: its words stay as they are."
    ),
    "motions.needs_summary_ready": text(
        "A key vote needs a summary of the present text in every language that a member asked"
        " for. Still missing: {languages}. Write it, or record the chair’s reason why not."
    ),
    "motions.needs_no_objection": text("Ask first whether anyone objects."),
    "motions.needs_ordinary": text(
        "A key or charter motion is decided by a vote, never by consent."
    ),
    "motions.needs_meeting_goes_on": text(
        "A decision is reconsidered only until the meeting that made it ends. Later it can be"
        " changed or rescinded."
    ),
    "motions.needs_never_reconsidered": text("It was reconsidered once; it is not again."),
    "motions.needs_nothing_in_force": text(
        "What it decided is in force already. It can be changed or rescinded."
    ),
    "motions.needs_may_be_reopened": text(
        "An adopted key decision changes only by another key decision, which changes or rescinds"
        " it."
    ),
    "motions.needs_moved_by_who_prevailed": text(
        "Only a member whose side prevailed in the vote can move it."
    ),
    "motions.needs_may_be_changed": text(
        "This is an amendment, a charter, or a motion about another decision: what it did is"
        " changed by a new motion about the matter itself."
    ),
    "motions.needs_decision_stands": text(
        "The decision that it is to change was changed or rescinded since. Withdraw it, and move"
        " it anew."
    ),
    "motions.step_of_a_change": text("A decision is changed or rescinded by a motion of its own."),
    "motions.change_changes_nothing": text("The words are those of the decision as it stands."),
    "motions.change_needs_notice": text(
        "A decision of this class is changed only with notice: put it on the posted agenda of a"
        " meeting."
    ),
    "motions.class_of_what_it_changes": text("It changes a decision of this class."),
    "motions.needs_outcome_adopted": text("The vote did not adopt it."),
    "motions.needs_outcome_rejected": text("The vote did not reject it."),
    "motions.needs_outcome_void": text("The vote has no outcome yet."),
    # Acts
    "motions.motion": text("the motion"),
    "motions.field_title": text("Title"),
    "motions.field_text": text("Text"),
    "motions.field_summary": text("Summary"),
    "motions.field_class": text("Decision class"),
    "motions.field_recommendation": text("Recommendation"),
    "motions.unknown_link": text("A motion cannot be linked to this."),
    "motions.link_indicator": text("the indicator"),
    "motions.link_finding": text("the finding"),
    "motions.link_pivot": text("the change of course"),
    "motions.link_comment": text("the comment"),
    "motions.link_motion": text("the motion"),
    "motions.link_review": text("the review"),
    "motions.text_is_the_bodys": text(
        "The motion is before the members now. Its text changes only by an amendment."
    ),
    "motions.only_the_mover": text("Only the mover or the secretariat can change the text."),
    "motions.step_of_a_vote": text("This happens when the vote is opened or closed."),
    # Decision classes
    "motions.class_chosen": text("The class was chosen by the secretariat."),
    "motions.key_claimed": text("Key, because a community representative claimed it."),
    "motions.class_ordinary": text("Ordinary: nothing in it is on the charter’s list."),
    "motions.key_charter": text("It changes the charter."),
    "motions.key_key_list": text("Key, because it changes the list of what is key."),
    "motions.key_indicators": text("Key, because it sets or changes indicators."),
    "motions.key_targets": text("Key, because it sets or changes targets."),
    "motions.key_pivot": text("Key, because it changes course on an indicator."),
    "motions.key_money": text("Key, because the sum is over the charter’s limit."),
    "motions.key_protocols": text("Key, because it sets or changes a protocol."),
    "motions.key_contracts": text("Key, because it concerns a contract."),
    "motions.key_seats": text("Key, because it concerns seats."),
    "motions.choose_some": text("Choose at least one motion."),
    "motions.class_too_low": text("{reason} It cannot be decided as less than that."),
    "motions.class_too_late": text("The question has been put; the class stays as it is."),
    "motions.class_lowering": text("Lowering the class needs the vote that a key decision needs."),
    "motions.class_lowered": text("Ordinary, because the members lowered it by a key vote."),
    "motions.lowering_charter": text("What changes the charter is decided by its own rule."),
    "motions.lowering_nothing": text("This motion is an ordinary one already."),
    "motions.lowering_bound": text(
        "What this motion changes or is linked to makes it key; no vote lowers that."
    ),
    "record.class_lowering.moved": text(
        "{who} entered a motion to decide {motion} as an ordinary one."
    ),
    "motions.class_raising": text(
        "A community representative can claim it as key; anyone else needs the key vote."
    ),
}
