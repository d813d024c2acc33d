# SPDX-License-Identifier: Apache-2.0
"""What each kind of packet says, in reading order: from a public view to its title and blocks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from govdesk.briefing.blocks import Block, PageBreak
from govdesk.briefing.parts import USUAL, Choices, Make, Part, assembled, chosen
from govdesk.briefing.quarterly import (
    ENCLOSED,
    GLOSSARY,
    QUARTERLY,
    contents,
    quarterly_blocks,
    quarterly_title,
)
from govdesk.briefing.sections import (
    audit,
    decisions,
    followup,
    front,
    influence,
    meetings,
    method,
    pieces,
    years,
)
from govdesk.briefing.sections.speech import Speech, joined
from govdesk.queries.public_meetings import AnnualView, CertificateView, MeetingView
from govdesk.queries.public_view import PublicView
from govdesk.wording import Words

View = PublicView | MeetingView | CertificateView | AnnualView
About = str
"""What a packet is asked for by: `period`, `meeting` or `vote`."""
Blocks = Callable[[Any, Words, Choices], list[Block]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of packet. `said` names it without its date; `parts` is what a clerk may switch off
    and put in another order."""

    name: str
    about: About
    said: Callable[[Words], str]
    title: Callable[[Any, Words], str]
    parts: tuple[Part, ...]
    blocks: Blocks


def _day(view: MeetingView, words: Words) -> str:
    return Speech(view, words).date_of(view.meeting.starts_at, view.meeting.zone)


WHEN = Part("when", lambda words: words._("When and where"), meetings.when_and_where)
TAKE_PART = Part("take-part", lambda words: words._("How to take part"), meetings.how_to_take_part)
CHANGES = Part(
    "changes",
    lambda words: words._("What changed since the last notice"),
    meetings.since_first_notice,
)
CANCELLED = Part("cancelled", lambda words: words._("Cancelled"), meetings.cancelled)


def _agenda(*, texts: bool) -> Part:
    def blocks(view: MeetingView, speech: Speech) -> list[Block]:
        return meetings.agenda(view, speech, texts=texts)

    return Part("agenda", lambda words: words._("Agenda"), blocks)


def _decided(view: MeetingView, speech: Speech) -> list[Block]:
    return decisions.decided(view.decisions, speech)


def _attended(view: MeetingView, speech: Speech) -> list[Block]:
    return followup.attended(view.attendance, speech) if view.attendance else []


def _minutes(view: MeetingView, speech: Speech) -> list[Block]:
    return meetings.minutes(view, speech) if view.minutes else []


DECIDED = Part("decisions", lambda words: words._("Decisions"), _decided)
ATTENDED = Part("attendance", lambda words: words._("Who was there"), _attended)
DEPARTMENTS = Part("departments", lambda words: words._("From the departments"), pieces.departments)
MINUTES = Part("minutes", lambda words: words._("Minutes"), _minutes)


def _kind(name: str, said: Callable[[Words], str], *parts: Part) -> Kind:
    """A packet about a meeting."""

    def title(view: MeetingView, words: Words) -> str:
        return f"{said(words)}, {_day(view, words)}"

    def head(view: MeetingView, speech: Speech) -> list[Block]:
        day = _day(view, speech.words)
        subtitle = joined((day, speech.titled(view.task_force)), "\n")
        return front.cover_of(
            view,
            speech,
            title=said(speech.words),
            subtitle=subtitle,
            facts=meetings.still_to_come(view, speech),
        )

    return Kind(name, "meeting", said, title, parts, _assembling(head, parts, _verify))


def _assembling(head: Make, parts: tuple[Part, ...], foot: Make) -> Blocks:
    def blocks(view: Any, words: Words, choices: Choices = USUAL) -> list[Block]:
        return assembled(
            view,
            Speech(view, words),
            head=head,
            parts=chosen(parts, choices),
            foot=foot,
            introduction=choices.introduction,
            embargo=choices.embargo,
        )

    return blocks


