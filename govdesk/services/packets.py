# SPDX-License-Identifier: Apache-2.0
"""Public packets: one officer prepares, another publishes; the bytes never change in between.

Drawing happens before, with no transaction open (`briefing.production`). Preparing stores the bytes
and their entry together; publishing adds the second officer's word and signature. What cannot wait
for two, a notice and a withdrawal, one officer does and the record says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from govdesk.models.meetings import Meeting
from govdesk.models.packets import Packet, PacketFile
from govdesk.models.record import Checkpoint, RecordHead
from govdesk.record.canonical import sha256_hex
from govdesk.record.entry_rules import ENTRY_RULES
from govdesk.rules.embargo import Embargo, embargo_on, why_not_yet
from govdesk.rules.messages import Message, message
from govdesk.rules.permissions import Actor, why_not
from govdesk.rules.refusals import BadInput, NotAllowed, PassphraseNeeded, Refusal, Stale
from govdesk.services.beginnings import begun_by
from govdesk.services.checkpoints import make_checkpoint
from govdesk.services.context import Act, Changed, Context
from govdesk.services.inputs import LONG, found, typed
from govdesk.services.signed_files import why_not_signed

URGENT = frozenset({"notice", "addendum", "cancellation"})
"""Kinds that the law of open meetings gives a deadline."""


def pin_checkpoint(ctx: Context) -> Changed:
    """Record a checkpoint for a packet about to be drawn, which prints it.

    Raises PassphraseNeeded when the officer's own key is not at hand.
    """
    with ctx.writing("packet.prepare") as act:
        if ctx.seal.own_for(ENTRY_RULES["checkpoint.made"]) is None:
            raise PassphraseNeeded(
                "packet.prepared"
            )  # what it is asked for, in the officer's words
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
    page: bytes | None = None,
    data: bytes | None = None,
    choices: bytes | None = None,
    enclosed: Sequence[bytes] = (),
    checks: bytes | None = None,
    period: str | None = None,
    meeting_id: str | None = None,
    corrects_id: str | None = None,
    embargo: Embargo | None = None,
) -> Changed:
    """Keep a drawn packet, ready for another officer to publish; `page` is the same content as a
    web page, `data` as open data, `enclosed` the documents that go out with it, `checks` the
    checklist that it is kept by, `choices` what was chosen for it, for a packet that corrects it.
    Before the end of `embargo` nobody may publish it.

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
        _check_corrected(act, corrects_id, number)
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
            sha256_content=_keep(act, content),
            sha256_page=_keep(act, page) if page is not None else None,
            sha256_data=_keep(act, data) if data is not None else None,
            sha256_checks=_keep(act, checks) if checks is not None else None,
            enclosed=[_keep(act, one) for one in enclosed],
            sha256_choices=_keep(act, choices) if choices is not None else None,
            pages=pages,
            checkpoint_size=pinned.size,
            checkpoint_root=pinned.root,
            prepared_by=ctx.actor.account_id,
            prepared_at=act.now,
            corrects_id=corrects_id,
            embargo_at=embargo.at if embargo else None,
            embargo_wall=embargo.wall if embargo else None,
            embargo_zone=embargo.zone if embargo else None,
        )
        return act.changed(made=packet_id)


def publish_packet(ctx: Context, *, packet_id: str, signed: bytes) -> Changed:
    """Publish a prepared packet; `signed` is its file with the publisher's signature added to it.

    Raises NotAllowed for the officer who prepared it, Refusal when it does not wait any more or its
    embargo is not over, and BadInput when `signed` is not that packet to the byte, or its signature
    is none that covers all of it.
    """
    with ctx.writing("packet.publish") as act:
        packet = _load(act, packet_id)
        held = embargo_on(packet.embargo_at, packet.embargo_wall, packet.embargo_zone)
        refuse(
            why_not_publish(packet.state, packet.number, packet.prepared_by, ctx.actor)
            or why_not_yet(held, packet.number, act.now)
        )
        drawn = act.session.get(PacketFile, packet.sha256_content)
        wrong = why_not_signed(
            drawn.content if drawn is not None else b"", signed, sha256=packet.sha256_content
        )
        if wrong is not None:
            raise BadInput(wrong, kept=message("general.nothing_changed"))
        assert ctx.actor is not None
        act.record(
            "packet.published",
            packet_id,
            published_by=ctx.actor.account_id,
            published_at=act.now,
            sha256_file=_keep(act, signed),
            first=begun_by(act, "packet.prepared", packet_id),
        )
        make_checkpoint(act, reason="packet.published")
        return act.changed(made=packet_id)


def why_not_publish(
    state: str, number: str, prepared_by: str, actor: Actor | None
) -> Message | None:
    """Why `actor` may not publish a packet in this state; None when they may."""
    over = "packet.published_already" if state == "published" else "packet.not_waiting"
    return _why_not_second(
        actor,
        prepared_by,
        same="packet.same_officer",
        over=None if state == "prepared" else message(over, number=number),
    )


def return_packet(ctx: Context, *, packet_id: str, reason: str) -> Changed:
    """Send a packet back that waits to be published, or take it back: it is never published then.

    The officer who looked at it says what to mend; whoever prepared it can prepare another. Raises
    Refusal for one that does not wait, BadInput without a reason.
    """
    with ctx.writing("packet.prepare") as act:
        assert ctx.actor is not None
        packet = _load(act, packet_id)
        if packet.state != "prepared":
            raise Refusal(message("packet.not_waiting", number=packet.number))
        act.record(
            "packet.returned",
            packet_id,
            returned_by=ctx.actor.account_id,
            returned_at=act.now,
            returned_reason=typed(
                reason, "reason", limit=LONG, named=message("people.field.reason")
            ),
            first=begun_by(act, "packet.prepared", packet_id),
        )
        return act.changed(made=packet_id)


