# SPDX-License-Identifier: Apache-2.0
"""What each department has brought to a review so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

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
    and how many of those have their story."""

    id: str
    name: str
    indicators: int
    reported: int
    behind: int
    told: int

    @property
    def is_ready(self) -> bool:
        """Whether nothing of it is missing."""
        return self.reported == self.indicators and self.told == self.behind


def departments_of(findings: Sequence[FindingOfDepartment]) -> tuple[DepartmentRow, ...]:
    """Each department's part, what is not ready first, then by name."""
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
            )
        )
    return tuple(sorted(found, key=lambda row: (row.is_ready, row.name)))
