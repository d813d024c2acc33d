# SPDX-License-Identifier: Apache-2.0
"""A packet's open data: CSV on the Web (W3C), its tables in a folder or one ZIP file.

`csv-metadata.json` describes the tables; it is where CSV on the Web looks for it. Pictures of a
department's piece lie beside it. The same view and choices give the same bytes.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from govdesk.briefing.files import write_file
from govdesk.briefing.kinds import KINDS, View
from govdesk.briefing.open_pieces import picture_files
from govdesk.briefing.open_table import Datatype, OpenTable, day_cell
from govdesk.briefing.open_tables import open_tables
from govdesk.briefing.parts import USUAL, Choices
from govdesk.queries.local_dates import local_date
from govdesk.queries.public_meetings import AnnualView, CertificateView
from govdesk.queries.public_view import PublicView
from govdesk.wording import Words

METADATA = "csv-metadata.json"
SUFFIX = ".data.zip"
"""What stands behind a packet's number in the archive."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP file can name: the bytes depend on no clock."""


def data_files(view: View, *, kind: str, choices: Choices = USUAL) -> dict[str, bytes]:
    """The files by name; none where the packet has nothing to give as tables."""
    tables = open_tables(view, kind=kind, choices=choices)
    if not tables:
        return {}
    described = _described(view, kind, tables)
    files = {METADATA: (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode()}
    files |= {f"{table.name}.csv": _csv(table) for table in tables}
    if any(table.name == "pictures" for table in tables) and not isinstance(view, CertificateView):
        files |= picture_files(view.pieces)
    return files


def data_zip(view: View, *, kind: str, choices: Choices = USUAL) -> bytes | None:
    """The same as one file, or None."""
    files = data_files(view, kind=kind, choices=choices)
    return zipped(files) if files else None


def zipped(files: dict[str, bytes]) -> bytes:
    """Files as one ZIP, stored as they are: what compresses them differs from place to place."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(files.items()):
            about = zipfile.ZipInfo(name, _EPOCH)
            about.external_attr = 0o644 << 16
            about.create_system = 3
            archive.writestr(about, content)
    return out.getvalue()


def write_data(path: Path, content: bytes) -> tuple[Path, ...]:
    """Write a ZIP of ours: as it is where `path` ends in .zip, else as the folder `path`.

    Raises NotAvailable when it cannot be written.
    """
    if path.suffix.lower() == ".zip":
        write_file(path, content)
        return (path,)
    written = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            write_file(path / name, archive.read(name))
            written.append(path / name)
    return tuple(written)


def _csv(table: OpenTable) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([name for name, _datatype in table.columns])
    writer.writerows(table.rows)
    return out.getvalue().encode()


def _described(view: View, kind: str, tables: tuple[OpenTable, ...]) -> dict[str, Any]:
    words = Words(view.lang)
    hidden = words._(
        "A number that is hidden to protect people is empty, and its row says “suppressed”."
    )
    described: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": view.lang}],
        "dc:title": KINDS[kind].title(view, words),
        "dc:publisher": view.task_force.text,
        "dc:identifier": view.packet_number,
        "dc:language": view.lang,
        "dc:source": f"{view.record.size} {view.record.root}",
        "rdfs:comment": hidden,
        "dc:modified": day_cell(local_date(view.as_of.at, view.as_of.zone)),
        "tables": [_table(table, {one.name: one for one in tables}) for table in tables],
    }
    if isinstance(view, PublicView | AnnualView):
        described["dc:temporal"] = view.period.code
    return described


def _table(table: OpenTable, there: Mapping[str, OpenTable]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "columns": [
            {
                "name": name,
                "titles": name,
                "datatype": _datatype(datatype),
                "required": name in table.key,
            }
            for name, datatype in table.columns
        ]
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.refers and _holds(table, there):
        column, other = table.refers
        schema["foreignKeys"] = [
            {
                "columnReference": column,
                "reference": {"resource": f"{other}.csv", "columnReference": column},
            }
        ]
    return {"url": f"{table.name}.csv", "dc:title": table.about, "tableSchema": schema}


def _holds(table: OpenTable, there: Mapping[str, OpenTable]) -> bool:
    """Whether what a table refers to is given, every row of it: a part of the packet that has it
    can be switched off."""
    if table.refers is None or table.refers[1] not in there:
        return False
    column, other = table.refers
    return table.values(column) <= there[other].values(column)


def _datatype(datatype: Datatype) -> str | dict[str, str]:
    """A type as CSV on the Web names it; a list of words as the pattern that they make."""
    if isinstance(datatype, str):
        return datatype
    return {"base": "string", "format": f"^({'|'.join(map(re.escape, datatype))})$"}
