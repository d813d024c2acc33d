# SPDX-License-Identifier: Apache-2.0
"""What may be kept as a file with a meeting's notice or a reading."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from govdesk.rules.messages import Message, message

LARGEST: Final = 20 * 1024 * 1024
"""Bytes of one file."""
MOST: Final = 20
"""Files with one notice or reading."""


class Supported(StrEnum):
    """What a file supports."""

    MEETING = "meeting"
    """Its notice: a photo of the posting, or a copy of the page."""
    READING = "reading"
    """Its number: where it comes from."""


def why_not_attach(*, size: int, there: int) -> Message | None:
    """None when a file of `size` bytes may be kept beside the `there` that are."""
    if size == 0:
        return message("attach.empty")
    if size > LARGEST:
        return message("attach.too_large", size=LARGEST // 1024 // 1024)
    return message("attach.too_many", most=MOST) if there >= MOST else None
