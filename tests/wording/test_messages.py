# SPDX-License-Identifier: Apache-2.0
"""Every message that the code can say has words, and every placeholder is filled."""

from __future__ import annotations

import ast
import gettext
import string
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from govdesk.record.entry_rules import ENTRY_RULES
from govdesk.rules.messages import message
from govdesk.wording import Words
from govdesk.wording.messages import TEXTS, Plural

PACKAGE = Path(__file__).resolve().parents[2] / "govdesk"


@cache
def _messages() -> tuple[tuple[Path, ast.Call, str], ...]:
    return tuple(_said_in_the_code())


def _said_in_the_code() -> Iterator[tuple[Path, ast.Call, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "message"
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                yield path, node, str(node.args[0].value)


def _placeholders(key: str) -> set[str]:
    template = TEXTS[key]
    texts = (template.one, template.many) if isinstance(template, Plural) else (template,)
    found = {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}
    return found | ({template.by} if isinstance(template, Plural) else set())


def test_every_key_in_the_code_has_words() -> None:
    missing = {key for _, _, key in _messages() if key not in TEXTS}
    assert missing == set()


def test_every_placeholder_is_given_by_whoever_says_it() -> None:
    wrong = []
    for path, call, key in _messages():
        given = {keyword.arg for keyword in call.keywords}
        if None in given:  # arguments made elsewhere
            continue
        if not _placeholders(key) <= given:
            wrong.append((path.name, call.lineno, key, _placeholders(key) - given))
    assert wrong == []


class Pseudo(gettext.NullTranslations):
    """Every text made longer and accented, as a language that no one has tested yet."""

    def gettext(self, text: str) -> str:
        return f"[{text} ~~~]"

    def ngettext(self, one: str, many: str, count: int) -> str:
        return f"[{one if count == 1 else many} ~~~]"


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_every_message_can_be_said_in_a_language_never_seen(key: str) -> None:
    template = TEXTS[key]
    arguments: dict[str, str | int] = dict.fromkeys(_placeholders(key), "x")
    if isinstance(template, Plural):
        arguments[template.by] = 2
    said = Words("en", Pseudo()).say(message(key, **arguments))
    assert said.startswith("[")
    assert "{" not in said


def test_numbers_and_parts_are_said_in_the_language() -> None:
    spanish = Words("es")
    assert spanish.number(1234567) == "1.234.567"
    assert spanish.number(Decimal("12.5"), 2) == "12,50"
    assert Words("en").number(Fraction(1, 4)) == "0.25"
    assert Words("xx-unknown").number(1000) == "1,000"


def test_every_act_that_asks_for_ones_own_word_has_a_name() -> None:
    asking = [kind for kind, rule in ENTRY_RULES.items() if rule.signer == "P"]
    assert len(asking) > 30
    assert [kind for kind in asking if f"act.{kind}" not in TEXTS] == []
