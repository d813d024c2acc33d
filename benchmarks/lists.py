# SPDX-License-Identifier: Apache-2.0
"""How long the list of motions takes with a thousand motions and 100,000 ballots, set against
the bare SQL that fetches the same rows.

    lists.py [--motions N] [--votes N] [--times N]

Measured are: time to the rows of the list, a search over them, the board of one vote, and the
detail of the motion with the most votes. The rows are put in without the record, which no list
reads; every vote has ten ballots.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from govdesk.models.motions import Motion, MotionText
from govdesk.models.summaries import MotionSummary
from govdesk.models.votes import Ballot, Outcome, RollEntry, Vote
from govdesk.queries.motions import list_motions, motion
from govdesk.queries.people import holders
from govdesk.queries.votes import board
from govdesk.rules.decision_json import rule_from_json, rule_to_json
from govdesk.rules.decisions import decide
from govdesk.rules.outcome_json import outcome_to_json
from govdesk.rules.roll import SeatStatus, Status
from govdesk.services.charters import charter_template
from govdesk.services.meetings import schedule_meeting
from govdesk.services.workspace import SeatPlan
from tests import builders
from tests.builders import City, small_city

SEATS = 10
HASH = "0" * 64
FLOORS = {
    "the list": "SELECT m.*, v.id, v.state, o.outcome, o.reason FROM motions m"
    " LEFT JOIN votes v ON v.id = (SELECT w.id FROM votes w WHERE w.motion_id = m.id"
    " ORDER BY w.opened_at DESC LIMIT 1) LEFT JOIN outcomes o ON o.id = v.outcome_id",
    "one board": "SELECT r.*, b.* FROM roll_entries r LEFT JOIN ballots b"
    " ON b.vote_id = r.vote_id AND b.seat_id = r.seat_id WHERE r.vote_id = :vote",
    "one motion": "SELECT r.*, b.* FROM votes v JOIN roll_entries r ON r.vote_id = v.id"
    " LEFT JOIN ballots b ON b.vote_id = r.vote_id AND b.seat_id = r.seat_id"
    " WHERE v.motion_id = :motion",
}


def main() -> int:
    """Measure and print; the exit code."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--motions", type=int, default=1_000)
    asked.add_argument("--votes", type=int, default=10_000)
    asked.add_argument("--times", type=int, default=5)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="govdesk-") as folder:
        city = filled(Path(folder), given.motions, given.votes)
        ctx, now = city.ctx, city.clock.micros
        vote_id, motion_id = _id("vote", 0), _id("motion", 0)
        rows = ctx.read(list_motions)
        measured: dict[str, Callable[[], Any]] = {
            "the list": lambda: ctx.read(list_motions),
            "a search": lambda: [one for one in rows if "harbour 77" in one.title.casefold()],
            "one board": lambda: ctx.read(board, vote_id=vote_id, now=now),
            "one motion": lambda: ctx.read(motion, motion_id=motion_id, actor=ctx.actor, now=now),
        }
        print(f"{given.motions} motions, {given.votes} votes, {given.votes * SEATS} ballots")
        for name, act in measured.items():
            took = best(act, given.times)
            floor = ""
            if name in FLOORS:
                bare = best(partial(_bare, city, FLOORS[name], vote_id, motion_id),
                            given.times)  # fmt: skip
                floor = f", bare SQL {bare * 1000:.1f} ms, {took / bare:.1f} times"
            print(f"{name}: {took * 1000:.1f} ms{floor}")
        ctx.store.close()
    return 0


def best(act: Callable[[], Any], times: int) -> float:
    """The shortest of so many runs, in seconds."""
    found = []
    for _time in range(times):
        start = time.perf_counter()
        act()
        found.append(time.perf_counter() - start)
    return min(found)


def filled(folder: Path, motions: int, votes: int) -> City:
    """A workspace of ten seats with so many motions and votes."""
    seats = tuple(
        SeatPlan(f"Seat {n}", "departments" if n < 4 else "community") for n in range(SEATS)
    )
    plan: Any = builders
    plan.SEATS = seats
    plan.PEOPLE = {one.title: f"Holder of {one.title}" for one in seats}
    plan.give_keys = lambda _city: None
    city = small_city(str(folder / "many.govdesk"), alternates=False)
    meeting = schedule_meeting(
        city.ctx, title="Always", starts_wall="2026-03-10T17:30", place="Hall"
    ).made
    with city.ctx.store.writing() as session:
        fill(session, city, meeting, motions, votes)
    return city


