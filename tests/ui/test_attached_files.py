# SPDX-License-Identifier: Apache-2.0
"""A photo of the posting is kept on the meeting's page, by whoever gives notice."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton

from govdesk.ui.attached import AttachedFiles, AttachForm
from govdesk.ui.meetings.screen import MeetingsScreen
from govdesk.ui.widgets import Confirm, Reveal
from tests.builders import City
from tests.sittings import sitting
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import settle


def test_a_photo_of_the_posting_is_kept_and_taken_off(
    screen_for: ScreenFor, city_file: City, tmp_path: Path
) -> None:
    made, _motions = sitting(city_file)
    screen = screen_for(city_file.as_("secretary"), MeetingsScreen, made.meeting_id)
    (part,) = screen.findChildren(AttachedFiles)
    (reveal,) = part.findChildren(Reveal)
    reveal.act.button.click()
    (form,) = screen.findChildren(AttachForm)
    assert faults_of(screen) == []
    form.take(tmp_path / "gone.png")
    form.submit()
    assert "cannot be read" in form._fields["file"].error
    photo = tmp_path / "door.png"
    photo.write_bytes(b"\x89PNG the door")
    form.take(photo)
    form.submit()
    settle(screen.office)
    settle(screen.office)
    (part,) = screen.findChildren(AttachedFiles)
    names = [one.text() for one in part.findChildren(QPushButton)]
    assert "Save door.png…" in names
    assert faults_of(screen) == []
    (off,) = [one for one in part.findChildren(QPushButton) if one.text() == "Take it off"]
    off.click()
    (asked,) = screen.window().findChildren(Confirm)
    asked.choices["Take it off"].click()
    settle(screen.office)
    settle(screen.office)
    (part,) = screen.findChildren(AttachedFiles)
    assert not [one for one in part.findChildren(QPushButton) if "door" in one.text()]
    other = screen_for(city_file.as_("youth"), MeetingsScreen, made.meeting_id)
    assert other.findChildren(AttachedFiles) == []
