# SPDX-License-Identifier: Apache-2.0
"""`Words`: one language with its catalogue, numbers and dates."""

from __future__ import annotations

import gettext
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from govdesk import paths
from govdesk.rules.messages import Languages, Message
from govdesk.wording.calendars import CALENDARS

if TYPE_CHECKING:
    from babel import Locale

LANGUAGES = {"en": "English", "es": "Español"}
_LOCALES = {"en": "en_GB"}
"""How a language writes dates, where it has several ways: 4 August 2026, as moments have it."""

_DAYS = {"short": "day", "medium": "medium"}
"""How a moment of a style writes its date."""


class Words:
    """Everything said in one language. Unknown languages fall back to English."""

    def __init__(self, lang: str = "en", translations: gettext.NullTranslations | None = None):
        self.lang = lang
        self._catalogue = translations or gettext.translation(
            "govdesk", str(paths.resources("translations")), languages=[lang], fallback=True
        )
        self._locale: Locale | None = None

    def _(self, text: str) -> str:
        """The translation of an English text."""
        return self._catalogue.gettext(text) if text else ""

    def n_(self, one: str, many: str, count: int) -> str:
        """The plural form for `count`, with `{count}` filled in."""
        return self._catalogue.ngettext(one, many, count).format(count=self.number(count))

    def say(self, message: Message) -> str:
        """A rule's message as a sentence. An unknown key is a fault, found by a test."""
        from govdesk.wording.messages import TEXTS, Plural

        template = TEXTS[message.key]
        values = {name: self._value(value) for name, value in message.args.items()}
        if isinstance(template, Plural):
            count = message.args[template.by]
            assert isinstance(count, int)
            return self._catalogue.ngettext(template.one, template.many, count).format(**values)
        return self._(template).format(**values)

    def number(self, value: int | float | Decimal | Fraction, digits: int | None = None) -> str:
        """A number as this language writes it, with `digits` decimals when given."""
        if self.lang in CALENDARS and digits is None and type(value) is int and 0 <= value < 1000:
            return str(value)
        from babel.numbers import format_decimal

        if isinstance(value, Fraction):
            value = Decimal(value.numerator) / Decimal(value.denominator)
        pattern = None if digits is None else "#,##0" + ("." + "0" * digits if digits else "")
        return format_decimal(value, format=pattern, locale=self.locale)

    def money(self, amount: Decimal, currency: str) -> str:
        """A sum and its currency by code, on one line; cents only where there are any."""
        digits = 0 if amount == amount.to_integral_value() else 2
        return f"{self.number(amount, digits)}\u00a0{currency}"

    def typed_number(self, value: Decimal) -> str:
        """A number as a person would type it in this language: every decimal, nothing grouped."""
        from babel.numbers import format_decimal

        digits = max(0, -int(value.normalize().as_tuple().exponent))
        pattern = "0." + "0" * digits if digits else "0"
        return format_decimal(value, format=pattern, locale=self.locale)

    def date(self, value: date, style: str = "medium") -> str:
        """A local date: `short`, `medium`, `long` or `full`."""
        if self.lang in CALENDARS:
            return CALENDARS[self.lang].date(value, style)
        from babel.dates import format_date

        return format_date(value, format=style, locale=self.locale)

    def moment(self, micros: int, zone: str, style: str = "medium") -> str:
        """An instant (microseconds UTC) in the city's zone, date and time."""
        local = datetime.fromtimestamp(micros / 1_000_000, UTC).astimezone(ZoneInfo(zone))
        time = f"{local:%H:%M}"
        if style == "time":
            return time
        if self.lang in CALENDARS and style in _DAYS:
            return self.day_and_time(CALENDARS[self.lang].date(local, _DAYS[style]), time)
        from babel.dates import format_datetime, format_skeleton

        parts = {"short": "MMMd", "medium": "yMMMd"}.get(style)
        if parts is None:
            return format_datetime(local, format=style, locale=self.locale)
        return self.day_and_time(format_skeleton(parts, local, locale=self.locale), time)

    def day_and_time(self, day: str, time: str) -> str:
        """A day and a time of day as this language puts them together."""
        if self.lang in CALENDARS:
            return f"{day}, {time}"
        return str(self.locale.datetime_formats["medium"]).format(time, day)

    def language(self, tag: str) -> str:
        """A language's name within a sentence of this one ("Spanish", "español"); its tag where
        CLDR has none."""
        from babel import Locale, UnknownLocaleError

        try:
            named = Locale.parse(tag, sep="-").get_display_name(self.locale)
        except (UnknownLocaleError, ValueError):
            named = self.locale.languages.get(tag)
        return named or tag

    def languages(self) -> dict[str, str]:
        """Every language of two letters, by its name here."""
        named = {tag: name for tag, name in self.locale.languages.items() if len(tag) == 2}
        return dict(sorted(named.items(), key=lambda one: one[1].casefold()))

    @property
    def locale(self) -> Locale:
        """The Babel locale, read on first use (it is slow to load)."""
        if self._locale is None:
            from babel import Locale, UnknownLocaleError

            try:
                self._locale = Locale.parse(_LOCALES.get(self.lang, self.lang))
            except (UnknownLocaleError, ValueError):
                self._locale = Locale.parse("en")
        return self._locale

    def _value(self, value: object) -> str:
        match value:
            case Message():
                return self.say(value)
            case Languages(tags):
                return self._(", ").join(map(self.language, tags))
            case bool():
                return self._("yes") if value else self._("no")
            case int() | Decimal() | Fraction() | float():
                return self.number(value)
            case date():
                return self.date(value)
            case _:
                return str(value)


_current = Words()


def use(words: Words) -> None:
    """Make `words` the language of this process: set once, at start-up, before any window."""
    global _current
    _current = words


def current() -> Words:
    """The language of this process."""
    return _current


def _(text: str) -> str:
    """Translate an English text into the current language."""
    return _current._(text)


def n_(one: str, many: str, count: int) -> str:
    """The plural form for `count` in the current language, with `{count}` filled in."""
    return _current.n_(one, many, count)


def say(message: Message) -> str:
    """A rule's message in the current language."""
    return _current.say(message)
