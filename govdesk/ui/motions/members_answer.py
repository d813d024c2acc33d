# SPDX-License-Identifier: Apache-2.0
"""How the members agreed to something procedural, as a form asks it: hands that were counted or
nobody objecting; by roll call where the charter asks for one."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QSpinBox

from govdesk.queries.remote import ToCall
from govdesk.rules.messages import Message, message
from govdesk.ui.motions.words import choice_words
from govdesk.ui.widgets import Act, Form, RollBox, caption
from govdesk.wording import _, say

MOST_HANDS = 999


class Way(StrEnum):
    """How they said it."""

    COUNTED = "counted"
    CALLED = "called"
    UNOPPOSED = "unopposed"


def ask_members(
    form: Form,
    needs: Message,
    to_call: Sequence[ToCall],
    submit: Callable[[Way], object],
    why_not: Message | None = None,
) -> None:
    """Ask how they agreed, and end the form with the buttons that `submit` it."""
    if to_call:
        answers = {said: choice_words(said) for said in ("yes", "no", "abstain")}
        names = [
            (one.seat_id, _("{seat} ({name})").format(seat=one.seat, name=one.name))
            for one in to_call
        ]
        box = RollBox(names, {**answers, "waiting": _("to be called")})
        form.add("called", _("The &roll"), box, hint=say(message("remote.roll_asked")))
        ways = [(Way.CALLED, _("&Keep the roll"))]
    else:
        for name, label in (("yes", _("Hands for &yes")), ("no", _("Hands for &no"))):
            number = QSpinBox()
            number.setRange(0, MOST_HANDS)
            form.add(name, label, number)
        ways = [(Way.COUNTED, _("&Keep the count")), (Way.UNOPPOSED, _("Nobody &objects"))]
    form.add_row(caption(say(needs)))
    acts = []
    for way, words in ways:
        act = Act(words)
        act.clicked.connect(lambda way=way: submit(way))
        act.set_refusal(why_not)
        acts.append(act)
    form.add_acts(*acts)


def members_answer(values: Mapping[str, str], way: Way) -> dict[str, Any]:
    """What a service is told of it."""
    match way:
        case Way.COUNTED:
            return {"yes": int(values["yes"]), "no": int(values["no"])}
        case Way.CALLED:
            return {"called": json.loads(values["called"] or "{}")}
        case Way.UNOPPOSED:
            return {"unopposed": True}
