# SPDX-License-Identifier: Apache-2.0
"""Founding a workspace in the window, from the first question to a file that opens."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from govdesk.queries.people import account_rows
from govdesk.services.context import Context
from govdesk.store.opening import open_store
from govdesk.ui.faults import Faults
from govdesk.ui.founding.dialog import FoundingDialog
from govdesk.ui.theme import Theme
from tests.ui.checks import faults_of

OFFICERS = (
    ("Sefa Secretary", "copper meadow violin ladder"),
    ("Charis Chair", "walnut ribbon kettle orchard"),
    ("Cleo Clerk", "harbour anvil thistle comet"),
)


@pytest.fixture
def dialog(qtbot: QtBot, faults: Faults, theme: Theme) -> FoundingDialog:
    """The dialog, at its first question, in the light theme."""
    assert theme.mode == "light"
    made = FoundingDialog(None, faults)
    qtbot.addWidget(made)
    made.show()
    return made


def fill(dialog: FoundingDialog, *, last: str = OFFICERS[2][1]) -> None:
    """Answer every question up to the file."""
    dialog.city.fields["name"].set_value("Care Task Force")
    dialog.city.fields["city"].set_value("Smallhaven")
    dialog.on.click()
    dialog.seats.fields["departments"].set_value("Housing\nHealth")
    dialog.seats.fields["community"].set_value("Youth\nSeniors")
    dialog.on.click()
    for number, (name, passphrase) in enumerate(OFFICERS):
        step = dialog.officers[number]
        step.fields[f"name{number}"].set_value(name)
        step.fields[f"passphrase{number}"].set_value(last if number == 2 else passphrase)
        if number < 2:
            dialog.on.click()


def test_every_question_answered_makes_a_workspace(
    dialog: FoundingDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    fill(dialog)
    file = tmp_path / "smallhaven.govdesk"
    with qtbot.waitSignal(dialog.made, timeout=20_000) as told:
        dialog.make(str(file))
    assert told.args == [str(file)]
    ctx = Context(open_store(str(file)))
    assert [row.login for row in ctx.read(account_rows)] == [
        "charis_chair",
        "cleo_clerk",
        "sefa_secretary",
    ]
    ctx.store.close()


def test_a_question_not_answered_is_told_beside_it_and_one_stays_there(
    dialog: FoundingDialog,
) -> None:
    dialog.on.click()
    assert "is needed" in dialog.city.fields["name"].error
    assert dialog.city.isVisible()
    dialog.city.fields["name"].set_value("Care Task Force")
    dialog.city.fields["city"].set_value("Smallhaven")
    dialog.on.click()
    assert dialog.seats.isVisible()
    dialog.back.click()
    assert dialog.city.value("name") == "Care Task Force"


def test_a_weak_passphrase_goes_no_further(dialog: FoundingDialog) -> None:
    fill(dialog, last="short")
    dialog.on.click()
    assert "15 characters" in dialog.officers[2].fields["passphrase2"].error


def test_a_file_that_is_there_is_told_and_nothing_typed_is_lost(
    dialog: FoundingDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    fill(dialog)
    file = tmp_path / "there.govdesk"
    file.write_text("mine", encoding="utf-8")
    dialog.make(str(file))
    qtbot.waitUntil(lambda: dialog.on.isEnabled(), timeout=20_000)
    assert dialog.banner.isVisible()
    assert dialog.officers[2].passphrase == OFFICERS[2][1]
    assert file.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("percent", [100, 200])
def test_each_step_has_names_room_and_one_letter_for_each(
    qtbot: QtBot, faults: Faults, theme: Theme, percent: int
) -> None:
    theme.choose(percent=percent)
    dialog = FoundingDialog(None, faults)
    qtbot.addWidget(dialog)
    dialog.show()
    for at, step in enumerate(dialog.steps):
        dialog._show(at)
        assert faults_of(dialog) == [], step.title
