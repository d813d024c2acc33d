# SPDX-License-Identifier: Apache-2.0
"""Drawing a packet off the window's thread: to be looked at, to be kept, or as a draft."""

from __future__ import annotations

from pathlib import Path

from govdesk.briefing import production
from govdesk.briefing.drafts import draft_file
from govdesk.briefing.files import write_file
from govdesk.briefing.kinds import View
from govdesk.briefing.parts import Choices
from govdesk.briefing.views import Material
from govdesk.ui.jobs import Progress
from govdesk.wording import _


def proof(_progress: Progress, *, view: View, kind: str, choices: Choices) -> production.Proof:
    """The packet as it would be, to be looked over."""
    return production.proof(view, kind=kind, choices=choices)


def draw(
    progress: Progress, *, material: Material, kind: str, choices: Choices
) -> production.DrawnPacket:
    """The packet with all that is kept of it."""
    progress.step(0, 0, _("Drawing the packet"))
    drawn = production.draw_whole(material, kind=kind, choices=choices)
    progress.step(1, 1)
    return drawn


def save(progress: Progress, *, path: Path, view: View, kind: str, choices: Choices) -> None:
    """Save a draft as what the name's end says. Raises BadInput for a packet that has no data."""
    progress.step(0, 0, _("Saving"))
    write_file(path, draft_file(view, path.suffix, kind=kind, choices=choices))
