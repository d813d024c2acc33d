# SPDX-License-Identifier: Apache-2.0
"""The roll of a vote and its count: one status per seat at the moment of the vote.

The statuses of all voting seats add up to the authorised seats, overall and in every group.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from govdesk.rules.decision_rules import Base, Deem, Rule


class Status(StrEnum):
    """What a seat did, or why it did nothing. The values are those of the open-data vote file."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    """Present, declines to vote."""
    NOT_VOTING = "not voting"
    """Present and silent, as a presiding member who does not vote."""
    RECUSED = "recused"
    """A declared conflict of interest."""
    ABSENT = "absent"
    VACANT = "vacant"
    INELIGIBLE = "ineligible"
    """Suspended or without a vote: outside every base."""


PRESENT = (Status.YES, Status.NO, Status.ABSTAIN, Status.NOT_VOTING)


class Role(StrEnum):
    """Who acted for the seat. `CASTING` is the chair's second vote: no seat, only a vote."""

    PRINCIPAL = "principal"
    ALTERNATE = "alternate"
    PROXY = "proxy"
    CHAIR = "chair"
    CASTING = "casting"


@dataclass(frozen=True, slots=True)
class SeatStatus:
    """One seat in one vote: its constituency (None for a seat in none) and its status.

    `in_room` matters for the recused and for those who cast a ballot and left; `remote` members
    are present without being in the room.
    """

    seat: str
    group: str | None
    status: Status
    role: Role = Role.PRINCIPAL
    in_room: bool = True
    remote: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How many seats of the body, or of one constituency, have each status.

    `presiding` are seats with status "not voting" whose silence is never deemed a vote: a chair
    whom the rule does not let vote. `in_person` and `remote` split those present and not recused;
    whoever is in neither acted by proxy or cast and left.
    """

    yes: int = 0
    no: int = 0
    abstain: int = 0
    silent: int = 0
    presiding: int = 0
    recused: int = 0
    absent: int = 0
    vacant: int = 0
    ineligible: int = 0
    in_person: int = 0
    remote: int = 0
    proxies: int = 0
    recused_in_room: int = 0
    recused_remote: int = 0
    stated_seats: int | None = None
    """The authorised seats where the source says them; otherwise they are the sum."""

    @property
    def listed(self) -> int:
        """The sum of all voting seats' statuses."""
        present = self.yes + self.no + self.abstain + self.silent + self.presiding
        return present + self.recused + self.absent + self.vacant

    @property
    def authorised(self) -> int:
        """All voting seats, vacancies included."""
        return self.listed if self.stated_seats is None else self.stated_seats

    def of(self, status: Status) -> int:
        """How many seats have this status."""
        match status:
            case Status.NOT_VOTING:
                return self.silent + self.presiding
            case _:
                return int(getattr(self, status.value))

    def base(self, base: Base, rule: Rule) -> int:
        """The seats or votes that a threshold is a share of."""
        recused_here = self.recused_in_room + self.recused_remote
        match base:
            case Base.CAST:
                return self.yes + self.no
            case Base.YNA:
                return self.yes + self.no + self.abstain
            case Base.PRESENT:
                here = self.yes + self.no + self.abstain + self.silent + self.presiding
                return here if rule.recused_reduces_base else here + recused_here
            case Base.FILLED:
                return max(0, self.authorised - self.vacant)
            case Base.AUTHORISED:
                return self.authorised
            case Base.ELIGIBLE:
                return max(0, self.authorised - self.vacant - self.recused)

    def deemed(self, rule: Rule) -> Counts:
        """The counts after abstentions and silence are taken as the rule says.

        A recusal is never deemed a vote.
        """
        yes, no, abstain, silent = self.yes, self.no, self.abstain, self.silent
        if rule.abstain_as is Deem.YES:
            yes, abstain = yes + abstain, 0
        elif rule.abstain_as is Deem.NO:
            no, abstain = no + abstain, 0
        if rule.silent_as is Deem.YES:
            yes, silent = yes + silent, 0
        elif rule.silent_as is Deem.NO:
            no, silent = no + silent, 0
        return replace(self, yes=yes, no=no, abstain=abstain, silent=silent)

    def attending(self, rule: Rule) -> int:
        """Who counts towards a quorum: seated members and, by the rule's flags, the others."""
        count = self.in_person
        if rule.remote_in_quorum:
            count += self.remote
        if rule.proxy_in_quorum:
            count += self.proxies
        return count + self._recused_attending(rule, remote=rule.remote_in_quorum)

    def attending_in_person(self, rule: Rule) -> int:
        """Who counts towards a quorum and is in the room itself."""
        return self.in_person + self._recused_attending(rule, remote=False)

    def _recused_attending(self, rule: Rule, *, remote: bool) -> int:
        if not rule.recused_in_quorum:
            return 0
        return self.recused_in_room + (self.recused_remote if remote else 0)


