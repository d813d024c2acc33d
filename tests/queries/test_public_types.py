# SPDX-License-Identifier: Apache-2.0
"""The public types have no place for a private value."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator
from decimal import Decimal

import pytest

from govdesk.queries.charts import ChartPoint, Mark
from govdesk.queries.public_indicators import Forecast, HiddenNumber, NeighbourhoodRow
from govdesk.queries.public_meetings import AnnualView
from govdesk.queries.public_text import PrivateText, PublicText, redact
from govdesk.queries.public_view import PublicView
from govdesk.rules.messages import message
from govdesk.rules.public_values import Suppressed
from tests.builders_chart import chart
from tests.builders_public_view import public_view, row, shown

BARE_TEXT = {
    "lang", "city", "code", "packet_number", "corrects", "zone", "root", "key", "constituency",
    "number", "motion", "text", "label", "title", "unit", "name", "role", "alt", "note", "groups",
    "what", "across", "quarter", "outcome", "status", "disposition", "level", "decision_class",
    "indicators", "link", "kind", "ask", "not_concurring", "earlier", "currency",
}  # fmt: skip
FORBIDDEN = ("email", "phone", "address", "contact", "internal", "equity", "private", "draft_")


@pytest.mark.parametrize(
    "text",
    [
        "Write to ada.quill@marlow.example for the key",
        "Call 415-555-0142 after six",
        "(415) 555-0142",
        "+44 20 7946 0958",
        "see 01890f3e-7b1c-7cc0-9b1e-2f6a1c3d4e5f",
    ],
)
def test_contact_data_and_ids_cannot_become_public_text(text: str) -> None:
    with pytest.raises(PrivateText):
        PublicText(text)
    assert "removed" in PublicText(redact(text, "removed")).text


@pytest.mark.parametrize(
    "text",
    [
        "Motion 2026-14, adopted on 2026-06-09 with 911 and 988 calls",
        "12,480 calls, 1 200 000 residents, $1,250,000 from 2025-2026",
        "Ordinance 101-2026, section 4.2.1, 17:00-19:30",
    ],
)
def test_ordinary_numbers_stay(text: str) -> None:
    assert PublicText(text).text == redact(text, "removed") == text


@pytest.mark.parametrize("view", [PublicView, AnnualView])
def test_no_field_is_named_for_something_private(view: type) -> None:
    for owner, field in _fields(view):
        assert not any(word in field.name for word in FORBIDDEN), f"{owner.__name__}.{field.name}"


@pytest.mark.parametrize("view", [PublicView, AnnualView])
def test_bare_text_stands_only_where_it_is_a_code_or_already_checked(view: type) -> None:
    for owner, field in _fields(view):
        hint = typing.get_type_hints(owner)[field.name]
        if hint is str or str in typing.get_args(hint):
            assert field.name in BARE_TEXT, f"{owner.__name__}.{field.name}"


def test_a_suppressed_value_cannot_stand_on_a_chart() -> None:
    with pytest.raises(HiddenNumber):
        row(value=Suppressed(), forecast=None, sentence=message("general.required", field="x"))


def test_a_suppressed_point_has_no_position() -> None:
    spec = chart()
    bad = dataclasses.replace(
        spec, points=(ChartPoint("2026-Q1", 3.0, "suppressed", Mark.SUPPRESSED),)
    )
    with pytest.raises(HiddenNumber):
        row(chart=bad)


def test_a_suppressed_value_has_no_forecast() -> None:
    with pytest.raises(HiddenNumber):
        row(
            value=Suppressed(),
            chart=None,
            sentence=message("general.required", field="x"),
            forecast=Forecast(shown("3"), shown("2"), shown("4")),
        )


@pytest.mark.parametrize(
    "sentence",
    [
        message("decisions.name", name=Decimal(3)),
        message("decisions.name", name=message("decisions.name", name=3)),
    ],
)
def test_a_suppressed_value_has_no_number_in_its_sentence(sentence: object) -> None:
    with pytest.raises(HiddenNumber):
        row(value=Suppressed(), chart=None, forecast=None, sentence=sentence)


def test_a_table_has_a_cell_for_every_column() -> None:
    table = public_view().neighbourhoods[0]
    with pytest.raises(ValueError, match="one cell for each column"):
        dataclasses.replace(table, rows=(NeighbourhoodRow(PublicText("Harbour"), (shown("1"),)),))


def test_seats_belong_to_a_listed_group() -> None:
    with pytest.raises(ValueError, match="no listed constituency"):
        public_view(constituencies=())


def test_the_front_page_counts_what_the_pages_hold() -> None:
    headline = public_view().headline
    assert (headline.adopted, headline.rejected, headline.void) == (1, 1, 1)
    assert (headline.comments, headline.answered) == (2, 1)
    assert headline.indicators == 7


def _fields(root: type) -> Iterator[tuple[type, dataclasses.Field[object]]]:
    seen: set[type] = set()
    waiting = [root]
    while waiting:
        owner = waiting.pop()
        if owner in seen or not dataclasses.is_dataclass(owner):
            continue
        seen.add(owner)
        if owner.__module__.startswith("govdesk.rules"):
            continue
        for field in dataclasses.fields(owner):
            yield owner, field
            waiting += _named(typing.get_type_hints(owner)[field.name])


def _named(hint: object) -> list[type]:
    inner = typing.get_args(hint)
    if inner:
        return [found for part in inner for found in _named(part)]
    return [hint] if isinstance(hint, type) else []
