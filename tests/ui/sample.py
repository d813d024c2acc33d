# SPDX-License-Identifier: Apache-2.0
"""A small sample to drive the desk with: frozen rows, an opened workspace in memory, one screen.

`SampleWorkspace` really keeps rows and drafts and really runs what it is given; it only has no
database. Its "session" and "context" are itself.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from govdesk.queries.charts import ChartEvent, ChartLine, ChartPoint, ChartSpec, Mark
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput
from govdesk.services.context import Changed
from govdesk.ui.charts import ChartPanel
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import (
    Act,
    Chip,
    Column,
    EmptyState,
    Facts,
    Form,
    Label,
    LinkLabel,
    ListDetail,
    RowsTable,
    Screen,
    Scroll,
    Section,
    StatusLabel,
    indicator_status,
)

T = TypeVar("T")


@dataclass(frozen=True)
class Measure:
    """One row of the sample list."""

    id: str
    name: str
    owner: str
    status: str
    value: float | None
    target: float
    due: date
    trend: tuple[float | None, ...]


@dataclass
class SampleWorkspace:
    """Rows and drafts in memory, with every call noted in order."""

    rows: dict[str, Measure] = field(default_factory=dict)
    drafts: dict[str, dict[str, str]] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    threads: set[str] = field(default_factory=set)
    hold: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.hold.set()

    def read(self, fn: Callable[..., T], /, **kw: Any) -> T:
        return self._run(fn, **kw)

    def write(self, fn: Callable[..., Changed], /, **kw: Any) -> Changed:
        return self._run(fn, **kw)

    def _run(self, fn: Callable[..., T], **kw: Any) -> T:
        self.hold.wait(5)
        self.threads.add(threading.current_thread().name)
        self.calls.append(fn.__name__)
        return fn(self, **kw)


def list_measures(session: SampleWorkspace) -> tuple[Measure, ...]:
    return tuple(session.rows.values())


def measure(session: SampleWorkspace, *, id: str) -> Measure:
    return session.rows[id]


def find_measures(session: SampleWorkspace, *, text: str, limit: int) -> tuple[Measure, ...]:
    found = (row for row in session.rows.values() if text.casefold() in row.name.casefold())
    return tuple(found)[:limit]


def rename(ctx: SampleWorkspace, *, id: str, name: str) -> Changed:
    if not name:
        raise BadInput(
            message("general.required", field="A name"),
            kept=message("general.kept_as_draft"),
            field="name",
        )
    ctx.rows[id] = replace(ctx.rows[id], name=name)
    return Changed(kinds=frozenset({"indicator"}), ids=frozenset({id}), entries=1)


def fail(_ctx: SampleWorkspace) -> Changed:
    raise ZeroDivisionError("the sample is broken on purpose")


def keep_draft(ctx: SampleWorkspace, *, subject: str, fields: Mapping[str, str]) -> Changed:
    ctx.drafts[subject] = dict(fields)
    return Changed(kinds=frozenset({"draft"}))


def drop_draft(ctx: SampleWorkspace, *, subject: str) -> Changed:
    ctx.drafts.pop(subject, None)
    return Changed(kinds=frozenset({"draft"}))


def find_draft(session: SampleWorkspace, *, subject: str) -> Mapping[str, str] | None:
    return session.drafts.get(subject)


def sample_rows() -> dict[str, Measure]:
    """Nine measures of a plainly fictional city."""
    given = [
        ("m1", "Homes made safe within 30 days", "Housing", "lagging", 71.4, 80),
        ("m2", "Bus trips on time", "Transportation", "on_track", 88.2, 85),
        ("m3", "Youth seen by a counsellor within 14 days", "Health", "off_track", 42.0, 75),
        ("m4", "Evictions per 1,000 renters", "Housing", "achieved", 4.1, 5),
        ("m5", "Émigré support visits", "Social services", "not_reported", None, 120),
        ("m6", "Streets lit after a report within 5 days", "Public safety", "on_track", 91.0, 90),
        ("m7", "Seniors reached by home visits", "Social services", "too_few_cases", None, 40),
        ("m8", "Ramps repaired at crossings", "Transportation", "lagging", 33.0, 48),
        ("m9", "Children fully vaccinated at two", "Health", "on_track", 93.5, 92),
    ]
    return {
        id: Measure(
            id,
            name,
            owner,
            status,
            value,
            target,
            date(2026, 7, 1 + number * 3),
            tuple(
                None
                if (number + at) % 7 == 3
                else target * (0.7 + 0.02 * at + 0.05 * ((number * 7 + at * 5) % 4))
                for at in range(10)
            ),
        )
        for number, (id, name, owner, status, value, target) in enumerate(given)
    }


def sample_chart(row: Measure) -> ChartSpec:
    """The trend of a measure with a target, a mean, limits, a hidden point and an event."""
    labels = [f"{2024 + q // 4}-Q{q % 4 + 1}" for q in range(10)]
    marks = [Mark.COMMON] * 10
    marks[8], marks[9], marks[2] = Mark.IMPROVEMENT, Mark.PROVISIONAL, Mark.SUPPRESSED
    points = tuple(
        ChartPoint(
            label,
            None if mark is Mark.SUPPRESSED else value,
            "hidden to protect people"
            if mark is Mark.SUPPRESSED
            else "not reported"
            if value is None
            else f"{value:.1f} %",
            mark,
        )
        for label, value, mark in zip(labels, row.trend, marks, strict=True)
    )
    known = [point.value for point in points if point.value is not None]
    mean = sum(known) / len(known)
    return ChartSpec(
        title=row.name,
        unit="%",
        points=points,
        lines=(
            ChartLine("Target", (row.target,) * 10, "target"),
            ChartLine(
                "Milestones",
                tuple(row.target * (0.8 + 0.02 * at) for at in range(10)),
                "milestone",
            ),
            ChartLine("Usual level", (mean,) * 10, "mean"),
            ChartLine("Usual range, top", (mean * 1.12,) * 10, "limit"),
            ChartLine("Usual range, bottom", (mean * 0.88,) * 10, "limit"),
        ),
        events=(ChartEvent(5, "Change of course"),),
        alt=f"{row.name}: rising from 2024 to 2026, still below the target.",
        note="The last point may still change.",
    )


class Detail(Scroll):
    """One measure: status, facts, chart, a form."""

    def __init__(self, office: Office) -> None:
        super().__init__("Measure")
        self.office = office
        self.row: Measure | None = None
        self.title = Label(role="heading")
        self.status = StatusLabel()
        self.facts = Facts()
        self.chart = ChartPanel()
        section = Section("Change")
        self.form = Form(office, "sample:rename")
        self.name = self.form.add("name", "&Name", QLineEdit(), hint="As the public will read it.")
        self.owner = self.form.add("owner", "&Department", QComboBox())
        for owner in ("Housing", "Health", "Transportation", "Public safety", "Social services"):
            self.owner.addItem(owner, owner)
        self.note = self.form.add("note", "No&te", QPlainTextEdit())
        self.act = Act("&Save the change")
        self.act.clicked.connect(self.submit)
        self.form.add_row(self.act)
        section.body.addWidget(self.form)
        for widget in (self.title, self.status, self.facts, self.chart, section):
            self.body.addWidget(widget)

    def show_measure(self, row: Measure) -> None:
        self.row = row
        self.title.setText(row.name)
        self.status.show_mark(indicator_status(row.status))
        self.facts.show_facts(
            [
                ("Department", row.owner),
                ("Target by year end", f"{row.target:g} %"),
                ("Latest", "" if row.value is None else f"{row.value:g} % in 2026-Q2"),
                ("Decided by", LinkLabel(self.office, "Motion 2026-14", Place("motions", "x14"))),
            ]
        )
        self.chart.show_chart(sample_chart(row))
        self.form.set_values({"name": row.name, "owner": row.owner, "note": ""})

    def submit(self) -> None:
        assert self.row is not None
        values = self.form.values()
        self.office.desk.write(
            self.form,
            rename,
            lambda _changed: self.form.submitted(),
            id=self.row.id,
            name=values["name"],
        )


class SampleScreen(Screen):
    """A list of measures with a detail."""

    kind = "indicators"
    kinds = frozenset({"indicator"})

    def __init__(self, office: Office) -> None:
        super().__init__(office, "Indicators")
        self.wanted = ""
        self.primary_runs = 0
        self.table: RowsTable[Measure] = RowsTable(
            [
                Column("name", "Indicator", lambda m: m.name, stretch=True, bold=True, width=180),
                Column(
                    "status",
                    "Status",
                    lambda m: indicator_status(m.status).word,
                    status=lambda m: indicator_status(m.status),
                    width=144,
                ),
                Column(
                    "value", "Latest, %", _value, sort=lambda m: m.value, numeric=True, width=88
                ),
                Column(
                    "trend",
                    "Trend",
                    lambda m: f"{len(m.trend)} quarters",
                    spark=lambda m: m.trend,
                    width=96,
                ),
            ],
            key=lambda m: m.id,
            accessible_name="Indicators",
            remembered=office.remembered,
            name="sample",
        )
        self.detail = Detail(office)
        self.list: ListDetail[Measure] = ListDetail(
            office,
            "sample",
            self.table,
            self.detail,
            EmptyState("Indicators are what the task force measures.", "Add one", self.new),
            [
                Chip("attention", "Need attention", lambda m: m.status in {"lagging", "off_track"}),
                Chip("missing", "Not reported", lambda m: m.value is None),
            ],
        )
        self.list.chosen.connect(self.chosen)
        self.body.addWidget(self.list, 1)
        self.set_primary("Record a reading", self.count_primary)

    def refresh(self) -> None:
        self.office.desk.read(self, list_measures, self.show_rows)

    def open(self, id: str) -> None:
        self.wanted = id
        if id:
            self.list.choose(id)

    def show_rows(self, rows: tuple[Measure, ...]) -> None:
        self.list.show_rows(rows)
        late = sum(row.status in {"lagging", "off_track"} for row in rows)
        self.set_summary(f"{late} of {len(rows)} indicators need attention.")
        if self.wanted:
            self.list.choose(self.wanted)

    def chosen(self, id: str) -> None:
        self.wanted = id
        self.moved.emit(Place(self.kind, id))
        self.office.desk.read(self, measure, self.detail.show_measure, id=id)

    def focus_search(self) -> None:
        self.list.focus_search()

    def back(self) -> bool:
        return self.list.back()

    def reference(self) -> str:
        return f"Indicator {self.wanted}" if self.wanted else ""

    def count_primary(self) -> None:
        self.primary_runs += 1


class HomeScreen(Screen):
    """A page with nothing on it but a sentence."""

    kind = "home"

    def __init__(self, office: Office) -> None:
        super().__init__(office, "Home")
        self.set_summary("Nothing needs you today.")
        self.body.addStretch(1)


def _value(row: Measure) -> str:
    return "" if row.value is None else f"{row.value:.1f}"
