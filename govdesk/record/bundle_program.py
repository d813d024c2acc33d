# SPDX-License-Identifier: Apache-2.0
"""The public verifier as a program of one file, for residents without GovDesk.

    python govdesk-verify.pyz BUNDLE.json [--packet PDF] [--checkpoint NOTE] [--trust FINGERPRINT]

Needs Python 3.11 and `cryptography` (on Windows `tzdata` too); says everything in English. Made by
`make verifier`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from govdesk.record.verification_rules import RULES
from govdesk.record.verify_bundle import BundleVerdict, verify_bundle
from govdesk.rules.messages import Message

NOT_SHOWN: Mapping[str, str] = {
    "verify.not_founders": (
        "That the first keys belong to the people who founded the task force, and the community’s"
        " first two to its representatives: only they can say which keys are theirs."
    ),
    "verify.not_seen": (
        "That the record goes on from a checkpoint seen elsewhere: compare the fingerprint of its"
        " first {size} entries with one that was printed or kept."
    ),
    "verify.not_left_out": (
        "That the bundle leaves out nothing that ended a key, a role or a term, and no vote that"
        " its packet should report: only the whole record shows it."
    ),
    "verify.not_spoken": (
        "That spoken ballots were entered as they were spoken: each person can confirm theirs."
    ),
    "verify.not_figures": "That the figures in the packet are those of the record.",
    "verify.not_later": "That no later packet corrects or withdraws it: see the public archive.",
    "verify.not_whose": (
        "That entry {seq} is by the seat’s own person: a founder signed it, and whose account that"
        " is stands in the whole record only."
    ),
}
"""In the words of `govdesk.wording`, which is not packed; a test keeps them equal."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The public verifier as a program: 0 when everything holds, 1 when not, 2 for bad input, 4
    when this Python lacks something."""
    asked = argparse.ArgumentParser(
        prog="govdesk-verify", description="Check a published bundle of a task force's record."
    )
    asked.add_argument("bundle", type=Path, help="the bundle's file")
    asked.add_argument("--packet", type=Path, help="the packet's PDF, to be held to the bundle")
    asked.add_argument(
        "--checkpoint", type=Path, action="append", default=[], help="a checkpoint seen elsewhere"
    )
    asked.add_argument(
        "--trust", action="append", default=[], help="a fingerprint known from elsewhere"
    )
    asked.add_argument("--json", action="store_true", help="answer in JSON")
    given = asked.parse_args(arguments)
    try:
        ZoneInfo("America/New_York")
    except ZoneInfoNotFoundError:
        sys.stderr.write("This Python knows no time zones: install the package tzdata.\n")
        return 4
    try:
        verdict = verify_bundle(
            given.bundle.read_bytes(),
            checkpoints=[_note(path) for path in given.checkpoint],
            trusted=given.trust,
            content_sha256=_sha256(given.packet) if given.packet else None,
        )
    except (OSError, ValueError) as error:
        sys.stderr.write(f"This cannot be read: {error}\n")
        return 2
    as_json = json.dumps(verdict_json(verdict), ensure_ascii=False)
    sys.stdout.write((as_json if given.json else _words(verdict)) + "\n")
    return 0 if verdict.ok else 1


def verdict_json(verdict: BundleVerdict) -> dict[str, Any]:
    """A verdict for other programs, in the English of the rules."""
    return {
        "ok": verdict.ok,
        "kind": "bundle",
        "head": {"size": verdict.size, "root": verdict.root},
        "checked": dict(verdict.checked),
        "failures": [
            {
                "rule": one.rule,
                "number": one.number,
                "category": one.category,
                "seq": one.seq,
                "record": one.record,
                "expected": one.expected,
                "found": one.found,
                "message": RULES[one.rule].asks,
            }
            for one in verdict.failures
        ],
        "not_proved": [_sentence(one) for one in verdict.not_proved],
        "told": [dict(one) for one in verdict.told],
        "printed": list(verdict.printed or ()),
    }


def _words(verdict: BundleVerdict) -> str:
    lines = ["Everything that was checked holds." if verdict.ok else "This bundle does not hold."]
    if verdict.about is not None:
        lines.append(f"About the {verdict.about.kind} {verdict.about.id}")
    for one in verdict.told:
        lines.append(f"Vote on {one['motion']}: {one['outcome']} ({one['reason']})")
    if verdict.printed is not None:
        size, root = verdict.printed
        lines.append(f"Seal number that the packet prints, of {size} entries: {root}")
    for failure in verdict.failures:
        lines.append(f"- rule {failure.number}, {failure.rule}: {RULES[failure.rule].asks}")
        lines.append(f"  entry {failure.seq}; expected {failure.expected}; found {failure.found}")
    lines.append(f"Fingerprint of the record's first {verdict.size} entries: {verdict.root}")
    lines.append("Not shown by this check:")
    lines += [f"- {_sentence(one)}" for one in verdict.not_proved]
    return "\n".join(lines)


def _sentence(told: Message) -> str:
    return NOT_SHOWN[told.key].format(**told.args)


def _note(path: Path) -> str:
    return path.read_bytes().decode("utf-8").replace("\r\n", "\n").strip("\n") + "\n"


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
