# SPDX-License-Identifier: Apache-2.0
"""The Spanish catalogue says what the English says: the same placeholders, the same shortcuts."""

from __future__ import annotations

import ast
import gettext
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).resolve().parents[2] / "resources/translations/es/LC_MESSAGES"
SHAPES = "▲◆●★○–"

# One word for one thing: what is settled, in which English texts another word would mean the same
# ("" is in any text), and the other words.
SETTLED = (
    ("entrada (of the record), puesto (seat)", "", r"asientos?"),
    ("cargo (officer)", r"officer", r"responsables?|funcionari[oa]s?"),
    ("función (role)", "", r"rol(es)?"),
    (
        "dosier (packet)",
        r"^(?!.*document).*packet",
        r"documentos?(?! adjunto)|paquetes?(?! de comprobación)",
    ),
    ("paquete de comprobación (bundle)", "", r"paquetes?(?! de comprobación| que pide)"),
    ("estatutos (charter)", r"charter", r"carta( orgánica)?|reglamento"),
    ("aviso (notice)", "", r"convocatorias?|convoque"),
    ("publicar (to post a notice)", r"notice", r"exponer|exponen|expuso|expuesto"),
    ("suplente (stand-in)", r"stand-?in|alternate", r"sustitut[oa]s?|sustituye"),
    ("apartarse (to step aside)", "", r"abstuv\w+|abstenerse de|abstiene de|recusad[oa]"),
    ("votación nominal (roll call)", "", r"llamada nominal|pasar? lista"),
    ("de viva voz (spoken)", r"spoken", r"votos? hablados?|dichos? en voz alta"),
    ("proponer (to move)", r"(?i)\bmove[sdr]?\b", r"presentad[oa]|presentó|la presenta"),
    ("adoptar (to adopt)", r"(?i)^(?!.*(approv|pass|carr)).*adopt", r"apr(o|ue)b\w+"),
    ("posponer (to postpone)", "", r"aplaz\w+"),
    ("fuera de orden (out of order)", "", r"improcedente"),
    ("dato (reading)", r"(?i)\breadings?\b(?! only)", r"lecturas?|mediciones"),
    ("meta (target)", r"(?i)target", r"objetivos?"),
    ("relato (story)", r"(?i)\bstor(y|ies)\b(?! and)", r"historias?|explicaci(ón|ones)"),
    ("con retraso (behind plan)", r"behind plan", r"por detrás|atrasad[oa]s?"),
    ("según el plan (on track)", r"on track", r"según (plan|lo previsto)|en camino"),
    ("hallazgo (finding)", r"(?i)\bfindings?\b(?!\})", r"conclusi(ón|ones)|constataci(ón|ones)"),
    ("cambio de rumbo (pivot)", r"(?i)pivot|change of course", r"giro|cambio de curso"),
    ("revisión (review)", r"(?i)\breviews?\b", r"examen|evaluaci(ón|ones)"),
    ("sello (seal number)", r"(?i)seal number", r"precinto|número de sellado"),
    ("punto de control (checkpoint)", r"checkpoint", r"control de paso|punto de verificación"),
    ("quórum", r"quorum", r"cuórum|quorum"),
    ("embargo", r"embargo", r"veda|prohibición"),
    ("fijar (to freeze)", "", r"congel\w+"),
    ("de emergencia (emergency meeting)", r"emergency meeting", r"urgencia"),
    ("ocupado (filled)", r"filled", r"cubiert[oa]s?"),
    ("frase de paso (passphrase)", r"passphrase(?!.*PKCS)", r"frase de contraseña|clave de acceso"),
    ("secretaría municipal (clerk)", r"\bclerk\b", r"secretari[oa]|escriban[oa]"),
    ("residente", r"(?i)resident", r"vecin[oa]s?"),
    ("barrio (neighbourhood)", "", r"vecindarios?"),
    ("equipo (computer)", "", r"computadoras?|ordenador(es)?"),
    ("Configuración (Settings)", "", r"en ajustes"),
    ("añadir (to add)", "", r"agreg\w+"),
    ("gráfico (chart)", "", r"gráficas?"),
    ("justificado (excused)", r"(?i)\bexcused?\b", r"excusas?|excusad[oa]s?"),
    ("usted", "", r"tú|tus?|tienes|puedes|tuy[oa]s?|vuestr[oa]s?"),
)


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


@pytest.mark.parametrize(("settled", "where", "others"), SETTLED, ids=[one[0] for one in SETTLED])
def test_one_thing_has_one_word(spanish: Catalog, settled: str, where: str, others: str) -> None:
    other = re.compile(rf"\b({others})\b", re.IGNORECASE)
    wrong = [
        (one, said)
        for english, translated in _entries(spanish)
        for one, said in zip(english, translated, strict=True)
        if re.search(where, one) and other.search(re.sub(r"&|\{\w+\}", "", said))
    ]
    assert wrong == [], f"say {settled}"


def test_a_question_and_a_call_are_opened_as_spanish_opens_them(spanish: Catalog) -> None:
    wrong = [
        said
        for _, translated in _entries(spanish)
        for said in translated
        if said.count("?") != said.count("¿") or said.count("!") != said.count("¡")
    ]
    assert wrong == []


def test_words_are_quoted_as_spanish_quotes_them(spanish: Catalog) -> None:
    """Except what is typed as it stands, such as a share in a file."""
    typed = re.compile(r'"\d/\d"')
    wrong = [
        said
        for _, translated in _entries(spanish)
        for said in translated
        if re.search(r'["“”]', typed.sub("", said))
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


def test_the_sample_notices_translate_texts_that_there_are() -> None:
    """What is worded anew in GovDesk is translated anew for the notices in Arabic and Chinese."""
    path = FOLDER.parents[3] / "scripts" / "samples.py"
    tables = [
        ast.literal_eval(one.value)
        for one in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(one, ast.Assign) and isinstance(one.value, ast.Dict)
        if all(isinstance(key, ast.Constant) for key in one.value.keys)
        if all(isinstance(value, ast.Constant) for value in one.value.values)
    ]
    assert len(tables) == 2
    with (FOLDER / "govdesk.po").open("rb") as file:
        ours = read_po(file, locale="es")
    for table in tables:
        assert [text for text in table if ours.get(text) is None] == []
