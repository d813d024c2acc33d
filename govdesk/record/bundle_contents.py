# SPDX-License-Identifier: Apache-2.0
"""Which entries a published bundle about one vote or one packet holds.

The same function chooses them when a bundle is made and holds a bundle to them. Standard library
only: the public verifier reads this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from govdesk.record.canonical import canonical, sha256_hex
from govdesk.rules.periods import parse_period

Body = Mapping[str, Any]
Bodies = Mapping[int, Body]
"""What entries say, by their numbers."""

REGISTER = frozenset(
    {
        "workspace.created",
        "charter.in_force",
        "seat.created",
        "seat.described",
        "member.added",
        "member.described",
        "term.started",
        "term.ended",
        "term.held_over",
        "seat.suspended",
        "seat.reinstated",
        "role.granted",
        "role.withdrawn",
        "key.enrolled",
        "key.ended",
        "recovery.prepared",
        "key.recovered",
    }
)
"""Who was who, and the charter's rules: every bundle holds all of it."""

_OF_A_VOTE = frozenset(
    {
        "vote.opened",
        "vote.read_back",
        "vote.closed",
        "vote.corrected",
        "vote.changed",
        "vote.from_paper",
    }
)
_OF_TWO = frozenset({"vote.corrected", "vote.from_paper"})
_OF_A_MEETING = frozenset(
    {
        "meeting.scheduled",
        "meeting.rescheduled",
        "meeting.opened",
        "meeting.recessed",
        "meeting.resumed",
        "meeting.closed",
    }
)
_OF_A_MOTION = frozenset(
    {
        "motion.submitted",
        "motion.text_versioned",
        "motion.classed",
        "amendment.moved",
        "motion.parted",
        "decision_change.moved",
        "class_lowering.moved",
    }
)
_COSPONSORS = frozenset({"motion.cosponsored", "motion.cosponsor_withdrawn"})
_OF_A_NOTICE = frozenset({"meeting.noticed", "meeting.notice_counted"})
_AGENDA = frozenset({"agenda.item_added", "agenda.item_removed"})
_OF_A_PACKET = frozenset({"packet.prepared", "packet.published"})
_BALLOTS = frozenset({"ballot.cast", "ballot.sealed", "ballot.entered", "ballot.from_paper"})


@dataclass(frozen=True, slots=True)
class About:
    """What a bundle is about: a vote or a packet, by its id."""

    kind: Literal["vote", "packet"]
    id: str


def subject_entries(about: About, bodies: Bodies) -> set[int]:
    """The entries that tell what a bundle is about, without the register: a vote with its motion,
    meeting and ballots; a packet with every vote that it reports."""
    chosen: set[int] = set()
    votes = {about.id} if about.kind == "vote" else _votes_of(about.id, bodies)
    votes, corrections = _with_corrections(votes, bodies)
    opened = [
        body
        for body in bodies.values()
        if body["type"] == "vote.opened" and body["subject"] in votes
    ]
    motions = {body["motion_id"] for body in opened}
    amended = _covering(motions, bodies)
    meetings = {body["meeting_id"] for body in (*opened, *corrections)}
    items, announced = _announcing(motions, bodies)
    ballots: set[str] = set()
    for seq, body in sorted(bodies.items()):
        kind, subject = body["type"], body["subject"]
        of_a_ballot = kind in _BALLOTS and body["vote"] in votes
        if of_a_ballot:
            ballots.add(subject)
        if (
            of_a_ballot
            or (kind in _OF_A_VOTE and subject in votes)
            or (kind == "act.proposed" and body["act"] in _OF_TWO and subject in votes)
            or (kind == "ballot.confirmed" and subject in ballots)
            or (kind in _OF_A_MEETING and subject in meetings)
            or (kind in _OF_A_NOTICE and subject in announced)
            or (kind in _AGENDA and subject in items)
            or (kind == "attendance.noted" and body["meeting_id"] in meetings)
            or (kind in _OF_A_MOTION and subject in motions)
            or (kind in ("motion.submitted", "motion.parted") and subject in amended)
            or (kind == "recusal.declared" and body["motion_id"] in motions | amended)
            or (kind in _COSPONSORS and body["motion_id"] in motions)
            or (kind in _OF_A_PACKET and about.kind == "packet" and subject == about.id)
        ):
            chosen.add(seq)
    return chosen


