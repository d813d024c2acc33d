# SPDX-License-Identifier: Apache-2.0
"""`FirstLook`: what a desk asks until its workspace is wholly open.

A workspace file is first only looked into, and the first page comes from that look. The first
question that needs more opens the workspace wholly, on the desk's worker thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from govdesk.queries.rows import is_lean
from govdesk.rules.refusals import Refusal

if TYPE_CHECKING:
    from govdesk.services.context import Changed
    from govdesk.ui.whole import Whole

T = TypeVar("T")


class Look(Protocol):
    """A look into a workspace that answers lean queries (`queries/rows.py`) and nothing else."""

    def read(self, query: Callable[..., T], /, **arguments: Any) -> T | None:
        """The query's answer; None when the file cannot be read just now."""
        ...

    def close(self) -> None:
        """Look away."""
        ...


class FirstLook:
    """`opener` opens the workspace wholly; it is called once."""

    def __init__(self, look: Look, opener: Callable[[], Whole]) -> None:
        self._look: Look | None = look
        self._opener = opener
        self._whole: Whole | None = None
        self._refusal: Refusal | None = None
        self._handed_over = False

    def read(self, fn: Callable[..., T], /, **arguments: Any) -> T:
        """Run a query."""
        if self._look is not None and is_lean(fn):
            answer = self._look.read(fn, **arguments)
            if answer is not None:
                return answer
        return self.whole().opened.read(fn, **arguments)

    def write(self, fn: Callable[..., Changed], /, **arguments: Any) -> Changed:
        """Run a service."""
        return self.whole().opened.write(fn, **arguments)

    def whole(self) -> Whole:
        """The workspace, wholly open. Raises NotAvailable when it cannot be, every time."""
        if self._refusal is not None:
            raise self._refusal
        if self._whole is None:
            try:
                self._whole = self._opener()
            except Refusal as refusal:
                self._refusal = refusal
                raise
            finally:
                self.look_away()
        return self._whole

    def hand_over(self) -> None:
        """Someone else closes the workspace."""
        self._handed_over = True

    def close(self) -> None:
        """Let go of whatever is open here."""
        self.look_away()
        if self._whole is not None and not self._handed_over:
            self._whole.close()

    def look_away(self) -> None:
        """Let go of the file that was looked into."""
        look, self._look = self._look, None
        if look is not None:
            look.close()
