# SPDX-License-Identifier: Apache-2.0
"""A charter in plain words, and what a new version of it would change."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from govdesk.rules.attendance import RemoteNeed
from govdesk.rules.charter import (
    IN_WORKING_DAYS,
    MEETING_KINDS,
    Charter,
    Constituency,
    Window,
)
from govdesk.rules.deadlines import MOST
from govdesk.rules.decision_classes import DecisionClass, Matter
from govdesk.rules.decision_rules import Base, Combine, Deem, Rule, Test
from govdesk.rules.explanations import share_words
from govdesk.rules.messages import Message, message
from govdesk.rules.quorum import QuorumResult
from govdesk.rules.working_days import WEEKENDS

COMMUNITY = "community"
PROTECTED = (DecisionClass.KEY, DecisionClass.CHARTER)
"""What the residents must agree to by themselves."""


def rule_words(charter: Charter, rule: Rule) -> tuple[Message, ...]:
    """What a rule asks, a sentence each: what passes, who must be there, how abstentions count."""
    asked = _listed(_test(charter, test) for test in rule.tests)
    key = "charter.rule_any" if rule.combine is Combine.ANY else "charter.rule_all"
    found = [message(key, tests=asked)]
    quorum = rule.quorum
    if quorum is None:
        found.append(message("charter.no_quorum"))
    else:
        share = share_words(quorum.threshold, quorum.strict)
        found.append(message("charter.quorum", share=share, base=_base(quorum.base)))
        found += [_group_quorum(charter, group, needed) for group, needed in quorum.groups.items()]
    found += _from_elsewhere(rule)
    found.append(message(f"charter.abstain_{rule.abstain_as.value}"))
    if rule.silent_as is not Deem.IGNORE:
        found.append(message(f"charter.silent_{rule.silent_as.value}"))
    if rule.chair.value != "always":
        found.append(message(f"charter.chair_{rule.chair.value}"))
    return tuple(found)


def key_words(charter: Charter) -> tuple[Message, ...]:
    """What the charter calls key, a word each."""
    matters = charter.key_reasons.matters
    return tuple(message(f"charter.matter_{one.value}") for one in Matter if one in matters)


def differences(old: Charter, new: Charter) -> tuple[Message, ...]:
    """What a new version changes, a sentence each; none where it changes nothing that is told."""
    found = list(loses(old, new))
    for one in DecisionClass:
        was, now = old.rule_for(one), new.rule_for(one)
        if rule_words(old, was) != rule_words(new, now):
            told = _listed(rule_words(new, now), "charter.sentences")
            found.append(message(f"charter.changes_{one.value}", rule=told))
    before, after = old.key_reasons, new.key_reasons
    for matter in Matter:
        if (matter in before.matters) != (matter in after.matters):
            verb = "adds" if matter in after.matters else "drops"
            found.append(
                message(f"charter.{verb}_matter", matter=message(f"charter.matter_{matter.value}"))
            )
    if before.money_over != after.money_over:
        found.append(message("charter.changes_money", amount=_money(new)))
    found += _days_changed(old, new)
    for kind in MEETING_KINDS:
        counts_days = kind in new.working_days
        freed = kind in old.working_days and not counts_days
        if freed or (old.notice_hours[kind] != new.notice_hours[kind] and not counts_days):
            found.append(
                message(
                    "charter.changes_notice",
                    kind=message(f"charter.kind_{kind}"),
                    hours=new.notice_hours[kind],
                )
            )
    for name in _deadlines_changed(old, new):
        found.append(message(f"charter.changes_{name}", count=getattr(new.deadlines, name)))
    if old.remote.needs != new.remote.needs:
        found.append(remote_words(new)[0])
    if old.remote.forces_roll_call != new.remote.forces_roll_call:
        found.append(remote_words(new)[1])
    if old.window != new.window:
        found.append(window_words(new))
    if old.running_totals != new.running_totals:
        found.append(totals_words(new))
    if old.changes_until is not new.changes_until:
        found.append(changes_words(new))
    before_seats = {one.key: one.seats for one in old.constituencies}
    found += [
        _promise(one)
        for one in new.constituencies
        if one.seats != before_seats.get(one.key)
        and not (one.key == COMMUNITY and _fewer_for_residents(old, new))
    ]
    if old.small_board != new.small_board:
        found.append(message(f"charter.small_board_{'yes' if new.small_board else 'no'}"))
    return tuple(found)


def _days_changed(old: Charter, new: Charter) -> list[Message]:
    """What is counted in other working days, or in working days at all."""
    found = [
        message(f"charter.changes_days_{name}", count=new.working_days[name])
        for name in IN_WORKING_DAYS
        if name in new.working_days and new.working_days[name] != old.working_days.get(name)
    ]
    if old.weekend != new.weekend:
        found.append(weekend_words(new.weekend))
    return found


def _deadlines_changed(old: Charter, new: Charter) -> list[str]:
    """The deadlines in hours or days that are other ones, or count in working days no longer."""
    changed = set(old.deadlines.changed(new.deadlines))
    found = []
    for name in MOST:
        short = name.partition("_")[0]
        freed = short in old.working_days
        if short not in new.working_days and (freed or name in changed):
            found.append(name)
    return found


def window_words(charter: Charter) -> Message:
    """Whether a vote may be open over days, how long and by which law."""
    return message("windows.none") if charter.window is None else window_line(charter.window)


def window_line(window: Window) -> Message:
    """How long a vote may be open over days, and by which law."""
    return message("windows.allowed", count=window.days, law=window.law)


def totals_words(charter: Charter) -> Message:
    """Whether who votes on their own desk sees how an open vote stands."""
    return message(f"charter.running_totals_{'yes' if charter.running_totals else 'no'}")


def changes_words(charter: Charter) -> Message:
    """Until when a spoken vote may be changed."""
    return message(f"changes.until_{charter.changes_until.value}")


def weekend_words(weekend: frozenset[int]) -> Message:
    """On which days of every week nobody works."""
    for name, days in WEEKENDS.items():
        if days == weekend:
            return message("charter.weekend", days=message(f"working_days.weekend_{name}"))
    days_off = (message(f"working_days.weekday_{day}") for day in sorted(weekend))
    return message("charter.weekend", days=_listed(days_off))


def remote_words(charter: Charter) -> tuple[Message, Message]:
    """What the charter asks of whoever takes part from elsewhere, and of votes meanwhile."""
    terms = charter.remote
    needs = [message(f"remote.need_{one.value}") for one in RemoteNeed if one in terms.needs]
    asked = message("remote.needs", needs=_listed(needs)) if needs else message("remote.needs_none")
    return asked, message(f"remote.roll_call_{'yes' if terms.forces_roll_call else 'no'}")


def here_words(
    charter: Charter, rule: Rule, quorum: QuorumResult, remote: int
) -> tuple[Message, ...]:
    """Who is here against who is needed, a sentence each; `remote` seats take part from elsewhere,
    and where they do not count the last sentence says so and why."""
    found = [
        message(
            "meetings.here",
            present=quorum.present,
            seats=quorum.base_count,
            needed=quorum.needed,
        )
    ]
    for group, asked in quorum.groups.items():
        title = charter.constituency_title(group)
        found.append(
            message("meetings.here_group", group=title, present=asked.present, needed=asked.needed)
        )
    if room := quorum.in_person:
        found.append(message("meetings.here_room", present=room.present, needed=room.needed))
    if remote and not rule.remote_in_quorum:
        found.append(message("remote.not_counted", count=remote))
    return tuple(found)


def loses(old: Charter, new: Charter) -> tuple[Message, ...]:
    """What the residents would lose: their own majority, or their part of those who must be there,
    for what only passes with them now; and seats that are promised to them."""
    found = [
        message(f"charter.loses_{one.value}")
        for one in PROTECTED
        if is_protected(old.rule_for(one)) and not is_protected(new.rule_for(one))
    ]
    if _fewer_for_residents(old, new):
        was, now = (_promised_to(charter, COMMUNITY) for charter in (old, new))
        found.append(message("charter.loses_seats", was=was, now=now))
    return tuple(found)


def promise_words(charter: Charter) -> tuple[Message, ...]:
    """How many seats of each constituency are promised, a sentence each."""
    return tuple(_promise(one) for one in charter.constituencies)


def _promise(group: Constituency) -> Message:
    if group.seats is None:
        return message("charter.promise_none", group=group.title)
    return message("charter.promise", group=group.title, count=group.seats)


def _promised_to(charter: Charter, key: str) -> int:
    return next((one.seats or 0 for one in charter.constituencies if one.key == key), 0)


def _fewer_for_residents(old: Charter, new: Charter) -> bool:
    return _promised_to(new, COMMUNITY) < _promised_to(old, COMMUNITY)


def is_protected(rule: Rule) -> bool:
    """Whether nothing passes by this rule without more than half of the residents' own votes."""
    return rule.combine is Combine.ALL and any(
        test.group == COMMUNITY and (test.threshold > Fraction(1, 2) or _majority(test))
        for test in rule.tests
    )


