# SPDX-License-Identifier: Apache-2.0
"""The part of verifying a packet that its file can answer: signatures, timestamps and hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from govdesk.briefing.signing_times import Judged, Times, judge, judge_order, shown
from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import BadInput

if TYPE_CHECKING:
    from govdesk.briefing.pdf.document_stamps import DocumentStamp
    from govdesk.briefing.pdf.verifying import Signature

_BEGINS = b"%PDF-"
_LOOKED_IN = 1024
"""Bytes in which viewers look for the beginning of a PDF."""


@dataclass(frozen=True, slots=True)
class PacketCheck:
    """What a packet's file proves by itself.

    `sha256_content` is the hash of the packet as it was drawn, before it was signed: the record and
    the bundle hold it. `holds` is false when the file was changed after it was signed, is not
    `readable`, or has times that cannot be; a packet without a signature holds, and `not_proved`
    says what that leaves open. With bytes `before` its beginning, all but `sha256_file` is about
    what follows them, as viewers show it.
    """

    sha256_file: str
    sha256_content: str
    sha256_shown: str
    """Of the file without what stands before its beginning."""
    signatures: tuple[dict[str, Any], ...]
    stamps: tuple[dict[str, Any], ...]
    readable: bool
    holds: bool
    before: int
    said: tuple[Message, ...]
    not_proved: tuple[Message, ...]


@dataclass(slots=True)
class _Telling:
    """Gathers what is said; `false` once something cannot be."""

    said: list[Message] = field(default_factory=list)
    open: list[Message] = field(default_factory=list)
    false: bool = False

    def judged(self, one: Judged) -> None:
        self.said += one.false
        self.open += one.odd
        self.false = self.false or bool(one.false)


def check_packet(
    content: bytes, *, roots: Sequence[bytes] = (), times: Times | None = None
) -> PacketCheck:
    """Check a packet's own signatures; `roots` are certificates (PEM) of timestamp services that
    the caller trusts, `times` what the record says when. Raises nothing for a broken file: it says
    so; BadInput for roots that are none."""
    from govdesk.briefing.pdf import verify

    before = max(content.find(_BEGINS, 0, _LOOKED_IN), 0)
    result = verify(content[before:], trusted=_certificates(roots))
    telling, times = _Telling(), times or Times()
    if before:
        telling.said.append(message("verify.packet_before", count=before))
    if not result.readable:
        telling.said.append(message("verify.packet_unreadable"))
    for one in result.found:
        _tell_signature(telling, one, times)
    for stamp in result.stamps:
        _tell_stamp(telling, stamp, result.found, times)
    if result.readable and not result.found:
        telling.open.append(message("verify.packet_unsigned"))
    elif result.found:
        telling.open.append(message("verify.packet_who"))
    return PacketCheck(
        sha256_file=hashlib.sha256(content).hexdigest() if before else result.sha256_file,
        sha256_content=result.sha256_content,
        sha256_shown=result.sha256_file,
        signatures=tuple(map(_signature, result.found)),
        stamps=tuple(map(_stamp, result.stamps)),
        readable=result.readable,
        holds=result.hold and not telling.false and not before,
        before=before,
        said=tuple(telling.said),
        not_proved=tuple(dict.fromkeys(telling.open)),
    )


def _tell_signature(telling: _Telling, one: Signature, times: Times) -> None:
    good = one.intact and one.whole
    key = "verify.packet_signed" if good else "verify.packet_changed"
    telling.said.append(message(key, who=one.by, fingerprint=one.fingerprint))
    if good and one.added:
        telling.open.append(message("verify.packet_added", who=one.by))
    if one.timestamped is None:
        telling.open.append(message("verify.packet_no_timestamp", who=one.by))
        if one.said_at is not None:
            source = message("verify.time_of_signer", who=one.by)
            telling.judged(judge(source, one.said_at, times, vouched=False))
        return
    when = shown(one.timestamped)
    stamped = message("verify.packet_timestamp", who=one.by, when=when, service=one.service)
    telling.said.append(stamped)
    source = message("verify.time_of_service", service=one.service)
    telling.judged(judge(source, one.timestamped, times, vouched=True))
    if one.enclosed:
        telling.said.append(message("verify.packet_enclosed", who=one.by))
    if not one.service_trusted:
        telling.open.append(message("verify.packet_service", service=one.service))


def _tell_stamp(
    telling: _Telling, stamp: DocumentStamp, found: Sequence[Signature], times: Times
) -> None:
    """A timestamp of the whole file, which proves for long what the signatures in it prove."""
    if not stamp.holds or stamp.at is None:
        telling.said.append(message("verify.whole_stamp_broken", service=stamp.service))
        return
    said = message("verify.whole_stamped", service=stamp.service, when=shown(stamp.at))
    telling.said.append(said)
    source = message("verify.time_of_whole", service=stamp.service)
    telling.judged(judge(source, stamp.at, times, vouched=True))
    for one in found:
        if one.timestamped is not None:
            telling.judged(judge_order(source, stamp.at, one.timestamped))
    if not stamp.trusted:
        telling.open.append(message("verify.packet_service", service=stamp.service))


def _signature(one: Signature) -> dict[str, Any]:
    return {
        "by": one.by,
        "fingerprint": one.fingerprint,
        "intact": one.intact and one.whole,
        "timestamp": _iso(one.timestamped),
        "timestamp_service": one.service or None,
        "timestamp_trusted": one.service_trusted,
        "proof_enclosed": one.enclosed,
        "added_since": one.added,
    }


def _stamp(one: DocumentStamp) -> dict[str, Any]:
    return {
        "timestamp": _iso(one.at),
        "timestamp_service": one.service,
        "timestamp_trusted": one.trusted,
        "intact": one.holds,
    }


def _iso(when: datetime | None) -> str | None:
    return when.astimezone(UTC).isoformat() if when is not None else None


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