@dataclass(frozen=True, slots=True)
class Tally:
    """A whole vote counted: overall, by constituency, and the chair's casting vote, if any."""

    overall: Counts
    groups: Mapping[str, Counts] = field(default_factory=lambda: MappingProxyType({}))
    casting: Status | None = None
    """The chair's second vote, yes or no; it counts only when the votes are equal."""

    def of(self, group: str | None) -> Counts:
        """The counts of a constituency, or overall for None. An unknown group has no seats."""
        return self.overall if group is None else self.groups.get(group, Counts())


def count(roll: Iterable[SeatStatus], *, chair_may_vote: bool = True) -> Tally:
    """Count a roll. With `chair_may_vote` false the chair's seat is present and silent."""
    overall: dict[str, int] = {}
    groups: dict[str, dict[str, int]] = {}
    casting: Status | None = None
    for seat in roll:
        if seat.role is Role.CASTING:
            if seat.status in (Status.YES, Status.NO):
                casting = seat.status
            continue
        targets = [overall]
        if seat.group is not None:
            targets.append(groups.setdefault(seat.group, {}))
        for name in _counters(seat, chair_may_vote):
            for target in targets:
                target[name] = target.get(name, 0) + 1
    return Tally(
        Counts(**overall), MappingProxyType({g: Counts(**c) for g, c in groups.items()}), casting
    )


def _counters(seat: SeatStatus, chair_may_vote: bool) -> tuple[str, ...]:
    """The names in `Counts` that this seat adds one to."""
    match seat.status:
        case Status.RECUSED if seat.remote:
            return ("recused", "recused_remote")
        case Status.RECUSED if seat.in_room:
            return ("recused", "recused_in_room")
        case Status.RECUSED | Status.ABSENT | Status.VACANT | Status.INELIGIBLE:
            return (seat.status.value,)
    if seat.role is Role.CHAIR and not chair_may_vote:
        status = "presiding"
    else:
        status = "silent" if seat.status is Status.NOT_VOTING else seat.status.value
    if seat.role is Role.PROXY:
        return (status, "proxies")
    if seat.remote:
        return (status, "remote")
    return (status, "in_person") if seat.in_room else (status,)


def with_authorised(
    tally: Tally, authorised: int | None = None, groups: Mapping[str, int] | None = None
) -> Tally:
    """The tally with the authorised seats that a source states instead of the sums.

    Where only groups' seats are stated, the whole body has theirs and the other groups' sums.
    """
    stated = groups or {}
    if authorised is None and not stated:
        return tally
    counted = dict(tally.groups)
    for group, seats in stated.items():
        counted[group] = replace(counted.get(group, Counts()), stated_seats=seats)
    if authorised is None:
        authorised = tally.overall.listed + sum(
            counts.authorised - counts.listed for counts in counted.values()
        )
    overall = replace(tally.overall, stated_seats=authorised)
    return replace(tally, overall=overall, groups=MappingProxyType(counted))
