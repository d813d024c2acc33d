# SPDX-License-Identifier: Apache-2.0
"""`PageForm`: a form that stands where a motion's page was."""

from __future__ import annotations

from govdesk.services.context import Changed
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import Form, button


class PageForm(Form):
    """Goes on to what it made (`done`), or back to the motion with nothing kept (`add_away`)."""

    def __init__(self, office: Office, subject: str, motion_id: str) -> None:
        super().__init__(office, subject)
        self._motion_id = motion_id

    def add_away(self, words: str) -> None:
        """A quiet button that leaves the motion as it is."""
        away = button(words, "quiet")
        away.clicked.connect(self._leave)
        self.add_row(away)

    def done(self, changed: Changed) -> None:
        """What was asked is done: go to it."""
        self.submitted()
        self.office.navigate(Place("motions", changed.made))

    def _leave(self) -> None:
        self.discard()
        self.office.navigate(Place("motions", self._motion_id))
