# SPDX-License-Identifier: Apache-2.0
"""Those who sign in: a passphrase is begun by an officer and takes effect with a second person."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from govdesk.queries.moment import city_today
from govdesk.queries.people import account_rows, seat_rows
from govdesk.rules.refusals import WrongWord
from govdesk.services.keys import begin_key
from govdesk.services.people import add_member, start_term
from govdesk.services.sign_in import unlock
from govdesk.ui.accounts.opening import OpeningForm
from govdesk.ui.accounts.screen import AccountsScreen
from govdesk.ui.home.screen import HomeScreen
from govdesk.ui.office import Office
from govdesk.ui.widgets import Confirm, Label, LinkLabel
from tests.builders import CHEAP, PASSPHRASE, City
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import child, draft_verbs, settle, show, who_is

OTHER = "walnut ribbon kettle orchard"
Shown = Callable[[str], AccountsScreen]


@pytest.fixture
def shown(screen_for: ScreenFor, city_file: City) -> Shown:
    """Opens the screen for an account, and lets it read."""

    def open_screen(login: str) -> AccountsScreen:
        return screen_for(city_file.as_(login), AccountsScreen)

    return open_screen


def account(city: City, login: str) -> str:
    return next(row.account_id for row in city.ctx.read(account_rows) if row.login == login)


def press(screen: AccountsScreen, words: str) -> None:
    """Press the one button of these words."""
    found = [
        one
        for one in screen.window().findChildren(QPushButton)
        if one.isVisible() and one.text().replace("&", "") == words
    ]
    (only,) = found
    only.click()
    settle(screen.office)
    settle(screen.office)


def field(screen: AccountsScreen) -> QLineEdit:
    (only,) = [
        one
        for one in screen.findChildren(QLineEdit)
        if one.isVisible() and one.accessibleName() == "Passphrase"
    ]
    return only


def words(screen: AccountsScreen) -> str:
    return " | ".join(one.text() for one in screen.findChildren(Label) if one.isVisible())


def test_a_residents_passphrase_takes_effect_when_another_resident_vouches(
    city_file: City, shown: Shown
) -> None:
    office_side = shown("secretary")
    office_side.open(account(city_file, "youth"))
    settle(office_side.office)
    field(office_side).setText(OTHER)
    press(office_side, "Give this passphrase")
    assert "A passphrase for Yara Youngquist, begun by Sefa Secretary." in words(office_side)
    assert field(office_side).text() == ""
    (vouch,) = [b for b in office_side.findChildren(QPushButton) if b.text() == "Vouch for it"]
    assert not vouch.isEnabled()
    assert "takes a second person" in words(office_side)
    with pytest.raises(WrongWord):
        unlock(city_file.ctx, login="youth", passphrase=OTHER)
    resident = shown("seniors")
    press(resident, "Vouch for it")
    assert unlock(city_file.ctx, login="youth", passphrase=OTHER)
    assert "Waits for a second person" not in words(resident)


def test_a_weak_passphrase_is_told_beside_the_field_and_stays(
    city_file: City, shown: Shown
) -> None:
    screen = shown("secretary")
    screen.open(account(city_file, "clerk"))
    settle(screen.office)
    field(screen).setText("too short")
    press(screen, "Give this passphrase")
    assert "15 characters or more" in words(screen)
    assert field(screen).text() == "too short"


def test_four_words_are_offered_and_can_be_read(city_file: City, shown: Shown) -> None:
    screen = shown("secretary")
    screen.open(account(city_file, "clerk"))
    settle(screen.office)
    press(screen, "Offer four words")
    assert len(field(screen).text().split()) == 4
    assert field(screen).echoMode() is QLineEdit.EchoMode.Normal


def test_what_waits_can_be_taken_back(city_file: City, shown: Shown) -> None:
    begin_key(city_file.ctx, account_id=account(city_file, "youth"), passphrase=OTHER, cost=CHEAP)
    screen = shown("secretary")
    press(screen, "Take back")
    (dialog,) = [one for one in screen.window().findChildren(Confirm) if one.isVisible()]
    next(iter(dialog.choices.values())).click()
    settle(screen.office)
    settle(screen.office)
    assert "begun by" not in words(screen)
    assert unlock(city_file.ctx, login="youth", passphrase=PASSPHRASE)


def test_whoever_is_no_officer_is_told_why_nothing_can_be_given(
    city_file: City, shown: Shown
) -> None:
    screen = shown("youth")
    screen.open(account(city_file, "seniors"))
    settle(screen.office)
    (give,) = [
        b
        for b in screen.findChildren(QPushButton)
        if "Give this passphrase" in b.text().replace("&", "")
    ]
    assert not give.isEnabled()
    assert "Your role does not carry this" in words(screen)


def test_the_screen_has_names_room_and_one_letter_for_each(city_file: City, shown: Shown) -> None:
    begin_key(city_file.ctx, account_id=account(city_file, "youth"), passphrase=OTHER, cost=CHEAP)
    screen = shown("secretary")
    screen.open(account(city_file, "clerk"))
    settle(screen.office)
    assert faults_of(screen) == []


def test_home_tells_a_resident_that_another_waits_for_their_word(
    city_file: City, office_on: Callable[..., Office], qtbot: QtBot
) -> None:
    begin_key(city_file.ctx, account_id=account(city_file, "youth"), passphrase=OTHER, cost=CHEAP)
    told = {}
    for login in ("seniors", "health"):
        ctx = city_file.as_(login)
        office = office_on(ctx, who_is(ctx), draft_verbs(ctx))
        screen = HomeScreen(office)
        qtbot.addWidget(screen)
        show(screen)
        settle(office)
        told[login] = [one.text() for one in screen.findChildren(LinkLabel) if one.isVisible()]
    assert "A passphrase for Yara Youngquist, begun by Sefa Secretary." in " ".join(told["seniors"])
    assert "passphrase" not in " ".join(told["health"])


def test_an_account_is_opened_for_someone_who_sits_and_cannot_sign_in(
    shown: Shown, city_file: City
) -> None:
    member = add_member(city_file.ctx, name="Yara Young").made
    seat = next(one for one in city_file.ctx.read(seat_rows) if one.constituency == "community")
    today = city_file.ctx.read(city_today)
    start_term(
        city_file.ctx,
        seat_id=seat.seat_id,
        member_id=member,
        role="alternate",
        rank=9,
        starts=today,
    )
    screen = shown("secretary")
    screen.new()
    settle(screen.office)
    form = child(screen, OpeningForm)
    who = form.findChildren(QComboBox)[0]
    who.setCurrentIndex(who.findData(member))
    assert form.values()["name"] == "Yara Young"
    for percent in (100, 200):
        screen.office.theme.choose(mode="light", percent=percent)
        show(screen)
        settle(screen.office)
        assert faults_of(screen) == []
        assert all(one.height() >= one.sizeHint().height() for one in form.findChildren(QComboBox))
    screen.office.theme.choose(mode="light", percent=100)
    press(screen, "Open the account")
    made = next(row for row in city_file.ctx.read(account_rows) if row.login == "yara_young")
    assert made.roles == ("representative",)
    assert screen.here().id == made.account_id  # and is given a passphrase there
    assert field(screen).isVisible()
    assert "1 has no passphrase yet" in screen.summary
    begin_key(city_file.ctx, account_id=made.account_id, passphrase=OTHER, cost=CHEAP)
    screen.refresh()
    settle(screen.office)
    assert "1 passphrase waits for a second person" in screen.summary
    screen.new()
    settle(screen.office)
    assert who.findData(member) < 0
    screen.back()
    assert not form.isVisible()
    assert shown("youth").primary_refusal is not None
