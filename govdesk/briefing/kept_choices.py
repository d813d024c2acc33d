# SPDX-License-Identifier: Apache-2.0
"""What was chosen for a packet, kept beside it so that a correction begins with the same parts,
order, words and print. Its end of waiting is no part of it: that was of the day."""

from __future__ import annotations

import json

from govdesk.briefing.parts import Choices


def choices_file(choices: Choices) -> bytes:
    """As it is kept. The same choices give the same bytes."""
    parts = None if choices.parts is None else list(choices.parts)
    said = {"introduction": choices.introduction, "large": choices.large, "parts": parts}
    return json.dumps(said, ensure_ascii=False, sort_keys=True).encode()


def choices_from(content: bytes) -> Choices:
    """What was chosen, from what was kept."""
    said = json.loads(content)
    parts = None if said["parts"] is None else tuple(said["parts"])
    return Choices(parts, said["introduction"], large=said["large"])
