# SPDX-License-Identifier: Apache-2.0
"""Who acts in the small signed logs: their seats, offices and keys, and when the story begins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

Body = dict[str, Any]
Alter = Callable[[str, Body], None]

WORKSPACE = "0190b2c4-0000-7000-8000-000000000001"
START = int(datetime(2026, 3, 2, 15, 0, tzinfo=UTC).timestamp()) * 1_000_000
HOUR = 3_600_000_000
CHARTER = Path(__file__).parents[1] / "resources" / "charters" / "standard.json"
OFFICERS = {"secretary": ["secretariat"], "chair": ["chair"], "clerk": ["clerk"]}
SEATS = {
    "health": "departments",
    "housing": "departments",
    "youth": "community",
    "seniors": "community",
    "harbour": "community",
}


@dataclass(slots=True)
class Signing:
    """A key pair."""

    key: Ed25519PrivateKey
    public: bytes
    kid: str
