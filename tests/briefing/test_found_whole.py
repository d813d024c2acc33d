# SPDX-License-Identifier: Apache-2.0
"""What of the archive is damaged is found, and right again, without reading it all each time."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from govdesk.briefing.archive import put_out
from govdesk.briefing.found_whole import DAY, FoundWhole
from tests.briefing.test_publishing import published
from tests.builders import City


def test_a_damaged_file_of_the_same_length_is_mended(city_file: City, tmp_path: Path) -> None:
    published(city_file, tmp_path)
    folder = tmp_path / "archive"
    files = put_out(city_file.ctx, folder)
    assert {path.suffix for path in files} == {".pdf", ".html", ".json"}
    for path in files:
        before = path.read_bytes()
        path.write_bytes(before[:200] + bytes([before[200] ^ 1]) + before[201:])
        assert put_out(city_file.ctx, folder) == (path,)
        assert path.read_bytes() == before


def test_a_file_is_read_again_when_it_was_touched_and_once_a_day(tmp_path: Path) -> None:
    time = 0
    whole = FoundWhole(now=lambda: time)
    path = tmp_path / "2026-Q1-01.pdf"
    digest = sha256(b"good").hexdigest()
    assert not whole.is_whole(path, digest)
    path.write_bytes(b"good")
    at = path.stat()
    assert whole.is_whole(path, digest)
    assert not whole.is_whole(path, sha256(b"else").hexdigest()), "of another packet"
    path.write_bytes(b"evil")
    os.utime(path, ns=(at.st_atime_ns, at.st_mtime_ns))  # as a failing disk leaves it
    assert whole.is_whole(path, digest), "not seen at once"
    time += DAY
    assert not whole.is_whole(path, digest)
    path.write_bytes(b"good")
    assert whole.is_whole(path, digest)
    path.write_bytes(b"evil")
    os.utime(path, ns=(at.st_atime_ns, at.st_mtime_ns + 1))
    assert not whole.is_whole(path, digest)


def test_a_bundle_is_compared_with_what_was_kept_of_it(city_file: City, tmp_path: Path) -> None:
    published(city_file, tmp_path)
    folder, kept = tmp_path / "archive", tmp_path / "cache" / "kept.json"
    bundle = next(
        path for path in put_out(city_file.ctx, folder, FoundWhole(kept)) if path.suffix == ".json"
    )
    before = bundle.read_bytes()
    assert FoundWhole(kept).is_as_kept(bundle), "so that the log is not read for it"
    bundle.write_bytes(before.replace(b"quarterly", b"quarterlx", 1))
    assert not FoundWhole(kept).is_as_kept(bundle)
    assert put_out(city_file.ctx, folder, FoundWhole(kept)) == (bundle,)
    assert bundle.read_bytes() == before
    for damaged in (b"[]", b"{", b""):
        kept.write_bytes(damaged)
        assert put_out(city_file.ctx, folder, FoundWhole(kept)) == ()
        assert FoundWhole(kept).is_as_kept(bundle)
