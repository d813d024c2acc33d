# SPDX-License-Identifier: Apache-2.0
"""The manual names things as the screen does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
MANUAL = (ROOT / "docs" / "manual.md").read_text(encoding="utf-8")
LEADS = re.compile(r"^\*\*[^*]+[.,]\*\*|^\*\*(?:To|If|Before|What this)\b[^*]*\*\*")
"""Words at a paragraph's head that say what it is about, and name nothing."""


def named() -> list[str]:
    """Everything that the manual says stands on a screen."""
    body = MANUAL.partition("\n## ")[2]
    paragraphs = [LEADS.sub("", part.strip()) for part in body.split("\n\n")]
    found = re.findall(r"\*\*([^*]+)\*\*", "\n".join(paragraphs))
    return sorted({" ".join(one.split()) for one in found})


def on_screen() -> set[str]:
    """Every text of the program, as it is seen: without mnemonics, keys and shape."""
    catalogue = (ROOT / "resources/translations/es/LC_MESSAGES/govdesk.po").read_text("utf-8")
    texts = re.findall(r'^msgid ((?:"[^\n]*"\n?)+)', catalogue, flags=re.MULTILINE)
    joined = ("".join(re.findall(r'"([^\n]*)"', one)) for one in texts)
    return {re.sub(r"\s+\([A-Z][a-z]*\)$", "", text.replace("&", "")) for text in joined}


def test_the_manual_names_many_things() -> None:
    assert len(named()) > 45


@pytest.mark.parametrize("words", named())
def test_what_the_manual_names_stands_on_a_screen(words: str) -> None:
    assert words in on_screen()
