# SPDX-License-Identifier: Apache-2.0
"""`Column`: what one column of a list shows of a row, how it sorts and how it is spoken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from govdesk.ui.widgets.status import StatusMark

R = TypeVar("R")


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column over rows of type `R`.

    `value` is what stands in the cell, already worded; `sort` a comparable key (None sorts last),
    by default the folded text. `numeric` aligns right with tabular figures; units belong in
    the header. `status` shows a shape and a word, `spark` a small line; `value` is then what is
    spoken, searched and copied. `spoken` replaces the text for screen readers. `width` is in pixels
    at 100 %; one column with `stretch` takes the rest. Where there is no room for all, columns that
    give way are not shown, the highest `gives_way` first; they are still searched and copied.
    """

    name: str
    header: str
    value: Callable[[R], str]
    sort: Callable[[R], object] | None = None
    numeric: bool = False
    spoken: Callable[[R], str] | None = None
    tooltip: Callable[[R], str] | None = None
    status: Callable[[R], StatusMark | None] | None = None
    spark: Callable[[R], Sequence[float | None]] | None = None
    width: int = 0
    stretch: bool = False
    bold: bool = False
    gives_way: int = 0
