# SPDX-License-Identifier: Apache-2.0
"""The builder left open, or half filled: whose it stays, what it says meanwhile, and where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from govdesk.ui.briefings.builder import Builder
from govdesk.ui.briefings.preview import Preview
from govdesk.ui.briefings.screen import BriefingsScreen
from govdesk.ui.office import Office
from tests.builders import City
from tests.pdf_files import bare_pdf
from tests.ui.building import shown_in, waiting
from tests.ui.offices import draft_verbs, settle, show, who_is


def begun(qtbot: QtBot, office: Office) -> tuple[BriefingsScreen, Builder]:
    """The builder, without waiting for its pages."""
    screen = BriefingsScreen(office)
    qtbot.addWidget(screen)
    show(screen)
    settle(office)
    screen.new()
    settle(office)
    assert screen.builder is not None
    return screen, screen.builder


def introduction(builder: Builder) -> QPlainTextEdit:
    return builder.form.findChildren(QPlainTextEdit)[0]


def test_whoever_sits_down_next_does_not_see_it_and_who_began_it_finds_it_again(
    qtbot: QtBot, office_on: Callable[..., Office], city_file: City
) -> None:
    clerk, chair = city_file.as_("clerk"), city_file.as_("chair")
    office = office_on(clerk, who_is(clerk), draft_verbs(clerk))
    screen, builder = begun(qtbot, office)
    kind = builder.form.kind
    kind.setCurrentIndex(kind.findData("annual"))
    introduction(builder).setPlainText("A name that only the clerk may see.")
    screen.keep_drafts(lambda: None)  # as the desk does when it is locked
    settle(office)
    office.seat_down(who_is(chair))
    assert waiting(screen) is None
    assert not builder.isVisible()
    assert screen.primary_text == "Prepare a packet"
    office.seat_down(who_is(clerk))
    settle(office)
    screen.new()
    settle(office)
    again = waiting(screen)
    assert again is not None
    assert again.form.wanted is not None
    assert again.form.wanted.kind == "annual"
    assert introduction(again).toPlainText() == "A name that only the clerk may see."
    assert "what you typed before" in again.form.banner.text
    screen.back()
    screen._discard()
    screen.new()
    settle(office)
    anew = waiting(screen)
    assert anew is not None
    assert introduction(anew).toPlainText() == "", "what was discarded stays so"


def test_an_embargo_is_not_called_unreadable_while_it_is_typed(
    qtbot: QtBot, office_on: Callable[..., Office], city_file: City
) -> None:
    clerk = city_file.as_("clerk")
    office = office_on(clerk, who_is(clerk), draft_verbs(clerk))
    screen, builder = begun(qtbot, office)
    embargo = builder.form._embargo
    embargo.setFocus()
    qtbot.keyClicks(embargo, "2026-06")
    qtbot.waitUntil(lambda: "embargo" in builder.keep.reason.text(), timeout=20_000)
    unread = "The end of the embargo cannot be read."
    assert unread not in shown_in(builder.form)
    screen.run_primary()  # its key, pressed in the field
    assert unread in shown_in(builder.form)
    qtbot.keyClicks(embargo, "-9")
    assert unread not in shown_in(builder.form)
    qtbot.keyClick(embargo, Qt.Key.Key_Tab)  # it is left, and then the pages are drawn
    qtbot.waitUntil(lambda: unread in shown_in(builder.form), timeout=20_000)


def test_another_packet_begins_at_its_first_page(qtbot: QtBot, tmp_path: Path) -> None:
    preview = Preview()
    qtbot.addWidget(preview)
    preview.resize(600, 400)
    preview.show()
    content = bare_pdf(tmp_path / "three.pdf", pages=3).read_bytes()

    def put(of: str) -> int:
        shown = preview._document
        preview.show_pdf(content, of)
        qtbot.waitUntil(lambda: preview._document is not shown)
        QApplication.processEvents()
        return preview.page

    put("a notice")
    preview.turn(1)
    assert put("a notice") == 1
    assert put("the minutes") == 0
