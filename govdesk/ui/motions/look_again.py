# SPDX-License-Identifier: Apache-2.0
"""What followed from a decision that was changed since, for someone to look at."""

from __future__ import annotations

from govdesk.queries.decision_changes import Followed
from govdesk.ui.actions.words import reference as action_reference
from govdesk.ui.motions.words import reference
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import LinkLabel, Section, caption
from govdesk.wording import _


class LookAgain(Section):
    """A link to each target, action and decision that followed, and why to look."""

    def __init__(self, office: Office, followed: tuple[Followed, ...], why: str) -> None:
        super().__init__(_("Look at these again"))
        self.body.addWidget(caption(why))
        for found in followed:
            words, place = _shown(found)
            self.body.addWidget(LinkLabel(office, words, place))


def _shown(found: Followed) -> tuple[str, Place]:
    match found.kind:
        case "action":
            return action_reference(found.name), Place("actions", found.id)
        case "motion":
            return reference(found.name), Place("motions", found.id)
        case _:
            words = _("The target of {number}").format(number=found.name)
            return words, Place("indicators", found.id)
