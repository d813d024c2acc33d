# SPDX-License-Identifier: Apache-2.0
"""The Spanish catalogue says what the English says: the same placeholders, the same shortcuts."""

from __future__ import annotations

import gettext
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).resolve().parents[2] / "resources/translations/es/LC_MESSAGES"
SHAPES = "▲◆●★○–"


@pytest.fixture(scope="module")
def spanish() -> Catalog:
    """The catalogue as translators keep it."""
    with (FOLDER / "govdesk.po").open("rb") as file:
        return read_po(file, locale="es")


def _forms(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(str(form) for form in text or ())  # type: ignore[attr-defined]


def _entries(catalog: Catalog) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Each text that has a translation: its English forms and its Spanish ones."""
    for entry in catalog:
        english, translated = _forms(entry.id), _forms(entry.string)
        if entry.id and any(translated):
            yield english, translated


def _placeholders(forms: tuple[str, ...]) -> set[str]:
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name}


def test_there_is_a_spanish_catalogue_to_speak_of(spanish: Catalog) -> None:
    assert sum(1 for _ in _entries(spanish)) > 1_000


def test_a_translation_has_the_placeholders_of_its_text(spanish: Catalog) -> None:
    wrong = [
        (english, translated)
        for english, translated in _entries(spanish)
        if _placeholders(english) != _placeholders(translated)
    ]
    assert wrong == []


def test_each_plural_form_has_only_placeholders_that_its_english_form_has(spanish: Catalog) -> None:
    wrong = [
        (one, other)
        for english, translated in _entries(spanish)
        for one, other in zip(english, translated, strict=True)
        if not _placeholders((other,)) <= _placeholders((one,))
    ]
    assert wrong == []


def test_no_translation_is_empty_or_half_done(spanish: Catalog) -> None:
    wrong = [
        english
        for english, translated in _entries(spanish)
        if len(english) != len(translated)
        or any(
            bool(one.strip(" ,%")) != bool(other.strip(" ,%"))
            for one, other in zip(english, translated, strict=False)
        )
    ]
    assert wrong == []


def test_shortcut_letters_line_breaks_and_shapes_are_kept(spanish: Catalog) -> None:
    wrong = [
        (one, other)
        for english, translated in _entries(spanish)
        for one, other in zip(english, translated, strict=True)
        if any(one.count(sign) != other.count(sign) for sign in ("&", "\n", *SHAPES))
    ]
    assert wrong == []


def test_no_translation_is_marked_as_a_guess(spanish: Catalog) -> None:
    assert [entry.id for entry in spanish if entry.id and entry.fuzzy] == []


def test_the_compiled_catalogue_says_what_translators_keep_and_nothing_else(
    spanish: Catalog,
) -> None:
    with (FOLDER / "govdesk.mo").open("rb") as file:
        compiled = read_mo(file)
    assert dict(_entries(compiled)) == dict(_entries(spanish))


def test_the_program_finds_every_translation_in_the_compiled_catalogue(spanish: Catalog) -> None:
    with (FOLDER / "govdesk.mo").open("rb") as file:
        spoken = gettext.GNUTranslations(file)
    for english, translated in _entries(spanish):
        if len(english) == 1:
            assert spoken.gettext(english[0]) == translated[0]
        else:
            assert spoken.ngettext(english[0], english[1], 1) == translated[0]
            assert spoken.ngettext(english[0], english[1], 2) == translated[1]
