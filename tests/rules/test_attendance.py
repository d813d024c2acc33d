# SPDX-License-Identifier: Apache-2.0
"""Who is present at any minute, and for which seat."""

from __future__ import annotations

from fractions import Fraction

from govdesk.rules.attendance import (
    Attended,
    Event,
    Presence,
    RemoteNeed,
    RemoteRules,
    SeatHolders,
    changes_anything,
    people_at,
    quorum_spans,
    roll_at,
    seats_at,
)
from govdesk.rules.decisions import Base, Quorum, Role, Rule, Status, Test
from govdesk.rules.roll import count

SEATS = (
    SeatHolders("housing", "departments", "Ana", ("Bo", "Cy")),
    SeatHolders("youth", "community", "Dee"),
    SeatHolders("seniors", "community", None),
)


def log(*lines: tuple[int, str, Event]) -> list[Attended]:
    return [Attended(person, event, at) for at, person, event in lines]


def test_presence_follows_the_log_minute_by_minute() -> None:
    lines = log(
        (10, "Ana", Event.ARRIVE),
        (20, "Ana", Event.REMOTE),
        (30, "Ana", Event.RECUSED),
        (40, "Ana", Event.BACK),
        (50, "Ana", Event.LEAVE),
    )
    ways = [people_at(lines, at).get("Ana") for at in (9, 10, 25, 30, 40, 50)]
    assert ways == [
        None,
        Presence.IN_ROOM,
        Presence.REMOTE,
        Presence.RECUSED,
        Presence.REMOTE,
        Presence.ABSENT,
    ]


def test_the_order_in_which_lines_were_written_does_not_matter() -> None:
    lines = log((10, "Ana", Event.ARRIVE), (50, "Ana", Event.LEAVE))
    assert people_at(lines[::-1], 60) == people_at(lines, 60)


def acting(lines: list[Attended], at: int) -> tuple[str | None, Role, Presence]:
    seat = seats_at(SEATS, lines, at)[0]
    return seat.person, seat.role, seat.presence


def test_an_alternate_acts_only_while_the_principal_is_absent() -> None:
    lines = log(
        (10, "Cy", Event.ARRIVE),
        (20, "Bo", Event.REMOTE),
        (30, "Ana", Event.ARRIVE),
        (40, "Ana", Event.LEAVE),
    )
    assert acting(lines, 5) == ("Ana", Role.PRINCIPAL, Presence.ABSENT)
    assert acting(lines, 10) == ("Cy", Role.ALTERNATE, Presence.IN_ROOM)
    assert acting(lines, 20) == ("Bo", Role.ALTERNATE, Presence.REMOTE)
    assert acting(lines, 30) == ("Ana", Role.PRINCIPAL, Presence.IN_ROOM)
    assert acting(lines, 40) == ("Bo", Role.ALTERNATE, Presence.REMOTE)


def test_no_alternate_acts_for_a_principal_with_a_conflict() -> None:
    lines = log((10, "Ana", Event.ARRIVE), (10, "Bo", Event.ARRIVE), (20, "Ana", Event.RECUSED))
    assert acting(lines, 20) == ("Ana", Role.PRINCIPAL, Presence.RECUSED)


def test_the_roll_before_a_vote_says_who_could_answer() -> None:
    lines = log((10, "Ana", Event.EXCUSED), (10, "Bo", Event.REMOTE), (10, "Dee", Event.ARRIVE))
    housing, youth, seniors = roll_at(SEATS, lines, 10)
    assert (housing.status, housing.role, housing.remote) == (
        Status.NOT_VOTING,
        Role.ALTERNATE,
        True,
    )
    assert (youth.status, youth.remote) == (Status.NOT_VOTING, False)
    assert seniors.status is Status.VACANT
    assert roll_at(SEATS, lines, 5)[1].status is Status.ABSENT


def test_the_quorum_is_known_at_every_minute() -> None:
    rule = Rule(
        (Test(Base.CAST, Fraction(1, 2), True),),
        quorum=Quorum(Base.FILLED, Fraction(1, 2), True, {"community": 1}),
    )
    lines = log(
        (10, "Ana", Event.ARRIVE),
        (20, "Dee", Event.ARRIVE),
        (30, "Ana", Event.LEAVE),
        (40, "Bo", Event.ARRIVE),
        (50, "Dee", Event.RECUSED),
    )
    spans = quorum_spans(rule, SEATS, lines, start=0, end=60)
    assert [(s.start, s.end, s.result.present, s.result.met) for s in spans] == [
        (0, 10, 0, False),
        (10, 20, 1, False),
        (20, 30, 2, True),
        (30, 40, 1, False),
        (40, 50, 2, True),
        (50, 60, 1, False),
    ]


def test_remote_members_force_a_roll_call_where_the_charter_says() -> None:
    lines = log((10, "Ana", Event.REMOTE), (10, "Dee", Event.ARRIVE))
    seats = seats_at(SEATS, lines, 10)
    assert RemoteRules(forces_roll_call=True).roll_call_needed(seats)
    assert not RemoteRules().roll_call_needed(seats)
    assert not RemoteRules(forces_roll_call=True).roll_call_needed(seats[1:])


def test_what_a_charter_asks_of_remote_members_is_told() -> None:
    terms = RemoteRules(frozenset({RemoteNeed.APPROVAL, RemoteNeed.SEEN_AND_HEARD}))
    assert terms.lacking([RemoteNeed.APPROVAL]) == (RemoteNeed.SEEN_AND_HEARD,)


def test_a_lost_connection_is_an_absence_until_it_is_back() -> None:
    lines = log(
        (10, "Ana", Event.REMOTE),
        (10, "Bo", Event.ARRIVE),
        (20, "Ana", Event.LOST),
        (30, "Ana", Event.BACK),
    )
    assert acting(lines, 10) == ("Ana", Role.PRINCIPAL, Presence.REMOTE)
    assert acting(lines, 20) == ("Bo", Role.ALTERNATE, Presence.IN_ROOM)
    assert acting(lines, 30) == ("Ana", Role.PRINCIPAL, Presence.REMOTE)
    assert changes_anything(Presence.REMOTE, Event.LOST)
    assert not changes_anything(Presence.IN_ROOM, Event.LOST)


def test_a_suspended_seat_is_acted_for_by_nobody_and_outside_every_base() -> None:
    seats = (
        SeatHolders("a", "community", "ada", ("alma",), suspended=True),
        SeatHolders("b", "community", None, ("ada",)),
    )
    log = [Attended("ada", Event.ARRIVE, 1), Attended("alma", Event.ARRIVE, 1)]
    first, second = seats_at(seats, log, 2)
    assert (first.presence, first.person) == (Presence.SUSPENDED, "ada")
    assert second.person is None  # nor does she stand in elsewhere meanwhile
    tally = count(roll_at(seats, log, 2))
    assert (tally.overall.ineligible, tally.overall.vacant) == (1, 1)
    assert tally.overall.authorised == 1
