# SPDX-License-Identifier: Apache-2.0
"""A representative's own papers: one page for each motion. What is asked, what changes for the
neighbours, what it costs, who is for and against, how it is decided, and the exact words last."""

from __future__ import annotations

from dataclasses import replace

from govdesk.briefing.blocks import (
    Block,
    DataTable,
    H,
    Lines,
    Note,
    P,
    PageBreak,
    Rich,
    Run,
    bullets,
    runs,
)
from govdesk.briefing.sections.decisions import choice_word
from govdesk.briefing.sections.front import outcome_word
from govdesk.briefing.sections.speech import Speech, joined
from govdesk.briefing.sections.summaries import summary_blocks
from govdesk.queries.item_papers import ItemPaper, ResidentWord
from govdesk.queries.meeting_papers import MeetingPapers
from govdesk.queries.public_decisions import Decision
from govdesk.queries.public_meetings import MeetingView, PublicItem, PublicMotion
from govdesk.rules.roll import Status

_TOOK_A_SIDE = (Status.YES, Status.NO, Status.ABSTAIN)


def where(view: MeetingView, speech: Speech) -> Rich:
    """When and where, in one line."""
    meeting = view.meeting
    when = speech.moment(meeting.starts_at, meeting.zone)
    return joined((when, speech.titled(meeting.place)), " · ")


def motions(view: MeetingView) -> list[PublicMotion]:
    """The motions that the agenda has."""
    return [item.motion for item in view.items if item.motion is not None and not item.removed]


def my_meeting(papers: MeetingPapers, speech: Speech) -> list[Block]:
    """The agenda, and a page for each motion."""
    words, view = speech.words, papers.view
    items = [item for item in view.items if not item.removed]
    blocks: list[Block] = [
        H(1, speech.titled(view.meeting.title)),
        P(where(view, speech), "lead"),
    ]
    if papers.seat:
        blocks.append(P(words._("For the seat {seat}").format(seat=papers.seat), "small"))
    if view.meeting.remote:
        blocks.append(P(speech.text(view.meeting.remote)))
    if not items:
        return [*blocks, P(words._("The agenda is not made yet."))]
    blocks.append(H(2, words._("What is on the agenda")))
    blocks.append(bullets(_line(item, speech) for item in items))
    for motion in motions(view):
        paper = papers.items.get(motion.number, ItemPaper())
        blocks += [PageBreak(), *_page(motion, paper, speech)]
    return blocks


def _line(item: PublicItem, speech: Speech) -> Rich:
    if item.motion is None:
        return speech.titled(item.title)
    return speech.naming(
        speech.words._("Motion {number}: {title}"),
        number=item.motion.number,
        title=item.motion.title,
    )


def _page(motion: PublicMotion, paper: ItemPaper, speech: Speech) -> list[Block]:
    words = speech.words
    asked = speech.naming(words._("The question: {title}"), title=motion.title)
    costs: Rich = words._("Nobody has said what it costs.")
    if motion.cost is not None:
        costs = speech.cost(motion.cost)
    facts: list[Rich] = [
        speech.titled(motion.class_title),
        speech.naming(words._("What it needs: {rule}."), rule=motion.needs),
    ]
    return [
        H(1, asked),
        *summary_blocks(motion.summary, motion.summary_note, speech, "lead"),
        H(2, words._("What changes for my neighbours")),
        *_neighbours(motion, paper, speech),
        H(2, words._("What it costs")),
        P(costs),
        H(2, words._("Who is for and against")),
        *_sides(motion, paper, speech),
        H(2, words._("How it is decided")),
        bullets(facts),
        H(2, words._("The exact words")),
        *map(P, speech.paragraphs(motion.text)),
        H(2, words._("My notes")),
        Lines(),
    ]


def _neighbours(motion: PublicMotion, paper: ItemPaper, speech: Speech) -> list[Block]:
    words = speech.words
    blocks: list[Block] = []
    if motion.if_adopted:
        told = words._("If you vote yes and it passes")
        blocks.append(Note(speech.text(motion.if_adopted), told))
    if motion.if_rejected:
        blocks.append(Note(speech.text(motion.if_rejected), words._("If it does not pass")))
    blocks += _figures(paper, speech)
    said = [one for one in paper.words if not one.stance]
    if said:
        blocks.append(H(3, words._("What residents say of it"), listed=False))
        blocks.append(bullets(_word(one, speech) for one in said))
    return blocks or [P(words._("Nobody has said what it would change."))]


