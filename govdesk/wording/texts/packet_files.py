# SPDX-License-Identifier: Apache-2.0
"""Messages about drawing a packet and writing its file."""

from __future__ import annotations

from govdesk.wording.template import Plural, plural, text

TEXTS: dict[str, str | Plural] = {
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
        "Do not rely on this copy yet: nothing shows that it is the file that was published."
        " Anybody can draw such pages around true votes. Put its bundle into the same folder and"
        " try again, or ask the clerk. The votes that the file carries hold."
    ),
    "verify.bundle_damaged": text(
        "The bundle {name} is damaged. The packet was not judged by it, and may be right or wrong:"
        " get the bundle again from where the packet was published, and check again."
    ),
    "verify.packet_before": plural(
        "{count} byte was put before the beginning of the PDF. Viewers pass over it and show what"
        " follows, and only of that is all that is said here.",
        "{count} bytes were put before the beginning of the PDF. Viewers pass over them and show"
        " what follows, and only of that is all that is said here.",
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
    "verify.whole_stamped": text(
        "By the timestamp of {service}, the whole file, signatures and all, was there by {when}"
        " UTC."
    ),
    "verify.whole_stamp_broken": text(
        "The timestamp of {service} over the whole file is not of this file: it, or the file, was"
        " changed."
    ),
    "verify.time_of_service": text("the timestamp of {service}"),
    "verify.time_of_signer": text("the word of {who}"),
    "verify.time_of_whole": text("the timestamp of {service} over the whole file"),
    "verify.time_before": text(
        "By {source}, the file was there at {when} UTC, but it tells of what was recorded only at"
        " {at} UTC. No clock is wrong by more than a day: the timestamp is false, or the times of"
        " the record are."
    ),
    "verify.time_after": text(
        "By {source}, the file was made at {when} UTC, but the record named this very file as"
        " published at {at} UTC. No clock is wrong by more than a day: the timestamp is false, or"
        " the times of the record are."
    ),
    "verify.time_order": text(
        "By {source}, the file was there at {when} UTC, but it was signed only at {at} UTC: one of"
        " the two timestamps is false."
    ),
    "verify.time_odd_before": text(
        "Which clock was right: by {source} it was {when} UTC, and the file tells of what was"
        " recorded later, at {at} UTC."
    ),
    "verify.time_odd_after": text(
        "Which clock was right: by {source} it was {when} UTC, and by the record the packet was"
        " published earlier, at {at} UTC."
    ),
    "verify.time_odd_prepared": text(
        "Why it was signed before its time: by {source} it was {when} UTC, and by the record the"
        " packet was prepared later, at {at} UTC."
    ),
    "verify.time_odd_order": text(
        "Which clock was right: by {source} it was {when} UTC, and the file was signed later, at"
        " {at} UTC."
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
