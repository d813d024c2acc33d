# SPDX-License-Identifier: Apache-2.0
"""`MotionCard`: another motion on the page of one, with where it stands, leading to it."""

from __future__ import annotations

from typing import Protocol

from govdesk.ui.motions.words import reference, state_mark
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import Card, LinkLabel, StatusLabel
from govdesk.wording import _


class Named(Protocol):
    """What is shown of a motion."""

    @property
    def id(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def state(self) -> str: ...


class MotionCard(Card):
    """Its number and title as a link, and its state."""

    def __init__(self, office: Office, row: Named) -> None:
        super().__init__()
        words = _("{motion}: {title}").format(motion=reference(row.number), title=row.title)
        self.body.addWidget(LinkLabel(office, words, Place("motions", row.id)))
        self.body.addWidget(StatusLabel(state_mark(row.state)))
