# SPDX-License-Identifier: Apache-2.0
"""The service context: who acts, with which seal, at what time, in which workspace.

A service reads as one sentence: `with ctx.writing("motion.submit") as act:` authorises and opens
the one transaction; `act.record("motion.submitted", ...)` appends the entry, whose effect changes
the rows; `return act.changed()` says what changed.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from govdesk.queries.people import actor_now
from govdesk.record.append import append, lock_head
from govdesk.record.entries import ENTRY_TYPES
from govdesk.record.entry_rules import ENTRY_RULES
from govdesk.record.entry_types import Written
from govdesk.record.signing import NO_SEAL, Seal, SigningKey
from govdesk.rules.messages import message
from govdesk.rules.permissions import Actor, why_not
from govdesk.rules.refusals import NotAllowed, Refusal, Stale
from govdesk.store.clock import time_in
from govdesk.store.opening import Store

T = TypeVar("T")


class Entropy:
    """Ids, nonces and salts from a source of random bytes (the system's unless given)."""

    def __init__(self, random_bytes: Callable[[int], bytes] = secrets.token_bytes) -> None:
        self._bytes = random_bytes

    def new_id(self, now: int) -> str:
        """A UUIDv7 (RFC 9562 section 5.7) for an instant in microseconds UTC."""
        value = (now // 1000) << 80 | int.from_bytes(self._bytes(10), "big")
        value = value & ~(0xF << 76) | (0x7 << 76)
        value = value & ~(0x3 << 62) | (0x2 << 62)
        digits = f"{value:032x}"
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))

    def nonce(self) -> str:
        """128 random bits in hexadecimal."""
        return self._bytes(16).hex()

    def random_bytes(self, count: int) -> bytes:
        """So many random bytes, for keys and salts."""
        return self._bytes(count)

    def new_key(self) -> SigningKey:
        """A fresh key pair."""
        return SigningKey(self._bytes(32))


@dataclass(frozen=True, slots=True)
class Changed:
    """What an act changed: kinds of subject, their ids, entries written, and the act's answer."""

    kinds: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    entries: int = 0
    made: str = ""  # the id of the thing the act made, if it made one


@dataclass(slots=True)
class Act:
    """One write transaction: the session, the time, and the entries it appends."""

    session: Session
    now: int
    ctx: Context
    verb: str
    _written: list[tuple[str, str]] = field(default_factory=list)
    """Of each entry its type and its subject; a long import would not hold all that they say."""

    def record(
        self,
        entry_type: str,
        subject: str,
        *,
        private: Mapping[str, str] | None = None,
        happened_at: int | None = None,
        **data: object,
    ) -> Written:
        """Append one entry, whose effect changes the rows.

        Raises PassphraseNeeded when the entry needs a key that is not at hand.
        """
        if self.verb not in ENTRY_RULES[entry_type].verbs:
            raise ValueError(f"{self.verb} does not write {entry_type}")
        actor = self.ctx.actor
        written = append(
            self.session,
            workspace_id=self.ctx.store.workspace_id,
            entry_type=entry_type,
            subject=subject,
            actor=actor.account_id if actor else "",
            seal=self.ctx.seal,
            now=self.now,
            nonce=self.ctx.entropy.nonce(),
            salt=self.ctx.entropy.nonce,
            data=data,
            private=private,
            happened_at=happened_at,
        )
        self._written.append((entry_type, subject))
        return written

    def by(self, ctx: Context) -> Act:
        """The same transaction with someone else's word, such as of two who act together."""
        ctx.authorise(self.verb)
        ctx.authorise_again(self.session, self.verb)
        return Act(self.session, self.now, ctx, self.verb, self._written)

    def new_id(self) -> str:
        """A fresh id for something made now."""
        return self.ctx.entropy.new_id(self.now)

    def changed(self, made: str = "") -> Changed:
        """What this act changed, for whoever shows it."""
        return Changed(
            kinds=frozenset(ENTRY_TYPES[kind].subject for kind, _subject in self._written),
            ids=frozenset(subject for _kind, subject in self._written),
            entries=len(self._written),
            made=made,
        )


@dataclass(frozen=True, slots=True)
class Context:
    """An opened workspace with someone at the desk."""

    store: Store
    actor: Actor | None = None
    seal: Seal = NO_SEAL
    entropy: Entropy = field(default_factory=Entropy)

    def acting_as(self, actor: Actor | None, seal: Seal = NO_SEAL) -> Context:
        """The same workspace with someone else at the desk, and what they can sign with."""
        return replace(self, actor=actor, seal=seal)

    def with_own_key(self, own: SigningKey) -> Context:
        """The same person with their own key at hand, for the acts that need their own word."""
        return replace(self, seal=replace(self.seal, own=own))

    def checked_in(self, own: SigningKey | None) -> Context:
        """The same person with their own key at hand for a meeting's acts, or no longer."""
        return replace(self, seal=replace(self.seal, checked_in=own))

    def read(self, query: Callable[..., T], /, **arguments: Any) -> T:
        """Run a query in a session that only reads."""
        with self.store.reading() as session:
            return query(session, **arguments)

    def write(self, service: Callable[..., Changed], /, **arguments: Any) -> Changed:
        """Run a service."""
        return service(self, **arguments)

    def now(self) -> int:
        """The time by this workspace's clock, in microseconds UTC."""
        with self.store.reading() as session:
            return time_in(session)

    def authorise(self, verb: str, *, department_id: str | None = None) -> None:
        """Raises NotAllowed, with the reason, when the actor may not do `verb`."""
        refusal = why_not(self.actor, verb, department_id=department_id)
        if refusal is not None:
            raise NotAllowed(refusal, kept=message("general.nothing_changed"))

    @contextmanager
    def writing(self, verb: str, *, department_id: str | None = None) -> Iterator[Act]:
        """Authorise `verb` (for `department_id`, where the verb is a department's own), then one
        transaction with the record's head locked from the start, and authorised again in it: a role
        that was withdrawn since the actor sat down is no longer theirs.

        The database's own refusals (a unique number, a missing link, a row changed meanwhile)
        become refusals in words; everything is rolled back on any error.
        """
        self.authorise(verb, department_id=department_id)
        try:
            with self.store.writing() as session:
                lock_head(session)
                self.authorise_again(session, verb, department_id)
                yield Act(session, time_in(session), self, verb)
        except StaleDataError as error:
            raise Stale(message("general.stale")) from error
        except IntegrityError as error:
            raise Refusal(
                message("general.already_there"), kept=message("general.nothing_changed")
            ) from error

    def authorise_again(
        self, session: Session, verb: str, department_id: str | None = None
    ) -> None:
        """The same, by what the actor carries in the database at this moment."""
        actor = self.actor
        there = actor_now(session, account_id=actor.account_id) if actor else None
        if actor is None or there is None:
            return  # whoever founds the workspace, before their account is there
        refusal = why_not(there, verb, department_id=department_id)
        if (there.member_id, there.department_id) != (actor.member_id, actor.department_id):
            refusal = message("sign_in.account_changed")
        if refusal is not None:
            raise NotAllowed(refusal, kept=message("general.nothing_changed"))


def check_revision(found: int, seen: int | None) -> None:
    """Raises Stale when a row was changed since it was read; `seen` None means it was not read."""
    if seen is not None and found != seen:
        raise Stale(message("general.stale"), kept=message("general.kept_as_draft"))
