# SPDX-License-Identifier: Apache-2.0
"""The public archive as a folder: what was published, its bundle, its web page, its open data
and the documents that go out with it.

The record holds the bytes; this folder is made from it, again and again, and only after the entry
is there. So no file stands without its entry, and a file that was lost or damaged, or never written
because the computer stopped, is there again at the next opening.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from govdesk.briefing.blocks import Block, DataTable, H, P, Rich
from govdesk.briefing.files import unfinished, write_file
from govdesk.briefing.found_whole import FoundWhole
from govdesk.briefing.open_data import SUFFIX as DATA
from govdesk.briefing.web import web_page
from govdesk.queries.bundles import packet_bundles
from govdesk.queries.moment import city_zone
from govdesk.queries.packets import PacketRow, packet_content, packet_rows, packet_size
from govdesk.rules.enclosures import enclosed_name
from govdesk.rules.messages import message
from govdesk.rules.refusals import NotAvailable
from govdesk.services.context import Context
from govdesk.wording import Words

FOLDER = "packets"


def archive_folder(location: str) -> Path:
    """Where the archive of the workspace at `location` lies: beside its file; for a shared database
    in this computer's data folder."""
    if "://" not in location:
        return Path(location).parent / FOLDER
    from platformdirs import user_data_path

    name = sha256(location.encode()).hexdigest()[:16]
    return user_data_path("govdesk", appauthor=False) / FOLDER / name


def kept_file(location: str) -> Path:
    """Where this computer keeps what the bundles in the archive of a workspace were."""
    from platformdirs import user_cache_path

    name = sha256(str(archive_folder(location)).encode()).hexdigest()[:16]
    return user_cache_path("govdesk", appauthor=False) / FOLDER / f"{name}.json"


def put_out(ctx: Context, folder: Path, whole: FoundWhole | None = None) -> tuple[Path, ...]:
    """Write whatever the archive lacks or has damaged, and take out what was withdrawn; what was
    written. With `whole`, what was found whole before is not read again each time.

    Raises NotAvailable when the folder cannot be written, which says that what was published is so
    all the same; what is missing is written the next time.
    """
    whole = whole or FoundWhole()
    written: list[Path] = []
    published: list[PacketRow] = []
    for row in ctx.read(packet_rows):
        match row.state:
            case "published":
                written += _published(ctx, folder, row, whole)
                published.append(row)
            case "posted":
                written += _missing(ctx, folder / f"{row.number}.html", row.sha256, whole)
            case "withdrawn":
                written += _withdrawn(ctx, folder, row)
    return (*written, *_bundles(ctx, folder, published, whole))


def _published(ctx: Context, folder: Path, row: PacketRow, whole: FoundWhole) -> list[Path]:
    files = {folder / f"{row.number}.pdf": row.sha256_file or row.sha256}
    if row.sha256_page:
        files[folder / f"{row.number}.html"] = row.sha256_page
    if row.sha256_data:
        files[folder / f"{row.number}{DATA}"] = row.sha256_data
    for place, digest in enumerate(row.enclosed, 1):
        files[folder / enclosed_name(row.number, place)] = digest
    return [path for named, digest in files.items() for path in _missing(ctx, named, digest, whole)]


def _missing(ctx: Context, path: Path, digest: str, whole: FoundWhole) -> list[Path]:
    if whole.is_whole(path, digest) or ctx.read(packet_size, sha256=digest) is None:
        return []  # a copy brought forward from the second place has no files
    content = ctx.read(packet_content, sha256=digest)
    assert content is not None
    _write(path, content)
    return [path]


def _bundles(
    ctx: Context, folder: Path, rows: Sequence[PacketRow], whole: FoundWhole
) -> list[Path]:
    """The bundles that are not there as the record gives them; its log is read once for all."""
    paths = {row.id: folder / f"{row.number}.bundle.json" for row in rows}
    doubtful = [packet for packet, path in paths.items() if not whole.is_as_kept(path)]
    written, digests = [], {}
    given = ctx.read(packet_bundles, packets=doubtful)
    for packet, content in zip(doubtful, given, strict=True):
        path = paths[packet]
        digests[path] = sha256(content).hexdigest()
        if not whole.is_whole(path, digests[path]):
            _write(path, content)
            written.append(path)
    whole.keep(digests)
    return written


def _withdrawn(ctx: Context, folder: Path, row: PacketRow) -> list[Path]:
    """Nothing of it stays but a page that says so."""
    enclosed = [enclosed_name(row.number, place) for place in range(1, len(row.enclosed) + 1)]
    page = folder / f"{row.number}.html"
    own = (f"{row.number}.pdf", f"{row.number}{DATA}", f"{row.number}.bundle.json")
    for name in (*own, *enclosed):
        _take_out(folder / name)
    for name in (*own, *enclosed, page.name):
        _take_out(unfinished(folder / name))
    stub = withdrawal_page(row, ctx.read(city_zone))
    if _holds(page, stub):
        return []
    _write(page, stub)
    return [page]


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False  # what cannot be read is written again


def _write(path: Path, content: bytes) -> None:
    """Into the archive: by then its entry is in the record, so that nothing is undone by a disk."""
    try:
        write_file(path, content)
    except NotAvailable as why:
        raise NotAvailable(
            why.what, kept=message("packet.archive_kept"), then=message("packet.archive_kept.then")
        ) from why


def _take_out(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise NotAvailable(
            message("packet.not_taken_out", path=str(path), why=error.strerror or str(error)),
            then=message("packet.not_taken_out.then"),
        ) from error


def withdrawal_page(row: PacketRow, zone: str) -> bytes:
    """What stands in the place of a packet that was withdrawn, in its language."""
    words = Words(row.lang)
    rows: list[tuple[Rich, ...]] = [
        (words._("What"), words._("Details")),
        (words._("Packet"), row.number),
        (words._("Withdrawn"), words.moment(row.withdrawn_at or 0, zone)),
        (words._("Why"), row.withdrawn_reason),
        (words._("Fingerprint of the file (SHA-256)"), row.sha256_file or row.sha256),
    ]
    if row.published_at is not None:
        rows.insert(2, (words._("Published"), words.moment(row.published_at, zone)))
    said = words._(
        "This document was taken out of the public archive. If you have a copy, please do not pass "
        "it on. The record keeps that it was published and why it was withdrawn."
    )
    blocks: list[Block] = [
        H(1, words._("Withdrawn")),
        P(said, "lead"),
        DataTable(tuple(rows), words._("What was withdrawn, when and why"), header_cols=1),
    ]
    page = web_page(
        blocks,
        title=words._("Packet {number}: withdrawn").format(number=row.number),
        lang=row.lang,
        skip=words._("Skip to the content"),
        picture=_no_picture,
    )
    return page.encode()


def _no_picture(_figure: Any) -> str:
    raise AssertionError("a page about a withdrawal has no picture")
