# SPDX-License-Identifier: Apache-2.0
"""The papers of a meeting are saved from beside it, or it is said why not."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from govdesk.briefing.meeting_papers import paper_pdf
from govdesk.queries.meeting_papers import meeting_papers
from govdesk.queries.meetings import meeting
from govdesk.services.meetings import close_meeting
from govdesk.services.minutes import draft_minutes
from govdesk.ui.meetings.for_counsel import save_draft
from govdesk.ui.meetings.papers import save_paper
from govdesk.ui.meetings.screen import MeetingsScreen
from govdesk.ui.places import Place
from govdesk.ui.widgets import Label
from tests.builders import City
from tests.sittings import SEATS, sitting
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor


def test_an_officer_saves_them_for_whoever_sits_in_a_seat(
    city_file: City, screen_for: ScreenFor
) -> None:
    made, _motions = sitting(city_file, "key")
    screen = screen_for(city_file.ctx, MeetingsScreen, made.meeting_id)
    (papers,) = [
        one for one in screen.findChildren(QPushButton) if "Papers" in one.text().replace("&", "")
    ]
    seats = papers.menu().actions()[-1].menu()
    assert isinstance(seats, QMenu)
    assert [one.text() for one in seats.actions()] == list(SEATS)


def test_an_officer_goes_from_a_meeting_to_each_packet_that_it_can_have(
    city_file: City, screen_for: ScreenFor, qtbot: QtBot
) -> None:
    made, _motions = sitting(city_file, "key")
    screen = screen_for(city_file.as_("clerk"), MeetingsScreen, made.meeting_id)
    (packets,) = [one for one in screen.findChildren(QPushButton) if "packet on" in one.text()]
    menu = packets.menu()
    assert menu is not None
    words = [one.text() for one in menu.actions()]
    assert words == [
        "Notice of a meeting",
        "Agenda of the meeting",
        "Change to the notice of a meeting",
    ]
    with qtbot.waitSignal(screen.office.asked_for) as told:
        menu.actions()[0].trigger()
    assert told.args == [Place("briefings", f"new/notice/{made.meeting_id}")]
    screen = screen_for(city_file.as_("youth"), MeetingsScreen, made.meeting_id)
    assert not [one for one in screen.findChildren(QPushButton) if "packet on" in one.text()]


def test_they_are_saved_or_it_is_said_why_not(
    city_file: City, screen_for: ScreenFor, qtbot: QtBot, tmp_path: Path
) -> None:
    made, _motions = sitting(city_file, "key")
    ctx = city_file.as_("youth")
    screen = screen_for(ctx, MeetingsScreen, made.meeting_id)
    (papers,) = [
        one for one in screen.findChildren(QPushButton) if "Papers" in one.text().replace("&", "")
    ]
    menu = papers.menu()
    assert menu is not None
    assert len(menu.actions()) == 3

    found = ctx.read(meeting_papers, meeting=made.meeting_id, lang="en")
    path = tmp_path / "mine.pdf"
    save_paper(screen.office, screen, "mine", found, paper_pdf, path)
    qtbot.waitUntil(path.exists, timeout=20_000)
    assert path.read_bytes().startswith(b"%PDF-")

    nowhere = tmp_path / "a file" / "mine.pdf"
    nowhere.parent.write_text("in the way")
    save_paper(screen.office, screen, "mine", found, paper_pdf, nowhere)

    def told() -> bool:
        said = [one.text() for one in screen.findChildren(Label) if one.isVisible()]
        return any("mine.pdf" in one for one in said)

    qtbot.waitUntil(told, timeout=20_000)


def test_draft_minutes_are_saved_for_counsel_and_marked_as_a_draft(
    city_file: City, screen_for: ScreenFor, qtbot: QtBot, tmp_path: Path
) -> None:
    made, _motions = sitting(city_file, "key")
    close_meeting(city_file.ctx, meeting_id=made.meeting_id)
    draft_minutes(city_file.ctx, meeting_id=made.meeting_id, text="All came.\n\nNobody spoke.")
    screen = screen_for(city_file.ctx, MeetingsScreen, made.meeting_id)
    assert [one for one in screen.findChildren(QPushButton) if "counsel" in one.text()]
    assert faults_of(screen) == []
    found = city_file.ctx.read(
        meeting, meeting_id=made.meeting_id, actor=None, now=city_file.clock.micros
    )
    assert found is not None
    path = tmp_path / "draft.docx"
    save_draft(screen.office, screen, found, "en", path)
    qtbot.waitUntil(path.exists, timeout=20_000)
    said = [one.text for one in Document(str(path)).element.body.iter(qn("w:t"))]
    assert "Draft, version 1" in " ".join(said)
    assert said[-2:] == ["All came.", "Nobody spoke."]
    screen = screen_for(city_file.as_("youth"), MeetingsScreen, made.meeting_id)
    assert not [one for one in screen.findChildren(QPushButton) if "counsel" in one.text()]
