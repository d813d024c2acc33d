# SPDX-License-Identifier: Apache-2.0
"""The window: places, palette, keys, closing with something typed, remembering."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from govdesk.rules.messages import message
from govdesk.rules.refusals import Refusal
from govdesk.ui.faults import Faults
from govdesk.ui.office import Office, Who
from govdesk.ui.places import History, Place
from govdesk.ui.screens import SCREENS
from govdesk.ui.shell import DeskWindow
from govdesk.ui.shell.help import HelpSheet
from govdesk.ui.shell.palette import Palette
from govdesk.ui.widgets import Confirm, button
from tests.ui import sample

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def sheet(window: DeskWindow, kind: type[Palette | Confirm | HelpSheet]) -> list[object]:
    return [found for found in window.findChildren(kind) if found.isVisible()]


@pytest.fixture
def page(qtbot: QtBot, window: DeskWindow) -> sample.SampleScreen:
    """The sample screen with the first measure open."""
    window.navigate(Place("indicators", "m1"))
    shown = window.page
    assert isinstance(shown, sample.SampleScreen)
    qtbot.waitUntil(lambda: shown.detail.row is not None and shown.office.desk.idle)
    return shown


def test_ways_back_and_forward_lead_over_places(
    qtbot: QtBot, window: DeskWindow, page: sample.SampleScreen
) -> None:
    assert window.history.here == Place("indicators", "m1")
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert window.page.kind == "home"
    qtbot.keyClick(window, Qt.Key.Key_Right, ALT)
    assert window.page is page
    assert page.table.current_key() == "m1"


def test_running_down_a_list_is_one_step_of_the_history() -> None:
    history = History()
    history.visit(Place("home"))
    history.visit(Place("motions", "a"))
    history.visit(Place("motions", "b"), instead=True)
    assert history.go(-1) == Place("home")
    assert history.go(1) == Place("motions", "b")
    assert not history.can_go(1)


def test_number_keys_navigate(qtbot: QtBot, window: DeskWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_2, CTRL)
    assert window.page.kind == "indicators"
    qtbot.keyClick(window, Qt.Key.Key_1, CTRL)
    assert window.page.kind == "home"


def test_every_place_says_its_key(window: DeskWindow) -> None:
    told = [tool.toolTip() for tool in window.navigation._buttons.values()]
    assert told
    for tip, key in zip(told, window._keys[-1 - len(told) : -1], strict=True):
        assert f"({key.sequence})" in tip


def test_who_is_here_is_said_though_only_icons_are_shown(window: DeskWindow) -> None:
    (lock,) = [
        tool
        for tool in window.navigation.findChildren(QToolButton)
        if tool.accessibleName() == "Lock or switch"
    ]
    assert lock.accessibleDescription() == ""
    window.navigation.collapse(True)
    assert lock.accessibleDescription() == "Ana Reyes, Seat for seniors"
    assert lock.toolTip().startswith("Ana Reyes\nSeat for seniors\n")


def test_the_header_tells_title_summary_and_the_one_action(
    qtbot: QtBot, window: DeskWindow, page: sample.SampleScreen
) -> None:
    words = {label.text() for label in window.header.findChildren(QLabel)}
    assert {"Indicators", "3 of 9 indicators need attention."} <= words
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    assert page.primary_runs == 1
    header = window.header._primary
    main = button("Do it", "primary")
    page.body.addWidget(main)
    main.show()
    assert (header.property("role"), page.main_button) == ("", main)
    main.setEnabled(False)
    assert (header.property("role"), page.main_button) == ("primary", None)
    page.set_primary("Record a reading", page.count_primary, message("general.sign_in_first"))
    assert not window.header._primary.isEnabled()
    assert window.header._reason.text().startswith("Sign in first")
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    assert page.primary_runs == 1


def test_ctrl_enter_in_a_form_presses_the_forms_own_button(
    qtbot: QtBot, window: DeskWindow, page: sample.SampleScreen
) -> None:
    pressed: list[bool] = []
    page.detail.act.clicked.disconnect()
    page.detail.act.clicked.connect(lambda: pressed.append(True))
    for field in (page.detail.name, page.detail.note):
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_Return, CTRL)
    assert pressed == [True, True]
    page.list.search.setFocus()
    qtbot.keyClick(page.list.search, Qt.Key.Key_Return, CTRL)
    assert page.primary_runs == 1
    assert page.detail.note.toPlainText() == ""
    assert window.page is page


def test_the_palette_finds_commands_at_once_and_things_from_the_workspace(
    qtbot: QtBot, window: DeskWindow
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    palette = window.findChild(Palette)
    assert palette is not None
    assert palette.list.count() > 5
    qtbot.keyClicks(palette.line, "ramps")
    qtbot.waitUntil(lambda: palette.list.count() == 1)
    assert palette.list.item(0).text() == "Indicator m8: Ramps repaired at crossings"
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.history.here == Place("indicators", "m8")
    qtbot.waitUntil(lambda: window.office.desk.idle)


def test_the_palette_says_that_nothing_is_found_and_goes_to_places_without_a_key(
    qtbot: QtBot, window: DeskWindow
) -> None:
    window._makers = {**window._makers, "accounts": window._makers["indicators"]}
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    palette = window.findChild(Palette)
    assert palette is not None
    qtbot.keyClicks(palette.line, "who signs")
    assert palette.list.item(0).text() == "Go to Who signs in"
    palette.line.clear()
    qtbot.keyClicks(palette.line, "xyzzy")
    qtbot.waitUntil(lambda: palette.list.count() == 1)
    assert palette.list.item(0).text() == "Nothing is found by these words."
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.reject()
    qtbot.waitUntil(lambda: window.office.desk.idle)


def test_the_palette_runs_a_command_with_its_key_beside_it(
    qtbot: QtBot, window: DeskWindow
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    palette = window.findChild(Palette)
    assert palette is not None
    qtbot.keyClicks(palette.line, "go to indic")
    assert [palette.list.item(n).text() for n in range(palette.list.count())] == [
        "Go to Indicators"
    ]
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.page.kind == "indicators"
    qtbot.waitUntil(lambda: window.office.desk.idle)


def test_single_keys_act_but_never_while_one_types(
    qtbot: QtBot, window: DeskWindow, page: sample.SampleScreen
) -> None:
    page.focus_search()
    qtbot.keyClicks(page.list.search, "?")
    assert page.list.search.text() == "?"
    assert sheet(window, HelpSheet) == []
    page.list.search.clear()
    page.table.setFocus()
    qtbot.keyClicks(page.table, "?")
    assert len(sheet(window, HelpSheet)) == 1
    for found in window.findChildren(HelpSheet):
        found.close()


def test_ctrl_f_searches_and_esc_leaves_the_field_then_the_place(
    qtbot: QtBot, window: DeskWindow, page: sample.SampleScreen
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F, CTRL)
    assert QApplication.focusWidget() is page.list.search
    qtbot.keyClick(page.list.search, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is not page.list.search
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.page.kind == "home"


def test_closing_with_something_typed_asks_and_stays(
    qtbot: QtBot, window: DeskWindow, page: sample.SampleScreen
) -> None:
    qtbot.keyClicks(page.detail.name, "!")
    window.close()
    assert window.isVisible()
    asked = window.findChild(Confirm)
    assert asked is not None
    asked.reject()
    assert window.isVisible()
    assert page.detail.form.is_dirty()


def test_closing_keeps_what_was_typed_as_a_draft_when_asked_to(
    qtbot: QtBot,
    window: DeskWindow,
    page: sample.SampleScreen,
    workspace: sample.SampleWorkspace,
) -> None:
    qtbot.keyClicks(page.detail.name, "!")
    window.close()
    asked = window.findChild(Confirm)
    assert asked is not None
    with qtbot.waitSignal(window.closed):
        asked.choices["&Keep as draft"].click()
    assert workspace.drafts["sample:rename"]["name"] == "Homes made safe within 30 days!"
    assert not window.isVisible()


def test_closing_discards_when_asked_to(
    qtbot: QtBot,
    window: DeskWindow,
    page: sample.SampleScreen,
    workspace: sample.SampleWorkspace,
) -> None:
    qtbot.keyClicks(page.detail.name, "!")
    window.close()
    asked = window.findChild(Confirm)
    assert asked is not None
    with qtbot.waitSignal(window.closed):
        asked.choices["&Discard"].click()
    assert workspace.drafts == {}


@pytest.mark.parametrize("late", [False, True])
def test_closing_discards_what_was_kept_by_itself_meanwhile(
    qtbot: QtBot,
    window: DeskWindow,
    page: sample.SampleScreen,
    workspace: sample.SampleWorkspace,
    late: bool,
) -> None:
    """The draft that a form keeps by itself comes while the question stands, or is on its way."""
    qtbot.keyClicks(page.detail.name, "!")
    window.close()
    asked = window.findChild(Confirm)
    assert asked is not None
    if late:
        workspace.hold.clear()
    page.detail.form.keep_draft()
    if not late:
        qtbot.waitUntil(lambda: bool(workspace.drafts))
    with qtbot.waitSignal(window.closed):
        asked.choices["&Discard"].click()
        workspace.hold.set()
    assert workspace.drafts == {}


def test_what_was_refused_on_a_page_is_gone_when_one_comes_back(
    window: DeskWindow, page: sample.SampleScreen
) -> None:
    page.tell_refusal(Refusal(message("motions.needs_in_session")))
    assert page.banner.text
    window.navigate(Place("home"))
    window.navigate(Place(page.kind))
    assert page.banner.text == ""


def test_closing_waits_for_a_write_on_its_way(
    qtbot: QtBot, window: DeskWindow, workspace: sample.SampleWorkspace
) -> None:
    workspace.hold.clear()
    window.office.desk.write(window, sample.rename, id="m1", name="Done")
    window.close()
    assert window.isVisible()
    with qtbot.waitSignal(window.closed):
        workspace.hold.set()
    assert workspace.rows["m1"].name == "Done"


def test_leaving_a_page_keeps_what_was_typed(
    qtbot: QtBot,
    window: DeskWindow,
    page: sample.SampleScreen,
    workspace: sample.SampleWorkspace,
) -> None:
    qtbot.keyClicks(page.detail.name, "!")
    window.navigate(Place("home"))
    qtbot.waitUntil(lambda: "sample:rename" in workspace.drafts)
    window.navigate(Place("indicators"))
    assert page.detail.name.text().endswith("!")


@pytest.mark.usefixtures("page")
def test_place_and_geometry_are_restored(qtbot: QtBot, window: DeskWindow, office: Office) -> None:
    window.resize(780, 640)
    window.close()
    screens = {"home": sample.HomeScreen, "indicators": sample.SampleScreen}
    again = DeskWindow(office, screens)
    qtbot.addWidget(again)
    again.restore()
    again.show()
    assert again.history.here == Place("indicators", "m1")
    assert again.size() == window.size()
    qtbot.waitUntil(lambda: office.desk.idle)


def test_a_narrow_window_keeps_the_icons_of_the_navigation(
    qtbot: QtBot, window: DeskWindow
) -> None:
    assert not window.navigation.is_collapsed
    window.resize(900, 700)
    qtbot.waitUntil(lambda: window.navigation.is_collapsed)
    assert window.navigation.width() == 60


def test_every_icon_of_the_narrow_navigation_stands_in_one_line(
    qtbot: QtBot, office: Office
) -> None:
    office.theme.choose(percent=200)
    everything = DeskWindow(office, dict.fromkeys(SCREENS, sample.HomeScreen))
    qtbot.addWidget(everything)
    everything.show()
    everything.restore()
    qtbot.waitUntil(lambda: everything.navigation.is_collapsed and office.desk.idle)
    # Until the names went, the list was too long and had its bar.
    tools = everything.navigation.findChildren(QToolButton)
    qtbot.waitUntil(lambda: len({tool.width() for tool in tools}) == 1, timeout=2000)
    everything.close()


def test_who_is_here_is_shown_and_can_change(window: DeskWindow, office: Office) -> None:
    office.seat_down(Who("Marlow Bay Task Force", "marlow-bay.govdesk"))
    words = {label.text() for label in window.navigation.findChildren(QLabel)}
    assert "Nobody is signed in" in words


def test_a_fault_is_told_in_the_window_with_a_report_to_copy(
    window: DeskWindow, faults: Faults
) -> None:
    faults.tell(ZeroDivisionError("on purpose"))
    assert window.banner.text.startswith("Something went wrong")
    window.banner._act.click()
    assert "ZeroDivisionError" in QGuiApplication.clipboard().text()


@pytest.mark.usefixtures("page")
def test_the_reference_can_be_copied(qtbot: QtBot, window: DeskWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_C, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert QGuiApplication.clipboard().text() == "Indicator m1"


def test_locking_is_asked_of_the_composition_root(qtbot: QtBot, window: DeskWindow) -> None:
    with qtbot.waitSignal(window.lock_asked):
        qtbot.keyClick(window, Qt.Key.Key_L, CTRL)
