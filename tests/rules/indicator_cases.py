# SPDX-License-Identifier: Apache-2.0
"""Finds the cases that indicators are tested against: our own, and the published ones."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).resolve().parent.parent


def own(name: str) -> Any:
    """A case file of ours, such as `trajectory/cases.json`."""
    return json.loads((TESTS / "data" / "indicators" / name).read_text(encoding="utf-8"))


def published(name: str) -> Any:
    """A JSON case file of the conformance data; see `published_text`."""
    return json.loads(published_text(name))


def published_text(name: str) -> str:
    """A case file of the conformance data, which is not part of this repository.

    Skips the test where the data is not at hand; on the build machine it must be.
    """
    given = os.environ.get("GOVDESK_CONFORMANCE_DATA")
    folder = Path(given) if given else TESTS.parent.parent / "shared" / "data"
    path = folder / "indicators" / name
    if not path.is_file():
        reason = f"the conformance data has no {name}; set GOVDESK_CONFORMANCE_DATA"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return path.read_text(encoding="utf-8")
