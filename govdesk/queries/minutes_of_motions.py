# SPDX-License-Identifier: Apache-2.0
"""What the minutes say of one motion: who moved it, what was done with it in this meeting, how its
amendments and itself were decided, and the residents' words on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.meetings import Meeting, Recusal
from govdesk.models.motions import Amendment, Motion, MotionStep
from govdesk.models.people import Seat
from govdesk.models.residents import Comment
from govdesk.models.votes import Vote
from govdesk.queries.ballot_rights import ENTERED
from govdesk.queries.cosponsors import cosponsoring
from govdesk.queries.motion_steps import called_by_title
from govdesk.queries.summaries import excuses_of, summary_text
from govdesk.queries.votes import Board, board
from govdesk.rules.messages import Languages, message
from govdesk.rules.motions import MotionVerb
from govdesk.wording import Words


def motion_lines(
    words: Words, session: Session, motion: Motion, meeting: Meeting, now: int
) -> Iterator[str]:
    """A motion of the agenda, with its amendments before its own outcome."""
    yield words._("Motion {number}: {title}").format(number=motion.number, title=motion.title)
    yield from comments_lines(words, session, subject_id=motion.id)
    yield from _moved(words, session, motion)
    yield from _conflicts(words, session, motion)
    query = (
        select(Motion)
        .join(Amendment, Amendment.id == Motion.id)
        .where(Amendment.motion_id == motion.id)
        .order_by(Amendment.number)
    )
    for amendment in session.scalars(query).all():
        done = list(_done(words, session, amendment, meeting, now))
        if done or amendment.meeting_id == meeting.id:
            told = words._("Amendment {number}: {summary}")
            summary = summary_text(session, amendment.id, amendment.current_text)
            yield told.format(number=amendment.number, summary=summary)
            yield from _moved(words, session, amendment)
            yield from done
    yield from _done(words, session, motion, meeting, now)


def comments_lines(words: Words, session: Session, *, subject_id: str) -> Iterator[str]:
    """Residents' words on a motion, or on the meeting."""
    query = (
        select(Comment.shown_name, Comment.text)
        .where(Comment.subject_id == subject_id)
        .order_by(Comment.at, Comment.id)
    )
    for name, text in session.execute(query):
        yield words._("A resident’s word, {name}: {text}").format(name=name, text=text)


def _moved(words: Words, session: Session, motion: Motion) -> Iterator[str]:
    for told, seat_id, said in (
        (words._("Moved by {seat}."), motion.mover_seat_id, motion.mover_words),
        (words._("Seconded by {seat}."), motion.seconder_seat_id, motion.seconder_words),
    ):
        seat = session.get(Seat, seat_id) if seat_id else None
        who = seat.title if seat is not None else said
        if who:
            yield told.format(seat=who)
    if behind := cosponsoring(session, motion.id):
        told = words._("Co-sponsored by {seats}.")
        yield told.format(seats=words._(", ").join(behind))


def _conflicts(words: Words, session: Session, motion: Motion) -> Iterator[str]:
    query = (
        select(Recusal.nature, Seat.title)
        .join(Seat, Seat.id == Recusal.seat_id)
        .where(Recusal.motion_id == motion.id)
        .order_by(Recusal.at)
    )
    for nature, seat in session.execute(query):
        yield words._("{seat} steps aside: {nature}").format(seat=seat, nature=nature)


def _done(
    words: Words, session: Session, motion: Motion, meeting: Meeting, now: int
) -> Iterator[str]:
    """What the meeting did with a motion, in the order in which it did it."""
    votes = session.execute(
        select(Vote.closed_at, Vote.id).where(
            Vote.motion_id == motion.id, Vote.meeting_id == meeting.id, Vote.state == "closed"
        )
    ).all()
    told: list[tuple[int, list[str]]] = [
        (at or 0, list(_vote(words, board(session, vote_id=id, now=now), meeting.zone)))
        for at, id in votes
    ]
    opened, closed = meeting.opened_at, meeting.closed_at
    titles = {row[0]: row[1] for row in session.execute(select(Seat.id, Seat.title))}
    steps = session.scalars(
        select(MotionStep).where(MotionStep.motion_id == motion.id).order_by(MotionStep.entry_seq)
    )
    for step in steps.all():
        during = opened is not None and step.at >= opened and (closed is None or step.at <= closed)
        if during and (line := _step(words, step)):
            roll = called_by_title(step.called, titles)
            told.append((step.at, [line, *roll_lines(words, roll)]))
    for excuse in excuses_of(session, motion.id):
        during = opened is not None and excuse.at >= opened
        if (during or votes) and (closed is None or excuse.at <= closed):
            names = Languages(excuse.languages)
            said = message("summaries.excused", languages=names, reason=excuse.reason)
            told.append((excuse.at, [words.say(said)]))
    for _at, lines in sorted(told, key=lambda one: one[0]):
        yield from lines


