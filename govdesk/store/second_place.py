# SPDX-License-Identifier: Apache-2.0
"""The file in the second place: the record's entries, one JSON object a line, each on the disk
before the next.

A line holds `seq`, `recorded_at` (microseconds UTC), `actor`, `body` (the exact text), `sig`
(Base64), `leaf` and `chain` (hexadecimal). Where a body was removed by law it is "" and `redacted`
holds what the body would have said of the entry's place: type, subject, nonce and hash.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from govdesk.store import durable

TAIL = 1 << 20  # bytes from the end in which the last line is looked for first
BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as the second place keeps it."""

    seq: int
    recorded_at: int
    actor: str
    body: bytes
    sig: bytes
    leaf: str
    chain: str
    redacted: dict[str, str] = field(default_factory=dict)


class SecondFile:
    """The file at `path`. Everything raises OSError when the place cannot be reached."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def last(self) -> Line | None:
        """The last whole line; None when there is none, or no file."""
        if not self.path.is_file():
            return None
        lines, _torn = self.lines(TAIL)
        if not lines and self.path.stat().st_size > TAIL:
            lines, _torn = self.lines()
        return lines[-1] if lines else None

    def lines(self, tail: int = 0) -> tuple[list[Line], bool]:
        """Every whole line (or those in the last `tail` bytes), and whether what follows the last
        one was cut off. A line that is not ours ends them."""
        with self.path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            begins = max(0, size - tail) if tail else 0
            file.seek(begins)
            raw = file.read().split(b"\n")
        if begins:
            del raw[0]  # most likely the end of a line
        torn = raw.pop() != b"" if raw else False
        found: list[Line] = []
        for one in raw:
            line = read_line(one)
            if line is None:
                return found, True
            found.append(line)
        return found, torn

    def append(self, lines: Iterable[Line]) -> None:
        """Add lines and have the disk keep them. A torn end, which a crash left, goes first."""
        with self.path.open("rb+") as file:
            file.truncate(_end_of_whole_lines(file))
            file.seek(0, os.SEEK_END)
            file.write(b"".join(line_of(line) for line in lines))
            file.flush()
            os.fsync(file.fileno())

    def write_anew(self, lines: Iterable[Line]) -> None:
        """Write the whole file, in place of the one that was there."""
        durable.write_whole(self.path, b"".join(line_of(line) for line in lines))

    def set_aside(self) -> Path:
        """Rename the file, whose entries are another history's, and give its new name."""
        for number in range(1, 1000):
            aside = self.path.with_name(f"{self.path.stem}_other-{number}{self.path.suffix}")
            if not aside.exists():
                break
        durable.move(self.path, aside)
        return aside


def _end_of_whole_lines(file: BinaryIO) -> int:
    """How many bytes of the file are whole lines."""
    end = file.seek(0, os.SEEK_END)
    while end:
        begins = max(0, end - BLOCK)
        file.seek(begins)
        found = file.read(end - begins).rfind(b"\n")
        if found >= 0:
            return begins + found + 1
        end = begins
    return 0


def line_of(line: Line) -> bytes:
    """A line as it stands in the file."""
    fields: dict[str, object] = {
        "seq": line.seq,
        "recorded_at": line.recorded_at,
        "actor": line.actor,
        "body": line.body.decode("utf-8"),
        "sig": base64.b64encode(line.sig).decode("ascii"),
        "leaf": line.leaf,
        "chain": line.chain,
    }
    if line.redacted:
        fields["redacted"] = line.redacted
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def read_line(raw: bytes) -> Line | None:
    """The entry on a line; None when the line is not one of ours."""
    try:
        fields = json.loads(raw)
        return Line(
            int(fields["seq"]),
            int(fields["recorded_at"]),
            str(fields["actor"]),
            str(fields["body"]).encode("utf-8"),
            base64.b64decode(fields["sig"], validate=True),
            str(fields["leaf"]),
            str(fields["chain"]),
            {str(name): str(value) for name, value in fields.get("redacted", {}).items()},
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
