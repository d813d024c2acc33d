# SPDX-License-Identifier: Apache-2.0
"""Words for packets: their kinds, their status, and how an item of the checklist stands."""

from __future__ import annotations

from govdesk.briefing.checks import State
from govdesk.briefing.kinds import KINDS
from govdesk.queries.packet_subjects import PacketSubject
from govdesk.wording import _, current


def kind_words(kind: str) -> str:
    """What a kind of packet is called."""
    return KINDS[kind].said(current())


def subject_words(subject: PacketSubject) -> str:
    """What a packet is about: a period by its code, a meeting or a vote with its day."""
    if subject.meeting_id is None:
        return subject.title
    return _("{title}, {day}").format(title=subject.title, day=current().date(subject.on))


def state_words(state: str) -> str:
    """A packet's status."""
    return {
        "prepared": _("Prepared"),
        "returned": _("Sent back"),
        "published": _("Published"),
        "posted": _("Posted at once"),
        "withdrawn": _("Withdrawn"),
    }[state]


def check_words(state: State) -> str:
    """How an item of the checklist stands, with a shape that needs no colour."""
    return {
        State.HOLDS: _("✓ Holds"),
        State.LOOK: _("◆ Look at it"),
        State.STOPS: _("✕ Mend it first"),
    }[state]
