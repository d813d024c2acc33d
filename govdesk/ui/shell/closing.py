# SPDX-License-Identifier: Apache-2.0
"""Leaving with something typed: keep as draft, discard, or stay. Nothing is lost unasked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from govdesk.ui.widgets.confirm import Confirm
from govdesk.ui.widgets.form import Form
from govdesk.ui.widgets.screen import Screen
from govdesk.wording import _


def ask_about_unsaved(
    parent: QWidget, screens: Sequence[Screen], go_on: Callable[[], object]
) -> Confirm | None:
    """Ask about the unsaved edits of `screens`, then `go_on`; at once when there are none."""
    dirty = [screen for screen in screens if screen.has_unsaved()]
    if not dirty:
        go_on()
        return None
    forms = [form for screen in dirty for form in screen.unsaved()]
    where = ", ".join(screen.title for screen in dirty)
    choices: dict[str, Callable[[], object]] = {}
    keepable = all(form.subject for form in forms)
    if keepable:
        choices[_("&Keep as draft")] = lambda: _keep(dirty, go_on)
    choices[_("&Discard")] = lambda: _discard(forms, go_on)
    dialog = Confirm(
        parent,
        _("You typed something that is not submitted yet."),
        _("It is on this page: {where}. A draft is seen by you alone and waits there.").format(
            where=where
        )
        if keepable
        else _("It is on this page: {where}. It cannot be kept as a draft.").format(where=where),
        choices,
        danger=not keepable,
        cancel=_("&Stay here"),
    )
    dialog.open()
    return dialog


def _keep(screens: Sequence[Screen], go_on: Callable[[], object]) -> None:
    waiting = list(screens)

    def kept(screen: Screen) -> None:
        waiting.remove(screen)
        if not waiting:
            go_on()

    for screen in screens:
        screen.keep_drafts(lambda screen=screen: kept(screen))  # type: ignore[misc]


def _discard(forms: Sequence[Form], go_on: Callable[[], object]) -> None:
    """What was unsaved when the question came: meanwhile it may have been kept by itself."""
    for form in forms:
        if isValid(form):
            form.discard()
    go_on()
