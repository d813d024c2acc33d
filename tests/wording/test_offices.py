# SPDX-License-Identifier: Apache-2.0
"""An office that an entry names in one language is called by its name in another."""

from __future__ import annotations

import pytest

from govdesk.wording import Words
from govdesk.wording.offices import office_word


@pytest.mark.parametrize(
    ("told", "lang", "said"),
    [
        ("the secretariat", "es", "la secretaría"),
        ("The secretariat", "es", "La secretaría"),
        ("the chair", "es", "la presidencia"),
        ("a clerk", "es", "la secretaría municipal"),
        ("la secretaría", "en", "the secretariat"),
        ("the secretariat", "en", "the secretariat"),
        ("Iris Traductora", "es", None),
        ("", "es", None),
    ],
)
def test_an_office_is_known_in_every_language(told: str, lang: str, said: str | None) -> None:
    assert office_word(told, Words(lang)) == said
