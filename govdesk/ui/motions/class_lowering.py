# SPDX-License-Identifier: Apache-2.0
"""Asks the members, by a key motion of its own, to decide a key motion as an ordinary one."""

from __future__ import annotations

from govdesk.queries.motions import MotionDetail as Found
from govdesk.services.class_changes import move_lowering
from govdesk.ui.motions.asking import AskingForm
from govdesk.ui.office import Office
from govdesk.ui.widgets import caption
from govdesk.wording import _


class LoweringForm(AskingForm):
    """Why, and who moves it."""

    def __init__(self, office: Office, found: Found) -> None:
        super().__init__(office, lowering_subject(found.row.id))
        self._found = found
        told = _(
            "It is a key motion itself: it needs the residents’ agreement too. Until it is adopted"
            " nothing changes, and a representative can claim key again after it."
        )
        self.add_row(caption(told))
        self.ask(self.submit)

    def submit(self) -> None:
        """Submit the motion that asks it, and go to it."""
        row = self._found.row
        self.move_by(move_lowering, motion_id=row.id, revision=self._found.revision)


def lowering_subject(motion_id: str) -> str:
    """The subject of a drafted motion to lower a class."""
    return f"lower/{motion_id}"
