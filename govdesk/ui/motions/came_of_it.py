# SPDX-License-Identifier: Apache-2.0
"""What followed from a decision: what came of it, or what to look at once it was changed."""

from __future__ import annotations

from govdesk.queries.decision_changes import Followed
from govdesk.ui.actions.words import reference as action_reference
from govdesk.ui.motions.words import reference
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import LinkLabel, Section, StatusLabel, StatusMark, caption
from govdesk.wording import _


class CameOfIt(Section):
    """A link to each target, action, decision and packet that followed."""

    def __init__(self, office: Office, followed: tuple[Followed, ...], *, done: bool) -> None:
        super().__init__(_("What came of it"))
        if done:
            self.body.addWidget(StatusLabel(StatusMark("●", _("Carried out"), "good")))
        _list(self, office, followed)


class LookAgain(Section):
    """The same of a decision that was or would be changed, and why to look."""

    def __init__(self, office: Office, followed: tuple[Followed, ...], why: str) -> None:
        super().__init__(_("Look at these again"))
        self.body.addWidget(caption(why))
        _list(self, office, followed)


def _list(section: Section, office: Office, followed: tuple[Followed, ...]) -> None:
    for found in followed:
        words, place = _shown(found)
        section.body.addWidget(LinkLabel(office, words, place))


def _shown(found: Followed) -> tuple[str, Place]:
    match found.kind:
        case "action":
            return action_reference(found.name), Place("actions", found.id)
        case "packet":
            words = _("Told in the briefing {number}").format(number=found.name)
            return words, Place("briefings", found.id)
        case "motion":
            return reference(found.name), Place("motions", found.id)
        case _:
            words = _("The target of {number}").format(number=found.name)
            return words, Place("indicators", found.id)
