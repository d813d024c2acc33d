# SPDX-License-Identifier: Apache-2.0
"""The archive at the desk: publishing what another officer prepared, correcting and withdrawing it,
and posting a notice at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from govdesk.briefing.kinds import KINDS
from govdesk.briefing.parts import USUAL, Choices
from govdesk.briefing.production import draw_whole, keep
from govdesk.briefing.views import Material
from govdesk.queries.packets import PacketRow, packet_rows
from govdesk.queries.quarterly import quarterly_view
from govdesk.services.packets import (
    confirm_withdrawal,
    pin_checkpoint,
    withdraw_packet,
)
from govdesk.services.reviews import submit_review
from govdesk.ui.briefings.at_once import AtOnce
from govdesk.ui.briefings.checklist import KeptChecklist
from govdesk.ui.briefings.detail import PacketDetail
from govdesk.ui.briefings.pages import Pages
from govdesk.ui.briefings.screen import BriefingsScreen
from govdesk.ui.home.screen import HomeScreen
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Confirm, Form, LinkLabel
from tests.builders import City
from tests.services.test_review_feedback import heard
from tests.signed_packets import publish_signed
from tests.sittings import sitting
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import child, draft_verbs, settle, show, who_is


@pytest.fixture
def sit_down(
    office_on: Callable[..., Office],
    city_file: City,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[str], tuple[Office, BriefingsScreen]]:
    """Opens the archive for an account; certificates are kept in the test's own folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def sit(login: str) -> tuple[Office, BriefingsScreen]:
        ctx = city_file.as_(login)
        office = office_on(ctx, who_is(ctx), draft_verbs(ctx))
        office.archive = tmp_path / "packets"
        screen = BriefingsScreen(office)
        qtbot.addWidget(screen)
        show(screen)
        settle(office)
        return office, screen

    return sit


def prepare(city: City, choices: Choices = USUAL) -> str:
    city.later(days=100)
    clerk = city.as_("clerk")
    pin_checkpoint(clerk)
    view = clerk.read(quarterly_view, period="2026-Q1", draft=False)
    return keep(clerk, drawn=draw_whole(Material(view), kind="quarterly", choices=choices)).made


def only(city: City) -> PacketRow:
    (row,) = city.ctx.read(packet_rows)
    return row


def act(screen: BriefingsScreen, words: str) -> Act:
    """The button with these words."""
    return next(
        one
        for one in child(screen, PacketDetail).findChildren(Act)
        if one.button.text().replace("&", "") == words and one.isVisible()
    )