def _figures(paper: ItemPaper, speech: Speech) -> list[Block]:
    words = speech.words
    rows: list[tuple[Rich, ...]] = [
        (
            (
                *runs(speech.text(one.name)),
                Run(", ", quiet=True),
                Run(one.unit.text, quiet=True, lang=speech.other(one.unit)),
            ),
            speech.text(row.name),
            speech.period(one.period),
            speech.value(row.cells[0], one.decimals),
        )
        for one in paper.figures
        for row in one.rows
    ]
    blocks: list[Block] = []
    if rows:
        head = (words._("What is counted"), words._("Where"), words._("When"), words._("How much"))
        blocks.append(
            DataTable(
                (head, *rows),
                words._("Where the neighbours and the city stand now"),
                caption=words._("Where we stand now"),
                header_cols=1,
                align=("left", "left", "left", "right"),
                weights=(4, 3, 3, 2),
            )
        )
    hidden = [*paper.hidden, *(one.name for one in paper.figures if not one.rows)]
    for name in hidden:
        told = words._("{indicator}: the numbers of neighbourhoods are hidden to protect people.")
        blocks.append(P(speech.within(told, indicator=name), "small"))
    return blocks


def _word(one: ResidentWord, speech: Speech) -> Rich:
    words = speech.words
    who = speech.name(one.signed_as) if one.signed_as else words._("A resident")
    said = words._("{who}, {day}: ").format(who=who, day=speech.day(one.received_on))
    return (Run(said, bold=True), *runs(speech.text(one.text)))


def _begun(text: Rich) -> Rich:
    """Words as they begin a sentence."""
    first, *rest = runs(text)
    return (replace(first, text=first.text[:1].upper() + first.text[1:]), *rest)


def _sides(motion: PublicMotion, paper: ItemPaper, speech: Speech) -> list[Block]:
    """Only what is on record: nobody's side is guessed."""
    words = speech.words
    known: list[Rich] = []
    if motion.mover_seat:
        known.append(speech.within(words._("Moved by {seat}"), seat=motion.mover_seat))
    if motion.seconder_seat:
        known.append(speech.within(words._("Seconded by {seat}"), seat=motion.seconder_seat))
    known += map(_begun, speech.cosponsored(motion.cosponsor_seats))
    if paper.recommendation:
        told = words._("The secretariat recommends: {text}")
        known.append(speech.within(told, text=paper.recommendation))
    blocks: list[Block] = [bullets(known)] if known else []
    for stance, heading in (
        ("for", words._("Residents for it")),
        ("against", words._("Residents against it")),
    ):
        said = [one for one in paper.words if one.stance == stance]
        if said:
            blocks.append(H(3, heading, listed=False))
            blocks.append(bullets(_word(one, speech) for one in said))
    if paper.votes:
        blocks.append(H(3, words._("Earlier votes on this"), listed=False))
        for vote in paper.votes:
            blocks += _earlier(vote, speech)
    if not blocks:
        return [P(words._("Nobody is on record for or against it yet."))]
    return [
        *blocks,
        P(words._("This is what is on record so far; members decide at the vote."), "small"),
    ]


def _earlier(vote: Decision, speech: Speech) -> list[Block]:
    """How seats voted then, those alike together."""
    words = speech.words
    told = words._("Motion {number}, {day}: {outcome}").format(
        number=vote.number,
        day=speech.day(vote.decided_on),
        outcome=outcome_word(vote.result, speech),
    )
    sides: list[Rich] = []
    for choice in _TOOK_A_SIDE:
        seats = [speech.titled(line.seat) for line in vote.roll if line.choice is choice]
        if seats:
            label = words._("{choice}: ").format(choice=choice_word(choice, speech))
            sides.append((Run(label, bold=True), *runs(joined(seats, words._(", ")))))
    return [P(told), *([bullets(sides)] if sides else [])]
