# SPDX-License-Identifier: Apache-2.0
"""Messages about drawing a packet and writing its file."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "packet.not_written": text("The file could not be written to {path}: {why}."),
    "packet.not_written.then": text("Choose another folder, or free some space, and try again."),
    "packet.missing_glyph": text(
        "The character {character} ({code}) in “{text}” cannot be printed in the packet's font."
    ),
    "packet.missing_glyph.then": text("Write that word in other letters, and draw it again."),
}