def fill(session: Session, city: City, meeting: str, motions: int, votes: int) -> None:
    """Put the rows in, the first motion with the most votes."""
    key = next(r for r in charter_template("standard")["rules"] if r["id"] == "concurrent-majority")
    rule = rule_from_json(key)
    seats = [
        (one.seat_id, one.constituency, one.title, one.principal.member_id)
        for one in holders(session, on=city.today)
        if one.principal
    ]
    roll = [
        SeatStatus(seat, group, Status.YES if n % 3 else Status.NO)
        for n, (seat, group, _title, _member) in enumerate(seats)
    ]
    outcome = outcome_to_json(decide(rule, roll))
    frozen = rule_to_json(rule, canonical=True)
    now = city.clock.micros
    session.execute(insert(Motion), [_motion(n, meeting, now) for n in range(motions)])
    session.execute(insert(MotionText), [_text(n, now) for n in range(motions)])
    session.execute(insert(MotionSummary), [_summary(n, now) for n in range(motions)])
    for start in range(0, votes, 1_000):
        several = range(start, min(start + 1_000, votes))
        session.execute(
            insert(Vote),
            [
                {
                    "id": _id("vote", n), "motion_id": _id("motion", n % motions),
                    "meeting_id": meeting, "text_id": _id("text", n % motions),
                    "text_sha256": HASH, "rule": frozen, "rule_sha256": HASH, "roll_sha256": HASH,
                    "decision_class": "key", "state": "closed", "opened_at": now + n,
                    "closed_at": now + n + 1, "outcome_id": _id("outcome", n),
                }
                for n in several
            ],
        )  # fmt: skip
        session.execute(
            insert(Outcome),
            [
                {
                    "id": _id("outcome", n), "vote_id": _id("vote", n), "at": now + n + 1,
                    **outcome, "positions": _positions(n, roll, seats),
                }
                for n in several
            ],
        )  # fmt: skip
        session.execute(insert(RollEntry), [line for n in several for line in _roll(n, seats)])
        session.execute(
            insert(Ballot), [one for n in several for one in _ballots(n, roll, seats, now)]
        )


def _motion(n: int, meeting: str, now: int) -> dict[str, Any]:
    return {
        "id": _id("motion", n), "number": f"2026-{n + 1}", "title": f"Light the harbour {n}",
        "decision_class": "key", "state": "rejected", "mover_words": "Somebody",
        "meeting_id": meeting, "current_text": 1, "submitted_at": now + n, "revision": 1,
    }  # fmt: skip


def _text(n: int, now: int) -> dict[str, Any]:
    return {
        "id": _id("text", n), "motion_id": _id("motion", n), "n": 1, "text": "It is lit. " * 20,
        "text_sha256": HASH, "if_adopted": "", "if_rejected": "",
        "at": now,
    }  # fmt: skip


def _summary(n: int, now: int) -> dict[str, Any]:
    return {
        "id": _id("summary", n), "motion_id": _id("motion", n), "n": 1, "language": "en",
        "summary": "It is lit.", "author": "the secretariat", "mover_view": "unknown",
        "at": now, "entry_seq": n,
    }  # fmt: skip


Seats = list[tuple[str, str, str, str]]


def _positions(n: int, roll: list[SeatStatus], seats: Seats) -> list[dict[str, str]]:
    return [
        {
            "seat": one.seat, "group": one.group or "", "status": one.status.value,
            "role": "principal", "in_room": "yes", "remote": "no", "member": member,
            "ballot": _id(f"ballot {at}", n),
        }
        for at, (one, (_seat, _group, _title, member)) in enumerate(zip(roll, seats, strict=True))
    ]  # fmt: skip


def _roll(n: int, seats: Seats) -> list[dict[str, Any]]:
    return [
        {
            "id": _id(f"roll {at}", n), "vote_id": _id("vote", n), "seat_id": seat,
            "position": at, "seat_title": title, "constituency": group, "status": "entitled",
            "role": "principal", "member_id": member, "member_name": "Somebody", "in_room": True,
        }
        for at, (seat, group, title, member) in enumerate(seats)
    ]  # fmt: skip


def _ballots(n: int, roll: list[SeatStatus], seats: Seats, now: int) -> list[dict[str, Any]]:
    return [
        {
            "id": _id(f"ballot {at}", n), "vote_id": _id("vote", n), "seat_id": one.seat,
            "member_id": member, "n": 1, "choice": one.status.value, "way": "spoken",
            "body_sha256": f"{n * SEATS + at:064x}", "prev": "", "at": now + n,
        }
        for at, (one, (_seat, _group, _title, member)) in enumerate(zip(roll, seats, strict=True))
    ]  # fmt: skip


def _id(what: str, n: int) -> str:
    """An id that names what it is of: ids are only compared."""
    return f"{what} {n}"


def _bare(city: City, sql: str, vote_id: str, motion_id: str) -> Any:
    with city.ctx.store.reading() as session:
        return session.execute(text(sql), {"vote": vote_id, "motion": motion_id}).fetchall()


if __name__ == "__main__":
    sys.exit(main())
