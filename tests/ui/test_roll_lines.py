# SPDX-License-Identifier: Apache-2.0
"""The roll is shown whole in the narrowest pane that it stands in."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from govdesk.queries.votes import BoardLine
from govdesk.ui.motions.board import RollLines
from govdesk.ui.widgets import Label
from tests.ui.checks import cut_off

LINES = tuple(
    BoardLine(
        seat_id=seat,
        seat=seat,
        constituency="community",
        name="Silvan Seawall-Featherstone",
        role=role,
        choice=choice,
        way="spoken",
        explanation=None,
        at=0,
        ballots=1,
        ballot_id=None,
        member_id=None,
        stands=True,
        said_instead=None,
        why_not_spoken=None,
    )
    for seat, role, choice in (
        ("People with disabilities", "principal", "yes"),
        ("Transportation and Public Works", "alternate", "not voting"),
    )
)


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("width", [357, 700])
def test_no_seat_name_or_vote_is_cut(qtbot: QtBot, width: int) -> None:
    roll = RollLines(LINES)
    qtbot.addWidget(roll)
    roll.setFixedWidth(width)
    roll.show()
    qtbot.waitExposed(roll)
    assert cut_off(roll) == []
    told = [one.text() for one in roll.findChildren(Label)]
    assert "Silvan Seawall-Featherstone, stand-in" in told
    last = roll.findChildren(Label)[-1]
    assert last.geometry().right() <= roll.width()
