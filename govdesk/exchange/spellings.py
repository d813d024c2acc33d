# SPDX-License-Identifier: Apache-2.0
"""The words in which legislatures publish votes, and what each is read as.

A spelling is here only when it has one meaning. "No vote" and "other" are not: they are refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from govdesk.rules.decisions import Result, Role, Status


def _spread(words: Mapping[str, str]) -> dict[str, str]:
    """From each spelling to its word."""
    return {spelling: word for word, all_ in words.items() for spelling in all_.split(", ")}


OPTIONS: Final = {
    "yes": "yes, y, yea, yeas, aye, ayes, for, in favour, in favor, affirmative, content, "
    "pro, pour, oui, ja, jaa, sí, si, sim, a favor, za, tak, favorevole, favorevoli, voor, poolt, "
    "contents, jah, tá, o blaid, за, 贊成, 赞成, 찬성",
    "no": "no, n, nay, nays, noe, noes, against, opposed, negative, not content, contra, "
    "contre, con, non, nein, nej, nei, ei, em contra, não, en contra, proti, przeciw, "
    "in opposition, contrario, contrari, tegen, imod, mot, vastu, "
    "not contents, níl, yn erbyn, проти, против, 反對, 反对, 반대",
    "abstain": "abstain, abstained, abstains, abstaining, abstention, abstentions, abst, "
    "enthaltung, abstención, abstenção, abstinence, avstår, tyhjää, tyhjiä, blank, astenuto, "
    "astenuti, astensione, wstrzymał się, wstrzymała się, hverken for eller imod, erapooletu, "
    "enthalten, staon, ymatal, zdržel se, zdržela se, zdržal sa, zdržala sa, утримався, "
    "утрималася, воздержался, воздержалась, 棄權, 弃权, 기권",
    "not voting": "not voting, not voted, did not vote, dnv, nv, "
    "present, present not voting, present but not voting, silent, no answer, non voting, "
    "non votant, non votants, no vota, non ha votato, ei hääletanud, teller, tellaye, tellno, "
    "n v, niet deelgenomen, nehlasoval, nehlasovala, nie głosował, nie głosowała, "
    "не голосував, не голосувала, не голосовал, не голосовала",
    "recused": "recused, recuse, recusal, conflict, conflict of interest, disqualified, "
    "declared interest, declared an interest, declared conflict, "
    "pecuniary interest, declared pecuniary interest",
    "absent": "absent, absence, excused, unexcused, absent excused, absent unexcused, leave, "
    "on leave, leave of absence, away, not present, paired, pair, poissa, frånvarande, "
    "fraværende, fravær, abwesend, entschuldigt, ausente, absente, in missione, nieobecny, "
    "nieobecna, afwezig, ikke til stede, ikke tilstede, puudub, medical, maternity, paternity, "
    "parental, bereavement, jury duty, "
    "excused absence, unexcused absence, pareo, nepřítomen, nepřítomna, neprítomný, "
    "neprítomná, відсутній, відсутня, отсутствует, 缺席",
    "vacant": "vacant, vacancy, vacant seat",
    "ineligible": "ineligible, not eligible, suspended, non voting member",
}

ROLES: Final = {
    "principal": "principal, member, representative",
    "alternate": "alternate, substitute, stand in",
    "proxy": "proxy, by proxy",
    "chair": "chair, chairman, chairwoman, chairperson, president, speaker, presiding officer",
    "casting": "casting, casting vote, second vote",
}

RESULTS: Final = {
    "adopted": "adopted, pass, passed, passes, carried, carries, agreed, agreed to, accepted, "
    "approved, confirmed, enacted, succeeded, resolved in the affirmative, "
    "aprobado, aprobada, aprovado, aprovada, adopté, adoptée, angenommen, approvato, "
    "approvata, aangenomen, vedtaget, hyväksytty, przyjęty, przyjęta, przyjęto, přijat, "
    "přijata, přijato, schválený, schválená, schválené, прийнято, принято, 通過, 通过",
    "rejected": "rejected, fail, failed, fails, lost, negatived, defeated, not agreed, "
    "not agreed to, not adopted, not passed, not carried, not approved, not accepted, "
    "disagreed to, resolved in the negative, "
    "rechazado, rechazada, rejeitado, rejeitada, rejeté, rejetée, abgelehnt, respinto, "
    "respinta, verworpen, forkastet, hylätty, odrzucony, odrzucona, odrzucono, zamítnut, "
    "zamítnuta, zamítnuto, neschválený, neschválená, neschválené, не прийнято, "
    "не принято, 否決, 否决",
    "void": "void, no quorum, inquorate, not quorate",
}

_BY_OPTION: Final = _spread(OPTIONS)
_BY_ROLE: Final = _spread(ROLES)
_BY_RESULT: Final = _spread(RESULTS)

_MANNERS: Final = (
    "on division",
    "on a division",
    "on the casting vote",
    "on casting vote",
    "by voice vote",
    "by majority",
    "by two thirds",
    "unanimous",
)
"""How it was decided, as some add it: "Carried on division"."""

_SUBJECTS: Final = frozenset(
    (
        "the",
        "a",
        "motion",
        "amendment",
        "amendments",
        "bill",
        "resolution",
        "question",
        "proposal",
        "joint",
        "concurrent",
        "report",
        "conference",
        "nomination",
        "cloture",
        "article",
        "clause",
        "item",
        "was",
        "is",
        "has",
        "been",
        "were",
        "as",
        "amended",
        "unanimously",
    )
)


def option(said: str) -> Status | None:
    """The status that a voting option means, or None when it has no one meaning."""
    word = _BY_OPTION.get(plain(said))
    return None if word is None else Status(word)


def role(said: str) -> Role | None:
    """The role that a word means, or None."""
    word = _BY_ROLE.get(plain(said))
    return None if word is None else Role(word)


def result(said: str) -> Result | None:
    """The outcome that a published result means, or None when it cannot be told.

    Words that only name the subject are passed over ("Motion agreed to"); any other word left
    makes the result unreadable, so that "failed to pass" is never read as a pass. Figures are no
    words ("Carried, 20-5"), nor is how it was decided ("on division").
    """
    words = plain(said)
    for manner in _MANNERS:
        words = words.removesuffix(f" {manner}")
    words = words.removeprefix("question put and ")
    found = _BY_RESULT.get(words)
    if found is None:
        found = _BY_RESULT.get(
            " ".join(w for w in words.split() if w not in _SUBJECTS and not w.isdigit())
        )
    return None if found is None else Result(found)


def plain(said: str) -> str:
    """A spelling without case, hyphens, underscores, full stops and doubled spaces."""
    composed = unicodedata.normalize("NFC", said)
    return re.sub(r"[\s_\-./,:;()]+", " ", composed).strip().casefold()
