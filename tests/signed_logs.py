# SPDX-License-Identifier: Apache-2.0
"""Small signed logs for tests of verification, made without a database.

story = Story()              # five seats, everyone's key, one meeting, one vote, a checkpoint
story.entries                # as verification takes them
Story(charter={...})         # with other terms of the charter
Story(alter=...)             # `alter(type, body)` may change a body before it is signed
story.write("clerk", "...")  # one more entry, by someone's own key or their session's
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from govdesk.record import notes
from govdesk.record.canonical import canonical, plain, sha256_hex
from govdesk.record.chain import leaf_hash
from govdesk.record.entry_rules import ENTRY_RULES
from govdesk.record.log_entries import LogEntry
from govdesk.record.log_positions import counted, position_line, roll_line
from govdesk.record.log_rules import LogCheck
from govdesk.record.merkle import Tree
from govdesk.record.signature_checks import SignatureChecks
from govdesk.rules.decision_json import rule_from_json, rule_to_json
from govdesk.rules.decisions import decide
from govdesk.rules.outcome_json import outcome_to_json
from govdesk.rules.roll import Role, SeatStatus, Status
from tests.signed_people import (
    CHARTER,
    HOUR,
    OFFICERS,
    SEATS,
    START,
    WORKSPACE,
    Alter,
    Body,
    Signing,
)


class _Unchecked(SignatureChecks):
    """Looks at no signature: the story only wants to know where it stands."""

    def add(self, seq: int, public: bytes, body: bytes, sig: bytes) -> None:
        """Nothing."""


class Story:
    """A log that grows; the same every time for the same seed."""

    def __init__(
        self,
        *,
        seed: int = 1,
        alter: Alter = lambda _type, _body: None,
        charter: Mapping[str, Any] | None = None,
    ) -> None:
        self.charter_terms = charter or {}
        self.random = random.Random(seed)
        self.alter = alter
        self.entries: list[LogEntry] = []
        self.bodies: list[Body] = []
        self.at = START
        self.tree = Tree()
        self.own: dict[str, Signing] = {}
        self.session: dict[str, Signing] = {}
        self.earlier: list[Signing] = []
        self.account: dict[str, str] = {}
        self.member: dict[str, str] = {}
        self.seat: dict[str, str] = {}
        self.ids: dict[str, str] = {}
        self.live = LogCheck(WORKSPACE, ENTRY_RULES, _Unchecked())
        self._ballots: dict[str, list[tuple[str, str]]] = {}
        self._found()
        self._enrol()
        self._meet()
        self.vote("first")

    def id(self, name: str = "") -> str:
        """A fresh id, remembered by a name."""
        made = f"0190b2c4-0000-7000-8000-{self.random.getrandbits(48):012x}"
        if name:
            self.ids[name] = made
        return made

    def new_key(self) -> Signing:
        """A fresh key pair."""
        key = Ed25519PrivateKey.from_private_bytes(self.random.randbytes(32))
        public = key.public_key().public_bytes_raw()
        return Signing(key, public, hashlib.sha256(public).digest()[:16].hex())

    def write(
        self, who: str, entry_type: str, subject: str, *, key: Signing | None = None, **fields: Any
    ) -> str:
        """Append an entry and give its body's hash."""
        own = ENTRY_RULES[entry_type].signer == "P" or who not in self.session
        key = key or (self.own[who] if own else self.session[who])
        self.at += 1_000_000
        body: Body = {
            **{name: value for name, value in fields.items() if value is not None},
            "type": entry_type,
            "v": 1,
            "workspace": WORKSPACE,
            "subject": subject,
            "actor": self.account[who],
            "nonce": self.random.randbytes(16).hex(),
            "happened_at": self.at,
            "source": "live",
            "kid": key.kid,
        }
        body = json.loads(canonical(plain(body)))  # type: ignore[arg-type]
        self.alter(entry_type, body)
        raw = canonical(body)
        self.add(raw, key.key.sign(b"govdesk/1\n" + raw), body["actor"])
        self.bodies.append(body)
        return sha256_hex(raw)

    def add(self, raw: bytes, sig: bytes, actor: str) -> None:
        """Append an entry as it is."""
        seq = len(self.entries) + 1
        self.entries.append(LogEntry(seq, self.at, actor, raw, sig))
        self.live.feed(self.entries[-1])
        self.tree.append(leaf_hash(seq, self.at, actor, raw, sig))

    def both(self, first: str, second: str, entry_type: str, subject: str, **fields: Any) -> str:
        """An act of two: begun by one, completed by another."""
        begun = self.propose(first, entry_type, subject, **fields)
        return self.write(second, entry_type, subject, first=begun, **fields)

    def propose(self, who: str, entry_type: str, subject: str, **fields: Any) -> str:
        """Begin an act of two."""
        given = {name: value for name, value in fields.items() if value is not None}
        return self.write(
            who, "act.proposed", subject, proposal_id=self.id(), act=entry_type, fields=given
        )

    def key_fields(self, who: str, key: Signing, vouched: str) -> Body:
        """The fields of an enrolment."""
        member = self.member.get(who)
        text = f"{WORKSPACE}\n{self.account[who]}\n{member or ''}\n{key.public.hex()}"
        proof = key.key.sign(b"govdesk/1 key\n" + text.encode())
        return {
            "account_id": self.account[who],
            "member_id": member,
            "public_key": key.public.hex(),
            "new_kid": key.kid,
            "proof": proof.hex(),
            "vouched": vouched,
        }

    def certify(self, who: str) -> None:
        """A session for someone at a desk, ten hours long."""
        key = self.new_key()
        self.write(
            who,
            "session.certified",
            self.id(f"session of {who}"),
            session_kid=key.kid,
            session_public_key=key.public.hex(),
            device="desk",
            until=self.at + 10 * HOUR,
        )
        self.session[who] = key

    def checkpoint(self, who: str = "chair") -> str:
        """A signed checkpoint over everything so far; its note."""
        size, root = self.tree.size, self.tree.root()
        text = notes.note_text(WORKSPACE, size, root)
        own = self.own[who]
        line = notes.signature_line(WORKSPACE, own.kid, own.public, own.key.sign(text.encode()))
        note = notes.signed_note(text, [line])
        self.write(
            who,
            "checkpoint.made",
            self.id("checkpoint"),
            size=size,
            root=root.hex(),
            reason="vote.closed",
            note=note,
        )
        return note

    def _found(self) -> None:
        founders = []
        for who, roles in OFFICERS.items():
            self.own[who] = self.new_key()
            self.account[who] = self.id()
            founders.append(
                {
                    "account": self.account[who],
                    "key_id": self.id(),
                    "kid": self.own[who].kid,
                    "public_key": self.own[who].public.hex(),
                    "roles": roles,
                }
            )
        self.write(
            "secretary",
            "workspace.created",
            WORKSPACE,
            name="Task Force",
            city="Nowhere",
            zone="America/New_York",
            language="en",
            crisis_lines=[],
            created_at=self.at,
            founders=founders,
        )
        charter = json.loads(CHARTER.read_text(encoding="utf-8"))
        self.charter = plain({**charter, **self.charter_terms})
        self.write(
            "secretary",
            "charter.in_force",
            self.id(),
            version=1,
            body=self.charter,
            body_sha256=sha256_hex(canonical(self.charter)),  # type: ignore[arg-type]
            in_force_from="2026-03-02",
        )
        for position, (title, group) in enumerate(SEATS.items(), start=1):
            self.seat[title] = self.id()
            self.write("secretary", "seat.created", self.seat[title], position=position,
                       title=title, constituency=group)  # fmt: skip
        for who, roles in OFFICERS.items():
            self.write("secretary", "account.opened", self.account[who], login=who, name=who)
            for role in roles:
                self.write("secretary", "role.granted", self.id(f"role of {who}"),
                           account_id=self.account[who], role=role)  # fmt: skip
        self.certify("secretary")

    def _enrol(self) -> None:
        for title, group in SEATS.items():
            self.join(title, title, "department" if group == "departments" else "representative")
        self.join("standin", "youth", "representative", rank=1)
        begun = {}
        for who in ("youth", "seniors"):  # each vouches for the other, with keys that wait
            fields = self.key_fields(who, self.new_key_of(who), "community")
            begun[who] = self.propose("secretary", "key.enrolled", self.id(), **fields), fields
        sha, fields = begun["youth"]
        self.write("seniors", "key.enrolled", self._last("youth"), first=sha, **fields)
        sha, fields = begun["seniors"]
        self.write("youth", "key.enrolled", self._last("seniors"), first=sha, **fields)
        for who, voucher in (("harbour", "youth"), ("standin", "seniors")):
            fields = self.key_fields(who, self.new_key_of(who), "community")
            self.both("secretary", voucher, "key.enrolled", self.id(), **fields)
        for who in ("health", "housing"):
            fields = self.key_fields(who, self.new_key_of(who), "officer")
            self.both("secretary", "clerk", "key.enrolled", self.id(), **fields)

    def new_key_of(self, who: str) -> Signing:
        """A fresh key for someone, their own from now on."""
        if who in self.own:
            self.earlier.append(self.own[who])
        self.own[who] = self.new_key()
        return self.own[who]

    def join(self, who: str, title: str, role: str, *, rank: int = 0) -> None:
        """A new member in a seat, with an account and a role."""
        self.member[who], self.account[who] = self.id(), self.id()
        write = self.write
        write("secretary", "member.added", self.member[who], name=who.title())
        write("secretary", "term.started", self.id(f"term of {who}"), seat_id=self.seat[title],
              member_id=self.member[who], role="alternate" if rank else "principal", rank=rank,
              starts="2026-01-01")  # fmt: skip
        write("secretary", "account.opened", self.account[who], login=who, name=who.title(),
              member_id=self.member[who])  # fmt: skip
        write("secretary", "role.granted", self.id(), account_id=self.account[who], role=role)

    def _last(self, who: str) -> str:
        """The subject under which someone's key was begun."""
        subject: str = next(
            body["subject"]
            for body in reversed(self.bodies)
            if body["type"] == "act.proposed"
            and body["fields"].get("account_id") == self.account[who]
        )
        return subject

    def _meet(self) -> None:
        self.write("secretary", "meeting.scheduled", self.id("meeting"), number="2026-01",
                   kind="regular", title="March", starts_at=self.at, starts_wall="2026-03-02T11:00",
                   zone="America/New_York", place="Hall", notice_due_at=self.at,
                   state="scheduled")  # fmt: skip
        for who in SEATS:
            self.attend(who, "arrive")

    def attend(self, who: str, event: str, *, title: str = "") -> None:
        """Someone comes or goes."""
        self.write("secretary", "attendance.noted", self.id(), meeting_id=self.ids["meeting"],
                   seat_id=self.seat[title or who], member_id=self.member[who], role="principal",
                   event=event)  # fmt: skip

    def vote(self, name: str, choices: dict[str, str] | None = None) -> None:
        """A motion submitted, put, voted on and closed, with a checkpoint."""
        self.open_vote(name)
        chosen = choices or dict(zip(SEATS, ("yes", "yes", "yes", "no", "abstain"), strict=True))
        for who, choice in chosen.items():
            self.ballot(name, who, choice, spoken=who == "harbour")
        self.close_vote(name)

    def submit(self, name: str, **fields: Any) -> tuple[str, str, str]:
        """A motion submitted; its id, and its text's with the hash."""
        text = f"That {name} be done."
        motion, text_id = self.id(f"motion {name}"), self.id()
        digest = sha256_hex(text.encode())
        self.write("secretary", "motion.submitted", motion, number=name, title=name,
                   decision_class="key", state="submitted", current_text=1, submitted_at=self.at,
                   text_id=text_id, n=1, text=text, text_sha256=digest,
                   if_adopted="", if_rejected="", **fields)  # fmt: skip
        return motion, text_id, digest

    def open_vote(self, name: str) -> None:
        """A motion submitted and put to the vote."""
        motion, text_id, digest = self.submit(name)
        charter: Any = self.charter
        rule_id = charter["classes"]["key"]
        rule = next(one for one in charter["rules"] if one["id"] == rule_id)
        frozen = rule_to_json(rule_from_json(rule), canonical=True)
        acting = self.live.votes.sittings.acting(self.ids["meeting"], motion, self.at + 1_000_000)
        names = {self.member[who]: who.title() for who in self.member}
        roll = [{"id": self.id(), **roll_line(seat, None, names)} for seat in acting]
        hashes = [sha256_hex(canonical({"value": value})) for value in (frozen, roll)]
        self.write("chair", "vote.opened", self.id(f"vote {name}"), motion_id=motion,
                   meeting_id=self.ids["meeting"], text_id=text_id, text_sha256=digest,
                   rule=frozen, rule_sha256=hashes[0], roll=roll, roll_sha256=hashes[1],
                   decision_class="key", opened_at=self.at)  # fmt: skip
        self.hashes: dict[str, Any] = dict(
            zip(("text_sha256", "rule_sha256", "roll_sha256"), (digest, *hashes), strict=True)
        )

    def ballot(
        self, name: str, who: str, choice: str, *, spoken: bool = False, title: str = "",
        paper: str = "", by: str = "clerk", **other: Any,
    ) -> str:  # fmt: skip
        """A ballot of someone for a seat; its id."""
        made, seat = self.id(), self.seat[title or who]
        before = self._ballots.setdefault(f"{name} {seat}", [])
        fields = {
            "vote": self.ids[f"vote {name}"],
            "seat": seat,
            "member": self.member[who],
            "choice": choice,
            **self.hashes,
            "checkpoint": "",
            "n": len(before) + 1,
            "prev": before[-1][1] if before else "",
            **other,
        }
        if paper:
            kind, fields["paper"] = "ballot.from_paper", paper
        else:
            by, kind = ("secretary", "ballot.entered") if spoken else (who, "ballot.cast")
        before.append((made, self.write(by, kind, made, **fields)))
        return made

    def close_vote(self, name: str) -> None:
        """The vote closed as its rule decides, and a checkpoint."""
        vote = self.live.votes.votes[self.ids[f"vote {name}"]]
        at = self.at + 1_000_000
        sittings = self.live.votes.sittings
        acting = sittings.acting(self.ids["meeting"], vote.motion, at)
        people = sittings.presence(self.ids["meeting"], at)
        lines = [
            position_line(seat, counted(seat, vote.ballots.get(seat.seat.id, [])), people, None)
            for seat in acting
        ]
        roll = [
            SeatStatus(one["seat"], one["group"], Status(one["status"]), Role(one["role"]),
                       one["in_room"] == "yes", one["remote"] == "yes")
            for one in lines
        ]  # fmt: skip
        counting = {one.get("ballot") for one in lines}
        listed = [
            {"ballot": cast.id, "seat": cast.seat, "n": cast.n, "sha256": cast.sha,
             "counted": cast.id in counting}
            for casts in vote.ballots.values() for cast in casts
        ]  # fmt: skip
        self.write("chair", "vote.closed", vote.id, outcome_id=self.id(), positions=lines,
                   ballots=listed, **outcome_to_json(decide(vote.rule, roll)))  # fmt: skip
        self.note = self.checkpoint()

    def check(self, *, remembered: tuple[str, ...] = ()) -> LogCheck:
        """The log held to its rules, not yet finished."""
        check = LogCheck(WORKSPACE, ENTRY_RULES, SignatureChecks(1), remembered=remembered)
        for entry in self.entries:
            check.feed(entry)
        return check

    def broken(self, *, remembered: tuple[str, ...] = ()) -> set[str]:
        """The names of the rules that do not hold."""
        return {one.rule for one in self.check(remembered=remembered).finish()}
