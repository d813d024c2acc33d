# SPDX-License-Identifier: Apache-2.0
"""The names of decision rules that bodies commonly use."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "template.simple": text("More than half of the votes cast"),
    "template.abstain_yes": text("The same, abstentions counted as yes"),
    "template.abstain_no": text("The same, abstentions counted as no"),
    "template.present": text("More than half of those present"),
    "template.two_thirds": text("Two-thirds of the votes cast"),
    "template.absolute": text("More than half of all seats"),
    "template.community": text("More than half of the votes cast, overall and of the residents"),
    "template.concurrent": text("More than half of the votes cast, overall and in each group"),
}
