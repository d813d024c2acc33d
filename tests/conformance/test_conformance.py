# SPDX-License-Identifier: Apache-2.0
"""Published cases come out as published, and `docs/conformance.md` says how many."""

from __future__ import annotations

import os

import pytest

from tests.conformance.outcomes import ROOT, Suite, data_folder
from tests.conformance.page import row
from tests.conformance.suites import SUITES


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.name)
def test_every_published_case_comes_out(suite: Suite) -> None:
    folder = data_folder()
    if not suite.at_hand(folder):
        reason = f"no {', '.join(suite.needs)}: set GOVDESK_CONFORMANCE_DATA"
        if os.environ.get("CI") == "true" and not suite.optional:
            pytest.fail(reason)
        pytest.skip(reason)
    tally = suite.run(folder)
    assert tally.cases > 0
    assert set(tally.differing) == set(suite.explained), tally.differing
    page = (ROOT / "docs" / "conformance.md").read_text(encoding="utf-8")
    assert row(suite, tally) in page, "run scripts/conformance.py"
