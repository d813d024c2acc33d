# SPDX-License-Identifier: Apache-2.0
"""Reads PDFs with programs that are not ours."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest


def output(*command: str) -> str:
    """What a program prints; without the program its test is skipped, or in CI fails."""
    if shutil.which(command[0]) is None:
        reason = f"{command[0]} is not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


def text_of(path: Path) -> str:
    """The text of a PDF, a line a line, as poppler reads it."""
    return output("pdftotext", "-layout", str(path), "-")


def words_of(path: Path) -> str:
    """The text of a PDF in content order with every run of white space as one space."""
    return " ".join(output("pdftotext", "-raw", str(path), "-").split())


def instructions(page: pikepdf.Page) -> Iterator[tuple[list[Any], str]]:
    """What draws a page, one after another: what each works on, and its name."""
    for one in pikepdf.parse_content_stream(page):
        yield list(one.operands), str(one.operator)
