# SPDX-License-Identifier: Apache-2.0
"""The meetings as an iCalendar file (RFC 5545), for people's own calendars.

Instants are in UTC, so that no definition of a time zone is needed and every calendar shows them in
its owner's time.
"""

from __future__ import annotations

from datetime import UTC, datetime

from govdesk.queries.open_data import OpenData, OpenMeeting

HOUR = 3_600_000_000
MINUTE = 60_000_000
USUAL = 2 * HOUR
"""How long a meeting takes whose agenda does not say it, in microseconds."""
LONGEST = 75
"""Bytes of a line; a longer one is folded (RFC 5545 section 3.1)."""
GONE = ("cancelled", "no_quorum")


def calendar(data: OpenData) -> bytes:
    """The file, the same bytes for the same data."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//GovDesk//Meetings//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{escaped(data.name)}",
        f"X-WR-CALNAME:{escaped(data.name)}",
        *(line for one in data.meetings for line in _event(one)),
        "END:VCALENDAR",
    ]
    return b"".join(folded(line) + b"\r\n" for line in lines)


def escaped(text: str) -> str:
    """A text value (RFC 5545 section 3.3.11)."""
    for found, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n")):
        text = text.replace(found, written)
    return text


def folded(line: str) -> bytes:
    """A content line in UTF-8, broken between characters where it is too long."""
    parts: list[bytes] = [b""]
    for letter in line:
        raw = letter.encode()
        room = LONGEST if len(parts) == 1 else LONGEST - 1
        if len(parts[-1]) + len(raw) > room:
            parts.append(b"")
        parts[-1] += raw
    return b"\r\n ".join(parts)


def _event(one: OpenMeeting) -> list[str]:
    starts = one.opened_at or one.starts_at
    planned = starts + (one.minutes * MINUTE or USUAL)
    agenda = "\n".join(f"{n}. {title}" for n, title in enumerate(one.agenda, start=1))
    return [
        "BEGIN:VEVENT",
        f"UID:{one.id}@govdesk",
        f"DTSTAMP:{_utc(one.closed_at or one.noticed_at or one.starts_at)}",
        f"SEQUENCE:{one.revision}",
        f"DTSTART:{_utc(starts)}",
        f"DTEND:{_utc(max(one.closed_at or planned, starts))}",
        f"SUMMARY:{escaped(one.title)}",
        f"LOCATION:{escaped(one.place)}",
        f"STATUS:{'CANCELLED' if one.state in GONE else 'CONFIRMED'}",
        *([f"DESCRIPTION:{escaped(agenda)}"] if agenda else []),
        "END:VEVENT",
    ]


def _utc(at: int) -> str:
    return datetime.fromtimestamp(at / 1_000_000, UTC).strftime("%Y%m%dT%H%M%SZ")
