# SPDX-License-Identifier: Apache-2.0
"""Entries about meetings, agendas, attendance, declared conflicts and minutes."""

from __future__ import annotations

from govdesk.models.meetings import AgendaItem, Attendance, Meeting, Minutes, Recusal
from govdesk.record.entry_types import EntryType, insert, update

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
        "meeting.noticed",
        subject="meeting",
        fields=("noticed_at", "notice_proof"),
        effect=update(Meeting, state="noticed"),
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
        fields=("closed_at", "end_state", "reason"),
        effect=update(Meeting, state="adjourned"),
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
        effect=insert(AgendaItem),
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
        effect=update(AgendaItem),
    ),
    EntryType(
        "attendance.noted",
        subject="attendance",
        fields=("meeting_id", "seat_id", "member_id", "role", "event"),
        effect=insert(Attendance),
    ),
    EntryType(
        "recusal.declared",
        subject="recusal",
        fields=("motion_id", "seat_id", "member_id", "nature", "left_room"),
        effect=insert(Recusal),
    ),
    EntryType(
        "minutes.drafted",
        subject="minutes",
        fields=("meeting_id", "version", "text"),
        effect=insert(Minutes, state="draft"),
    ),
    EntryType(
        "minutes.approved",
        subject="minutes",
        fields=("meeting_id", "version", "text", "state"),
        effect=insert(Minutes),
        signer="P",
    ),
)
