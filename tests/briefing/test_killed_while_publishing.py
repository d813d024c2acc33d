# SPDX-License-Identifier: Apache-2.0
"""Killed at any moment of a withdrawal, a correction or the posting of a notice, there is neither a
file without its entry nor, after the next opening, an entry without its file."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from govdesk.briefing.archive import put_out
from govdesk.cli.workspaces import opened
from govdesk.queries.packets import packet_content, packet_rows
from govdesk.queries.verification import verify_workspace
from govdesk.services.context import Context
from tests.briefing.killed import Act, killed
from tests.briefing.test_publishing import prepared, row_of
from tests.builders import small_city
from tests.signed_packets import publish_signed, signed
from tests.sittings import sitting

PAGE = b"<!doctype html><title>Notice</title>"
MOST = 60
STRIDE = 6
"""In the quick suite every so many moments, from right after the commit; all in `make soak`."""


@dataclass(frozen=True)
class Public:
    """A workspace in whose archive a packet lies; a correction of it waits."""

    workspace: Path
    archive: Path
    acts: dict[str, Act]


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Public:
    folder = tmp_path_factory.mktemp("public")
    city = small_city(str(folder / "city.govdesk"), story_ends_at=1)
    meeting, _motions = sitting(city, "ordinary")
    first = prepared(city)
    publish_signed(city.as_("chair"), packet_id=first)
    waiting = prepared(city, corrects=first)
    drawn = city.ctx.read(packet_content, sha256=row_of(city, waiting).sha256)
    assert drawn is not None
    put_out(city.ctx, folder / "packets")
    city.ctx.store.close()
    acts = {
        "withdraw": Act("withdraw", first),
        "correct": Act("correct", waiting, signed(drawn)),
        "post": Act("post", meeting.meeting_id, PAGE),
    }
    return Public(folder / "city.govdesk", folder / "packets", acts)


def wanted(ctx: Context) -> dict[str, str]:
    """The files that the record's entries ask for, with the hash of each where it is told."""
    files: dict[str, str] = {}
    for row in ctx.read(packet_rows):
        if row.state == "published":
            files[f"{row.number}.pdf"] = row.sha256_file
            files[f"{row.number}.html"] = row.sha256_page
            files[f"{row.number}.bundle.json"] = ""
            if row.sha256_data:
                files[f"{row.number}.data.zip"] = row.sha256_data
        elif row.state in ("posted", "withdrawn"):
            files[f"{row.number}.html"] = row.sha256 if row.state == "posted" else ""
    return files


def there(folder: Path) -> dict[str, str]:
    return {one.name: sha256(one.read_bytes()).hexdigest() for one in folder.iterdir()}


def laid_out(ctx: Context, folder: Path) -> None:
    """No file without its entry, and no entry without its file."""
    entries, files = wanted(ctx), there(folder)
    assert files.keys() == entries.keys()
    assert not [name for name, digest in entries.items() if digest not in ("", files[name])]


def rounds(public: Public, kind: str, place: Path, stride: int) -> int:
    """Kill it at each moment, on a copy of its own; how many moments there are."""
    before = there(public.archive)
    for at in range(min(2, stride), MOST, stride):
        copy = place / f"{kind}-{at}"
        copy.mkdir()
        workspace, archive = copy / "city.govdesk", copy / "packets"
        shutil.copyfile(public.workspace, workspace)
        workspace.chmod(0o600)
        shutil.copytree(public.archive, archive)
        got_so_far = killed(public.acts[kind], str(workspace), archive, at=at)
        with opened(str(workspace)) as ctx:
            new = there(archive).keys() - before.keys()
            whole = {name for name in new if not name.endswith(".part")}
            assert whole <= wanted(ctx).keys(), at  # no file without its entry, at no moment
            put_out(ctx, archive)
            laid_out(ctx, archive)
            verdict = ctx.read(verify_workspace)
            assert verdict.ok, verdict.failures[0]
        shutil.rmtree(copy)
        if not got_so_far:
            return at
    raise AssertionError("it never came to its end")


@pytest.mark.parametrize("kind", ["withdraw", "correct", "post"])
def test_killed_at_some_moments(public: Public, tmp_path: Path, kind: str) -> None:
    assert rounds(public, kind, tmp_path, STRIDE) > 2


@pytest.mark.soak
@pytest.mark.parametrize("kind", ["withdraw", "correct", "post"])
def test_killed_at_every_moment(public: Public, tmp_path: Path, kind: str) -> None:
    assert rounds(public, kind, tmp_path, 1) > 5
