# SPDX-License-Identifier: Apache-2.0
"""The language that the command line speaks: what the environment asks for, else English."""

from __future__ import annotations

import os
from collections.abc import Mapping

from govdesk.wording import Words, use
from govdesk.wording.words import LANGUAGES

_ASKED_BY = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which gettext asks; the first that is there counts."""


def speak(environment: Mapping[str, str] = os.environ) -> None:
    """From now on speak the language of whoever started this. Called before a command is loaded,
    since what its options are for is said as it is."""
    lang = asked_for(environment)
    if lang != "en":
        use(Words(lang))


def asked_for(environment: Mapping[str, str]) -> str:
    """The first of the languages that are asked for that there is."""
    told = next((environment[name] for name in _ASKED_BY if environment.get(name)), "")
    for one in told.split(":"):
        lang = one.replace("-", "_").split("_")[0].split(".")[0].lower()
        if lang in LANGUAGES:
            return lang
    return "en"
