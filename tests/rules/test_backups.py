# SPDX-License-Identifier: Apache-2.0
"""Which backups are kept: the newest verified one always, and a thinning line into the past."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from govdesk.rules.backups import DAY, Generation, Policy, newest_verified, to_remove

NOW = int(datetime(2026, 7, 15, 12, 0, tzinfo=UTC).timestamp()) * 1_000_000
HOUR = DAY // 24


def _at(when: datetime) -> int:
    return int(when.timestamp()) * 1_000_000


def _made(ages: list[int], verified: bool = True) -> list[Generation]:
    return [Generation(f"{age}-{verified}", NOW - age, verified) for age in ages]


def _kept(made: list[Generation]) -> set[str]:
    return {one.name for one in made} - set(to_remove(made, NOW))


generations = st.lists(
    st.builds(
        Generation,
        name=st.uuids().map(str),
        made_at=st.integers(NOW - 900 * DAY, NOW + DAY),
        verified=st.booleans(),
    ),
    unique_by=lambda one: one.name,
    max_size=60,
)


@given(generations)
def test_the_newest_verified_one_is_never_removed(made: list[Generation]) -> None:
    removed = to_remove(made, NOW)
    past = [one for one in made if one.made_at <= NOW]
    newest = newest_verified(past)
    assert newest is None or newest.name not in removed
    if newest is None:
        assert removed == ()


@given(generations)
def test_nothing_is_removed_that_was_not_listed_or_lies_in_the_future(
    made: list[Generation],
) -> None:
    past = {one.name for one in made if one.made_at <= NOW}
    assert set(to_remove(made, NOW)) <= past


@given(generations)
def test_removing_twice_removes_nothing_more(made: list[Generation]) -> None:
    removed = set(to_remove(made, NOW))
    assert to_remove([one for one in made if one.name not in removed], NOW) == ()


@given(generations, st.integers(0, 20))
def test_one_is_left_of_each_recent_day_and_month(made: list[Generation], latest: int) -> None:
    policy = Policy(latest=latest)
    kept = {one.name for one in made} - set(to_remove(made, NOW, policy))
    today = datetime(2026, 7, 15, tzinfo=UTC).date()
    for one in made:
        if not one.verified or one.made_at > NOW:
            continue
        on = datetime.fromtimestamp(one.made_at / 1_000_000, UTC).date()
        same_day = {
            other.name
            for other in made
            if other.verified
            and other.made_at <= NOW
            and datetime.fromtimestamp(other.made_at / 1_000_000, UTC).date() == on
        }
        if on > today - timedelta(days=14):
            assert kept & same_day


def test_the_latest_ten_stay_and_the_rest_of_the_day_goes() -> None:
    made = _made([minute * HOUR // 2 for minute in range(20)])
    assert _kept(made) == {one.name for one in made[:10]}


def test_years_of_daily_backups_thin_out() -> None:
    days = [Generation(str(day), NOW - day * DAY, True) for day in range(800)]
    kept = _kept(days)
    assert {str(day) for day in range(14)} <= kept
    assert len(kept) == 14 + 11
    months = {
        (at.year, at.month)
        for at in (datetime.fromtimestamp((NOW - int(d) * DAY) / 1e6, UTC) for d in kept)
    }
    assert len(months) == 12
    assert (2025, 8) in months
    assert (2025, 7) not in months


def test_an_unverified_one_goes_a_day_after_a_newer_one_was_verified() -> None:
    verified = _made([HOUR])
    assert to_remove([*verified, *_made([2 * DAY], False)], NOW) == (f"{2 * DAY}-False",)
    assert to_remove([*verified, *_made([DAY], False)], NOW) == ()
    assert to_remove(_made([400 * DAY], False), NOW) == ()


def test_nothing_is_verified_nothing_is_newest() -> None:
    assert newest_verified(_made([1, 2], False)) is None
    newest = newest_verified([*_made([5, 3]), *_made([1], False)])
    assert newest is not None
    assert newest.made_at == NOW - 3
