# SPDX-License-Identifier: Apache-2.0
"""Signing packets at the desk: what Settings knows of it, and publishing with a timestamp service
and a certificate of one’s own."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from govdesk.briefing.verification import check_packet
from govdesk.queries.packets import packet_content
from govdesk.ui.briefings.screen import BriefingsScreen
from govdesk.ui.desktop import Desktop
from govdesk.ui.office import Office
from govdesk.ui.own_word import OwnWord
from govdesk.ui.places import Place
from govdesk.ui.settings.screen import SettingsScreen
from govdesk.ui.settings.signing import SigningCard
from govdesk.ui.shell import DeskWindow
from govdesk.ui.signing_choices import SigningChoices
from govdesk.ui.widgets.field import Field
from govdesk.wording import say
from tests.briefing.authorities import SECRET, Authority, authority
from tests.builders import PASSPHRASE, City
from tests.ui.checks import faults_of
from tests.ui.offices import draft_verbs, settle, show, who_is
from tests.ui.test_desktop import desktop as desktop
from tests.ui.test_desktop import opened, sit_down
from tests.ui.test_publishing_screen import act, only, prepare

LONG = 30_000  # milliseconds for a network that answers, on a busy machine


@pytest.fixture
def giver(tmp_path: Path) -> Iterator[Authority]:
    """Whoever gives certificates and stamps times here."""
    with authority(tmp_path / "authority") as one:
        yield one


@pytest.fixture
def chair(
    office_on: Callable[..., Office],
    city_file: City,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Office:
    """The chair's office; certificates are kept in the test's own folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    ctx = city_file.as_("chair")
    return office_on(ctx, who_is(ctx), draft_verbs(ctx))


@pytest.fixture
def settings(chair: Office, qtbot: QtBot) -> SettingsScreen:
    """The settings, as the chair sees them."""
    screen = SettingsScreen(chair)
    qtbot.addWidget(screen)
    show(screen)
    settle(chair)
    return screen


def charis_at(desktop: Desktop, city: City) -> DeskWindow:
    """The window of the city's own file, with the chair signed in."""
    where = Path(city.ctx.store.location)
    city.ctx.store.close()
    window = opened(desktop, where)
    sit_down(window, "Charis", PASSPHRASE)
    return window


def card_of(settings: SettingsScreen) -> SigningCard:
    found = settings.findChild(SigningCard)
    assert isinstance(found, SigningCard)
    return found


def words(widget: QWidget) -> str:
    return " | ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def choices(office: Office) -> SigningChoices:
    return SigningChoices(office.remembered, office.who.account)


def choose(qtbot: QtBot, settings: SettingsScreen, path: Path, secret: str = SECRET) -> SigningCard:
    """Choose a file, and open it."""
    card = card_of(settings)
    card.choose(path)
    card.opening.passphrase.set_value(secret)
    card.opening.open.click()
    qtbot.waitUntil(card.opening.open.isEnabled, timeout=LONG)
    return card


def publishing(office: Office, packet: str, qtbot: QtBot) -> tuple[BriefingsScreen, OwnWord]:
    """The archive with a packet, and the dialog that asks whether to publish it."""
    screen = BriefingsScreen(office)
    qtbot.addWidget(screen)
    show(screen)
    settle(office)
    screen.open(packet)
    settle(office)
    act(screen, "Publish").button.click()
    (asked,) = (one for one in screen.window().findChildren(QDialog) if one.isVisible())
    assert isinstance(asked, OwnWord)
    return screen, asked


def published(city: City, office: Office, qtbot: QtBot) -> str:
    """Wait until the packet is published; what its file says of itself."""
    qtbot.waitUntil(lambda: only(city).state == "published", timeout=LONG)
    settle(office)
    content = city.ctx.read(packet_content, sha256=only(city).sha256_file)
    assert content is not None
    checked = check_packet(content)
    assert checked.holds
    return " ".join(say(one) for one in checked.said)


def test_an_address_is_checked_tried_and_kept(
    settings: SettingsScreen, chair: Office, giver: Authority, qtbot: QtBot
) -> None:
    card = card_of(settings)
    card.service.set_value("timestamp.example")
    card.try_it.click()
    assert "timestamp.example is not the address of a timestamp service" in card.service.error
    assert choices(chair).service == ""
    card.service.set_value(f" {giver.url} ")
    card.try_it.click()
    qtbot.waitUntil(card.answered.isVisible, timeout=LONG)
    assert "Time of Marlow Bay answered and says that it is" in words(card)
    assert card.service.error == ""
    assert choices(chair).service == giver.url
    giver.says = "404"
    card.try_it.click()
    qtbot.waitUntil(lambda: "the error 404" in card.service.error, timeout=LONG)
    assert not card.answered.isVisible()
    qtbot.waitUntil(card.trying.isHidden)
    card.service.set_value("")
    assert card.keep_service()
    assert choices(chair).service == ""


