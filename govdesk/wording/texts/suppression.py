# SPDX-License-Identifier: Apache-2.0
"""Messages about tables of counts and what is hidden in them."""

from __future__ import annotations

from govdesk.wording.template import Plural, plural, text

TEXTS: dict[str, str | Plural] = {
    "table.header": text(
        "The first row must be an empty cell, the column names, and “total” at the end."
    ),
    "table.last_row": text("The last row must be the totals, with “total” as its name."),
    "table.unnamed": text("Every row and every column needs a name."),
    "table.name_twice": text("“{name}” is there twice; rows and columns need names of their own."),
    "table.too_small": text("There is no row above the totals."),
    "table.too_many": plural(
        "The table has more than {count} cell, which is more than can be audited at once.",
        "The table has more than {count} cells, which is more than can be audited at once.",
    ),
    "table.cells": text("Row {row} has {cells} counts for {columns} columns."),
    "table.not_a_count": text("“{text}” is not a count: write a whole number from 0."),
    "table.negative": text("{row}, {column} is less than 0."),
    "table.total_wrong": text(
        "The total in {row}, {column} is {total}, but what it sums adds up to {parts}."
    ),
    "suppression.suppressed": text("suppressed"),
    "suppression.too_narrow": text("{row}, {column} can still be told too closely."),
    "suppression.line_small": text(
        "In the line of {row}, {column} the hidden counts can be told to be small together."
    ),
    "suppression.total_small": text("The total in {row}, {column} is itself a small number."),
    "suppression.merge": text(
        "No pattern protects this table. Merge small categories or longer periods, or hide totals."
    ),
}
