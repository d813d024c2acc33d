# SPDX-License-Identifier: Apache-2.0
"""What `govdesk analyse` answers to a series, for tests."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

Run = Callable[..., tuple[int, str, str]]


def months(values: list[Any], **columns: list[Any]) -> str:
    """A monthly series from January 2020."""
    lines = [",".join(["period", "value", *columns])]
    for place, value in enumerate(values):
        extra = [str(column[place]) for column in columns.values()]
        lines.append(",".join([f"{2020 + place // 12}-{place % 12 + 1:02d}", str(value), *extra]))
    return "\n".join(lines) + "\n"


def answers(run: Run, content: str | bytes, *options: str) -> list[dict[str, Any]]:
    code, out, err = run(content, *options, "--json")
    assert code == 0, err
    found = json.loads(out)
    assert isinstance(found, list)
    return found


def answer(run: Run, content: str | bytes, *options: str) -> dict[str, Any]:
    (found,) = answers(run, content, *options)
    return found
