# SPDX-License-Identifier: Apache-2.0
"""`PublicText`: words written by people, as the public may read them.

The type refuses what is plainly private: e-mail addresses, telephone numbers and internal ids. A
query that publishes free text takes contact data out with `redact` first; text that reaches the
type with any left in it is a fault, because printing it could not be undone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PRIVATE = (
    re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]{2,}"),
    re.compile(r"(?<![\w.])\+\d{1,3}[\s.-]?(?:\(?\d{1,4}\)?[\s.-]?){2,5}\d{2,4}(?!\w)"),
    re.compile(r"(?<![\w.-])(?:\(\d{3}\)\s?|\d{3}[\s.-])\d{3}[\s.-]\d{4}(?![\w-])"),
    re.compile(r"(?<!\w)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?!\w)", re.IGNORECASE),
)


class PrivateText(ValueError):
    """Text that holds contact data or an internal id was about to become public."""


_NOTHING = "\ufeff"
"""A mark at the head of pasted text; it is no character, and a PDF that holds it is not PDF/UA."""
NO_LANGUAGE = ""
"""The language of people's names and of signs: they stand in none."""


@dataclass(frozen=True, slots=True)
class PublicText:
    """Plain text from a person or a stored translation of it; blank lines part paragraphs.

    `lang` is the language it stands in (BCP 47), so that a packet can say when it had no
    translation. Raises `PrivateText` when it holds an e-mail address, a telephone number or an id.
    """

    text: str
    lang: str = "en"

    def __post_init__(self) -> None:
        if _NOTHING in self.text:
            object.__setattr__(self, "text", self.text.replace(_NOTHING, ""))
        if any(pattern.search(self.text) for pattern in _PRIVATE):
            raise PrivateText("public text holds contact data or an internal id")

    def __bool__(self) -> bool:
        return bool(self.text.strip())


def redact(text: str, removed: str) -> str:
    """`text` with e-mail addresses, telephone numbers and ids replaced by the words `removed`."""
    for pattern in _PRIVATE:
        text = pattern.sub(removed, text)
    return text
