# SPDX-License-Identifier: Apache-2.0
"""The one worker: order, owners that die, refusals and faults, the end."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from govdesk.rules.refusals import Refusal
from govdesk.services.context import Changed
from govdesk.ui.faults import Fault, Faults
from govdesk.ui.office import Office
from govdesk.ui.work import Desk
from tests.ui import sample
from tests.ui.conftest import bury


def test_answers_come_in_the_order_asked_from_one_thread(
    qtbot: QtBot, office: Office, workspace: sample.SampleWorkspace
) -> None:
    owner, heard = QObject(), list[object]()
    office.desk.read(owner, sample.measure, lambda m: heard.append(m.id), id="m1")
    office.desk.write(owner, sample.rename, lambda c: heard.append(c.entries), id="m1", name="New")
    office.desk.read(owner, sample.measure, lambda m: heard.append(m.name), id="m1")
    qtbot.waitUntil(lambda: office.desk.idle)
    assert heard == ["m1", 1, "New"]
    assert workspace.calls == ["measure", "rename", "measure"]
    assert workspace.threads == {"govdesk-worker"}


def test_answers_are_delivered_on_the_ui_thread(qtbot: QtBot, office: Office) -> None:
    owner, threads = QObject(), list[threading.Thread]()
    office.desk.read(
        owner, sample.list_measures, lambda _rows: threads.append(threading.current_thread())
    )
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.main_thread()]


def test_an_owner_that_died_hears_nothing_but_everyone_hears_the_change(
    qtbot: QtBot, qapp: QApplication, office: Office, workspace: sample.SampleWorkspace
) -> None:
    owner, heard, broadcast = QWidget(), list[object](), list[Changed]()
    office.desk.changed.connect(broadcast.append)
    workspace.hold.clear()
    office.desk.write(owner, sample.rename, heard.append, id="m2", name="Buses on time")
    owner.deleteLater()
    bury(qapp)
    workspace.hold.set()
    qtbot.waitUntil(lambda: office.desk.idle)
    assert heard == []
    assert [change.ids for change in broadcast] == [frozenset({"m2"})]


def test_a_refusal_whose_asker_is_gone_is_told_by_the_window(
    qtbot: QtBot, qapp: QApplication, office: Office, workspace: sample.SampleWorkspace
) -> None:
    owner, unheard = QWidget(), list[Refusal]()
    office.desk.unheard.connect(unheard.append)
    workspace.hold.clear()
    office.desk.write(owner, sample.rename, id="m1", name="")
    owner.deleteLater()
    bury(qapp)
    workspace.hold.set()
    qtbot.waitUntil(lambda: bool(unheard))
    assert unheard[0].code == "general.required"


def test_a_refusal_goes_to_the_one_named_or_to_the_nearest_that_tells(
    qtbot: QtBot, office: Office
) -> None:
    told: list[str] = []

    class Teller(QWidget):
        def tell_refusal(self, refusal: Refusal) -> None:
            told.append(f"nearest {refusal.field}")

    teller = Teller()
    qtbot.addWidget(teller)
    inside = QWidget(QWidget(teller))
    office.desk.write(inside, sample.rename, id="m1", name="")
    office.desk.write(
        inside, sample.rename, refused=lambda r: told.append(f"named {r.field}"), id="m1", name=""
    )
    qtbot.waitUntil(lambda: office.desk.idle)
    assert told == ["nearest name", "named name"]


def test_a_fault_is_logged_and_told_without_its_traceback(
    qtbot: QtBot, office: Office, faults: Faults, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[Fault] = []
    faults.told.connect(told.append)
    office.desk.write(QObject(), sample.fail)
    qtbot.waitUntil(lambda: bool(told))
    on_screen = f"{told[0].what} {told[0].kept} {told[0].then}"
    assert "ZeroDivision" not in on_screen
    assert "Traceback" not in on_screen
    assert "ZeroDivisionError" in told[0].report
    assert "broken on purpose" in caplog.text
    assert office.desk.idle


def test_closing_finishes_writes_drops_reads_and_ends_the_thread(
    office_on: Callable[..., Office], workspace: sample.SampleWorkspace
) -> None:
    desk: Desk = office_on(workspace).desk
    owner, changes = QObject(), list[Changed]()
    desk.changed.connect(changes.append)
    workspace.hold.clear()
    desk.read(owner, sample.list_measures, lambda _rows: None)
    desk.write(owner, sample.rename, id="m3", name="Seen in time")
    threading.Timer(0.05, workspace.hold.set).start()
    desk.close()
    assert workspace.rows["m3"].name == "Seen in time"
    assert len(changes) == 1
    assert "govdesk-worker" not in {thread.name for thread in threading.enumerate()}
    desk.close()


def test_busy_is_told_while_a_write_is_on_its_way(qtbot: QtBot, office: Office) -> None:
    busy: list[bool] = []
    office.desk.busy_changed.connect(busy.append)
    owner = QObject()
    office.desk.write(owner, sample.rename, id="m1", name="A")
    office.desk.write(owner, sample.rename, id="m1", name="B")
    qtbot.waitUntil(lambda: office.desk.idle)
    assert busy == [True, False]


def test_what_is_asked_after_a_switch_goes_to_the_new_workspace(
    qtbot: QtBot, office: Office
) -> None:
    other = sample.SampleWorkspace({"x": sample.sample_rows()["m1"]})
    owner, counts = QObject(), list[int]()
    office.desk.read(owner, sample.list_measures, lambda r: counts.append(len(r)))
    office.desk.hand_over(other)
    office.desk.read(owner, sample.list_measures, lambda r: counts.append(len(r)))
    qtbot.waitUntil(lambda: office.desk.idle)
    assert counts == [9, 1]
