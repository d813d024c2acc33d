# SPDX-License-Identifier: Apache-2.0
"""`Detail`: the page about one thing, drawn anew whenever the thing is read again."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from govdesk.ui.widgets.form import Form
from govdesk.ui.widgets.panels import Scroll


class Detail(Scroll):
    """Call `begin(id)`, then fill `body`.

    Drawn again for the same thing, it stays where it was scrolled to, and what is typed in its
    forms goes over to the forms of the same subject that take their place, so that no refresh
    loses a word. For another thing, what is typed is kept as drafts.
    """

    def __init__(self, accessible_name: str = "") -> None:
        super().__init__(accessible_name)
        self._shown_id = ""

    def begin(self, id: str) -> None:
        """Make room for the thing `id`."""
        same = id == self._shown_id
        place = self.verticalScrollBar().value() if same else 0
        self._shown_id = id
        for form in self.findChildren(Form):
            if same:
                form.carry()
            else:
                form.leave()
        self.clear()
        if place:
            QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(place))
