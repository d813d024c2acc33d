# SPDX-License-Identifier: Apache-2.0
"""The imprint of a public document, gathered from the tables."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.record import Checkpoint, Entry
from govdesk.models.record import RecordHead as HeadRow
from govdesk.models.workspace import Workspace
from govdesk.queries.charter import charter_now
from govdesk.queries.checkpoints import names_of_keys
from govdesk.queries.packets import next_packet_number
from govdesk.queries.public_decisions import PublicConstituency
from govdesk.queries.public_text import NO_LANGUAGE, PublicText
from govdesk.queries.public_view import AsOf, CrisisLine, RecordHead
from govdesk.record.chain import merkle_root
from govdesk.record.notes import read_note
from govdesk.wording import Words


def imprint(session: Session, *, about: str, lang: str, draft: bool) -> dict[str, Any]:
    """The fields of an `Imprint`, as the record stands now. `about` begins the packet's number: a
    period, or a meeting's number with what the packet is."""
    workspace = session.scalars(select(Workspace)).one()
    charter = charter_now(session)
    head = session.scalars(select(HeadRow)).one()
    source = workspace.language
    return {
        "lang": lang,
        "city": workspace.city,
        "task_force": PublicText(workspace.name, source),
        "packet_number": next_packet_number(session, period=about),
        "draft": draft,
        "as_of": AsOf(head.seq, head.recorded_at, workspace.zone),
        "record": record_head(session, head.seq),
        "clerk_office": PublicText(Words(lang)._("the city clerk’s office"), lang),
        "constituencies": tuple(
            PublicConstituency(one.key, PublicText(one.title, source))
            for one in charter.constituencies
        ),
        "crisis_lines": tuple(
            CrisisLine(line["lang"], line["text"], line["number"])
            for line in workspace.crisis_lines
        ),
    }


def record_head(session: Session, size: int) -> RecordHead:
    """The record's head as a packet prints it: the checkpoint just pinned, or the root now."""
    pinned = session.scalars(select(Checkpoint).where(Checkpoint.size == size - 1)).one_or_none()
    if pinned is not None:
        return RecordHead(pinned.size, pinned.root, _signers(session, pinned.note))
    leaves = session.scalars(select(Entry.leaf).order_by(Entry.seq))
    return RecordHead(size, merkle_root([bytes.fromhex(leaf) for leaf in leaves]).hex())


def _signers(session: Session, note: str) -> tuple[PublicText, ...]:
    """Who signed a checkpoint as it was made; a name stands in no language."""
    called = names_of_keys(session)
    names = (called.get(line.kid, "") for line in read_note(note).lines)
    return tuple(PublicText(name, NO_LANGUAGE) for name in names if name)
