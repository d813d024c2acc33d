# SPDX-License-Identifier: Apache-2.0
"""The plain answer on a result or a figure of a public view, in its language.

It says only what a packet drawn from the same view would say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from govdesk.briefing.sections.speech import Speech
from govdesk.queries.meeting_views import certificate_view
from govdesk.queries.public_decisions import Decision
from govdesk.queries.public_imprint import Imprint
from govdesk.queries.public_indicators import ScorecardRow
from govdesk.queries.public_view import PublicView
from govdesk.queries.quarterly import quarterly_view
from govdesk.rules.plain_answers import (
    FigureFacts,
    ResultFacts,
    Sentence,
    figure_answer,
    fitted,
    result_answer,
)
from govdesk.rules.status import Status
from govdesk.wording import Words


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer; `about` names the result or figure in a list."""

    about: str
    text: str


def answer_on_vote(session: Any, *, vote: str, lang: str) -> Answer:
    """The answer on a vote that is over, by its id. Raises BadInput for any other."""
    view = certificate_view(session, vote=vote, lang=lang, draft=False)
    return _result(view.decision, Speech(view, Words(lang)))


def answer_on_indicator(session: Any, *, code: str, period: str, lang: str) -> Answer | None:
    """The answer on an indicator in a quarter; None when a packet of that quarter has none of it.

    Raises BadInput for what is no quarter, or one that has not begun.
    """
    view = quarterly_view(session, period=period, lang=lang, compared=False)
    row = next((one for one in view.scorecard if one.code == code), None)
    return None if row is None else _figure(row, view, Speech(view, Words(lang)))


def answers_in(view: object) -> tuple[Answer, ...]:
    """The answer on every result and every figure that a packet drawn from this view tells of."""
    if not isinstance(view, PublicView | Imprint):
        return ()
    speech = Speech(view, Words(view.lang))
    figures = view.scorecard if isinstance(view, PublicView) else ()
    return (
        *(_result(decision, speech) for decision in view.decisions),
        *(_figure(row, view, speech) for row in figures if isinstance(view, PublicView)),
    )


def _result(decision: Decision, speech: Speech) -> Answer:
    explained = decision.explanation if decision.reason is not None else None
    last = decision.since[-1] if decision.since else None
    facts = ResultFacts(
        number=decision.number,
        title=speech.name(decision.title),
        decided_on=decision.decided_on,
        result=decision.result,
        checks=explained.checks if explained else None,
        summary=speech.name(decision.summary),
        why=speech.name(decision.why),
        since=(last.verb, last.number, last.decided_on) if last is not None else None,
    )
    return Answer(f"{decision.number}  {facts.title}", _said(result_answer(facts), speech))


def _figure(row: ScorecardRow, view: PublicView, speech: Speech) -> Answer:
    finding, forecast = row.finding, row.forecast
    motion = (finding.motion or "") if finding else ""
    facts = FigureFacts(
        code=row.code,
        name=speech.name(row.name),
        period=speech.period_within(view.period),
        value=row.value,
        sentence=row.sentence,
        unit=speech.name(row.unit),
        target=row.target,
        target_high=row.target_high,
        told=row.status is Status.ACHIEVED or row.target_high is not None,
        moved=row.moved,
        provisional=row.provisional,
        low=forecast.low if forecast else None,
        high=forecast.high if forecast else None,
        disposition=finding.disposition if finding else "none",
        course=next((one.outcome for one in view.pivots if one.motion == motion), "pending"),
        motion=motion,
        reason=speech.name(finding.reason) if finding else "",
        definition=speech.name(row.definition),
        source=speech.name(row.source),
        owner=speech.name(row.owner),
    )
    return Answer(f"{row.code}  {facts.name}", _said(figure_answer(facts), speech))


def _said(sentences: Iterable[Sentence], speech: Speech) -> str:
    return fitted((one.rank, speech.say(one.said)) for one in sentences)
