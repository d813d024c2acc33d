# SPDX-License-Identifier: Apache-2.0
"""The second place: while a meeting is in session, a file elsewhere holds every committed entry.

The file holds the record from its first entry on, so that it fits any backup. Private details are
not in it, nor wrapped keys, nor the bytes of packets: those are in backups alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.meetings import Meeting
from govdesk.models.record import Entry
from govdesk.rules.meetings import MeetingState
from govdesk.rules.messages import message
from govdesk.rules.refusals import NotAvailable
from govdesk.store.opening import is_url
from govdesk.store.second_place import Line, SecondFile

T = TypeVar("T")
Read = Callable[..., T]
SESSION = (MeetingState.IN_SESSION.value, MeetingState.RECESS.value)
REDACTED = "entry.redacted"


class SecondCopy:
    """The file of one workspace in one folder."""

    def __init__(self, folder: Path, location: str, workspace: str) -> None:
        stem = "govdesk" if is_url(location) else Path(location).stem
        self._file = SecondFile(folder / f"{stem}_record_{workspace[-8:]}.jsonl")
        self._last: Line | None = None

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._file.path

    def bring_up(self, read: Read[Sequence[Line]]) -> int:
        """Add every entry that the record has and the file has not; how many were written.

        `read(query, **arguments)` asks the workspace; no session is open while the file, which may
        lie on something slow, is read or written. Raises NotAvailable when the place is not there.
        """
        try:
            return self._bring_up(read)
        except OSError as error:
            self._last = None
            raise NotAvailable(
                message(
                    "second.unreachable",
                    path=str(self._file.path.parent),
                    why=error.strerror or str(error),
                ),
                kept=message("second.unreachable.kept"),
                then=message("second.unreachable.then"),
            ) from error

    def _bring_up(self, read: Read[Sequence[Line]]) -> int:
        if self._last is None or not self._file.path.is_file():
            self._last = self._file.last()
        last = self._last
        new = read(lines_from, after=last.seq - 1 if last else 0)
        if last is not None and (not new or new[0].chain != last.chain):
            self._file.set_aside()
            last = None
            new = read(lines_from, after=0)
        if last is not None:
            new = new[1:]
            if any(_redacts(line) for line in new):
                last = None
                new = read(lines_from, after=0)
        if not new:
            return 0
        if last is None:
            self._file.write_anew(new)
        else:
            self._file.append(new)
        self._last = new[-1]
        return len(new)


def in_session(session: Session) -> bool:
    """Whether a meeting is in session, or in a recess of one."""
    found = session.scalars(select(Meeting.id).where(Meeting.state.in_(SESSION)).limit(1))
    return found.first() is not None


def lines_from(session: Session, *, after: int) -> Sequence[Line]:
    """Every entry behind a place in the record, as the second place keeps it."""
    entries = session.scalars(select(Entry).where(Entry.seq > after).order_by(Entry.seq))
    return [
        Line(
            one.seq,
            one.recorded_at,
            one.actor,
            one.body,
            one.sig,
            one.leaf,
            one.chain,
            {}
            if one.body
            else {
                "type": one.type,
                "subject": one.subject,
                "nonce": one.nonce,
                "body_sha256": one.body_sha256,
            },
        )
        for one in entries
    ]


def _redacts(line: Line) -> bool:
    """Whether an entry took a body out of the record, which must then go from the file too."""
    return f'"type":"{REDACTED}"'.encode() in line.body
