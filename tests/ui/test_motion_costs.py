# SPDX-License-Identifier: Apache-2.0
"""What a motion costs is asked with its words, and stands on its page and on the ballot."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox

from govdesk.briefing.kinds import KINDS
from govdesk.briefing.layout.pictures import Pictures
from govdesk.briefing.parts import USUAL
from govdesk.briefing.web import web_page
from govdesk.queries.meeting_views import Detail, meeting_view
from govdesk.queries.motions import list_motions
from govdesk.services.motions import submit_motion
from govdesk.ui.motions.forms import ReviseForm, SubmitForm
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.widgets import Label
from govdesk.wording import Words
from tests.builders import City
from tests.sittings import sitting
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import child, settle

COSTS = "42,000\u00a0USD: Two drivers for a year"


def said(screen: MotionsScreen) -> list[str]:
    return [one.text() for one in screen.findChildren(Label) if one.isVisible()]


def submitted(city: City) -> str:
    return submit_motion(
        city.ctx, title="A van", text="Buy a van.", summary="A van.", cost=4_200_000,
        cost_note="Two drivers for a year", mover_seat_id=city.seat("Health"),
    ).made  # fmt: skip


def test_it_is_asked_with_the_motion_and_again_with_a_new_text(
    screen_for: ScreenFor, city_file: City
) -> None:
    screen = screen_for(city_file.ctx, MotionsScreen)
    screen.new()
    settle(screen.office)
    settle(screen.office)
    (form,) = screen.findChildren(SubmitForm)
    assert faults_of(form) == []
    form.set_values(
        {"title": "A van", "text": "Buy a van.", "summary": "A van.", "cost": "a lot",
         "cost_note": "Two drivers for a year"}
    )  # fmt: skip
    form.submit()
    settle(screen.office)
    assert any("a lot" in one for one in said(screen))
    assert city_file.ctx.read(list_motions) == ()
    form.set_values({"cost": "42,000"})
    form.submit()
    settle(screen.office)
    (made,) = city_file.ctx.read(list_motions)
    screen = screen_for(city_file.ctx, MotionsScreen, made.id)
    assert COSTS in said(screen)
    (revise,) = [one for one in screen.findChildren(ReviseForm) if one.isVisible()]
    assert (revise.values()["cost"], revise.values()["cost_note"]) == (
        "42000",
        "Two drivers for a year",
    )
    assert faults_of(screen) == []
    revise.set_values({"text": "Rent a van.", "cost": "900.50"})
    revise.submit()
    settle(screen.office)
    settle(screen.office)
    assert "900.50\u00a0USD: Two drivers for a year" in said(screen)


def test_it_stands_on_the_ballot(screen_for: ScreenFor, city_file: City) -> None:
    meeting, (motion_id,) = sitting(city_file, motion_ids=(submitted(city_file),))
    meeting.put(motion_id)
    ballot = screen_for(city_file.as_("youth"), MotionsScreen, f"{motion_id}/vote")
    settle(ballot.office)
    assert COSTS in said(ballot)


@pytest.mark.parametrize("what", ["agenda", "decisions"])
def test_packets_print_it(city_file: City, what: Detail) -> None:
    from govdesk.services.meetings import close_meeting

    meeting, (motion_id,) = sitting(city_file, motion_ids=(submitted(city_file),))
    vote = meeting.put(motion_id)
    for login in ("health", "youth", "seniors"):
        meeting.cast(vote, login, "yes")
    meeting.close(vote)
    close_meeting(city_file.ctx, meeting_id=meeting.meeting_id, end_state="held")
    view = city_file.ctx.read(meeting_view, meeting=meeting.meeting_id, what=what)
    words = Words("en")
    page = web_page(
        KINDS[what].blocks(view, words, USUAL),
        title="", lang="en", skip="", picture=Pictures(words.number),
    )  # fmt: skip
    assert "What it costs" in page
    assert "42,000\u00a0USD" in page
    assert "Two drivers for a year" in page


def test_a_resident_s_side_is_what_they_say(screen_for: ScreenFor, city_file: City) -> None:
    from govdesk.ui.motions.comments import CommentForm
    from govdesk.ui.widgets import Reveal

    _meeting, (motion_id,) = sitting(city_file, motion_ids=(submitted(city_file),))
    screen = screen_for(city_file.ctx, MotionsScreen, motion_id)
    (write,) = [
        one
        for one in screen.findChildren(Reveal)
        if one.isVisible() and one.act.button.text() == "Write down a resident’s word"
    ]
    write.act.button.click()
    (form,) = screen.findChildren(CommentForm)
    assert faults_of(screen) == []
    stance = child(form, QComboBox)
    assert stance.currentData() == ""
    form.set_values({"shown_name": "A reader", "text": "It is late.", "stance": "against"})
    form.submit()
    settle(screen.office)
    settle(screen.office)
    assert "Against the motion" in said(screen)
