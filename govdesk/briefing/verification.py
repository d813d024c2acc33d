# SPDX-License-Identifier: Apache-2.0
"""The part of verifying a packet that its file alone can answer: signatures and hashes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from govdesk.record.verify_bundle import BundleVerdict, verify_bundle
from govdesk.rules.messages import Message, message

SUFFIX = ".bundle.json"


@dataclass(frozen=True, slots=True)
class PacketCheck:
    """What a packet's file proves by itself.

    `sha256_content` is the hash of the packet as it was drawn, before it was signed: the record and
    the bundle hold it. `holds` is false when the file was changed after it was signed; a packet
    without a signature holds, and `not_proved` says what that leaves open.
    """

    sha256_file: str
    sha256_content: str
    signatures: tuple[dict[str, Any], ...]
    holds: bool
    said: tuple[Message, ...]
    not_proved: tuple[Message, ...]


def carried_bundles(content: bytes) -> dict[str, bytes]:
    """The bundles that a packet carries in its file, by name; none if it cannot be read."""
    import io

    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return {
                name: pdf.attachments[name].get_file().read_bytes()
                for name in sorted(pdf.attachments)
                if name.endswith(SUFFIX)
            }
    except pikepdf.PdfError:
        return {}


def check_carried(
    bundles: Mapping[str, bytes], *, checkpoints: Sequence[str], trusted: Sequence[str]
) -> BundleVerdict:
    """The verdict on all bundles that a packet carries: each vote with its signatures and sum. That
    the packet itself was published they do not show."""
    verdicts = [
        verify_bundle(raw, checkpoints=checkpoints, trusted=trusted) for raw in bundles.values()
    ]
    latest = max(verdicts, key=lambda one: one.size)
    checked: Counter[str] = Counter()
    for one in verdicts:
        checked.update(one.checked)
    open_ = [
        message("verify.not_published"),
        *(said for one in verdicts for said in one.not_proved),
    ]
    told = {one["vote"]: one for verdict in verdicts for one in verdict.told}
    return BundleVerdict(
        about=None,
        size=latest.size,
        root=latest.root,
        checked=dict(checked),
        failures=tuple(failure for one in verdicts for failure in one.failures),
        not_proved=tuple(dict.fromkeys(open_)),
        told=tuple(told.values()),
    )


def check_packet(content: bytes) -> PacketCheck:
    """Check a packet's own signatures. Raises nothing for a broken file: it says so."""
    from govdesk.briefing.pdf import verify

    result = verify(content)
    said: list[Message] = []
    open_: list[Message] = []
    whole = result.sha256_file == result.sha256_content
    if not result.readable:
        (open_ if whole else said).append(message("verify.packet_unreadable"))
    for one in result.found:
        key = "verify.packet_signed" if one.intact and one.whole else "verify.packet_changed"
        said.append(message(key, who=one.by, fingerprint=one.fingerprint))
        if one.timestamped is None:
            open_.append(message("verify.packet_no_timestamp", who=one.by))
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
            }
            for one in result.found
        ),
        holds=result.hold or (whole and not result.readable),
        said=tuple(said),
        not_proved=tuple(open_),
    )
