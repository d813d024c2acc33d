# SPDX-License-Identifier: Apache-2.0
"""Making the demo city's files: built in a scratch file, moved into place when whole."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from govdesk.rules.messages import Message, message

if TYPE_CHECKING:
    from govdesk.services.context import Context

NAME = "marlow-bay.govdesk"
PERIOD = "2026-Q2"

Told = Callable[[Message, int], None]


@dataclass(frozen=True, slots=True)
class DemoFiles:
    """Where the demo city lies; `packet` and `bundle` are None when its latest packet is not
    published."""

    workspace: Path
    packet: Path | None
    bundle: Path | None
    made: bool


def demo_city(folder: Path, *, seed: int, fresh: bool, told: Told) -> DemoFiles:
    """The demo city in a folder: the one that is there, or a new one (`fresh` keeps the old one
    under another name)."""
    workspace = folder / NAME
    folder.mkdir(parents=True, exist_ok=True)
    if fresh and workspace.exists():
        _move_aside(workspace)
    made = not workspace.exists()
    if made:
        _build(workspace, seed, told)
    return DemoFiles(workspace, *_public_files(folder, workspace), made)


def _build(workspace: Path, seed: int, told: Told) -> None:
    from govdesk.services.demo.story import build_town

    scratch = workspace.with_name(f".{workspace.name}.part")
    scratch.unlink(missing_ok=True)
    try:
        town = build_town(str(scratch), seed=seed, told=told)
        try:
            told(message("demo.step.packet"), 97)
            _make_packet(town.ctx, town.as_("deputy"), town.as_("clerk"))
        finally:
            town.ctx.store.close()
        with scratch.open("rb+") as file:
            os.fsync(file.fileno())
        scratch.replace(workspace)
    finally:
        scratch.unlink(missing_ok=True)


def _make_packet(secretary: Context, deputy: Context, clerk: Context) -> None:
    from govdesk.briefing.production import draw_whole, keep
    from govdesk.briefing.publishing import publish
    from govdesk.briefing.views import material_for
    from govdesk.services.packets import pin_checkpoint

    pin_checkpoint(secretary)
    material = secretary.read(material_for, kind="quarterly", about=PERIOD)
    drawn = draw_whole(material, kind="quarterly")
    packet = keep(deputy, drawn=drawn).made
    publish(clerk, packet_id=packet)


def _public_files(folder: Path, workspace: Path) -> tuple[Path | None, Path | None]:
    """The latest packet of the workspace as a file, and its bundle beside it, in the archive."""
    from govdesk.briefing.archive import FOLDER, put_out
    from govdesk.cli.workspaces import opened
    from govdesk.queries.packets import packet_rows

    with opened(str(workspace), read_only=True) as ctx:
        put_out(ctx, folder / FOLDER)
        latest = next(iter(ctx.read(packet_rows)), None)
    if latest is None or latest.state != "published":
        return None, None
    path = folder / FOLDER / f"{latest.number}.pdf"
    return path, path.with_suffix(".bundle.json")


def _move_aside(workspace: Path) -> None:
    for number in count(1):
        old = workspace.with_name(f"{workspace.stem}-{number}{workspace.suffix}")
        if not old.exists():
            workspace.rename(old)
            return
