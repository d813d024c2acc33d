# SPDX-License-Identifier: Apache-2.0
"""The parts of a packet, and what a clerk chose of them: which, in which order, with which words.

What every packet must have (its cover, the page on checking it, where to find help) is no part:
it can be neither switched off nor moved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from govdesk.briefing.blocks import (
    Block,
    Columns,
    Cover,
    DataTable,
    H,
    Listing,
    Note,
    P,
    PageBreak,
    Run,
)
from govdesk.briefing.sections.speech import Speech
from govdesk.queries.public_text import PublicText
from govdesk.rules.embargo import Embargo, embargo_of
from govdesk.wording import Words

Make = Callable[[Any, Speech], list[Block]]
"""From a public view to blocks."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a packet. `new_page` when it begins on a page of its own; `of_rest` makes what
    follows from everything else that the packet says."""

    key: str
    title: Callable[[Words], str]
    blocks: Make
    new_page: bool = False
    of_rest: Callable[[Sequence[Block], Speech], list[Block]] | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What a clerk chose for one packet.

    `parts` are keys in the order wanted; None means all of them, in the usual order.
    `introduction` is plain text, printed after the cover.
    """

    parts: tuple[str, ...] | None = None
    introduction: str = ""
    large: bool = False
    embargo: str = ""
    """Until when it is held back, by the city's clocks, as typed: `2026-06-05 09:00`."""


USUAL = Choices()


def chosen(parts: Sequence[Part], choices: Choices) -> tuple[Part, ...]:
    """The parts wanted, in the order wanted. Raises KeyError for one that there is not."""
    if choices.parts is None:
        return tuple(parts)
    known = {part.key: part for part in parts}
    return tuple(known[key] for key in choices.parts)


def assembled(
    view: Any,
    speech: Speech,
    *,
    head: Make,
    parts: Iterable[Part],
    foot: Make,
    introduction: str = "",
    embargo: str = "",
) -> list[Block]:
    """Everything in reading order; no page is left empty, no link leads nowhere.

    Raises BadInput for an `embargo` that is no time.
    """
    blocks = _held(head(view, speech), embargo_of(embargo, view.as_of.zone), speech)
    if introduction:
        words = PublicText(introduction, speech.words.lang)
        said = [part.strip() for part in words.text.split("\n\n")]
        blocks += [P(part, "lead" if not place else "body") for place, part in enumerate(said)]
    made = [(part, part.blocks(view, speech)) for part in parts]
    last = foot(view, speech)
    rest = [*blocks, *(block for _part, found in made for block in found), *last]
    for part, found in made:
        if part.of_rest is not None:
            found = part.of_rest(rest, speech)
        if found and part.new_page:
            blocks.append(PageBreak())
        blocks += found
    tidy: list[Block] = []
    for block in (*blocks, *last):
        if isinstance(block, PageBreak) and (not tidy or isinstance(tidy[-1], PageBreak)):
            continue
        tidy.append(block)
    return without_dead_links(tidy)


def _held(head: list[Block], embargo: Embargo | None, speech: Speech) -> list[Block]:
    """The beginning of a packet, which says until when it is held back."""
    if embargo is None:
        return head
    when = speech.moment(embargo.at, embargo.zone)
    name = speech.words._("Not to be published before")
    for place, block in enumerate(head):
        if isinstance(block, Cover):
            held = replace(block, facts=((name, when), *block.facts))
            return [*head[:place], held, *head[place + 1 :]]
    return [*head[:1], P((Run(f"{name}: ", bold=True), when)), *head[1:]]


_HOLDERS = frozenset({P, Listing, DataTable, Columns, Note, Cover})
"""Blocks that hold text with links."""


def without_dead_links(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with links to what is not among them as plain text."""
    there = {f"#{block.anchor}" for block in blocks if isinstance(block, H) and block.anchor}

    def living(found: Any) -> Any:
        match found:
            case Run():
                dead = (found.link or "").startswith("#") and found.link not in there
                return replace(found, link=None) if dead else found
            case tuple():
                return tuple(living(one) for one in found)
            case _ if type(found) in _HOLDERS:
                changed = {
                    field.name: new
                    for field in fields(found)
                    for old in (getattr(found, field.name),)
                    for new in (living(old),)
                    if new is not old and new != old
                }
                return replace(found, **changed) if changed else found
            case _:
                return found

    return [living(block) for block in blocks]
