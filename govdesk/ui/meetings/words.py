# SPDX-License-Identifier: Apache-2.0
"""The plain words and shapes for meetings."""

from __future__ import annotations

from govdesk.queries.meetings import MeetingRow
from govdesk.rules.meetings import NoticeState
from govdesk.ui.widgets import StatusMark
from govdesk.wording import _, say


def meeting_mark(row: MeetingRow) -> StatusMark:
    """Where a meeting stands."""
    return {
        "scheduled": StatusMark("○", _("Scheduled")),
        "noticed": StatusMark("●", _("Notice posted"), "info"),
        "in_session": StatusMark("◆", _("In session"), "warning"),
        "recess": StatusMark("◆", _("In recess"), "warning"),
        "adjourned": StatusMark("●", _("Held"), "good"),
        "minutes_draft": StatusMark("●", _("Minutes drafted"), "good"),
        "approved": StatusMark("★", _("Minutes approved"), "good"),
        "approved_as_corrected": StatusMark("★", _("Minutes approved, corrected"), "good"),
        "cancelled": StatusMark("–", _("Cancelled")),
        "no_quorum": StatusMark("▲", _("Too few came"), "bad"),
        "continued": StatusMark("–", _("Continued another day")),
    }[row.state]


def notice_mark(row: MeetingRow) -> StatusMark:
    """How the notice stands against its deadline."""
    shape, tone = {
        NoticeState.NOT_DUE: ("○", "secondary"),
        NoticeState.DUE: ("◆", "warning"),
        NoticeState.OVERDUE: ("▲", "bad"),
        NoticeState.IN_TIME: ("●", "good"),
        NoticeState.LATE: ("▲", "bad"),
    }[row.clock.state]
    return StatusMark(shape, say(row.clock.line), tone)


def kind_words(kind: str) -> str:
    """A kind of meeting."""
    return {
        "regular": _("Regular"),
        "special": _("Special"),
        "emergency": _("Emergency"),
        "continued": _("Continued"),
    }.get(kind, kind)


def item_words(kind: str) -> str:
    """A kind of agenda item."""
    return {
        "opening": _("Opening"),
        "motion": _("Motion"),
        "review": _("Review"),
        "report": _("Report"),
        "comment": _("Public comment"),
        "closing": _("Closing"),
    }.get(kind, kind)


def presence_mark(presence: str) -> StatusMark:
    """How a seat is present."""
    return {
        "in_room": StatusMark("●", _("Here"), "good"),
        "remote": StatusMark("●", _("Here from elsewhere"), "good"),
        "recused": StatusMark("–", _("Stepped out"), "warning"),
        "absent": StatusMark("○", _("Absent")),
        "excused": StatusMark("○", _("Excused")),
        "on_leave": StatusMark("○", _("On leave")),
        "vacant": StatusMark("–", _("Vacant")),
        "suspended": StatusMark("–", _("Has no vote")),
    }[presence]


def event_words(event: str) -> str:
    """What can be noted of a member."""
    return {
        "arrive": _("Arrives"),
        "remote": _("Joins from elsewhere"),
        "lost": _("Loses the connection"),
        "leave": _("Leaves"),
        "recused": _("Steps out because of a conflict"),
        "back": _("Comes back"),
        "excused": _("Is excused"),
        "on_leave": _("Is on leave"),
    }[event]


def verb_words(verb: str) -> str:
    """A step, as the words on its button."""
    return {
        "open": _("&Open the meeting"),
        "recess": _("Break for a while"),
        "resume": _("Go on"),
        "adjourn": _("&Close the meeting"),
        "continue": _("Continue on another day"),
        "cancel": _("Cancel the meeting"),
        "not_held": _("Note that too few came"),
    }.get(verb, verb)


def reference(number: str) -> str:
    """The copyable reference, such as `Meeting 2026-3`."""
    return _("Meeting {number}").format(number=number)