def test_the_second_officer_publishes_corrects_and_withdraws(
    sit_down: Callable[[str], tuple[Office, BriefingsScreen]],
    city_file: City,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys = [part.key for part in KINDS["quarterly"].parts if part.key != "contents"]
    chose = Choices((keys[1], keys[0], *keys[2:]), "Dear neighbours.", large=True)
    made = prepare(city_file, chose)
    _office, first = sit_down("clerk")
    first.open(made)
    settle(_office)
    assert act(first, "Publish").refused
    assert "another officer" in act(first, "Publish").reason.text()
    office, screen = sit_down("chair")
    assert screen.summary == "1 packet waits for a second officer."
    screen.open(made)
    settle(office)
    assert faults_of(screen) == []
    act(screen, "Look at its pages").button.click()
    settle(office)
    (pages,) = screen.findChildren(Pages)
    qtbot.waitUntil(lambda: pages.preview.page_count == only(city_file).pages, timeout=20_000)
    assert "At a glance" in pages.preview.text.toPlainText()
    pages.close()
    act(screen, "Look at its checklist").button.click()
    settle(office)
    (kept,) = (one for one in screen.window().findChildren(KeptChecklist) if one.isVisible())
    assert faults_of(kept) == []
    said = " ".join(row[1] for row in kept.checklist.table.table())
    assert "PDF/UA-1: page-validation" in said
    assert "no substitute for a person" in said
    assert kept.checklist.said.startswith("Nothing stands against it")
    kept.close()
    act(screen, "Publish").button.click()
    (asked,) = (one for one in screen.findChildren(QDialog) if one.isVisible())
    next(
        b for b in asked.findChildren(type(act(screen, "Publish").button)) if b.text() == "Publish"
    ).click()
    qtbot.waitUntil(lambda: only(city_file).state == "published", timeout=20_000)
    settle(office)
    assert "(PAdES B-B)" in screen.banner.text
    row = only(city_file)
    assert (row.state, row.published_by) == ("published", "Charis Chair")
    assert row.sha256_file
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    act(screen, "Open its folder").button.click()
    assert [Path(one.toLocalFile()) for one in opened] == [tmp_path / "packets"]
    assert screen.banner.text == f"Where its files lie: {tmp_path / 'packets'}"
    act(screen, "Correct it…").button.click()
    settle(office)
    builder = screen.builder
    assert builder is not None
    wanted = builder.form.wanted
    assert wanted is not None
    assert (wanted.kind, wanted.subject.about) == ("quarterly", "2026-Q1")
    assert wanted.choices == chose  # the correction begins with what was chosen
    assert builder.form.parts.value().endswith("-contents")
    assert not builder.form.is_dirty()
    qtbot.waitUntil(lambda: row.number in builder.preview.text.toPlainText(), timeout=20_000)
    told = [label.text() for label in builder.form.findChildren(QLabel) if label.isVisible()]
    assert any(words.startswith(f"This packet corrects {row.number}") for words in told)
    assert not any("tells of this already" in words for words in told)
    assert (builder.form.kind.count(), builder.form.about.count()) == (1, 1)
    builder.form.set_value("introduction", "A total was wrong.")
    screen.back()
    act(screen, "Correct it…").button.click()
    (asked,) = screen.findChildren(Confirm)
    assert screen.builder is builder
    assert asked.focusWidget().text() == "Cancel"  # type: ignore[attr-defined]
    asked.reject()
    form = next(one for one in child(screen, PacketDetail).findChildren(Form))
    act(screen, "Withdraw it at once").button.click()
    settle(office)
    assert only(city_file).state == "published"  # a reason is asked for
    form.findChildren(QPlainTextEdit)[0].setPlainText("A resident's name got into it.")
    act(screen, "Withdraw it at once").button.click()
    settle(office)
    assert only(city_file).state == "withdrawn"
    assert screen.banner.text.startswith(f"Packet {row.number} is withdrawn.")
    assert act(screen, "Confirm").refused
    for percent in (100, 200):
        office.theme.choose(mode="light", percent=percent)
        show(screen)
        settle(office)
        assert faults_of(screen) == []
    third, last = sit_down("secretary")
    last.open(made)
    settle(third)
    act(last, "Confirm").button.click()
    settle(third)
    assert only(city_file).confirmed_by == "Sefa Secretary"
    assert last.banner.text == f"It is confirmed that packet {row.number} is withdrawn."


def test_who_sits_down_next_finds_the_packet_as_they_may_treat_it(
    sit_down: Callable[[str], tuple[Office, BriefingsScreen]], city_file: City
) -> None:
    made = prepare(city_file)
    office, screen = sit_down("clerk")
    screen.open(made)
    settle(office)
    assert act(screen, "Publish").refused
    screen.open("")  # to the list by its key: on a wide window the packet stays beside it
    office.seat_down(who_is(city_file.as_("chair")))
    settle(office)
    settle(office)
    assert not act(screen, "Publish").refused


def test_a_notice_is_posted_at_once_with_a_reason(
    sit_down: Callable[[str], tuple[Office, BriefingsScreen]], city_file: City, qtbot: QtBot
) -> None:
    sitting(city_file, "ordinary")
    prepare(city_file)
    office, screen = sit_down("clerk")
    screen.new()
    settle(office)
    builder = screen.builder
    assert builder is not None
    qtbot.waitUntil(lambda: builder.preview.page_count > 0, timeout=20_000)
    assert not builder.at_once.isVisible()
    builder.form.kind.setCurrentIndex(builder.form.kind.findData("notice"))
    assert builder.at_once.isVisible()
    builder.at_once.click()
    dialog = next(one for one in screen.findChildren(AtOnce))
    assert faults_of(dialog) == []
    dialog.form.findChildren(QPlainTextEdit)[0].setPlainText("The deadline is tonight.")
    # a window system gives the list its focus only now, and so its first packet
    dialog.finished.connect(lambda _how: screen._table.selectRow(0))
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: screen.builder is None, timeout=20_000)
    settle(office)
    row = next(row for row in city_file.ctx.read(packet_rows) if row.kind == "notice")
    qtbot.waitUntil(lambda: screen._table.current_key() == row.id, timeout=20_000)
    assert screen.here().id == row.id  # though the list had the focus before it had the notice
    assert (row.state, row.kind, row.posted_reason) == (
        "posted",
        "notice",
        "The deadline is tonight.",
    )
    assert screen.banner.text.startswith("The notice is posted.")
    screen.open(f"new/notice/{row.meeting_id}")
    settle(office)
    assert screen.builder is not None
    told = [one.text() for one in screen.builder.form.findChildren(QLabel) if one.isVisible()]
    assert f"Packet {row.number} was posted at once as a page. This one brings the PDF." in told


