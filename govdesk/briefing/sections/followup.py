# SPDX-License-Identifier: Apache-2.0
"""What follows from decisions: changes of course, actions, residents' words, attendance."""

from __future__ import annotations

from govdesk.briefing.blocks import Block, DataTable, H, Note, P, Rich, Run, runs
from govdesk.briefing.sections.speech import Speech, joined, strong
from govdesk.queries.public_decisions import MeetingAttendance, ResidentComment
from govdesk.queries.public_indicators import Pivot
from govdesk.queries.public_text import PublicText
from govdesk.queries.public_view import PublicView
from govdesk.rules.public_values import PublicValue, Shown


def pivots(view: PublicView, speech: Speech) -> list[Block]:
    """Changes of course, before and after."""
    if not view.pivots:
        return []
    words = speech.words
    blocks: list[Block] = [
        H(1, words._("Changes of course"), anchor="changes"),
        P(
            words._(
                "When an indicator stays behind plan, the task force may change how it works or "
                "what it aims for. Only a recorded vote can do that; the old aim stays visible."
            )
        ),
    ]
    for pivot in view.pivots:
        blocks += _pivot(pivot, speech)
    return blocks


def _pivot(pivot: Pivot, speech: Speech) -> list[Block]:
    words = speech.words
    outcome = {
        "adopted": words._("Adopted"),
        "rejected": words._("Not adopted"),
        "void": words._("Did not count, will be voted again"),
        "pending": words._("Not decided yet"),
    }[pivot.outcome]
    status: tuple[str | Run, ...] = (Run(outcome, bold=True),)
    if pivot.motion:
        said = words._("motion {number}").format(number=pivot.motion)
        status = (*status, ", ", Run(said, link=speech.motion_link(pivot.motion)))
    if pivot.decided_on:
        status = (*status, f", {speech.day(pivot.decided_on)}")
    kinds = {
        "target": words._("Target"),
        "timeline": words._("Timeline"),
        "resources": words._("Resources"),
        "approach": words._("Approach"),
        "department": words._("Department in charge"),
    }
    blocks: list[Block] = [
        H(2, speech.heading(pivot.code, pivot.indicator)),
        P(status),
    ]
    if pivot.changes:
        header: tuple[Rich, ...] = (words._("What"), words._("Before"), words._("After"))
        rows = [
            (
                kinds[change.what],
                side_words(change.before, pivot, speech),
                side_words(change.after, pivot, speech),
            )
            for change in pivot.changes
        ]
        blocks.append(
            DataTable(
                (header, *rows),
                words._("What changes, before and after"),
                header_cols=1,
                weights=(1.4, 3, 3),
            )
        )
    if pivot.expected_effect:
        said = words._("What we expect: {effect}")
        blocks.append(P(speech.within(said, effect=pivot.expected_effect)))
    if pivot.evaluation:
        said = words._("What came of it: {found}")
        blocks.append(P(speech.within(said, found=pivot.evaluation)))
    return blocks


def side_words(side: PublicText | PublicValue, pivot: Pivot, speech: Speech) -> Rich:
    """What was so before a change of course, or is after it."""
    if isinstance(side, PublicText):
        return speech.text(side)
    said = speech.goal(side, pivot.decimals)
    return joined((said, speech.titled(pivot.unit)), " ") if isinstance(side, Shown) else said


def actions(view: PublicView, speech: Speech) -> list[Block]:
    """Who does what until when."""
    words = speech.words
    blocks: list[Block] = [H(1, words._("Actions"), anchor="actions")]
    if not view.actions:
        return [*blocks, P(words._("No actions are under way."))]
    states = {
        "open": f"○ {words._('to do')}",
        "in_progress": f"● {words._('under way')}",
        "done": f"✓ {words._('done')}",
        "dropped": f"– {words._('dropped')}",
        "overdue": f"▲ {words._('overdue')}",
    }
    header: tuple[Rich, ...] = (
        words._("Action"),
        words._("Who"),
        words._("Due"),
        words._("State"),
    )
    rows: list[tuple[Rich, ...]] = []
    for action in view.actions:
        title: Rich = speech.titled(action.title)
        if action.motion:
            said = words._("motion {number}").format(number=action.motion)
            if action.motion_rescinded:
                said = words._("motion {number}, rescinded since").format(number=action.motion)
            title = (*runs(title), Run(f"\n{said}", quiet=True))
        state = states[action.status]
        if action.done_on:
            state = f"{state}, {speech.short_day(action.done_on)}"
        rows.append((title, speech.titled(action.owner), speech.short_day(action.due), state))
    return [
        *blocks,
        DataTable(
            (header, *rows),
            words._("Actions with who does them, until when, and how they stand"),
            header_cols=1,
            weights=(3.6, 2, 1.4, 1.9),
        ),
        *speech.as_written(
            text for action in view.actions for text in (action.title, action.owner)
        ),
    ]


