# SPDX-License-Identifier: Apache-2.0
"""Messages about preparing and publishing packets."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "public.hidden": text("The number is hidden to protect people: it rests on very few cases."),
    "packet.unknown_kind": text("There is no packet of the kind “{kind}”. Use one of: {known}."),
    "packet.name_it": text("Say what the packet is about with {option}."),
    "packet.no_meeting": text("There is no meeting {meeting}."),
    "packet.no_vote": text("There is no vote “{vote}” that is over."),
    "packet.minutes_not_approved": text("The minutes of meeting {number} are not approved yet."),
    "packet.not_held": text("Meeting {number} is not over yet, so it decided nothing."),
    "packet.not_cancelled": text("Meeting {number} is not cancelled."),
    "packet.not_a_year": text("“{text}” is not a year. Write it as 2026."),
    "packet.unknown_language": text("GovDesk does not speak “{lang}” yet. Use en or es."),
    "packet.this": text("the packet"),
    "packet.not_a_pdf": text("The packet could not be drawn."),
    "packet.moved_on": text("Something was recorded while the packet was being drawn."),
    "packet.moved_on.then": text("Draw it again, so that it says what is so now."),
    "packet.not_a_quarter": text("“{text}” is not a quarter. Write it as 2026-Q2."),
    "packet.not_begun": text("Nothing is recorded for {text} yet: it has not begun."),
    "packet.no_checkpoint": text("The packet has no seal number to print yet."),
    "packet.published_already": text("Packet {number} is published already."),
    "packet.same_officer": text("You prepared this packet, so another officer publishes it."),
    "packet.same_officer.then": text(
        "Ask the chair, a clerk or the secretariat to check and publish it."
    ),
    "packet.embargoed": text("Packet {number} is not to be published before {day}, {time}."),
    "packet.embargoed.then": text("Publish it then; it waits until somebody does."),
    "packet.embargo_at_once": text(
        "An embargo is set. What is posted at once is public at once: take the embargo out first."
    ),
    "packet.no_number": text("There is no packet {number}."),
    "packet.no_file": text("The file of packet {number} is not in this workspace any more."),
    "packet.another": text("The file that was signed is not the packet that was prepared."),
    "packet.not_as_prepared": text(
        "The file that is kept is not the one that was prepared: it was changed or is lost."
    ),
    "packet.not_as_prepared.then": text(
        "Do not publish it. Prepare the packet again, and have the record verified."
    ),
    "packet.unsigned": text("The file has no signature, so it cannot be published."),
    "packet.signature_covers_less": text("The signature does not cover the whole file."),
    "packet.signature_wrong": text(
        "The signature is not of this file: it was changed, or signed by another key."
    ),
    "packet.not_waiting": text("Packet {number} does not wait to be published any more."),
    "packet.not_urgent": text(
        "Only notices, changes to them and cancellations are posted before a second officer has"
        " looked."
    ),
    "packet.not_public": text("Packet {number} is not public, so there is nothing to withdraw."),
    "packet.data_not_public": text("Packet {number} is not public, so its data is not either."),
    "packet.no_data": text("Packet {number} has nothing that can be given as tables."),
    "packet.no_data_here": text("This packet has nothing that can be given as tables."),
    "packet.nothing_to_confirm": text("There is no withdrawal that waits to be confirmed."),
    "packet.same_withdrawer": text("You withdrew this packet, so another officer confirms it."),
    "packet.corrects_unpublished": text(
        "The packet that this one would correct was never published."
    ),
    "packet.corrects_another": text(
        "Packet {number} is about something else, or is of another kind, so this one cannot correct"
        " it."
    ),
}