def test_home_tells_the_second_officer_that_a_packet_waits(
    qtbot: QtBot, city_file: City, office_on: Callable[..., Office]
) -> None:
    made = prepare(city_file)

    def told(login: str) -> str:
        ctx = city_file.as_(login)
        office = office_on(ctx, who_is(ctx), draft_verbs(ctx))
        screen = HomeScreen(office)
        qtbot.addWidget(screen)
        show(screen)
        settle(office)
        return " ".join(one.text() for one in screen.findChildren(LinkLabel) if one.isVisible())

    number = only(city_file).number
    assert f"Publish packet {number}, Quarterly public briefing" in told("chair")
    assert f"packet {number}" not in told("clerk") + told("youth")
    publish_signed(city_file.as_("chair"), packet_id=made)
    assert f"packet {number}" not in told("chair")
    withdraw_packet(city_file.as_("clerk"), packet_id=made, reason="a name stood in it")
    assert f"Confirm that packet {number}" in told("chair")
    assert "its day passed" not in told("chair")
    assert f"packet {number}" not in told("clerk")
    city_file.later(hours=24, minutes=1)
    assert f"Confirm that packet {number}" in told("chair")
    assert "is withdrawn: its day passed" in told("chair")


@pytest.mark.parametrize("hours", [23, 25])
def test_the_page_of_a_withdrawn_packet_says_when_its_day_has_passed(
    sit_down: Callable[[str], tuple[Office, BriefingsScreen]], city_file: City, hours: int
) -> None:
    made = prepare(city_file)
    publish_signed(city_file.as_("chair"), packet_id=made)
    withdraw_packet(city_file.as_("clerk"), packet_id=made, reason="A name stood in it.")
    city_file.later(hours=hours)

    def told() -> str:
        office, screen = sit_down("secretary")
        screen.open(made)
        settle(office)
        return " ".join(one.text() for one in screen.findChildren(QLabel) if one.isVisible())

    late = hours > 24
    assert ("The day in which another officer was to confirm it passed on" in told()) is late
    assert ("Another officer confirms it until" in told()) is not late
    confirm_withdrawal(city_file.as_("secretary"), packet_id=made)
    assert ("later than a day" in told()) is late


def test_home_counts_what_waits_for_ones_word_and_tab_comes_to_it_first(
    qtbot: QtBot, city_file: City, office_on: Callable[..., Office]
) -> None:
    submit_review(city_file.ctx, review_id=heard(city_file))
    prepare(city_file)

    def home(login: str) -> tuple[HomeScreen, list[str]]:
        ctx = city_file.as_(login)
        office = office_on(ctx, who_is(ctx), draft_verbs(ctx))
        screen = HomeScreen(office)
        qtbot.addWidget(screen)
        show(screen)
        settle(office)
        screen.setFocus()
        order = []
        for _step in range(4):
            screen.focusNextChild()
            found = QApplication.focusWidget()
            while found is not None and not isinstance(found, LinkLabel):
                found = found.parentWidget()
            order.append(found.accessibleName() if found is not None else "")
        return screen, order

    screen, order = home("chair")
    number = only(city_file).number
    assert order[0].startswith(f"Publish packet {number}, ")
    assert order[1] == "Approve: Midpoint review of 2026-Q2"
    waiting = int(screen.summary.split()[0])
    screen, order = home("counsel")
    assert not any(words.startswith("Approve") for words in order)
    assert waiting - int(screen.summary.split()[0]) == 2
    screen, _order = home("youth")
    assert screen.summary == "Nothing waits for you today.", "what others owe is not theirs"


def test_the_second_officer_sends_it_back_and_its_preparer_begins_it_again(
    sit_down: Callable[[str], tuple[Office, BriefingsScreen]],
    city_file: City,
    screen_for: ScreenFor,
) -> None:
    chose = Choices(None, "Dear neighbours.", large=True)
    made = prepare(city_file, chose)
    office, screen = sit_down("chair")
    screen.open(made)
    settle(office)
    act(screen, "Send it back").button.click()
    settle(office)
    assert only(city_file).state == "prepared"  # what is to be mended is asked for
    form = next(one for one in child(screen, PacketDetail).findChildren(Form))
    form.findChildren(QPlainTextEdit)[0].setPlainText("The housing page names a resident.")
    assert faults_of(screen) == []
    act(screen, "Send it back").button.click()
    settle(office)
    row = only(city_file)
    assert row.state == "returned"
    assert screen.banner.text == f"Packet {row.number} is not published."
    home = screen_for(city_file.as_("clerk"), HomeScreen)
    told = [one.text() for one in home.findChildren(LinkLabel)]
    assert any(f"Prepare packet {row.number}" in one and "sent back" in one for one in told)
    office, screen = sit_down("clerk")
    screen.open(made)
    settle(office)
    assert faults_of(screen) == []
    act(screen, "Prepare it again…").button.click()
    settle(office)
    assert screen.builder is not None
    wanted = screen.builder.form.wanted
    assert wanted is not None
    assert (wanted.subject.about, wanted.choices.introduction) == ("2026-Q1", "Dear neighbours.")
    assert wanted.choices.large