def _step(words: Words, step: MotionStep) -> str:
    """A sentence; empty for what is told otherwise."""
    note = step.note or ""
    day = words.date(step.until) if step.until else ""
    sentences = {
        MotionVerb.CONSENT: words._("Adopted, nobody objecting."),
        MotionVerb.NOT_SECONDED: words._("Nobody seconded it."),
        MotionVerb.POSTPONE: words._("Postponed to {day}."),
        MotionVerb.LAY: words._("Set aside for now."),
        MotionVerb.REFER: words._("Referred: {note}. The report is due {day}."),
        MotionVerb.PREVIOUS: words._("The debate was ended."),
        MotionVerb.LIMIT: words._("The debate was limited or extended: {note}."),
        MotionVerb.SUSPEND: words._("The rules were suspended: {note}."),
        MotionVerb.TAKE_UP: words._("Taken up again."),
        MotionVerb.DIVIDE: words._("Divided into motions {note}."),
        MotionVerb.WITHDRAW: words._("Withdrawn."),
        MotionVerb.RULE_OUT: words._("Ruled out of order: {note}"),
        MotionVerb.RECONSIDER: words._("To be decided once more."),
        "fall": words._("Ended with its motion."),
    }
    told = sentences.get(step.verb, "").format(day=day, note=note)
    if step.agreed == "lost":
        told = words.say(message("motions.lost", verb=message(f"motions.verb_{step.verb}")))
    if told and step.yes is not None and step.no is not None and step.rule:
        counted = words._("{sentence} {yes} yes, {no} no; {rule}.")
        return counted.format(
            sentence=told,
            yes=words.number(step.yes),
            no=words.number(step.no),
            rule=step.rule["citation"],
        )
    return told


def roll_lines(words: Words, called: Iterable[tuple[str, str]]) -> Iterator[str]:
    """What each seat said to a procedural question, where the roll was called."""
    said = list(called)
    for answer, sentence in (
        ("yes", words._("Yes: {names}.")),
        ("no", words._("No: {names}.")),
        ("abstain", words._("Abstain: {names}.")),
    ):
        names = [seat for seat, one in said if one == answer]
        if names:
            yield sentence.format(names=words._(", ").join(names))


def _vote(words: Words, found: Board, zone: str) -> Iterator[str]:
    told = {
        "yes": words._("Yes: {names}."),
        "no": words._("No: {names}."),
        "abstain": words._("Abstain: {names}."),
        "recused": words._("Stepped aside: {names}."),
        "not voting": words._("Did not vote: {names}."),
        "absent": words._("Absent: {names}."),
        "excused": words._("Absent, excused: {names}."),
        "leave": words._("Absent, on leave: {names}."),
        "unexcused": words._("Absent, not excused: {names}."),
        "vacant": words._("Vacant: {names}."),
        "ineligible": words._("Without a vote, suspended: {names}."),
    }
    for choice, sentence in told.items():
        lines = [one for one in found.lines if (one.absence or one.choice) == choice]
        names = [one.name or one.seat for one in lines]
        if names:
            yield sentence.format(names=words._(", ").join(names))
    for sheet in found.papers:
        said = words._("Entered from paper by {first}, and read alike by {second}, {time}.")
        yield said.format(
            first=sheet.entered_by,
            second=sheet.confirmed_by,
            time=words.moment(sheet.at, zone, "time"),
        )
    if any(line.way in ENTERED for line in found.lines):
        if found.read_back_at is None:
            yield words._("Spoken, not read back.")
        else:
            when = words.moment(found.read_back_at, zone, "time")
            yield words._("Spoken, read back {time}.").format(time=when)
    for line in found.lines:
        if line.explanation:
            said = words._("{name} explains the vote: {words}")
            yield said.format(name=line.name or line.seat, words=line.explanation)
    if found.explanation is not None:
        yield words.say(found.explanation.sentence)
