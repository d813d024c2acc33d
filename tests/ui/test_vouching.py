# SPDX-License-Identifier: Apache-2.0
"""The first two representatives at the desk: what the dialog asks, and what it tells where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from govdesk.queries.moment import city_today
from govdesk.queries.people import account_rows, seat_rows
from govdesk.queries.vouching import first_vouchers
from govdesk.services.people import add_member, start_term
from govdesk.ui.accounts.opening import OpeningForm
from govdesk.ui.accounts.screen import AccountsScreen
from govdesk.ui.office import Office
from govdesk.ui.sign_in import SignIn
from govdesk.ui.theme.theme import Theme
from govdesk.ui.vouching import VouchingDialog
from govdesk.ui.widgets import Label
from govdesk.ui.widgets.table import RowsTable
from govdesk.wording import Words, use
from tests.founded import WORDS, FoundedCity, founded_city
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import child, settle, who_is

YARA, SELMA = "yara_youngquist", "selma_seniors"


@pytest.fixture
def founded(tmp_path: Path) -> Iterator[FoundedCity]:
    """A city that was just founded."""
    made = founded_city(str(tmp_path / "city.govdesk"))
    yield made
    made.ctx.store.close()


class Table:
    """A window at which nobody sits; the two of them have come."""

    def __init__(self, founded: FoundedCity, office: Office) -> None:
        self.founded, self.office = founded, office
        self.window = QWidget()
        self.window.resize(1280, 800)
        self.window.show()
        self.told: list[str] = []
        self.dialog = VouchingDialog(
            self.window, office.desk, founded.ctx.read(first_vouchers), self.told.append
        )
        self.dialog.open()

    def give(self, one: str, other: str) -> None:
        """Both type, and press Enter."""
        self.dialog.one_word.set_value(one)
        self.dialog.other_word.set_value(other)
        QTest.keyClick(self.dialog.other_word.editor, Qt.Key.Key_Return)
        settle(self.office)


Come = Callable[[], Table]


@pytest.fixture
def come(founded: FoundedCity, office_on: Callable[..., Office], qtbot: QtBot) -> Come:
    """Opens the dialog."""
    founded.begin(YARA)
    founded.begin(SELMA)

    def open_dialog() -> Table:
        nobody = founded.ctx.acting_as(None)
        made = Table(founded, office_on(nobody, who_is(nobody)))
        qtbot.addWidget(made.window)
        return made

    return open_dialog


def test_both_words_bring_both_into_effect(come: Come) -> None:
    at = come()
    at.give(WORDS[YARA], WORDS[SELMA])
    assert at.told == ["Yara Youngquist and Selma Seniors"]
    assert {YARA, SELMA} < at.founded.in_effect()


def test_a_wrong_word_is_told_beside_whose_it_is_and_nothing_comes_of_it(come: Come) -> None:
    at = come()
    at.give(WORDS[YARA], "nor hers at all")
    assert "not the passphrase of Selma Seniors" in at.dialog.other_word.error
    assert not at.dialog.one_word.error
    assert at.dialog.one_word.value() == WORDS[YARA]
    at.give(WORDS[SELMA], WORDS[YARA])
    assert "not the passphrase of Yara Youngquist" in at.dialog.one_word.error
    assert not at.dialog.other_word.error
    assert at.dialog.do_it.isEnabled()
    assert not at.told
    assert not {YARA, SELMA} & at.founded.in_effect()
    at.give(WORDS[YARA], WORDS[SELMA])
    assert at.told


def test_one_person_is_not_two(come: Come) -> None:
    at = come()
    editor = at.dialog.other.editor
    assert isinstance(editor, QComboBox)
    editor.setCurrentIndex(0)
    at.give(WORDS[YARA], WORDS[YARA])
    assert "Two people" in at.dialog.other.error
    editor.setCurrentIndex(1)
    at.give(WORDS[YARA], WORDS[YARA])
    assert "Both typed the same passphrase" in at.dialog.other_word.error
    assert not at.dialog.other.error
    assert not at.told


def test_nothing_typed_is_no_try(come: Come) -> None:
    at = come()
    at.give("", WORDS[SELMA])
    assert at.dialog.focusWidget() is at.dialog.one_word.editor
    assert not at.dialog.one_word.error
    assert at.dialog.do_it.isEnabled()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_dialog_has_names_room_and_one_letter_for_each(
    come: Come, theme: Theme, percent: int, lang: str
) -> None:
    use(Words(lang))
    try:
        theme.choose(percent=percent)
        at = come()
        assert faults_of(at.dialog) == []
    finally:
        use(Words("en"))


def test_the_sign_in_is_no_higher_than_the_screen(
    founded: FoundedCity, theme: Theme, qtbot: QtBot
) -> None:
    """Where letters are large the window behind it may be, and its buttons lay below the edge."""
    theme.choose(percent=200)
    window = QWidget()
    window.resize(1280, 2_000)
    qtbot.addWidget(window)
    window.show()
    dialog = SignIn(window, founded.ctx.read(account_rows), lambda *_given: None)
    dialog.open()
    assert dialog.height() < window.screen().availableGeometry().height()


def test_the_secretary_is_told_that_a_second_one_has_to_come(
    founded: FoundedCity, screen_for: ScreenFor
) -> None:
    founded.begin(YARA)
    screen = screen_for(founded.ctx, AccountsScreen)
    (vouch,) = [b for b in screen.findChildren(QPushButton) if "each other" in b.text()]
    assert not vouch.isEnabled()
    assert "second representative" in vouch.accessibleDescription()
    founded.begin(SELMA)
    screen.refresh()
    settle(screen.office)
    (vouch,) = [b for b in screen.findChildren(QPushButton) if "each other" in b.text()]
    assert vouch.isEnabled()
    for percent in (100, 200):
        screen.office.theme.choose(percent=percent)
        settle(screen.office)
        assert faults_of(screen) == []


def test_the_list_keeps_its_room_while_everybody_waits(
    founded: FoundedCity, screen_for: ScreenFor
) -> None:
    for login in (YARA, SELMA, "omar_oldham", "dora_department"):
        founded.begin(login)
    screen = screen_for(founded.ctx, AccountsScreen)
    (table,) = screen.findChildren(RowsTable)
    (shared, *_others) = [b for b in screen.findChildren(QPushButton) if "each other" in b.text()]
    assert table.height() > 250
    assert not shared.visibleRegion().isEmpty()
    assert faults_of(screen) == []


def test_an_account_that_was_opened_is_shown_though_the_list_has_the_keyboard_first(
    founded: FoundedCity, screen_for: ScreenFor
) -> None:
    """As the dialog that asked for the officer's word goes, the list puts its first row there."""
    member = add_member(founded.ctx, name="Nia Newcomer").made
    seat = next(one for one in founded.ctx.read(seat_rows) if one.title == "Health")
    start_term(
        founded.ctx, seat_id=seat.seat_id, member_id=member, starts=founded.ctx.read(city_today)
    )
    screen = screen_for(founded.ctx, AccountsScreen)
    screen.new()
    settle(screen.office)
    form = child(screen, OpeningForm)
    form.opened.connect(lambda _id: screen.findChildren(RowsTable)[0].selectRow(0))
    (act,) = [b for b in form.findChildren(QPushButton) if b.text() == "&Open the account"]
    act.click()
    settle(screen.office)
    settle(screen.office)
    assert screen.here().id == founded.account("nia_newcomer")
    said = " ".join(one.text() for one in screen.findChildren(Label) if one.isVisible())
    assert "Nia Newcomer types it here" in said
