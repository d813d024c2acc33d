# SPDX-License-Identifier: Apache-2.0
"""Settings: whoever knows their passphrase changes it, and is told beside the field what will not
do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from govdesk.rules.refusals import WrongWord
from govdesk.services.sign_in import unlock
from govdesk.ui.office import Office
from govdesk.ui.settings.passphrase import PassphraseCard
from govdesk.ui.settings.screen import SettingsScreen
from govdesk.ui.widgets.field import Field
from tests.builders import PASSPHRASE, City
from tests.ui.checks import faults_of
from tests.ui.offices import settle, show, who_is

OTHER = "walnut ribbon kettle orchard"


@pytest.fixture
def settings(office_on: Callable[..., Office], city_file: City, qtbot: QtBot) -> SettingsScreen:
    """The settings, as a resident sees them."""
    ctx = city_file.as_("youth")
    screen = SettingsScreen(office_on(ctx, who_is(ctx)))
    qtbot.addWidget(screen)
    show(screen)
    settle(screen.office)
    return screen


def give(settings: SettingsScreen, old: str, new: str, again: str = "") -> PassphraseCard:
    """The fields are filled, and the button is pressed."""
    card = settings.findChild(PassphraseCard)
    assert isinstance(card, PassphraseCard)
    for editor, value in zip(
        card.form.findChildren(QLineEdit), (old, new, again or new), strict=True
    ):
        editor.setText(value)
    card.change.button.click()
    settle(settings.office)
    return card


def told(card: PassphraseCard) -> list[str]:
    """Beside which fields something is told."""
    fields = zip(("old", "new", "again"), card.form.findChildren(Field), strict=True)
    return [name for name, field in fields if field.error]


def test_a_resident_changes_their_own(settings: SettingsScreen, city_file: City) -> None:
    card = give(settings, "not this one at all", OTHER)
    assert told(card) == ["old"]
    give(settings, PASSPHRASE, "too short")
    assert told(card) == ["new"]
    give(settings, PASSPHRASE, PASSPHRASE)
    assert told(card) == ["new"]
    give(settings, PASSPHRASE, OTHER, "walnut ribon kettle orchard")
    assert told(card) == ["again"]
    assert not card.banner.isVisible()
    give(settings, PASSPHRASE, OTHER)
    assert card.banner.isVisible()
    assert not any(card.form.values().values())
    assert unlock(city_file.ctx, login="youth", passphrase=OTHER)
    with pytest.raises(WrongWord):
        unlock(city_file.ctx, login="youth", passphrase=PASSPHRASE)
    assert faults_of(settings) == []


def test_nobody_finds_what_another_typed(settings: SettingsScreen) -> None:
    card = give(settings, PASSPHRASE, "too short")
    office = settings.office
    office.seat_down(replace(office.who, account="somebody else"))
    settings.refresh()
    settle(office)
    assert not any(card.form.values().values())
