# SPDX-License-Identifier: Apache-2.0
"""Votes from a paper sheet: why they cannot be entered, and what the record says of them."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "paper.waits": text("A sheet of this vote waits already for a second officer to read it."),
    "paper.read_it": text(
        "A paper sheet is confirmed at the roll call of its vote, by reading it once more."
    ),
    "paper.nothing_new": text("The sheet says nothing that is not in the record yet."),
    "paper.seat": text("{seat}: {reason}"),
    "paper.entered_otherwise": text("The record says something else than the sheet of: {seats}."),
    "paper.entered_otherwise.then": text(
        "Look at the sheet again; or correct what was entered, in the roll call."
    ),
    "paper.differs": text("The two of you read different votes on the sheet for: {seats}."),
    "paper.differs.then": text(
        "Look at the sheet together. If it was typed wrongly first, take that back and begin anew."
    ),
    "record.vote.from_paper": text(
        "{who} read the paper sheet of the vote on {motion} as another officer had read it."
    ),
    "record.ballot.from_paper": text(
        "{who} confirmed from paper the spoken vote of {member}, {choice}, on {motion} for the"
        " seat {seat}."
    ),
    "act.vote.from_paper": text("votes from a paper sheet"),
    "act.ballot.from_paper": text("a vote from a paper sheet"),
    "verify.paper": text("Entry {seq} is not what two officers read on a paper sheet."),
}
