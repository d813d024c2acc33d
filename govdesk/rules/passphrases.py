# SPDX-License-Identifier: Apache-2.0
"""What makes a passphrase, and how long to wait after wrong ones.

NIST SP 800-63B-4, section 3.1.1: fifteen characters or more, any characters, checked against common
ones, no composition rules and no forced change. Common ones are those that zxcvbn's estimate
(Wheeler, USENIX Security 2016) says are guessed within `TOO_FEW` tries.
"""

from __future__ import annotations

from collections.abc import Sequence

from govdesk.rules.messages import Message, message

MINIMUM = 15
MAXIMUM = 1_000
ESTIMATED = 72
"""Characters that the estimate reads; its time grows with the cube of the length."""
TOO_FEW = 10**10
FREE_TRIES = 5
FIRST_WAIT = 15
LONGEST_WAIT = 15 * 60


def why_not_passphrase(passphrase: str, *, about: Sequence[str] = ()) -> Message | None:
    """None for a passphrase that will do, else why not. `about` are words that others know of the
    person, such as their name."""
    if len(passphrase) < MINIMUM:
        return message("sign_in.too_short", minimum=MINIMUM, count=len(passphrase))
    if len(passphrase) > MAXIMUM:
        return message("sign_in.too_long", maximum=MAXIMUM)
    # Imported here: its word lists take a tenth of a second that no other act needs.
    from zxcvbn import zxcvbn

    guesses = zxcvbn(passphrase[:ESTIMATED], user_inputs=list(about))["guesses"]
    if guesses < TOO_FEW:
        return message("sign_in.too_common")
    return None


def wait_after(wrong: int) -> int:
    """Seconds to wait after so many wrong passphrases in a row: five are free, then the wait
    doubles up to a quarter of an hour. Never a lock for good."""
    if wrong < FREE_TRIES:
        return 0
    return min(FIRST_WAIT << min(wrong - FREE_TRIES, 10), LONGEST_WAIT)
