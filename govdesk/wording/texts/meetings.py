# SPDX-License-Identifier: Apache-2.0
"""Why a meeting cannot go a step further, and the clock of its notice."""

from __future__ import annotations

from govdesk.wording.template import Plural, plural, text

TEXTS: dict[str, str | Plural] = {
    "meetings.not_now": text("{verb} is not possible while the meeting is {state}."),
    "meetings.not_yours": text("Only {who} can do this."),
    # States
    "meetings.state_scheduled": text("scheduled"),
    "meetings.state_noticed": text("noticed"),
    "meetings.state_in_session": text("in session"),
    "meetings.state_recess": text("in recess"),
    "meetings.state_adjourned": text("adjourned"),
    "meetings.state_minutes_draft": text("waiting for its minutes to be approved"),
    "meetings.state_approved": text("closed with approved minutes"),
    "meetings.state_approved_as_corrected": text("closed with minutes approved as corrected"),
    "meetings.state_cancelled": text("cancelled"),
    "meetings.state_no_quorum": text("not held, because too few members came"),
    "meetings.state_continued": text("continued on another date"),
    # Verbs
    "meetings.verb_post_notice": text("Posting notice"),
    "meetings.verb_open": text("Opening"),
    "meetings.verb_recess": text("A recess"),
    "meetings.verb_resume": text("Resuming"),
    "meetings.verb_adjourn": text("Adjourning"),
    "meetings.verb_continue": text("Continuing on another date"),
    "meetings.verb_cancel": text("Cancelling"),
    "meetings.verb_not_held": text("Noting that it was not held"),
    "meetings.verb_draft_minutes": text("Drafting minutes"),
    "meetings.verb_approve_minutes": text("Approving minutes"),
    "meetings.verb_approve_corrected_minutes": text("Approving corrected minutes"),
    # Who
    "meetings.who_chair": text("the chair"),
    "meetings.who_secretariat": text("the secretariat"),
    "meetings.who_clerk": text("the clerk"),
    # What is missing
    "meetings.needs_agenda_ready": text("There is no agenda yet."),
    "meetings.needs_proof_of_posting": text("Record where, when and by whom it was posted."),
    "meetings.needs_notice_or_waiver": text(
        "Notice must be posted in time first, or a waiver with its legal ground be on record."
    ),
    "meetings.needs_quorum_present": text("Too few members are present."),
    "meetings.needs_no_quorum_present": text("Enough members are present to hold it."),
    "meetings.needs_no_open_vote": text("A vote is open. Close it first."),
    "meetings.needs_doors_open": text("The session is closed. Open the doors first."),
    "meetings.field_finding": text("What the members find"),
    "meetings.notice_is_in_time": text("Its notice is in time: nothing has to be set aside."),
    "meetings.waiver_is_asked": text("The members are asked already, or have agreed."),
    "meetings.field_ground": text("Legal ground"),
    "meetings.field_others": text("Who else is let in"),
    "meetings.field_reported_out": text("What is reported out"),
    "meetings.doors_not_closed": text("The session is open to everyone already."),
    "meetings.needs_date_given": text("Give the date on which it continues."),
    "meetings.needs_reason_given": text("Write down why."),
    "meetings.needs_minutes_written": text("The minutes have no text yet."),
    "meetings.approval_before_the_draft": text(
        "This motion was decided before the draft was there. Choose the vote on this draft."
    ),
    "meetings.needs_approval_voted": text("The members must vote to approve the minutes first."),
    # Who is here
    "meetings.here": text(
        "{present} of {seats} seats are here; {needed} are needed to decide anything."
    ),
    "meetings.here_group": text("Of {group}, {present} are here; {needed} are needed."),
    "meetings.here_room": text("In the room itself are {present}; {needed} are needed there."),
    # Acts
    "meetings.meeting": text("the meeting"),
    "meetings.item": text("the agenda item"),
    "meetings.review": text("the review"),
    "meetings.field_title": text("Title"),
    "meetings.field_kind": text("Kind"),
    "meetings.field_place": text("Place"),
    "meetings.field_reason": text("Reason"),
    "notice.added": text("Added: {title}."),
    "notice.removed": text("Taken off: {title}."),
    "notice.renamed": text("{before} is now called {after}."),
    "notice.reworded": text("{title} has other words: text version {n}."),
    "notice.reordered": text("The items stand in another order."),
    "meetings.field_posted_place": text("Where it was posted"),
    "meetings.field_posted_by": text("Who posted it"),
    "meetings.posted_later": text("This time is still to come. Note a posting once it is done."),
    "meetings.field_ending": text("How it ended"),
    "meetings.field_item": text("Item"),
    "meetings.field_event": text("What happened"),
    "meetings.field_nature": text("Nature of the conflict"),
    "meetings.field_minutes": text("Minutes"),
    "meetings.no_time": text("Write the date and time as 2026-03-10 17:30."),
    "meetings.time_is_over": text("That time is over. Choose one that is still to come."),
    "meetings.minute_form": text("Write the minute as 19:42, or leave it empty for now."),
    "meetings.minute_to_come": text("That minute is still to come."),
    "meetings.minute_settled": text(
        "Something was done or voted since, which stands on who was here. Choose a later minute, or"
        " leave it empty for now."
    ),
    "meetings.nothing_to_note": text("They are noted so already."),
    "meetings.no_such_time": text("The clocks skip this hour on that day. Choose another time."),
    "meetings.moved_too_late": text(
        "Its notice is posted, so it cannot be moved. Cancel it and schedule another."
    ),
    "meetings.agenda_closed": text("The agenda cannot change while the meeting is {state}."),
    "meetings.no_consent": text(
        "No ordinary motion of the posted agenda waits; key decisions never stand here."
    ),
    "meetings.motion_already_there": text("The motion is on this agenda already."),
    "meetings.motion_is_decided": text("The motion is {state}."),
    "meetings.attendance_closed": text("Nobody can arrive or leave: the meeting is {state}."),
    "meetings.other_role": text("The member has another role in this seat on that day."),
    "meetings.not_of_the_seat": text("This member does not act for the seat {seat} on that day."),
    "meetings.already_recused": text("The conflict of interest is declared already."),
    "meetings.recused_too_late": text(
        "The seat has voted on it already. A conflict of interest is declared before the vote."
    ),
    # The notice clock
    "meetings.notice_not_due": plural(
        "Notice is due in {count} hour.", "Notice is due in {count} hours."
    ),
    "meetings.notice_not_due_days": plural(
        "Notice is due in {count} day.", "Notice is due in {count} days."
    ),
    "meetings.notice_due": plural(
        "Post the notice now: {count} hour left.", "Post the notice soon: {count} hours left."
    ),
    "meetings.notice_overdue": text("Notice is overdue and was not posted."),
    "meetings.notice_in_time": text("Notice was posted in time."),
    "meetings.notice_late": text("Notice was posted late."),
}