def post_notice(
    ctx: Context,
    *,
    number: str,
    kind: str,
    meeting_id: str,
    lang: str,
    title: str,
    page: bytes,
    reason: str,
) -> Changed:
    """Post a notice as a plain web page at once, by one officer, with the reason why it could not
    wait for a second one or for the PDF; the packet follows. Raises BadInput for any other kind."""
    if kind not in URGENT:
        raise BadInput(message("packet.not_urgent"), kept=message("general.nothing_changed"))
    with ctx.writing("packet.publish") as act:
        assert ctx.actor is not None
        meeting = found(act.session, Meeting, meeting_id, named=message("meetings.meeting"))
        made = act.new_id()
        act.record(
            "packet.posted",
            made,
            number=number,
            kind=kind,
            meeting_id=meeting.id,
            lang=lang,
            title=title,
            sha256_content=_keep(act, page),
            pages=0,
            prepared_by=ctx.actor.account_id,
            prepared_at=act.now,
            published_by=ctx.actor.account_id,
            published_at=act.now,
            posted_reason=typed(reason, "reason", limit=LONG, named=message("people.field.reason")),
        )
        make_checkpoint(act, reason="packet.posted")
        return act.changed(made=made)


def withdraw_packet(ctx: Context, *, packet_id: str, reason: str) -> Changed:
    """Take a published packet out of the public archive at once, as when a name got into it.

    The reason is public. Another officer confirms it within a day. Raises Refusal for what is not
    public.
    """
    with ctx.writing("packet.publish") as act:
        assert ctx.actor is not None
        packet = _load(act, packet_id)
        if packet.state not in ("published", "posted"):
            raise Refusal(message("packet.not_public", number=packet.number))
        act.record(
            "packet.withdrawn",
            packet_id,
            withdrawn_by=ctx.actor.account_id,
            withdrawn_at=act.now,
            withdrawn_reason=typed(
                reason, "reason", limit=LONG, named=message("people.field.reason")
            ),
        )
        make_checkpoint(act, reason="packet.withdrawn")
        return act.changed(made=packet_id)


def why_not_confirm(
    state: str, withdrawn_by: str, confirmed: bool, actor: Actor | None
) -> Message | None:
    """Why `actor` may not confirm a withdrawal; None when they may."""
    waits = state == "withdrawn" and not confirmed
    return _why_not_second(
        actor,
        withdrawn_by,
        same="packet.same_withdrawer",
        over=None if waits else message("packet.nothing_to_confirm"),
    )


def _why_not_second(
    actor: Actor | None, first: str, *, same: str, over: Message | None
) -> Message | None:
    """Why `actor` may not complete what the officer `first` began: they may not at all, it waits no
    more (`over` says why), or they began it themselves (`same`)."""
    refused = why_not(actor, "packet.publish") or over
    if refused is not None:
        return refused
    if actor is not None and actor.account_id == first:
        return message(same)
    return None


def confirm_withdrawal(ctx: Context, *, packet_id: str) -> Changed:
    """The second officer's word on a withdrawal. Raises NotAllowed for whoever withdrew it."""
    with ctx.writing("packet.publish") as act:
        packet = _load(act, packet_id)
        refuse(
            why_not_confirm(
                packet.state,
                packet.withdrawn_by or "",
                packet.confirmed_at is not None,
                ctx.actor,
            )
        )
        assert ctx.actor is not None
        act.record(
            "packet.withdrawal_confirmed",
            packet_id,
            confirmed_by=ctx.actor.account_id,
            confirmed_at=act.now,
            first=begun_by(act, "packet.withdrawn", packet_id),
        )
        return act.changed(made=packet_id)


def _load(act: Act, packet_id: str) -> Packet:
    packet = act.session.get(Packet, packet_id)
    if packet is None:
        raise Refusal(message("general.not_found", what=message("packet.this")))
    return packet


def _keep(act: Act, content: bytes) -> str:
    """Keep bytes in the entry's own transaction; their SHA-256."""
    digest = sha256_hex(content)
    if act.session.get(PacketFile, digest) is None:
        act.session.add(PacketFile(sha256=digest, content=content))
    return digest


def _check_corrected(act: Act, packet_id: str | None, number: str) -> None:
    if packet_id is None:
        return
    corrected = _load(act, packet_id)
    if corrected.state in ("prepared", "returned"):
        raise Refusal(message("packet.corrects_unpublished"))
    if corrected.number.rpartition("-")[0] != number.rpartition("-")[0]:
        raise BadInput(message("packet.corrects_another", number=corrected.number))


_THEN = {
    "packet.same_officer": "packet.same_officer.then",
    "packet.embargoed": "packet.embargoed.then",
}


def refuse(why: Message | None) -> None:
    """Raises what a reason against an act comes to: NotAllowed for the wrong officer, Refusal for
    a packet in another state; nothing for None."""
    if why is None:
        return
    same = why.key in ("packet.same_officer", "packet.same_withdrawer")
    kind = NotAllowed if same else Refusal
    then = message(_THEN[why.key]) if why.key in _THEN else None
    raise kind(why, kept=message("general.nothing_changed"), then=then)