def test_trying_can_be_cancelled(settings: SettingsScreen, giver: Authority, qtbot: QtBot) -> None:
    giver.says = "never"
    card = card_of(settings)
    card.service.set_value(giver.url)
    card.try_it.click()
    qtbot.waitUntil(lambda: giver.asked == 1)
    assert card.trying.isVisible()
    assert faults_of(settings) == []
    began = time.monotonic()
    next(one for one in card.trying.findChildren(QPushButton)).click()
    qtbot.waitUntil(card.trying.isHidden, timeout=5_000)
    assert time.monotonic() - began < 3
    assert card.service.error == ""
    giver.over.set()


def test_a_certificate_is_shown_by_whom_it_names_and_until_when(
    settings: SettingsScreen, chair: Office, giver: Authority, qtbot: QtBot
) -> None:
    own = giver.person("Charis Chair")
    assert "Made by GovDesk for you" in words(settings)
    card = choose(qtbot, settings, own, "another")
    assert "This passphrase does not open own.p12." in card.opening.passphrase.error
    assert choices(chair).own is None
    card.opening.passphrase.set_value(SECRET)
    card.opening.open.click()
    qtbot.waitUntil(lambda: not card.opening.isVisible(), timeout=LONG)
    assert card.opening.passphrase.value() == ""
    settle(chair)
    said = words(card)
    assert "Charis Chair" in said
    assert "Root of Marlow Bay" in said
    kept = choices(chair).own
    assert kept is not None
    assert kept.path == own
    chair.remembered.save()
    assert SECRET not in chair.remembered.file.read_text()
    own.unlink()
    settings.refresh()
    assert "is not there now" in words(card)
    card.usual.click()
    settle(chair)
    assert choices(chair).own is None
    assert "Made by GovDesk for you" in words(card)


@pytest.mark.parametrize(
    ("days", "keyless", "told"),
    [(-3, False, "The certificate of Charis Chair ran out on"), (300, True, "holds no key")],
)
def test_a_file_that_cannot_sign_is_told_beside_the_field(
    settings: SettingsScreen, chair: Office, giver: Authority, qtbot: QtBot,
    days: int, keyless: bool, told: str,
) -> None:  # fmt: skip
    card = choose(qtbot, settings, giver.person("Charis Chair", days=days, keyless=keyless))
    assert told in card.opening.passphrase.error
    assert choices(chair).own is None
    for percent in (100, 200):
        chair.theme.choose(percent=percent)
        settle(chair)
        assert faults_of(settings) == []


def test_each_person_brings_their_own(
    settings: SettingsScreen, chair: Office, city_file: City, giver: Authority, qtbot: QtBot
) -> None:
    choose(qtbot, settings, giver.person("Charis Chair"))
    chair.seat_down(who_is(city_file.as_("clerk")))
    settle(chair)
    assert "Made by GovDesk for you" in words(settings)
    chair.seat_down(who_is(city_file.as_("youth")))
    settle(chair)
    assert not card_of(settings).isVisible()
    chair.seat_down(who_is(city_file.as_("chair")))
    settle(chair)
    assert "Root of Marlow Bay" in words(card_of(settings))


def test_the_window_publishes_with_both(
    settings: SettingsScreen, chair: Office, city_file: City, giver: Authority, qtbot: QtBot
) -> None:
    choose(qtbot, settings, giver.person("Charis Chair"))
    choices(chair).ask_service(giver.url)
    screen, asked = publishing(chair, prepare(city_file), qtbot)
    assert faults_of(asked) == []
    assert asked.secret is not None
    assert not asked.passphrase.isVisible()
    assert "own.p12: issued to Charis Chair, valid until" in words(asked)
    asked.secret.set_value("another")
    asked.do_it.click()
    qtbot.waitUntil(lambda: asked.secret is not None and bool(asked.secret.error), timeout=LONG)
    assert "This passphrase does not open own.p12." in asked.secret.error
    assert (only(city_file).state, giver.asked) == ("prepared", 0)
    asked.secret.set_value(SECRET)
    asked.do_it.click()
    said = published(city_file, chair, qtbot)
    assert "By the timestamp of Time of Marlow Bay, Charis Chair had signed by 20" in said
    assert "The file itself holds what proves the certificates of Charis Chair" in said
    assert "is published. The signature shows who signed, a timestamp when" in screen.banner.text
    assert not [one for one in screen.window().findChildren(QDialog) if one.isVisible()]


