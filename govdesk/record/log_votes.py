# SPDX-License-Identifier: Apache-2.0
"""The rules of votes: opening, roll, ballots, closing, outcome, corrections and confirmations.

What a closing says is made again from the roll, the attendance, the declared conflicts, the ballots
and the frozen rule, and must be the same. Standard library only: the public verifier reads this.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from govdesk.record.canonical import canonical, sha256_hex
from govdesk.record.findings import Findings
from govdesk.record.log_corrections import change_facts, correction_facts
from govdesk.record.log_entries import Seen
from govdesk.record.log_one_vote import (
    CHOICES,
    SEALED,
    Vote,
    hold_lines,
    hold_to_list,
    hold_to_outcome,
    hold_to_the_law,
    unseal,
)
from govdesk.record.log_paper import FROM_PAPER, Sheets
from govdesk.record.log_positions import Cast, counted, position_line, roll_line, settled_line
from govdesk.record.log_register import COMMUNITY, Handler, Register
from govdesk.record.log_sittings import Acting, Sittings
from govdesk.rules.corrections import why_not_correct
from govdesk.rules.decision_json import rule_from_json
from govdesk.rules.decision_rules import ChairMode, Rule
from govdesk.rules.permissions import Role as AccountRole
from govdesk.rules.roll import Role
from govdesk.rules.vote_changes import BEGINNINGS, begins_another, why_not_change

AGAIN = ("slip", "change")
"""Why a spoken ballot is entered once more for the same person: both are kept."""
_SPOKEN = ("ballot.entered", FROM_PAPER)
"""Ballots that others entered, as they were spoken."""


@dataclass(slots=True)
class Votes:
    """Every vote, as of the position reached."""

    findings: Findings
    register: Register
    sittings: Sittings
    roots: set[str]
    """The roots of every checkpoint made so far."""
    whole: bool
    """Whether every checkpoint of the log is there."""
    votes: dict[str, Vote] = field(default_factory=dict)
    by_founders: list[int] = field(default_factory=list)
    """Entries of a part of a log about ballots of a founder, whose member is not told in it."""
    _open: dict[str, str] = field(default_factory=dict)
    """The open vote of a motion."""
    latest: dict[str, str] = field(default_factory=dict)
    """The last vote that was opened on a motion."""
    _spoken: dict[str, Cast] = field(default_factory=dict)
    _just_closed: set[str] = field(default_factory=set)
    """Closed votes after which no other item was begun yet."""
    _sheets: Sheets = field(init=False)

    def __post_init__(self) -> None:
        self._sheets = Sheets(self.findings)

    def handlers(self) -> Mapping[str, Handler]:
        """What is done with the entries of each type."""
        return {
            "vote.opened": self._opened,
            "ballot.cast": self._cast,
            "ballot.sealed": self._cast,
            "ballot.entered": self._cast,
            FROM_PAPER: self._cast,
            "vote.from_paper": self._from_paper,
            "ballot.confirmed": self._confirmed,
            "vote.closed": self._closed,
            "vote.corrected": self._corrected,
            "vote.changed": self._corrected,
            **{kind: self._moves_on for kind in BEGINNINGS if kind != "vote.opened"},
        }

    def outcome_on(self, motion: str) -> str:
        """What the last vote on a motion came to; nothing while it is open or there is none."""
        vote = self.votes.get(self.latest.get(motion, ""))
        return vote.outcome if vote is not None else ""

    def _moves_on(self, seen: Seen) -> None:
        """Whoever may change a vote until the next item may do so no longer."""
        for one in list(self._just_closed):
            if begins_another(seen.type, seen.subject, seen.data, self.votes[one].motion):
                self.votes[one].moved_on = True
                self._just_closed.discard(one)

    def _opened(self, seen: Seen) -> None:
        self._moves_on(seen)
        data, find = seen.data, self.findings
        motion = self.sittings.motions[data["motion_id"]]
        new = seen.subject not in self.votes and data["motion_id"] not in self._open
        text = motion.texts.get(data["text_id"])
        current = (motion.current, data["text_sha256"])
        find.expect(new and text == current, "opened", seen.seq, current, text, record=seen.subject)
        charters = self.sittings.rule_of(data["motion_id"], data["meeting_id"])
        find.same(
            (motion.decision_class, charters, _hash(data["rule"])),
            (data["decision_class"], data["rule"], data["rule_sha256"]),
            "frozen_rule",
            seen.seq,
            record=seen.subject,
        )
        rule = rule_from_json(data["rule"])
        hold_to_the_law(self.findings, seen, rule, *self.sittings.window())
        self._roll(seen, rule)
        self.votes[seen.subject] = Vote(
            seen.subject,
            data["motion_id"],
            data["meeting_id"],
            (data["text_sha256"], data["rule_sha256"], data["roll_sha256"]),
            rule,
            data["decision_class"],
            {line["seat_id"]: line for line in data["roll"]},
            data.get("closes_at"),
        )
        self._open[data["motion_id"]] = self.latest[data["motion_id"]] = seen.subject

    def _roll(self, seen: Seen, rule: Rule) -> None:
        data = seen.data
        acting = self.sittings.acting(data["meeting_id"], data["motion_id"], seen.happened_at)
        named = (line.get("member_id") for line in data["roll"] if line.get("role") == Role.CHAIR)
        chair = self._presiding(rule, acting, next(named, None))
        expected = [
            roll_line(seat, chair, self.register.members, over_days="closes_at" in data)
            for seat in acting
        ]
        found = [{k: v for k, v in line.items() if k != "id"} for line in data["roll"]]
        hold_lines(self.findings, expected, found, "roll", seen, "seat_id")
        ids = {line["id"] for line in data["roll"]}
        self.findings.expect(
            _hash(data["roll"]) == data["roll_sha256"] and len(ids) == len(data["roll"]),
            "roll",
            seen.seq,
            data["roll_sha256"],
            _hash(data["roll"]),
            record=seen.subject,
        )

    def _cast(self, seen: Seen) -> None:
        data, find = seen.data, self.findings
        own, seat, member = seen.type not in _SPOKEN, data["seat"], data["member"]
        vote = self.votes[data["vote"]]
        sealed = data.get("private", {}).get("choice", "") if seen.type == SEALED else ""
        choice = "" if seen.type == SEALED else data["choice"]
        hashes = (data["text_sha256"], data["rule_sha256"], data["roll_sha256"])
        last = data["checkpoint"]
        find.expect(
            hashes == vote.hashes
            and seat in vote.roll
            and (bool(sealed) if vote.closes_at is not None else choice in CHOICES)
            and (not last or last in self.roots or not self.whole),
            "ballot_place",
            seen.seq,
            vote.hashes,
            (*hashes, seat, choice),
            record=seen.subject,
        )
        in_time = vote.closes_at is None or seen.happened_at < vote.closes_at
        find.expect(
            not vote.closed and in_time, "closed", seen.seq, "no ballot", "one",
            record=seen.subject,
        )  # fmt: skip
        before = vote.ballots.setdefault(seat, [])
        find.same(
            (len(before) + 1, before[-1].sha if before else ""),
            (data["n"], data["prev"]),
            "ballot_number",
            seen.seq,
            record=seen.subject,
        )
        self._person(seen, vote, before)
        if seen.type == FROM_PAPER:
            self._sheets.hold(seen)
        if not own:
            same = bool(before) and before[-1].member == member
            find.expect(
                ("again" in data) == same and data.get("again", AGAIN[0]) in AGAIN,
                "ballot_number",
                seen.seq,
                AGAIN if same else "",
                data.get("again", ""),
                record=seen.subject,
            )
            signed = any(one.own and one.member == member for one in before)
            find.expect(not signed, "own_over_spoken", seen.seq, "none", "one", record=seen.subject)
        elif self.register.seats[seat].constituency == COMMUNITY:
            key = self.register.keys.get(seen.kid)
            vouched = key.vouched if key is not None else "nobody"
            find.same(COMMUNITY, vouched, "community_key", seen.seq, record=seen.subject)
        cast = Cast(seen.subject, seat, member, data["n"], choice, seen.sha, own, sealed)
        before.append(cast)
        if not own:
            self._spoken[seen.subject] = cast

    def _person(self, seen: Seen, vote: Vote, before: Sequence[Cast]) -> None:
        data = seen.data
        if vote.closes_at is not None:
            line = vote.roll.get(data["seat"], {})
            settled = line.get("member_id") if line.get("status") == "entitled" else "nobody"
            theirs = self._is_theirs(seen, data["member"])
            self.findings.expect(
                settled == data["member"] and theirs, "ballot_person", seen.seq, settled,
                data["member"], record=seen.subject,
            )  # fmt: skip
            return
        (place,) = self.sittings.acting(
            vote.meeting, vote.motion, seen.happened_at, only=data["seat"]
        )
        replaces = before and before[-1].member != data["member"]
        right = (
            place.person == data["member"]
            and place.here
            and not place.recused
            and not (replaces and place.role is not Role.PRINCIPAL)
        )
        if seen.type == "ballot.cast":
            right = right and self._is_theirs(seen, data["member"])
        self.findings.expect(
            right,
            "ballot_person",
            seen.seq,
            place.person if place.here and not place.recused else "nobody",
            data["member"],
            record=seen.subject,
        )

    def _from_paper(self, seen: Seen) -> None:
        self._sheets.confirmed(seen, self.votes[seen.subject])

    def _confirmed(self, seen: Seen) -> None:
        cast = self._spoken.get(seen.subject)
        member = self.register.member_of(seen.actor)
        self.findings.expect(
            cast is not None and self._is_theirs(seen, cast.member),
            "confirmation",
            seen.seq,
            cast.member if cast is not None else "a spoken ballot",
            member,
            record=seen.subject,
        )

    def _closed(self, seen: Seen) -> None:
        vote, find = self.votes[seen.subject], self.findings
        find.expect(not vote.closed, "closed", seen.seq, "one", "another", record=seen.subject)
        vote.closed = seen.seq
        self._just_closed.add(vote.id)
        self._sheets.hold_whole(seen, vote)
        self._open.pop(vote.motion, None)
        if vote.closes_at is not None:
            over = seen.happened_at >= vote.closes_at
            find.expect(over, "closed", seen.seq, "its time over", "open", record=seen.subject)
            unseal(self.findings, seen, vote)
        expected = self._positions(vote, seen)
        hold_to_list(
            self.findings, seen, vote, {one["ballot"] for one in expected if "ballot" in one}
        )
        hold_lines(self.findings, expected, seen.data["positions"], "positions", seen, "seat")
        hold_to_outcome(self.findings, seen, vote)

    def _corrected(self, seen: Seen) -> None:
        """One seat of a closed vote as it should have been entered, and what follows from it."""
        data, find = seen.data, self.findings
        vote, seat = self.votes[seen.subject], data["seat_id"]
        before = vote.positions.get(seat, {})
        expected = dict(vote.positions)
        expected[seat] = {**before, "status": data["choice"], "ballot": data["ballot_id"]}
        found = {one["seat"]: one for one in data["positions"]}
        casts = {cast.id: cast for casts in vote.ballots.values() for cast in casts}
        find.expect(
            data["choice"] in CHOICES
            and before.get("member") == data["member_id"]
            and data["ballot_id"] not in casts
            and (seen.type == "vote.changed" or bool(data["statement"]))
            and expected == found,
            "correction",
            seen.seq,
            expected.get(seat),
            found.get(seat),
            record=seen.subject,
        )
        counted = casts.get(before.get("ballot", ""))
        if seen.type == "vote.changed":
            reason = why_not_change(change_facts(self, seen, vote, counted))
        else:
            reason = why_not_correct(correction_facts(self, seen, vote, counted))
        held = seen.type != "vote.changed" or data["again"] in AGAIN
        find.expect(
            reason is None and held, "correction", seen.seq, "a correction that may be made",
            reason.key if reason else "", record=seen.subject,
        )  # fmt: skip
        ballots = vote.ballots.setdefault(seat, [])
        ballots.append(
            Cast(data["ballot_id"], seat, data["member_id"], len(ballots) + 1, data["choice"],
                 seen.sha, own=False)
        )  # fmt: skip
        hold_to_outcome(self.findings, seen, vote)
        if vote.motion in self.sittings.motions:
            self.sittings.motions[vote.motion].state = vote.outcome

    def _positions(self, vote: Vote, seen: Seen) -> list[dict[str, Any]]:
        """What counts for each seat at the closing, as it should say it."""
        if vote.closes_at is not None:
            return [
                settled_line(line, next(reversed(vote.ballots.get(seat, [])), None))
                for seat, line in vote.roll.items()
            ]
        at = seen.happened_at
        acting = self.sittings.acting(vote.meeting, vote.motion, at)
        people = self.sittings.presence(vote.meeting, at)
        told = seen.data["positions"]
        named = (line.get("member") for line in told if line.get("role") == Role.CHAIR)
        chair = self._presiding(vote.rule, acting, next(named, None))
        return [
            position_line(seat, counted(seat, vote.ballots.get(seat.seat.id, [])), people, chair)
            for seat in acting
        ]

    def _presiding(self, rule: Rule, acting: Sequence[Acting], named: str | None) -> str | None:
        """The member who presides, where the rule treats the chair's vote apart; `named` where a
        part of a log cannot tell."""
        if rule.chair is ChairMode.ALWAYS:
            return None
        chairs = self.register.accounts_with(AccountRole.CHAIR)
        if not self.whole and any(self.register.is_unknown(account) for account in chairs):
            return named
        members = {self.register.member_of(account) for account in chairs}
        return next((s.person for s in acting if s.here and s.person in members), None)

    def _is_theirs(self, seen: Seen, member: str) -> bool:
        """Whether an entry's actor is a member. Of a founder a part of a log cannot tell it."""
        if not self.whole and self.register.is_unknown(seen.actor):
            self.by_founders.append(seen.seq)
            return True
        return self.register.member_of(seen.actor) == member


def _hash(value: object) -> str:
    return sha256_hex(canonical({"value": value}))
