# SPDX-License-Identifier: Apache-2.0
"""What the layer stands on in ReportLab is there; an upgrade that takes it away fails here."""

from __future__ import annotations

import re

import pytest
import reportlab

from govdesk.briefing.pdf import patches
from govdesk.briefing.pdf.errors import WrongReportLab
from govdesk.briefing.pdf.patches import missing_hooks, to_unicode


def test_every_name_we_hook_into_exists() -> None:
    assert missing_hooks() == []
    assert reportlab.Version.startswith("5.1.")


def test_a_name_that_is_gone_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patches, "HOOKS", ("reportlab.platypus.paragraph:_gone",))
    patches.install.cache_clear()
    try:
        with pytest.raises(WrongReportLab, match="_gone"):
            patches.install()
    finally:
        monkeypatch.undo()


def test_codes_without_a_character_are_not_mapped_and_blocks_are_short() -> None:
    cmap = to_unicode("Font", [0] * 32 + list(range(32, 255)) + [0x1F600])
    assert "<00>" not in cmap.split("endcodespacerange")[1]
    assert "<FF> <D83DDE00>" in cmap
    counts = [int(count) for count in re.findall(r"(\d+) beginbfchar", cmap)]
    assert max(counts) <= 100
    assert sum(counts) == 224
