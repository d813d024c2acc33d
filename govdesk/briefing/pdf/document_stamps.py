# SPDX-License-Identifier: Apache-2.0
"""Timestamps of a whole document (LTA): what each of them proves, and what not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from govdesk.briefing.pdf.certificates import fingerprint, named


@dataclass(frozen=True, slots=True)
class DocumentStamp:
    """One timestamp of the whole document as it then was."""

    service: str
    """What the certificate of the timestamp service says."""
    at: datetime | None
    """None: it cannot be read."""
    intact: bool
    """Its imprint is that of everything before it in the file, by the key of the certificate."""
    whole: bool
    """It covers all of the file as it then was, and nothing was added since that is not allowed."""
    trusted: bool
    """Whether someone vouched for the service whom the caller trusts."""

    @property
    def holds(self) -> bool:
        """Whether it is the stamp of this very file."""
        return self.intact and self.whole


def stamped(embedded: Any, trusted: tuple[Any, ...], policy: Any) -> DocumentStamp:
    """Look at one timestamp of a document. `policy` says what may come after it."""
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import validate_pdf_timestamp
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    certificate = embedded.signer_cert
    service = named(certificate)
    context = ValidationContext(trust_roots=list(trusted), allow_fetching=False)
    try:
        status = validate_pdf_timestamp(embedded, context, diff_policy=policy)
    except (SignatureValidationError, ValueError, TypeError, KeyError):
        return DocumentStamp(service, None, intact=False, whole=False, trusted=False)
    covers = status.coverage in (
        SignatureCoverageLevel.ENTIRE_FILE,
        SignatureCoverageLevel.ENTIRE_REVISION,
    )
    level = status.modification_level
    kept = level is not None and level <= ModificationLevel.LTA_UPDATES
    known = {fingerprint(one.dump()) for one in trusted}
    return DocumentStamp(
        service=service,
        at=status.timestamp,
        intact=bool(status.intact and status.valid),
        whole=bool(covers and kept and fills_its_place(embedded)),
        trusted=bool(status.trusted or fingerprint(certificate.dump()) in known),
    )


def fills_its_place(embedded: Any) -> bool:
    """Whether a signature is followed by nothing but zeros in the place that was kept for it: no
    signature covers that place, so nothing else may stand there."""
    from asn1crypto import cms

    held = bytes(embedded.pkcs7_content)
    size = len(cms.ContentInfo.load(held).dump())
    return not held[size:].strip(b"\x00")
