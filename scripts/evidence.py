# SPDX-License-Identifier: Apache-2.0
"""Run the soak tests and write what they measured to `docs/evidence.md`.

A soak test says its numbers with pytest's `record_property("cases", 100_000)`; what it does not
say is not written. The page names the commit, and whether the files differed from it.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as Tree
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "evidence.md"
NO_TESTS = 5  # pytest's exit status when nothing was collected


class Result(NamedTuple):
    """One soak test: what it is called, how it ended, its seconds and what it measured."""

    test: str
    outcome: str
    seconds: float
    measured: str


def main() -> int:
    """Run, write, and give pytest's exit status (0 when there is no soak test yet)."""
    commit = commit_now()
    with tempfile.TemporaryDirectory() as scratch:
        report = Path(scratch, "soak.xml")
        pytest = [sys.executable, "-m", "pytest", "-m", "soak", "-p", "no:randomly"]
        pytest += ["-o", "junit_family=xunit1", f"--junit-xml={report}", *sys.argv[1:]]
        status = subprocess.run(pytest, check=False, cwd=ROOT).returncode
        if not report.is_file():
            return status
        results = read(report)
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(results, commit), encoding="utf-8")
    print(f"Wrote {PAGE.relative_to(ROOT)}: {len(results)} soak tests.")
    return 0 if status == NO_TESTS else status


def commit_now() -> str:
    """The commit that is checked out, and whether the files differ from it."""
    head = git("rev-parse", "--short=12", "HEAD")
    changed = git("status", "--porcelain", "--untracked-files=no")
    return f"{head}, with changes not committed" if changed else head


def git(*arguments: str) -> str:
    """What git answers."""
    done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout.strip()


def read(report: Path) -> list[Result]:
    """The results in a JUnit report, in the order in which they ran."""
    return [result_of(case) for case in Tree.parse(report).iter("testcase")]


def result_of(case: Tree.Element) -> Result:
    """One test of the report."""
    measured = [
        f"{item.get('name')}: {item.get('value')}" for item in case.iterfind("properties/property")
    ]
    outcome = next(
        (
            f"{child.tag}: {(child.get('message') or '').splitlines()[0]}"
            for child in case
            if child.tag in {"failure", "error", "skipped"}
        ),
        "passed",
    )
    name = f"{case.get('classname', '').removeprefix('tests.')} · {case.get('name')}"
    return Result(name, outcome, float(case.get("time", "0")), "; ".join(measured))


def page(results: list[Result], commit: str) -> str:
    """The page: where and when, then a row a test."""
    passed = sum(result.outcome == "passed" for result in results)
    lines = [
        "# Evidence",
        "",
        "Written by `make soak`: the tests with the full numbers, and what they measured. Nothing",
        "here is typed by hand.",
        "",
        f"- Run: {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, at commit {commit}",
        f"- On: Python {platform.python_version()}, {platform.system()} {platform.machine()},"
        f" {os.cpu_count()} cores",
        f"- Passed: {passed} of {len(results)}",
        "",
    ]
    if not results:
        return "\n".join([*lines, "No soak test exists yet.", ""])
    lines += ["| test | outcome | seconds | measured |", "|---|---|--:|---|"]
    lines += [
        f"| {cell(result.test)} | {cell(result.outcome)} | {result.seconds:.1f}"
        f" | {cell(result.measured)} |"
        for result in results
    ]
    return "\n".join([*lines, ""])


def cell(text: str) -> str:
    """Text that cannot end its cell of the table."""
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    sys.exit(main())
