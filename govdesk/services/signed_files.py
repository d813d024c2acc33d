# SPDX-License-Identifier: Apache-2.0
"""Whether a file is a document with one signature added to it: the document to the byte, then what
one signing adds, all of it covered, by the key of the certificate inside (PAdES, ETSI EN 319 142).

It says nothing of who that is. What a reader sees and what was changed, the PDF layer judges; this
is what is known of the bytes before they become part of the record.
"""

from __future__ import annotations

import hashlib
import re

from govdesk.rules.messages import Message, message

_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")
_PADES = re.compile(rb"/SubFilter\s*/ETSI\.CAdES\.detached\b")
_END = b"%%EOF"


def why_not_signed(drawn: bytes, signed: bytes, *, sha256: str) -> Message | None:
    """Why `signed` is not `drawn` (of this SHA-256) with a signature; None when it is."""
    if hashlib.sha256(drawn).hexdigest() != sha256:
        return message("packet.not_as_prepared")
    if not signed.startswith(drawn):
        return message("packet.another")
    added = signed[len(drawn) :]
    ranges = _RANGE.findall(added)
    if len(ranges) != 1 or not _PADES.search(added) or added.count(_END) != 1:
        return message("packet.unsigned")
    first, length, rest, more = (int(number) for number in ranges[0])
    if first != 0 or not len(drawn) < length < rest or rest + more != len(signed):
        return message("packet.signature_covers_less")
    return None if _holds(signed, length, rest) else message("packet.signature_wrong")


def _holds(signed: bytes, length: int, rest: int) -> bool:
    """Whether what stands between the two covered stretches is a signature of them."""
    from asn1crypto import cms
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    try:
        found = cms.ContentInfo.load(bytes.fromhex(signed[length + 1 : rest - 1].decode("ascii")))
        held = found["content"]
        (signer,) = held["signer_infos"]
        certificate = next(
            one.chosen
            for one in held["certificates"]
            if one.chosen.issuer == signer["sid"].chosen["issuer"]
            and one.chosen.serial_number == signer["sid"].chosen["serial_number"].native
        )
        algorithm = signer["digest_algorithm"]["algorithm"].native
        digest = hashlib.new(algorithm, signed[:length] + signed[rest:]).digest()
        intact, valid = validate_sig_integrity(signer, certificate, "data", digest)
    except (ValueError, TypeError, KeyError, StopIteration, SignatureValidationError):
        return False
    return bool(intact and valid)
