# SPDX-License-Identifier: Apache-2.0
"""Refusals: things a person asked for that cannot be done, told in place.

A `Refusal` is expected and is the user's to act on; anything else that is raised is a fault of ours
and goes to the one fault handler. The exit codes are those of the command line.
"""

from __future__ import annotations

from govdesk.rules.messages import Message, message


class Refusal(Exception):
    """The act was not done, and the person can do something about it.

    `what` says what happened, `kept` what was kept, `then` what to do next. `code` is a stable word
    for programs; `field` names the input it belongs to, so that it can be shown beside it.
    """

    exit_code = 3

    def __init__(
        self,
        what: Message,
        *,
        kept: Message | None = None,
        then: Message | None = None,
        field: str | None = None,
    ) -> None:
        super().__init__(what.key)
        self.what = what
        self.kept = kept
        self.then = then
        self.field = field

    @property
    def code(self) -> str:
        """The stable word for this refusal: its message's key."""
        return self.what.key


class NotAllowed(Refusal):
    """The actor's roles or seat do not carry this act."""


class Stale(Refusal):
    """Someone else changed the thing since it was read."""


class BadInput(Refusal):
    """What was typed or imported cannot be used as it is."""

    exit_code = 2


class NotAvailable(Refusal):
    """The environment stands in the way: a locked, missing, newer, read-only or corrupt file."""

    exit_code = 4


class PassphraseNeeded(Refusal):
    """The act needs its person's own word: their passphrase, at this moment. `act` is the type of
    the entry that needs it."""

    def __init__(self, act: str = "") -> None:
        self.act = act
        super().__init__(
            message("sign_in.passphrase_needed"),
            kept=message("general.nothing_changed"),
            then=message("sign_in.passphrase_needed.then"),
        )


class WrongWord(Refusal):
    """The passphrase that was typed is not this person's; `wait` seconds until the next try."""

    def __init__(self, what: Message, *, wait: int, then: Message) -> None:
        super().__init__(what, kept=message("sign_in.nothing_lost"), then=then, field="passphrase")
        self.wait = wait
