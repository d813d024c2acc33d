# SPDX-License-Identifier: Apache-2.0
"""At the desk, a full disk is told beside what was typed, which stays and is kept once there is
room."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from govdesk.queries.motions import list_motions
from govdesk.ui.motions.forms import SubmitForm
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.widgets import Label
from tests.builders import small_city
from tests.disks import fill
from tests.ui.conftest import ScreenFor
from tests.ui.offices import settle


def words(widget: QWidget) -> str:
    """What is written in it and can be seen."""
    return " ".join(one.text() for one in widget.findChildren(Label) if one.isVisible())


def test_a_motion_stays_in_its_form_until_it_is_kept(disk: Path, screen_for: ScreenFor) -> None:
    city = small_city(str(disk / "city.govdesk"))
    screen = screen_for(city.ctx, MotionsScreen)
    office = screen.office
    screen.new()
    settle(office)
    (form,) = screen.findChildren(SubmitForm)
    form.findChildren(QLineEdit)[0].setText("Fewer days to wait")
    for editor in form.findChildren(QPlainTextEdit):
        editor.setPlainText("Ten days.")
    decision_class = form.findChildren(QComboBox)[1]
    decision_class.setCurrentIndex(decision_class.findData("ordinary"))
    settle(office)
    typed = form.values()

    filler = fill(disk)
    form.submit()
    settle(office)
    said = words(screen)
    assert "The disk is full" in said
    assert "Make room" in said
    assert form.values() == typed
    assert city.ctx.read(list_motions) == ()

    filler.unlink()
    form.submit()
    settle(office)
    (row,) = city.ctx.read(list_motions)
    assert row.title == "Fewer days to wait"
    assert "The disk is full" not in words(screen)
    city.ctx.store.close()
