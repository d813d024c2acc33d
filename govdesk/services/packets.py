# SPDX-License-Identifier: Apache-2.0
"""Public packets: one officer prepares, another publishes; the bytes never change in between.

Drawing happens before, with no transaction open (`briefing.production`). Preparing stores the bytes
and their entry together; publishing adds the second officer's word.
"""

from __future__ import annotations

from sqlalchemy import select

from govdesk.models.packets import Packet, PacketFile
from govdesk.models.record import Checkpoint, RecordHead
from govdesk.record.canonical import sha256_hex
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput, NotAllowed, Refusal, Stale
from govdesk.services.checkpoints import make_checkpoint
from govdesk.services.context import Changed, Context
from govdesk.services.proposals import begun_by


def pin_checkpoint(ctx: Context) -> Changed:
    """Record a checkpoint for a packet about to be drawn, which prints it."""
    with ctx.writing("packet.prepare") as act:
        make_checkpoint(act, reason="packet")
        return act.changed()


def prepare_packet(
    ctx: Context,
    *,
    number: str,
    kind: str,
    lang: str,
    title: str,
    content: bytes,
    pages: int,
    drawn_at: int,
    period: str | None = None,
    meeting_id: str | None = None,
    corrects_id: str | None = None,
) -> Changed:
    """Keep a drawn packet, ready for another officer to publish.

    `drawn_at` is the record position it was drawn from. Raises Stale when the record has moved on
    since, so that nobody publishes what is no longer so; BadInput for empty content.
    """
    if not content.startswith(b"%PDF-"):
        raise BadInput(message("packet.not_a_pdf"), kept=message("general.nothing_changed"))
    with ctx.writing("packet.prepare") as act:
        assert ctx.actor is not None
        head = act.session.scalars(select(RecordHead)).one()
        if head.seq != drawn_at:
            raise Stale(
                message("packet.moved_on"),
                kept=message("general.nothing_changed"),
                then=message("packet.moved_on.then"),
            )
        pinned = act.session.scalars(
            select(Checkpoint).order_by(Checkpoint.size.desc()).limit(1)
        ).one_or_none()
        if pinned is None:
            raise Refusal(message("packet.no_checkpoint"), kept=message("general.nothing_changed"))
        digest = sha256_hex(content)
        if act.session.get(PacketFile, digest) is None:
            act.session.add(PacketFile(sha256=digest, content=content))
        packet_id = act.new_id()
        act.record(
            "packet.prepared",
            packet_id,
            number=number,
            kind=kind,
            period=period,
            meeting_id=meeting_id,
            lang=lang,
            title=title,
            sha256_content=digest,
            pages=pages,
            checkpoint_size=pinned.size,
            checkpoint_root=pinned.root,
            prepared_by=ctx.actor.account_id,
            prepared_at=act.now,
            corrects_id=corrects_id,
        )
        return act.changed(made=packet_id)


def publish_packet(ctx: Context, *, packet_id: str) -> Changed:
    """Publish a prepared packet. Raises NotAllowed for the officer who prepared it, Refusal when
    it is published already."""
    with ctx.writing("packet.publish") as act:
        assert ctx.actor is not None
        packet = act.session.get(Packet, packet_id)
        if packet is None:
            raise Refusal(message("general.not_found", what=message("packet.this")))
        if packet.state == "published":
            raise Refusal(message("packet.published_already", number=packet.number))
        if packet.prepared_by == ctx.actor.account_id:
            raise NotAllowed(
                message("packet.same_officer"),
                kept=message("general.nothing_changed"),
                then=message("packet.same_officer.then"),
            )
        act.record(
            "packet.published",
            packet_id,
            published_by=ctx.actor.account_id,
            published_at=act.now,
            first=begun_by(act, "packet.prepared", packet_id),
        )
        make_checkpoint(act, reason="packet.published")
        return act.changed(made=packet_id)
