# SPDX-License-Identifier: Apache-2.0
"""What votes stand on: the charter, motions and their texts, meetings, attendance and conflicts.

Standard library only: the public verifier reads this file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from govdesk.record.findings import Findings
from govdesk.record.log_entries import Seen
from govdesk.record.log_notices import Notices
from govdesk.record.log_register import Handler, Register, Seat
from govdesk.rules.attendance import (
    HERE,
    Attended,
    Event,
    Presence,
    SeatHolders,
    away_status,
    people_at,
    seats_at,
)
from govdesk.rules.decision_changes import rule_of_change
from govdesk.rules.decision_classes import DecisionClass, at_least
from govdesk.rules.decision_json import rule_from_json, rule_to_json
from govdesk.rules.roll import Role, SeatStatus, Status
from govdesk.rules.vote_changes import ChangesUntil

FIXED = frozenset({"voting", "adopted", "rejected"})
"""Where a motion stands once its question is put: its class stays."""
_NO_ONE: Mapping[str, bool] = {}


@dataclass(slots=True)
class Motion:
    """A motion as a vote on it finds it."""

    decision_class: str
    state: str = ""
    current: int = 0
    texts: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Each text's number and hash by its id."""
    conflicts: dict[str, bool] = field(default_factory=dict)
    """Who declared a conflict, and whether they left the room."""
    covered_by: Motion | None = None
    """The motion of which it is an amendment, or a part."""
    changes_decision: bool = False
    """It rescinds or changes what was adopted."""

    def all_conflicts(self) -> Mapping[str, bool]:
        """Conflicts declared on it, and on the motion that it amends or is a part of."""
        if self.covered_by is None:
            return self.conflicts
        return {**self.covered_by.all_conflicts(), **self.conflicts}


@dataclass(slots=True)
class Meeting:
    """A meeting's local day, whether it is in session, and who came and went."""

    day: str
    in_session: bool = False
    log: list[Attended] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Acting:
    """A seat at a moment: who acts for it, as what, and how they are present."""

    seat: Seat
    holders: Mapping[int, str]
    person: str | None
    role: Role
    presence: Presence
    recused: bool
    left_room: bool

    @property
    def here(self) -> bool:
        """Whether someone is present for the seat."""
        return self.presence in HERE

    def status(self) -> SeatStatus:
        """The seat's status while it has cast no ballot."""
        seat, group = self.seat.id, self.seat.constituency
        remote = self.presence is Presence.REMOTE
        if self.recused:
            inside = self.here and not self.left_room
            return SeatStatus(seat, group, Status.RECUSED, self.role, inside, inside and remote)
        if self.here:
            return SeatStatus(seat, group, Status.NOT_VOTING, self.role, not remote, remote)
        status = away_status(self.presence)
        return SeatStatus(seat, group, status, self.role, in_room=False)


