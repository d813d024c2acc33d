# SPDX-License-Identifier: Apache-2.0
"""The plain answer: why a vote came out as it did, or how a figure stands, in at most 80 words.

It is made of whole sentences, the one that answers first; where they are too many, the less telling
are left out. What is hidden is not known here at all: a `Suppressed` value carries no number, and
about it nothing that was reckoned from it is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from govdesk.rules.decisions import Result
from govdesk.rules.explanations import CheckLine
from govdesk.rules.messages import Message, message
from govdesk.rules.public_values import PublicValue, Shown, Suppressed

MOST: Final = 80
"""Words."""
NAME, ASIDE = 20, 25
"""Most words of a name, and of what somebody said, inside an answer."""
_SIGN = r"\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"[{_SIGN}][^\w\s]*|[^\s{_SIGN}]+")
"""What stands between spaces, as word processors count; in scripts without spaces every sign."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer. Of too many, those with the highest `rank` are left out; one with
    rank 0 stays."""

    said: Message
    rank: int


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """What is public of a decision that its answer needs. `checks` is None where nobody objected
    and no vote was taken; texts are as people wrote them."""

    number: str
    title: str
    decided_on: date
    result: Result
    checks: tuple[CheckLine, ...] | None
    summary: str = ""
    why: str = ""
    since: tuple[str, str, date] | None = None
    """How it was changed last (`rescind` or `amend_adopted`), by which motion, and when."""


@dataclass(frozen=True, slots=True)
class FigureFacts:
    """What is public of an indicator in a quarter. `sentence` is the status in one sentence, `told`
    whether it names the year's target; `period` is in words."""

    code: str
    name: str
    period: str
    value: PublicValue
    sentence: Message
    unit: str
    target: PublicValue | None = None
    target_high: PublicValue | None = None
    told: bool = False
    moved: bool = False
    provisional: bool = False
    low: PublicValue | None = None
    high: PublicValue | None = None
    """Between which the year is expected to end."""
    disposition: Literal["pivot", "stay", "accept", "none"] = "none"
    course: Literal["adopted", "rejected", "void", "pending"] = "pending"
    """What came of the proposed change of course, where the disposition is one."""
    motion: str = ""
    reason: str = ""
    definition: str = ""
    source: str = ""
    owner: str = ""


def words_in(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))


def clipped(text: str, most: int) -> str:
    """The first `most` words of a text, with a sign that there is more; one line, no stop at its
    end."""
    line = " ".join(text.split())
    found = list(_WORD.finditer(line))
    if len(found) > most:
        return line[: found[most - 1].end()].rstrip(".,;:!?") + "…"
    return line.rstrip(".") if line.endswith(".") and not line.endswith("..") else line


def fitted(sentences: Iterable[tuple[int, str]], most: int = MOST) -> str:
    """Sentences (rank and words) as one text of `most` words or fewer, in the order given."""
    said = [(rank, at, text) for at, (rank, text) in enumerate(sentences) if text]
    kept: list[tuple[int, str]] = []
    left = most
    for rank, at, text in sorted(said):
        needed = words_in(text)
        if needed > left and rank == 0:
            text = clipped(text, left) if left else ""
            needed = words_in(text)
        if text and needed <= left:
            kept.append((at, text))
            left -= needed
    return " ".join(text for _at, text in sorted(kept))


def result_answer(facts: ResultFacts) -> tuple[Sentence, ...]:
    """What was decided, what it took and what it does."""
    first = message(
        f"answer.{facts.result.value}",
        title=clipped(facts.title, NAME),
        number=facts.number,
        day=facts.decided_on,
    )
    sentences = [Sentence(first, 0)]
    if facts.since is not None:
        verb, number, day = facts.since
        sentences.append(Sentence(message(f"answer.since_{verb}", number=number, day=day), 1))
    if facts.checks is None:
        sentences.append(Sentence(message("answer.consent"), 1))
    checks = facts.checks or ()
    if facts.result is Result.VOID:  # nothing was decided, whatever the votes were
        checks = tuple(line for line in checks if _is_presence(line))
    sentences += _checks(checks)
    sentences += _aside("answer.does", facts.summary, 3)
    sentences += _aside("answer.why", facts.why, 4)
    return tuple(sentences)


def _checks(checks: Sequence[CheckLine]) -> list[Sentence]:
    """What was not met first: it is the answer to why not."""
    return [
        Sentence(
            _counted(line),
            1 if not line.met else 5 if _is_presence(line) else 2,
        )
        for line in sorted(checks, key=lambda line: line.met)
    ]


def _counted(line: CheckLine) -> Message:
    if line.label.key == "decisions.label_present":
        return message("answer.members_present", got=line.got, needed=line.needed)
    key = "answer.members" if _is_presence(line) else "answer.votes"
    return message(key, label=line.label, got=line.got, needed=line.needed)


def _is_presence(line: CheckLine) -> bool:
    return line.label.key in (
        "decisions.label_present",
        "decisions.label_present_in",
        "decisions.label_in_person",
    )


def figure_answer(facts: FigureFacts) -> tuple[Sentence, ...]:
    """How a figure stands, whether it really changed, what was decided and what it is."""
    name = clipped(facts.name, NAME)
    hidden = isinstance(facts.value, Suppressed)
    said = message("public.hidden") if hidden else facts.sentence
    first = message("answer.figure", name=name, code=facts.code, period=facts.period, sentence=said)
    sentences = [Sentence(first, 0)]
    if isinstance(facts.value, Shown):
        if facts.moved:
            sentences.append(Sentence(message("answer.moved"), 1))
        if facts.provisional:
            sentences.append(Sentence(message("answer.provisional"), 2))
    sentences += _goal(facts)
    sentences += _decided(facts)
    low, high = facts.low, facts.high
    if isinstance(low, Shown) and isinstance(high, Shown) and isinstance(facts.value, Shown):
        heading = message("answer.heading", low=low.value, high=high.value, unit=facts.unit)
        sentences.append(Sentence(heading, 5))
    sentences += _aside("answer.counted", facts.definition, 4)
    if facts.source:
        source = clipped(facts.source, NAME)
        sentences.append(Sentence(message("answer.source", source=source, owner=facts.owner), 6))
    return tuple(sentences)


def _goal(facts: FigureFacts) -> list[Sentence]:
    low, high = facts.target, facts.target_high
    if facts.told or not isinstance(low, Shown):
        return []
    if isinstance(high, Shown):
        said = message("answer.band", low=low.value, high=high.value, unit=facts.unit)
    else:
        said = message("answer.target", target=low.value, unit=facts.unit)
    return [Sentence(said, 2)]


def _decided(facts: FigureFacts) -> list[Sentence]:
    if facts.disposition == "none":
        return []
    key = f"answer.{facts.disposition}"
    if facts.disposition == "pivot":
        key = f"answer.course_{facts.course}"
    motion = message("answer.by_motion", motion=facts.motion) if facts.motion else ""
    return [Sentence(message(key, motion=motion), 3), *_aside("answer.why", facts.reason, 4)]


def _aside(key: str, text: str, rank: int) -> list[Sentence]:
    """Somebody's words, or nothing."""
    return [Sentence(message(key, text=clipped(text, ASIDE)), rank)] if text.strip() else []
