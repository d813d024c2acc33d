# SPDX-License-Identifier: Apache-2.0
"""Decision rules that bodies commonly use, to write a charter from and to ask "what if".

Sources: RONR (majority and two-thirds of votes cast; members present; entire membership). How an
abstention counts differs by law: it is ignored in RONR, counted yes in Vancouver and British
Columbia, counted no in Ontario and Saskatchewan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from govdesk.rules.decision_rules import Base, ChairMode, Deem, Quorum, Rule, Test
from govdesk.rules.decisions import Outcome, Result, decide
from govdesk.rules.messages import Message, message
from govdesk.rules.roll import SeatStatus

HALF, TWO_THIRDS = Fraction(1, 2), Fraction(2, 3)
MOST_SEATS = Quorum(Base.AUTHORISED, HALF, strict=True)


@dataclass(frozen=True, slots=True)
class Template:
    """A rule by a name that people know."""

    name: Message
    rule: Rule


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What a vote would have come to under another rule."""

    name: Message
    outcome: Outcome
    differs: bool


def rule_templates(constituencies: Sequence[str]) -> tuple[Template, ...]:
    """The templates, the concurrent one asking each of `constituencies`."""
    majority = Test(Base.CAST, HALF, strict=True)
    simple = Rule((majority,), MOST_SEATS)
    groups = tuple(replace(majority, group=group) for group in constituencies)
    return (
        Template(message("template.simple"), simple),
        Template(message("template.abstain_yes"), replace(simple, abstain_as=Deem.YES)),
        Template(message("template.abstain_no"), replace(simple, abstain_as=Deem.NO)),
        Template(message("template.present"), _one(Base.PRESENT, HALF, strict=True)),
        Template(message("template.two_thirds"), _one(Base.CAST, TWO_THIRDS, strict=False)),
        Template(message("template.absolute"), _one(Base.AUTHORISED, HALF, strict=True)),
        *(
            [Template(message("template.concurrent"), Rule((majority, *groups), MOST_SEATS))]
            if groups
            else []
        ),
    )


def what_if(
    stands: Result, chair: ChairMode, roll: Sequence[SeatStatus], templates: Sequence[Template]
) -> tuple[WhatIf, ...]:
    """A vote that came to `stands`, decided again under each template; the chair votes as the rule
    that decided it lets them."""
    found = []
    for template in templates:
        outcome = decide(replace(template.rule, chair=chair), roll)
        found.append(WhatIf(template.name, outcome, outcome.result is not stands))
    return tuple(found)


def _one(base: Base, threshold: Fraction, *, strict: bool) -> Rule:
    return Rule((Test(base, threshold, strict),), MOST_SEATS)
