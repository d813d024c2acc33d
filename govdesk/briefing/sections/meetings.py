# SPDX-License-Identifier: Apache-2.0
"""A meeting in print: when and where, what is on the agenda, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher

from govdesk.briefing.blocks import (
    Block,
    DataTable,
    H,
    Note,
    P,
    Rich,
    Run,
    bullets,
    numbered,
    runs,
)
from govdesk.briefing.sections.speech import Speech, joined
from govdesk.briefing.sections.summaries import summary_blocks
from govdesk.queries.public_meetings import MeetingView, PublicItem, PublicMotion
from govdesk.queries.public_text import PublicText


def when_and_where(view: MeetingView, speech: Speech) -> list[Block]:
    """The facts that a resident needs to come."""
    words, meeting = speech.words, view.meeting
    rows: list[tuple[Rich, ...]] = [
        (words._("What"), words._("Details")),
        (words._("When"), speech.moment(meeting.starts_at, meeting.zone)),
        (words._("Where"), speech.titled(meeting.place)),
    ]
    if meeting.remote:
        rows.append((words._("From elsewhere"), speech.text(meeting.remote)))
    rows.append((words._("Meeting"), meeting.number))
    if meeting.noticed_at is not None:
        posted = words.moment(meeting.noticed_at, meeting.zone)
        rows.append((words._("Notice first posted"), posted))
    rows += [(words._("Posted"), speech.text(proof)) for proof in meeting.proofs]
    for one in meeting.postings:
        told = words._("{place}, {when}, by {person}")
        told = told.replace("{when}", words.moment(one.at, meeting.zone))
        said = speech.naming(told, place=one.place, person=one.person)
        rows.append((words._("Posted"), said))
    return [
        H(1, words._("When and where"), anchor="when"),
        DataTable(
            tuple(rows), words._("When and where the meeting is"), header_cols=1, weights=(1, 3)
        ),
    ]


def still_to_come(view: MeetingView, speech: Speech) -> tuple[tuple[str, Rich], ...]:
    """When and where, for the front page of what is posted before the meeting; else nothing."""
    words, meeting = speech.words, view.meeting
    if meeting.opened_at is not None or meeting.cancelled:
        return ()
    return (
        (words._("When"), speech.moment(meeting.starts_at, meeting.zone)),
        (words._("Where"), speech.titled(meeting.place)),
    )


def how_to_take_part(view: MeetingView, speech: Speech) -> list[Block]:
    """What a resident can do."""
    words = speech.words
    return [
        H(1, words._("How to take part"), anchor="take-part"),
        bullets(
            (
                words._(
                    "Come and listen: meetings are open to everyone, and nobody asks who you are."
                ),
                words._("Speak for a few minutes on any item, in the language you like best."),
                speech.naming(
                    words._("Write before the meeting to {office}. Every comment gets an answer."),
                    office=view.clerk_office,
                ),
                speech.naming(
                    words._(
                        "If you need an interpreter, large print, a quiet place or anything else "
                        "to take part, tell {office} as early as you can."
                    ),
                    office=view.clerk_office,
                ),
            )
        ),
    ]


def agenda(view: MeetingView, speech: Speech, *, texts: bool) -> list[Block]:
    """The items in order; with `texts` every motion in full."""
    words = speech.words
    blocks: list[Block] = [H(1, words._("Agenda"), anchor="agenda")]
    items = [item for item in view.items if not item.removed]
    if not items:
        return [*blocks, P(words._("The agenda is not made yet."))]
    blocks.append(numbered(tuple(_line(item, speech, linked=texts) for item in items)))
    if texts:
        for item in items:
            if item.motion is not None:
                blocks += motion(item.motion, speech)
    return blocks


def _line(item: PublicItem, speech: Speech, *, linked: bool) -> Rich:
    words = speech.words
    parts: list[str | Run] = []
    if item.motion is not None:
        target = f"#motion-{item.motion.number}" if linked else None
        name = speech.naming(
            words._("Motion {number}: {title}"), number=item.motion.number, title=item.motion.title
        )
        parts += [replace(run, link=target) for run in runs(name)]
    else:
        parts.append(speech.titled(item.title))
    if item.minutes:
        said = words.n_("{count} minute", "{count} minutes", item.minutes)
        parts.append(Run(f" · {said}", quiet=True))
    if item.added:
        parts.append(Run(f" · {words._('added since the first notice')}", quiet=True))
    return tuple(parts)


def motion(motion: PublicMotion, speech: Speech) -> list[Block]:
    """A motion with its text, what would follow, and what the rule asks."""
    words = speech.words
    facts: list[Rich] = [
        speech.titled(motion.class_title),
        words._("text version {n}").format(n=motion.version),
    ]
    if motion.mover_seat:
        facts.append(speech.naming(words._("moved by {seat}"), seat=motion.mover_seat))
    if motion.seconder_seat:
        facts.append(speech.naming(words._("seconded by {seat}"), seat=motion.seconder_seat))
    facts += speech.cosponsored(motion.cosponsor_seats)
    blocks: list[Block] = [
        H(2, speech.heading(motion.number, motion.title), anchor=f"motion-{motion.number}"),
        P(joined(facts, " · "), "small"),
        *summary_blocks(motion.summary, motion.summary_note, speech, "lead"),
        H(3, words._("The text"), listed=False),
        *map(P, speech.paragraphs(motion.text)),
    ]
    if motion.earlier is not None:
        blocks += changed(motion.earlier, motion.text, motion.version, speech)
    blocks += _grounds(motion, speech)
    if motion.if_adopted:
        blocks.append(Note(speech.text(motion.if_adopted), words._("If it is adopted"), "plain"))
    if motion.if_rejected:
        said = words._("If it is not adopted")
        blocks.append(Note(speech.text(motion.if_rejected), said, "plain"))
    if motion.cost is not None:
        blocks.append(Note(speech.cost(motion.cost), words._("What it costs"), "plain"))
    rule = words._("What it needs: {rule}. Source: {citation}.")
    needs = speech.naming(rule, rule=motion.needs, citation=motion.citation)
    return [*blocks, P(needs, "small")]


def _grounds(motion: PublicMotion, speech: Speech) -> list[Block]:
    """The reviews, indicators and findings that the motion is about, with what the departments said
    of them."""
    words = speech.words
    said = words._("Review of {period}: {good} of {all} indicators are on track or achieved.")
    blocks: list[Block] = [
        P(said.format(period=one.period, good=one.good, all=one.indicators))
        for one in motion.reviews
    ]
    for ground in motion.grounds:
        row = ground.row
        name = speech.coded(row.code, row.name, bold=True)
        stands = speech.stands(row.status, row.sentence, row.decimals, row.unit)
        blocks.append(P((*name, Run(f", {ground.period}: ", bold=True), *runs(stands))))
        if row.finding and row.finding.narrative:
            title = words._("The department says")
            blocks.append(Note(speech.text(row.finding.narrative), title, "quote"))
        if row.finding and row.finding.reason:
            blocks.append(P(speech.within(words._("Why: {reason}"), reason=row.finding.reason)))
    if not blocks:
        return []
    return [H(3, words._("What it rests on"), listed=False), *blocks]


def changed(earlier: PublicText, now: PublicText, version: int, speech: Speech) -> list[Block]:
    """What changed between two versions, paragraph by paragraph."""
    words = speech.words
    old, new = (
        [part.strip() for part in text.text.split("\n\n") if part.strip()]
        for text in (earlier, now)
    )
    rows: list[tuple[Rich, ...]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        before, after = old[a:b], new[c:d]
        pairs = [([one], [two]) for one, two in zip(before, after, strict=False)]
        if len(before) != len(after):
            pairs = [(before, after)]
        for sides in pairs:
            rows.append(
                tuple(
                    Run("\n".join(parts), lang=speech.other(text)) if parts else "–"
                    for parts, text in zip(sides, (earlier, now), strict=True)
                )
            )
    if not rows:
        return []
    heads = tuple(words._("Version {n}").format(n=n) for n in (version - 1, version))
    return [
        DataTable(
            (heads, *rows),
            words._("Paragraphs that changed since the version before"),
            caption=words._("What changed since version {n}").format(n=version - 1),
            weights=(1, 1),
        )
    ]


def since_first_notice(view: MeetingView, speech: Speech) -> list[Block]:
    """What an addendum adds and takes away."""
    words = speech.words
    added = [item for item in view.items if item.added and not item.removed]
    removed = [item for item in view.items if item.removed]
    blocks: list[Block] = [H(1, words._("What changed since the last notice"), anchor="changes")]
    if not added and not removed:
        blocks.append(P(words._("Nothing on the agenda changed.")))
    if added:
        blocks.append(H(2, words._("Added"), listed=False))
        blocks.append(bullets(_line(item, speech, linked=False) for item in added))
    if removed:
        blocks.append(H(2, words._("Taken off"), listed=False))
        blocks.append(bullets(_line(item, speech, linked=False) for item in removed))
    return blocks


def cancelled(view: MeetingView, speech: Speech) -> list[Block]:
    """That there is no meeting."""
    words = speech.words
    said = speech.naming(
        words._(
            "{title} of {when} does not take place. A new date is announced by a notice of its own."
        ),
        title=view.meeting.title,
        when=speech.moment(view.meeting.starts_at, view.meeting.zone),
    )
    return [H(1, words._("Cancelled"), anchor="cancelled"), P(said, "lead")]


def minutes(view: MeetingView, speech: Speech) -> list[Block]:
    """The minutes as they were approved."""
    words = speech.words
    said = words._("approved as corrected") if view.minutes_corrected else words._("approved")
    blocks: list[Block] = [
        H(1, words._("Minutes"), anchor="minutes"),
        P(words._("These minutes are {state}.").format(state=said), "small"),
    ]
    return [*blocks, *map(P, speech.paragraphs(view.minutes))]
