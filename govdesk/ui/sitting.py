# SPDX-License-Identifier: Apache-2.0
"""`Sitting`: who sits at the desk of a window. Locks it, asks who comes, and asks for the word of
whoever is there."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from govdesk.queries.meetings import meeting_in_session
from govdesk.queries.seated import seated
from govdesk.queries.vouching import Comers, comers
from govdesk.services.context import Changed
from govdesk.services.demo.town import demo_passphrase
from govdesk.ui.at_desk import AtDesk
from govdesk.ui.office import Office, Who, shown
from govdesk.ui.own_word import OwnWord
from govdesk.ui.places import Place
from govdesk.ui.shell import DeskWindow
from govdesk.ui.sign_in import SignIn
from govdesk.ui.vouching import VouchingDialog, in_effect_words
from govdesk.ui.work import Waiting
from govdesk.wording import _

LOGIN = "workspace/login"


class Sitting(QObject):
    """A child of its window. In a `story` the dialogs say the passphrase that everyone has."""

    def __init__(self, office: Office, opened: AtDesk, window: DeskWindow, *, story: bool) -> None:
        super().__init__(window)
        self._office = office
        self._opened = opened
        self._window = window
        self._hint = (
            _("In the demo city everyone’s is: {words}").format(words=demo_passphrase())
            if story
            else ""
        )
        self._last = ""
        """Whose page it is that the window stands on."""
        office.desk.ask_for_word = self._ask_for_word
        office.desk.wants_word = opened.wants_word
        window.lock_asked.connect(self.lock)
        window.locked_page.wanted.connect(self.switch)

    def lock(self) -> None:
        """Sign out, hide everything, and ask who comes."""
        office, window = self._office, self._window
        if window.is_locked:
            return
        for dialog in window.findChildren(QDialog):
            dialog.reject()
        window.hide_content(office.who.name)
        self._last = office.who.account or self._last
        nobody = replace(
            office.who, account="", name="", seat="", seat_id="", roles=frozenset(),
            member_id="", department_id="",
        )  # fmt: skip
        office.desk.write(window, self._opened.get_up, lambda _changed: office.seat_down(nobody))
        self.switch()

    def ask(self) -> None:
        """Show nothing of the workspace until someone has signed in."""
        if self._window.is_locked:
            self.switch()
        else:
            self.lock()

    def switch(self, said: str = "") -> None:
        """Ask who sits down; `said` is told along with it. Whoever gives up leaves the desk as it
        is."""
        office, opened, window = self._office, self._opened, self._window

        def seat(who: Who) -> None:
            left, self._last = self._last or office.who.account, who.account
            office.seat_down(who)
            if (
                left and left != who.account
            ):  # such as a roll call: a member would take it for theirs
                window.navigate(Place("home"))
            window.show_content()

        def given(login: str, passphrase: str) -> None:
            def came(_changed: Changed) -> None:
                office.remembered.put(LOGIN, login)
                dialog.finish()
                office.desk.read(window, read_who, seat, opened=opened)

            office.desk.write(
                dialog,
                opened.sit_down,
                came,
                refused=dialog.refuse,
                login=login,
                passphrase=passphrase,
            )

        dialog: SignIn

        def chosen(found: Comers) -> None:
            nonlocal dialog
            login = opened.login or office.remembered.text(LOGIN)

            def vouch() -> None:
                VouchingDialog(dialog, office.desk, found.first, came_into_effect).open()

            def came_into_effect(names: str) -> None:
                dialog.reject()
                self.switch(in_effect_words(names))

            dialog = SignIn(
                window, found.accounts, given, login=login, hint=self._hint, said=said,
                vouching=vouch if len(found.first) > 1 else None,
            )  # fmt: skip
            dialog.open()

        office.desk.read(window, comers, chosen)

    def _ask_for_word(self, waiting: Waiting) -> None:
        office, opened, window = self._office, self._opened, self._window
        if not opened.login:
            self.switch()
            return

        def given(passphrase: str, check_in: bool) -> None:
            call = opened.checking_in if check_in else opened.with_word
            waiting.again(dialog, partial(call, passphrase), dialog.finish)

        dialog: OwnWord

        def ask(meeting: bool) -> None:
            nonlocal dialog
            name = office.who.name
            dialog = OwnWord(
                window, name, given, act=waiting.act, question=waiting.question,
                hint=self._hint, meeting=meeting,
            )  # fmt: skip
            dialog.open()

        office.desk.read(window, meeting_in_session, ask)


def read_who(_session: Any, *, opened: AtDesk) -> Who:
    """Whoever is at the desk now; read on the worker, after they sat down."""
    return shown(opened.read(seated, login=opened.login), opened.ctx.store.location)
