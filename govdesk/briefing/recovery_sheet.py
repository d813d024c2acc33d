# SPDX-License-Identifier: Apache-2.0
"""The recovery sheet: one page, cut into a part for the officers and one for the representatives.

Neither part does anything without the other.
"""

from __future__ import annotations

from govdesk.briefing.slips import Slip, SlipPage
from govdesk.wording import Words


def recovery_sheet(
    words: Words, *, task_force: str, officers: str, representatives: str
) -> SlipPage:
    """The page, to be cut along its line and each part sealed in an envelope of its own."""
    title = words._("Recovery sheet")
    how = words._(
        "If too few officers have a passphrase, open both envelopes together: a community "
        "representative signs in, chooses the officer under Who signs in, and both type their "
        "part. The officer then types a new passphrase. Afterwards prepare a new sheet."
    )
    return SlipPage(
        title,
        words.lang,
        (
            Slip(
                task_force,
                words._("Recovery sheet: the officers’ part"),
                officers,
                (
                    words._(
                        "Seal this part in an envelope, sign across the flap, and keep it where "
                        "the officers keep what must not be lost, away from the other part."
                    ),
                    how,
                ),
                numbered=True,
            ),
            Slip(
                task_force,
                words._("Recovery sheet: the representatives’ part"),
                representatives,
                (
                    words._(
                        "Seal this part in an envelope, sign across the flap, and give it to a "
                        "community representative, who keeps it away from city hall."
                    ),
                    how,
                ),
                numbered=True,
            ),
        ),
    )
