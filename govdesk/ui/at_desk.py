# SPDX-License-Identifier: Apache-2.0
"""`AtDesk`: the opened workspace with whoever is at the desk, and what they can sign with.

Its functions run on the worker thread, never on the window's own.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, TypeVar

from govdesk.rules.refusals import Refusal
from govdesk.services.context import Changed, Context
from govdesk.services.opening_check import cannot_write
from govdesk.services.sign_in import OwnKey, look_in, open_session, sign_in, sign_out, unlock

T = TypeVar("T")


class AtDesk:
    """What a `Desk` reads and writes. Someone signed in acts by the key of their sitting; an act
    that needs their own word is done `with_word`, and their own key is dropped with it."""

    def __init__(self, ctx: Context, device: str) -> None:
        self.ctx = ctx
        self._device = device
        self._login = ""
        self._until = 0
        self.only_read: Refusal | None = cannot_write(ctx)
        """Why nothing is written here, if nothing is."""

    @property
    def login(self) -> str:
        """Who is signed in; empty when nobody is."""
        return self._login

    def wants_word(self, *, in_meeting: bool = True) -> bool:
        """Whether an act that needs the person's own word would ask for it; `in_meeting` when it is
        one that belongs to a meeting, for which checking in is enough."""
        return bool(self._login) and not (in_meeting and self.ctx.seal.checked_in is not None)

    def read(self, fn: Callable[..., T], /, **arguments: Any) -> T:
        """Run a query."""
        return self.ctx.read(fn, **arguments)

    def write(self, fn: Callable[..., Changed], /, **arguments: Any) -> Changed:
        """Run a service as whoever is at the desk. A sitting that is over asks for their word."""
        if self.only_read is not None and fn not in (self.sit_down, self.get_up):
            raise self.only_read
        if self._login and self.ctx.now() >= self._until:
            self.ctx = self.ctx.acting_as(self.ctx.actor)
        return self.ctx.write(fn, **arguments)

    def with_word(
        self, passphrase: str, fn: Callable[..., Changed], /, **arguments: Any
    ) -> Changed:
        """Run a service that needs the person's own word. Raises WrongWord for another's."""
        return self.ctx.with_own_key(self._own(passphrase)).write(fn, **arguments)

    def checking_in(
        self, passphrase: str, fn: Callable[..., Changed], /, **arguments: Any
    ) -> Changed:
        """The same, and check in to the meeting: what is done in it asks no more, until the meeting
        ends or they get up."""
        own = self._own(passphrase)
        self.ctx = self.ctx.checked_in(own)
        return self.ctx.with_own_key(own).write(fn, **arguments)

    def check_out(self, _ctx: Context) -> Changed:
        """Drop the key of whoever had checked in."""
        self.ctx = self.ctx.checked_in(None)
        return Changed()

    def _own(self, passphrase: str) -> OwnKey:
        if self.only_read is not None:
            raise self.only_read
        own = unlock(self.ctx, login=self._login, passphrase=passphrase)
        if self.ctx.seal.session is None:
            seated = open_session(self.ctx, login=self._login, own=own, device=self._device)
            self.ctx, self._until = seated.ctx, seated.until
        return own

    def sit_down(self, _ctx: Context, *, login: str, passphrase: str) -> Changed:
        """Sign in; whoever was here before is signed out. Raises WrongWord, and they stay."""
        if self.only_read is not None:
            ctx = look_in(self.ctx, login=login, passphrase=passphrase)
            self.ctx, self._login, self._until = ctx, login, 0
            return Changed()
        seated = sign_in(self.ctx, login=login, passphrase=passphrase, device=self._device)
        self.get_up(self.ctx)
        self.ctx, self._login, self._until = seated.ctx, login, seated.until
        return Changed()

    def get_up(self, _ctx: Context) -> Changed:
        """Sign out, if someone is signed in. Where that cannot be written, the sitting ends by
        itself after its hours."""
        if self._login and self.ctx.seal.session is not None and self.only_read is None:
            try:
                sign_out(self.ctx)
            except Refusal as refusal:
                logging.getLogger(__name__).warning("sign-out not recorded: %s", refusal.code)
        self.ctx, self._login = self.ctx.acting_as(None), ""
        return Changed()
