# SPDX-License-Identifier: Apache-2.0
"""What each entry of the record says, in plain language. `{who}` acted; the rest is the entry's."""

from __future__ import annotations

from govdesk.wording.template import Plural, plural, text

TEXTS: dict[str, str | Plural] = {
    "record.nobody": text("Nobody named"),
    "record.number.motion": text("Motion {number}"),
    "record.number.meeting": text("Meeting {number}"),
    "record.number.action": text("Action {number}"),
    "record.unknown": text("something no longer here"),
    "record.workspace.created": text("{who} founded this workspace: {name}, {city}."),
    "record.workspace.described": text("{who} changed how the task force is described."),
    "record.charter.in_force": text("{who} put version {version} of the charter in force."),
    "record.department.added": text("{who} added the department {name}."),
    "record.neighbourhood.added": text("{who} added the neighbourhood {name}."),
    "record.seat.created": text("{who} made seat {position}, {title}."),
    "record.seat.described": text("{who} changed what the seat {seat} is called."),
    "record.member.added": text("{who} added the member {name}."),
    "record.member.asked_languages": text(
        "{who} noted in which languages {member} asked for summaries."
    ),
    "record.member.described": text("{who} corrected a member’s name to {name}."),
    "record.term.started": text("{who} seated {member} in the seat {seat}."),
    "record.term.held_over": text("{who} noted that a term in the seat {seat} is held over."),
    "record.term.ended": text("{who} ended a term in the seat {seat}."),
    "record.account.opened": text("{who} opened an account for {name}."),
    "record.account.closed": text("{who} closed the account of {account}."),
    "record.role.granted": text("{who} gave {account} a role."),
    "record.role.withdrawn": text("{who} took a role from {account}."),
    "record.meeting.scheduled": text("{who} scheduled {number}, {title}."),
    "record.meeting.rescheduled": text("{who} changed the date or place of {meeting}."),
    "record.meeting.notice_counted": text(
        "{who} counted anew when the notice of {meeting} is due."
    ),
    "record.holiday.kept": text("{who} noted that {name} is a holiday."),
    "record.holiday.removed": text("{who} noted that {name} is no holiday."),
    "record.meeting.noticed": text("{who} posted the notice of {meeting}."),
    "record.meeting.opened": text("{who} opened {meeting}."),
    "record.meeting.recessed": text("{who} put {meeting} into recess."),
    "record.meeting.resumed": text("{who} resumed {meeting}."),
    "record.meeting.closed": text("{who} closed {meeting}."),
    "record.agenda.item_added": text("{who} put “{title}” on the agenda of {meeting}."),
    "record.agenda.item_changed": text("{who} changed an agenda item."),
    "record.agenda.item_removed": text("{who} took an item off an agenda."),
    "record.attendance.noted": text("{who} noted the attendance of {member} at {meeting}."),
    "record.recusal.declared": text("{who} noted that {member} is recused on {motion}."),
    "record.closed_session.begun": text("{who} noted that {meeting} closed its doors."),
    "record.closed_session.ended": text("{who} noted that {meeting} opened its doors again."),
    "record.speaker.listed": text("{who} noted someone who wants to speak at {meeting}."),
    "record.speaker.called": text("{who} gave the word to someone at {meeting}."),
    "record.speaker.ended": text("{who} noted the end of someone’s words at {meeting}."),
    "record.minutes.drafted": text("{who} drafted the minutes of {meeting}."),
    "record.minutes.approved": text("{who} recorded the approved minutes of {meeting}."),
    "record.charter.proposed": text("{who} proposed another charter by {motion}."),
    "record.motion.submitted": text("{who} submitted {number}, {title}."),
    "record.motion.text_versioned": text("{who} wrote version {n} of the text of {motion}."),
    "record.motion.classed": text("{who} changed the decision class of {motion}."),
    "record.motion.recommended": text("{who} wrote a recommendation on {motion}."),
    "record.motion.cosponsored": text("{who} noted that {seat} co-sponsors {motion}."),
    "record.motion.cosponsor_withdrawn": text(
        "{who} noted that {seat} no longer co-sponsors {motion}."
    ),
    "record.motion.stepped": text("{motion} is now {state}, entered by {who}."),
    "record.motion.parted": text("{who} entered {motion} as a part of a divided motion."),
    "record.motion.linked": text("{who} linked {motion} to what it is about."),
    "record.summary.written": text("{who} kept a summary of {motion} by {author}."),
    "record.summary.viewed": text("{who} recorded what the mover says of a summary."),
    "record.summary.excused": text(
        "{who} recorded the chair’s reason why {motion} has no summary in some languages."
    ),
    "record.decision_change.moved": text("{who} entered a motion to change what {motion} decided."),
    "record.waiver.moved": text("{who} entered a motion to set the notice aside for {meeting}."),
    "record.amendment.moved": text("{who} entered an amendment to {motion}."),
    "record.amendment.replayed": text("An amendment was put to the text as it now stands."),
    "record.vote.opened": text("{who} opened the vote on {motion}."),
    "record.ballot.cast": text("{member} voted {choice} on {motion} for the seat {seat}."),
    "record.ballot.sealed": text("A sealed ballot on {motion} came in."),
    "record.ballot.entered": text(
        "{who} entered the spoken vote of {member}, {choice}, on {motion} for the seat {seat}."
    ),
    "record.vote.closed": text("{who} closed the vote on {motion}: {outcome}."),
    "record.past_vote.imported": text("{who} took in the vote {identifier} from {file}."),
    "record.indicator.adopted": text("{who} took up the indicator {code}, {name}."),
    "record.indicator.redefined": text("{who} defined the indicator {indicator} anew."),
    "record.target.set": text("{who} set the {fiscal_year} target of {indicator}."),
    "record.readings.recorded": plural(
        "{who} recorded {count} reading.", "{who} recorded {count} readings."
    ),
    "record.review.opened": text("{who} opened the review of {period}."),
    "record.review.asked": text("{who} asked {department} for its part of the review of {review}."),
    "record.review.part_submitted": text(
        "{who} handed in the part of {department} in the review of {review}."
    ),
    "record.review.part_returned": text(
        "{who} gave the part of {department} in the review of {review} back."
    ),
    "record.review.feedback_answered": text(
        "{who} wrote in the review of {review} what residents’ words changed."
    ),
    "record.review.submitted": text("{who} submitted the review of {review}."),
    "record.review.returned": text("{who} returned the review of {review}."),
    "record.review.approved": text("{who} approved the review of {review}."),
    "record.review.frozen": text("{who} froze the review of {review}."),
    "record.review.reopened": text("{who} opened the review of {review} again."),
    "record.finding.written": text("{who} wrote the finding on {indicator}."),
    "record.finding.overridden": text("{who} changed the status word of {indicator}, with reason."),
    "record.finding.disposed": text("{who} recorded what to do about {indicator}."),
    "record.pivot.proposed": text("{who} proposed a pivot for {indicator} by {motion}."),
    "record.pivot.decided": text("The pivot for {indicator} was decided, entered by {who}."),
    "record.pivot.evaluated": text("{who} wrote what came of the pivot for {indicator}."),
    "record.action.assigned": text("{who} assigned {number}, {title}, to {department}."),
    "record.action.changed": text("{who} changed {action}."),
    "record.action.progressed": text("{who} reported on {action}: {percent} percent."),
    "record.comment.received": text("{who} recorded a comment by {shown_name}."),
    "record.comment.answered": text("{by_words} answered a comment, entered by {who}."),
    "record.narrative.added": text("{who} set a narrative beside the numbers."),
    "record.piece.brought_in": text(
        "{who} brought in “{title}”, what {department} wrote for a packet."
    ),
    "record.piece.moved": text("{who} put “{piece}” at another place among departments’ pieces."),
    "record.piece.removed": text("{who} took “{piece}” out of the packets to come."),
    "record.enclosure.added": text("{who} enclosed “{title}” by {department} with a packet."),
    "record.enclosure.removed": text(
        "{who} took “{enclosure}” out of what goes out with the packets to come."
    ),
    "record.packet.prepared": text("{who} prepared the packet {number}."),
    "record.packet.published": text("{who} published the packet {packet}."),
    "record.packet.returned": text("{who} sent the packet {packet} back: it is never published."),
    "record.packet.posted": text("{who} posted {number} at once, without a second officer."),
    "record.packet.withdrawn": text("{who} withdrew the packet {packet} at once."),
    "record.packet.withdrawal_confirmed": text("{who} confirmed that {packet} is withdrawn."),
    "record.checkpoint.made": text("A checkpoint was made at {size} entries."),
    "record.choice.yes": text("yes"),
    "record.choice.no": text("no"),
    "record.choice.abstain": text("to abstain"),
    "record.outcome.adopted": text("adopted"),
    "record.outcome.rejected": text("rejected"),
    "record.outcome.void": text("void"),
}
