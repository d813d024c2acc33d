# SPDX-License-Identifier: Apache-2.0
"""The thin line at the bottom: workspace, its time if it is a story's, whether everything is saved,
and when the record was last checked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from govdesk.ui.office import Who
from govdesk.ui.theme import set_role
from govdesk.ui.widgets.labels import Label, shown_if
from govdesk.wording import _, current


class StatusLine(QFrame):
    """Follows the desk; of what is so at a time it says what matters most."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "status_line")
        self._workspace = Label("", "caption", wrap=False)
        self._story = Label("", "caption")
        self._rehearsal = Label("", "label", wrap=False, tone="warning")
        self._rehearsal.hide()
        self._state = Label(_("Saved"), "caption", wrap=False)
        self._checked = Label("", "caption")
        self._checked.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._only_read = self._saving = self._checking = False
        self._reached = True
        self._checked.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(28, 4, 28, 4)
        layout.setSpacing(20)
        layout.addWidget(self._rehearsal)
        layout.addWidget(self._workspace)
        layout.addWidget(self._state)
        layout.addWidget(self._story, 1)  # these two break at large text, so that nothing is cut
        layout.addWidget(self._checked, 1)
        layout.addStretch(0)

    def show_workspace(self, who: Who) -> None:
        """Name the workspace and, when it tells a story, the day that it is there."""
        self._workspace.setText(who.workspace)
        if who.story:
            day = current().date(who.today, "full")
            self._story.setText(_("Demo city: here it is {day}").format(day=day))
        self._story.setVisible(who.story)

    def show_rehearsal(self) -> None:
        """Nothing that is done here is kept."""
        self._rehearsal.setText(_("Rehearsal: nothing that is done here is kept"))
        self._rehearsal.show()

    def show_saving(self, saving: bool) -> None:
        """Whether something is being written."""
        self._saving = saving
        self._say_state()

    def show_checking(self, checking: bool) -> None:
        """Whether the workspace or its record is being looked through."""
        self._checking = checking
        self._say_state()

    def show_only_read(self) -> None:
        """Nothing is written to this workspace any more."""
        self._only_read = True
        self._say_state()

    def show_reached(self, reached: bool) -> None:
        """Whether the server of a shared workspace answers."""
        self._reached = reached
        self._say_state()

    def show_checked(self, at: int, zone: str, held: bool = True) -> None:
        """When the whole record was last checked, in microseconds UTC, and whether it held."""
        when = current().moment(at, zone)
        words = (
            _("Record checked {moment}") if held else _("Record checked {moment}: it does not hold")
        )
        shown_if(self._checked, words.format(moment=when))

    def _say_state(self) -> None:
        if self._only_read:
            words = _("Only read")
        elif not self._reached:
            words = _("Not connected")
        elif self._saving:
            words = _("Saving...")
        else:
            words = _("Checking...") if self._checking else _("Saved")
        self._state.setText(words)
