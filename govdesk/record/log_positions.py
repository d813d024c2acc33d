# SPDX-License-Identifier: Apache-2.0
"""A seat's line on the roll of a vote, and its position at the closing, as bodies say them.

Standard library only: the public verifier reads this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from govdesk.record.log_sittings import Acting
from govdesk.rules.attendance import Presence
from govdesk.rules.roll import Role, SeatStatus, Status

_ROLL_STATUS = {
    Status.NOT_VOTING: "entitled",
    Status.RECUSED: "recused",
    Status.ABSENT: "absent",
    Status.VACANT: "vacant",
    Status.INELIGIBLE: "ineligible",
}


@dataclass(frozen=True, slots=True)
class Cast:
    """A recorded ballot. `own`: signed by the person whose it is."""

    id: str
    seat: str
    member: str
    n: int
    choice: str
    sha: str
    own: bool
    sealed: str = ""
    """What binds a sealed ballot to its choice, until that is opened."""


def roll_line(
    seat: Acting, chair: str | None, names: Mapping[str, str], *, over_days: bool = False
) -> dict[str, Any]:
    """A seat as the roll of a vote opened now names it; `chair` is the presiding member where the
    rule asks it. Over days whoever is not here may vote, too."""
    status = seat.status()
    told = _ROLL_STATUS[status.status]
    role = Role.CHAIR if chair is not None and seat.person == chair else seat.role
    return _given(
        seat_id=seat.seat.id,
        position=seat.seat.position,
        seat_title=seat.seat.title,
        constituency=seat.seat.constituency,
        status="entitled" if over_days and told == "absent" else told,
        role=role.value if seat.person else None,
        member_id=seat.person,
        member_name=names.get(seat.person or ""),
        in_room="yes" if status.in_room else "no",
    )


def counted(seat: Acting, ballots: Sequence[Cast]) -> Cast | None:
    """The seat's ballot that counts: the latest, unless the principal came after a stand-in."""
    if not ballots or seat.recused:
        return None
    principal = seat.holders.get(0)
    replaced = seat.here and seat.role is Role.PRINCIPAL and principal is not None
    return None if replaced and ballots[-1].member != principal else ballots[-1]


def position_line(
    seat: Acting, cast: Cast | None, people: Mapping[str, Presence], chair: str | None
) -> dict[str, Any]:
    """A seat's position in a vote closed now: its ballot that counts, else how it is present."""
    status = seat.status()
    if cast is not None:
        presence = people.get(cast.member, Presence.ABSENT)
        own = seat.holders.get(0) == cast.member
        status = SeatStatus(
            seat.seat.id,
            seat.seat.constituency,
            Status(cast.choice),
            Role.PRINCIPAL if own else Role.ALTERNATE,
            in_room=presence is Presence.IN_ROOM,
            remote=presence is Presence.REMOTE,
        )
    if chair is not None and seat.person == chair:
        status = replace(status, role=Role.CHAIR)
    return _given(
        seat=status.seat,
        group=status.group,
        status=status.status.value,
        role=status.role.value,
        in_room="yes" if status.in_room else "no",
        remote="yes" if status.remote else "no",
        member=cast.member if cast else seat.person,
        ballot=cast.id if cast else None,
    )


def settled_line(line: Mapping[str, Any], cast: Cast | None) -> dict[str, Any]:
    """A seat's position in a vote over days: by its line of the roll, and its last ballot."""
    silent = {
        "recused": Status.RECUSED,
        "vacant": Status.VACANT,
        "ineligible": Status.INELIGIBLE,
    }.get(line["status"], Status.ABSENT)
    return _given(
        seat=line["seat_id"],
        group=line["constituency"],
        status=cast.choice if cast else silent.value,
        role=line.get("role", Role.PRINCIPAL.value),
        in_room="yes" if cast else "no",
        remote="no",
        member=cast.member if cast else line.get("member_id"),
        ballot=cast.id if cast else None,
    )


def _given(**line: Any) -> dict[str, Any]:
    return {name: value for name, value in line.items() if value is not None}
