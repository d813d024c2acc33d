# SPDX-License-Identifier: Apache-2.0
"""The fields of the charter's form about meetings: what is due when, counted in hours or working
days, and members who take part from elsewhere."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox

from govdesk.rules.attendance import RemoteNeed, RemoteRules
from govdesk.rules.charter import MEETING_KINDS, MOST_WINDOW, Charter, Window
from govdesk.rules.charter_changes import RemoteWay
from govdesk.rules.deadlines import MOST, Deadlines
from govdesk.rules.messages import message
from govdesk.rules.vote_changes import ChangesUntil
from govdesk.rules.working_days import WEEKENDS
from govdesk.ui.charter.span import WORKING, SpanEdit
from govdesk.ui.widgets import Form, Label
from govdesk.wording import _, say

YEAR = 24 * 365
OTHER = "other"
A_WEEK = 7


def add_meeting_terms(form: Form, charter: Charter) -> None:
    """Add the fields."""
    form.add_row(Label(_("Meetings and dates"), "subheading"))
    titles = {
        "regular": _("Notice of a &regular meeting"),
        "special": _("Notice of a special meeting"),
        "emergency": _("Notice of an emergency meeting"),
        "continued": _("Notice of a continued meeting"),
    }
    for kind in MEETING_KINDS:
        span = SpanEdit("hours", YEAR, name=titles[kind].replace("&", ""))
        form.add(f"span_{kind}", titles[kind], span)
    deadlines = {
        "agenda_hours": _("Before a meeting, motions are &handed in"),
        "papers_hours": _("Before a meeting, papers are o&ut"),
        "amendments_hours": _("Before a meeting, amendments come &in writing"),
        "minutes_days": _("After a meeting, draft minutes are there"),
    }
    for name, most in MOST.items():
        unit = name.partition("_")[2]
        plain = deadlines[name].replace("&", "")
        form.add(
            f"span_{name}", deadlines[name], SpanEdit(unit, most, name=plain, may_be_unsaid=True)
        )
    weekend = QComboBox()
    for name in WEEKENDS:
        weekend.addItem(say(message(f"working_days.weekend_{name}")), name)
    if charter.weekend not in WEEKENDS.values():
        weekend.addItem(_("What the charter says now"), OTHER)
    form.add("weekend", _("Nobody works on"), weekend)
    form.add("small_board", _("A motion needs &no second"), QCheckBox())
    form.add("running_totals", _("Ballots show how an open vote stands"), QCheckBox())
    until = QComboBox()
    until.addItem(_("Until it is announced and the vote is closed"), ChangesUntil.ANNOUNCEMENT)
    until.addItem(_("Until the next item begins"), ChangesUntil.NEXT_ITEM)
    form.add("changes_until", _("A spoken vote may be changed"), until)
    _add_elsewhere(form)
    _add_window(form)


def _add_elsewhere(form: Form) -> None:
    form.add_row(Label(_("Taking part from elsewhere"), "subheading"))
    way = QComboBox()
    for one in RemoteWay:
        words = (
            _("What the charter says now")
            if one is RemoteWay.KEEP
            else say(message(f"remote.way_{one.value}"))
        )
        way.addItem(words, one.value)
    form.add("remote_way", _("Members who take part from &elsewhere"), way)
    for what in (*(need.value for need in RemoteNeed), "roll_call"):
        told = say(message(f"remote.need_{what}"))
        words = _("Taking part from elsewhere needs: {what}").format(what=told)
        form.add(f"remote_{what}", words, QCheckBox())


def _add_window(form: Form) -> None:
    form.add_row(Label(_("Votes over days"), "subheading"))
    form.add(
        "window_law",
        _("The law that &allows a vote over days"),
        QLineEdit(),
        hint=_("In many places there is none. Empty: every vote closes in its meeting."),
    )
    days = QSpinBox()
    days.setRange(1, MOST_WINDOW)
    form.add("window_days", _("At most so many days"), days)


def terms_in_force(charter: Charter) -> dict[str, str]:
    """What stands in the fields to begin with."""
    spans = {kind: f"hours:{charter.notice_hours[kind]}" for kind in MEETING_KINDS}
    for name in MOST:
        spans[name] = f"{name.partition('_')[2]}:{getattr(charter.deadlines, name)}"
    for name, count in charter.working_days.items():
        spans[_field(name)] = f"{WORKING}:{count}"
    found = {f"span_{name}": value for name, value in spans.items()}
    days = (name for name, days in WEEKENDS.items() if days == charter.weekend)
    found["weekend"] = next(days, OTHER)
    found["small_board"] = "yes" if charter.small_board else ""
    found["running_totals"] = "yes" if charter.running_totals else ""
    found["changes_until"] = charter.changes_until.value
    found["remote_way"] = RemoteWay.KEEP.value
    needs = charter.remote.needs
    found |= {f"remote_{one.value}": "yes" if one in needs else "" for one in RemoteNeed}
    window = charter.window
    found["window_law"], found["window_days"] = (
        (window.law, str(window.days)) if window is not None else ("", str(A_WEEK))
    )
    found["remote_roll_call"] = "yes" if charter.remote.forces_roll_call else ""
    return found


def terms_changed(values: dict[str, str], charter: Charter) -> dict[str, Any]:
    """What is chosen, as `CharterChange` takes it; what is counted in working days keeps its hours
    behind it, for when it no longer is."""
    working, plain = {}, {}
    for name in (*MEETING_KINDS, *MOST):
        unit, _colon, number = values[f"span_{name}"].partition(":")
        if unit == WORKING and int(number):
            working[name.partition("_")[0]] = int(number)
        else:
            plain[name] = int(number)
    deadlines = Deadlines(**{n: plain.get(n, getattr(charter.deadlines, n)) for n in MOST})
    needs = frozenset(one for one in RemoteNeed if values[f"remote_{one.value}"])
    remote = RemoteRules(needs, bool(values["remote_roll_call"]))
    weekend = WEEKENDS.get(values["weekend"])
    totals = bool(values["running_totals"])
    until = ChangesUntil(values["changes_until"])
    law = values["window_law"]
    window = Window(law, int(values["window_days"])) if law else None
    return {
        "window": None if window == charter.window else window,
        "no_window": window is None and charter.window is not None,
        "notice_hours": {kind: plain[kind] for kind in MEETING_KINDS if kind in plain},
        "deadlines": None if deadlines == charter.deadlines else deadlines,
        "working_days": None if working == charter.working_days else working,
        "weekend": None if weekend == charter.weekend else weekend,
        "small_board": bool(values["small_board"]),
        "running_totals": None if totals == charter.running_totals else totals,
        "changes_until": None if until is charter.changes_until else until,
        "remote_way": RemoteWay(values["remote_way"]),
        "remote": None if remote == charter.remote else remote,
    }


def _field(name: str) -> str:
    return name if name in MEETING_KINDS else next(one for one in MOST if one.startswith(name))
