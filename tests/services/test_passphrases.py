# SPDX-License-Identifier: Apache-2.0
"""The four words that are offered as a passphrase."""

from __future__ import annotations

import secrets

import pytest

from govdesk.rules.passphrases import why_not_passphrase
from govdesk.services.passphrases import offered_passphrase


@pytest.mark.parametrize("lang", ["en", "es", "xx"])
def test_what_is_offered_will_do_and_is_never_the_same(lang: str) -> None:
    offered = {offered_passphrase(secrets.token_bytes, lang=lang) for _ in range(50)}
    assert len(offered) == 50
    assert all(len(words.split()) == 4 for words in offered)
    assert [words for words in offered if (why := why_not_passphrase(words)) and why] == []
