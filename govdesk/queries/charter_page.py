# SPDX-License-Identifier: Apache-2.0
"""The charter as people see it: the version in force, the earlier ones, and what is proposed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.motions import Motion
from govdesk.models.votes import Vote
from govdesk.models.workspace import Charter as CharterRow
from govdesk.models.workspace import CharterProposal
from govdesk.queries.holidays import holidays_kept
from govdesk.queries.moment import city_today
from govdesk.rules.charter import Charter
from govdesk.rules.charter_words import differences
from govdesk.rules.messages import Message
from govdesk.rules.motions import ENDED


@dataclass(frozen=True, slots=True)
class CharterVersion:
    """One version: since when, by which motion (none: the founding), and what it changed."""

    version: int
    in_force_from: date
    motion_id: str | None
    number: str
    changes: tuple[Message, ...]
    body_sha256: str


@dataclass(frozen=True, slots=True)
class ProposedCharter:
    """A charter that a motion proposes and that is not decided yet."""

    motion_id: str
    number: str
    state: str
    changes: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class CharterPage:
    """Everything on the page. `versions` are the newest first."""

    charter: Charter
    body: Mapping[str, Any]
    versions: tuple[CharterVersion, ...]
    proposed: tuple[ProposedCharter, ...]
    holidays: tuple[tuple[date, str], ...] = ()
    """Those that are kept from this year on."""


def charter_page(session: Session) -> CharterPage:
    """The charter in force, its versions and the proposed ones. Raises LookupError without one."""
    query = (
        select(CharterRow, Motion.id, Motion.number)
        .outerjoin(Vote, Vote.id == CharterRow.vote_id)
        .outerjoin(Motion, Motion.id == Vote.motion_id)
        .order_by(CharterRow.version)
    )
    versions: list[CharterVersion] = []
    before: Charter | None = None
    body: Mapping[str, Any] = {}
    for row, motion_id, number in session.execute(query):
        body, charter = row.body, Charter.from_json(row.body)
        changes = differences(before, charter) if before is not None else ()
        versions.append(
            CharterVersion(
                row.version, row.in_force_from, motion_id, number or "", changes, row.body_sha256
            )
        )
        before = charter
    if before is None:
        raise LookupError("no charter is in force")
    kept = tuple(holidays_kept(session, since=city_today(session).year).items())
    return CharterPage(before, body, tuple(reversed(versions)), _proposed(session, before), kept)


def _proposed(session: Session, now: Charter) -> tuple[ProposedCharter, ...]:
    query = (
        select(CharterProposal, Motion)
        .join(Motion, Motion.id == CharterProposal.motion_id)
        .where(Motion.state.not_in([state.value for state in ENDED]))
        .order_by(Motion.submitted_at.desc(), Motion.id.desc())
    )
    return tuple(
        ProposedCharter(
            motion.id, motion.number, motion.state,
            differences(now, Charter.from_json(proposal.body)),
        )
        for proposal, motion in session.execute(query)
    )  # fmt: skip
