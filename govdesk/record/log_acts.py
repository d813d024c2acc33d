# SPDX-License-Identifier: Apache-2.0
"""Whether each entry was written by someone who might: key, session, role, and the second person.

Standard library and `cryptography` only: the public verifier reads this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from govdesk.record.findings import Findings
from govdesk.record.log_entries import EntryRuleLike, Seen
from govdesk.record.log_register import COMMUNITY, Register
from govdesk.rules.permissions import PERMISSIONS

PROPOSED, PREPARED, SUBMITTED = "act.proposed", "packet.prepared", "review.submitted"
WITHDRAWN = "packet.withdrawn"
_ENDS = {"act.withdrawn": ("proposal", PROPOSED), "packet.returned": ("first", PREPARED)}
"""What ends an act that waits for its second person: where it names what began that, and what that
was."""
FIRSTS = frozenset({PROPOSED, PREPARED, SUBMITTED, WITHDRAWN})


@dataclass(slots=True)
class First:
    """The entry that began an act of two. `over` when it was completed or taken back."""

    type: str
    act: str
    subject: str
    actor: str
    officer: bool
    roles: frozenset[str]
    fields: Mapping[str, Any] = field(default_factory=dict)
    over: bool = False


@dataclass(slots=True)
class Acts:
    """The rules about who acts, over the register as of each entry."""

    findings: Findings
    register: Register
    _firsts: dict[str, First] = field(default_factory=dict)
    _latest: dict[str, str] = field(default_factory=dict)
    """The hash of the latest first entry of a subject."""

    def signer(self, seen: Seen, rule: EntryRuleLike) -> bytes | None:
        """The public key that the entry's signature is to be held against; None: there is none."""
        register, find = self.register, self.findings
        key = register.keys.get(seen.kid)
        if key is not None:
            find.expect(
                key.account == seen.actor and not key.ended,
                "key",
                seen.seq,
                f"a key of {seen.actor}",
                f"{seen.kid} of {key.account}{', ended' if key.ended else ''}",
                record=seen.subject,
            )
            find.checked["own_key"] += rule.signer == "P"
            return key.public
        session = register.sessions.get(seen.kid)
        if session is not None:
            find.same(session.account, seen.actor, "key", seen.seq, record=seen.subject)
            find.expect(
                not session.ended and seen.at <= session.until,
                "session",
                seen.seq,
                "a session that is not over",
                seen.kid,
                record=seen.subject,
            )
            find.expect(rule.signer == "S", "own_key", seen.seq, "their own key", "a session's key")
            return session.public
        waiting = self._waiting_key(seen)
        find.expect(
            waiting is not None,
            "key",
            seen.seq,
            f"a key of {seen.actor}",
            seen.kid,
            record=seen.subject,
        )
        return waiting

    def check(self, seen: Seen, rule: EntryRuleLike) -> None:
        """Role and second person, before the entry takes effect; then what it begins."""
        find, register = self.findings, self.register
        find.checked["role"] += 1
        if not register.allowed(seen.actor, rule.verbs):
            roles = ", ".join(sorted(register.roles(seen.actor))) or "no role"
            find.fail("role", seen.seq, " / ".join(rule.verbs), roles, record=seen.subject)
        if rule.second:
            self._second(seen, rule)
        if seen.type in FIRSTS:
            self._begin(seen)
        elif seen.type in _ENDS:
            self._end(seen, *_ENDS[seen.type])

    def _end(self, seen: Seen, named: str, began: str) -> None:
        """An act that waits ends without its second person."""
        first = self._firsts.get(seen.data[named])
        known = first is not None and not first.over and first.type == began
        if began == PREPARED:
            known = known and first is not None and first.subject == seen.subject
        self.findings.expect(known, "second", seen.seq, "an act that waits", seen.data[named])
        if first is not None:
            first.over = True

    def waiting_acts(self) -> list[tuple[str, First]]:
        """Begun acts that wait for their second person."""
        return [(sha, one) for sha, one in self._firsts.items() if not one.over]

    def _begin(self, seen: Seen) -> None:
        act, fields = seen.type, {}
        if seen.type == PROPOSED:
            act, fields = seen.data["act"], seen.data["fields"]
        officer = self.register.is_officer(seen.actor)
        roles = frozenset(self.register.roles(seen.actor))
        self._firsts[seen.sha] = First(
            seen.type, act, seen.subject, seen.actor, officer, roles, fields
        )
        self._latest[seen.subject] = seen.sha

    def _second(self, seen: Seen, rule: EntryRuleLike) -> None:
        sha = seen.data.get("first")
        if sha is None and self.register.may_go_without_second(seen):
            self.findings.checked["second"] += 1
            return
        first = self._firsts.get(sha) if sha else None
        problem = self._why_not(seen, rule, first, sha)
        self.findings.expect(
            not problem, "second", seen.seq, "begun by another, word for word", problem,
            record=seen.subject,
        )  # fmt: skip
        if rule.second == "voucher":
            self._vouched(seen, first)
        if first is not None and first.type != SUBMITTED:
            first.over = True

    def _why_not(
        self, seen: Seen, rule: EntryRuleLike, first: First | None, sha: str | None
    ) -> str:
        if first is None or first.type != rule.first:
            return "nothing that began it"
        if first.subject != seen.subject:
            return "begun about something else"
        if first.actor == seen.actor:
            return "completed by whoever began it"
        if first.type == PROPOSED and (first.act, first.fields) != (seen.type, seen.fields):
            return "begun in other words"
        if first.over:
            return "completed or taken back before"
        if first.type == SUBMITTED and self._latest.get(seen.subject) != sha:
            return "an earlier submission"
        if rule.begins and all(PERMISSIONS[v].isdisjoint(first.roles) for v in rule.begins):
            return "begun by someone who may not"
        officers = first.officer and self.register.is_officer(seen.actor)
        if rule.second != "voucher" and not officers:
            return "not two officers"
        return ""

    def _vouched(self, seen: Seen, first: First | None) -> None:
        register = self.register
        member, voucher = seen.data.get("member_id"), register.member_of(seen.actor)
        key = register.own_key(seen.actor)
        if voucher is None and key is None:
            voucher = self._waiting_member(seen)
        by_officers = first is not None and first.officer and key is not None
        if register.ever_sat_for_community(member):
            asked = "another community representative"
            right = (
                voucher is not None
                and voucher != member
                and register.sits_for_community(voucher, seen.at)
                and (
                    not register.community_key_seen
                    or (key is not None and key.vouched == COMMUNITY)
                )
            )
        else:
            asked = "another officer"
            right = by_officers and register.is_officer(seen.actor)
        own = seen.actor == seen.data["account_id"]
        self.findings.expect(
            right and not own, "voucher", seen.seq, asked, seen.actor, record=seen.subject
        )

    def _waiting_key(self, seen: Seen) -> bytes | None:
        """Before the community has a key at all, one that only waits may vouch for another."""
        if seen.type != "key.enrolled" or self.register.community_key_seen:
            return None
        for _sha, first in self.waiting_acts():
            if first.act == seen.type and first.fields.get("new_kid") == seen.kid:
                same = first.fields.get("account_id") == seen.actor
                return bytes.fromhex(first.fields["public_key"]) if same else None
        return None

    def _waiting_member(self, seen: Seen) -> str | None:
        for _sha, first in self.waiting_acts():
            if first.act == seen.type and first.fields.get("new_kid") == seen.kid:
                member = first.fields.get("member_id")
                return str(member) if member else None
        return None
