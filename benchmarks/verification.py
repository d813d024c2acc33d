# SPDX-License-Identifier: Apache-2.0
"""How long a whole log takes to verify, against the floor: SHA-256 and Ed25519 of the same bytes in
as many processes, and nothing else.

    verification.py [--entries N ...] [--processes N]

The logs are synthetic: a task force that meets, votes, reports and answers for years. The aim is
under 1.5 times the floor, and time in proportion to the number of entries.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from govdesk.record.entry_rules import ENTRY_RULES
from govdesk.record.log_rules import LogCheck
from govdesk.record.signature_checks import CHUNK, SignatureChecks, Task, broken
from tests.signed_logs import HOUR, WORKSPACE, Story

WORDS = "The department reports fewer people waiting, and names what it will try next quarter. "


def main() -> int:
    """Measure and print; the exit code."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--entries", type=int, nargs="+", default=[20_000, 200_000])
    asked.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    given = asked.parse_args()
    rates = []
    for count in given.entries:
        story = years(count)
        size = len(story.entries)
        data = sum(len(entry.body) for entry in story.entries)
        floor = min(floor_seconds(story, given.processes) for _ in range(2))
        took = min(verify_seconds(story, given.processes) for _ in range(2))
        rates.append(took / size)
        print(
            f"{size} entries, {data / 1e6:.0f} MB of bodies, {given.processes} processes:"
            f" floor {floor:.2f} s, verified in {took:.2f} s,"
            f" {took / floor:.2f} times the floor (the aim is under 1.5),"
            f" {took / size * 1e6:.0f} µs an entry"
        )
    if len(rates) > 1:
        print(f"an entry of the longest log takes {rates[-1] / rates[0]:.2f} times the shortest's")
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
        for month in range(1, 11):
            readings = [
                {"id": story.id(), "indicator_id": story.id(), "period": f"2026-{month:02}",
                 "value": str(40 + place), "status": "final"} for place in range(4)
            ]  # fmt: skip
            story.write("secretary", "readings.recorded", WORKSPACE, readings=readings)
            finding, comment = story.id(), story.id()
            story.write("secretary", "finding.written", finding, narrative=WORDS * 4,
                        narrative_by=story.account["secretary"])  # fmt: skip
            story.write("secretary", "comment.received", comment, text=WORDS * 2,
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


def floor_seconds(story: Story, processes: int) -> float:
    """What no verification can be faster than."""
    everything = tasks(story)
    chunks = [everything[at : at + CHUNK] for at in range(0, len(everything), CHUNK)]
    began = time.perf_counter()
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        if sum(pool.map(hashed_and_broken, chunks)):
            raise SystemExit("the floor found a broken signature")
    return time.perf_counter() - began


def verify_seconds(story: Story, processes: int) -> float:
    """The same log held to every rule."""
    began = time.perf_counter()
    with SignatureChecks(processes) as signatures:
        check = LogCheck(WORKSPACE, ENTRY_RULES, signatures, remembered=(story.note,))
        for entry in story.entries:
            check.feed(entry)
        failures = check.finish()
    took = time.perf_counter() - began
    if failures:
        raise SystemExit(f"the log does not hold: {failures[0]}")
    return took


if __name__ == "__main__":
    sys.exit(main())
