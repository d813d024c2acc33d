# SPDX-License-Identifier: Apache-2.0
"""What a workspace holds that nobody outside may read, and all that a published file says."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from sqlalchemy import select

from govdesk.models.drafts import Draft
from govdesk.models.keys import SealedKey
from govdesk.models.people import Account, Member
from govdesk.models.record import PrivateDetail
from govdesk.services.context import Context

SHORTEST = 8
"""Letters; what is shorter stands in many a word by chance."""


def private_words(ctx: Context) -> set[str]:
    """Details kept apart from the record, drafts, sealed keys, and the ids of people."""
    asked: tuple[Any, ...] = (
        select(PrivateDetail.value),
        select(PrivateDetail.salt),
        select(Draft.content),
        select(Account.id),
        select(Member.id),
        select(SealedKey.sealed, SealedKey.salt, SealedKey.nonce, SealedKey.sign_in_hash),
    )
    found: set[str] = set()
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
