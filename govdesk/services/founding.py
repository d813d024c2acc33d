# SPDX-License-Identifier: Apache-2.0
"""Founding a workspace from what a secretary types: the city, its seats and the first officers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from govdesk.record.canonical import clean_text
from govdesk.record.sealing import Cost
from govdesk.rules.messages import message
from govdesk.rules.passphrases import why_not_passphrase
from govdesk.rules.permissions import Role
from govdesk.rules.promises import promising
from govdesk.rules.refusals import BadInput
from govdesk.services.charters import charter_template
from govdesk.services.context import Context
from govdesk.services.inputs import typed
from govdesk.services.workspace import AccountPlan, SeatPlan, create_workspace

OFFICERS = 3
"""With fewer, one lost passphrase leaves nobody to complete an act of two officers."""


@dataclass(frozen=True, slots=True)
class OfficerPlan:
    """One of the first officers. The first is the secretariat."""

    name: str
    role: Role
    passphrase: str


@dataclass(frozen=True, slots=True)
class Founding:
    """What is typed. Departments, neighbourhoods and community seats are one a line."""

    name: str
    city: str
    zone: str
    language: str
    template: str
    departments: str
    community: str
    neighbourhoods: str
    officers: Sequence[OfficerPlan]


def check_city(plan: Founding) -> None:
    """Raises BadInput, naming the field, for what is missing of the city."""
    typed(plan.name, "name", named=message("founding.name"))
    typed(plan.city, "city", named=message("founding.city"))
    try:
        ZoneInfo(plan.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadInput(message("founding.no_zone", zone=plan.zone), field="zone") from error


def check_seats(plan: Founding) -> None:
    """Raises BadInput, naming the field, when a group of seats is empty or a name stands twice."""
    for field, text in (("departments", plan.departments), ("community", plan.community)):
        if not lines(text):
            raise BadInput(message("founding.no_seats"), field=field)
    for field, text in (
        ("departments", plan.departments),
        ("community", plan.community),
        ("neighbourhoods", plan.neighbourhoods),
    ):
        names = [line.casefold() for line in lines(text)]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise BadInput(message("founding.twice", name=twice), field=field)


def check_officer(plan: Founding, number: int) -> None:
    """Raises BadInput, naming the field, for one of the officers (from 0)."""
    officer = plan.officers[number]
    name = typed(officer.name, f"name{number}", named=message("founding.officer"))
    others = [one.name.strip().casefold() for one in plan.officers[:number]]
    if name.casefold() in others:
        raise BadInput(message("founding.twice", name=name), field=f"name{number}")
    reason = why_not_passphrase(officer.passphrase, about=(name,))
    if reason is not None:
        raise BadInput(
            reason,
            field=f"passphrase{number}",
            then=message("sign_in.too_common.then"),
        )
    if any(one.passphrase == officer.passphrase for one in plan.officers[:number]):
        raise BadInput(message("founding.same_passphrase"), field=f"passphrase{number}")


def found(location: str, plan: Founding, *, cost: Cost | None = None) -> Context:
    """Make the workspace; its first officer is at the desk in the context given back.

    Raises BadInput for what cannot be used, NotAvailable when the file cannot be made.
    """
    check_city(plan)
    check_seats(plan)
    for number in range(len(plan.officers)):
        check_officer(plan, number)
    departments = _keyed(plan.departments)
    neighbourhoods = _keyed(plan.neighbourhoods)
    keys = {name: key for key, name in neighbourhoods}
    seats = [SeatPlan(name, "departments", department=key) for key, name in departments]
    seats += [
        SeatPlan(title, "community", neighbourhood=keys.get(title))
        for title in lines(plan.community)
    ]
    logins = _distinct([slug(officer.name) for officer in plan.officers])
    return create_workspace(
        location,
        name=clean_text(plan.name).strip(),
        city=clean_text(plan.city).strip(),
        zone=plan.zone,
        language=plan.language,
        charter=promising(charter_template(plan.template), (seat.constituency for seat in seats)),
        departments=departments,
        neighbourhoods=neighbourhoods,
        seats=seats,
        accounts=[
            AccountPlan(login, officer.name.strip(), frozenset({officer.role}), officer.passphrase)
            for login, officer in zip(logins, plan.officers, strict=True)
        ],
        cost=cost,
    )


def lines(text: str) -> list[str]:
    """The lines that say something."""
    return [line.strip() for line in clean_text(text).splitlines() if line.strip()]


def slug(name: str) -> str:
    """A name as a key: lower-case ASCII letters, digits and underscores."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_") or "one"


def _keyed(text: str) -> list[tuple[str, str]]:
    names = lines(text)
    return list(zip(_distinct([slug(name) for name in names]), names, strict=True))


def _distinct(keys: Sequence[str]) -> list[str]:
    """The same keys, numbered where one stands twice."""
    seen: dict[str, int] = {}
    made = []
    for key in keys:
        seen[key] = seen.get(key, 0) + 1
        made.append(key if seen[key] == 1 else f"{key}_{seen[key]}")
    return made
