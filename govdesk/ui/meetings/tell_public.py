# SPDX-License-Identifier: Apache-2.0
"""From a meeting to its packets: notice, agenda, decisions, minutes, as they make sense by now."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QPushButton

from govdesk.queries.meetings import MeetingDetail as Found
from govdesk.rules.packet_kinds import kinds_of_meeting
from govdesk.ui.briefings.words import kind_words
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import button
from govdesk.wording import _


def packets_button(office: Office, found: Found) -> QPushButton:
    """A quiet button with one way for each kind of packet, which leads to the builder."""
    made = button(_("Prepare a packet on it"), "quiet")
    menu = QMenu(made)
    kinds = kinds_of_meeting(
        cancelled=found.row.state == "cancelled",
        noticed=found.posted,
        closed=found.closed_at is not None,
        minutes=any(one.state != "draft" for one in found.minutes),
    )
    for kind in kinds:
        place = Place("briefings", f"new/{kind}/{found.row.id}")
        menu.addAction(kind_words(kind)).triggered.connect(partial(_go, office, place))
    made.setMenu(menu)
    return made


def _go(office: Office, place: Place, _on: bool = False) -> None:
    office.navigate(place)
