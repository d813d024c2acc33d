# SPDX-License-Identifier: Apache-2.0
"""A published file is whole, or not there."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from govdesk.briefing.files import write_file
from govdesk.rules.refusals import NotAvailable
from govdesk.wording import Words


def test_the_file_holds_every_byte_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_file(tmp_path / "packets" / "one.pdf", b"%PDF-" + bytes(range(256)))
    assert [path.name for path in (tmp_path / "packets").iterdir()] == ["one.pdf"]
    assert (tmp_path / "packets" / "one.pdf").read_bytes() == b"%PDF-" + bytes(range(256))


def test_a_full_disk_leaves_the_old_file_and_no_half_of_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "one.pdf"
    write_file(path, b"old")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotAvailable) as refused:
        write_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert [kept.name for kept in tmp_path.iterdir()] == ["one.pdf"]
    assert "No space left on device" in Words("en").say(refused.value.what)


def test_a_folder_that_is_a_file_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "packets").write_text("not a folder")
    with pytest.raises(NotAvailable):
        write_file(tmp_path / "packets" / "one.pdf", b"x")
