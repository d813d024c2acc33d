# SPDX-License-Identifier: Apache-2.0
"""Writes request packs into a folder, off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from govdesk.rules.messages import message
from govdesk.rules.refusals import NotAvailable
from govdesk.wording import current

if TYPE_CHECKING:
    from govdesk.queries.review_requests import RequestPack
    from govdesk.ui.jobs import Progress


def write_packs(
    progress: Progress, *, folder: Path, packs: Sequence[RequestPack]
) -> tuple[str, ...]:
    """The names of the files written; one of the same name is replaced. Raises NotAvailable when
    the folder cannot be written to."""
    from govdesk.exchange.request_packs import pack_files

    names: list[str] = []
    for at, pack in enumerate(packs):
        progress.step(at, len(packs), pack.department)
        try:
            for name, content in pack_files(pack, current()).items():
                (folder / name).write_bytes(content)
                names.append(name)
        except OSError as problem:
            raise NotAvailable(
                message("request.folder", folder=str(folder), problem=problem.strerror or "")
            ) from problem
    return tuple(names)
