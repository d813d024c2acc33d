# SPDX-License-Identifier: Apache-2.0
"""A reader of CSV on the Web by the W3C's words alone: it shares no line with what writes it."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

Row = dict[str, Any]
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_READ: dict[str, Callable[[str], Any]] = {
    "string": str,
    "decimal": Decimal,
    "integer": int,
    "date": date.fromisoformat,
    "dateTime": datetime.fromisoformat,
    "boolean": lambda said: {"true": True, "false": False}[said],
}


def read_group(content: bytes) -> dict[str, list[Row]]:
    """The tables of a group in a ZIP, each cell as its type; an empty cell is None.

    Asserts what the metadata promises: columns, types, what is required, keys and references.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        files = {name: archive.read(name) for name in archive.namelist()}
    described = json.loads(files.pop("csv-metadata.json"))
    assert described["@context"][0] == "http://www.w3.org/ns/csvw"
    pictures = {name for name in files if name.startswith("pictures/")}
    assert {table["url"] for table in described["tables"]} == set(files) - pictures
    read = {table["url"]: _table(table, files[table["url"]]) for table in described["tables"]}
    for table in described["tables"]:
        for foreign in table["tableSchema"].get("foreignKeys", ()):
            column, there = foreign["columnReference"], foreign["reference"]
            known = {row[there["columnReference"]] for row in read[there["resource"]]}
            assert {row[column] for row in read[table["url"]]} <= known, table["url"]
    assert pictures == {row["file"] for row in read.get("pictures.csv", [])}
    return {name.removesuffix(".csv"): rows for name, rows in read.items()}


def _table(described: dict[str, Any], content: bytes) -> list[Row]:
    schema = described["tableSchema"]
    lines = list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))
    columns = schema["columns"]
    assert lines[0] == [column["titles"] for column in columns]
    assert all(_NAME.fullmatch(column["name"]) for column in columns)
    rows = []
    for line in lines[1:]:
        assert len(line) == len(columns)
        row = {}
        for column, cell in zip(columns, line, strict=True):
            assert cell or not column.get("required"), (described["url"], line)
            row[column["name"]] = _read(column["datatype"], cell) if cell else None
        rows.append(row)
    keys = [tuple(row[name] for name in schema.get("primaryKey", ())) for row in rows]
    assert not schema.get("primaryKey") or len(set(keys)) == len(rows), described["url"]
    return rows


def _read(datatype: Any, cell: str) -> Any:
    if isinstance(datatype, str):
        return _READ[datatype](cell)
    assert re.search(datatype["format"], cell), (datatype, cell)
    return _READ[datatype["base"]](cell)
