# SPDX-License-Identifier: Apache-2.0
"""Language tags: well-formed by BCP 47 (RFC 5646, section 2.1), which PDF/UA-1 7.2 asks for."""

from __future__ import annotations

import re
from functools import cache

from govdesk.briefing.pdf.errors import BadLanguage

_TAG = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})"  # language, with its extensions
    r"(?:-[a-z]{4})?"  # script
    r"(?:-(?:[a-z]{2}|\d{3}))?"  # region
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*"  # variants
    r"(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*"  # extensions
    r"(?:-x(?:-[a-z0-9]{1,8})+)?"  # private use
    r"|x(?:-[a-z0-9]{1,8})+",
    re.IGNORECASE | re.ASCII,
)


@cache
def check_language(lang: str) -> None:
    """Raises BadLanguage for a tag that is not well-formed."""
    if not _TAG.fullmatch(lang):
        raise BadLanguage(repr(lang))
