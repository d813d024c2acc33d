# SPDX-License-Identifier: Apache-2.0
"""What the signatures of a document prove, and what not."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from govdesk.briefing.pdf.certificates import fingerprint
from govdesk.briefing.pdf.signing import unsigned


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature. `by` is what the certificate says; `trusted` whether someone vouched for it
    whom the caller trusts."""

    by: str
    fingerprint: str
    intact: bool
    """What it covers is as it was signed, by the key of the certificate."""
    whole: bool
    """Nothing was added to the file since that is not allowed."""
    trusted: bool
    timestamped: datetime | None
    """By a timestamp service; None: the signer's own word is all there is."""
    said_at: datetime | None
    """When the signer says it was."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """All of a document, and the hashes that a publisher may have told."""

    found: tuple[Signature, ...]
    sha256_file: str
    sha256_content: str
    """Of the document as it was before it was signed."""
    readable: bool = True
    """False: this is no PDF that can be read."""

    @property
    def hold(self) -> bool:
        """Whether every signature holds (also when there is none)."""
        return self.readable and all(one.intact and one.whole for one in self.found)


def verify(content: bytes, *, trusted: tuple[Any, ...] = ()) -> Signatures:
    """Check the signatures of a document. `trusted` are asn1crypto certificates. Raises nothing
    for a broken document: it says so."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    file, before = (hashlib.sha256(one).hexdigest() for one in (content, unsigned(content)))
    try:
        reader = PdfFileReader(io.BytesIO(content), strict=False)
        found = tuple(_checked(one, trusted) for one in reader.embedded_regular_signatures)
    except (PdfError, ValueError, KeyError, TypeError, IndexError, RecursionError):
        return Signatures((), file, before, readable=False)
    return Signatures(found, file, before)


def _checked(embedded: Any, trusted: tuple[Any, ...]) -> Signature:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko_certvalidator import ValidationContext

    certificate = embedded.signer_cert
    by = str(certificate.subject.native.get("common_name", certificate.subject.human_friendly))
    print_ = fingerprint(certificate.dump())
    context = ValidationContext(trust_roots=[*trusted, certificate], allow_fetching=False)
    stamps = ValidationContext(trust_roots=list(trusted), allow_fetching=False)
    try:
        status = validate_pdf_signature(embedded, context, ts_validation_context=stamps)
    except SignatureValidationError:
        return Signature(by, print_, False, False, False, None, embedded.self_reported_timestamp)
    stamp = status.timestamp_validity
    known = {fingerprint(one.dump()) for one in trusted}
    return Signature(
        by=by,
        fingerprint=print_,
        intact=bool(status.intact and status.valid),
        whole=bool(status.bottom_line),
        trusted=print_ in known,
        timestamped=stamp.timestamp if stamp and stamp.intact and stamp.valid else None,
        said_at=embedded.self_reported_timestamp,
    )
