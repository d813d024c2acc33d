# SPDX-License-Identifier: Apache-2.0
"""Who is at the desk when a workspace opens, and what the window's frame shows of them."""

from __future__ import annotations

from dataclasses import dataclass

from govdesk.queries.local_dates import local_date
from govdesk.queries.moment import Watch, moment, set_watch
from govdesk.queries.rows import Source, lean, rows
from govdesk.rules.permissions import Actor, Role


@dataclass(frozen=True, slots=True)
class Seated:
    """A task force, its time, and whoever acts in it (None: nobody), with the seat that is theirs
    today."""

    task_force: str
    zone: str
    story: bool
    watch: Watch
    actor: Actor | None = None
    seat_id: str = ""
    seat: str = ""


@lean
def seated(source: Source, *, login: str) -> Seated:
    """The workspace with the account of this login at its desk; nobody for an empty one."""
    ((task_force, zone, story_ends_at),) = rows(
        source, "SELECT name, zone, story_ends_at FROM workspace"
    )
    frame = task_force, zone, story_ends_at is not None, set_watch(source)
    actor = _actors(source).get(login)
    if actor is None:
        return Seated(*frame)
    return Seated(*frame, actor, *_seat_of(source, actor, zone))


@lean
def in_the_story(source: Source, *, login: str) -> Seated:
    """The same where the workspace tells a story, with whoever was there last (`login`), or the
    secretariat's first account; in any other nobody is at the desk until they sign in."""
    found = seated(source, login="")
    return seated(source, login=who_was(source, login=login)) if found.story else found


@lean
def who_was(source: Source, *, login: str) -> str:
    """Whoever was at the desk last, if they still may; else the secretariat's first account; else
    the first of all. Empty where there is none."""
    actors = _actors(source)
    officers = [name for name, one in actors.items() if Role.SECRETARIAT in one.roles]
    return login if login in actors else next(iter(officers or actors), "")


def _actors(source: Source) -> dict[str, Actor]:
    """Everyone who may sit down, by sign-in name, in its order."""
    found = rows(
        source,
        """
        SELECT a.login, a.id, a.name, a.member_id, a.department_id, r.role
        FROM accounts a
        LEFT JOIN account_roles r ON r.account_id = a.id AND r.withdrawn_at IS NULL
        WHERE a.closed_at IS NULL ORDER BY a.login
        """,
    )
    roles: dict[str, set[Role]] = {}
    for login, *_account, role in found:
        roles.setdefault(login, set()).update([Role(role)] if role else [])
    return {
        login: Actor(id, name, frozenset(roles[login]), member_id, department_id)
        for login, id, name, member_id, department_id, _role in found
    }


def _seat_of(source: Source, actor: Actor, zone: str) -> tuple[str, str]:
    """The id and title of the seat that the actor holds as its principal; empty for none."""
    found = rows(
        source,
        """
        SELECT s.id, s.title FROM seats s JOIN terms t ON t.seat_id = s.id
        WHERE t.member_id = :member AND t.rank = 0
            AND t.starts <= :today AND (t.ends IS NULL OR t.ends >= :today)
        ORDER BY s.position LIMIT 1
        """,
        member=actor.member_id or "",
        today=local_date(moment(source), zone),
    )
    return (found[0][0], found[0][1]) if found else ("", "")
