# SPDX-License-Identifier: Apache-2.0
"""Passphrases for commands: from a prompt, from a file descriptor, or, for the demo city and tests,
from `GOVDESK_PASSPHRASE`. Never from the command line, which others on the machine can read."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable

from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput, NotAvailable
from govdesk.wording import _

VARIABLE = "GOVDESK_PASSPHRASE"

Ask = Callable[[str], str]
"""Gives the passphrase of a person by their name."""


def asking(fd: int | None = None) -> Ask:
    """How this process asks: a line of `fd` for each person in turn, the variable, or a prompt.

    Asking raises BadInput when the lines have run out, NotAvailable when nobody can be asked.
    """
    if fd is not None:
        lines = iter(_lines(fd))

        def next_line(name: str) -> str:
            line = next(lines, None)
            if line is None:
                raise BadInput(message("sign_in.no_line", name=name), field="passphrase")
            return line

        return next_line
    if VARIABLE in os.environ:
        return lambda _name: os.environ[VARIABLE]
    return _prompt


def _prompt(name: str) -> str:
    if not sys.stdin.isatty():
        raise NotAvailable(
            message("sign_in.nobody_to_ask", name=name), then=message("sign_in.nobody_to_ask.then")
        )
    return getpass.getpass(_("Passphrase of {name}: ").format(name=name), stream=sys.stderr)


def _lines(fd: int) -> list[str]:
    try:
        with os.fdopen(fd, encoding="utf-8", closefd=False) as file:
            return file.read().splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(message("sign_in.bad_descriptor", number=fd), field="passphrase") from error
