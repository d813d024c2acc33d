# SPDX-License-Identifier: Apache-2.0
"""Who has every release of the same cells solves none that was hidden in one of them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from govdesk.briefing.production import draw, keep
from govdesk.models.meetings import Meeting
from govdesk.queries.meeting_views import meeting_view
from govdesk.queries.public_readings import CITY, Part, public_readings, released
from govdesk.queries.reading_histories import HistoryRow
from govdesk.queries.told_before import Telling, tellings, told_at
from govdesk.rules.count_tables import one_way_table
from govdesk.rules.periods import parse_period
from govdesk.rules.public_values import Shown, Suppressed
from govdesk.rules.release_audit import PublishedTable, audit_release
from govdesk.services.packets import pin_checkpoint
from tests.builders import City
from tests.measured import ENROLLED, at, measured
from tests.queries.test_public_grounds import agenda
from tests.queries.test_public_neighbourhoods import PERIOD, counted, publish, view
from tests.queries.test_public_readings import K
from tests.queries.test_public_readings import counted as row_of
from tests.signed_packets import publish_signed

counts = st.sampled_from([0, 2, 4, 9, 11, 15, 30, 80])
states = st.lists(counts, min_size=3, max_size=3)


@given(st.lists(states, min_size=2, max_size=4), st.lists(st.booleans(), min_size=4, max_size=4))
@settings(max_examples=40, deadline=None)
def test_no_count_under_k_is_solved_from_any_releases(
    numbers: Sequence[Sequence[int]], publishes: Sequence[bool]
) -> None:
    history: dict[Part, list[HistoryRow]] = {}
    told: list[int] = []
    tables: list[PublishedTable] = []
    small: set[tuple[str, int]] = set()
    for seq, state in enumerate(numbers, 1):
        for name, value in ((f"p{n}", value) for n, value in enumerate((*state, sum(state)))):
            part = CITY if name == f"p{len(state)}" else ("", name)
            rows = history.setdefault(part, [])
            if not rows or rows[-1].value != value:  # who corrects nothing records nothing
                rows.append(row_of(value)._replace(seq=seq))
            if 0 < value < K:
                small.add((str(part[1]), rows[-1].seq))
        if not publishes[seq - 1]:
            continue
        now, hidden = released(ENROLLED, history, K, told)
        told.append(seq)
        if hidden == set(now):
            continue
        table = one_way_table({f"p{n}": value for n, value in enumerate(state)})
        names = {cell: _named(table.rows[cell[0]], now) for cell in table.counts}
        concealed = frozenset(cell for cell, (part, _seq) in names.items() if ("", part) in hidden)
        assert CITY not in hidden
        tables.append(PublishedTable(table, concealed, names.__getitem__))
    for cell, found in audit_release(tables, small).items():
        assert found.is_as_wide_as(2), (cell, found)


def _named(row: str, now: dict[Part, HistoryRow]) -> tuple[str, int]:
    part = CITY if row == "total" else ("", row)
    return str(part[1]), now[part].seq


def shown_of(city: City) -> list[object]:
    (found,) = (one for one in city.ctx.read(public_readings).indicators if one.code == "A5")
    return [one.value for one in found.readings if one.period == PERIOD]


def test_a_count_that_was_hidden_is_not_told_by_its_correction(city_file: City) -> None:
    """134 with two parts hidden was published; 100, 40 and 30 beside it would tell that a part
    was 4."""
    ids = measured(city_file)
    city_file.clock.micros = at("2026-04-10")
    counted(city_file, ids["A5"], harbour=30, marsh=4, whole=34)
    publish(city_file)
    city_file.later(days=1)
    counted(city_file, ids["A5"], harbour=30, marsh=40, whole=70)
    later = view(city_file)
    assert later.neighbourhoods == ()
    (row,) = (one for one in later.scorecard if one.code == "A5")
    assert isinstance(row.value, Suppressed)
    assert shown_of(city_file) == [Suppressed()] * 3


def test_what_changed_between_the_drawing_and_its_publication_counts_as_changed(
    city_file: City,
) -> None:
    ids = measured(city_file)
    city_file.clock.micros = at("2026-04-10")
    counted(city_file, ids["A5"], harbour=20, marsh=30, whole=50)
    clerk = city_file.as_("clerk")
    pin_checkpoint(clerk)
    made = keep(clerk, drawn=draw(view(city_file))).made
    city_file.later(days=1)
    counted(city_file, ids["A5"], harbour=20, marsh=3, whole=23)
    assert view(city_file).neighbourhoods != ()  # nobody was told of the 50 yet
    publish_signed(city_file.as_("chair"), packet_id=made)
    assert view(city_file).neighbourhoods == ()
    assert shown_of(city_file) == [Suppressed()] * 3


def test_what_is_final_with_the_same_numbers_stays_as_it_was(city_file: City) -> None:
    ids = measured(city_file)
    city_file.clock.micros = at("2026-04-10")
    counted(city_file, ids["A5"], harbour=20, marsh=3, whole=23)
    before = view(city_file).neighbourhoods
    publish(city_file)
    city_file.later(days=1)
    counted(city_file, ids["A5"], harbour=20, marsh=3, whole=23)
    assert view(city_file).neighbourhoods == before
    assert shown_of(city_file)[0] == Shown(Decimal(23))


def test_a_packet_tells_of_its_own_quarter_and_those_before_it() -> None:
    found = (
        Telling(5, parse_period("2026-Q2")),
        Telling(9, parse_period("2026-Q1"), frozenset({"a"})),
        Telling(7, indicators=frozenset({"a"})),
    )
    assert told_at(found, "a", "2026-Q1") == (5, 7, 9)
    assert told_at(found, "b", "2026-Q1") == (5,)
    assert told_at(found, "a", "2026-04") == (5, 7)
    assert told_at(found, "b", "2026-Q3") == ()


def test_an_agenda_tells_of_what_its_motions_rest_on(city_file: City) -> None:
    ids = measured(city_file)
    agenda(city_file, ("indicator", ids["A5"]))
    clerk = city_file.as_("clerk")
    pin_checkpoint(clerk)
    shown = clerk.read(meeting_view, meeting="2026-1", what="agenda")
    with clerk.store.reading() as session:
        meeting = session.scalars(select(Meeting.id)).one()
    made = keep(clerk, drawn=draw(shown, kind="agenda"), meeting_id=meeting).made
    assert clerk.read(tellings, fiscal_start=1) == ()
    publish_signed(city_file.as_("chair"), packet_id=made)
    (only,) = clerk.read(tellings, fiscal_start=1)
    assert (only.until, only.indicators) == (None, frozenset({ids["A5"]}))
    assert only.tells(ids["A5"], parse_period(PERIOD))
    assert not only.tells(ids["R2"], parse_period(PERIOD))
