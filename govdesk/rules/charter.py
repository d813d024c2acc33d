# SPDX-License-Identifier: Apache-2.0
"""A charter: the task force's own rules, as one version of it says them.

Read strictly from its JSON (a template in `resources/charters/`, or a body of the record, which
holds no booleans and no nulls). What it decides by is in the modules it names: decision rules, the
key list, the tolerance of the status.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from govdesk.rules.attendance import NOTHING_ASKED, RemoteNeed, RemoteRules
from govdesk.rules.deadlines import MOST, Deadlines
from govdesk.rules.decision_classes import DecisionClass, KeyList, Matter
from govdesk.rules.decision_json import rule_from_json
from govdesk.rules.decision_rules import Rule
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput
from govdesk.rules.review_terms import ReviewTerms
from govdesk.rules.status import Tolerance
from govdesk.rules.vote_changes import ChangesUntil
from govdesk.rules.working_days import SATURDAY_SUNDAY

MEETING_KINDS = ("regular", "special", "emergency", "continued")
IN_WORKING_DAYS = (*MEETING_KINDS, "agenda", "papers", "amendments", "minutes")
"""What a charter may count in working days: its notice by kind of meeting, and its deadlines."""
MOST_DAYS = 260
MOST_WINDOW = 60
MOST_SEATS = 999
"""Days over which a vote may be open, at the very most."""


_NO_DAYS: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Constituency:
    """A group of seats counted together."""

    key: str
    title: str
    seats: int | None = None
    """How many of them are filled at least, as the charter promises; None: it promises nothing."""


@dataclass(frozen=True, slots=True)
class Window:
    """Votes over a window of days: the law that allows them, and how long one may be at most."""

    law: str
    days: int


@dataclass(frozen=True, slots=True)
class Publication:
    """What may be shown: counts under `k` are not; a packet is due `days` after a quarter ends."""

    k: int
    days: int


@dataclass(frozen=True, slots=True)
class Charter:
    """One version of the rules that a task force has given itself.

    `notice_hours` are by kind of meeting; `fiscal_year_start` is a month, 1 to 12;
    `midpoint_quarter` counts within the fiscal year; `currency` is an ISO 4217 code.
    """

    title: str
    constituencies: tuple[Constituency, ...]
    classes: Mapping[str, str]
    rules: Mapping[str, Rule]
    key_reasons: KeyList
    notice_hours: Mapping[str, int]
    fiscal_year_start: int
    small_board: bool
    tolerance: Tolerance
    midpoint_quarter: int
    review_due_days: int
    publication: Publication
    currency: str
    minimum_cases: int
    minimum_respondents: int
    minors: str
    deadlines: Deadlines
    remote: RemoteRules = NOTHING_ASKED
    working_days: Mapping[str, int] = field(default_factory=lambda: _NO_DAYS)
    """What is counted in working days instead of hours or days, by the names of
    `IN_WORKING_DAYS`."""
    weekend: frozenset[int] = SATURDAY_SUNDAY
    running_totals: bool = True
    """Whether who votes on their own desk sees how an open vote stands."""
    changes_until: ChangesUntil = ChangesUntil.ANNOUNCEMENT
    """Until when a spoken vote may be changed."""
    window: Window | None = None
    """None, as in every template: there are no votes over days. In many places they are against
    the law."""

    @classmethod
    def from_json(cls, value: object) -> Charter:
        """Read a charter. Raises BadInput naming the field that cannot be used."""
        data = _object(value, "charter")
        rules = [rule_from_json(rule) for rule in _list(data, "rules")]
        lag, publication = _object_in(data, "lag_rule"), _object_in(data, "publication")
        minimum = _object_in(data, "minimum_denominators")
        charter = cls(
            title=_text(data, "title"),
            constituencies=tuple(
                Constituency(_text(one, "key"), _text(one, "title"), _promised(one))
                for one in (
                    _object(item, "constituencies") for item in _list(data, "constituencies")
                )
            ),
            classes=MappingProxyType(
                {name: _text(_object_in(data, "classes"), name) for name in DecisionClass}
            ),
            rules=MappingProxyType({rule.id: rule for rule in rules}),
            key_reasons=_key_reasons(_object_in(data, "key_reasons")),
            notice_hours=MappingProxyType(
                {
                    kind: _whole(_object_in(data, "notice_hours"), kind, 0, 24 * 365)
                    for kind in MEETING_KINDS
                }
            ),
            fiscal_year_start=_whole(data, "fiscal_year_start", 1, 12),
            small_board=_yes(data, "small_board"),
            tolerance=Tolerance(_share(lag, "on_track"), _share(lag, "lagging")),
            midpoint_quarter=_whole(data, "midpoint_quarter", 1, 4),
            review_due_days=_whole(data, "review_due_days", 1, 366),
            publication=Publication(
                _whole(publication, "k", 1, 1000), _whole(publication, "days", 1, 366)
            ),
            currency=_text(data, "currency"),
            minimum_cases=_whole(minimum, "cases", 0, 1_000_000),
            minimum_respondents=_whole(minimum, "respondents", 0, 1_000_000),
            minors=_text(data, "minors"),
            deadlines=_deadlines(data),
            remote=_remote(data),
            working_days=_working_days(data),
            weekend=_weekend(data),
            running_totals="running_totals" not in data or _yes(data, "running_totals"),
            changes_until=_changes_until(data),
            window=_window(data),
        )
        _check(charter)
        return charter

    @property
    def review_terms(self) -> ReviewTerms:
        """What it says of quarterly reviews."""
        return ReviewTerms(self.fiscal_year_start, self.review_due_days, self.tolerance)

    def rule_for(self, decision_class: str) -> Rule:
        """The decision rule of a class. Raises KeyError for a class the charter lacks."""
        return self.rules[self.classes[decision_class]]

    def constituency_title(self, key: str) -> str:
        """What to call a constituency. Raises KeyError for one the charter lacks."""
        return {one.key: one.title for one in self.constituencies}[key]


def _check(charter: Charter) -> None:
    for name, rule_id in charter.classes.items():
        if rule_id not in charter.rules:
            raise _bad(f"classes.{name}", "charter.no_such_rule")
    known = {one.key for one in charter.constituencies}
    for rule in charter.rules.values():
        if set(rule.groups) - known:
            raise _bad(f"rules.{rule.id}", "charter.no_such_constituency")


def _deadlines(data: Mapping[str, Any]) -> Deadlines:
    """A charter from before they could be set has none."""
    if "deadlines" not in data:
        return Deadlines()
    told = _object_in(data, "deadlines")
    return Deadlines(**{name: _whole(told, name, 0, most) for name, most in MOST.items()})


def _working_days(data: Mapping[str, Any]) -> Mapping[str, int]:
    """Of those that it counts so; none in a charter from before it could be said."""
    if "working_days" not in data:
        return _NO_DAYS
    told = _object_in(data, "working_days")
    if not set(told) <= set(IN_WORKING_DAYS):
        raise _bad("working_days", "charter.needed")
    return MappingProxyType({name: _whole(told, name, 1, MOST_DAYS) for name in told})


def _changes_until(data: Mapping[str, Any]) -> ChangesUntil:
    """A charter from before it could be said lets nothing be changed after the announcement."""
    told = data.get("changes_until", ChangesUntil.ANNOUNCEMENT.value)
    if told not in tuple(ChangesUntil):
        raise _bad("changes_until", "charter.needed")
    return ChangesUntil(told)


def _window(data: Mapping[str, Any]) -> Window | None:
    """Only where the charter cites the law."""
    if "window" not in data:
        return None
    told = _object_in(data, "window")
    return Window(_text(told, "law"), _whole(told, "days", 1, MOST_WINDOW))


def _promised(data: Mapping[str, Any]) -> int | None:
    """A charter from before it could be said promises no number of seats."""
    return _whole(data, "seats", 1, MOST_SEATS) if "seats" in data else None


def _weekend(data: Mapping[str, Any]) -> frozenset[int]:
    if "weekend" not in data:
        return SATURDAY_SUNDAY
    days = _list(data, "weekend")
    if not set(days) < set(range(1, 8)):
        raise _bad("weekend", "charter.number")
    return frozenset(days)


def _remote(data: Mapping[str, Any]) -> RemoteRules:
    """A charter from before it could be said asks nothing of members elsewhere."""
    if "remote" not in data:
        return NOTHING_ASKED
    told = _object_in(data, "remote")
    needs = told.get("needs", [])
    if not isinstance(needs, list) or not set(needs) <= set(RemoteNeed):
        raise _bad("remote.needs", "charter.needed")
    return RemoteRules(frozenset(RemoteNeed(one) for one in needs), _yes(told, "forces_roll_call"))


def _key_reasons(data: Mapping[str, Any]) -> KeyList:
    matters = _list(data, "matters")
    if not set(matters) <= set(Matter):
        raise _bad("key_reasons.matters", "charter.unknown_matter")
    over = _whole(data, "money_over", 0, 2**53 - 1) if "money_over" in data else None
    return KeyList(frozenset(Matter(matter) for matter in matters), over)


def _object(value: object, field: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise _bad(field, "charter.needed")
    return value


def _object_in(data: Mapping[str, Any], field: str) -> Mapping[str, Any]:
    return _object(data.get(field), field)


def _list(data: Mapping[str, Any], field: str) -> list[Any]:
    value = data.get(field)
    if not isinstance(value, list) or not value:
        raise _bad(field, "charter.needed")
    return value


def _text(data: Mapping[str, Any], field: str) -> str:
    value = data.get(field)
    if not isinstance(value, str) or not value.strip():
        raise _bad(field, "charter.needed")
    return value


def _whole(data: Mapping[str, Any], field: str, least: int, most: int) -> int:
    value = data.get(field)
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise _bad(field, "charter.number")
    return value


def _share(data: Mapping[str, Any], field: str) -> Fraction:
    value = data.get(field)
    try:
        return Fraction(value if isinstance(value, str) else "")
    except (ValueError, ZeroDivisionError) as error:
        raise _bad(field, "charter.number") from error


def _yes(data: Mapping[str, Any], field: str) -> bool:
    value = data.get(field)
    if value not in ("yes", "no", True, False):
        raise _bad(field, "charter.needed")
    return value in ("yes", True)


def _bad(field: str, problem: str) -> BadInput:
    return BadInput(message("charter.field", field=field, problem=message(problem)), field=field)
