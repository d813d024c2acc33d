# SPDX-License-Identifier: Apache-2.0
"""The recovery sheet in the window: prepared by two officers, used by a representative."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from unicodedata import normalize

import pytest
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QLineEdit, QPushButton

from govdesk.services.proposals import complete
from govdesk.services.recovery import begin_sheet, new_sheet
from govdesk.services.sign_in import unlock
from govdesk.ui.accounts.screen import AccountsScreen
from govdesk.ui.accounts.sheet import SheetDialog
from govdesk.ui.slips import draw_slips
from tests.briefing.reading import text_of
from tests.builders import City
from tests.ui.checks import faults_of
from tests.ui.offices import settle
from tests.ui.test_accounts_screen import OTHER, Shown, account, press, shown, words
from tests.ui.test_passphrase_card import choose, saved

__all__ = ["saved", "shown"]

SEED = count(7, 31)
WORDS = new_sheet(lambda size: bytes(next(SEED) % 256 for _ in range(size)))


def dialog_of(screen: AccountsScreen) -> SheetDialog:
    press(screen, "Recovery sheet…")
    (found,) = screen.findChildren(SheetDialog)
    return found


def editor(screen: AccountsScreen, name: str) -> QLineEdit:
    (only,) = [
        one
        for one in screen.findChildren(QLineEdit)
        if one.isVisible() and one.accessibleName() == name
    ]
    return only


def in_force(city: City) -> None:
    """Two officers put a sheet in force."""
    complete(city.as_("clerk"), proposal_id=begin_sheet(city.ctx, words=WORDS).made)


def test_an_officer_prepares_it_on_paper_and_another_completes_it(
    shown: Shown, saved: Path
) -> None:
    screen = shown("secretary")
    assert "There is no recovery sheet" in words(screen)
    dialog = dialog_of(screen)
    assert not dialog.begin.isEnabled()
    (paper,) = [one for one in dialog.findChildren(QPushButton) if one.menu()]
    choose(paper, "Save as PDF…")
    for _ in range(400):
        if saved.is_file():
            break
        settle(screen.office)
    text = "".join(text_of(saved).split())
    for part in (dialog.sheet.officers, dialog.sheet.representatives):
        numbered = [f"{n}.{word}" for n, word in enumerate(part.split(), 1)]
        assert [one for one in numbered if one not in text] == []
    dialog.sealed.setChecked(True)
    dialog.begin.click()
    settle(screen.office)
    settle(screen.office)
    assert "A new recovery sheet, begun by Sefa Secretary." in words(screen)
    clerk = shown("clerk")
    press(clerk, "Complete it")
    assert "is in force" in words(clerk)


def test_a_representative_and_an_officer_use_it(city_file: City, shown: Shown) -> None:
    in_force(city_file)
    screen = shown("youth")
    screen.open(account(city_file, "secretary"))
    settle(screen.office)
    editor(screen, "Words of the officers’ part").setText(WORDS.officers)
    editor(screen, "Words of the representatives’ part").setText(WORDS.officers)
    editor(screen, "New passphrase of Sefa Secretary").setText(OTHER)
    press(screen, "Bring Sefa Secretary back")
    assert "These are not the words of the recovery sheet" in words(screen)
    assert editor(screen, "New passphrase of Sefa Secretary").text() == OTHER
    editor(screen, "Words of the representatives’ part").setText(WORDS.representatives)
    press(screen, "Bring Sefa Secretary back")
    assert unlock(city_file.ctx, login="secretary", passphrase=OTHER)
    assert editor(screen, "Words of the officers’ part").text() == ""
    assert "was used. Prepare a new one." in words(shown("clerk"))


@pytest.mark.parametrize("login", ["clerk", "health"])
def test_nobody_else_is_asked_for_its_words(city_file: City, shown: Shown, login: str) -> None:
    in_force(city_file)
    screen = shown(login)
    screen.open(account(city_file, "secretary"))
    settle(screen.office)
    assert "Come back by the recovery sheet" not in words(screen)


@pytest.mark.parametrize("percent", [100, 200])
def test_its_pages_have_names_room_and_one_letter_for_each(
    city_file: City, shown: Shown, percent: int
) -> None:
    in_force(city_file)
    for login in ("secretary", "youth"):
        screen = shown(login)
        screen.office.theme.choose(percent=percent)
        screen.open(account(city_file, "clerk"))
        settle(screen.office)
        assert faults_of(screen) == [], login
    screen = shown("secretary")
    assert faults_of(dialog_of(screen)) == []


def test_what_is_printed_has_both_parts(shown: Shown, tmp_path: Path) -> None:
    dialog = dialog_of(shown("secretary"))
    paper = QPdfWriter(str(tmp_path / "sheet.pdf"))
    draw_slips(paper, dialog._page())
    del paper
    text = "".join(normalize("NFKC", text_of(tmp_path / "sheet.pdf")).split())
    assert "theofficers’part" in text
    assert "therepresentatives’part" in text
