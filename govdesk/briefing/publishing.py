# SPDX-License-Identifier: Apache-2.0
"""Publishing a prepared packet: the second officer signs its file and says so in the record."""

from __future__ import annotations

from pathlib import Path

from govdesk.briefing.signing import Certificate, own_certificate, sign_packet
from govdesk.queries.moment import Watch, moment
from govdesk.queries.packets import packet_content, packet_row
from govdesk.queries.people import workspace_row
from govdesk.rules.embargo import why_not_yet
from govdesk.rules.messages import message
from govdesk.rules.refusals import PassphraseNeeded, Refusal
from govdesk.services.context import Changed, Context
from govdesk.services.packets import publish_packet, refuse, why_not_publish
from govdesk.wording import say


def publish(
    ctx: Context,
    *,
    packet_id: str,
    certificate: Certificate | None = None,
    certificates: Path | None = None,
    timestamp_url: str = "",
) -> Changed:
    """Sign a prepared packet as whoever is at the desk, and publish it.

    `certificate` is one that they bring; else their own is used, kept in the folder `certificates`.
    Signing comes first and records nothing: when it fails, the packet still waits. Raises
    PassphraseNeeded until their own key is at hand, and whatever `publish_packet` refuses.
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
    who, city = ctx.actor.name, ctx.read(workspace_row).city
    if certificate is None:
        now = Watch().now()
        certificate = own_certificate(own, name=who, city=city, now=now, folder=certificates)
    reason = say(message("packet.signed_as", who=who, city=city))
    signed = sign_packet(drawn, certificate, reason=reason, timestamp_url=timestamp_url)
    return publish_packet(ctx, packet_id=packet_id, signed=signed)
