# SPDX-License-Identifier: Apache-2.0
"""Parts of a review: what changed since it was frozen, and what earlier changes of course did."""

from __future__ import annotations

from govdesk.queries.review_pivots import PivotCheck
from govdesk.queries.reviews import FindingRow, ReviewDetail
from govdesk.ui.indicators.words import with_unit
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.reviews.pivot import evaluation_form
from govdesk.ui.widgets import (
    Column,
    Facts,
    Label,
    LinkLabel,
    RowsTable,
    Section,
    indicator_status,
)
from govdesk.wording import _, current


def changed_section(detail: ReviewDetail) -> Section:
    """Then, now, and why, of what is no longer as it was frozen."""
    section = Section(_("Changed since it was frozen"))
    errata = [one.name for one in detail.changed if one.is_erratum]
    if errata:
        words = _("To be corrected in public, because the status is another one now: {names}.")
        section.body.addWidget(Label(words.format(names=", ".join(errata))))
    table: RowsTable[FindingRow] = RowsTable(
        [
            Column("name", _("Indicator"), lambda f: f.name, bold=True, stretch=True, width=200),
            Column("then", _("Then"), _then, width=110),
            Column("now", _("Now"), _now, width=110),
            Column("change", _("Change"), _change, numeric=True, width=70, gives_way=1),
            Column("why", _("Reason"), _why, width=150, gives_way=2),
        ],
        key=lambda f: f.id,
        accessible_name=_("Changed since it was frozen"),
    )
    _put(section, table, detail.changed)
    return section


def evaluation_section(office: Office, detail: ReviewDetail) -> Section:
    """Each change of course of the two quarters before: what it promised, and what it did."""
    section = Section(_("Changes of course to look at again"))
    for check in detail.to_evaluate:
        link = LinkLabel(office, check.name, Place("indicators", check.indicator_id))
        section.body.addWidget(link)
        section.body.addWidget(
            Facts(
                [
                    (_("When it was proposed"), _stood(check, then=True)),
                    (_("Now"), _stood(check, then=False)),
                    (_("Expected effect"), check.pivot.expected_effect),
                    (_("What it did"), check.pivot.evaluation),
                ]
            )
        )
        if office.who.why_not("pivot.evaluate") is None:
            section.body.addWidget(evaluation_form(office, check.pivot))
    return section


def _put(section: Section, table: RowsTable, rows: tuple) -> None:  # type: ignore[type-arg]
    table.show_rows(rows)
    table.fit_rows(8)
    section.body.addWidget(table)


def _then(finding: FindingRow) -> str:
    if finding.then is None:
        return ""
    status = indicator_status(finding.then.status)
    value = _value(finding, now=False)
    return (
        _("{value} {shape} {status}")
        .format(value=value, shape=status.shape, status=status.word)
        .strip()
    )


def _now(finding: FindingRow) -> str:
    status = indicator_status(finding.computed_status)
    return (
        _("{value} {shape} {status}")
        .format(value=_value(finding, now=True), shape=status.shape, status=status.word)
        .strip()
    )


def _value(finding: FindingRow, *, now: bool) -> str:
    value = finding.actual if now or finding.then is None else finding.then.actual
    return "" if value is None else current().number(value, finding.decimals)


def _change(finding: FindingRow) -> str:
    if finding.then is None or finding.then.actual is None or finding.actual is None:
        return ""
    change = finding.actual - finding.then.actual
    sign = "+" if change > 0 else ""
    return f"{sign}{current().number(change, finding.decimals)}"


def _why(finding: FindingRow) -> str:
    return finding.then.reason if finding.then is not None else ""


def _stood(check: PivotCheck, *, then: bool) -> str:
    value, status = (check.then, check.then_status) if then else (check.now, check.now_status)
    if not status:
        return ""
    mark = indicator_status(status)
    return (
        _("{value} {shape} {status}")
        .format(
            value=with_unit(value, check.decimals, check.unit), shape=mark.shape, status=mark.word
        )
        .strip()
    )
