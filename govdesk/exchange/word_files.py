# SPDX-License-Identifier: Apache-2.0
"""Opening Word documents that anyone may send: what is no such file, is locked, holds macros, is
damaged, or unpacks to far too much is refused in words, before anything of it is used.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from govdesk.exchange.damaged_files import DAMAGED
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput, NotAvailable

if TYPE_CHECKING:
    from docx.document import Document

LARGEST = 20 * 1024 * 1024
"""Bytes of the file."""
LARGEST_UNPACKED = 150 * 1024 * 1024
LARGEST_TEXT = 40 * 1024 * 1024
"""Bytes of all its XML, unpacked."""
MOST_MEMBERS = 5_000
OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
"""How old Office files begin, and those that are locked with a password (MS-OFFCRYPTO)."""


def word_bytes(path: Path) -> bytes:
    """The bytes of a file that may be a Word document.

    Raises NotAvailable when it cannot be read, BadInput when it is too large.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise NotAvailable(
            message("piece.unreadable", file=path.name), kept=message("general.nothing_changed")
        ) from error
    if len(content) > LARGEST:
        raise BadInput(
            message("piece.too_large", file=path.name, size=LARGEST // 1024 // 1024),
            kept=message("general.nothing_changed"),
            then=message("piece.shorten"),
        )
    return content


def word_opened(content: bytes, name: str) -> Document:
    """The document. Raises BadInput for anything else, saying what to do."""
    _look_before(content, name)
    from docx import Document

    try:
        return Document(io.BytesIO(content))
    except DAMAGED as error:
        raise refused("damaged", name, "not_word") from error
    except Exception as error:
        # python-docx has errors of its own that share no base with any of these.
        if type(error).__module__.startswith(("docx.", "lxml.")):
            raise refused("damaged", name, "not_word") from error
        raise


def refused(why: str, name: str, then: str = "") -> BadInput:
    """The refusal of a file, with what to do."""
    return BadInput(
        message(f"piece.{why}", file=name),
        kept=message("general.nothing_changed"),
        then=message(f"piece.{then or why}.then"),
    )


def _look_before(content: bytes, name: str) -> None:
    """Raises BadInput for what is not even opened."""
    if content.startswith(OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in content
        raise refused("encrypted" if locked else "not_word", name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if any(one.flag_bits & 1 for one in members):
                raise refused("encrypted", name)
            written = sum(one.file_size for one in members if one.filename.endswith(_XML))
            if (
                len(members) > MOST_MEMBERS
                or written > LARGEST_TEXT
                or sum(one.file_size for one in members) > LARGEST_UNPACKED
            ):
                raise BadInput(
                    message("piece.unpacks", file=name), kept=message("general.nothing_changed")
                )
            types = archive.read("[Content_Types].xml")
    except KeyError as error:
        raise refused("not_word", name) from error
    except DAMAGED as error:
        raise refused("not_word", name) from error
    if b"macroEnabled" in types or any("vbaProject" in one.filename for one in members):
        raise refused("macros", name)
    if b"wordprocessingml.document.main" not in types:
        raise refused("not_word", name)


_XML = (".xml", ".rels")
