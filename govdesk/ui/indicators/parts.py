# SPDX-License-Identifier: Apache-2.0
"""An indicator by neighbourhood and by group: small charts to one scale, table and funnel."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.queries.breakdowns import Breakdown, PartRow
from govdesk.queries.indicators import IndicatorDetail
from govdesk.ui.charts import ChartPanel, SmallMultiples
from govdesk.ui.indicators.words import number
from govdesk.ui.theme import look
from govdesk.ui.widgets import Column, RowsTable, Section, caption
from govdesk.wording import _


def part_sections(detail: IndicatorDetail) -> Iterator[Section]:
    """A section for each kind of part of which there are readings."""
    parts = detail.parts
    if parts.neighbourhoods.rows:
        section = _section(_("By neighbourhood"), _("Neighbourhood"), parts.neighbourhoods, detail)
        if parts.funnel is not None:
            panel = ChartPanel()
            panel.setMinimumHeight(look().px(300))
            panel.show_chart(parts.funnel)
            section.body.addWidget(panel)
        yield section
    if parts.groups.rows:
        yield _section(_("By group"), _("Group"), parts.groups, detail)


def _section(title: str, kind: str, parts: Breakdown, detail: IndicatorDetail) -> Section:
    section = Section(title)
    section.body.addWidget(
        caption(
            _(
                "In {unit}, all to one scale. The dashed line is the whole city, where it can be "
                "compared."
            ).format(unit=detail.row.unit)
        )
    )
    section.body.addWidget(SmallMultiples(parts.charts))
    section.body.addWidget(_table(title, kind, parts, detail))
    return section


def _table(title: str, kind: str, parts: Breakdown, detail: IndicatorDetail) -> RowsTable[PartRow]:
    decimals = detail.row.decimals
    table: RowsTable[PartRow] = RowsTable(
        [
            Column("name", kind, lambda part: part.name, stretch=True),
            Column("period", _("Period"), lambda part: part.period, width=96),
            Column(
                "value",
                _("Value"),
                lambda part: number(part.value, decimals),
                sort=lambda part: part.value,
                numeric=True,
                width=90,
            ),
            Column(
                "cases",
                _("Cases"),
                lambda part: number(part.denominator, 0),
                sort=lambda part: part.denominator,
                numeric=True,
                width=72,
                gives_way=2,
            ),
            Column(
                "few",
                _("Note"),
                lambda part: _("Too few cases") if part.few else "",
                width=120,
                gives_way=1,
            ),
        ],
        key=lambda part: part.key,
        accessible_name=title,
    )
    table.show_rows(parts.rows)
    table.fit_rows(8)
    return table
