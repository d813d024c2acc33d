# SPDX-License-Identifier: Apache-2.0
"""One published vote: a Popolo VoteEvent, read into the seats and counts that decide it.

Fields used: `identifier`, `result`, `group_results`, `counts`, `votes`, and `extras` with `rule`,
`yes_by_proxy`, `authorised` and `authorised_groups`; `extras.imported` says where GovDesk had a
vote from, and decides nothing. Other keys are ignored and said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from govdesk.exchange import spellings
from govdesk.exchange.reading_notes import Notes
from govdesk.exchange.vote_fields import (
    amount,
    bad,
    flag,
    group_of,
    listed,
    name,
    note_unknown,
    obj,
    optional_obj,
    whole,
    word,
)
from govdesk.rules.decisions import Result, Role, SeatStatus, Status

_VOTE_KEYS: Final = frozenset(
    (
        "id",
        "identifier",
        "motion",
        "motion_id",
        "organization",
        "organization_id",
        "legislative_session",
        "legislative_session_id",
        "start_date",
        "end_date",
        "result",
        "group_results",
        "counts",
        "votes",
        "created_at",
        "updated_at",
        "sources",
        "extras",
    )
)
_EXTRA_KEYS: Final = frozenset(
    ("rule", "yes_by_proxy", "authorised", "authorised_groups", "imported")
)
_BALLOT_KEYS: Final = frozenset(
    (
        "id",
        "voter_id",
        "voter",
        "voter_name",
        "option",
        "group_id",
        "group",
        "role",
        "weight",
        "note",
        "in_room",
        "remote",
    )
)
_COUNT_KEYS: Final = frozenset(("option", "value", "group_id", "group"))
_GROUP_RESULT_KEYS: Final = frozenset(("group_id", "group", "result"))

StatusCounts = Mapping[Status, int]


@dataclass(frozen=True, slots=True)
class VoteRecord:
    """A vote as published. `counts` and `votes` may stand alone or together."""

    identifier: str | None
    rule: object
    """The rule's JSON, None when the file has none."""
    result: Result | None
    group_results: Mapping[str, Result]
    votes: tuple[SeatStatus, ...]
    counts: StatusCounts
    """Of the whole body; empty when the file states none."""
    group_counts: Mapping[str, StatusCounts]
    yes_by_proxy: int
    authorised: int | None
    authorised_groups: Mapping[str, int]


def vote_record(value: object, notes: Notes) -> VoteRecord:
    """Read one vote. Raises BadInput naming the field that cannot be used."""
    data = obj(value, "")
    note_unknown(data, _VOTE_KEYS, "", notes)
    extras = optional_obj(data.get("extras"), "extras")
    note_unknown(extras, _EXTRA_KEYS, "extras.", notes)
    counts, group_counts = _counts(listed(data.get("counts"), "counts"), notes)
    votes = _votes(listed(data.get("votes"), "votes"), notes)
    if not votes and not counts:
        raise bad("", "nothing_to_count")
    proxies = amount(extras.get("yes_by_proxy"), "extras.yes_by_proxy") or 0
    if proxies > counts.get(Status.YES, 0) and not votes:
        raise bad("extras.yes_by_proxy", "more_proxies")
    stated = optional_obj(extras.get("authorised_groups"), "extras.authorised_groups")
    identifier = data.get("identifier")
    return VoteRecord(
        identifier=name(data.get("id") if identifier is None else identifier, "identifier"),
        rule=extras.get("rule"),
        result=_result(data.get("result"), "result"),
        group_results=_group_results(listed(data.get("group_results"), "group_results"), notes),
        votes=votes,
        counts=counts,
        group_counts=group_counts,
        yes_by_proxy=proxies,
        authorised=amount(extras.get("authorised"), "extras.authorised"),
        authorised_groups={
            group: whole(seats, f"extras.authorised_groups.{group}")
            for group, seats in stated.items()
        },
    )


def _votes(items: list[Any], notes: Notes) -> tuple[SeatStatus, ...]:
    """The ballots. A chair's second ballot is the casting vote; any other second one is refused."""
    seats: list[SeatStatus] = []
    seen: set[str] = set()
    casting = False
    for n, item in enumerate(items):
        path = f"votes[{n}]"
        seat = _ballot(obj(item, path), path, notes)
        second = seat.role is Role.CASTING or (seat.role is Role.CHAIR and seat.seat in seen)
        if second and casting:
            raise bad(path, "two_casting_votes")
        if second:
            casting = True
            seats.append(SeatStatus(seat.seat, None, seat.status, Role.CASTING))
            continue
        if seat.seat in seen:
            raise bad(path, "voter_twice", voter=seat.seat)
        seen.add(seat.seat)
        seats.append(seat)
    return tuple(seats)


