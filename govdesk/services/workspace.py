# SPDX-License-Identifier: Apache-2.0
"""Making a workspace: who founds it, its charter, departments, neighbourhoods, seats, accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from govdesk.record.canonical import canonical, plain, sha256_hex
from govdesk.record.sealing import Cost, seal_key
from govdesk.record.signing import Seal, SigningKey
from govdesk.rules.charter import Charter
from govdesk.rules.messages import message
from govdesk.rules.permissions import Actor, Role
from govdesk.rules.refusals import BadInput
from govdesk.services.context import Act, Changed, Context, Entropy
from govdesk.services.inputs import typed
from govdesk.services.keys import check_passphrase, keep_sealed
from govdesk.store.clock import Clock, SystemClock
from govdesk.store.opening import Store, create, is_url


@dataclass(frozen=True, slots=True)
class SeatPlan:
    """A seat of a new workspace; department and neighbourhood by their keys."""

    title: str
    constituency: str
    department: str | None = None
    neighbourhood: str | None = None


@dataclass(frozen=True, slots=True)
class AccountPlan:
    """An account of a new workspace, by whose passphrase its founder signs in; department by its
    key."""

    login: str
    name: str
    roles: frozenset[Role]
    passphrase: str
    department: str | None = None


def create_workspace(
    location: str,
    *,
    name: str,
    city: str,
    zone: str,
    language: str,
    charter: Mapping[str, Any],
    departments: Sequence[tuple[str, str]],
    neighbourhoods: Sequence[tuple[str, str]],
    seats: Sequence[SeatPlan],
    accounts: Sequence[AccountPlan],
    crisis_lines: Sequence[Mapping[str, str]] = (),
    clock: Clock | None = None,
    entropy: Entropy | None = None,
    scratch: bool = False,
    cost: Cost | None = None,
    story_ends_at: int | None = None,
) -> Context:
    """A new workspace file (or tables in an empty PostgreSQL database), in one transaction.

    The first account founds it, must carry the secretariat, and is at the desk in the context given
    back, with its own key at hand. The accounts' keys stand in the first entry: whoever trusts its
    printed fingerprint trusts them. `cost` is what a guess of a passphrase costs. A crisis line is
    `{"lang", "text", "number"}`. A `scratch` file never waits for the disk.
    With `story_ends_at` (microseconds UTC) the workspace tells a story and keeps its time: whenever
    it is opened, it is that moment or the record's last, whichever is later.
    Raises NotAvailable when the file exists or cannot be made, BadInput when the plan cannot be
    used; no half-made file is left behind.
    """
    charter_now = Charter.from_json(charter)
    _check(charter_now, departments, neighbourhoods, seats, accounts)
    clock, entropy = clock or SystemClock(), entropy or Entropy()
    engine = create(location, scratch=scratch)
    with _removed_on_failure(location, engine.dispose):
        with Store(engine, "", zone, location).reading() as session:
            now = clock.now(session)
        store = Store(engine, entropy.new_id(now), zone, location, clock=clock)
        founder = accounts[0]
        actor = Actor(entropy.new_id(now), founder.name, founder.roles)
        ids = [actor.account_id, *(entropy.new_id(now) for _ in accounts[1:])]
        own = [entropy.new_key() for _ in accounts]
        ctx = Context(store, actor, Seal(own[0]), entropy=entropy)
        story: dict[str, Any] = {} if story_ends_at is None else {"story_ends_at": story_ends_at}
        sealed = [
            seal_key(
                key,
                account_id=account_id,
                passphrase=account.passphrase,
                random_bytes=entropy.random_bytes,
                cost=cost,
            )
            for key, account_id, account in zip(own, ids, accounts, strict=True)
        ]
        with ctx.writing("workspace.create") as act:
            act.record(
                "workspace.created",
                store.workspace_id,
                name=name,
                city=city,
                zone=zone,
                language=language,
                crisis_lines=[dict(line) for line in crisis_lines],
                created_at=act.now,
                founders=[
                    _founder(act, account_id, key, account)
                    for account_id, key, account in zip(ids, own, accounts, strict=True)
                ],
                **story,
            )
            for one in sealed:
                keep_sealed(act.session, one)
            _charter(act, charter, zone)
            keys = {key: _add(act, "department.added", key, title) for key, title in departments}
            keys |= {
                key: _add(act, "neighbourhood.added", key, title) for key, title in neighbourhoods
            }
            for position, seat in enumerate(seats, start=1):
                _seat(act, position, seat, keys)
            for account_id, account in zip(ids, accounts, strict=True):
                _account(act, account_id, account, keys)
        return ctx


def describe_workspace(
    ctx: Context, *, name: str, city: str, crisis_lines: Sequence[Mapping[str, str]]
) -> Changed:
    """Change what the task force and city are called, and the crisis lines in packets."""
    with ctx.writing("workspace.describe") as act:
        act.record(
            "workspace.described",
            ctx.store.workspace_id,
            name=typed(name, "name", named=message("people.field.name")),
            city=typed(city, "city", named=message("people.field.name")),
            crisis_lines=[dict(line) for line in crisis_lines],
        )
        return act.changed()


def _charter(act: Act, charter: Mapping[str, Any], zone: str) -> None:
    body = plain(charter)
    assert isinstance(body, dict)
    act.record(
        "charter.in_force",
        act.new_id(),
        version=1,
        body=body,
        body_sha256=sha256_hex(canonical(body)),
        in_force_from=datetime.fromtimestamp(act.now / 1_000_000, UTC)
        .astimezone(ZoneInfo(zone))
        .date(),
    )


def _add(act: Act, entry_type: str, key: str, name: str) -> str:
    made = act.new_id()
    act.record(entry_type, made, key=key, name=name)
    return made


def _seat(act: Act, position: int, seat: SeatPlan, keys: Mapping[str, str]) -> None:
    act.record(
        "seat.created",
        act.new_id(),
        position=position,
        title=seat.title,
        constituency=seat.constituency,
        department_id=keys[seat.department] if seat.department else None,
        neighbourhood_id=keys[seat.neighbourhood] if seat.neighbourhood else None,
    )


def _founder(act: Act, account_id: str, key: SigningKey, account: AccountPlan) -> dict[str, object]:
    return {
        "account": account_id,
        "key_id": act.new_id(),
        "kid": key.kid,
        "public_key": key.public.hex(),
        "roles": sorted(role.value for role in account.roles),
    }


def _account(act: Act, account_id: str, account: AccountPlan, keys: Mapping[str, str]) -> None:
    act.record(
        "account.opened",
        account_id,
        login=account.login,
        name=account.name,
        department_id=keys[account.department] if account.department else None,
    )
    for role in sorted(account.roles):
        act.record("role.granted", act.new_id(), account_id=account_id, role=role.value)


def _check(
    charter: Charter,
    departments: Sequence[tuple[str, str]],
    neighbourhoods: Sequence[tuple[str, str]],
    seats: Sequence[SeatPlan],
    accounts: Sequence[AccountPlan],
) -> None:
    if not accounts or Role.SECRETARIAT not in accounts[0].roles:
        raise BadInput(message("people.no_secretariat"), field="accounts")
    for account in accounts:
        check_passphrase(account.passphrase, account.name, account.login)
    keys = {key for key, _ in departments} | {key for key, _ in neighbourhoods}
    named = {key for seat in seats for key in (seat.department, seat.neighbourhood) if key}
    named |= {account.department for account in accounts if account.department}
    for key in sorted(named - keys):
        raise BadInput(message("people.unknown_key", name=key), field="seats")
    groups = {one.key for one in charter.constituencies}
    for seat in seats:
        if seat.constituency not in groups:
            raise BadInput(message("charter.no_such_constituency"), field="seats")


@contextmanager
def _removed_on_failure(location: str, let_go: Callable[[], None]) -> Iterator[None]:
    try:
        yield
    except BaseException:
        let_go()
        if not is_url(location):
            Path(location).unlink(missing_ok=True)
        raise
