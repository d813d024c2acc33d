# SPDX-License-Identifier: Apache-2.0
"""A vote over days on the screen: opened by a form, sealed on every page, closed when its time is
over; and the law that allows it in the charter's form."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from govdesk.queries.open_votes import open_votes
from govdesk.queries.votes import board
from govdesk.rules.charter import Window
from govdesk.ui.charter.draft import CharterForm
from govdesk.ui.charter.screen import CharterScreen
from govdesk.ui.home.screen import HomeScreen
from govdesk.ui.motions.ballot import BallotPage
from govdesk.ui.motions.board import RollLines
from govdesk.ui.motions.over_days import SealedVote, WindowForm
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.widgets import LinkLabel, Reveal
from govdesk.wording import current
from tests.builders import City
from tests.services.test_votes_over_days import DAYS, LAW, allowed, wall
from tests.sittings import sitting
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import child, settle
from tests.ui.test_elsewhere import said, shown

OPENS = "Open the vote over days"


def test_it_is_opened_sealed_and_closed(screen_for: ScreenFor, city_file: City) -> None:
    made, pending = allowed(city_file)
    page = screen_for(city_file.ctx, MotionsScreen, pending)
    settle(page.office)
    (reveal,) = [one for one in shown(page, Reveal) if one.act.button.text() == OPENS]
    reveal.act.button.click()
    settle(page.office)
    (form,) = shown(page, WindowForm)
    assert f"A vote may be open over 7 days, by {LAW}." in said(page)
    assert faults_of(page) == []
    child(form, QLineEdit).setText(wall(city_file, DAYS).replace("T", " "))
    form.submit()
    for _twice in range(2):
        settle(page.office)
    (card,) = shown(page, SealedVote)
    assert "What anyone votes is sealed until the vote closes." in said(page)
    assert "Nobody closes it sooner." in said(page), "why the button is grey"
    assert shown(page, RollLines) == []
    assert faults_of(page) == []
    (found,) = city_file.ctx.read(open_votes, actor=None, now=city_file.clock.micros)
    vote_id = found.vote_id

    home = screen_for(city_file.as_("youth"), HomeScreen)
    settle(home.office)
    closes = current().moment(found.closes_at or 0, home.office.who.zone)
    links = [one.accessibleName() for one in shown(home, LinkLabel)]
    assert any(one.endswith(f", closes {closes}") for one in links)

    mine = screen_for(city_file.as_("youth"), MotionsScreen, f"{pending}/vote")
    for _twice in range(2):
        settle(mine.office)
    ballot = mine.findChild(BallotPage)
    assert ballot is not None
    assert "It is open until" in said(mine)
    assert "Explain my vote" not in said(mine)
    assert faults_of(mine) == []
    made.cast(vote_id, "youth", "yes")
    mine.refresh()
    for _twice in range(2):
        settle(mine.office)
    assert "A sealed vote of yours is in." in said(mine)
    assert ballot.chosen() == ""
    for login in ("health", "seniors"):
        made.cast(vote_id, login, "yes")
    city_file.later(days=DAYS)
    roll = screen_for(city_file.ctx, MotionsScreen, f"{pending}/roll")
    settle(roll.office)
    (card,) = shown(roll, SealedVote)
    assert not card.close_it.refused
    assert city_file.ctx.read(board, vote_id=vote_id, now=city_file.clock.micros).state == "open"


def test_without_the_law_there_is_no_such_button(screen_for: ScreenFor, city_file: City) -> None:
    _made, (pending,) = sitting(city_file, "ordinary")
    page = screen_for(city_file.ctx, MotionsScreen, pending)
    settle(page.office)
    assert OPENS not in [one.act.button.text() for one in shown(page, Reveal)]


def test_the_law_is_written_in_the_charter_s_form(screen_for: ScreenFor, city_file: City) -> None:
    screen = screen_for(city_file.ctx, CharterScreen, "")
    settle(screen.office)
    assert "Every vote is closed in the meeting in which it is opened." in said(screen)
    screen.open("change")
    settle(screen.office)
    form = screen.findChild(CharterForm)
    assert form is not None
    law = next(
        one for one in form.findChildren(QLineEdit) if "allows a vote" in one.accessibleName()
    )
    law.setText(LAW)
    assert form.change().window == Window(LAW, 7)
    settle(screen.office)
    assert f"A vote may be open over 7 days, by {LAW}." in said(screen)
    assert faults_of(screen) == []
