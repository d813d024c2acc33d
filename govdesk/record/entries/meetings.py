# SPDX-License-Identifier: Apache-2.0
"""Entries about meetings, agendas, attendance, declared conflicts and minutes."""

from __future__ import annotations

from sqlalchemy.orm import Session

from govdesk.models.meetings import (
    AgendaItem,
    Attendance,
    ClosedSession,
    Meeting,
    Minutes,
    Posting,
    Recusal,
    Speaker,
)
from govdesk.models.motions import Amendment, Motion
from govdesk.record.entry_types import Effect, EntryType, Written, add, both, change, insert, update
from govdesk.rules.motions import ENDED
from govdesk.store.rows import matching


def _items_noticed(session: Session, entry: Written) -> None:
    """What stands on the agenda now is what the notice told the public."""
    for item in matching(
        session, AgendaItem, meeting_id=entry.subject, noticed_at=None, removed_at=None
    ):
        item.noticed_at = entry.happened_at


def _posted(session: Session, entry: Written) -> None:
    """Place, time and person of a posting; before these were kept there was one line of proof."""
    if "posting_id" in entry.data:
        given = {"id": entry.data["posting_id"], "meeting_id": entry.subject}
        add(session, Posting, entry, given)


def _motion_on_agenda(session: Session, entry: Written) -> None:
    if "motion_id" in entry.data:
        meeting = {"meeting_id": entry.data["meeting_id"]}
        change(session, Motion, entry.data["motion_id"], meeting)
        for amendment in matching(session, Amendment, motion_id=entry.data["motion_id"]):
            if session.get_one(Motion, amendment.id).state not in ENDED:
                change(session, Motion, amendment.id, meeting)


def _motion_off_agenda(session: Session, entry: Written) -> None:
    item = session.get_one(AgendaItem, entry.subject)
    motion = session.get(Motion, item.motion_id) if item.motion_id else None
    if motion is not None and motion.meeting_id == item.meeting_id:
        change(session, Motion, motion.id, {}, meeting_id=None)


def _meeting_state(state: str) -> Effect:
    def effect(session: Session, entry: Written) -> None:
        change(session, Meeting, entry.data["meeting_id"], {}, state=state)

    return effect


def _minutes_settled(session: Session, entry: Written) -> None:
    change(session, Meeting, entry.data["meeting_id"], {}, state=entry.data["state"])


def _called(session: Session, entry: Written) -> None:
    change(session, Speaker, entry.subject, {}, called_at=entry.happened_at)


def _ended(session: Session, entry: Written) -> None:
    change(session, Speaker, entry.subject, {}, ended_at=entry.happened_at)


ENTRIES = (
    EntryType(
        "meeting.scheduled",
        subject="meeting",
        fields=(
            "number",
            "kind",
            "title",
            "starts_at",
            "starts_wall",
            "zone",
            "place",
            "remote_link_note",
            "notice_due_at",
            "state",
        ),
        effect=insert(Meeting),
    ),
    EntryType(
        "meeting.rescheduled",
        subject="meeting",
        fields=(
            "title",
            "starts_at",
            "starts_wall",
            "place",
            "remote_link_note",
            "notice_due_at",
            "reason",
        ),
        effect=update(Meeting),
    ),
    EntryType(
        "meeting.notice_counted",
        subject="meeting",
        fields=("notice_due_at",),
        effect=update(Meeting),
    ),
    EntryType(
        "meeting.noticed",
        subject="meeting",
        fields=(
            "noticed_at",
            "notice_proof",
            "posting_id",
            "posted_place",
            "posted_at",
            "posted_by",
            "agenda",
        ),
        effect=both(update(Meeting, state="noticed"), _posted, _items_noticed),
    ),
    EntryType(
        "meeting.opened",
        subject="meeting",
        fields=("opened_at",),
        effect=update(Meeting, state="in_session"),
    ),
    EntryType(
        "meeting.recessed", subject="meeting", fields=(), effect=update(Meeting, state="recess")
    ),
    EntryType(
        "meeting.resumed", subject="meeting", fields=(), effect=update(Meeting, state="in_session")
    ),
    EntryType(
        "meeting.closed",
        subject="meeting",
        fields=("closed_at", "end_state", "state", "reason", "continues_on"),
        effect=update(Meeting),
    ),
    EntryType(
        "agenda.item_added",
        subject="agenda item",
        fields=(
            "meeting_id",
            "position",
            "title",
            "kind",
            "motion_id",
            "review_id",
            "minutes_planned",
        ),
        effect=both(insert(AgendaItem), _motion_on_agenda),
    ),
    EntryType(
        "agenda.item_changed",
        subject="agenda item",
        fields=("position", "title", "minutes_planned"),
        effect=update(AgendaItem),
    ),
    EntryType(
        "agenda.item_removed",
        subject="agenda item",
        fields=("removed_at", "reason"),
        effect=both(update(AgendaItem), _motion_off_agenda),
    ),
    EntryType(
        "attendance.noted",
        subject="attendance",
        fields=("meeting_id", "seat_id", "member_id", "role", "event", "given"),
        effect=insert(Attendance),
    ),
    EntryType(
        "recusal.declared",
        subject="recusal",
        fields=("motion_id", "seat_id", "member_id", "nature", "left_room"),
        effect=insert(Recusal),
    ),
    EntryType(
        "speaker.listed",
        subject="speaker",
        fields=("meeting_id", "item_id", "position", "shown_name", "seconds"),
        effect=insert(Speaker),
    ),
    EntryType("speaker.called", subject="speaker", fields=("meeting_id",), effect=_called),
    EntryType("speaker.ended", subject="speaker", fields=("meeting_id",), effect=_ended),
    EntryType(
        "closed_session.begun",
        subject="closed session",
        fields=(
            "meeting_id",
            "item_id",
            "mover_seat_id",
            "agreed",
            "yes",
            "no",
            "called",
            "rule",
            "ground",
            "inside",
            "others",
            "opened_at",
            "closed_at",
        ),
        effect=insert(ClosedSession),
    ),
    EntryType(
        "closed_session.ended",
        subject="closed session",
        fields=("meeting_id", "closed_at", "reported_out"),
        effect=update(ClosedSession),
    ),
    EntryType(
        "minutes.drafted",
        subject="minutes",
        fields=("meeting_id", "version", "text"),
        effect=both(insert(Minutes, state="draft"), _meeting_state("minutes_draft")),
    ),
    EntryType(
        "minutes.approved",
        subject="minutes",
        fields=("meeting_id", "version", "text", "state", "motion_id"),
        effect=both(insert(Minutes), _minutes_settled),
    ),
)