def _majority(test: Test) -> bool:
    return test.threshold == Fraction(1, 2) and test.strict


def _test(charter: Charter, test: Test) -> Message:
    share, base = share_words(test.threshold, test.strict), _base(test.base)
    if test.group is None:
        return message("charter.test", share=share, base=base)
    group = charter.constituency_title(test.group)
    return message("charter.test_in", share=share, base=base, group=group)


def _base(base: Base) -> Message:
    return message(f"decisions.base_{base.value}")


def _group_quorum(charter: Charter, group: str, needed: int | Fraction) -> Message:
    title = charter.constituency_title(group)
    if isinstance(needed, Fraction):
        return message("charter.quorum_share", share=share_words(needed, False), group=title)
    return message("charter.quorum_count", count=needed, group=title)


def _from_elsewhere(rule: Rule) -> list[Message]:
    found = []
    if not rule.remote_in_quorum:
        found.append(message("charter.remote_not_counted"))
    needed = rule.in_person_quorum
    if isinstance(needed, Fraction):
        found.append(message("charter.in_room_share", share=share_words(needed, False)))
    elif needed:
        found.append(message("charter.in_room_count", count=needed))
    return found


def _money(charter: Charter) -> str:
    over = charter.key_reasons.money_over
    return "0" if over is None else f"{over / 100:.2f} {charter.currency}"


def _listed(parts: Iterable[Message], key: str = "charter.and") -> Message:
    first, *others = parts
    for other in others:
        first = message(key, first=first, second=other)
    return first
