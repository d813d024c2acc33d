# SPDX-License-Identifier: Apache-2.0
"""Who was who at every position of a log: accounts and roles, keys and sessions, seats and terms.

Built entry by entry; every question is answered as of the entry that is being looked at. Standard
library and `cryptography` only: the public verifier reads this file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from govdesk.record.findings import Findings
from govdesk.record.log_entries import Seen
from govdesk.record.signing import holds, kid_of, proof_text
from govdesk.rules.permissions import OFFICERS, PERMISSIONS, Role

COMMUNITY, FOUNDER = "community", "founder"
PRINCIPAL = "principal"
SESSION_LASTS = 10 * 3_600_000_000
"""Microseconds."""

Handler = Callable[[Seen], None]


@dataclass(slots=True)
class Key:
    """A person's own key. `vouched` is founder, officer, community or recovery."""

    account: str
    member: str | None
    public: bytes
    vouched: str
    ended: bool = False


@dataclass(slots=True)
class DeskSession:
    """A session's key; `until` in microseconds UTC."""

    account: str
    public: bytes
    until: int
    ended: bool = False


@dataclass(slots=True)
class Seat:
    """A seat as it is described now."""

    id: str
    position: int
    title: str
    constituency: str


@dataclass(slots=True)
class Term:
    """Who holds a seat, or stands in, between two local dates in ISO form (`ends` "": open)."""

    id: str
    seat: str
    member: str
    rank: int
    starts: str
    ends: str

    def covers(self, day: str) -> bool:
        """Whether it counts on a day."""
        return self.starts <= day and (not self.ends or day <= self.ends)


@dataclass(slots=True)
class Suspension:
    """A seat without its vote, between two local dates (`ends` "": open)."""

    seat: str
    starts: str
    ends: str = ""