def residents(view: PublicView, speech: Speech, *, period: str = "") -> list[Block]:
    """What earlier comments changed, then this quarter's with the answers owed to them. With a
    `period`, which tells several such parts apart, the comments alone: the year tells by itself
    what they changed."""
    words = speech.words
    title = words._("What residents said")
    anchor = f"residents-{period}" if period else "residents"
    blocks: list[Block] = [H(1, f"{title}, {period}" if period else title, anchor=anchor)]
    if view.feedback and not period:
        blocks += [
            H(2, words._("What the last quarter’s comments changed"), listed=False),
            P(speech.text(view.feedback)),
        ]
        if view.comments:
            blocks.append(H(2, words._("Comments of this quarter"), listed=False))
    if not view.comments:
        return [*blocks, P(words._("No comments came in this quarter. Yours is welcome."))]
    for comment in view.comments:
        blocks += _comment(comment, speech)
    return blocks


def _comment(comment: ResidentComment, speech: Speech) -> list[Block]:
    words = speech.words
    said = speech.naming(
        words._("{who} on {about}, {day}"),
        who=comment.signed_as or words._("A resident"),
        about=comment.about,
        day=speech.day(comment.received_on),
    )
    blocks: list[Block] = [Note(speech.text(comment.text), said, "quote")]
    if comment.answer is None:
        return [*blocks, P(words._("Not answered yet."), "small")]
    title = speech.naming(
        words._("{who} answered, {day}"),
        who=comment.answered_by or words._("Answer"),
        day=speech.day(comment.answered_on),
    )
    said_by = strong(joined((title, "\n"), ""))
    return [*blocks, P((*said_by, *runs(speech.text(comment.answer))))]


def attendance(view: PublicView, speech: Speech) -> list[Block]:
    """Who was at each meeting."""
    if not view.attendance:
        return []
    words = speech.words
    blocks: list[Block] = [H(1, words._("Who was there"), anchor="attendance")]
    for meeting in view.attendance:
        blocks += _meeting(meeting, speech)
    return blocks


def attended(meeting: MeetingAttendance, speech: Speech) -> list[Block]:
    """Who was at one meeting."""
    title = H(1, speech.words._("Who was there"), anchor="attendance")
    return [title, *_meeting(meeting, speech)]


def _meeting(meeting: MeetingAttendance, speech: Speech) -> list[Block]:
    words = speech.words
    states = {
        "present": words._("present"),
        "remote": words._("present from elsewhere"),
        "part": words._("for part of the meeting"),
        "alternate": words._("a stand-in sat"),
        "absent": words._("absent"),
        "vacant": words._("seat not filled"),
    }
    here = sum(line.status not in ("absent", "vacant") for line in meeting.lines)
    said = words._("{here} of {all} seats were there.").format(here=here, all=len(meeting.lines))
    if not meeting.held:
        said = words._("{said} Too few members came, so it could not be held.").format(said=said)
    header: tuple[Rich, ...] = (words._("Seat"), words._("Name"), words._("There?"))
    rows = [
        (
            speech.titled(line.seat),
            speech.titled(line.name) if line.name else "–",
            states[line.status],
        )
        for line in meeting.lines
    ]
    title = joined((speech.titled(meeting.title), speech.day(meeting.held_on)), ", ")
    blocks: list[Block] = [H(2, title, listed=False), P(said)]
    if rows:
        blocks.append(
            DataTable((header, *rows), words._("Seats at the meeting"), header_cols=1, dense=True)
        )
        blocks += speech.as_written(
            text for line in meeting.lines for text in (line.seat, line.name)
        )
    return blocks
