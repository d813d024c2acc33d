# SPDX-License-Identifier: Apache-2.0
"""Vote files: one JSON object, a JSON array, or JSON Lines (read a line at a time).

JSON is read strictly and exactly: no NaN or infinity, no key twice in an object, numbers with a
point as decimals. What is wrong in one vote does not keep the others from being read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import chain
from pathlib import Path
from typing import Any, Final, TextIO

from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import BadInput, NotAvailable

_LINES: Final = frozenset((".jsonl", ".ndjson"))


@dataclass(frozen=True, slots=True)
class RawVote:
    """One vote as the file holds it, or what is wrong with it, and where it stands."""

    where: Message
    value: object = None
    problem: BadInput | None = None


def read_votes(path: Path) -> Iterator[RawVote]:
    """The votes of a file, in order.

    Raises BadInput when the file is missing, is not UTF-8 or JSON, or holds no vote; NotAvailable
    when it cannot be read.
    """
    number = 0
    for raw in _values(path):
        for vote in _flattened(raw):
            number += 1
            yield (
                vote
                if vote.where.key == "tally.line"
                else RawVote(message("tally.vote", number=number), vote.value, vote.problem)
            )
    if not number:
        raise BadInput(message("tally.no_votes", file=path.name))


def read_json(path: Path) -> object:
    """A file that holds one JSON value. Raises as `read_votes` does."""
    with _opened(path) as file:
        return parse(_whole(file, path))


def parse(text: str) -> object:
    """Strict JSON. Raises BadInput saying where it goes wrong."""
    try:
        return json.loads(
            text, object_pairs_hook=_once, parse_float=_decimal, parse_constant=_no_constant
        )
    except json.JSONDecodeError as cause:
        if "\n" not in text.strip():
            raise BadInput(message("tally.not_json_here", column=cause.colno)) from cause
        raise BadInput(message("tally.not_json", line=cause.lineno, column=cause.colno)) from cause
    except RecursionError as cause:
        raise BadInput(message("tally.too_deep")) from cause
    except ValueError as cause:
        raise BadInput(message("tally.number_too_long")) from cause


def _values(path: Path) -> Iterator[RawVote]:
    with _opened(path) as file:
        if path.suffix.lower() in _LINES:
            yield from _lines(file, path)
            return
        text = _whole(file, path)
    if not text.strip():
        return
    value, problem = _attempt(text)
    first, _, rest = text.lstrip().partition("\n")
    if problem and rest.strip() and _attempt(first)[1] is None:
        yield from _numbered(text.split("\n"))
    elif problem:
        raise problem
    else:
        yield RawVote(message("tally.file"), value)


def _lines(file: TextIO, path: Path) -> Iterator[RawVote]:
    """JSON Lines as they come; a file named so that is one spread-out value is read whole."""
    try:
        head = ""
        while not head.strip():
            head = file.readline()
            if not head:
                return
        if _attempt(head)[1] is None:
            yield from _numbered(chain([head], file))
            return
        text = head + file.read()
        value, problem = _attempt(text)
        if problem:
            yield from _numbered(text.split("\n"))
        else:
            yield RawVote(message("tally.file"), value)
    except UnicodeDecodeError as cause:
        raise BadInput(message("tally.not_utf8", file=path.name)) from cause
    except OSError as cause:
        raise NotAvailable(message("tally.unreadable", file=str(path))) from cause


def _numbered(lines: Iterable[str]) -> Iterator[RawVote]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield RawVote(message("tally.line", number=number), *_attempt(line))


def _attempt(line: str) -> tuple[object, BadInput | None]:
    try:
        return parse(line), None
    except BadInput as problem:
        return None, problem


def _flattened(raw: RawVote) -> Iterator[RawVote]:
    """An array is its votes, and so are the `vote_events` of a Popolo document or motion.

    A document with `motions` alone is the votes on them; a motion that was not voted on is none.
    """
    value = raw.value
    motions = value.get("motions") if isinstance(value, dict) and not _events(value) else None
    if isinstance(motions, list):
        value = [motion for motion in motions if _events(motion) is not None]
    held = value if isinstance(value, list) else _events(value)
    if held is None:
        yield raw
        return
    for vote in held:
        inner = _events(vote)
        yield from (RawVote(raw.where, one) for one in ([vote] if inner is None else inner))


def _events(value: object) -> list[Any] | None:
    """The vote events that a Popolo document or motion holds."""
    found = value.get("vote_events") if isinstance(value, dict) else None
    return found if isinstance(found, list) else None


def _opened(path: Path) -> TextIO:
    try:
        return path.open(encoding="utf-8-sig", newline=None)
    except FileNotFoundError as cause:
        raise BadInput(message("tally.no_file", file=str(path))) from cause
    except IsADirectoryError as cause:
        raise BadInput(message("tally.is_folder", file=str(path))) from cause
    except (OSError, ValueError) as cause:
        raise NotAvailable(message("tally.unreadable", file=str(path))) from cause


def _whole(file: TextIO, path: Path) -> str:
    try:
        return file.read()
    except UnicodeDecodeError as cause:
        raise BadInput(message("tally.not_utf8", file=path.name)) from cause
    except OSError as cause:
        raise NotAvailable(message("tally.unreadable", file=str(path))) from cause


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key, value in pairs:
        if key in data:
            raise BadInput(message("tally.key_twice", name=key))
        data[key] = value
    return data


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as cause:
        raise BadInput(message("tally.number_too_long")) from cause


def _no_constant(name: str) -> object:
    raise BadInput(message("tally.not_a_number", name=name))
