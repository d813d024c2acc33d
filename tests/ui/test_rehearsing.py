# SPDX-License-Identifier: Apache-2.0
"""A meeting is rehearsed on a copy at its own hour; the workspace is as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from govdesk.queries.meetings import list_meetings
from govdesk.queries.people import actor_of
from govdesk.queries.record import record_head
from govdesk.queries.verification import verify_workspace
from govdesk.rules.refusals import Refusal
from govdesk.services import meetings
from govdesk.services.context import Context
from govdesk.services.rehearsal import begin_rehearsal, rehearsal
from govdesk.ui.garbage import Garbage
from govdesk.ui.rehearsing import ENDS, open_rehearsal, rehearse
from govdesk.ui.remembered import Remembered
from govdesk.ui.widgets import Label
from tests.builders import PASSPHRASE, City
from tests.sittings import SEATS
from tests.ui.offices import settle
from tests.ui.test_desktop import sit_down


def scheduled(city: City) -> str:
    """A meeting in a month by the real clock, which a rehearsal sees; its id."""
    city.clock.micros = time.time_ns() // 1000
    starts = f"{city.today + timedelta(days=30)}T17:30"
    made = meetings.schedule_meeting(
        city.ctx, title="February meeting", starts_wall=starts, place="Town hall"
    ).made
    meetings.add_agenda_item(city.ctx, meeting_id=made, title="The winter plan", kind="report")
    return made


def test_the_meeting_can_be_practised_and_nothing_is_kept(
    city_file: City, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    made = scheduled(city_file)
    location = city_file.ctx.store.location
    before = Path(location).read_bytes()
    folder = tmp_path / "rehearsal"
    folder.mkdir()
    own = Remembered(tmp_path / "desktop.ini")
    own.put("workspace/last", location)
    own.put("signing/service", "https://timestamp.example/")
    own.save()

    opened: list[Context] = []

    def copied(where: Path) -> Context:
        opened.append(rehearsal(location, where))
        return opened[0]

    desktop = open_rehearsal(qapp, copied, folder, own)
    window = desktop.window
    assert window is not None
    qtbot.addWidget(window)
    assert window.office.remembered.text("signing/service") == ""
    assert own.text("signing/service") == "https://timestamp.example/"
    settle(window.office)
    sit_down(window, "Sefa", PASSPHRASE)
    settle(window.office)
    assert "Rehearsal" in window.windowTitle()
    said = [label.text() for label in window.status_line.findChildren(Label)]
    assert "Rehearsal: nothing that is done here is kept" in said
    desk, ctx = window.office.desk, opened[0]
    desk.write(
        window,
        meetings.give_notice,
        meeting_id=made,
        place="Only to see how it goes",
        person="Sefa",
    )
    for seat in SEATS:
        desk.write(
            window, meetings.note_attendance, meeting_id=made, seat_id=city_file.seat(seat),
            member_id=city_file.member(seat), event="arrive",
        )  # fmt: skip
    desk.write(window, meetings.open_meeting, meeting_id=made)
    settle(window.office)
    (row,) = ctx.read(list_meetings, now=0)
    assert row.state == "in_session"
    window.close()

    assert Path(location).read_bytes() == before
    assert city_file.ctx.read(verify_workspace).ok
    assert own.text("workspace/last") == location


def test_without_a_meeting_ahead_there_is_none(city_file: City, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        rehearsal(city_file.ctx.store.location, tmp_path)
    assert caught.value.code == "rehearsal.no_meeting"
    with pytest.raises(Refusal) as caught:
        begin_rehearsal(city_file.ctx, meeting_id="nowhere")
    assert caught.value.code == "rehearsal.no_meeting"
    assert not list(tmp_path.glob("*.part"))


def test_a_shared_workspace_is_rehearsed_in_as_a_file(shared_city: City, tmp_path: Path) -> None:
    city = shared_city
    made = scheduled(city)
    at = city.clock.micros
    before = city.ctx.read(record_head)
    ctx = rehearsal(city.ctx.store.location, tmp_path)
    assert Path(ctx.store.location).parent == tmp_path
    assert ctx.read(record_head) == before, "the same record, to the last entry"
    assert ctx.read(verify_workspace).ok
    actor = ctx.read(actor_of, login="clerk")
    own = ctx.acting_as(actor, city.as_("clerk").seal)
    meetings.give_notice(own, meeting_id=made, place="Only to see how it goes", person="Sefa")
    (row,) = ctx.read(list_meetings, now=at)
    assert row.state == "noticed"
    assert ctx.read(verify_workspace).ok
    ctx.store.close()
    (row,) = city.ctx.read(list_meetings, now=at)
    assert row.state == "scheduled"
    assert city.ctx.read(record_head) == before


def test_whoever_pressed_the_button_is_told_in_a_window(qapp: QApplication) -> None:
    said: list[str] = []
    before = {number: signal.getsignal(number) for number in ENDS}

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        box.accept()

    QTimer.singleShot(200, read)
    with pytest.raises(Refusal):
        rehearse(lambda folder: rehearsal("nowhere.govdesk", folder), ["govdesk"])
    assert "nowhere.govdesk" in said[0]
    for number in ENDS:
        signal.signal(number, before[number])
    for garbage in qapp.findChildren(Garbage):  # the test's application goes on
        garbage.deleteLater()


def test_whoever_logs_out_leaves_no_copy_behind(city_file: City, tmp_path: Path) -> None:
    scheduled(city_file)
    folder = tmp_path / "scratch"
    folder.mkdir()
    command = [sys.executable, "-m", "govdesk", "rehearse", city_file.ctx.store.location]
    environment = {**os.environ, "TMPDIR": str(folder), "HOME": str(tmp_path)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as process:
        for _ in range(300):
            if list(folder.glob("govdesk-rehearsal-*/rehearsal.govdesk")):
                break
            time.sleep(0.1)
        assert list(folder.glob("govdesk-rehearsal-*/rehearsal.govdesk"))
        process.terminate()  # perhaps before Qt waits, which would forget it
        process.wait(timeout=20)
    assert list(folder.iterdir()) == []
