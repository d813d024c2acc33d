# SPDX-License-Identifier: Apache-2.0
"""Changing what was adopted: a later motion rescinds it, or amends it.

It is at least of the class of what it changes. With notice it is decided by the rule of its class;
without, by two-thirds of the votes cast or by a majority of the entire membership, whichever is
reached. Source: RONR, rescind and amend something previously adopted. Standard library
only: the public verifier reads this file.

>>> class_rule = Rule((MAJORITY,))
>>> unannounced = rule_of_change(class_rule, noticed=False)
>>> unannounced is not None and unannounced.combine.value
'any'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from types import MappingProxyType

from govdesk.rules.decision_rules import Base, Combine, Rule, Test
from govdesk.rules.motions import MotionState, MotionVerb

ENDS: Mapping[str, MotionState] = MappingProxyType(
    {
        MotionVerb.AMEND_ADOPTED: MotionState.ADOPTED,
        MotionVerb.RESCIND: MotionState.RESCINDED,
    }
)
"""The ways to change a decision, and where each leaves it."""

MAJORITY = Test(Base.CAST, Fraction(1, 2), strict=True)
TWO_THIRDS = Test(Base.CAST, Fraction(2, 3), strict=False)
ENTIRE_MEMBERSHIP = Test(Base.FILLED, Fraction(1, 2), strict=True)

_TITLE = "RONR"
"""A name that is the same in every language."""
_EDITION = "12"
"""Of Robert's Rules of Order Newly Revised."""
_CITATION = "RONR, rescind and amend something previously adopted"


def rule_of_change(rule: Rule, *, noticed: bool) -> Rule | None:
    """The rule by which a change of a decision is decided, from the charter's `rule` of its class.

    Where the class asks for more than a majority of the votes cast, all that it asks stays and
    two-thirds come to it. None: the class is content with one of several tests, to which nothing
    can be added, so that the change needs notice.
    """
    if noticed:
        return rule
    if rule.tests == (MAJORITY,):
        return replace(
            rule,
            tests=(TWO_THIRDS, ENTIRE_MEMBERSHIP),
            combine=Combine.ANY,
            id="change_without_notice",
            version=_EDITION,
            title=_TITLE,
            citation=_CITATION,
        )
    if rule.combine is Combine.ANY and len(rule.tests) > 1:
        return None
    citation = "; ".join(part for part in (rule.citation, _CITATION) if part)
    return replace(rule, tests=(*rule.tests, TWO_THIRDS), combine=Combine.ALL, citation=citation)
