# SPDX-License-Identifier: Apache-2.0
"""What each department has brought to a review so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy.orm import Session

from govdesk.queries.review_requests import RequestRow
from govdesk.queries.rows import among, rows
from govdesk.rules.periods import parse_period
from govdesk.rules.requests import CHASE, is_handed_in
from govdesk.rules.status import Status


class FindingOfDepartment(Protocol):
    """What is looked at of a finding."""

    @property
    def department_id(self) -> str: ...
    @property
    def department(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def awaited(self) -> bool: ...
    @property
    def narrative(self) -> str: ...


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """A department's part: its indicators, how many have their readings, how many are behind plan,
    and how many of those have their story; every step taken about it, in order, and how many
    numbers came in for the quarter or before it since it was handed in."""

    id: str
    name: str
    indicators: int
    reported: int
    behind: int
    told: int
    steps: tuple[RequestRow, ...] = ()
    since: int = 0

    @property
    def is_ready(self) -> bool:
        """Whether nothing of it is missing."""
        return self.reported == self.indicators and self.told == self.behind

    @property
    def done(self) -> tuple[str, ...]:
        """The steps by name, as the rules ask for them."""
        return tuple(one.step for one in self.steps)

    @property
    def is_handed_in(self) -> bool:
        """Whether it is handed in now."""
        return is_handed_in(self.done)

    @property
    def answer(self) -> RequestRow | None:
        """When it was last handed in, or given back; None when it never was."""
        return next((one for one in reversed(self.steps) if one.step not in CHASE), None)


def departments_of(
    findings: Sequence[FindingOfDepartment],
    steps: Sequence[RequestRow] = (),
    since: Mapping[str, int] | None = None,
) -> tuple[DepartmentRow, ...]:
    """Each department's part, with the review's steps and the numbers since: what is not handed in
    first, then what is not ready, then by name."""
    by_id: dict[str, list[FindingOfDepartment]] = {}
    for finding in findings:
        by_id.setdefault(finding.department_id, []).append(finding)
    found = []
    for id, own in by_id.items():
        behind = [one for one in own if Status(one.status).behind]
        found.append(
            DepartmentRow(
                id=id,
                name=own[0].department,
                indicators=len(own),
                reported=sum(not one.awaited for one in own),
                behind=len(behind),
                told=sum(bool(one.narrative) for one in behind),
                steps=tuple(one for one in steps if one.department_id == id),
                since=(since or {}).get(id, 0),
            )
        )
    return tuple(sorted(found, key=lambda row: (row.is_handed_in, row.is_ready, row.name)))


def numbers_since(
    session: Session, *, period: str, steps: Sequence[RequestRow]
) -> Mapping[str, int]:
    """How many numbers of the quarter or before it each department has sent since its part was
    handed in, by department."""
    handed_in: dict[str, int] = {}
    for one in steps:
        if one.step not in CHASE:
            handed_in[one.department_id] = one.seq
    if not handed_in:
        return {}
    chosen, values = among("i.department_id", handed_in)
    last = parse_period(period).last_date
    found: dict[str, int] = {}
    for id, of_period, seq in rows(
        session,
        f"""
        SELECT i.department_id, r.period, r.entry_seq
        FROM readings r JOIN indicators i ON i.id = r.indicator_id
        WHERE {chosen} AND r.entry_seq > :first
        """,
        first=min(handed_in.values()),
        **values,
    ):
        if seq > handed_in[id] and parse_period(of_period).last_date <= last:
            found[id] = found.get(id, 0) + 1
    return found
