# SPDX-License-Identifier: Apache-2.0
"""Views of one meeting and of one vote for the public, gathered from the tables."""

from __future__ import annotations

from typing import Any, Literal, get_args

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from govdesk.models.meetings import AgendaItem, Meeting, Minutes
from govdesk.models.motions import Motion, MotionText
from govdesk.models.people import Seat
from govdesk.models.votes import Vote
from govdesk.queries.charter import charter_now
from govdesk.queries.cosponsors import cosponsoring
from govdesk.queries.costs import public_cost
from govdesk.queries.imprints import imprint
from govdesk.queries.postings import noted_in_a_line, postings
from govdesk.queries.public_enclosures import enclosures
from govdesk.queries.public_grounds import Grounds, grounds
from govdesk.queries.public_meetings import (
    CertificateView,
    MeetingView,
    PublicItem,
    PublicMeeting,
    PublicMotion,
    PublicPosting,
)
from govdesk.queries.public_pieces import pieces
from govdesk.queries.public_summaries import public_summary
from govdesk.queries.public_text import NO_LANGUAGE, PublicText, redact
from govdesk.queries.quarterly_decisions import class_title, decisions
from govdesk.queries.quarterly_words import attendance
from govdesk.queries.summaries import excuses_of, summaries_of
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput
from govdesk.wording import Words

REMOVED = "[…]"
ItemKind = Literal["opening", "motion", "review", "report", "comment", "closing", "other"]
MeetingKind = Literal["regular", "special", "emergency", "continued", "other"]
Detail = Literal["agenda", "notice", "addendum", "cancellation", "decisions", "minutes"]


def meeting_view(
    session: Session, *, meeting: str, what: Detail, lang: str = "en", draft: bool = True
) -> MeetingView:
    """What a packet about a meeting may say. `meeting` is its number or id.

    Raises BadInput when there is no such meeting, its minutes are not approved (for `minutes`), it
    was not held (for `decisions`), or it was not cancelled (for `cancellation`).
    """
    row = session.scalars(
        select(Meeting).where(or_(Meeting.number == meeting, Meeting.id == meeting))
    ).one_or_none()
    if row is None:
        raise BadInput(message("packet.no_meeting", meeting=meeting), field="meeting")
    words = Words(lang)
    fields = imprint(session, about=f"{row.number}-{what}", lang=lang, draft=draft)
    source = fields["task_force"].lang
    approved = session.scalars(
        select(Minutes)
        .where(Minutes.meeting_id == row.id, Minutes.state != "draft")
        .order_by(Minutes.version.desc())
        .limit(1)
    ).one_or_none()
    _check(row, what, approved is not None)
    told = what in ("decisions", "minutes")
    span = (row.opened_at or 0, (row.opened_at or 0) + 1)
    votes = decisions(session, meeting_id=row.id, zone=row.zone, words=words, source=source)
    there = attendance(session, span=span, zone=row.zone, source=source) if told else ()
    return MeetingView(
        **fields,
        decisions=votes if told else (),
        meeting=_meeting(session, row, source),
        items=_items(session, row, what, words, source),
        attendance=there[0] if there else None,
        minutes=PublicText(redact(approved.text, REMOVED), source) if approved else None,
        minutes_corrected=approved is not None and approved.state == "approved_as_corrected",
        pieces=pieces(session, kind=what, about=row.number, source=source),
        enclosures=enclosures(session, kind=what, about=row.number, source=source),
    )


def certificate_view(
    session: Session, *, vote: str, lang: str = "en", draft: bool = True
) -> CertificateView:
    """One vote. `vote` is its id, or the number of a motion, whose last vote is meant.

    Raises BadInput when there is no such vote, or it is not over.
    """
    row = session.execute(
        select(Vote, Meeting, MotionText, Motion.number)
        .join(Motion, Motion.id == Vote.motion_id)
        .join(Meeting, Meeting.id == Vote.meeting_id)
        .join(MotionText, MotionText.id == Vote.text_id)
        .where(or_(Vote.id == vote, Motion.number == vote), Vote.closed_at.is_not(None))
        .order_by(Vote.closed_at.desc())
    ).first()
    if row is None:
        raise BadInput(message("packet.no_vote", vote=vote), field="vote")
    found, meeting, text, number = row
    fields = imprint(session, about=f"{number}-certificate", lang=lang, draft=draft)
    source = fields["task_force"].lang
    (told,) = decisions(
        session, vote_id=found.id, zone=meeting.zone, words=Words(lang), source=source
    )
    return CertificateView(
        **fields,
        decision=told,
        decisions=(told,),
        meeting=_meeting(session, meeting, source),
        text=PublicText(redact(text.text, REMOVED), source),
    )


