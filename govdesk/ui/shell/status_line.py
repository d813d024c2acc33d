# SPDX-License-Identifier: Apache-2.0
"""The thin line at the bottom: workspace, its time if it is a story's, saved or saving."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from govdesk.ui.office import Who
from govdesk.ui.theme import set_role
from govdesk.ui.widgets.labels import Label
from govdesk.wording import _, current


class StatusLine(QFrame):
    """Follows the desk; the composition root tells it when the record was last checked."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "status_line")
        self._workspace = Label("", "caption", wrap=False)
        self._story = Label("", "caption", wrap=False)
        self._rehearsal = Label("", "label", wrap=False, tone="warning")
        self._rehearsal.hide()
        self._state = Label(_("Saved"), "caption", wrap=False)
        self._verified = Label("", "caption", wrap=False)
        self._only_read = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(28, 4, 28, 4)
        layout.setSpacing(20)
        layout.addWidget(self._rehearsal)
        layout.addWidget(self._workspace)
        layout.addWidget(self._story)
        layout.addWidget(self._state)
        layout.addStretch(1)
        layout.addWidget(self._verified)

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
        if self._only_read:
            return
        self._state.setText(_("Saving...") if saving else _("Saved"))

    def show_only_read(self) -> None:
        """Nothing is written to this workspace any more."""
        self._only_read = True
        self._state.setText(_("Only read"))

    def show_offline(self) -> None:
        """The shared workspace cannot be reached."""
        self._state.setText(_("Not connected"))

    def show_verified(self, words: str) -> None:
        """When the record was last checked, in words."""
        self._verified.setText(words)
