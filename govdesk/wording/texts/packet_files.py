# SPDX-License-Identifier: Apache-2.0
"""Messages about drawing a packet and writing its file."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "packet.not_written": text("The file could not be written to {path}: {why}."),
    "packet.not_written.then": text("Choose another folder, or free some space, and try again."),
    "packet.archive_kept": text(
        "The record is not touched by that: what was published is published."
    ),
    "packet.archive_kept.then": text(
        "Free some space, or see that this folder can be written. GovDesk writes the files of the"
        " archive from the record when this workspace is next opened."
    ),
    "packet.missing_glyph": text(
        "The character {character} ({code}) in “{text}” cannot be printed in the packet’s font."
    ),
    "packet.unshaped": text(
        "The character {character} ({code}) in “{text}” is of a script whose letters cannot be put "
        "together rightly in a packet: {script}."
    ),
    "packet.sign_needs_account": text("A signature needs a person: name their account with --as."),
    "packet.signed_as": text("Published by {who} for {city}"),
    "verify.packet_broken": text(
        "This copy does not hold. Keep it, do not rely on it, and tell the clerk."
    ),
    "verify.packet_votes_only": text(
        "The votes that this file carries hold. Whether the file is the one that was published was"
        " not checked: its bundle is missing. Put that into the same folder and try again."
    ),
    "verify.packet_unreadable": text("The file is damaged: it cannot be read as a PDF."),
    "verify.file_damaged": text(
        "{path} is damaged, perhaps cut short or added to: GovDesk cannot read it as a PDF, so"
        " nothing in it can be checked."
    ),
    "verify.file_damaged.then": text(
        "Get the packet again from where it was published, or from the clerk, and check that file."
    ),
    "verify.file_empty": text("{path} is empty: there is nothing in it to check."),
    "verify.file_not_pdf": text("{path} is not a PDF, whatever its name says."),
    "verify.packet_signed": text(
        "Signed by {who}, and unchanged since. Fingerprint of the certificate: {fingerprint}"
    ),
    "verify.packet_changed": text(
        "Signed by {who}, but changed since it was signed. Fingerprint of the certificate:"
        " {fingerprint}"
    ),
    "verify.packet_no_timestamp": text(
        "When {who} signed: no timestamp service was asked, so the time is the signer’s own word."
    ),
    "verify.packet_timestamp": text(
        "By the timestamp of {service}, {who} had signed by {when} UTC."
    ),
    "verify.packet_service": text(
        "That {service} is a timestamp service to be trusted: give its certificate with"
        " --timestamp-roots."
    ),
    "verify.packet_enclosed": text(
        "The file itself holds what proves the certificates of {who} and of the timestamp: who"
        " vouches for them, and that they were not withdrawn by then."
    ),
    "verify.packet_added": text(
        "That the file is byte for byte the one that {who} signed: proof for long or a later"
        " timestamp was added after it, which changes no page."
    ),
    "verify.packet_alone": text(
        "There is no bundle for {path}, so whether it is the file that was published was not"
        " checked. What the file says by itself:"
    ),
    "verify.packet_unsigned": text("Who published the file: it carries no signature."),
    "verify.packet_who": text(
        "That the certificate is the office’s own: compare its fingerprint with one that you"
        " know from the office."
    ),
    "packet.missing_glyph.then": text("Write that word in other letters, and draw it again."),
    "packet.not_taken_out": text("The file {path} could not be taken out: {why}."),
    "packet.not_taken_out.then": text(
        "Delete it yourself now, and wherever else it was put, such as the city’s website."
    ),
}
