# SPDX-License-Identifier: Apache-2.0
"""The builder of packets, driven on a real workspace."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from govdesk.queries.packets import packet_content, packet_rows
from govdesk.ui.briefings.detail import PacketDetail
from govdesk.ui.briefings.draft_place import draft_path
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Confirm
from tests.briefing.csvw_reading import read_group
from tests.builders import City
from tests.ui.building import Built, choose, shown_in, waiting
from tests.ui.building import built as built
from tests.ui.building import office as office
from tests.ui.building import sat as sat
from tests.ui.checks import faults_of
from tests.ui.offices import child, focused, settle, show


def test_a_packet_is_chosen_seen_and_kept_by_keyboard_alone(
    qtbot: QtBot, office: Office, built: Built, sat: City, tmp_path: Path
) -> None:
    screen, builder = built
    assert not screen.unsaved()  # nobody typed anything yet
    assert builder.form.wanted is not None
    assert builder.form.wanted.kind == "quarterly"
    parts = builder.form.parts
    assert parts.on()[:2] == ("summary", "contents")
    parts.list.setFocus()
    parts.list.setCurrentRow(1)
    before = builder.preview.text.toPlainText()
    qtbot.keyClick(parts.list, Qt.Key.Key_Space)
    assert "contents" not in parts.on()
    chosen: list[int] = []
    parts.list.currentRowChanged.connect(chosen.append)
    qtbot.keyClick(parts.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert chosen == []  # no neighbour takes the focus meanwhile, to be said aloud
    assert parts.list.currentRow() == 0
    assert parts.value().split()[:2] == ["-contents", "summary"]
    builder.form.findChildren(QPlainTextEdit)[0].setPlainText("Dear neighbours, read this.")
    assert before == builder.preview.text.toPlainText()
    assert "being drawn anew" in shown_in(builder.preview)
    screen.run_primary()  # nobody has seen these words yet
    assert "not drawn yet" in builder.form.banner.text
    assert not builder.progress.isVisible()
    qtbot.waitUntil(lambda: "Dear neighbours" in builder.preview.text.toPlainText(), timeout=20_000)
    assert not builder.keep.refused
    screen.run_primary()
    qtbot.waitUntil(lambda: screen.builder is None, timeout=20_000)
    settle(office)
    (row,) = sat.ctx.read(packet_rows)
    assert (row.kind, row.state, row.prepared_by) == ("quarterly", "prepared", "Cleo Clerk")
    content = sat.ctx.read(packet_content, sha256=row.sha256)
    assert content is not None
    assert content.startswith(b"%PDF-")
    assert screen.here().id == row.id
    assert screen.banner.text.startswith("The packet is kept. Another officer")
    assert QApplication.focusWidget() is screen._table  # the builder went, and the focus with it
    detail = child(screen, PacketDetail)
    assert any(
        "open data" in one.button.text().replace("&", "") for one in detail.findChildren(Act)
    )
    detail.save_data(row, tmp_path / "data.zip")
    qtbot.waitUntil((tmp_path / "data.zip").exists, timeout=20_000)
    settle(office)
    assert [one["motion"] for one in read_group((tmp_path / "data.zip").read_bytes())["votes"]] == [
        "2026-1"
    ]


def test_the_packet_just_kept_is_shown_though_others_stand_in_the_archive(
    qtbot: QtBot, office: Office, built: Built, sat: City
) -> None:
    screen, builder = built
    screen.run_primary()
    qtbot.waitUntil(lambda: screen.builder is None, timeout=20_000)
    settle(office)
    (first,) = sat.ctx.read(packet_rows)
    screen._table.clearSelection()
    screen._table.setCurrentIndex(screen._table.rootIndex())  # as when one comes to the page
    screen.new()
    settle(office)
    assert screen.builder is not None
    builder = screen.builder
    qtbot.waitUntil(lambda: not builder.keep.refused, timeout=20_000)
    already = f"Packet {first.number} tells of this and waits for a second officer."
    assert already in shown_in(builder.form)
    screen.run_primary()
    qtbot.waitUntil(lambda: screen.builder is None, timeout=20_000)
    settle(office)
    second = next(row for row in sat.ctx.read(packet_rows) if row.id != first.id)
    assert screen.here().id == second.id
    assert screen._table.current_key() == second.id


def test_alt_with_its_letter_turns_to_a_tab_and_tab_goes_into_it(
    qtbot: QtBot, built: Built
) -> None:
    screen, builder = built
    screen.activateWindow()
    builder.form.focus_first()
    qtbot.keyClick(QApplication.focusWidget(), "h", Qt.KeyboardModifier.AltModifier)
    assert builder.checklist.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is builder.checklist.table
    builder.form.focus_first()
    qtbot.keyClick(QApplication.focusWidget(), "h", Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is builder._tabs.tabBar()


def test_what_stops_a_packet_stands_in_the_checklist_and_under_the_button(
    qtbot: QtBot, built: Built
) -> None:
    _screen, builder = built
    choose(qtbot, builder, "notice")
    assert builder.form.wanted is not None
    assert builder.form.wanted.subject.meeting_id
    shown = builder.preview.text.toPlainText()
    parts = builder.form.parts
    parts.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: builder.keep.refused, timeout=20_000)
    first = builder.checklist.table.table()[1]
    assert first[0] == "✕ Mend it first"
    assert "switched off" in first[1]
    assert "switched off" in builder.keep.reason.text()
    assert builder.preview.text.toPlainText() == shown
    assert "as it was before the last change" in shown_in(builder.preview)
    parts.list.item(0).setCheckState(Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: not builder.keep.refused, timeout=20_000)
    qtbot.waitUntil(
        lambda: "before the last change" not in shown_in(builder.preview), timeout=20_000
    )
    embargo = next(
        one
        for one in builder.form.findChildren(QLineEdit)
        if one.accessibleName().startswith("Embargo")
    )
    embargo.setText("when it is time")
    qtbot.waitUntil(lambda: "embargo" in builder.keep.reason.text(), timeout=20_000)
    assert "The end of the embargo cannot be read." in shown_in(builder.form)
    embargo.setText("")
    qtbot.waitUntil(lambda: not builder.keep.refused, timeout=20_000)
    introduction = builder.form.findChildren(QPlainTextEdit)[0]
    introduction.setPlainText("Write to me@city.example")
    qtbot.waitUntil(lambda: builder.keep.refused, timeout=20_000)
    introduction.setPlainText("A \uf400 that came along with copied words.")
    qtbot.waitUntil(lambda: "U+F400" in builder.keep.reason.text(), timeout=20_000)
    status, said, _where, _rule = builder.checklist.table.table()[1]  # as it is printed, too
    assert status == "✕ Mend it first"
    assert "that came along with copied words" in said


def test_it_saves_drafts_waits_while_one_looks_elsewhere_and_keeps_the_house_rules(
    qtbot: QtBot, office: Office, built: Built, tmp_path: Path, sat: City
) -> None:
    screen, builder = built
    _header, *items = builder.checklist.table.table()
    assert len(items) > 8
    assert all(item[0] and item[1] and item[3] for item in items)
    wanted, seen = builder.form.wanted, builder._view
    assert wanted is not None
    assert seen is not None
    drafts = (
        ("draft.pdf", b"%PDF-"),
        ("draft.html", b"<!DOCTYPE html>"),
        ("draft.zip", b"PK"),
        ("draft.docx", b"PK"),
    )
    for name, begins in drafts:
        builder.save_draft(tmp_path / name, wanted, seen[1])
        qtbot.waitUntil(builder.progress.isHidden, timeout=20_000)
        assert (tmp_path / name).read_bytes().startswith(begins)

        def told(path: Path = tmp_path / name) -> bool:
            return str(path) in screen.banner.text

        qtbot.waitUntil(told)
    assert sat.ctx.read(packet_rows) == ()
    builder.form.parts.move_part(1)
    assert screen.back()
    assert screen.primary_text == "Go on with the packet"
    screen.new()
    assert screen.builder is builder
    assert builder.form.parts.on()[0] == "contents"
    for percent in (100, 200):
        office.theme.choose(mode="light", percent=percent)
        show(screen)
        QApplication.processEvents()
        assert faults_of(screen) == []


def test_what_waits_in_the_builder_is_gone_on_with_replaced_or_discarded(
    office: Office, built: Built
) -> None:
    screen, builder = built
    assert builder.form.wanted is not None
    screen.back()
    assert waiting(screen) is None, "nothing was chosen, so nothing waits"
    screen.new()
    settle(office)
    again = waiting(screen)
    assert again is not None
    again.form.set_value("introduction", "Dear neighbours.")
    screen.back()
    assert screen.banner.text == "What you chose for the packet waits here."
    screen.new()
    assert waiting(screen) is again
    assert again.form.isAncestorOf(focused())
    screen.open("new/notice/another-meeting")
    (asked,) = (one for one in screen.findChildren(Confirm) if one.isVisible())
    assert waiting(screen) is again
    asked.reject()
    screen.back()
    next(
        one for one in screen.banner.findChildren(QPushButton) if one.text() == "Discard it"
    ).click()
    assert waiting(screen) is None
    assert screen._list.isAncestorOf(focused())
    assert screen.primary_text == "Prepare a packet"


def test_the_checklist_prints_with_the_packet_it_is_of_and_pages_turn_in_the_text_too(
    built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, builder = built
    printed: list[tuple[str, str]] = []

    def paper(_parent: object, title: str, _table: object, under: str) -> None:
        printed.append((title, under))

    monkeypatch.setattr("govdesk.ui.briefings.builder.print_table", paper)
    assert screen.print_shown()
    builder.checklist.paper.click()
    assert printed[0] == printed[1]
    assert printed[0][0].startswith("Checklist of packet 2026-Q")
    assert printed[0][1].endswith("by Cleo Clerk")
    preview = builder.preview
    preview.as_text.click()
    preview.after.click()
    page = preview.text.toPlainText()[preview.text.textCursor().position() :]
    assert page.split("\n\n")[0] == preview.text.toPlainText().split("\n\n")[1]


@pytest.mark.parametrize(
    ("typed", "chosen", "saved_as"),
    [
        ("a.pdf", "Word documents (*.docx)", "a.docx"),
        ("a", "Word documents (*.docx)", "a.docx"),
        ("a.docx", "PDF files (*.pdf)", "a.docx"),
        ("a.pdf", "PDF files (*.pdf)", "a.pdf"),
    ],
)
def test_a_draft_is_saved_as_what_its_name_or_the_chosen_kind_says(
    typed: str, chosen: str, saved_as: str
) -> None:
    assert draft_path(typed, chosen) == Path(saved_as)