def _ballot(data: Mapping[str, Any], path: str, notes: Notes) -> SeatStatus:
    note_unknown(data, _BALLOT_KEYS, "votes[].", notes)
    weight = data.get("weight")
    if weight is not None and (isinstance(weight, (bool, str, list, dict)) or weight != 1):
        raise bad(f"{path}.weight", "weight")
    return SeatStatus(
        seat=_voter(data, path),
        group=group_of(data, path),
        status=_option(data.get("option"), f"{path}.option", notes),
        role=_role(data.get("role"), f"{path}.role", notes),
        in_room=flag(data.get("in_room"), f"{path}.in_room", default=True),
        remote=flag(data.get("remote"), f"{path}.remote", default=False),
    )


def _voter(data: Mapping[str, Any], path: str) -> str:
    """Who voted, by id where there is one; a ballot without any name is told from its place."""
    voter = data.get("voter")
    named = voter if isinstance(voter, dict) else {"name": voter}
    for value in (data.get("voter_id"), named.get("id"), named.get("name"), data.get("voter_name")):
        found = name(value, f"{path}.voter")
        if found:
            return found
    return f"({path})"


def _option(value: object, path: str, notes: Notes) -> Status:
    said = word(value, path)
    status = spellings.option(said)
    if status is None:
        raise bad(path, "unknown_option", said=said)
    if spellings.plain(said) != status.value:
        notes.add("tally.option_read_as", said=said, option=status.value)
    return status


def _role(value: object, path: str, notes: Notes) -> Role:
    if value is None:
        return Role.PRINCIPAL
    said = word(value, path)
    role = spellings.role(said)
    if role is None or spellings.plain(said) != role.value:
        read = role or Role.PRINCIPAL
        notes.add("tally.role_read_as", said=said, role=read.value)
        return read
    return role


def _result(value: object, path: str) -> Result | None:
    if value is None or value == "":
        return None
    said = word(value, path)
    result = spellings.result(said)
    if result is None:
        raise bad(path, "unknown_result", said=said)
    return result


def _group_results(items: list[Any], notes: Notes) -> Mapping[str, Result]:
    results: dict[str, Result] = {}
    for n, item in enumerate(items):
        path = f"group_results[{n}]"
        data = obj(item, path)
        note_unknown(data, _GROUP_RESULT_KEYS, "group_results[].", notes)
        group, result = group_of(data, path), _result(data.get("result"), f"{path}.result")
        if group is None:
            raise bad(f"{path}.group_id", "needed")
        if group in results:
            raise bad(path, "group_twice", group=group)
        if result is not None:
            results[group] = result
    return results


def _counts(items: list[Any], notes: Notes) -> tuple[StatusCounts, Mapping[str, StatusCounts]]:
    """Counts of the whole body and of its groups.

    Counts without a group beside counts with one are the whole body's, as in Popolo, and then are
    no fewer than the groups' sum; where they are fewer it is not clear what they count.
    """
    whole_body: dict[Status, int] = {}
    groups: dict[str, dict[Status, int]] = {}
    seen: set[tuple[str, str | None]] = set()
    for n, item in enumerate(items):
        path = f"counts[{n}]"
        data = obj(item, path)
        note_unknown(data, _COUNT_KEYS, "counts[].", notes)
        group, value = group_of(data, path), whole(data.get("value"), f"{path}.value")
        option = word(data.get("option"), f"{path}.option")
        if not value and spellings.option(option) is None:
            notes.add("tally.option_unused", said=option)
            continue  # none of whatever it is
        status = _option(option, f"{path}.option", notes)
        said = (spellings.plain(word(data.get("option"), path)), group)
        if said in seen:
            raise bad(path, "count_twice", said=said[0])
        seen.add(said)
        target = whole_body if group is None else groups.setdefault(group, {})
        target[status] = target.get(status, 0) + value
    summed = {s: sum(g.get(s, 0) for g in groups.values()) for s in Status}
    for status, total in summed.items():
        stated = whole_body.get(status)
        if stated is not None and stated < total:
            raise bad("counts", "fewer_than_groups", option=status.value, stated=stated, sum=total)
        if stated is not None and stated > total > 0:
            notes.add("tally.counts_are_totals", option=status.value)
        if stated is None and total:
            whole_body[status] = total
    return whole_body or ({Status.YES: 0} if seen else {}), groups