@dataclass(slots=True)
class Sittings:
    """Motions and meetings, as of the position reached."""

    findings: Findings
    register: Register
    motions: dict[str, Motion] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    notices: Notices = field(default_factory=Notices)
    _charter: tuple[int, Mapping[str, Any]] | None = None
    _rules: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Those of the charter that were asked for."""

    def handlers(self) -> Mapping[str, Handler]:
        """What is done with the entries of each type."""
        return {
            "charter.in_force": self._in_force,
            "motion.submitted": self._submitted,
            "motion.text_versioned": self._text,
            "amendment.moved": self._amends,
            "motion.parted": self._parted,
            "decision_change.moved": self._changes,
            "recusal.declared": self._recused,
            "meeting.scheduled": self._scheduled,
            "meeting.rescheduled": self._rescheduled,
            "meeting.opened": self._in_session,
            "meeting.recessed": self._out_of_session,
            "meeting.resumed": self._in_session,
            "meeting.closed": self._out_of_session,
            "closed_session.begun": self._doors_closed,
            "closed_session.ended": self._doors_open,
            "attendance.noted": self._attended,
        }

    def rule_of(self, motion_id: str, meeting_id: str) -> dict[str, Any]:
        """The rule that decides a motion in a meeting, in the form in which a vote freezes it."""
        motion = self.motions[motion_id]
        found = self.rule_for(motion.decision_class)
        if not motion.changes_decision:
            return found
        noticed = self.notices.in_time(motion_id, meeting_id)
        changed = rule_of_change(rule_from_json(found), noticed=noticed)
        return {} if changed is None else rule_to_json(changed, canonical=True)

    def rule_for(self, decision_class: str) -> dict[str, Any]:
        """The charter's rule for a class, in that form.

        Raises KeyError where the charter has none.
        """
        if decision_class in self._rules:
            return self._rules[decision_class]
        if self._charter is None:
            raise KeyError("no charter is in force")
        body = self._charter[1]
        wanted = body["classes"][decision_class]
        for rule in body["rules"]:
            if rule["id"] == wanted:
                found = rule_to_json(rule_from_json(rule), canonical=True)
                return self._rules.setdefault(decision_class, found)
        raise KeyError(wanted)

    def window(self) -> tuple[str, int]:
        """The law by which the charter in force allows votes over days, and how many at most; no
        law where it allows none."""
        if self._charter is None or "window" not in self._charter[1]:
            return "", 0
        told = self._charter[1]["window"]
        return told["law"], told["days"]

    def changes_until(self) -> ChangesUntil:
        """Until when the charter in force lets a spoken vote be changed."""
        body = self._charter[1] if self._charter is not None else {}
        return ChangesUntil(body.get("changes_until", ChangesUntil.ANNOUNCEMENT))

    def forces_roll_call(self) -> bool:
        """Whether the charter in force asks for a roll call while someone is elsewhere."""
        body = self._charter[1] if self._charter is not None else {}
        told: Mapping[str, Any] = body.get("remote", {})
        return told.get("forces_roll_call") == "yes"

    def key_matters(self) -> frozenset[str]:
        """What the charter in force calls key."""
        if self._charter is None:
            return frozenset()
        return frozenset(self._charter[1]["key_reasons"]["matters"])

    def acting(
        self, meeting_id: str, motion_id: str, at: int, only: str | None = None
    ) -> list[Acting]:
        """Who acts for each seat, or for one, at a moment of a meeting, in charter order."""
        meeting = self.meetings[meeting_id]
        motion = self.motions.get(motion_id)
        conflicts = motion.all_conflicts() if motion is not None else _NO_ONE
        seats = sorted(self.register.seats.values(), key=lambda seat: seat.position)
        people = [self.register.holders(seat.id, meeting.day) for seat in seats]
        places = [
            SeatHolders(
                seat.id,
                seat.constituency,
                holders.get(0),
                tuple(holders[rank] for rank in sorted(holders) if rank),
                self.register.is_suspended(seat.id, meeting.day),
            )
            for seat, holders in zip(seats, people, strict=True)
        ]
        found = []
        for seat, holders, place in zip(
            seats, people, seats_at(places, meeting.log, at), strict=True
        ):
            if only not in (None, seat.id):
                continue  # who acts for it may keep somebody from acting for another
            conflict = conflicts.get(place.person or "")
            presence = place.presence
            if presence is Presence.RECUSED and conflict is None:
                presence = Presence.ABSENT  # out of the room because of another item
            recused = conflict is not None and presence in HERE | {Presence.RECUSED}
            found.append(
                Acting(seat, holders, place.person, place.role, presence, recused, bool(conflict))
            )
        return found

    def presence(self, meeting_id: str, at: int) -> Mapping[str, Presence]:
        """How each person of a meeting is present at a moment."""
        return people_at(self.meetings[meeting_id].log, at)

    def _in_force(self, seen: Seen) -> None:
        version = seen.data["version"]
        if self._charter is None or version > self._charter[0]:
            self._charter, self._rules = (version, seen.data["body"]), {}

    def _submitted(self, seen: Seen) -> None:
        data = seen.data
        self.motions[seen.subject] = Motion(data["decision_class"], data["state"])
        self._text(seen)

    def _text(self, seen: Seen) -> None:
        data, motion = seen.data, self.motions[seen.subject]
        digest = hashlib.sha256(data["text"].encode("utf-8")).hexdigest()
        self.findings.same(digest, data["text_sha256"], "text", seen.seq, record=seen.subject)
        motion.texts[data["text_id"]] = data["n"], data["text_sha256"]
        motion.current = data["n"]

    def _amends(self, seen: Seen) -> None:
        """A conflict declared on a motion covers its amendments."""
        motion = self.motions.get(seen.data["motion_id"])
        if motion is not None and seen.subject in self.motions:
            self.motions[seen.subject].covered_by = motion

    def _parted(self, seen: Seen) -> None:
        """So does one declared on a motion that was divided; and a part is decided as the whole."""
        motion, part = self.motions[seen.data["origin_id"]], self.motions[seen.subject]
        part.covered_by = motion
        self.findings.expect(
            at_least(DecisionClass(part.decision_class), DecisionClass(motion.decision_class)),
            "class", seen.seq, motion.decision_class, part.decision_class, record=seen.subject,
        )  # fmt: skip

    def _changes(self, seen: Seen) -> None:
        self.motions[seen.subject].changes_decision = True

    def _recused(self, seen: Seen) -> None:
        data = seen.data
        conflicts = self.motions[data["motion_id"]].conflicts
        conflicts[data["member_id"]] = data["left_room"] == "yes"

    def _scheduled(self, seen: Seen) -> None:
        self.meetings[seen.subject] = Meeting(seen.data["starts_wall"][:10])

    def _rescheduled(self, seen: Seen) -> None:
        if "starts_wall" in seen.data:
            self.meetings[seen.subject].day = seen.data["starts_wall"][:10]

    def _in_session(self, seen: Seen) -> None:
        self.meetings[seen.subject].in_session = True

    def _out_of_session(self, seen: Seen) -> None:
        self.meetings[seen.subject].in_session = False

    def _doors_closed(self, seen: Seen) -> None:
        """No vote is opened behind closed doors."""
        if seen.data["agreed"] != "lost":
            self.meetings[seen.data["meeting_id"]].in_session = False

    def _doors_open(self, seen: Seen) -> None:
        self.meetings[seen.data["meeting_id"]].in_session = True

    def _attended(self, seen: Seen) -> None:
        data = seen.data
        self.meetings[data["meeting_id"]].log.append(
            Attended(data["member_id"], Event(data["event"]), seen.happened_at)
        )