def _check(row: Meeting, what: Detail, approved: bool) -> None:
    if what == "minutes" and not approved:
        raise BadInput(message("packet.minutes_not_approved", number=row.number), field="meeting")
    if what == "decisions" and row.closed_at is None:
        raise BadInput(message("packet.not_held", number=row.number), field="meeting")
    if what == "cancellation" and row.end_state != "cancelled":
        raise BadInput(message("packet.not_cancelled", number=row.number), field="meeting")


def _meeting(session: Session, row: Meeting, source: str) -> PublicMeeting:
    kinds = get_args(MeetingKind)
    note = redact(row.remote_link_note, REMOVED) if row.remote_link_note else ""
    kind: Any = row.kind if row.kind in kinds else "other"
    return PublicMeeting(
        number=row.number,
        title=PublicText(redact(row.title, REMOVED), source),
        kind=kind,
        starts_at=row.starts_at,
        zone=row.zone,
        place=PublicText(redact(row.place, REMOVED), source),
        remote=PublicText(note, source) if note else None,
        noticed_at=row.noticed_at,
        cancelled=row.end_state == "cancelled",
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        postings=tuple(
            PublicPosting(
                PublicText(redact(one.place, REMOVED), source),
                one.at,
                PublicText(redact(one.person, REMOVED), NO_LANGUAGE),
            )
            for one in postings(session, row.id)
        ),
        proofs=tuple(PublicText(redact(one, REMOVED), source) for one in noted_in_a_line(row)),
    )


def _items(
    session: Session, row: Meeting, what: Detail, words: Words, source: str
) -> tuple[PublicItem, ...]:
    kinds = get_args(ItemKind)
    found = session.execute(
        select(AgendaItem, Motion)
        .outerjoin(Motion, Motion.id == AgendaItem.motion_id)
        .where(AgendaItem.meeting_id == row.id)
        .order_by(AgendaItem.position, AgendaItem.id)
    ).all()
    items = []
    told = [motion.id for _item, motion in found if motion] if what == "agenda" else []
    rests = grounds(session, told, lang=words.lang) if told else {}
    for item, motion in found:
        removed = item.removed_at is not None
        if removed and what != "addendum":
            continue
        kind: Any = item.kind if item.kind in kinds else "other"
        first = row.noticed_at
        items.append(
            PublicItem(
                position=item.position,
                title=PublicText(redact(item.title, REMOVED), source),
                kind=kind,
                motion=_motion(session, motion, words, source, rests.get(motion.id, Grounds()))
                if motion
                else None,
                minutes=item.minutes_planned,
                added=first is not None and (item.noticed_at is None or item.noticed_at > first),
                removed=removed,
            )
        )
    return tuple(items)


def _motion(
    session: Session, motion: Motion, words: Words, source: str, rests_on: Grounds
) -> PublicMotion:
    texts = session.scalars(
        select(MotionText)
        .where(MotionText.motion_id == motion.id, MotionText.n <= motion.current_text)
        .order_by(MotionText.n.desc())
        .limit(2)
    ).all()
    current = texts[0]
    seats = {seat.id: seat.title for seat in session.scalars(select(Seat))}
    rule = charter_now(session).rule_for(motion.decision_class)

    summary, note = public_summary(
        summaries_of(session, motion.id), excuses_of(session, motion.id), current.n,
        lang=words.lang, source=source,
    )  # fmt: skip

    def public(said: str) -> PublicText:
        return PublicText(redact(said, REMOVED), source)

    def seat(seat_id: str | None, told: str | None) -> PublicText | None:
        title = seats.get(seat_id or "", told or "")
        return public(title) if title else None

    return PublicMotion(
        number=motion.number,
        title=public(motion.title),
        class_title=class_title(motion.decision_class, words),
        version=current.n,
        summary=summary,
        summary_note=note,
        text=public(current.text),
        earlier=public(texts[1].text) if len(texts) > 1 else None,
        if_adopted=public(current.if_adopted),
        if_rejected=public(current.if_rejected),
        cost=public_cost(session, current, source),
        mover_seat=seat(motion.mover_seat_id, motion.mover_words),
        seconder_seat=seat(motion.seconder_seat_id, motion.seconder_words),
        cosponsor_seats=tuple(map(public, cosponsoring(session, motion.id))),
        needs=public(rule.title),
        citation=public(rule.citation),
        grounds=rests_on.indicators,
        reviews=rests_on.reviews,
    )
