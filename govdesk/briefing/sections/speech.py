# SPDX-License-Identifier: Apache-2.0
"""`Speech`: how every section says values, texts, dates and groups, in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from string import Formatter
from types import MappingProxyType

from govdesk.briefing.blocks import P, Rich, Run, plain, runs
from govdesk.queries.local_dates import local_date
from govdesk.queries.public_costs import PublicCost
from govdesk.queries.public_imprint import Imprint
from govdesk.queries.public_text import NO_LANGUAGE, PublicText
from govdesk.queries.public_view import PublicPeriod, PublicView
from govdesk.rules.messages import Message
from govdesk.rules.public_values import PublicValue, Shown, Suppressed
from govdesk.rules.status import Status
from govdesk.wording import Words
from govdesk.wording.public_words import status_word

_PUBLIC = {"standing.off_track": "standing.far_behind"}
"""Sentences that the public reads in other words than the office."""
_BESIDE_STATUS = dict.fromkeys(
    ("standing.on_track", "standing.lagging", "standing.off_track"), "standing.planned"
)


_FENCE, _INNER = "\ufdd0", "\ufdd1"
"""Around a text of another language and after that language, inside a sentence; no characters."""


def unbroken(text: str) -> str:
    """The text with blanks that no line ends at."""
    return text.replace(" ", "\u00a0")


class Speech:
    """The words of one packet."""

    def __init__(self, view: PublicView | Imprint, words: Words) -> None:
        self.words = words
        self._groups = {group.key: group.title for group in view.constituencies}
        self._told = {decision.number for decision in view.decisions}

    def motion_link(self, number: str) -> str | None:
        """Where the packet tells of a motion; None when it was not decided in its time."""
        return f"#motion-{number}" if number in self._told else None

    def text(self, text: PublicText | None) -> Rich:
        """Somebody's words, marked when they stand in another language than the packet."""
        if text is None:
            return ""
        lang = self.other(text)
        if lang is None:
            return text.text
        return (Run(text.text, lang=lang), Run(f" {self._mark(lang)}", quiet=True))

    def other(self, text: PublicText) -> str | None:
        """The language of a text when it is another one than the packet's."""
        return None if not text or text.lang in (NO_LANGUAGE, self.words.lang) else text.lang

    def _mark(self, lang: str) -> str:
        language = self.words.language(lang)
        return unbroken(self.words._("(in {language})").format(language=language))

    def cosponsored(self, seats: Sequence[PublicText]) -> list[Rich]:
        """Which seats stand behind a motion beside its mover; nothing where none does."""
        if not seats:
            return []
        names = joined(map(self.titled, seats), self.words._(", "))
        return [filled(self.words._("co-sponsored by {seats}"), seats=names)]

    def within(self, sentence: str, **texts: PublicText) -> Rich:
        """A sentence of ours with people's words in the places that it names, marked as by
        `text`."""
        return filled(sentence, **{name: self.text(text) for name, text in texts.items()})

    def naming(self, sentence: str, **texts: PublicText | Rich) -> Rich:
        """A sentence of ours with names and titles in the places that it names, as by `titled`."""
        told = {
            name: self.titled(text) if isinstance(text, PublicText) else text
            for name, text in texts.items()
        }
        return filled(sentence, **told)

    def paragraphs(self, text: PublicText | None) -> list[Rich]:
        """Somebody's words, paragraph by paragraph; marked at the end of the last."""
        parts = [part.strip() for part in (text.text if text else "").split("\n\n")]
        if text is None or not any(parts):
            return []
        *before, last = (PublicText(part, text.lang) for part in parts if part)
        lang = self.other(text)
        return [
            *(Run(part.text, lang=lang) if lang else part.text for part in before),
            self.text(last),
        ]

    def name(self, text: PublicText | None) -> str:
        """A name or title as it stands, for what cannot tell in which language: a file's
        description, a table of open data, a sum."""
        return text.text if text else ""

    def titled(self, text: PublicText) -> str | Run:
        """A name or title as it stands. In which language is told to who hears it, and not printed
        beside each: `as_written` says it once."""
        lang = self.other(text)
        return text.text if lang is None else Run(text.text, lang=lang)

    def coded(
        self,
        code: str,
        name: PublicText,
        *,
        bold: bool = False,
        link: str | None = None,
        between: str = "  ",
    ) -> tuple[Run, ...]:
        """An indicator or motion by its code and its name."""
        lang = self.other(name)
        if lang is None:
            return (Run(f"{code}{between}{name.text}", bold=bold, link=link),)
        return (
            Run(f"{code}{between}", bold=bold, link=link),
            Run(name.text, bold=bold, link=link, lang=lang),
        )

    def heading(self, code: str, name: PublicText) -> Rich:
        """The same as a heading."""
        return joined(self.coded(code, name), "")

    def summed_up(self, named: str, unnamed: str, name: PublicText) -> str:
        """What a table shows, for who hears it: by a name, which stands beside the table, too,
        unless it is of another language; such a text is all in one."""
        return named if self.other(name) is None else unnamed

    def beneath(self, *texts: PublicText) -> tuple[Run, ...]:
        """What stands small under a name in its cell, such as the unit and the owner."""
        langs = {self.other(text) for text in texts}
        if len(langs) == 1:
            said = " · ".join(text.text for text in texts)
            return (Run(f"\n{said}", quiet=True, lang=langs.pop()),)
        return tuple(
            Run(f"{' · ' if place else chr(10)}{text.text}", quiet=True, lang=self.other(text))
            for place, text in enumerate(texts)
        )

    def as_written(self, texts: Iterable[PublicText | None]) -> tuple[P, ...]:
        """A line for under a table whose names or titles stand in another language; else none."""
        langs = dict.fromkeys(self.other(text) for text in texts if text is not None)
        note = self.words._(
            "Names and texts without a translation stand in {language}, as written."
        )
        return tuple(
            P(note.format(language=self.words.language(lang)), "small") for lang in langs if lang
        )

    def value(self, value: PublicValue | None, decimals: int = 0) -> str:
        """A number, or the word for why there is none."""
        match value:
            case Shown():
                return self.words.number(value.value, decimals)
            case Suppressed():
                return self.words._("suppressed")
            case _:
                return self.words._("not reported")

    def cost(self, cost: PublicCost) -> Rich:
        """What a motion costs: the sum, the words on it, and of which text that was said."""
        told = [runs(self.text(cost.note))] if cost.note else []
        if cost.amount is not None:
            told.insert(0, (Run(self.words.money(cost.amount, cost.currency), bold=True),))
        said = [run for part in told for run in (Run(": "), *part)][1:]
        if cost.of is not None:
            of = self.words._("said of text version {n}").format(n=cost.of)
            said.append(Run(f" ({of})", quiet=True))
        return tuple(said)

    def goal(self, value: PublicValue | None, decimals: int = 0) -> str:
        """A target or a milestone; a dash where none is set."""
        return self.value(value, decimals) if isinstance(value, Shown | Suppressed) else "–"

    def status(self, status: Status) -> str:
        """A status as shape and word."""
        return f"{status.shape}\u00a0{status_word(self.words, status.value)}"

    def measured(
        self, message: Message, decimals: int, *names: PublicText, beside_status: bool = False
    ) -> Rich:
        """A message about an indicator, its values with the decimals that its tables have, `names`
        in their language; without the status where that stands `beside` it."""
        values = {
            name: self.words.number(value, decimals)
            if isinstance(value, Decimal | Fraction)
            else value
            for name, value in message.args.items()
        }
        key = _BESIDE_STATUS.get(message.key) if beside_status else _PUBLIC.get(message.key)
        return self.told(Message(key or message.key, MappingProxyType(values)), *names)

    def stands(self, status: Status, message: Message, decimals: int, unit: PublicText) -> Rich:
        """A status, and the message that says it in words."""
        said = self.measured(message, decimals, unit)
        return joined((f"{self.status(status)}. ", said), "")

    def short_day(self, day: date | None) -> str:
        """A date for a table's cell, or a dash."""
        return unbroken(self.words.date(day)) if day else "–"

    def day(self, day: date | None) -> str:
        """A date, or a dash."""
        return self.words.date(day, "long") if day else "–"

    def date_of(self, micros: int, zone: str) -> str:
        """The day of an instant in the city's zone."""
        return self.words.date(local_date(micros, zone), "long")

    def moment(self, micros: int, zone: str) -> str:
        """An instant with its day of the week."""
        day = self.words.date(local_date(micros, zone), "full")
        return self.words.day_and_time(day, self.words.moment(micros, zone, "time"))

    def period(self, period: PublicPeriod) -> str:
        """A quarter by its months: "April – June 2026"."""
        said = self.period_within(period)
        return said[:1].upper() + said[1:]

    def period_within(self, period: PublicPeriod) -> str:
        """The same inside a sentence, as the language writes its months there."""
        from babel.dates import format_interval

        return format_interval(period.first, period.last, "yMMMM", locale=self.words.locale)

    def group(self, key: str) -> str:
        """The title of a group of seats."""
        return self._groups[key].text

    def grouped(self, key: str, *, quiet: bool = False) -> str | Run:
        """The same in a cell of its own, where its language is told to who hears it."""
        title = self._groups[key]
        return Run(title.text, quiet=True, lang=self.other(title)) if quiet else self.titled(title)

    def say(self, message: Message) -> str:
        """A rule's message, with groups of seats by their titles."""
        return self.words.say(self._titled(message))

    def told(self, message: Message, *names: PublicText, cut: Callable[[str], str] = str) -> Rich:
        """The same with groups of seats, and what is among `names`, in their own language; `cut`
        down before it is taken apart."""
        known = {text.text: text for text in names}
        said = self.words.say(self._titled(message, self._fenced, known))
        return _unfenced(cut(said))

    def _fenced(self, text: PublicText) -> str:
        lang = self.other(text)
        return text.text if lang is None else f"{_FENCE}{lang}{_INNER}{text.text}{_FENCE}"

    def _titled(
        self,
        message: Message,
        said_as: Callable[[PublicText], str] = lambda text: text.text,
        known: Mapping[str, PublicText] = MappingProxyType({}),
    ) -> Message:
        def titled(value: object) -> object:
            if isinstance(value, Message):
                return self._titled(value, said_as, known)
            text = None
            if isinstance(value, str):
                text = self._groups.get(value) or known.get(value)
            return value if text is None else said_as(text)

        args = {name: titled(value) for name, value in message.args.items()}
        return Message(message.key, MappingProxyType(args))


def joined(parts: Iterable[Rich], between: str) -> Rich:
    """Several texts one after another; plain where all of them are."""
    said: list[Run] = []
    for part in parts:
        said += [Run(between)] if said and between else []
        said += runs(part)
    return tuple(said) if any(run != Run(run.text) for run in said) else plain(tuple(said))


def filled(sentence: str, **texts: Rich) -> Rich:
    """A sentence with texts in the places that it names."""
    said: list[Rich] = []
    for ours, place, _spec, _conversion in Formatter().parse(sentence):
        said += [ours] if ours else []
        if place:
            said.append(texts[place])
    return joined(said, "")


def strong(text: Rich) -> tuple[Run, ...]:
    """The same in bold."""
    return tuple(replace(run, bold=True) for run in runs(text))


def _unfenced(said: str) -> Rich:
    """The runs of a sentence in which texts of other languages are fenced in."""
    parts: list[Rich] = []
    for place, part in enumerate(said.split(_FENCE)):
        lang, _, text = part.partition(_INNER)
        parts.append(Run(text, lang=lang) if place % 2 else part)
    return joined([part for part in parts if part], "")
