# SPDX-License-Identifier: Apache-2.0
"""The part of verifying a packet that its file alone can answer: signatures and hashes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import BadInput


@dataclass(frozen=True, slots=True)
class PacketCheck:
    """What a packet's file proves by itself.

    `sha256_content` is the hash of the packet as it was drawn, before it was signed: the record and
    the bundle hold it. `holds` is false when the file was changed after it was signed, or is not
    `readable`; a packet without a signature holds, and `not_proved` says what that leaves open.
    """

    sha256_file: str
    sha256_content: str
    signatures: tuple[dict[str, Any], ...]
    readable: bool
    holds: bool
    said: tuple[Message, ...]
    not_proved: tuple[Message, ...]


def check_packet(content: bytes, *, roots: Sequence[bytes] = ()) -> PacketCheck:
    """Check a packet's own signatures; `roots` are certificates (PEM) of timestamp services that
    the caller trusts. Raises nothing for a broken file: it says so; BadInput for roots that are
    none."""
    from govdesk.briefing.pdf import verify

    result = verify(content, trusted=_certificates(roots))
    said: list[Message] = []
    open_: list[Message] = []
    if not result.readable:
        said.append(message("verify.packet_unreadable"))
    for one in result.found:
        key = "verify.packet_signed" if one.intact and one.whole else "verify.packet_changed"
        said.append(message(key, who=one.by, fingerprint=one.fingerprint))
        if one.intact and one.whole and one.added:
            open_.append(message("verify.packet_added", who=one.by))
        if one.timestamped is None:
            open_.append(message("verify.packet_no_timestamp", who=one.by))
            continue
        when = one.timestamped.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
        said.append(message("verify.packet_timestamp", who=one.by, when=when, service=one.service))
        if one.enclosed:
            said.append(message("verify.packet_enclosed", who=one.by))
        if not one.service_trusted:
            open_.append(message("verify.packet_service", service=one.service))
    if result.readable and not result.found:
        open_.append(message("verify.packet_unsigned"))
    elif result.found:
        open_.append(message("verify.packet_who"))
    return PacketCheck(
        sha256_file=result.sha256_file,
        sha256_content=result.sha256_content,
        signatures=tuple(
            {
                "by": one.by,
                "fingerprint": one.fingerprint,
                "intact": one.intact and one.whole,
                "timestamp": one.timestamped.astimezone(UTC).isoformat()
                if one.timestamped
                else None,
                "timestamp_service": one.service or None,
                "timestamp_trusted": one.service_trusted,
                "proof_enclosed": one.enclosed,
                "added_since": one.added,
            }
            for one in result.found
        ),
        readable=result.readable,
        holds=result.hold,
        said=tuple(said),
        not_proved=tuple(open_),
    )


def _certificates(roots: Sequence[bytes]) -> tuple[Any, ...]:
    from asn1crypto import pem, x509

    try:
        return tuple(
            x509.Certificate.load(der)
            for root in roots
            for _kind, _headers, der in pem.unarmor(root, multiple=True)
        )
    except ValueError as error:
        raise BadInput(message("timestamp.no_roots"), field="timestamp_roots") from error