@dataclass(slots=True)
class Register:
    """Everyone, as of the position reached."""

    findings: Findings
    workspace: str = ""
    zone: str = "UTC"
    keys: dict[str, Key] = field(default_factory=dict)
    sessions: dict[str, DeskSession] = field(default_factory=dict)
    session_kids: dict[str, str] = field(default_factory=dict)
    seats: dict[str, Seat] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    suspensions: dict[str, Suspension] = field(default_factory=dict)
    account_members: dict[str, str | None] = field(default_factory=dict)
    community_key_seen: bool = False
    _own: dict[str, str] = field(default_factory=dict)
    _key_ids: dict[str, str] = field(default_factory=dict)
    _roles: dict[str, dict[str, str]] = field(default_factory=dict)
    _grants: dict[str, str] = field(default_factory=dict)
    _founding: set[tuple[str, str]] = field(default_factory=set)

    def handlers(self) -> Mapping[str, Handler]:
        """What is done with the entries of each type."""
        return {
            "account.opened": self._account_opened,
            "account.closed": self._account_closed,
            "role.granted": self._granted,
            "role.withdrawn": self._withdrawn,
            "key.enrolled": self._enrolled,
            "key.ended": self._key_ended,
            "session.certified": self._certified,
            "session.ended": self._session_ended,
            "seat.created": self._seat,
            "seat.described": self._seat_described,
            "member.added": self._member,
            "member.described": self._member,
            "term.started": self._term,
            "term.ended": self._term_ended,
            "term.held_over": self._term_ended,
            "seat.suspended": self._suspended,
            "seat.reinstated": self._reinstated,
        }

    def roles(self, account: str) -> set[str]:
        """The roles that an account carries."""
        return set(self._roles.get(account, {}).values())

    def is_officer(self, account: str) -> bool:
        """Whether an account carries an officer's role."""
        return not OFFICERS.isdisjoint(self.roles(account))

    def accounts_with(self, role: str) -> list[str]:
        """The accounts that carry a role."""
        return [account for account in self._roles if role in self.roles(account)]

    def allowed(self, account: str, verbs: tuple[str, ...]) -> bool:
        """Whether an account's roles carry one of these permissions."""
        roles = self.roles(account)
        return any(not PERMISSIONS[verb].isdisjoint(roles) for verb in verbs)

    def own_key(self, account: str) -> Key | None:
        """An account's current own key."""
        kid = self._own.get(account)
        return self.keys[kid] if kid is not None else None

    def member_of(self, account: str) -> str | None:
        """The member whose account it is; from their key where the account's entry is unknown."""
        if account in self.account_members:
            return self.account_members[account]
        key = self.own_key(account)
        return key.member if key is not None else None

    def is_unknown(self, account: str) -> bool:
        """Whether no entry so far says whose a founder's account is: a part of a log lacks the
        entries about accounts, and a founder's key names no member."""
        key = self.own_key(account)
        return account not in self.account_members and (key is None or key.vouched == FOUNDER)

    def may_go_without_second(self, seen: Seen) -> bool:
        """Whether a role needs no second person here: it is no officer's, or a founder's own."""
        if seen.type not in ("role.granted", "role.withdrawn"):
            return False
        if seen.type == "role.withdrawn":
            role = self._roles.get(self._grants.get(seen.subject, ""), {}).get(seen.subject, "")
        else:
            role = seen.data["role"]
        return role not in OFFICERS or (seen.data.get("account_id"), role) in self._founding

    def ever_sat_for_community(self, member: str | None) -> bool:
        """Whether a term of a community seat was ever recorded for a member."""
        return any(t.member == member and self._community(t.seat) for t in self.terms.values())

    def sits_for_community(self, member: str | None, at: int) -> bool:
        """Whether a member holds, or stands in for, a community seat on the local day of `at`."""
        day = self.local_day(at)
        return any(
            t.member == member and t.covers(day) and self._community(t.seat)
            for t in self.terms.values()
        )

    def holders(self, seat: str, day: str) -> dict[int, str]:
        """The members who may act for a seat on a day by rank: 0 the principal, then alternates.

        Of two terms of one rank the one that began later counts.
        """
        found = [t for t in self.terms.values() if t.seat == seat and t.covers(day)]
        return {t.rank: t.member for t in sorted(found, key=lambda t: (t.starts, t.id))}

    def is_suspended(self, seat: str, day: str) -> bool:
        """Whether a seat has no vote on a day."""
        return any(
            one.seat == seat and one.starts <= day and (not one.ends or day <= one.ends)
            for one in self.suspensions.values()
        )

    def local_day(self, at: int) -> str:
        """The local date of an instant, in the workspace's zone."""
        moment = datetime.fromtimestamp(at / 1_000_000, UTC)
        return moment.astimezone(ZoneInfo(self.zone)).date().isoformat()

    def found(self, seen: Seen) -> None:
        """The first entry: the workspace, and its founders' keys and roles."""
        founders = seen.data["founders"]
        self.zone = str(seen.data["zone"])
        ZoneInfo(self.zone)
        for one in founders:
            public = bytes.fromhex(one["public_key"])
            same = kid_of(public) == one["kid"]
            new = one["kid"] not in self.keys and one["account"] not in self._own
            self.findings.expect(same and new, "genesis", seen.seq, "a key of their own", one)
            self._add_key(one["kid"], Key(one["account"], None, public, FOUNDER))
            self._key_ids[one["key_id"]] = one["kid"]
            for role in one["roles"]:
                self._founding.add((one["account"], role))
                self._roles.setdefault(one["account"], {})[f"founding {role}"] = role
        first = founders[0]
        self.findings.same(
            (seen.actor, seen.kid), (first["account"], first["kid"]), "genesis", seen.seq
        )
        self.findings.expect(
            Role.SECRETARIAT in first["roles"], "genesis", seen.seq, "the secretariat", first
        )

    def _account_opened(self, seen: Seen) -> None:
        self.account_members[seen.subject] = seen.data.get("member_id")

    def _account_closed(self, seen: Seen) -> None:
        self._roles.pop(seen.subject, None)
        self._end_own(seen.subject)

    def _granted(self, seen: Seen) -> None:
        account, role = seen.data["account_id"], seen.data["role"]
        roles = self._roles.setdefault(account, {})
        if "first" not in seen.data and (account, role) in self._founding:
            self._founding.discard((account, role))
            roles.pop(f"founding {role}", None)
        roles[seen.subject] = role
        self._grants[seen.subject] = account

    def _withdrawn(self, seen: Seen) -> None:
        self._roles.get(self._grants.get(seen.subject, ""), {}).pop(seen.subject, None)

    def _enrolled(self, seen: Seen) -> None:
        community = self.ever_sat_for_community(seen.data.get("member_id"))
        self.enrol(seen, COMMUNITY if community else "officer")

    def enrol(self, seen: Seen, vouched: str) -> None:
        """A new key of an account, which `vouched` says who vouched for."""
        data = seen.data
        account, member = data["account_id"], data.get("member_id")
        public, proof = bytes.fromhex(data["public_key"]), bytes.fromhex(data["proof"])
        new = data["new_kid"] not in self.keys and data["new_kid"] not in self.sessions
        signed = holds(public, proof, proof_text(self.workspace, account, member, public))
        self.findings.expect(
            new and signed and kid_of(public) == data["new_kid"],
            "enrolment",
            seen.seq,
            "a new key that signed its enrolment",
            data["new_kid"],
            record=seen.subject,
        )
        if account in self.account_members:
            known = self.account_members[account]
            self.findings.same(known, member, "enrolment", seen.seq, record=seen.subject)
        self.findings.same(vouched, data["vouched"], "voucher", seen.seq, record=seen.subject)
        self.community_key_seen |= vouched == COMMUNITY
        self._end_own(account)
        self._add_key(data["new_kid"], Key(account, member, public, vouched))
        self._key_ids[seen.subject] = data["new_kid"]

    def _key_ended(self, seen: Seen) -> None:
        kid = self._key_ids[seen.subject]
        self._end_own(self.keys[kid].account)

    def _certified(self, seen: Seen) -> None:
        data = seen.data
        public, kid = bytes.fromhex(data["session_public_key"]), data["session_kid"]
        new = kid not in self.keys and kid not in self.sessions
        self.findings.expect(
            new and kid_of(public) == kid and seen.at <= data["until"] <= seen.at + SESSION_LASTS,
            "session",
            seen.seq,
            "a new key, for ten hours at most",
            (kid, data["until"] - seen.at),
            record=seen.subject,
        )
        self.sessions[kid] = DeskSession(seen.actor, public, data["until"])
        self.session_kids[seen.subject] = kid

    def _session_ended(self, seen: Seen) -> None:
        self.sessions[self.session_kids[seen.subject]].ended = True

    def _seat(self, seen: Seen) -> None:
        data = seen.data
        self.seats[seen.subject] = Seat(
            seen.subject, data["position"], data["title"], data["constituency"]
        )

    def _seat_described(self, seen: Seen) -> None:
        self.seats[seen.subject].title = seen.data.get("title", self.seats[seen.subject].title)

    def _member(self, seen: Seen) -> None:
        self.members[seen.subject] = seen.data["name"]

    def _term(self, seen: Seen) -> None:
        data = seen.data
        rank, ends = data["rank"], data.get("ends", "")
        term = Term(seen.subject, data["seat_id"], data["member_id"], rank, data["starts"], ends)
        known = term.seat in self.seats and term.member in self.members
        right = (data["role"] == PRINCIPAL) == (rank == 0) and (not ends or ends >= term.starts)
        twice = rank == 0 and any(
            other.seat == term.seat
            and other.rank == 0
            and (not ends or other.starts <= ends)
            and (not other.ends or other.ends >= term.starts)
            for other in self.terms.values()
        )
        self.findings.expect(
            known and right and not twice,
            "term",
            seen.seq,
            "a seat that is free",
            data["member_id"],
            record=seen.subject,
        )
        self.terms[seen.subject] = term

    def _term_ended(self, seen: Seen) -> None:
        self.terms[seen.subject].ends = seen.data["ends"]

    def _suspended(self, seen: Seen) -> None:
        data = seen.data
        self.suspensions[seen.subject] = Suspension(data["seat_id"], data["starts"])

    def _reinstated(self, seen: Seen) -> None:
        self.suspensions[seen.subject].ends = seen.data["ends"]

    def _community(self, seat: str) -> bool:
        return seat in self.seats and self.seats[seat].constituency == COMMUNITY

    def _add_key(self, kid: str, key: Key) -> None:
        self.keys[kid] = key
        self._own[key.account] = kid

    def _end_own(self, account: str) -> None:
        kid = self._own.pop(account, None)
        if kid is not None:
            self.keys[kid].ended = True
