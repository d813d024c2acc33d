# SPDX-License-Identifier: Apache-2.0
"""Each act about a packet asks for the officer's passphrase once at most, whatever ended."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from govdesk.briefing.production import draw, keep
from govdesk.briefing.publishing import ToSign, ready_to_sign, sign
from govdesk.queries.packets import packet_rows
from govdesk.queries.quarterly import quarterly_view
from govdesk.rules.refusals import PassphraseNeeded
from govdesk.services.packets import pin_checkpoint, publish_packet
from govdesk.ui.at_desk import AtDesk
from govdesk.ui.briefings.screen import BriefingsScreen
from govdesk.ui.desktop import Desktop
from govdesk.ui.own_word import OwnWord
from govdesk.ui.places import Place
from tests.builders import PASSPHRASE, City
from tests.ui.offices import settle
from tests.ui.test_desktop import desktop as desktop
from tests.ui.test_publishing_screen import act, prepare
from tests.ui.test_signing_packets import charis_at

DAY = 24
"""Hours in which any sitting ends."""


def at_desk(city: City, login: str) -> AtDesk:
    """Somebody who has just sat down."""
    desk = AtDesk(city.ctx, "desk")
    desk.sit_down(city.ctx, login=login, passphrase=PASSPHRASE)
    return desk


def test_a_sitting_that_ends_on_the_way_asks_once(city_file: City, tmp_path: Path) -> None:
    city_file.later(days=100)
    clerk = at_desk(city_file, "clerk")
    city_file.later(hours=DAY)
    with pytest.raises(PassphraseNeeded):
        clerk.write(pin_checkpoint)
    clerk.with_word(PASSPHRASE, pin_checkpoint)
    drawn = draw(clerk.read(quarterly_view, period="2026-Q1", draft=False))
    made = clerk.write(keep, drawn=drawn).made  # asks nothing more
    chair, held = at_desk(city_file, "chair"), list[ToSign]()
    city_file.later(hours=DAY)
    word = partial(chair.with_word, PASSPHRASE)
    word(ready_to_sign, packet_id=made, hand=held.append, certificates=tmp_path)
    city_file.later(hours=DAY)
    word(publish_packet, packet_id=made, signed=sign(held.pop()).content)
    (row,) = city_file.ctx.read(packet_rows)
    assert row.state == "published"


def test_whoever_checked_in_to_a_meeting_is_asked_once_in_the_same_dialog(
    desktop: Desktop, city_file: City, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = prepare(city_file)
    window = charis_at(desktop, city_file)
    office = window.office
    at_it = office.desk._opened
    assert isinstance(at_it, AtDesk)
    check_in = partial(at_it.checking_in, PASSPHRASE)
    office.desk.write_by(check_in, window, pin_checkpoint, print, refused=print)
    window.navigate(Place("briefings", made))
    settle(office)
    assert at_it.ctx.seal.checked_in is not None
    screen = window.page
    assert isinstance(screen, BriefingsScreen)
    act(screen, "Publish").button.click()
    settle(office)
    (asked,) = (one for one in window.findChildren(OwnWord) if one.isVisible())
    assert asked.passphrase.isVisible()
    asked.passphrase.set_value(PASSPHRASE)
    asked.do_it.click()
    qtbot.waitUntil(lambda: "is published" in screen.banner.text, timeout=30_000)
    settle(office)
    assert [one for one in window.findChildren(OwnWord) if one.isVisible()] == []
    assert at_it.read(packet_rows)[0].state == "published"
