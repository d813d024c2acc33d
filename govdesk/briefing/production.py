# SPDX-License-Identifier: Apache-2.0
"""From public view to kept packet: drawn with no transaction open, then stored with its entry."""

from __future__ import annotations

import io
from dataclasses import dataclass

from govdesk.queries.public_view import PublicView
from govdesk.services.context import Changed, Context
from govdesk.services.packets import prepare_packet
from govdesk.wording import Words


@dataclass(frozen=True, slots=True)
class DrawnPacket:
    """A drawn packet and what its entry will say of it."""

    number: str
    period: str
    lang: str
    title: str
    drawn_at: int
    content: bytes
    pages: int


def draw(view: PublicView, *, page: str = "A4") -> DrawnPacket:
    """Draw a quarterly packet on `page` (A4 or Letter). The same view gives the same bytes."""
    from govdesk.briefing.quarterly import quarterly_packet

    out = io.BytesIO()
    title, pages = quarterly_packet(view, Words(view.lang), out, page=page)
    return DrawnPacket(
        number=view.packet_number,
        period=view.period.code,
        lang=view.lang,
        title=title,
        drawn_at=view.as_of.seq,
        content=out.getvalue(),
        pages=pages,
    )


def keep(ctx: Context, *, drawn: DrawnPacket) -> Changed:
    """Store a drawn packet with its entry, ready for another officer to publish."""
    return prepare_packet(
        ctx,
        number=drawn.number,
        kind="quarterly",
        period=drawn.period,
        lang=drawn.lang,
        title=drawn.title,
        content=drawn.content,
        pages=drawn.pages,
        drawn_at=drawn.drawn_at,
    )
