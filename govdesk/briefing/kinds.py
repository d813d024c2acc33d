# SPDX-License-Identifier: Apache-2.0
"""What each kind of packet says, in reading order: from a public view to its title and blocks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from govdesk.briefing.blocks import Block, P, PageBreak, Toc
from govdesk.briefing.quarterly import quarterly_blocks, quarterly_title
from govdesk.briefing.sections import decisions, followup, front, meetings, method, years
from govdesk.briefing.sections.speech import Speech
from govdesk.queries.public_meetings import AnnualView, CertificateView, MeetingView
from govdesk.queries.public_view import PublicView
from govdesk.wording import Words

View = PublicView | MeetingView | CertificateView | AnnualView
About = str
"""What a packet is asked for by: `period`, `meeting` or `vote`."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of packet."""

    name: str
    about: About
    title: Callable[[Any, Words], str]
    blocks: Callable[[Any, Words], list[Block]]


def _day(view: MeetingView, words: Words) -> str:
    return Speech(view, words).date_of(view.meeting.starts_at, view.meeting.zone)


def _meeting_title(said: Callable[[Words], str]) -> Callable[[Any, Words], str]:
    return lambda view, words: f"{said(words)}, {_day(view, words)}"


def _meeting(
    said: Callable[[Words], str], body: Callable[[MeetingView, Speech], list[Block]]
) -> Callable[[Any, Words], list[Block]]:
    def blocks(view: MeetingView, words: Words) -> list[Block]:
        speech = Speech(view, words)
        return [
            *front.cover_of(
                view,
                speech,
                title=said(words),
                subtitle=f"{_day(view, words)}\n{speech.name(view.task_force)}",
            ),
            *body(view, speech),
            PageBreak(),
            *method.verify(view, speech),
        ]

    return blocks


def _agenda(view: MeetingView, speech: Speech) -> list[Block]:
    return [
        *meetings.when_and_where(view, speech),
        *meetings.agenda(view, speech, texts=True),
        *meetings.how_to_take_part(view, speech),
    ]


def _notice(view: MeetingView, speech: Speech) -> list[Block]:
    return [
        *meetings.when_and_where(view, speech),
        *meetings.agenda(view, speech, texts=False),
        *meetings.how_to_take_part(view, speech),
    ]


def _addendum(view: MeetingView, speech: Speech) -> list[Block]:
    return [
        *meetings.since_first_notice(view, speech),
        *meetings.when_and_where(view, speech),
        *meetings.agenda(view, speech, texts=False),
        *meetings.how_to_take_part(view, speech),
    ]


def _cancellation(view: MeetingView, speech: Speech) -> list[Block]:
    return meetings.cancelled(view, speech)


def _decisions(view: MeetingView, speech: Speech) -> list[Block]:
    there = followup.attended(view.attendance, speech) if view.attendance else []
    minutes = meetings.minutes(view, speech) if view.minutes else []
    return [*decisions.decided(view.decisions, speech), *there, *minutes]


def _minutes(view: MeetingView, speech: Speech) -> list[Block]:
    there = followup.attended(view.attendance, speech) if view.attendance else []
    return [*meetings.minutes(view, speech), *there]


def _certificate_title(view: CertificateView, words: Words) -> str:
    said = words._("Certificate of the vote on motion {number}")
    return said.format(number=view.decision.number)


def _certificate(view: CertificateView, words: Words) -> list[Block]:
    speech = Speech(view, words)
    return [
        *decisions.certificate(view.decision, speech, title=_certificate_title(view, words)),
        *method.seal(view, speech),
    ]


def _annual_title(view: AnnualView, words: Words) -> str:
    return words._("Annual report, {period}").format(period=view.period.code)


def _annual(view: AnnualView, words: Words) -> list[Block]:
    speech = Speech(view, words)
    last = view.quarters[-1]
    return [
        *front.cover_of(
            view,
            speech,
            title=words._("Annual report"),
            subtitle=f"{speech.name(view.task_force)}\n{view.period.code}",
        ),
        *years.year_summary(view, speech),
        Toc(words._("Contents")),
        PageBreak(),
        *years.targets(view, speech),
        *years.votes(view, speech),
        *followup.pivots(last, speech),
        *followup.actions(last, speech),
        *[block for quarter in view.quarters for block in _voices(quarter, speech)],
        PageBreak(),
        *method.method(last, speech),
        *method.glossary(speech),
        PageBreak(),
        *method.verify(view, speech),
    ]


def _voices(view: PublicView, speech: Speech) -> list[Block]:
    if not view.comments:
        return []
    heading, *rest = followup.residents(view, speech, period=view.period.code)
    return [heading, *rest] if rest else [heading, P("")]


def _kind(
    name: str, said: Callable[[Words], str], body: Callable[[MeetingView, Speech], list[Block]]
) -> Kind:
    return Kind(name, "meeting", _meeting_title(said), _meeting(said, body))


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("quarterly", "period", quarterly_title, quarterly_blocks),
        _kind("agenda", lambda words: words._("Agenda of the meeting"), _agenda),
        _kind("notice", lambda words: words._("Notice of a meeting"), _notice),
        _kind("addendum", lambda words: words._("Change to the notice of a meeting"), _addendum),
        _kind("cancellation", lambda words: words._("A meeting is cancelled"), _cancellation),
        _kind("decisions", lambda words: words._("Decisions of the meeting"), _decisions),
        _kind("minutes", lambda words: words._("Minutes of the meeting"), _minutes),
        Kind("annual", "period", _annual_title, _annual),
        Kind("certificate", "vote", _certificate_title, _certificate),
    )
}
