# SPDX-License-Identifier: Apache-2.0
"""Importing a file of readings: checked whole, then recorded whole or not at all.

A dry run and the import go the same way through `ReadingPlan`; only the import writes. What fails
is named by row and column, all of it, and nothing of the file is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import count

from sqlalchemy.orm import Session

from govdesk.queries.charter import charter_now
from govdesk.queries.moment import city_today
from govdesk.record.canonical import clean_text
from govdesk.record.entries.indicators import MAX_READINGS
from govdesk.rules.messages import message
from govdesk.rules.permissions import Actor
from govdesk.rules.reading_rows import RowProblem, RowStyle, TextRow
from govdesk.rules.refusals import BadInput
from govdesk.services.context import Act, Changed, Context
from govdesk.services.reading_plans import Planned, ReadingPlan

Rows = Iterable[TextRow | RowProblem | None]
Progress = Callable[[int], object]
"""Told how many rows of the file are done; it may raise to stop the import, which keeps nothing."""

TELL_EVERY = 500


@dataclass(frozen=True, slots=True)
class ImportHow:
    """How a file is imported: how it writes things, whether indicators and departments are created
    that are not there yet, and why readings are revised that are there already."""

    style: RowStyle = field(default_factory=RowStyle)
    create_indicators: bool = False
    create_departments: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file.

    `rows` counts its rows, `new`, `revised` and `unchanged` its readings, `indicators` those that
    are created for it. With anything in `rejected` nothing was or would be recorded.
    """

    rows: int
    new: int
    revised: int
    unchanged: int
    indicators: int
    rejected: tuple[RowProblem, ...]
    changed: Changed = field(default_factory=Changed)


class _Rejected(Exception):
    """Something of the file cannot be recorded: everything is rolled back."""


def check_readings(
    session: Session,
    *,
    rows: Rows,
    how: ImportHow,
    actor: Actor | None,
    progress: Progress | None = None,
) -> Imported:
    """What importing a file would do; nothing is written."""
    ids = count()
    plan = _plan(session, how, actor, lambda: f"new {next(ids)}")
    done = _run(plan, rows, progress, lambda _planned: None)
    return _told(plan, done, Changed())


def import_readings(
    ctx: Context, *, rows: Rows, how: ImportHow, progress: Progress | None = None
) -> Imported:
    """Record every reading of a file, or none. Raises NotAllowed when whoever is at the desk may
    record no readings, or may create no indicators that the file asks for."""
    verb = "reading.import" if how.create_indicators else "reading.record"
    actor = ctx.actor
    department = actor.department_id if actor else None
    changed = Changed()
    try:
        with ctx.writing(verb, department_id=department) as act:
            writer = _Writer(act)
            plan = _plan(act.session, how, actor, act.new_id)
            done = _run(plan, rows, progress, writer.write)
            if plan.rejected:
                raise _Rejected
            writer.flush()
            changed = act.changed()
    except _Rejected:
        changed = Changed()
    return _told(plan, done, changed)


def _plan(
    session: Session, how: ImportHow, actor: Actor | None, new_id: Callable[[], str]
) -> ReadingPlan:
    fiscal = how.style.fiscal_start or charter_now(session).fiscal_year_start
    reason = clean_text(how.reason).strip()
    if not reason:
        raise BadInput(message("general.required", field=message("measure.reason")), field="reason")
    return ReadingPlan(
        session,
        style=how.style,
        fiscal_start=fiscal,
        create=how.create_indicators,
        create_departments=how.create_departments,
        reason=reason,
        actor=actor,
        today=city_today(session),
        new_id=new_id,
    )


def _run(
    plan: ReadingPlan, rows: Rows, progress: Progress | None, write: Callable[[Planned], object]
) -> int:
    """Plan every row; `write` what can be recorded until something cannot. Gives the rows."""
    done = 0
    for row in rows:
        if row is None:
            done += 1
            if progress is not None and done % TELL_EVERY == 0:
                progress(done)
            continue
        planned = plan.add(row)
        if planned is not None and not plan.rejected:
            write(planned)
    return done


def _told(plan: ReadingPlan, rows: int, changed: Changed) -> Imported:
    return Imported(
        rows=rows,
        new=plan.new,
        revised=plan.revised,
        unchanged=plan.unchanged,
        indicators=plan.created,
        rejected=tuple(plan.rejected),
        changed=changed,
    )


class _Writer:
    """Records what is planned, so many readings an entry, so that a long file needs little room."""

    def __init__(self, act: Act) -> None:
        self._act = act
        self._waiting: list[dict[str, object]] = []

    def write(self, planned: Planned) -> None:
        """A new indicator at once, readings when there are enough of them."""
        if planned.adopts is not None:
            adopts = planned.adopts
            if adopts.department is not None:
                key, name = adopts.department["key"], adopts.department["name"]
                self._act.record("department.added", adopts.department_id, key=key, name=name)
            self._act.record("indicator.adopted", adopts.id, **dict(adopts.fields))
        self._waiting.append({"id": self._act.new_id(), **planned.reading})
        if len(self._waiting) == MAX_READINGS:
            self.flush()

    def flush(self) -> None:
        """Record what waits."""
        if self._waiting:
            workspace = self._act.ctx.store.workspace_id
            self._act.record("readings.recorded", workspace, readings=self._waiting)
            self._waiting = []
