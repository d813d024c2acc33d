# SPDX-License-Identifier: Apache-2.0
"""A decision rule as JSON: read strictly, written for open data or for the record.

The shape is `{id, version, title, citation, quorum, tests[], combine, abstain_as, silent_as,
recused_in_quorum, recused_reduces_base, proxy_in_quorum, remote_in_quorum, in_person_quorum, chair,
tie}`, with shares as text such as "2/3". Bodies of the record hold no booleans and no nulls, so
there booleans are "yes" and "no" and what is not set is left out; both forms are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final, TypeVar

from govdesk.rules.decision_rules import (
    Base,
    ChairMode,
    Combine,
    Deem,
    Quorum,
    Rule,
    Test,
    check_share,
)
from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import BadInput

MOST_SEATS: Final = 1_000_000_000
"""No body is larger; more is a mistake or a trick."""

_SHARE = re.compile(r"([1-9][0-9]{0,8})/([1-9][0-9]{0,8})")
_FLAGS: Final = (
    "recused_in_quorum",
    "recused_reduces_base",
    "proxy_in_quorum",
    "remote_in_quorum",
)
_TEXTS: Final = ("id", "version", "title", "citation")
_RULE_KEYS: Final = frozenset(
    ("quorum", "tests", "combine", "abstain_as", "silent_as", "in_person_quorum", "chair", "tie")
).union(_TEXTS, _FLAGS)
_TEST_KEYS: Final = frozenset(("group", "base", "threshold", "strict", "min_yes"))
_QUORUM_KEYS: Final = frozenset(("base", "threshold", "strict", "groups"))

_E = TypeVar("_E", bound=StrEnum)


def rule_from_json(value: object) -> Rule:
    """Read a rule. Raises BadInput naming the field; `strict` is never guessed."""
    data = _object(value, "rule")
    tests = data.get("tests")
    if not isinstance(tests, list):
        raise _bad("tests", "needed" if tests is None else "not_list")
    if not tests:
        raise _bad("tests", "no_tests")
    _choice(data, "tie", "tie", _Tie, _Tie.FAILS)
    rule = Rule(
        tests=tuple(_test(test, f"tests[{n}]") for n, test in enumerate(tests)),
        quorum=None if data.get("quorum") is None else _quorum(data["quorum"]),
        combine=_choice(data, "combine", "combine", Combine, Combine.ALL),
        abstain_as=_choice(data, "abstain_as", "abstain_as", Deem, Deem.IGNORE),
        silent_as=_choice(data, "silent_as", "silent_as", Deem, Deem.IGNORE),
        chair=_choice(data, "chair", "chair", ChairMode, ChairMode.ALWAYS),
        id=_text(data, "id"),
        version=_text(data, "version"),
        title=_text(data, "title"),
        citation=_text(data, "citation"),
    )
    if data.get("in_person_quorum") is not None:
        needed = _count_or_share(data["in_person_quorum"], "in_person_quorum")
        rule = replace(rule, in_person_quorum=needed)
    flags = {key: _flag(data[key], key) for key in _FLAGS if data.get(key) is not None}
    return replace(rule, **flags)  # type: ignore[arg-type]


def rule_to_json(rule: Rule, *, canonical: bool = False) -> dict[str, Any]:
    """Write a rule whole, defaults included; `canonical` is the form for the record's bodies."""
    quorum = None
    if rule.quorum is not None:
        quorum = {
            "base": rule.quorum.base.value,
            "threshold": share_text(rule.quorum.threshold),
            "strict": rule.quorum.strict,
            "groups": {g: _plain(needed) for g, needed in sorted(rule.quorum.groups.items())},
        }
    data: dict[str, Any] = {key: getattr(rule, key) for key in _TEXTS}
    data |= {
        "quorum": quorum,
        "tests": [
            {
                "group": test.group,
                "base": test.base.value,
                "threshold": share_text(test.threshold),
                "strict": test.strict,
                "min_yes": test.min_yes,
            }
            for test in rule.tests
        ],
        "combine": rule.combine.value,
        "abstain_as": rule.abstain_as.value,
        "silent_as": rule.silent_as.value,
        **{key: getattr(rule, key) for key in _FLAGS},
        "in_person_quorum": None
        if rule.in_person_quorum is None
        else _plain(rule.in_person_quorum),
        "chair": rule.chair.value,
        "tie": _Tie.FAILS.value,
    }
    return _canonical(data) if canonical else data


