# SPDX-License-Identifier: Apache-2.0
"""The charter in force."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.workspace import Charter as CharterRow
from govdesk.rules.charter import Charter


def charter_now(session: Session, *, on: date | None = None) -> Charter:
    """The charter's latest version, or the latest that was in force `on` a day.

    Raises LookupError where none is.
    """
    return charter_version(session, on=on)[1]


def charter_version(session: Session, *, on: date | None = None) -> tuple[int, Charter]:
    """The number of the charter's version in force, and the charter itself."""
    query = select(CharterRow.version, CharterRow.body).order_by(CharterRow.version.desc())
    if on is not None:
        query = query.where(CharterRow.in_force_from <= on)
    row = session.execute(query.limit(1)).one_or_none()
    if row is None:
        raise LookupError("no charter is in force")
    return row.version, Charter.from_json(row.body)
