# SPDX-License-Identifier: Apache-2.0
"""Which departments' parts of the open reviews are awaited, for the first page: plain SQL only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from govdesk.queries.local_dates import local_date
from govdesk.queries.rows import Source, rows
from govdesk.rules.requests import RequestStep, is_handed_in


@dataclass(frozen=True, slots=True)
class ReviewParts:
    """The parts of one open review that the reader has to do with: a department's own, or all of
    them. `waiting` names the departments whose part is not handed in, of `count`; `days` are left
    until `due_on`, fewer than none when it is past; `returned` says that the reader's own part was
    given back."""

    review_id: str
    period: str
    due_on: date
    days: int
    waiting: tuple[str, ...]
    count: int
    own: bool
    returned: bool


def review_parts(
    source: Source, *, department: str, today: date, zone: str
) -> tuple[ReviewParts, ...]:
    """The parts that are awaited of each open review, the first due first: one department's, or
    with none given everyone's. Two statements.

    A department's part that is handed in is not listed; a review of which all are is, for whoever
    submits it.
    """
    found = rows(
        source,
        """
        SELECT DISTINCT r.id, r.period, r.due_at, d.id, d.name
        FROM reviews r
        JOIN findings f ON f.review_id = r.id
        JOIN indicators i ON i.id = f.indicator_id
        JOIN departments d ON d.id = i.department_id
        WHERE r.state = 'open' AND (:department = '' OR d.id = :department)
        ORDER BY r.due_at, r.period, d.name
        """,
        department=department,
    )
    if not found:
        return ()
    done: dict[tuple[str, str], tuple[str, ...]] = {}
    for review_id, id, step in rows(
        source,
        """
        SELECT q.review_id, q.department_id, q.step
        FROM review_requests q JOIN reviews r ON r.id = q.review_id
        WHERE r.state = 'open' ORDER BY q.entry_seq
        """,
    ):
        done[review_id, id] = (*done.get((review_id, id), ()), step)
    reviews: dict[str, list[tuple[str, str]]] = {}
    told = {}
    for review_id, period, due_at, id, name in found:
        reviews.setdefault(review_id, []).append((id, name))
        told[review_id] = (period, local_date(due_at, zone) - timedelta(days=1))
    parts = []
    for review_id, departments in reviews.items():
        period, due_on = told[review_id]
        waiting = [
            one for one in departments if not is_handed_in(done.get((review_id, one[0]), ()))
        ]
        if department and not waiting:
            continue
        steps = done.get((review_id, department), ())
        parts.append(
            ReviewParts(
                review_id=review_id,
                period=period,
                due_on=due_on,
                days=(due_on - today).days,
                waiting=tuple(name for _id, name in waiting),
                count=len(departments),
                own=bool(department),
                returned=RequestStep.RETURNED in steps,
            )
        )
    return tuple(parts)
