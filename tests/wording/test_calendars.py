# SPDX-License-Identifier: Apache-2.0
"""The dates and small numbers that are written without Babel are what Babel would write."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from govdesk.wording import Words
from govdesk.wording.calendars import CALENDARS
from govdesk.wording.words import LANGUAGES

DAYS = [date(2024, 1, 1) + timedelta(days) for days in range(366)] + [date(1999, 12, 31)]
MOMENTS = {"time": "HH:mm", "short": "d MMM, HH:mm", "medium": "d MMM y, HH:mm"}


def test_the_desks_languages_have_a_calendar() -> None:
    assert CALENDARS.keys() == LANGUAGES.keys()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("style", ["short", "medium", "long", "full"])
def test_every_day_of_a_year_is_written_as_babel_does(lang: str, style: str) -> None:
    words = Words(lang)
    for day in DAYS:
        assert words.date(day, style) == format_date(day, style, words.locale)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("style", MOMENTS)
def test_moments_are_written_as_babel_does(lang: str, style: str) -> None:
    words = Words(lang)
    for day in DAYS:
        at = datetime(day.year, day.month, day.day, 7, 5, tzinfo=UTC)
        told = words.moment(int(at.timestamp()) * 1_000_000, "UTC", style)
        assert told == format_datetime(at, MOMENTS[style], locale=words.locale)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_small_numbers_are_written_as_babel_does(lang: str) -> None:
    words = Words(lang)
    for number in (*range(1100), -3):
        assert words.number(number) == format_decimal(number, locale=words.locale)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "4 Aug 2026, 09:00"),
        ("es", "4 ago 2026, 09:00"),
        ("zh", "2026年8月4日 09:00"),
        ("ar", "4 أغسطس 2026، 09:00"),
    ],
)
def test_a_moment_is_put_together_as_its_language_does(lang: str, told: str) -> None:
    at = datetime(2026, 8, 4, 9, tzinfo=UTC)
    assert Words(lang).moment(int(at.timestamp()) * 1_000_000, "UTC") == told
