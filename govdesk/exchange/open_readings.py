# SPDX-License-Identifier: Apache-2.0
"""Readings as open data: CSV, and CSV on the Web (W3C) with the description beside it.

One row a reading. `shown` says whether its numbers are there (`shown`), hidden to protect people
(`suppressed`) or were never reported (`missing`); a hidden row carries no number at all.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from govdesk.queries.public_readings import PublicReading, PublicReadings
from govdesk.rules.messages import message
from govdesk.rules.open_cells import number_cell, plain, shown_cell
from govdesk.wording import Words

COLUMNS: tuple[tuple[str, str], ...] = (
    ("indicator", "string"),
    ("name", "string"),
    ("unit", "string"),
    ("direction", "string"),
    ("period", "string"),
    ("neighbourhood", "string"),
    ("group", "string"),
    ("value", "decimal"),
    ("numerator", "decimal"),
    ("denominator", "decimal"),
    ("shown", "string"),
    ("status", "string"),
)
METADATA = "-metadata.json"
"""What CSV on the Web puts behind a table's own name to find its description."""


def readings_csv(found: PublicReadings) -> bytes:
    """The table, in UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([name for name, _type in COLUMNS])
    for one in found.indicators:
        definition = one.definition
        about = (one.code, definition.name, definition.unit, str(definition.direction))
        for reading in one.readings:
            writer.writerow([*map(plain, about), *_row(reading)])
    return out.getvalue().encode()


def readings_metadata(found: PublicReadings, name: str, words: Words) -> bytes:
    """What CSV on the Web says of the table `name`."""
    columns: list[dict[str, Any]] = [
        {"name": column, "titles": column, "datatype": kind, "null": ""} for column, kind in COLUMNS
    ]
    described = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": name,
        "dc:title": words.say(message("open_data.title", city=found.city)),
        "dc:language": found.language,
        "rdfs:comment": words.say(message("open_data.hidden", most=found.k - 1)),
        "tableSchema": {
            "columns": columns,
            "primaryKey": ["indicator", "period", "neighbourhood", "group"],
        },
    }
    return (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode()


def _row(reading: PublicReading) -> list[str]:
    numbers = (reading.value, reading.numerator, reading.denominator)
    return [
        reading.period,
        plain(reading.neighbourhood),
        plain(reading.group),
        *(number_cell(value) for value in numbers),
        shown_cell(reading.value),
        "provisional" if reading.provisional else "final",
    ]
