# SPDX-License-Identifier: Apache-2.0
"""A passphrase goes on a card when its owner wants one, and nowhere else."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from govdesk.briefing.passphrase_card import passphrase_card
from govdesk.briefing.slips import Slip, SlipPage, slips_pdf
from govdesk.rules.refusals import BadInput
from govdesk.ui.accounts.screen import AccountsScreen
from govdesk.ui.faults import Faults
from govdesk.ui.founding.dialog import FoundingDialog
from govdesk.ui.office import Office
from govdesk.ui.slips import draw_slips
from govdesk.ui.theme import Theme
from govdesk.wording import Words, say
from tests.briefing.reading import text_of
from tests.builders import City
from tests.ui.offices import draft_verbs, settle, show, who_is
from tests.ui.test_accounts_screen import account, field, words

PASSPHRASE = "copper meadow violin ladder"


def choose(button: QPushButton, words: str) -> None:
    """Choose one of the ways in a button's menu."""
    menu = button.menu()
    assert menu is not None
    next(one for one in menu.actions() if one.text().replace("&", "") == words).trigger()


def card_of(parent: AccountsScreen | FoundingDialog) -> QPushButton:
    """The one card button in sight."""
    (found,) = [
        one
        for one in parent.findChildren(QPushButton)
        if one.isVisible() and one.text().replace("&", "") == "Passphrase card"
    ]
    return found


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where whoever is asked for a file says."""
    file = tmp_path / "stick" / "card.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    return file


@pytest.fixture
def screen(office_on: Callable[..., Office], city_file: City, qtbot: QtBot) -> AccountsScreen:
    """The accounts, with the clerk's shown."""
    ctx = city_file.as_("secretary")
    made = AccountsScreen(office_on(ctx, who_is(ctx), draft_verbs(ctx)))
    qtbot.addWidget(made)
    show(made)
    settle(made.office)
    made.open(account(city_file, "clerk"))
    settle(made.office)
    return made


def test_it_is_saved_where_one_says_and_nowhere_else(
    screen: AccountsScreen, saved: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    field(screen).setText(PASSPHRASE)
    choose(card_of(screen), "Save as PDF…")
    qtbot.waitUntil(saved.is_file, timeout=20_000)
    text = text_of(saved)
    assert PASSPHRASE in text
    assert "Passphrase of" in text
    assert saved.stat().st_mode & 0o077 == 0
    settle(screen.office)
    elsewhere = [one for one in tmp_path.rglob("*") if one.is_file() and one != saved]
    assert elsewhere
    assert not [one for one in elsewhere if b"meadow" in one.read_bytes()]
    assert field(screen).text() == PASSPHRASE


def test_one_that_will_not_do_gets_no_card(screen: AccountsScreen, saved: Path) -> None:
    field(screen).setText("too short")
    choose(card_of(screen), "Save as PDF…")
    settle(screen.office)
    assert "15 characters or more" in words(screen)
    assert not saved.exists()


def test_a_folder_that_cannot_be_written_is_told(
    screen: AccountsScreen, saved: Path, qtbot: QtBot
) -> None:
    saved.parent.write_text("no folder", encoding="utf-8")
    field(screen).setText(PASSPHRASE)
    choose(card_of(screen), "Save as PDF…")
    qtbot.waitUntil(lambda: "could not be written" in words(screen), timeout=20_000)
    assert field(screen).text() == PASSPHRASE


def test_each_officer_of_a_new_workspace_can_have_one(
    qtbot: QtBot, faults: Faults, theme: Theme, saved: Path
) -> None:
    assert theme.mode == "light"
    dialog = FoundingDialog(None, faults)
    qtbot.addWidget(dialog)
    dialog.city.fields["name"].set_value("Care Task Force")
    dialog.show()
    dialog._show(2)
    choose(card_of(dialog), "Save as PDF…")
    assert "is needed" in dialog.officers[0].fields["name0"].error
    dialog.officers[0].fields["name0"].set_value("Sefa Secretary")
    dialog.officers[0].fields["passphrase0"].set_value(PASSPHRASE)
    choose(card_of(dialog), "Save as PDF…")
    qtbot.waitUntil(saved.is_file, timeout=20_000)
    text = text_of(saved)
    assert "Care Task Force" in text
    assert "Passphrase of Sefa Secretary" in text
    assert dialog.officers[0].fields["name0"].error == ""


def card(passphrase: str, lang: str = "en") -> SlipPage:
    """A card of somebody."""
    return passphrase_card(Words(lang), name="Ana <b>", task_force="B & C", passphrase=passphrase)


def test_a_character_that_cannot_be_printed_is_named() -> None:
    with pytest.raises(BadInput) as caught:
        slips_pdf(card("fifteen letters \N{CRAB}"))
    assert caught.value.field == "passphrase"
    assert "\N{CRAB}" in say(caught.value.what)


def test_whose_card_it_is_can_be_read_and_no_word_is_tiny() -> None:
    """Nothing is white on the paper; 24 numbered words are at least nine points high."""
    words = Slip("B & C", "Recovery sheet", "lantern " * 24, ("Seal this part. " * 12,) * 2, True)
    with pikepdf.open(io.BytesIO(slips_pdf(SlipPage("Sheet", "en", (words, words))))) as pdf:
        drawn = [
            (
                str(one.operator),
                [float(of) for of in one.operands if not isinstance(of, pikepdf.Name)],
            )
            for one in pikepdf.parse_content_stream(pdf.pages[0])
            if str(one.operator) in ("rg", "Tf")
        ]
    assert [1.0, 1.0, 1.0] not in [numbers for operator, numbers in drawn if operator == "rg"]
    assert min(numbers[0] for operator, numbers in drawn if operator == "Tf") >= 9


@pytest.mark.parametrize("passphrase", [PASSPHRASE, "ein  ß<b>&amp; " * 60, "w" * 1000])
def test_every_letter_of_it_stands_on_the_one_page(passphrase: str, tmp_path: Path) -> None:
    file = tmp_path / "card.pdf"
    file.write_bytes(slips_pdf(card(passphrase, "es")))
    text = text_of(file)
    assert text.count("\f") == 1
    assert "".join(passphrase.split()) in "".join(text.split())


def test_what_is_printed_says_the_same(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp
    paper = QPdfWriter(str(tmp_path / "out.pdf"))
    draw_slips(paper, card("a <i>& b, some letters"))
    del paper
    text = text_of(tmp_path / "out.pdf")
    assert "a <i>& b, some letters" in text
    assert "Passphrase of Ana <b>" in text
