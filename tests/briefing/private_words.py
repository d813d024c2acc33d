# SPDX-License-Identifier: Apache-2.0
"""What a workspace holds that nobody outside may read, and all that a published file says."""

from __future__ import annotations

import getpass
import io
import socket
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
from sqlalchemy import select

from govdesk.models.actions import ActionStep
from govdesk.models.drafts import Draft
from govdesk.models.indicators import Reading
from govdesk.models.keys import SealedKey
from govdesk.models.meetings import Minutes
from govdesk.models.people import Account, Member
from govdesk.models.record import PrivateDetail
from govdesk.models.residents import Narrative
from govdesk.models.reviews import Finding, Review, ReviewRequest
from govdesk.models.votes import BallotConfirmation
from govdesk.queries.quarterly_indicators import OPEN_TO_ALL
from govdesk.services.context import Context

SHORTEST = 8
"""Letters; what is shorter stands in many a word by chance."""


def private_words(ctx: Context, *, ids: bool = True) -> set[str]:
    """Details kept apart from the record, drafts, what is not approved or not agreed to, notes for
    the desk, names to sign in by, sealed keys, where the files lie, and with `ids` those of people,
    by which a bundle names who wrote its entries."""
    asked: list[Any] = [
        select(PrivateDetail.value),
        select(PrivateDetail.salt),
        select(Draft.content),
        select(SealedKey.sealed, SealedKey.salt, SealedKey.nonce, SealedKey.sign_in_hash),
        select(Account.login).where(Account.login.contains("_", autoescape=True)),
        select(Narrative.text).where(Narrative.consent != "public"),
        select(Minutes.text).where(Minutes.state != "approved"),
        select(Finding.narrative)
        .join(Review, Review.id == Finding.review_id)
        .where(Review.state.not_in(OPEN_TO_ALL), Finding.narrative.is_not(None)),
        select(Reading.note).where(Reading.note.is_not(None)),
        select(ActionStep.note).where(ActionStep.note.is_not(None)),
        select(ReviewRequest.note).where(ReviewRequest.note.is_not(None)),
        select(BallotConfirmation.note).where(BallotConfirmation.note.is_not(None)),
    ]
    if ids:
        asked += [select(Account.id), select(Member.id)]
    found = {str(Path.home()), getpass.getuser(), socket.gethostname(), str(Path.cwd())}
    found |= {ctx.store.location, str(Path(ctx.store.location).parent)}
    with ctx.store.reading() as session:
        for query in asked:
            for row in session.execute(query):
                for value in row:
                    found |= set(_strings_of(value))
    return {word for word in found if len(word) >= SHORTEST and not word.isdigit()}


def _strings_of(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case bytes():
            yield value.hex()
        case dict():
            for one in value.values():
                yield from _strings_of(one)


def everything_in(content: bytes) -> str:
    """Every string of a PDF: its bytes, objects, names, streams (decompressed), attachments,
    metadata, alternative texts and outline."""
    parts: list[str] = [content.decode("latin-1")]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        parts += _said(pdf.trailer)
        for found in pdf.objects:
            parts += _said(found)
            if isinstance(found, pikepdf.Stream):
                data = found.read_bytes()
                parts += [data.decode("latin-1"), data.decode("utf-8", "replace")]
    return "\n".join(parts)


def said_by(path: Path) -> str:
    """Everything that a file of the archive says, files inside it and its own name included."""
    return path.name + _said_in(path.read_bytes())


def _said_in(content: bytes) -> str:
    if content.startswith(b"%PDF-"):
        return everything_in(content)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "".join(name + _said_in(archive.read(name)) for name in archive.namelist())
    return content.decode("utf-8", "replace")


def _said(found: Any) -> list[str]:
    match found:
        case pikepdf.String() | pikepdf.Name():
            return [str(found)]
        case pikepdf.Array():
            return [said for one in found if not _apart(one) for said in _said(one)]
        case pikepdf.Dictionary() | pikepdf.Stream():
            inside = [said for one in found.values() if not _apart(one) for said in _said(one)]
            return [*(str(key) for key in found.keys()), *inside]  # noqa: SIM118 (not a dict)
        case _:
            return []


def _apart(found: Any) -> bool:
    return bool(getattr(found, "is_indirect", False))
