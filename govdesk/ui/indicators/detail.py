# SPDX-License-Identifier: Apache-2.0
"""One indicator: where it stands, its chart, readings, neighbourhoods, targets and motions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal

from govdesk.briefing.plain_answers import Answer, answer_on_indicator
from govdesk.queries.adoption import AdoptionChoices
from govdesk.queries.definitions import HeldTarget
from govdesk.queries.history_rows import ReadingRow
from govdesk.queries.indicators import IndicatorDetail
from govdesk.queries.status import shown
from govdesk.rules.attachments import Supported
from govdesk.rules.refusals import Refusal
from govdesk.ui.attached import AttachedFiles
from govdesk.ui.charts import ChartPanel
from govdesk.ui.explained import Explain
from govdesk.ui.indicators.compare import Compared, Other
from govdesk.ui.indicators.keeping import AdoptForm, RedefineForm, redefine_subject
from govdesk.ui.indicators.narratives import NarrativesSection
from govdesk.ui.indicators.parts import part_sections
from govdesk.ui.indicators.reading_form import ReadingForm
from govdesk.ui.indicators.seen_as import SeenAs
from govdesk.ui.indicators.target_form import TargetForm, target_subject, why_not_target
from govdesk.ui.indicators.words import (
    goal,
    number,
    reading_status,
    variation_words,
    with_unit,
)
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.theme import look
from govdesk.ui.widgets import (
    Column,
    Detail,
    Facts,
    Label,
    LinkLabel,
    Reveal,
    RowsTable,
    Section,
    StatusLabel,
    button,
    caption,
    heading,
    indicator_status,
)
from govdesk.wording import _, current, say


class IndicatorPage(Detail):
    """An indicator with all that belongs to it.

    Seen as a frozen review saw it, it is there to read and not to change. `others` are the
    indicators that it can be compared with.
    """

    viewed = Signal(str)
    """The freeze to look through; empty for now."""

    def __init__(self, office: Office) -> None:
        super().__init__(_("The indicator"))
        self._office = office
        self._form: ReadingForm | None = None
        self._other = ""
        self.others: tuple[Other, ...] = ()
        self.department_id = ""

    def show_indicator(self, detail: IndicatorDetail) -> None:
        """Show an indicator."""
        correcting = self._form.correcting if self._form is not None else ""
        self.department_id = detail.row.department_id
        self.begin(detail.row.id)
        row = detail.row
        self._form = None
        self.body.addWidget(heading(row.name))
        self.body.addWidget(StatusLabel(indicator_status(row.status)))
        self.body.addWidget(Label(say(row.sentence)))
        if detail.view is None:
            self.body.addWidget(Explain(partial(self._explain, row.code, row.period)))
        if detail.seen:
            seen = SeenAs(detail)
            seen.chosen.connect(self.viewed)
            self.body.addWidget(seen)
        self.body.addWidget(self._facts(detail))
        if detail.view is None:
            charts = Compared(self._office, row.id, detail.chart, self.others, self._other)
            charts.chosen.connect(self._compare)
            self.body.addWidget(charts)
        else:
            chart = ChartPanel()
            chart.setMinimumHeight(look().px(300))
            chart.show_chart(detail.chart)
            self.body.addWidget(chart)
        for section in part_sections(detail):
            self.body.addWidget(section)
        self._readings(detail)
        if detail.view is None:
            self._record(detail, correcting)
        self._targets(detail)
        self._motions(detail)
        if detail.view is None:
            self.body.addWidget(
                NarrativesSection(self._office, detail.narratives, detail.zone, indicator_id=row.id)
            )
        self._definition(detail)
        self.body.addStretch(1)

    def show_new(self, choices: AdoptionChoices) -> None:
        """Show the form that adopts an indicator."""
        self._form = None
        self.begin("new")
        self.body.addWidget(heading(_("Adopt an indicator")))
        form = AdoptForm(self._office, choices)
        self.body.addWidget(form)
        form.focus_first()

    def _explain(
        self,
        code: str,
        period: str,
        show: Callable[[Answer | None], None],
        refused: Callable[[Refusal], None],
    ) -> None:
        self._office.desk.read(
            self, answer_on_indicator, show, refused=refused, code=code, period=period,
            lang=current().lang,
        )  # fmt: skip

    def _compare(self, id: str) -> None:
        self._other = id

    def focus_form(self) -> None:
        """Put the cursor in the form that records a reading."""
        if self._form is not None:
            self.ensureWidgetVisible(self._form)
            self._form.focus_first()

    def _facts(self, detail: IndicatorDetail) -> Facts:
        row, evidence = detail.row, detail.evidence
        forecast = ""
        if evidence.is_changing:
            forecast = _("It is changing: what it was so far does not say where it will be.")
        elif evidence.forecast is not None:
            value = shown(evidence.forecast.value, row.decimals)
            forecast = with_unit(value, row.decimals, row.unit)
        latest = ""
        if row.value is not None:
            latest = _("{value} in {period}").format(
                value=with_unit(row.value, row.decimals, row.unit), period=row.value_period
            )
        return Facts(
            [
                (_("Latest reading"), latest),
                (_("This year so far"), with_unit(row.actual, row.decimals, row.unit)),
                (_("Planned by now"), with_unit(row.milestone, row.decimals, row.unit)),
                (_("Target of the year"), f"{goal(row)} {row.unit}" if goal(row) else ""),
                (_("Is it a real change?"), variation_words(str(evidence.variation or ""))),
                (_("Where it is heading"), forecast),
                (_("Data"), " ".join(say(flag.text) for flag in evidence.flags)),
                (_("Owner"), row.department),
            ]
        )

    def _record(self, detail: IndicatorDetail, correcting: str) -> None:
        section = Section(_("Record a reading"))
        self._form = ReadingForm(self._office, detail, correcting)
        section.body.addWidget(self._form)
        self.body.addWidget(section)

    def _readings(self, detail: IndicatorDetail) -> None:
        section = Section(_("Readings and their history"))
        decimals = detail.row.decimals
        table: RowsTable[ReadingRow] = RowsTable(
            [
                Column("period", _("Period"), lambda r: r.period, sort=lambda r: r.order, width=96),
                Column(
                    "value",
                    _("Value"),
                    lambda r: number(r.value, decimals),
                    sort=lambda r: r.value,
                    numeric=True,
                    width=90,
                ),
                Column("status", _("How sure"), _how_sure, width=150),
                Column("why", _("Reason or note"), lambda r: r.reason or r.note, stretch=True),
                Column("by", _("Recorded by"), lambda r: r.by, width=140, gives_way=1),
            ],
            key=lambda r: r.id,
            accessible_name=_("Readings and their history"),
        )
        table.show_rows(detail.readings)
        table.fit_rows(8)
        if detail.view is None:
            correct = button(_("C&orrect the chosen reading"), "quiet")
            correct.clicked.connect(lambda: self._correct(table.current_row()))
            section.add_act(correct)
        section.body.addWidget(table)
        self.body.addWidget(section)
        self._evidence(detail)

    def _evidence(self, detail: IndicatorDetail) -> None:
        """What the numbers come from; for whoever may record them."""
        if detail.view is not None:
            return
        why_not = self._office.who.why_not("reading.record", department_id=detail.row.department_id)
        if why_not is not None and not detail.attached:
            return
        held = [(one.id, one.period) for one in detail.readings if one.holds]
        named = held + [(one.id, one.period) for one in detail.readings if not one.holds]
        self.body.addWidget(
            AttachedFiles(
                self._office, Supported.READING, held, detail.attached, why_not, dict(named)
            )
        )

    def _correct(self, row: ReadingRow | None) -> None:
        if row is not None and self._form is not None:
            self._form.correct(row)
            self.ensureWidgetVisible(self._form)

    def _targets(self, detail: IndicatorDetail) -> None:
        section = Section(_("Targets"))
        if not detail.targets:
            section.body.addWidget(caption(_("No target has been set.")))
        for target in detail.targets:
            section.body.addWidget(
                Label(_target_words(target, detail.row.decimals, detail.row.unit))
            )
            if target.reason:
                section.body.addWidget(caption(target.reason))
        self.body.addWidget(section)
        if detail.view is not None:
            return
        section.body.addWidget(
            Reveal(
                self._office,
                _("Set a target"),
                target_subject(detail.row.id),
                lambda: TargetForm(self._office, detail),
                why_not_target(self._office, detail),
            )
        )

    def _motions(self, detail: IndicatorDetail) -> None:
        section = Section(_("Motions about it"))
        if not detail.motions:
            section.body.addWidget(caption(_("None so far.")))
        for motion in detail.motions:
            words = _("Motion {number}: {title}").format(number=motion.number, title=motion.title)
            section.body.addWidget(LinkLabel(self._office, words, Place("motions", motion.id)))
        self.body.addWidget(section)

    def _definition(self, detail: IndicatorDetail) -> None:
        section = Section(_("What is measured"))
        definition = detail.definition
        section.body.addWidget(Label(definition.description))
        section.body.addWidget(
            Facts(
                [
                    (_("Counted"), definition.numerator),
                    (_("Out of"), definition.denominator),
                    (_("Source"), definition.source),
                    (_("Defined like this since"), detail.from_period),
                ]
            )
        )
        self.body.addWidget(section)
        if detail.view is not None:
            return
        section.body.addWidget(
            Reveal(
                self._office,
                _("Change the definition"),
                redefine_subject(detail.row.id),
                lambda: RedefineForm(self._office, detail),
                self._office.who.why_not("indicator.keep"),
            )
        )


def _how_sure(row: ReadingRow) -> str:
    if not row.holds and row.status != "withdrawn":
        return _("Replaced")
    return reading_status(row.status)


def _target_words(target: HeldTarget, decimals: int, unit: str) -> str:
    if target.band is not None:
        return _("{year}: between {low} and {high} {unit}").format(
            year=target.fiscal_year,
            low=current().number(target.band.low),
            high=current().number(target.band.high),
            unit=unit,
        )
    path = ", ".join(
        "–" if one is None else number(shown(one, decimals), decimals) for one in target.milestones
    )
    return _("{year}: {value} {unit}, by quarter {path}").format(
        year=target.fiscal_year, value=number(target.value, decimals), unit=unit, path=path
    )
