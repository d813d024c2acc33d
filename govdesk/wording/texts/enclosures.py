# SPDX-License-Identifier: Apache-2.0
"""What is said of documents that go out with a packet."""

from __future__ import annotations

from collections.abc import Mapping

from govdesk.wording.template import Plural, plural, text

TEXTS: Mapping[str, str | Plural] = {
    "enclosure.this": text("the document"),
    "enclosure.field.title": text("Title"),
    "enclosure.field.summary": text("What stands in it"),
    "enclosure.field.ask": text("Whom to ask for it in another format"),
    "enclosure.choose_first": text("Choose a document first."),
    "enclosure.no_place": text("Packets of this kind have no room for documents."),
    "enclosure.removed_already": text("This document was taken out already."),
    "enclosure.there_already": text("This very document is enclosed already."),
    "enclosure.too_large": text("The document is larger than what can be sent: {size} megabytes."),
    "enclosure.too_many": text("At most {most} documents go out with one packet."),
    "enclosure.needs_summary": text(
        "Not everybody can read this document: say in words what stands in it."
    ),
    "enclosure.needs_ask": text(
        "Not everybody can read this document: say whom to ask for it in another format."
    ),
    "enclosure.not_pdf": text("“{file}” is not a PDF document."),
    "enclosure.not_pdf.then": text("Save it as a PDF first, or bring in the Word file."),
    "enclosure.locked": text("“{file}” opens with a password only."),
    "enclosure.locked.then": text("Ask the department for one without a password."),
    "enclosure.damaged": text("“{file}” is damaged, or made in a way that cannot be checked."),
    "enclosure.damaged.then": text("Ask the department for a new one."),
    "enclosure.program": text("“{file}” runs a program when it is opened. It was not taken."),
    "enclosure.program.then": text("Ask the department for a plain PDF."),
    "enclosure.found.untagged": text(
        "It has no tags: a screen reader cannot tell its order, its headings and its tables."
    ),
    "enclosure.found.untagged_pages": text("Text without tags stands on page {pages}."),
    "enclosure.found.scanned": text("Only a picture of text stands on page {pages}."),
    "enclosure.found.no_letters": text(
        "A font does not say which letters it shows: the text cannot be read aloud or searched."
    ),
    "enclosure.found.no_alt": plural(
        "{count} picture has no description.", "{count} pictures have no description.", "count"
    ),
    "enclosure.found.no_language": text("It does not say in which language it is written."),
    "enclosure.found.no_title": text("It has no title."),
    "enclosure.found.locked": text("Its protection shuts out screen readers."),
    "enclosure.found.author": text("It names who made it: {author}."),
    "enclosure.found.places": plural(
        "{count} picture in it says where it was taken.",
        "{count} pictures in it say where they were taken.",
        "count",
    ),
    "enclosure.found.comments": plural(
        "It holds {count} comment at the margin.",
        "It holds {count} comments at the margin.",
        "count",
    ),
    "enclosure.found.files_inside": plural(
        "It holds {count} other file.", "It holds {count} other files.", "count"
    ),
}
