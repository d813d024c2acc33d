# SPDX-License-Identifier: Apache-2.0
"""Rehearsing the next meeting on a copy that is thrown away.

It is the hour when the meeting begins there; while its notice is not posted, a minute before that
is due, so that the meeting can be opened. Nothing comes back from it: the workspace itself is only
read. A shared workspace is rehearsed in as one file, too.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from govdesk.models.meetings import Meeting
from govdesk.rules.messages import message
from govdesk.rules.refusals import NotAvailable, Refusal
from govdesk.services.context import Changed, Context
from govdesk.store.clock import StoryClock, SystemClock
from govdesk.store.online_copy import copy_online
from govdesk.store.opening import cannot, create, is_url, open_store, shared_engine
from govdesk.store.shared_copy import copy_rows

COMING = ("scheduled", "noticed", "in_session", "recess")
MINUTE = 60_000_000
NAME = "rehearsal.govdesk"


def begin_rehearsal(ctx: Context, *, meeting_id: str) -> Changed:
    """Open a window of its own on a copy, in a process of its own. Raises Refusal where there can
    be no rehearsal."""
    location = ctx.store.location
    number = ctx.read(_number, location=location, meeting_id=meeting_id)
    command = [sys.executable, "-P", "-m", "govdesk", "rehearse", location, "--meeting", number]
    # Its own session: it stays when this window is closed.
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    threading.Thread(target=process.wait, name="govdesk-rehearsal", daemon=True).start()
    return Changed()


def rehearsal(location: str, folder: Path, *, number: str | None = None) -> Context:
    """A copy of the workspace in `folder`, opened for meeting `number`, or for the next one; nobody
    is at the desk yet.

    Raises Refusal without such a meeting, NotAvailable when the workspace cannot be copied.
    """
    _check_file(location)
    store = open_store(location, read_only=True)
    try:
        with store.reading() as session:
            begins = max(_begins(session, number), store.clock.now(session))
            opened = SystemClock().now(session)
    finally:
        store.close()
    target = folder / NAME
    try:
        _copy(location, target)
    except (sqlite3.Error, SQLAlchemyError, OSError) as error:
        raise NotAvailable(
            message("rehearsal.no_copy"),
            kept=message("rehearsal.untouched"),
            then=message("rehearsal.no_copy.then"),
        ) from error
    return Context(replace(open_store(str(target)), clock=StoryClock(begins, opened)))


def _copy(location: str, target: Path) -> None:
    if not is_url(location):
        copy_online(Path(location), target)
        return
    source, file = shared_engine(location), create(str(target), scratch=True)
    try:
        copy_rows(source, file)
    finally:
        source.dispose()
        file.dispose()


def _number(session: Session, *, location: str, meeting_id: str) -> str:
    _check_file(location)
    meeting = session.get(Meeting, meeting_id)
    if meeting is None or meeting.state not in COMING:
        raise _no_meeting()
    return meeting.number


def _begins(session: Session, number: str | None) -> int:
    query = select(Meeting).where(Meeting.state.in_(COMING)).order_by(Meeting.starts_at)
    if number is not None:
        query = query.where(Meeting.number == number)
    found = session.scalars(query.limit(1)).first()
    if found is None:
        raise _no_meeting()
    return found.starts_at if found.noticed_at is not None else found.notice_due_at - MINUTE


def _check_file(location: str) -> None:
    if not is_url(location) and not Path(location).is_file():
        raise cannot("missing", location)


def _no_meeting() -> Refusal:
    return Refusal(message("rehearsal.no_meeting"), then=message("rehearsal.no_meeting.then"))
