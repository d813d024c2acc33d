# SPDX-License-Identifier: Apache-2.0
"""For tests of the command line: a series handed to `govdesk analyse`."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdesk.cli.main import main
from tests.analysing import Run


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Analyses a file of these words; exit code, answer and what else was said."""

    def run_(content: str | bytes, *options: str) -> tuple[int, str, str]:
        path = tmp_path / "series.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        code = main(arguments=["analyse", str(path), *options])
        out, err = capsys.readouterr()
        return code, out, err

    return run_