def _announcing(motions: set[str], bodies: Bodies) -> tuple[set[str], set[str]]:
    """The agenda items of those motions that change a decision, and their meetings: by which rule
    they are decided depends on their notice."""
    changing = {
        body["subject"] for body in bodies.values() if body["type"] == "decision_change.moved"
    }
    items = {
        body["subject"]: body["meeting_id"]
        for body in bodies.values()
        if body["type"] == "agenda.item_added" and body.get("motion_id") in motions & changing
    }
    return set(items), set(items.values())


def _covering(motions: set[str], bodies: Bodies) -> set[str]:
    """The motions whose declared conflicts count for these: what they amend or are parts of."""
    above: dict[str, str] = {}
    for body in bodies.values():
        if body["type"] == "amendment.moved":
            above[body["subject"]] = body["motion_id"]
        elif body["type"] == "motion.parted":
            above[body["subject"]] = body["origin_id"]
    found: set[str] = set()
    waiting = [above[one] for one in motions if one in above]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += [above[one]] if one in above else []
    return found


def _with_corrections(votes: set[str], bodies: Bodies) -> tuple[set[str], list[Body]]:
    """The votes, those on the motions that agreed to correct them, and what corrected them."""
    while True:
        corrections = [
            body
            for body in bodies.values()
            if body["type"] == "vote.corrected" and body["subject"] in votes
        ]
        agreed = {body["carried_by"] for body in corrections if "carried_by" in body}
        agreed |= _lowered_by(votes, bodies)
        more = {
            body["subject"]
            for body in bodies.values()
            if body["type"] == "vote.opened" and body["motion_id"] in agreed
        }
        if more <= votes:
            return votes, corrections
        votes = votes | more


def _lowered_by(votes: set[str], bodies: Bodies) -> set[str]:
    """The motions by which the class of those that the votes decide was lowered."""
    motions = {
        body["motion_id"]
        for body in bodies.values()
        if body["type"] == "vote.opened" and body["subject"] in votes
    }
    return {
        body["carried_by"]
        for body in bodies.values()
        if body["type"] == "motion.classed" and body["subject"] in motions and "carried_by" in body
    }


def contents(about: About, bodies: Bodies) -> set[int]:
    """Every entry that the bundle holds, of those given: `subject_entries`, the register, and the
    sessions whose keys signed them."""
    chosen = subject_entries(about, bodies)
    begun = set()
    for seq, body in sorted(bodies.items()):
        kind = body["type"]
        if kind == "act.proposed" and body["act"] in REGISTER:
            begun.add(sha256_hex(canonical(body)))
            chosen.add(seq)
        elif kind in REGISTER or (kind == "act.withdrawn" and body["proposal"] in begun):
            chosen.add(seq)
    kids = {bodies[seq]["kid"] for seq in chosen}
    sessions = {
        body["subject"]
        for body in bodies.values()
        if body["type"] == "session.certified" and body["session_kid"] in kids
    }
    return chosen | {
        seq
        for seq, body in bodies.items()
        if body["type"] in ("session.certified", "session.ended") and body["subject"] in sessions
    }


def _votes_of(packet: str, bodies: Bodies) -> set[str]:
    """The votes that a packet reports: those of its meeting, else those closed in its period."""
    prepared = next(
        (
            (seq, body)
            for seq, body in sorted(bodies.items())
            if body["type"] == "packet.prepared" and body["subject"] == packet
        ),
        None,
    )
    if prepared is None:
        return set()
    place, about = prepared
    before = [body for seq, body in sorted(bodies.items()) if seq < place]
    if "meeting_id" in about:
        return {
            body["subject"]
            for body in before
            if body["type"] == "vote.opened" and body["meeting_id"] == about["meeting_id"]
        }
    if "period" not in about:
        return set()
    zone, fiscal_start = "UTC", 1
    for body in before:
        if body["type"] == "workspace.created":
            zone = body["zone"]
        elif body["type"] == "charter.in_force":
            fiscal_start = body["body"]["fiscal_year_start"]
    period = parse_period(about["period"], fiscal_start)
    return {
        body["subject"]
        for body in before
        if body["type"] == "vote.closed"
        and period.first_date
        <= datetime.fromtimestamp(body["happened_at"] / 1_000_000, UTC)
        .astimezone(ZoneInfo(zone))
        .date()
        <= period.last_date
    }
