# SPDX-License-Identifier: Apache-2.0
"""Messages about indicators, targets, readings, reviews, findings and changes of course."""

from __future__ import annotations

from govdesk.wording.template import Plural, plural, text

TEXTS: dict[str, str | Plural] = {
    "measure.department": text("this department"),
    "measure.indicator": text("this indicator"),
    "measure.reading": text("this reading"),
    "measure.reason": text("A reason"),
    "measure.library_used": text("Everything in the library is measured already."),
    "measure.code_taken": text("Another indicator has the code {code}."),
    "period.kind.year": text("a year"),
    "period.kind.half": text("a half-year"),
    "period.kind.quarter": text("a quarter"),
    "period.kind.month": text("a month"),
    "reading.none": text("There is no reading to record."),
    "reading.at": text("Reading {place}: {problem}"),
    "reading.wrong_period": text("This indicator is reported for {kind}."),
    "reading.future": text("{period} has not begun yet."),
    "reading.no_data_has_number": text("Choose “no data” or give numbers, not both."),
    "reading.no_data_why": text("Say in the note why there is no data."),
    "reading.needs": text("This number is needed: {part}."),
    "reading.needs_value": text("A value is needed."),
    "reading.no_such_neighbourhood": text("This neighbourhood is not one of the city’s."),
    "reading.twice": text("{period} is given twice for the same place and group."),
    "reading.why_revised": text(
        "{period} has a reading already. To revise it, say why; the old one stays in the history."
    ),
    "reading.field.status": text("how sure the number is"),
    "reading.not_current": text("Only the reading that holds now can be taken back."),
    "target.path": text("the path to the target"),
    "target.needs_value": text("A target needs a value."),
    "target.needs_baseline": text("A target needs a baseline: where it starts from."),
    "target.needs_band": text(
        "This indicator is best inside a band: give its low end and its high end."
    ),
    "target.no_band": text("Only an indicator that is best inside a band has a target band."),
    "target.only_by_vote": text("The target of {year} stands. Only an adopted motion changes it."),
    "target.only_by_vote.then": text("Propose a change of course in the review."),
    "target.vote_not_key": text("A target changes only by a key decision; this vote was none."),
    "target.vote_not_adopted": text("This vote has not adopted a motion."),
    "review.this": text("this review"),
    "review.finding": text("this finding"),
    "review.not_a_quarter": text("A review is of a quarter; “{text}” is not one."),
    "review.not_over": text("{period} is not over yet. Its review can begin on {day}."),
    "review.exists": text("There is a review of {period} already."),
    "review.nothing": text("There is no indicator to review yet."),
    "review.needs_state": text("The review is {state}; this needs one that is {needed}."),
    "review.state.open": text("open"),
    "review.state.submitted": text("submitted"),
    "review.state.approved": text("approved"),
    "review.state.issued": text("issued"),
    "review.state.adopted": text("adopted"),
    "review.same_person": text(
        "Whoever submitted the review cannot approve it. Ask another officer."
    ),
    "review.needs_disposition": plural(
        "{count} indicator is behind plan and nothing is decided about it: {names}.",
        "{count} indicators are behind plan and nothing is decided about them: {names}.",
    ),
    "review.needs_disposition.then": text(
        "Choose for each to change course, to stay the course with a reason, or to accept."
    ),
    "review.narrative": text("The story behind the number"),
    "review.feedback": text("What residents’ words changed"),
    "review.override_status": text("the status"),
    "review.disposition": text("what to do"),
    "review.disposition.pivot": text("change course"),
    "review.disposition.stay": text("stay the course"),
    "review.disposition.accept": text("accept"),
    "review.pivot_first": text("Propose the change of course itself; that decides it."),
    "grid.empty": text("A number is needed, or a note that says why there is no data."),
    "request.step.asked": text("Asked"),
    "request.step.reminded": text("Reminded"),
    "request.step.escalated": text("Taken further"),
    "request.step.answered": text("Handed in"),
    "request.step.returned": text("Given back"),
    "request.handed_in": text("{name} has handed in its part already."),
    "request.not_handed_in": text("{name} has not handed in its part."),
    "request.closed": text(
        "{name} has handed in its part, so its stories stand as they are until it is given back."
    ),
    "request.closed.then": text(
        "Ask the secretariat to give it back; then it is changed and handed in again."
    ),
    "request.why_missing": text("Why something is missing"),
    "request.ready": text("{name} has brought everything already."),
    "request.not_asked": text("{name} was not asked yet."),
    "request.note": text("Whom it was taken to"),
    "request.department": text("this department"),
    "request.folder": text("The folder {folder} cannot be written to: {problem}."),
    "request.nobody": text("Every department has brought its part."),
    "request.readme": text(
        "Fill in one line for each number, in the columns that are not grey, and send this file "
        "back. Where there is no data, write no_data under status and the reason under note."
    ),
    "request.subject": text("{body}: numbers for {period}, due {due}"),
    "request.mail": plural(
        "Dear colleagues,\n\nfor its review of {period} the {body} needs {count} number from "
        "{department} by {due}.\n\n{lines}\n\nPlease fill in the attached table and send it "
        "back. If there is no data, say so in the table, with the reason. Where a number is "
        "behind plan, please write two or three sentences on why.\n\nThank you.",
        "Dear colleagues,\n\nfor its review of {period} the {body} needs {count} numbers from "
        "{department} by {due}.\n\n{lines}\n\nPlease fill in the attached table and send it "
        "back. If there is no data, say so in the table, with the reason. Where a number is "
        "behind plan, please write two or three sentences on why.\n\nThank you.",
    ),
    "request.mail_line": text("- {code}, {name}, for {periods}"),
    "request.sheet": text("Numbers"),
    "request.about": text("What is asked"),
    "request.column.name": text("What is measured"),
    "request.column.unit": text("Unit"),
    "request.column.numerator": text("What is counted"),
    "request.column.denominator": text("Out of"),
    "request.column.last": text("Last time"),
    "request.column.due": text("Due"),
    "request.column.description": text("In plain words"),
    "request.column.source": text("Source"),
    "review.two": text("{one}, {two}"),
    "pivot.this": text("this change of course"),
    "pivot.change": text("what changes"),
    "pivot.approach": text("What will be done differently"),
    "pivot.effect": text("The expected effect"),
    "draft.usual": text("The latest number is within the usual ups and downs."),
    "draft.better": text("This is a real change for the better."),
    "draft.worse": text("This is a real change for the worse."),
    "draft.higher": text("This is a real change upwards."),
    "draft.lower": text("This is a real change downwards."),
    "draft.heading": text("As it goes now, the year ends at about {value} {unit}."),
    "draft.heading_to_target": text(
        "As it goes now, the year ends at about {value} {unit}; the target is {target}."
    ),
    "pivot.not_behind_plan": text("{name} is not behind plan in this review."),
    "pivot.already": text("A change of course for {name} is proposed already."),
    "pivot.needs_target": text("A change of the target needs the new target."),
    "pivot.not_adopted": text("Only an adopted change of course can be evaluated."),
    "pivot.evaluation": text("The evaluation"),
    "pivot.title": text("Change of course for {name}"),
    "pivot.text": text(
        "The task force changes course for the indicator {code}, {name}.\n\nWhat changes: "
        "{change}.\n\n{approach}\n\n{target}Expected effect: {effect}"
    ),
    "pivot.text.target": text("The target of {year} becomes {value} {unit}.\n\n"),
    "pivot.text.no_target": text("The target of {year} stays as it is.\n\n"),
    "pivot.summary": text("{name} is behind plan. This motion changes course: {change}."),
    "pivot.if_adopted": text("The change of course begins, and later reviews judge what it did."),
    "pivot.if_rejected": text("The present course and the present target stay."),
    "pivot.change.target": text("the target"),
    "pivot.change.timeline": text("the timeline"),
    "pivot.change.resources": text("the resources"),
    "pivot.change.approach": text("the approach"),
    "pivot.change.department": text("the department responsible"),
    "chart.event.pivot": text("Change of course"),
    "chart.event.target": text("New target"),
    "standing.on_track": text(
        "{actual} {unit}, where {milestone} was planned by now: it is on track."
    ),
    "standing.lagging": text("{actual} {unit}, where {milestone} was planned by now: behind plan."),
    "standing.off_track": text(
        "{actual} {unit}, where {milestone} was planned by now: it is off track."
    ),
    "standing.far_behind": text(
        "{actual} {unit}, where {milestone} was planned by now: far behind plan."
    ),
    "standing.planned": text("{actual} {unit}, where {milestone} was planned by now."),
    "standing.achieved": text("{actual} {unit}: the year’s target of {target} is reached."),
    "standing.in_band": text("{actual} {unit}, inside the target band of {low} to {high}."),
    "standing.out_of_band": text("{actual} {unit}, outside the target band of {low} to {high}."),
    "standing.no_target": text("No target is set for this year."),
    "standing.no_target_value": text("{actual} {unit}. It is watched without a target."),
    "standing.not_due": text("The next number is not due yet."),
    "standing.not_reported": text("Nothing is reported for {period}."),
    "standing.partial": text("Only a part of {period} is reported."),
    "standing.too_few_cases": text("Too few cases in {period} to say."),
}
