# SPDX-License-Identifier: Apache-2.0
"""Lines of Chinese and Japanese: broken between any two characters, but for those that may not
begin or end a line (kinsoku), and never inside a word or a number of another script."""

from __future__ import annotations

from typing import Any

from reportlab.platypus.paragraph import (  # type: ignore[attr-defined]
    ParaLines,
    cjkU,
    makeCJKParaLine,
)

from govdesk.briefing.pdf.scripts import has_cjk

_NOT_FIRST = frozenset(
    "!%),.:;?]}¢°·’”‰′″℃、。々〉》」』】〕〗〙〛〜〞〟〻ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ゛゜ゝゞヽヾ・‐–—…‥"
    "！％），．：；？］｝｡｣､･～￠"
)
_NOT_LAST = frozenset("([{‘“$£¥§#@〈《「『【〔〖〘〚〝（［｛｢＄￡￥＃＠")
_TOGETHER = frozenset(("……", "——", "‥‥"))
_SLACK = 0.001


def broken(frags: list[Any], widths: list[float], *, bounds: bool) -> Any:
    """The lines of a paragraph, each at most as wide as its place in `widths` says (the last goes
    for all that follow)."""
    signs: list[Any] = []
    for frag in frags:
        signs += [cjkU(sign, frag, "utf8") for sign in frag.text] or [cjkU("", frag, "utf8")]
    lines: list[Any] = []
    start = at = 0
    used = 0.0
    fits = 0  # the last place where the line may end
    while at < len(signs):
        width = widths[min(len(lines), len(widths) - 1)]
        ends = hasattr(signs[at].frag, "lineBreak")
        full = at > start and used + signs[at].width > width + _SLACK
        if full and not ends and signs[at] != " ":
            at = fits if fits > start else at
            lines.append(_line(signs[start:at], width, bounds, ends=False))
            start, used = at, 0.0
            continue
        used += signs[at].width
        at += 1
        if ends:
            lines.append(_line(signs[start:at], width, bounds, ends=True))
            start, used = at, 0.0
        elif at < len(signs) and _may_part(signs[at - 1], signs[at]):
            fits = at
    if start < len(signs):
        width = widths[min(len(lines), len(widths) - 1)]
        lines.append(_line(signs[start:], width, bounds, ends=False))
    return ParaLines(kind=1, lines=lines)


def _line(signs: list[Any], width: float, bounds: bool, *, ends: bool) -> Any:
    while len(signs) > 1 and signs[-1] == " ":
        signs = signs[:-1]
    used = sum(sign.width for sign in signs)
    return makeCJKParaLine(signs, width, used, width - used, ends, bounds)


def _may_part(before: str, after: str) -> bool:
    """Whether a line may end between two characters."""
    if after in _NOT_FIRST or before in _NOT_LAST or before + after in _TOGETHER:
        return False
    if before == " " or not before or not after:
        return True
    return has_cjk(before) or has_cjk(after)
