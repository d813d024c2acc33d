# SPDX-License-Identifier: Apache-2.0
"""How easily a text is read: a school grade from the length of its sentences and of its words.

English by the Flesch-Kincaid grade (Kincaid, Fishburne, Rogers and Chissom, "Derivation of New
Readability Formulas", Naval Technical Training Command, Research Branch Report 8-75, 1975):

    0.39 words/sentences + 11.8 syllables/words - 15.59

Spanish by Fernández Huerta's index (J. Fernández Huerta, "Medidas sencillas de lecturabilidad",
Consigna 214, 1959), with words for each sentence as G. Law read it anew ("Error in the
Fernandez Huerta readability formula", 2011), and the grades of his own table:

    206.84 - 60 syllables/words - 1.02 words/sentences

Such a number knows nothing of what is said. It finds long sentences of long words, and no more.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

AIM = 8
"""The grade that public texts should not be above."""
FEWEST = 40
"""Words under which a number would say nothing."""
SHORTEST = 6
"""Words of a sentence that may be named as the hardest."""
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_STOP = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[¿¡]*[A-ZÁÉÍÓÚÑÜ0-9])")

_SILENT = re.compile(
    r"e(?=(?:ment|less|ness|ful|ly|ty|work|time|land|side|where|thing|body)(?:s|ed|ing)?$)"
)
"""An `e` that is not spoken inside a word."""
_APART = re.compile(r"ia(?!l$|n$|lly$)|io(?!u)|eo(?!u|p)|ua|uo|[aeoy]ing$|iet|ier$|iu|ui(?=ty)")
"""Vowels side by side that are two syllables."""
_JOINED = re.compile(r"[cstgx]io|[cst]ia|geo|qua|quo|gua|sua")
"""Those among them that are one all the same."""


@dataclass(frozen=True, slots=True)
class ReadingEase:
    """`grade` as in school, from 1; `hardest` is the sentence that is hardest to read."""

    grade: int
    words: int
    hardest: str

    @property
    def easy(self) -> bool:
        """Whether it is not above the aim."""
        return self.grade <= AIM


def reading_ease(texts: Iterable[str], lang: str) -> ReadingEase | None:
    """How easily texts in a language are read, each of which ends a sentence; None for a language
    without a formula here, or for very few words."""
    measure = _MEASURES.get(lang)
    if measure is None:
        return None
    count, grade = measure
    sentences = [one for text in texts for one in sentences_of(text)]
    counted = [(one, _words(one)) for one in sentences]
    every = [words for _sentence, words in counted if words]
    words = sum(map(len, every))
    if words < FEWEST:
        return None
    syllables = sum(count(word) for sentence in every for word in sentence)
    whole = grade(words / len(every), syllables / words)
    hardest = max(
        ((sentence, of) for sentence, of in counted if len(of) >= SHORTEST),
        key=lambda one: grade(len(one[1]), sum(map(count, one[1])) / len(one[1])),
        default=("", []),
    )
    return ReadingEase(max(1, round(whole)), words, hardest[0])


def sentences_of(text: str) -> tuple[str, ...]:
    """A text's sentences. A point before a small letter ends none."""
    return tuple(one.strip() for part in text.split("\n") for one in _STOP.split(part)
                 if one.strip())  # fmt: skip


def _words(sentence: str) -> list[str]:
    """Its words in small letters; numbers are none."""
    return [one.lower() for one in _WORD.findall(sentence)]


def english_syllables(word: str) -> int:
    """Syllables of an English word by how it is spelled, at least one: groups of vowels, less the
    `e` that is not spoken."""
    letters = re.sub(r"[^a-z]", "", _plain(word).lower())
    if len(letters) <= 3:
        letters = letters[:2] if letters.endswith("e") else letters
        return max(1, len(re.findall(r"[aeiouy]+", letters)))
    letters = re.sub(r"(?:es|ed)$", _silent_end, letters)
    if letters.endswith("e") and not re.search(r"(?:[^aeiouy]le|ee|oe|ye)$", letters):
        letters = letters[:-1]
    letters = _SILENT.sub("", letters)
    apart, joined = len(_APART.findall(letters)), len(_JOINED.findall(letters))
    return max(1, len(re.findall(r"[aeiouy]+", letters)) + max(0, apart - joined))


def spanish_syllables(word: str) -> int:
    """Syllables of a Spanish word, at least one: two strong vowels part, a weak one joins unless it
    carries the stress mark (Ortografía de la lengua española, 2010, I.3.2)."""
    letters = unicodedata.normalize("NFC", word.lower())
    letters = re.sub(r"(?<=q)u|(?<=g)u(?=[eiéí])|(?<=[aeiouáéíóúü])h(?=[iu])", "", letters)
    letters = re.sub(r"y(?![aeiouáéíóúü])", "i", letters)
    count = 0
    for group in re.findall(r"[aeiouáéíóúü]+", letters):
        count += 1
        for before, after in pairwise(group):
            strong = before in _STRONG and after in _STRONG
            marked = (before in "íú" and after in _STRONG) or (before in _STRONG and after in "íú")
            count += strong or marked
    return max(1, count)


_STRONG = "aeoáéó"


def _plain(word: str) -> str:
    """Letters without their marks."""
    apart = unicodedata.normalize("NFD", word)
    return "".join(c for c in apart if not unicodedata.combining(c))


def _silent_end(found: re.Match[str]) -> str:
    before = found.string[: found.start()]
    if re.search(r"[^aeiouylr][lr]$", before):
        return "e"  # the l or r is spoken as a syllable: settled, centres
    if found[0] == "ed":
        return "ed" if before.endswith(("t", "d")) else "d"
    spoken = before.endswith(("s", "x", "z", "ch", "sh", "c", "g"))
    return "es" if spoken or before.endswith(("i", "o", "u")) else "s"


def _flesch_kincaid(words: float, syllables: float) -> float:
    """Words for each sentence, syllables for each word."""
    return 0.39 * words + 11.8 * syllables - 15.59


def _fernandez_huerta(words: float, syllables: float) -> float:
    """The grade that his table has for the index."""
    index = 206.84 - 60 * syllables - 1.02 * words
    steps = ((90, 4.0), (80, 5.0), (70, 6.0), (60, 8.0), (50, 10.0), (30, 13.0))
    return next((grade for least, grade in steps if index >= least), 16.0 - index / 100)


_MEASURES: dict[str, tuple[Callable[[str], int], Callable[[float, float], float]]] = {
    "en": (english_syllables, _flesch_kincaid),
    "es": (spanish_syllables, _fernandez_huerta),
}
