# SPDX-License-Identifier: Apache-2.0
"""What a reader has to say about a file without refusing it: spellings mapped, keys ignored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from govdesk.rules.messages import Message, message

_MOST = 100


class Notes:
    """Remarks with how often each was made, in the order first made; the distinct are limited."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, tuple[tuple[str, str | int], ...]]] = Counter()
        self._left_out = 0

    def add(self, key: str, **args: str | int) -> None:
        """Make a remark: a message's key and its arguments, without the count."""
        remark = (key, tuple(args.items()))
        if remark in self._counts or len(self._counts) < _MOST:
            self._counts[remark] += 1
        else:
            self._left_out += 1

    def __iter__(self) -> Iterator[Message]:
        for (key, args), count in self._counts.items():
            yield message(key, count=count, **dict(args))
        if self._left_out:
            yield message("tally.more_notes", count=self._left_out)
