# SPDX-License-Identifier: Apache-2.0
"""Run every suite of published cases that is at hand and write `docs/conformance.md`.

The data is not part of this repository: GOVDESK_CONFORMANCE_DATA says where it lies, as for the
tests. A suite whose files are not at hand keeps the line that it has on the page.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.conformance.outcomes import data_folder  # noqa: E402
from tests.conformance.page import row  # noqa: E402
from tests.conformance.suites import SUITES  # noqa: E402

PAGE = ROOT / "docs" / "conformance.md"
HEAD = """# Conformance

What others have published, run through GovDesk: each suite, its source, what it is run through,
how many cases were run, how many come out as published, and for each that does not, why. Written
by `scripts/conformance.py`; `tests/conformance/` runs the same suites and fails when a line is not
what comes out. The votes' cases are run by `tests/cli/test_tally_conformance.py`.

| Suite | Source | Run through | Cases | Agreeing | Disagreeing, and why |
|---|---|---|--:|--:|---|
"""


def main() -> int:
    """Write the page; 1 when a suite that is neither at hand nor on the page is missing."""
    folder = data_folder()
    standing = PAGE.read_text(encoding="utf-8").splitlines() if PAGE.is_file() else []
    lines, missing = [], 0
    for suite in SUITES:
        if suite.at_hand(folder):
            lines.append(row(suite, suite.run(folder)))
            continue
        kept = [line for line in standing if line.startswith(f"| {suite.name} | {suite.source} |")]
        if not kept:
            print(f"Not at hand: {suite.name} ({', '.join(suite.needs)})", file=sys.stderr)
            missing = 1
        lines += kept
    PAGE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"Wrote {PAGE.relative_to(ROOT)}: {len(lines)} suites.")
    return missing


if __name__ == "__main__":
    raise SystemExit(main())
