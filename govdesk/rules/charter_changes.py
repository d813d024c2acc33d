# SPDX-License-Identifier: Apache-2.0
"""A new version of a charter made from rule templates; what is not asked stays as it is.

Sources: RONR (majority and two-thirds of votes cast; members present; entire membership). An
abstention is ignored in RONR, counted yes in Vancouver and British Columbia, and counted no in
Ontario and Saskatchewan; so it is chosen beside the rule.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

from govdesk.rules.attendance import RemoteNeed, RemoteRules
from govdesk.rules.charter import Charter, Window
from govdesk.rules.charter_words import COMMUNITY
from govdesk.rules.deadlines import Deadlines
from govdesk.rules.decision_classes import DecisionClass
from govdesk.rules.decision_json import rule_to_json
from govdesk.rules.decision_rules import Deem, Rule, Test
from govdesk.rules.rule_templates import HALF, rule_templates
from govdesk.rules.vote_changes import ChangesUntil


class Decides(StrEnum):
    """The templates to choose from; a body's own rule can be kept."""

    KEEP = "keep"
    SIMPLE = "simple"
    PRESENT = "present"
    TWO_THIRDS = "two_thirds"
    ABSOLUTE = "absolute"
    COMMUNITY = "community"
    """More than half of the votes cast, overall and among the residents."""
    CONCURRENT = "concurrent"
    """The same in every constituency."""


class RemoteWay(StrEnum):
    """The templates for members who take part from elsewhere."""

    KEEP = "keep"
    ANYONE = "anyone"
    """They count like anyone else."""
    ROOM = "room"
    """They count, but half of the filled seats are in the room itself."""
    NOT_COUNTED = "not_counted"
    """They may vote and do not count towards the quorum."""


@dataclass(frozen=True, slots=True)
class ClassRule:
    """How one class is to be decided. `abstain_as` None leaves abstentions as they are."""

    decides: Decides = Decides.KEEP
    abstain_as: Deem | None = None


@dataclass(frozen=True, slots=True)
class CharterChange:
    """What is to be other than it is; None leaves it. `money_over` is in minor units."""

    classes: Mapping[str, ClassRule] = field(default_factory=dict)
    matters: frozenset[str] | None = None
    money_over: int | None = None
    notice_hours: Mapping[str, int] = field(default_factory=dict)
    small_board: bool | None = None
    running_totals: bool | None = None
    changes_until: ChangesUntil | None = None
    deadlines: Deadlines | None = None
    remote_way: RemoteWay = RemoteWay.KEEP
    remote: RemoteRules | None = None
    working_days: Mapping[str, int] | None = None
    """Whole: what does not stand in it is counted in hours, or in days."""
    weekend: frozenset[int] | None = None
    window: Window | None = None
    seats: Mapping[str, int] | None = None
    """By constituency how many are promised at least; 0 promises none."""
    no_window: bool = False
    """Whether votes over days are to be possible no longer."""


def changed_charter(
    body: Mapping[str, Any], change: CharterChange, *, version: int, titles: Mapping[Decides, str]
) -> dict[str, Any]:
    """The charter's JSON as the change makes it; its changed rules carry `version`.

    `titles` name the templates in the workspace's language. The answer is read again before it is
    used (`Charter.from_json`), which raises BadInput for what cannot hold.
    """
    charter = Charter.from_json(body)
    new: dict[str, Any] = copy.deepcopy(dict(body))
    rules: dict[str, Any] = {}
    classes = {}
    for one in DecisionClass:
        rule = charter.rule_for(one)
        asked = change.classes.get(one.value, ClassRule())
        made = _with_remote(_made(charter, rule, asked), change.remote_way)
        if made != rule:
            title = titles.get(asked.decides, rule.title)
            made = replace(made, id=f"{one.value}-{version}", version=str(version), title=title)
        classes[one.value] = made.id
        rules[made.id] = rule_to_json(made, canonical=True)
    new["classes"], new["rules"] = classes, list(rules.values())
    if change.matters is not None:
        new["key_reasons"]["matters"] = sorted(change.matters)
    if change.money_over is not None:
        new["key_reasons"]["money_over"] = change.money_over
    new["notice_hours"] = {**new["notice_hours"], **change.notice_hours}
    if change.small_board is not None:
        new["small_board"] = "yes" if change.small_board else "no"
    if change.running_totals not in (None, charter.running_totals):
        new["running_totals"] = "yes" if change.running_totals else "no"
    if change.changes_until not in (None, charter.changes_until):
        new["changes_until"] = change.changes_until.value
    if change.deadlines is not None and change.deadlines != charter.deadlines:
        new["deadlines"] = asdict(change.deadlines)
    if change.working_days is not None and change.working_days != charter.working_days:
        new["working_days"] = dict(change.working_days)
    if change.weekend is not None and change.weekend != charter.weekend:
        new["weekend"] = sorted(change.weekend)
    for group in new["constituencies"] if change.seats is not None else ():
        promised = (change.seats or {}).get(group["key"], group.get("seats", 0))
        group.pop("seats", None)
        if promised:
            group["seats"] = promised
    if change.no_window:
        new.pop("window", None)
    elif change.window is not None and change.window != charter.window:
        new["window"] = asdict(change.window)
    if change.remote is not None and change.remote != charter.remote:
        new["remote"] = {
            "needs": [one.value for one in RemoteNeed if one in change.remote.needs],
            "forces_roll_call": "yes" if change.remote.forces_roll_call else "no",
        }
    return new


def _with_remote(rule: Rule, way: RemoteWay) -> Rule:
    match way:
        case RemoteWay.KEEP:
            return rule
        case RemoteWay.ANYONE:
            return replace(rule, remote_in_quorum=True, in_person_quorum=None)
        case RemoteWay.ROOM:
            return replace(rule, remote_in_quorum=True, in_person_quorum=HALF)
        case RemoteWay.NOT_COUNTED:
            return replace(rule, remote_in_quorum=False, in_person_quorum=None)


def _made(charter: Charter, rule: Rule, asked: ClassRule) -> Rule:
    """The rule with other tests; who must be there stays, and so does all else."""
    made = rule
    if asked.decides is not Decides.KEEP:
        tests = tests_of(asked.decides, [one.key for one in charter.constituencies])
        made = replace(rule, tests=tests)
    return made if asked.abstain_as is None else replace(made, abstain_as=asked.abstain_as)


def tests_of(decides: Decides, constituencies: Sequence[str]) -> tuple[Test, ...]:
    """The tests of a template. Raises KeyError for `KEEP`, which has none."""
    groups = [COMMUNITY] if decides is Decides.COMMUNITY else constituencies
    named = Decides.CONCURRENT if decides is Decides.COMMUNITY else decides
    found = {one.name.key: one.rule.tests for one in rule_templates(groups)}
    tests = found[f"template.{named.value}"]
    assert tests[0].threshold >= HALF
    return tests