def _verify(view: Any, speech: Speech) -> list[Block]:
    return [PageBreak(), *method.verify(view, speech)]


def _certificate_title(view: CertificateView, words: Words) -> str:
    said = words._("Certificate of the vote on motion {number}")
    return said.format(number=view.decision.number)


def _certificate(view: CertificateView, speech: Speech) -> list[Block]:
    title = _certificate_title(view, speech.words)
    return decisions.certificate(view.decision, speech, title=title)


def _annual_title(view: AnnualView, words: Words) -> str:
    return words._("Annual report, {period}").format(period=view.period.code)


def _annual_head(view: AnnualView, speech: Speech) -> list[Block]:
    return front.cover_of(
        view,
        speech,
        title=speech.words._("Annual report"),
        subtitle=joined((speech.titled(view.task_force), view.period.code), "\n"),
    )


def _of_last(make: Make) -> Make:
    """What a quarter's part says of the year's last quarter."""
    return lambda view, speech: make(view.quarters[-1], speech)


def _voices(view: AnnualView, speech: Speech) -> list[Block]:
    blocks: list[Block] = []
    for quarter in view.quarters:
        if quarter.comments:
            blocks += followup.residents(quarter, speech, period=quarter.period.code)
    return blocks


ANNUAL = (
    Part("summary", lambda words: words._("The year at a glance"), years.year_summary),
    Part("contents", lambda words: words._("Contents"), contents),
    Part("targets", lambda words: words._("Targets and results"), years.targets),
    Part("years", lambda words: words._("Over the years"), years.over_the_years),
    Part("votes", lambda words: words._("Votes of the year"), years.votes),
    Part("influence", lambda words: words._("Residents’ influence"), influence.influence),
    Part("pivots", lambda words: words._("Changes of course"), _of_last(followup.pivots)),
    Part("actions", lambda words: words._("Actions"), _of_last(followup.actions)),
    Part("residents", lambda words: words._("What residents said"), _voices),
    DEPARTMENTS,
    ENCLOSED,
    Part(
        "method",
        lambda words: words._("How the numbers are made"),
        _of_last(method.method),
        new_page=True,
    ),
    Part("audit", lambda words: words._("How the record was kept"), audit.audit),
    GLOSSARY,
)

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "quarterly",
            "period",
            lambda words: words._("Quarterly public briefing"),
            quarterly_title,
            QUARTERLY,
            quarterly_blocks,
        ),
        _kind(
            "agenda",
            lambda words: words._("Agenda of the meeting"),
            WHEN,
            _agenda(texts=True),
            DEPARTMENTS,
            ENCLOSED,
            TAKE_PART,
        ),
        _kind(
            "notice",
            lambda words: words._("Notice of a meeting"),
            WHEN,
            _agenda(texts=False),
            TAKE_PART,
        ),
        _kind(
            "addendum",
            lambda words: words._("Change to the notice of a meeting"),
            CHANGES,
            WHEN,
            _agenda(texts=False),
            TAKE_PART,
        ),
        _kind("cancellation", lambda words: words._("A meeting is cancelled"), CANCELLED),
        _kind(
            "decisions",
            lambda words: words._("Decisions of the meeting"),
            DECIDED,
            DEPARTMENTS,
            ENCLOSED,
            ATTENDED,
            MINUTES,
            GLOSSARY,
        ),
        _kind("minutes", lambda words: words._("Minutes of the meeting"), MINUTES, ATTENDED),
        Kind(
            "annual",
            "period",
            lambda words: words._("Annual report"),
            _annual_title,
            ANNUAL,
            _assembling(_annual_head, ANNUAL, _verify),
        ),
        Kind(
            "certificate",
            "vote",
            lambda words: words._("Certificate of a vote"),
            _certificate_title,
            (),
            _assembling(_certificate, (), method.seal),
        ),
    )
}
