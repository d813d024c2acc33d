# SPDX-License-Identifier: Apache-2.0
"""A suite of published cases, and how many of them come out as published."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from govdesk.cli.main import main

ROOT = Path(__file__).resolve().parents[2]


def data_folder() -> Path:
    """Where the conformance data lies; it is not part of this repository."""
    given = os.environ.get("GOVDESK_CONFORMANCE_DATA")
    return (Path(given) if given else ROOT.parent / "shared" / "data") / "indicators"


@dataclass(slots=True)
class Tally:
    """Cases counted, and for each that disagrees its name and what came out instead."""

    cases: int = 0
    differing: dict[str, str] = field(default_factory=dict)

    def case(self, name: str, agrees: bool, found: object = "") -> None:
        """Count one case."""
        self.cases += 1
        if not agrees:
            self.differing[name] = str(found)

    @property
    def agreeing(self) -> int:
        """How many came out as published."""
        return self.cases - len(self.differing)


@dataclass(frozen=True, slots=True)
class Suite:
    """Cases of one kind from one source.

    `needs` are the files they stand in, below the data folder. `explained` gives, for each case
    that may disagree, why. `optional`: the files are not part of the conformance data.
    """

    name: str
    source: str
    through: str
    needs: tuple[str, ...]
    run: Callable[[Path], Tally]
    explained: dict[str, str] = field(default_factory=dict)
    optional: bool = False

    def at_hand(self, folder: Path) -> bool:
        """Whether its files are there."""
        return all((folder / name).is_file() for name in self.needs)


def loaded(path: Path) -> Any:
    """A JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def table_of(path: Path) -> list[dict[str, str]]:
    """A CSV file's rows."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def command(*arguments: str) -> tuple[int, Any]:
    """A command's exit code and its JSON answer."""
    code, (answer,) = command_lines(*arguments)
    return code, answer


def command_lines(*arguments: str) -> tuple[int, list[Any]]:
    """A command's exit code and its answers, a line of JSON each."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(arguments=[*arguments, "--json"])
    if not out.getvalue():
        raise AssertionError(err.getvalue())
    return code, [json.loads(line) for line in out.getvalue().splitlines()]


def command_on(rows: Iterable[Sequence[object]], name: str, *options: str) -> tuple[int, Any]:
    """The answer of command `name` about rows written to a file."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, "given.csv")
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        return command(name, str(path), *options)


def months(values: Sequence[object]) -> list[Sequence[object]]:
    """Values as a monthly public series."""
    rows = [(f"{2001 + n // 12}-{n % 12 + 1:02d}", value) for n, value in enumerate(values)]
    return [("period", "value"), *rows]


def near(found: float | None, expected: float | None, tolerance: float = 1e-9) -> bool:
    """Whether two numbers are the same to rounding, or both missing."""
    if found is None or expected is None:
        return found is expected
    return abs(found - expected) <= tolerance * max(1.0, abs(expected))
