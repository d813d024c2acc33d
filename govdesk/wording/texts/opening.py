# SPDX-License-Identifier: Apache-2.0
"""Messages about the check of a workspace that was just opened."""

from __future__ import annotations

from govdesk.wording.template import Plural, text

TEXTS: dict[str, str | Plural] = {
    "opening.go_on": text("The meeting can go on. Do this."),
    "opening.pages": text("The file is damaged: {found}."),
    "opening.broken": text(
        "This workspace does not hold, so it is only read from now on. {problem}"
    ),
    "opening.then": text(
        "Vote by roll call and write the votes on paper. Close GovDesk, keep a copy of the file as"
        " it is, restore the last verified backup with govdesk restore, and enter the paper votes"
        " there."
    ),
}
