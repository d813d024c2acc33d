# SPDX-License-Identifier: Apache-2.0
"""What is said of departments' pieces and of the Word files that they come in."""

from __future__ import annotations

from collections.abc import Mapping

from govdesk.wording.template import Plural, text

TEXTS: Mapping[str, str | Plural] = {
    "piece.this": text("the piece"),
    "piece.field.title": text("Title"),
    "piece.field.department": text("Department"),
    "piece.no_place": text("Packets of this kind have no place for departments’ pieces."),
    "piece.removed_already": text("This piece was taken out already."),
    "piece.empty": text("There is no text in this file that could be printed."),
    "piece.too_long": text(
        "This file is longer than a packet can hold: at most {parts} paragraphs and {characters}"
        " characters."
    ),
    "piece.shorten": text("Ask the department for a shorter one, or for its main points."),
    # Files that are none, or cannot be read.
    "piece.unreadable": text("“{file}” could not be read."),
    "piece.too_large": text(
        "“{file}” is too large: a Word file may hold at most {size} megabytes."
    ),
    "piece.unpacks": text("“{file}” unpacks to far more than a text holds, so it was not opened."),
    "piece.not_word": text("“{file}” is not a Word document (.docx)."),
    "piece.not_word.then": text(
        "Open it in Word or LibreOffice, save it as a Word document (.docx), and choose that one."
    ),
    "piece.encrypted": text("“{file}” is locked with a password."),
    "piece.encrypted.then": text("Ask the department for one without a password."),
    "piece.macros": text("“{file}” holds macros, small programs. It was not opened."),
    "piece.macros.then": text("Ask the department to save it as a Word document without macros."),
    "piece.damaged": text("“{file}” is damaged."),
    "piece.choose_first": text("Choose a file first."),
    "piece.cannot_print": text(
        "It holds characters that no packet can print: {characters}. See where below."
    ),
    "piece.cannot_print.then": text("Take them out in Word, and choose the file again."),
    # Places.
    "piece.at_paragraph": text("paragraph {number} (“{words}”)"),
    "piece.at_paragraph_bare": text("paragraph {number}"),
    "piece.at_table": text("table {number}"),
    # What did not come in, or came in otherwise.
    "piece.no_glyph": text("the character “{character}” ({code}) cannot be printed"),
    "piece.picture_without_words": text("a picture without a description was left out"),
    "piece.picture_in_words": text(
        "this is no single picture, or is mirrored or tilted: its description stands in its place"
    ),
    "piece.picture_elsewhere": text(
        "a picture that lies outside the file is not printed; its description stands in its place"
    ),
    "piece.picture_unknown": text(
        "a picture of a kind that cannot be printed: its description stands in its place; PNG and"
        " JPEG can be"
    ),
    "piece.picture_damaged": text(
        "a damaged picture is not printed; its description stands in its place"
    ),
    "piece.picture_too_large": text(
        "a picture is far too large to be printed; its description stands in its place"
    ),
    "piece.picture_too_small": text(
        "a picture of a few dots is not printed; its description stands in its place"
    ),
    "piece.picture_too_many": text(
        "more pictures than a piece may hold: the description stands in place of this one"
    ),
    "piece.too_many_pictures": text("A piece may hold at most {most} pictures."),
    "piece.picture_missing": text("The pictures of this piece are not those of its file."),
    "piece.source_too_large": text("The file is larger than what can be kept: {size} megabytes."),
    "piece.object": text("an embedded object, such as a sheet or a formula, was left out"),
    "piece.text_box": text("a text box was left out"),
    "piece.footnote": text("a footnote was left out"),
    "piece.comments": text("comments at the margin were left out"),
    "piece.changes": text("tracked changes were read as if all of them were accepted"),
    "piece.hidden_words": text("hidden text was left out"),
    "piece.struck": text("words that are struck through were left out"),
    "piece.contents": text("a table of contents was left out; the packet has its own"),
    "piece.symbol": text("a sign from a symbol font was left out"),
    "piece.link_not_https": text(
        "a link was left out, its words stay: only links that begin with https:// are printed"
    ),
    "piece.link_inside": text("a link to another place in the file was left out, its words stay"),
    "piece.private": text(
        "an e-mail address, a telephone number or an internal id was taken out and stands as […]"
    ),
    "piece.list_inside": text("a list within a list: its points follow the others in one row"),
    "piece.list_goes_on": text("a numbered list that goes on after other text begins again at 1"),
    "piece.heading_moved": text("a heading skipped a level and was moved up"),
    "piece.looks_like_heading": text(
        "it looks like a heading but is none; choose a heading style in Word if it is one"
    ),
    "piece.table_of_text": text("a table of one row or one column was read as paragraphs"),
    "piece.table_joined": text("joined cells: each of them repeats what stands in it"),
    "piece.table_inside": text("a table within a table was left out"),
    "piece.table_no_head": text(
        "left out: a column has no heading in the first row, so nobody could hear what is in it"
    ),
    "piece.table_wide": text("left out: a table of more than 8 columns does not fit a page"),
    "piece.table_long_cell": text(
        "left out: a cell holds more than 600 characters; write it as paragraphs"
    ),
    "piece.unknown": text("something that is no text was left out"),
}