def test_with_a_service_alone_it_has_a_timestamp(
    chair: Office, city_file: City, giver: Authority, qtbot: QtBot
) -> None:
    choices(chair).ask_service(giver.url)
    screen, asked = publishing(chair, prepare(city_file), qtbot)
    asked.do_it.click()
    said = published(city_file, chair, qtbot)
    assert "By the timestamp of Time of Marlow Bay" in said
    assert "The file itself holds" not in said
    assert "(PAdES B-T)" in screen.banner.text
    assert "nobody else who vouches for it" in words(screen.banner)


def test_a_service_that_is_away_does_not_stop_it(
    chair: Office, city_file: City, qtbot: QtBot
) -> None:
    choices(chair).ask_service("http://127.0.0.1:9/")
    screen, asked = publishing(chair, prepare(city_file), qtbot)
    asked.do_it.click()
    assert "By the timestamp" not in published(city_file, chair, qtbot)
    assert "(PAdES B-B)" in screen.banner.text
    told = words(screen.banner)
    assert "It has no timestamp, because http://127.0.0.1:9/ gave none: nothing answers" in told
    assert "The packet is good as it is" in told


def test_waiting_for_a_service_can_be_cancelled_and_nothing_is_published(
    chair: Office, city_file: City, giver: Authority, qtbot: QtBot
) -> None:
    giver.says = "never"
    choices(chair).ask_service(giver.url)
    screen, asked = publishing(chair, prepare(city_file), qtbot)
    asked.do_it.click()
    qtbot.waitUntil(lambda: giver.asked == 1, timeout=LONG)
    assert asked.progress.isVisible()
    assert not asked.do_it.isEnabled()
    settle(chair)  # nobody else waits for it
    assert faults_of(asked) == []
    began = time.monotonic()
    asked.cancel.click()
    settle(chair)
    assert time.monotonic() - began < 3
    assert only(city_file).state == "prepared"
    assert screen.banner.text == ""
    giver.over.set()


def test_a_certificate_that_ran_out_since_is_told_beside_its_field(
    chair: Office, settings: SettingsScreen, city_file: City, giver: Authority, qtbot: QtBot
) -> None:
    choose(qtbot, settings, giver.person("Charis Chair"))
    giver.person("Charis Chair", days=-1)  # in the same place
    _screen, asked = publishing(chair, prepare(city_file), qtbot)
    assert asked.secret is not None
    asked.secret.set_value(SECRET)
    asked.do_it.click()
    qtbot.waitUntil(lambda: asked.secret is not None and bool(asked.secret.error), timeout=LONG)
    assert "The certificate of Charis Chair ran out on" in asked.secret.error
    assert "Ask whoever issued it for a new one" in asked.secret.error
    assert only(city_file).state == "prepared"
    asked.reject()


def test_one_dialog_asks_for_both_passphrases(
    desktop: Desktop, city_file: City, giver: Authority, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = prepare(city_file)
    window = charis_at(desktop, city_file)
    office = window.office
    choices(office).ask_service(giver.url)
    settings = SettingsScreen(office)
    qtbot.addWidget(settings)
    show(settings)
    choose(qtbot, settings, giver.person("Charis Chair"))
    settings.close()
    window.navigate(Place("briefings", made))
    settle(office)
    screen = window.page
    assert isinstance(screen, BriefingsScreen)
    act(screen, "Publish").button.click()
    settle(office)
    (asked,) = (one for one in window.findChildren(OwnWord) if one.isVisible())
    assert asked.secret is not None
    assert faults_of(asked) == []
    for own, secret, wrong in (
        ("another", SECRET, asked.passphrase),
        (PASSPHRASE, "another", asked.secret),
    ):
        asked.passphrase.set_value(own)
        asked.secret.set_value(secret)
        asked.do_it.click()

        def refused(wrong: Field = wrong) -> bool:
            return bool(wrong.error)

        qtbot.waitUntil(refused, timeout=LONG)
        assert asked.do_it.isEnabled()
    asked.secret.set_value(SECRET)
    asked.do_it.click()
    qtbot.waitUntil(lambda: "(PAdES B-LT)" in screen.banner.text, timeout=LONG)
    settle(office)
    assert not [one for one in window.findChildren(QDialog) if one.isVisible()]
