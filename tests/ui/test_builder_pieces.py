# SPDX-License-Identifier: Apache-2.0
"""Departments’ own files in the builder: Word files come in as text, PDFs go out beside the
packet."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from govdesk.ui.briefings.bring_in import BringIn
from govdesk.ui.briefings.builder import Builder
from govdesk.ui.briefings.enclose import Encloser
from govdesk.ui.office import Office
from govdesk.ui.widgets import Confirm
from tests.pdf_files import bare_pdf, readable_pdf
from tests.ui.building import Built, choose, shown_in
from tests.ui.building import built as built
from tests.ui.building import office as office
from tests.ui.building import sat as sat
from tests.ui.checks import faults_of
from tests.ui.offices import settle, show
from tests.word_files import picture, report, saved


def test_departments_word_files_come_in_are_put_in_order_and_printed(
    qtbot: QtBot, office: Office, built: Built, tmp_path: Path
) -> None:
    screen, builder = built
    pieces = builder.pieces
    assert not pieces.isHidden()
    second = Document()
    second.add_heading("Second", 0)
    second.add_paragraph("What the second says.")
    second.add_picture(picture())
    second.inline_shapes[-1]._inline.docPr.set("descr", "A red square.")
    smile = Document()
    smile.add_paragraph("It went well \U0001f642")
    bring_in(qtbot, office, builder, saved(report(), tmp_path / "report.docx"),
             saved(smile, tmp_path / "smile.docx"))  # fmt: skip
    bring_in(qtbot, office, builder, saved(second, tmp_path / "second.docx"))
    qtbot.waitUntil(lambda: pieces.list.count() == 2, timeout=20_000)
    assert "Housing: 2 headings, 2 paragraphs, 2 lists, 1 table" in pieces.list.item(0).text()
    pieces.list.setCurrentRow(1)
    pieces.list.setFocus()
    qtbot.keyClick(pieces.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle(office)
    qtbot.waitUntil(lambda: pieces.list.item(0).text().startswith("Second"), timeout=20_000)
    qtbot.waitUntil(
        lambda: "What the second says" in builder.preview.text.toPlainText(), timeout=20_000
    )
    for percent in (100, 200):
        office.theme.choose(mode="light", percent=percent)
        show(screen)
        QApplication.processEvents()
        assert faults_of(screen) == []
    pieces.list.setCurrentRow(0)
    chosen = pieces._chosen()
    assert chosen is not None
    pieces.save_source(chosen.id, tmp_path / "kept.docx")
    qtbot.waitUntil((tmp_path / "kept.docx").exists, timeout=20_000)
    qtbot.waitUntil(
        lambda: (tmp_path / "kept.docx").read_bytes() == (tmp_path / "second.docx").read_bytes(),
        timeout=20_000,
    )
    qtbot.keyClick(pieces.list, Qt.Key.Key_Delete)
    (asked,) = [one for one in screen.window().findChildren(Confirm) if one.isVisible()]
    next(iter(asked.choices.values())).click()
    settle(office)
    qtbot.waitUntil(lambda: pieces.list.count() == 1, timeout=20_000)
    choose(qtbot, builder, "notice")
    qtbot.waitUntil(pieces.isHidden, timeout=20_000)


def bring_in(
    qtbot: QtBot, office: Office, builder: Builder, path: Path, unprintable: Path | None = None
) -> None:
    """Bring a Word file in, after one that no packet can print."""
    builder.pieces.bring.button.click()
    settle(office)
    (dialog,) = [one for one in builder.window().findChildren(BringIn) if one.isVisible()]
    if unprintable is not None:
        dialog.take(unprintable)
        qtbot.waitUntil(lambda: "U+1F642" in str(dialog.problems.table()), timeout=20_000)
        assert "\U0001f642" in dialog.keep.reason.text()
        assert dialog.told_of() == "1 paragraph. 1 thing did not come in as it stood."
        dialog.choose.setFocus()
        qtbot.keyClick(dialog.choose, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is dialog.problems  # before the form, as it stands there
    dialog.take(path)
    qtbot.waitUntil(lambda: not dialog.keep.refused, timeout=20_000)
    described = [dialog.pictures.list.item(at).text() for at in range(dialog.pictures.list.count())]
    assert described == (["A red square."] if path.stem == "second" else [])
    assert dialog.pictures.isVisible() is bool(described)
    dialog.keep.button.click()
    settle(office)
    assert dialog.department.hasFocus()  # it was not chosen
    dialog.department.setCurrentIndex(dialog.department.findText("Housing"))
    for percent in (100, 200) if unprintable is not None or described else ():
        office.theme.choose(mode="light", percent=percent)
        QApplication.processEvents()
        assert faults_of(dialog) == []
    office.theme.choose(mode="light", percent=100)
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        dialog.keep.button.click()
    settle(office)


def test_a_pdf_goes_out_beside_the_packet_with_words_for_who_cannot_read_it(
    qtbot: QtBot, office: Office, built: Built, tmp_path: Path
) -> None:
    screen, builder = built
    enclosures = builder.enclosures
    enclosures.add.button.click()
    settle(office)
    (dialog,) = [one for one in builder.window().findChildren(Encloser) if one.isVisible()]
    assert dialog.keep.refused
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 cut off")
    dialog.take(broken)
    qtbot.waitUntil(lambda: "is damaged" in shown_in(dialog), timeout=20_000)
    assert "Ask the department for a new one" in shown_in(dialog)
    dialog.take(readable_pdf(tmp_path / "plan.pdf"))
    qtbot.waitUntil(lambda: not dialog.keep.refused, timeout=20_000)
    assert "Whom to ask" not in shown_in(dialog)
    dialog.take(bare_pdf(tmp_path / "scan.pdf", scan=True))
    qtbot.waitUntil(lambda: "picture of text" in dialog.told.text(), timeout=20_000)
    fields = dialog.form._fields
    for name, following in (("department_id", "title"), ("lang", "summary"), ("summary", "ask")):
        fields[name].editor.setFocus()
        qtbot.keyClick(fields[name].editor, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is fields[following].editor
    dialog.department.setCurrentIndex(dialog.department.findText("Housing"))
    dialog.form.set_value("title", "The scan")
    dialog.keep.button.click()
    settle(office)
    assert "say in words what stands in it" in shown_in(dialog)
    dialog.form.set_value("summary", "How many beds were open each month.")
    dialog.form.set_value("ask", "Housing desk, room 4")
    for percent in (100, 200):
        office.theme.choose(mode="light", percent=percent)
        QApplication.processEvents()
        assert faults_of(dialog) == []
    office.theme.choose(mode="light", percent=100)
    dialog.keep.button.click()
    settle(office)
    qtbot.waitUntil(
        lambda: "How many beds were open" in builder.preview.text.toPlainText(), timeout=20_000
    )
    assert "The scan" in shown_in(enclosures)
    assert "not everybody can read it" in shown_in(enclosures)
    for percent in (100, 200):
        office.theme.choose(mode="light", percent=percent)
        show(screen)
        QApplication.processEvents()
        assert faults_of(screen) == []
    save, out = (
        one for one in enclosures.findChildren(QPushButton) if "The scan" in one.accessibleName()
    )
    assert save.accessibleName() == "Save The scan…"
    out.click()
    (asked,) = [one for one in screen.window().findChildren(Confirm) if one.isVisible()]
    next(iter(asked.choices.values())).click()
    settle(office)
    qtbot.waitUntil(lambda: "The scan" not in shown_in(enclosures), timeout=20_000)
