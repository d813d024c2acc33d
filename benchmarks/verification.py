# SPDX-License-Identifier: Apache-2.0
"""How long a whole record takes to verify, against the floor: SHA-256 and Ed25519 of the same bytes
in as many processes, and nothing else.

    verification.py [--entries N ...] [--processes N] [--runs N] [--desk]

Measured are the rules of the log alone, as for a bundle; and a workspace's file with everything
that `govdesk verify` does, its tables made again and compared. The records are synthetic: a task
force that meets, votes, reports and answers for years. The aim is under 1.5 times the floor, and
time in proportion to the number of entries. `--desk` checks the largest from the screen of the
record and says the longest time for which the window answered nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from govdesk.models.tables import METADATA, UNGOVERNED
from govdesk.queries.verification import verify_workspace
from govdesk.record import chain
from govdesk.record.canonical import sha256_hex
from govdesk.record.entry_rules import ENTRY_RULES
from govdesk.record.log_rules import LogCheck
from govdesk.record.rebuild import Rebuilding
from govdesk.record.signature_checks import CHUNK, SignatureChecks, Task, broken
from govdesk.record.stored_log import COLUMNS, Stored
from govdesk.store.opening import create, open_store
from tests.signed_logs import Story
from tests.signed_people import HOUR, WORKSPACE

WORDS = "The department reports fewer people waiting, and names what it will try next quarter. "


def main() -> int:
    """Measure and print; the exit code."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--entries", type=int, nargs="+", default=[20_000, 200_000])
    asked.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--desk", action="store_true")
    given = asked.parse_args()
    rates = []
    with tempfile.TemporaryDirectory(prefix="govdesk-") as folder:
        for count in given.entries:
            story = years(count)
            size = len(story.entries)
            data = sum(len(entry.body) for entry in story.entries)
            file = workspace_file(story, Path(folder) / f"{size}.govdesk")
            signatures = tasks(story)
            # In turn, so that whatever else the machine does hits all of them.
            runs = [
                (
                    spent(floor_of, signatures, given.processes),
                    spent(log_held, story, given.processes),
                    spent(whole_held, file, given.processes),
                )
                for _run in range(given.runs)
            ]
            floor, log, whole = (
                tuple(map(min, zip(*some, strict=True))) for some in zip(*runs, strict=True)
            )
            print(
                f"{size} entries, {data / 1e6:.0f} MB of bodies, {given.processes} processes:"
                f" floor {floor[0]:.2f} s, {floor[1]:.2f} s of computing"
            )
            for what, spending in (("the log's rules", log), ("the whole workspace", whole)):
                print(
                    f"  {what}: {spending[0]:.2f} s, {spending[0] / floor[0]:.2f} times the floor;"
                    f" {spending[1]:.2f} s of computing, {spending[1] / floor[1]:.2f} times;"
                    f" {spending[1] / size * 1e6:.0f} µs an entry"
                )
            rates.append(whole[1] / size)
        if len(rates) > 1:
            print(f"an entry of the longest takes {rates[-1] / rates[0]:.2f} times the shortest's")
        if given.desk:
            from _desk_gaps import longest_gaps

            took, gap, idle = longest_gaps(file)
            print(
                f"from the screen: {took:.2f} s, and no answer for {gap * 1000:.0f} ms at most"
                f" ({idle * 1000:.0f} ms while the window did nothing)"
            )
    return 0


def years(count: int) -> Story:
    """A log of about so many entries: of each hundred, some 30 about votes, 40 figures and
    findings, 30 comments and answers."""
    story = Story()
    number = 0
    while len(story.entries) < count:
        number += 1
        story.at += 11 * HOUR
        story.certify("secretary")
        story.vote(f"motion {number}")
        findings = [story.id() for _ in range(10)]
        story.write("secretary", "review.opened", story.id(), period=f"R{number}", midpoint=False,
                    due_at=story.at, opened_at=story.at,
                    findings=[{"id": one, "indicator_id": one} for one in findings])  # fmt: skip
        for month in range(1, 11):
            readings = [
                {"id": story.id(), "indicator_id": WORKSPACE, "definition": 1, "status": "final",
                 "period": f"2026-{month:02}", "value": str(40 + place)} for place in range(4)
            ]  # fmt: skip
            story.write("secretary", "readings.recorded", WORKSPACE, readings=readings)
            finding, comment = findings[month - 1], story.id()
            story.write("secretary", "finding.written", finding, narrative=WORDS * 4,
                        narrative_by=story.account["secretary"])  # fmt: skip
            story.write("secretary", "comment.received", comment, text=WORDS * 2, shown_name="A.",
                        subject_kind="finding", subject_id=finding)  # fmt: skip
            story.write("secretary", "comment.answered", story.id(), comment_id=comment, text=WORDS,
                        by_words="the department")  # fmt: skip
    return story


