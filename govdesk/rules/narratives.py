# SPDX-License-Identifier: Apache-2.0
"""Words beside the numbers: what a quote, a story, a survey and a focus group must say of
themselves, and when they may be published.

A result that few people stand behind says more about them than about the service, and may say who
they are. So it stays on the desk until enough answered.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import BadInput


class NarrativeKind(StrEnum):
    """What it is. A discussion is what a meeting said while it looked at the number."""

    QUOTE = "quote"
    STORY = "story"
    SURVEY = "survey"
    FOCUS_GROUP = "focus_group"
    DISCUSSION = "discussion"

    @property
    def word(self) -> Message:
        """The kind in words."""
        return message(f"narrative.kind.{self.value}")


FEWEST_ANSWERS = 10
"""So many must have answered a survey before its result may be public."""
FEWEST_IN_GROUP = 4
"""So many must have taken part in a focus group before its notes may be public."""


def fewest_behind(kind: NarrativeKind) -> int:
    """How many must stand behind it before it may be public."""
    return {
        NarrativeKind.SURVEY: FEWEST_ANSWERS,
        NarrativeKind.FOCUS_GROUP: FEWEST_IN_GROUP,
    }.get(kind, 0)


def check_narrative(
    kind: NarrativeKind, *, public: bool, invited: int | None, answered: int | None
) -> None:
    """Raises BadInput, naming the field, when the numbers do not go with the kind, or the words may
    not be published. A survey needs both numbers, a focus group those who took part."""
    survey, group = kind is NarrativeKind.SURVEY, kind is NarrativeKind.FOCUS_GROUP
    for field, number, wanted in (
        ("invited", invited, survey),
        ("answered", answered, survey or group),
    ):
        if wanted and number is None:
            named = message(f"narrative.field.{field}")
            raise BadInput(message("general.required", field=named), field=field)
        if number is not None and (number < 0 or not wanted):
            raise BadInput(message("narrative.no_number", kind=kind.word), field=field)
    if survey and (answered or 0) > (invited or 0):
        raise BadInput(message("narrative.more_answers"), field="answered")
    fewest = fewest_behind(kind)
    if public and (answered or 0) < fewest:
        raise BadInput(message("narrative.too_few", count=fewest), field="consent")


def response_rate(invited: int | None, answered: int | None) -> Fraction | None:
    """The share of those invited who answered, in percent; None when it cannot be said."""
    if not invited or answered is None:
        return None
    return Fraction(answered * 100, invited)
