# SPDX-License-Identifier: Apache-2.0
"""Publishing a prepared packet: the second officer signs its file and says so in the record.

In two acts, because signing may ask the network and publishing must wait for nobody:
`ready_to_sign` opens what is signed with, `sign` signs and has the signed bytes checked,
`publish_packet` publishes. `publish` does all of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from govdesk.briefing.certificates import Certificate, brought_certificate, own_certificate
from govdesk.briefing.checks import State, refuse_stopped
from govdesk.briefing.signing import Signed, nothing, sign_packet
from govdesk.queries.moment import Watch, moment
from govdesk.queries.packets import packet_content, packet_row
from govdesk.queries.people import workspace_row
from govdesk.record.canonical import sha256_hex
from govdesk.rules.embargo import why_not_yet
from govdesk.rules.messages import message
from govdesk.rules.refusals import PassphraseNeeded, Refusal
from govdesk.services.context import Changed, Context
from govdesk.services.packets import publish_packet, refuse, why_not_publish
from govdesk.wording import say


@dataclass(frozen=True, slots=True)
class Brought:
    """A certificate's file of whoever signs, with the passphrase they typed for it."""

    path: Path
    passphrase: str


@dataclass(frozen=True, slots=True)
class ToSign:
    """What is signed, and what it is signed with; not to be kept."""

    content: bytes
    certificate: Certificate
    reason: str
    kind: str = ""
    """Of packet."""


def ready_to_sign(
    ctx: Context,
    *,
    packet_id: str,
    hand: Callable[[ToSign], object],
    brought: Brought | None = None,
    certificates: Path | None = None,
) -> Changed:
    """Give what is needed to sign a prepared packet to `hand`; it changes nothing.

    `brought` is a certificate of their own; else theirs of GovDesk's making is used, kept in the
    folder `certificates`. Raises PassphraseNeeded until their own key is at hand, BadInput for a
    certificate that cannot be used, and whatever `publish_packet` refuses.
    """
    row = ctx.read(packet_row, packet_id=packet_id)
    if row is None:
        raise Refusal(message("general.not_found", what=message("packet.this")))
    refuse(
        why_not_publish(row.state, row.number, row.prepared_by_id, ctx.actor)
        or why_not_yet(row.embargo, row.number, ctx.read(moment))
    )
    own = ctx.seal.own
    if own is None or ctx.actor is None:
        raise PassphraseNeeded("packet.published")
    drawn = ctx.read(packet_content, sha256=row.sha256)
    if drawn is None:
        raise Refusal(message("packet.no_file", number=row.number))
    if sha256_hex(drawn) != row.sha256:
        raise Refusal(
            message("packet.not_as_prepared"),
            kept=message("general.nothing_changed"),
            then=message("packet.not_as_prepared.then"),
        )
    who, city = ctx.actor.name, ctx.read(workspace_row).city
    if brought is None:
        now = Watch().now()
        certificate = own_certificate(own, name=who, city=city, now=now, folder=certificates)
    else:
        certificate = brought_certificate(brought.path, brought.passphrase)
    reason = say(message("packet.signed_as", who=who, city=city))
    hand(ToSign(drawn, certificate, reason, row.kind))
    return Changed()


def sign(
    what: ToSign, *, timestamp_url: str = "", meanwhile: Callable[[], object] = nothing
) -> Signed:
    """Sign at the highest level that can be had, and have the signed bytes checked, which are what
    is published. `meanwhile` as for `sign_packet`.

    Raises BadInput, with the rule and the place, for what breaks PDF/UA-1 or PDF/A: it is not
    published, and still waits.
    """
    from govdesk.briefing.drawn_checks import check_file

    signed = sign_packet(
        what.content,
        what.certificate,
        reason=what.reason,
        timestamp_url=timestamp_url,
        meanwhile=meanwhile,
    )
    stops, others = check_file(signed.content, kind=what.kind)
    refuse_stopped(stops)
    unchecked = next((one.said for one in others if one.state is State.LOOK), None)
    return replace(signed, unchecked=unchecked)


def publish(
    ctx: Context,
    *,
    packet_id: str,
    brought: Brought | None = None,
    certificates: Path | None = None,
    timestamp_url: str = "",
    told: Callable[[Signed], object] | None = None,
) -> Changed:
    """Sign a prepared packet as whoever is at the desk, and publish it; `told` is given how it was
    signed, once it is published.

    Signing comes first and records nothing: when it fails, the packet still waits. Raises what
    `ready_to_sign` and `publish_packet` raise.
    """
    held: list[ToSign] = []
    ready_to_sign(
        ctx, packet_id=packet_id, hand=held.append, brought=brought, certificates=certificates
    )
    signed = sign(held[0], timestamp_url=timestamp_url)
    changed = publish_packet(ctx, packet_id=packet_id, signed=signed.content)
    if told is not None:
        told(signed)
    return changed
