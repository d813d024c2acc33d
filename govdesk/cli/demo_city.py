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
    """Where the demo city lies; `packet` is None when its workspace holds none, `bundle` when it
    published none."""

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
    from govdesk.briefing.views import material_for
    from govdesk.services.packets import pin_checkpoint, publish_packet

    pin_checkpoint(secretary)
    material = secretary.read(material_for, kind="quarterly", about=PERIOD)
    drawn = draw_whole(material, kind="quarterly")
    packet = keep(deputy, drawn=drawn).made
    publish_packet(clerk, packet_id=packet)


def _public_files(folder: Path, workspace: Path) -> tuple[Path | None, Path | None]:
    """The latest packet of the workspace as a file, and its bundle beside it."""
    from govdesk.briefing.files import write_file
    from govdesk.cli.workspaces import opened
    from govdesk.queries.bundles import bundle_of
    from govdesk.queries.packets import packet_content, packet_rows
    from govdesk.record.bundle_contents import About

    with opened(str(workspace), read_only=True) as ctx:
        packets = ctx.read(packet_rows)
        if not packets:
            return None, None
        latest = packets[0]
        path = folder / "packets" / f"{latest.number}.pdf"
        bundle = path.with_suffix(".bundle.json")
        content = ctx.read(packet_content, sha256=latest.sha256)
        if content is not None and not path.exists():
            write_file(path, content)
        if latest.state != "published":
            return path, None
        if not bundle.exists():
            write_file(bundle, ctx.read(bundle_of, about=About("packet", latest.id)))
    return path, bundle


def _move_aside(workspace: Path) -> None:
    for number in count(1):
        old = workspace.with_name(f"{workspace.stem}-{number}{workspace.suffix}")
        if not old.exists():
            workspace.rename(old)
            return
