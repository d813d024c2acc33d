# SPDX-License-Identifier: Apache-2.0
"""The sample quarter, drawn once for the tests that read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdesk.briefing.production import draw
from tests.builders_public_view import public_view


@pytest.fixture(scope="session")
def packet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The full quarter as a PDF file."""
    path = tmp_path_factory.mktemp("packets") / "quarter.pdf"
    path.write_bytes(draw(public_view()).content)
    return path
