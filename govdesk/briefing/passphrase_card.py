# SPDX-License-Identifier: Apache-2.0
"""The card that a person's passphrase is printed on, if they want one."""

from __future__ import annotations

from govdesk.briefing.slips import Slip, SlipPage
from govdesk.wording import Words


def passphrase_card(words: Words, *, name: str, task_force: str, passphrase: str) -> SlipPage:
    """A page with the one card."""
    title = words._("Passphrase of {name}").format(name=name)
    card = Slip(
        over=task_force,
        title=title,
        secret=passphrase,
        notes=(
            words._(
                "With these words you sit down at the desk, and vote. Keep this card as you keep "
                "your passport: not at the desk, and out of sight. Once you know the words by "
                "heart, destroy it."
            ),
            words._(
                "Nobody else has these words, and nobody can look them up. If this card is lost or "
                "someone may have seen it, tell an officer the same day: you get a new passphrase, "
                "and everything that you did stays valid."
            ),
        ),
    )
    return SlipPage(title, words.lang, (card,))