def tasks(story: Story) -> list[Task]:
    """Every signature of a log with the key it is by."""
    keys = {one.kid: one.public for one in (*story.own.values(), *story.earlier)}
    keys |= {kid: one.public for kid, one in story.live.register.sessions.items()}
    return [
        (entry.seq, keys[body["kid"]], entry.body, entry.sig)
        for entry, body in zip(story.entries, story.bodies, strict=True)
    ]


def hashed_and_broken(chunk: list[Task]) -> int:
    """SHA-256 of every body, and every signature."""
    for _seq, _public, body, _sig in chunk:
        hashlib.sha256(body).digest()
    return len(broken(chunk))


def spent(work: Callable[..., object], *given: object) -> tuple[float, float]:
    """Seconds on the clock, and of computing in this process and those that it began."""
    began, before = time.perf_counter(), sum(os.times()[:4])
    work(*given)
    return time.perf_counter() - began, sum(os.times()[:4]) - before


def floor_of(everything: list[Task], processes: int) -> None:
    """What no verification can do without."""
    chunks = [everything[at : at + CHUNK] for at in range(0, len(everything), CHUNK)]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        if sum(pool.map(hashed_and_broken, chunks)):
            raise SystemExit("the floor found a broken signature")


def workspace_file(story: Story, place: Path) -> Path:
    """The log in a workspace's file, with the tables that it makes."""
    create(str(place)).dispose()
    rebuilding = Rebuilding()
    rows = []
    before = chain.genesis(WORKSPACE)
    for entry, body in zip(story.entries, story.bodies, strict=True):
        leaf = chain.leaf_hash(entry.seq, entry.recorded_at, entry.actor, entry.body, entry.sig)
        after = chain.link(before, leaf)
        stored = Stored(
            entry.seq, entry.recorded_at, body["type"], body["subject"], entry.actor, entry.body,
            sha256_hex(entry.body), body["nonce"], entry.sig, leaf.hex(), before.hex(), after.hex(),
        )  # fmt: skip
        rebuilding.feed(stored)
        rows.append(tuple(getattr(stored, name) for name in COLUMNS))
        before = after
    if rebuilding.problem is not None:
        raise SystemExit(f"entry {rebuilding.problem.seq}: {rebuilding.problem}")
    file = sqlite3.connect(place, isolation_level=None)
    file.execute("BEGIN")
    marks = ", ".join("?" for _ in COLUMNS)
    file.executemany(f"INSERT INTO entries ({', '.join(COLUMNS)}) VALUES ({marks})", rows)
    last = story.entries[-1]
    head = (1, last.seq, before.hex(), last.recorded_at)
    file.execute("INSERT INTO record_head (id, seq, chain, recorded_at) VALUES (?, ?, ?, ?)", head)
    for table in METADATA.sorted_tables:
        if table.name not in UNGOVERNED:
            made = list(rebuilding.rows(table).values())
            if made:
                names = ", ".join(column.name for column in table.columns)
                marks = ", ".join("?" for _ in table.columns)
                file.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", made)
    file.execute("COMMIT")
    file.close()
    return place


def whole_held(place: Path, processes: int) -> None:
    """A workspace's file, held to everything."""
    store = open_store(str(place), read_only=True)
    with store.reading() as session:
        verdict = verify_workspace(session, processes=processes)
    store.close()
    if not verdict.ok:
        raise SystemExit(f"the workspace does not hold: {verdict.failures[0]}")


def log_held(story: Story, processes: int) -> None:
    """The same log held to every rule."""
    with SignatureChecks(processes) as signatures:
        check = LogCheck(WORKSPACE, ENTRY_RULES, signatures, remembered=(story.note,))
        for entry in story.entries:
            check.feed(entry)
        failures = check.finish()
    if failures:
        raise SystemExit(f"the log does not hold: {failures[0]}")


if __name__ == "__main__":
    sys.exit(main())
