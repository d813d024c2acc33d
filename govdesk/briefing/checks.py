# SPDX-License-Identifier: Apache-2.0
"""The checklist of a packet: what was checked, what to look at, and the rule behind each item.

What stops a packet is what would shut a reader out, break the law of open meetings, or print what
is private. The rest is for people to judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any

from govdesk.briefing.block_words import Whereabouts
from govdesk.briefing.blocks import (
    Block,
    Code,
    Columns,
    DataTable,
    Figure,
    H,
    Image,
    Listing,
    Note,
    P,
    PageBreak,
    Toc,
    check_headings,
    plain,
)
from govdesk.briefing.kinds import KINDS, View
from govdesk.briefing.parts import Choices
from govdesk.queries.public_indicators import ScorecardRow
from govdesk.queries.public_meetings import AnnualView, CertificateView, MeetingView
from govdesk.queries.public_text import NO_LANGUAGE, PublicText, redact
from govdesk.queries.public_view import PublicView
from govdesk.rules.embargo import embargo_of
from govdesk.rules.messages import Message, message
from govdesk.rules.public_values import Missing, Suppressed
from govdesk.rules.reading_ease import AIM, reading_ease
from govdesk.rules.refusals import BadInput

MOST = 40
"""Places named for one item; the rest is counted."""
LONGEST_ALT = 900
"""Characters of an alternative text that a listener can take in at once."""


class State(StrEnum):
    """How an item of the checklist stands."""

    HOLDS = "holds"
    LOOK = "look"
    STOPS = "stops"


Place = str | Message
"""Where something was found: a name or words of the packet, or a sentence."""


@dataclass(frozen=True, slots=True)
class Check:
    """One item. `rule` is where it is written down; `where` are the places it was found at, and
    `then` says what to do."""

    key: str
    state: State
    said: Message
    rule: str
    where: tuple[Place, ...] = ()
    then: Message | None = None


def stopping(checks: Iterable[Check]) -> tuple[Check, ...]:
    """The items for which a packet may not be published."""
    return tuple(check for check in checks if check.state is State.STOPS)


def refuse_stopped(stops: Sequence[Check]) -> None:
    """Raises BadInput with the first of the items that stop a packet, if there is one: where it was
    found, and the rule, for whoever is to mend it."""
    if not stops:
        return
    first = stops[0]
    what = message("packet.stopped", what=first.said)
    if first.where:
        what = message("packet.stopped_at", what=first.said, where=first.where[0], rule=first.rule)
    raise BadInput(what, kept=message("general.nothing_changed"), then=first.then)


def check_choices(kind: str, choices: Choices, *, zone: str) -> tuple[Check, ...]:
    """What can be said of a clerk's choices before anything is drawn, in the city's time zone."""
    found = [_introduction(choices)]
    try:
        embargo_of(choices.embargo, zone)
    except BadInput:
        where = (choices.embargo[:60],)
        said = message("check.embargo_no_time")
        found.append(Check("embargo", State.STOPS, said, _EMBARGO, where))
    needed = _NEEDED.get(kind, frozenset())
    if choices.parts is not None:
        off = needed - set(choices.parts)
        state = State.STOPS if off else State.HOLDS
        key = "check.parts_missing" if off else "check.parts"
        found.append(Check("parts", state, message(key), _MEETINGS, tuple(sorted(off))))
    return tuple(found)


def check_packet_content(
    view: View, blocks: Sequence[Block], *, kind: str, choices: Choices
) -> tuple[Check, ...]:
    """What can be said of a packet by its content; `drawn_checks` adds what its file shows."""
    rows = _rows(view)
    return (
        *check_choices(kind, choices, zone=view.as_of.zone),
        *_embargo(view, choices),
        _headings(blocks),
        _tables(blocks),
        _figures(blocks),
        _translated(view, blocks),
        *_ease(view, blocks),
        _crisis(view),
        *_data(rows),
        *_residents(view),
        *_notice(view, kind),
        *_enclosed(view),
        Check("order", State.LOOK, message("check.order"), "WCAG 1.3.2"),
    )


_EMBARGO = "house rule: everyone gets it at the same moment"
_MEETINGS = "open-meeting law; charter, notice"
_NEEDED = {
    "agenda": frozenset({"when", "agenda"}),
    "notice": frozenset({"when", "agenda"}),
    "addendum": frozenset({"when", "changes"}),
    "cancellation": frozenset({"cancelled"}),
    "minutes": frozenset({"minutes"}),
    "decisions": frozenset({"decisions"}),
}
"""Parts without which a packet is not what it says it is."""


def _introduction(choices: Choices) -> Check:
    private = redact(choices.introduction, "") != choices.introduction
    state = State.STOPS if private else State.HOLDS
    key = "check.introduction_private" if private else "check.introduction"
    return Check("introduction", state, message(key), "house rule; publication rule of the charter")


def _headings(blocks: Sequence[Block]) -> Check:
    check_headings(blocks)
    count = sum(isinstance(block, H) for block in blocks)
    said = message("check.headings", count=count)
    return Check("headings", State.HOLDS, said, "PDF/UA-1 7.4.2; WCAG 1.3.1, 2.4.6")


def _tables(blocks: Sequence[Block]) -> Check:
    count = sum(
        len(block.tables)
        if isinstance(block, Columns)
        else len(block.data)
        if isinstance(block, Figure)
        else isinstance(block, DataTable)
        for block in blocks
    )
    said = message("check.tables", count=count)
    return Check("tables", State.HOLDS, said, "PDF/UA-1 7.5; WCAG 1.3.1")


def _figures(blocks: Sequence[Block]) -> Check:
    shown = [block for block in blocks if isinstance(block, Figure | Code | Image)]
    long = [
        block.spec.title
        for block in shown
        if isinstance(block, Figure) and len(block.alt) > LONGEST_ALT
    ]
    rule = "PDF/UA-1 7.3; WCAG 1.1.1"
    if long:
        said = message("check.figures_long", count=len(long))
        return Check("figures", State.LOOK, said, rule, _some(long))
    return Check("figures", State.HOLDS, message("check.figures", count=len(shown)), rule)


def _translated(view: View, blocks: Sequence[Block]) -> Check:
    """The texts that are printed in another language, each with the heading that it stands under:
    what a part holds that is switched off is no concern of the packet."""
    other = dict.fromkeys(
        text.text for text in _texts(view) if text and text.lang not in (view.lang, NO_LANGUAGE)
    )
    printed = Whereabouts(blocks)
    where = [
        message("check.place_heading", heading=heading, text=text[:60]) if heading else text[:60]
        for text in other
        if (heading := printed.of(text)) is not None
    ]
    rule = "WCAG 3.1.2"
    if not where:
        return Check("translated", State.HOLDS, message("check.translated"), rule)
    said = message("check.untranslated", count=len(where))
    return Check("translated", State.LOOK, said, rule, _some(where))


def _embargo(view: View, choices: Choices) -> list[Check]:
    embargo = embargo_of(choices.embargo, view.as_of.zone)
    if embargo is None:
        return []
    if embargo.at <= view.as_of.at:
        return [Check("embargo", State.LOOK, embargo.said("check.embargo_over"), _EMBARGO)]
    return [Check("embargo", State.HOLDS, embargo.said("check.embargo"), _EMBARGO)]


def _ease(view: View, blocks: Sequence[Block]) -> list[Check]:
    """How easily the summary at the front is read."""
    found = reading_ease(_summary(blocks), view.lang)
    if found is None:
        return []
    rule = "Fernández-Huerta (1959)" if view.lang == "es" else "Flesch-Kincaid (1975)"
    if found.easy:
        said = message("check.ease", grade=found.grade, aim=AIM)
        return [Check("ease", State.HOLDS, said, rule)]
    said = message("check.ease_hard", grade=found.grade, aim=AIM)
    return [Check("ease", State.LOOK, said, rule, (found.hardest,) if found.hardest else ())]


def _summary(blocks: Sequence[Block]) -> Iterator[str]:
    """The sentences of the summary page, without its numbers."""
    inside = False
    for block in blocks:
        match block:
            case H(level=1):
                inside = block.anchor == "summary"
            case PageBreak() | Toc():
                inside = False
            case P(text=text) | Note(text=text) if inside:
                yield plain(text)
            case Listing(items=items) if inside:
                yield from (plain(item) for item in items)


def _crisis(view: View) -> Check:
    rule = "house rule: where to find help, in every language of the workspace"
    if not view.crisis_lines:
        return Check("crisis", State.STOPS, message("check.no_crisis_line"), rule)
    languages = {line.lang for line in view.crisis_lines}
    if view.lang not in languages:
        return Check("crisis", State.LOOK, message("check.crisis_language"), rule)
    return Check("crisis", State.HOLDS, message("check.crisis", count=len(languages)), rule)


def _rows(view: View) -> tuple[ScorecardRow, ...]:
    if isinstance(view, PublicView):
        return view.scorecard
    return view.quarters[-1].scorecard if isinstance(view, AnnualView) else ()


def _data(rows: Sequence[ScorecardRow]) -> list[Check]:
    if not rows:
        return []
    rule = "publication rule of the charter"
    late = [_reported_by(row) for row in rows if isinstance(row.value, Missing)]
    open_ = [_reported_by(row) for row in rows if row.provisional]
    hidden = [row.code for row in rows if isinstance(row.value, Suppressed)]
    found = [
        Check("late", State.LOOK, message("check.late", count=len(late)), rule, _some(late))
        if late
        else Check("late", State.HOLDS, message("check.none_late"), rule),
        Check("hidden", State.HOLDS, message("check.hidden", count=len(hidden)), rule),
    ]
    if open_:
        said = message("check.provisional", count=len(open_))
        found.append(Check("provisional", State.LOOK, said, rule, _some(open_)))
    return found


def _reported_by(row: ScorecardRow) -> Place:
    """An indicator with whoever is to be asked for its number."""
    return message("check.place_indicator", code=row.code, name=row.name.text, owner=row.owner.text)


def _residents(view: View) -> list[Check]:
    if not isinstance(view, PublicView) or not view.comments:
        return []
    waiting = [comment.about.text for comment in view.comments if comment.answer is None]
    rule = "charter: every comment gets an answer"
    if not waiting:
        return [Check("answers", State.HOLDS, message("check.answers"), rule)]
    said = message("check.unanswered", count=len(waiting))
    return [Check("answers", State.LOOK, said, rule, _some(waiting))]


def _notice(view: View, kind: str) -> list[Check]:
    if kind not in ("notice", "agenda", "addendum") or not isinstance(view, MeetingView):
        return []
    if not view.items:
        return [Check("agenda", State.STOPS, message("check.no_agenda"), _MEETINGS)]
    if view.meeting.noticed_at is None:
        return [Check("agenda", State.LOOK, message("check.not_noticed"), _MEETINGS)]
    return [Check("agenda", State.HOLDS, message("check.noticed"), _MEETINGS)]


def _enclosed(view: View) -> list[Check]:
    """Whether everybody can read the documents that go out with the packet."""
    documents = () if isinstance(view, CertificateView) else view.enclosures
    if not documents:
        return []
    rule = "ADA Title II, 28 CFR 35.200; EN 301 549 clause 10"
    shut = [one.title.text for one in documents if not one.readable]
    if not shut:
        said = message("check.enclosed", count=len(documents))
        return [Check("enclosed", State.HOLDS, said, rule)]
    said = message("check.enclosed_unreadable", count=len(shut))
    return [Check("enclosed", State.LOOK, said, rule, _some(shut))]


def _some(places: Sequence[Place]) -> tuple[Place, ...]:
    return tuple(places[:MOST])


def _texts(found: Any) -> Iterator[PublicText]:
    """Every text from people in a view."""
    if isinstance(found, PublicText):
        yield found
    elif isinstance(found, tuple):
        for one in found:
            yield from _texts(one)
    elif is_dataclass(found):
        for field in fields(found):
            yield from _texts(getattr(found, field.name))


def parts_named(kind: str, keys: Iterable[str], words: Any) -> tuple[str, ...]:
    """Titles of parts, for showing."""
    titles = {part.key: part.title(words) for part in KINDS[kind].parts}
    return tuple(titles.get(key, key) for key in keys)