def unknown_keys(value: object) -> Iterator[str]:
    """The keys of a rule's JSON that mean nothing here, as paths; a slip of the pen is seen."""
    if not isinstance(value, Mapping):
        return
    yield from (str(key) for key in value if key not in _RULE_KEYS)
    for test in value.get("tests") or ():
        if isinstance(test, Mapping):
            yield from (f"tests[].{key}" for key in test if key not in _TEST_KEYS)
    quorum = value.get("quorum")
    if isinstance(quorum, Mapping):
        yield from (f"quorum.{key}" for key in quorum if key not in _QUORUM_KEYS)


def share_text(share: Fraction) -> str:
    """A share as text, in lowest terms: "2/3"."""
    return f"{share.numerator}/{share.denominator}"


class _Tie(StrEnum):
    FAILS = "fails"


def _test(value: object, path: str) -> Test:
    data = _object(value, path)
    group = data.get("group")
    if group is not None and (not isinstance(group, str) or not group):
        raise _bad(f"{path}.group", "not_text")
    threshold, strict = _threshold(data, path)
    return Test(
        base=_choice(data, "base", f"{path}.base", Base),
        threshold=threshold,
        strict=strict,
        group=group,
        min_yes=_whole(data.get("min_yes", 1), f"{path}.min_yes", least=1),
    )


def _quorum(value: object) -> Quorum:
    data = _object(value, "quorum")
    threshold, strict = _threshold(data, "quorum")
    groups = {} if data.get("groups") is None else _object(data["groups"], "quorum.groups")
    return Quorum(
        base=_choice(data, "base", "quorum.base", Base),
        threshold=threshold,
        strict=strict,
        groups=MappingProxyType(
            {group: _count_or_share(k, f"quorum.groups.{group}") for group, k in groups.items()}
        ),
    )


def _threshold(data: Mapping[str, Any], path: str) -> tuple[Fraction, bool]:
    share = _share(data.get("threshold"), f"{path}.threshold")
    if data.get("strict") is None:
        raise _bad(f"{path}.strict", "needed")
    strict = _flag(data["strict"], f"{path}.strict")
    try:
        check_share(share, strict)
    except ValueError as cause:
        raise _bad(f"{path}.threshold", "unreachable") from cause
    return share, strict


def _share(value: object, path: str) -> Fraction:
    if value is None:
        raise _bad(path, "needed")
    match = _SHARE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise _bad(path, "not_share")
    share = Fraction(int(match[1]), int(match[2]))
    if share > 1:
        raise _bad(path, "not_share")
    return share


def _count_or_share(value: object, path: str) -> int | Fraction:
    if isinstance(value, str):
        return _share(value, path)
    if isinstance(value, bool) or not isinstance(value, int):
        raise _bad(path, "not_count_or_share")
    return _whole(value, path, least=0)


def _whole(value: object, path: str, *, least: int) -> int:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if not whole or not isinstance(value, int) or not least <= value <= MOST_SEATS:
        raise _bad(path, "not_count", least=least, most=MOST_SEATS)
    return value


def _flag(value: object, path: str) -> bool:
    if isinstance(value, bool):
        return value
    if value in ("yes", "no", "true", "false"):
        return value in ("yes", "true")
    raise _bad(path, "not_yes_no")


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise _bad(key, "not_text")
    return value


def _choice(
    data: Mapping[str, Any], key: str, path: str, kind: type[_E], default: _E | None = None
) -> _E:
    value = data.get(key)
    if value is None:
        if default is None:
            raise _bad(path, "needed")
        return default
    if isinstance(value, str) and value in set(kind):
        return kind(value)
    raise _bad(path, "not_one_of", choices=", ".join(kind))


def _object(value: object, path: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise _bad(path, "not_object")
    return value


def _bad(path: str, problem: str, **args: str | int) -> BadInput:
    told: Message = message(f"decisions.rule_{problem}", **args)
    return BadInput(message("decisions.rule_field", field=path, problem=told), field=path)


def _plain(needed: int | Fraction) -> int | str:
    return share_text(needed) if isinstance(needed, Fraction) else needed


def _canonical(value: Any) -> Any:
    match value:
        case bool():
            return "yes" if value else "no"
        case dict():
            return {k: _canonical(v) for k, v in value.items() if v is not None}
        case list():
            return [_canonical(v) for v in value]
        case _:
            return value
