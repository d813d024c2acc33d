# SPDX-License-Identifier: Apache-2.0
"""Forms: errors beside the field, undo across fields, drafts, and buttons that say why not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from govdesk.rules.messages import message
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Form, Label, Scroll
from tests.ui import sample
from tests.ui.offices import show

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def form(qtbot: QtBot, office: Office) -> Form:
    """A form with a name and a note, kept as `sample:form`."""
    made = Form(office, "sample:form")
    made.add("name", "&Name", QLineEdit(), hint="As the public reads it.")
    made.add("note", "N&ote", QPlainTextEdit())
    made.set_values({"name": "Old", "note": ""})
    qtbot.addWidget(made)
    made.show()
    return made


def editor(form: Form, name: str) -> QLineEdit:
    found = form._fields[name].editor
    assert isinstance(found, QLineEdit)
    return found


def test_a_refusal_is_told_beside_its_field_and_goes_when_the_field_is_edited(
    qtbot: QtBot, office: Office, form: Form
) -> None:
    name = editor(form, "name")
    office.desk.write(form, sample.rename, id="m1", name="")
    qtbot.waitUntil(lambda: bool(form._fields["name"].error))
    words = "A name is needed. What you typed is kept as a draft."
    assert form._fields["name"].error == words
    assert name.accessibleDescription() == words
    assert form.banner.text == ""
    qtbot.keyClicks(name, "x")
    assert form._fields["name"].error == ""
    assert name.accessibleDescription() == "As the public reads it."


def test_labels_are_buddies_and_names(form: Form) -> None:
    name = editor(form, "name")
    assert name.accessibleName() == "Name"
    assert form._fields["name"]._label.buddy() is name


def test_undo_and_redo_go_across_fields(qtbot: QtBot, form: Form) -> None:
    name, note = editor(form, "name"), form._fields["note"].editor
    name.setFocus()
    name.selectAll()
    qtbot.keyClicks(name, "New")
    qtbot.keyClicks(note, "why")
    assert form.values() == {"name": "New", "note": "why"}
    qtbot.keyClick(note, Qt.Key.Key_Z, CTRL)
    assert form.values() == {"name": "New", "note": ""}
    while form.undo.canUndo():
        qtbot.keyClick(note, Qt.Key.Key_Z, CTRL)
    assert form.values() == {"name": "Old", "note": ""}
    while form.undo.canRedo():
        form.undo.redo()
    assert form.values() == {"name": "New", "note": "why"}


def test_typing_is_kept_as_a_draft_and_offered_again(
    qtbot: QtBot, office: Office, form: Form, workspace: sample.SampleWorkspace
) -> None:
    form._autosave.setInterval(10)
    qtbot.keyClicks(editor(form, "name"), "er")
    assert form.is_dirty()
    qtbot.waitUntil(lambda: not form.is_dirty())
    assert workspace.drafts["sample:form"]["name"] == "Older"
    again = Form(office, "sample:form")
    qtbot.addWidget(again)
    again.add("name", "Name", QLineEdit())
    with qtbot.waitSignal(again.restored):
        again.restore()
    assert again.values() == {"name": "Older"}


def test_submitting_forgets_the_draft(
    qtbot: QtBot, office: Office, form: Form, workspace: sample.SampleWorkspace
) -> None:
    qtbot.keyClicks(editor(form, "name"), "er")
    form.keep_draft()
    qtbot.waitUntil(lambda: office.desk.idle)
    form.submitted()
    qtbot.waitUntil(lambda: workspace.drafts == {})
    assert not form.is_dirty()


def test_what_is_typed_hidden_is_never_kept(
    qtbot: QtBot, office: Office, form: Form, workspace: sample.SampleWorkspace
) -> None:
    secret = form.add("passphrase", "Passphrase", QLineEdit())
    secret.setEchoMode(QLineEdit.EchoMode.Password)
    qtbot.keyClicks(secret, "correct horse")
    form.keep_draft()
    qtbot.waitUntil(lambda: office.desk.idle)
    assert "passphrase" not in workspace.drafts["sample:form"]
    form.discard()


def test_every_kind_of_editor_gives_and_takes_text(qtbot: QtBot, office: Office) -> None:
    form = Form(office)
    qtbot.addWidget(form)
    choice = form.add("choice", "Choice", QComboBox())
    choice.addItem("Lagging", "lagging")
    choice.addItem("On track", "on_track")
    form.add("day", "Day", QDateEdit())
    form.add("count", "Count", QSpinBox())
    form.add("sure", "Sure", QCheckBox())
    given = {"choice": "on_track", "day": "2026-04-30", "count": "7", "sure": "yes"}
    form.set_values(given)
    assert form.values() == given
    assert not form.is_dirty()
    choice.setCurrentIndex(0)
    assert form.values()["choice"] == "lagging"
    assert form.is_dirty()
    form.discard()


def test_a_grey_button_says_why_in_sight_and_aloud(qtbot: QtBot) -> None:
    act = Act("Close the vote")
    qtbot.addWidget(act)
    act.show()
    reason = message("general.sign_in_first")
    act.set_refusal(reason)
    words = "Sign in first; nobody is signed in on this desktop."
    assert not act.button.isEnabled()
    assert act.reason.isVisible()
    assert (act.reason.text(), act.button.toolTip()) == (words, words)
    assert act.button.accessibleDescription() == words
    act.set_refusal(None)
    assert act.button.isEnabled()
    assert not act.reason.isVisible()


def test_a_form_that_is_begun_below_the_page_comes_into_view(qtbot: QtBot, office: Office) -> None:
    page = Scroll("A page")
    for line in range(60):
        page.body.addWidget(Label(f"Line {line}"))
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()
    begun = Form(office)
    editor = begun.add("name", "&Name", QLineEdit())
    page.body.addWidget(begun)
    begun.show()
    begun.focus_first()
    qtbot.waitUntil(
        lambda: page.viewport().rect().contains(editor.mapTo(page.viewport(), QPoint()))
    )


def test_alt_with_the_letter_of_a_grey_button_types_nothing(qtbot: QtBot, form: Form) -> None:
    keep = Act("&Keep it")
    keep.set_refusal(message("general.sign_in_first"))
    form.add_row(keep)
    for name in ("name", "note"):
        before = form.values()[name]
        typed_in = form._fields[name].editor
        typed_in.setFocus()
        qtbot.keyClick(typed_in, "k", Qt.KeyboardModifier.AltModifier)
        assert form.values()[name] == before
        qtbot.keyClick(typed_in, "k")
        assert form.values()[name] != before


def test_a_form_higher_than_the_page_begins_with_its_heading(qtbot: QtBot, office: Office) -> None:
    page = Scroll("The motion")
    qtbot.addWidget(page)
    page.body.addWidget(Label("Submit a motion", "heading"))
    long = Form(office)
    for number in range(12):
        long.add(f"field{number}", f"Field {number}", QLineEdit())
    page.body.addWidget(long)
    show(page, 400, 400)
    long.focus_first()
    qtbot.wait(20)
    assert page.verticalScrollBar().value() == 0
    assert QApplication.focusWidget() is long._fields["field0"].editor


def test_what_alt_with_its_letter_comes_to_is_scrolled_into_view(
    qtbot: QtBot, office: Office
) -> None:
    page = Scroll("What goes in")
    qtbot.addWidget(page)
    long = Form(office)
    first, last = QLineEdit(), QPlainTextEdit()
    long.add("name", "&Name", first)
    for number in range(9):
        long.add(f"between{number}", f"Between {number}", QLineEdit())
    long.add("note", "N&ote", last)
    page.body.addWidget(long)
    show(page, 400, 300)

    def is_seen(editor: QWidget) -> bool:
        return page.viewport().rect().contains(editor.mapTo(page.viewport(), QPoint()))

    for letter, editor in (("o", last), ("n", first)):
        assert not is_seen(editor)
        qtbot.keyClick(page, letter, Qt.KeyboardModifier.AltModifier)
        assert QApplication.focusWidget() is editor
        assert is_seen(editor)
