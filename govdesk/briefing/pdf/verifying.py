# SPDX-License-Identifier: Apache-2.0
"""What the signatures of a document prove, and what not."""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from govdesk.briefing.pdf.certificates import fingerprint, named
from govdesk.briefing.pdf.document_stamps import DocumentStamp, fills_its_place, stamped
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
    service: str = ""
    """What the certificate of the timestamp service says."""
    service_trusted: bool = False
    """Whether someone vouched for the service whom the caller trusts."""
    enclosed: bool = False
    """Whether the file holds what proves both certificates for long (LT)."""
    added: bool = False
    """Whether the file goes on after what was signed, by proof for long and later timestamps only:
    all that may be added to a signed document that nobody may change."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """All of a document, and the hashes that a publisher may have told."""

    found: tuple[Signature, ...]
    sha256_file: str
    sha256_content: str
    """Of the document as it was before it was signed."""
    readable: bool = True
    """False: this is no PDF that can be read."""
    stamps: tuple[DocumentStamp, ...] = ()
    """Timestamps of the whole document, in their order in the file."""

    @property
    def hold(self) -> bool:
        """Whether every signature and every timestamp holds (also when there is none)."""
        signed = all(one.intact and one.whole for one in self.found)
        return self.readable and signed and all(one.holds for one in self.stamps)


def verify(content: bytes, *, trusted: tuple[Any, ...] = ()) -> Signatures:
    """Check the signatures of a document. `trusted` are asn1crypto certificates. Raises nothing
    for a broken document: it says so."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    file, before = (hashlib.sha256(one).hexdigest() for one in (content, unsigned(content)))
    try:
        reader = PdfFileReader(io.BytesIO(content), strict=False)
        with _unheard():
            ends = _ends_in_a_revision(reader, content)
            found = tuple(
                _checked(reader, one, trusted, ends=ends)
                for one in reader.embedded_regular_signatures
            )
            stamps = tuple(
                stamped(one, trusted, _only_proofs())
                for one in reader.embedded_timestamp_signatures
            )
    except Exception:  # noqa: BLE001 - a hostile file can fail anywhere in what reads it
        return Signatures((), file, before, readable=False)
    return Signatures(found, file, before, stamps=stamps)


def _ends_in_a_revision(reader: Any, content: bytes) -> bool:
    """Whether no bytes stand after the last signature that no later revision accounts for."""
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    signatures = reader.embedded_signatures
    if not signatures:
        return True
    last = signatures[-1]
    if last.signed_revision < reader.xrefs.total_revisions - 1:
        return content.rstrip().endswith(b"%%EOF")
    return bool(last.evaluate_signature_coverage() == SignatureCoverageLevel.ENTIRE_FILE)


@contextmanager
def _unheard() -> Iterator[None]:
    """pyHanko logs whole tracebacks of certificates that nobody vouches for; the answer says it."""
    logger = logging.getLogger("pyhanko")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


def _checked(reader: Any, embedded: Any, trusted: tuple[Any, ...], *, ends: bool) -> Signature:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    from govdesk.briefing.pdf.proofs import enclosed

    certificate = embedded.signer_cert
    by = named(certificate)
    print_ = fingerprint(certificate.dump())
    context = ValidationContext(trust_roots=[*trusted, certificate], allow_fetching=False)
    stamps = ValidationContext(trust_roots=list(trusted), allow_fetching=False)
    try:
        status = validate_pdf_signature(
            embedded, context, ts_validation_context=stamps, diff_policy=_only_proofs()
        )
    except SignatureValidationError:
        return Signature(by, print_, False, False, False, None, embedded.self_reported_timestamp)
    told = status.timestamp_validity
    stamp = told if told is not None and told.intact and told.valid else None
    known = {fingerprint(one.dump()) for one in trusted}
    ends = ends and fills_its_place(embedded)
    return Signature(
        by=by,
        fingerprint=print_,
        intact=bool(status.intact and status.valid),
        # Not pyHanko's bottom line, which is of trust as well: a service that the caller does not
        # know, or a certificate that ran out since, is no change of the file.
        whole=bool(ends and status.docmdp_ok and status.seed_value_ok and (stamp or told is None)),
        trusted=print_ in known,
        timestamped=stamp.timestamp if stamp else None,
        said_at=embedded.self_reported_timestamp,
        service=named(stamp.signing_cert) if stamp else "",
        service_trusted=bool(stamp and stamp.trusted),
        enclosed=bool(stamp and enclosed(reader, certificate, stamp.signing_cert, stamp.timestamp)),
        added=status.coverage != SignatureCoverageLevel.ENTIRE_FILE,
    )


@cache
def _only_proofs() -> Any:
    """What may come after a signature: proof for long and timestamps of the whole. pyHanko's usual
    policy lets metadata through as well, among it the title that viewers show."""
    from pyhanko.sign.diff_analysis import (
        CatalogModificationRule,
        DSSCompareRule,
        FormUpdatingRule,
        ModificationLevel,
        ObjectStreamRule,
        SigFieldCreationRule,
        SigFieldModificationRule,
        StandardDiffPolicy,
        XrefStreamRule,
    )

    made = SigFieldCreationRule()  # type: ignore[no-untyped-call]
    rules = (XrefStreamRule(), ObjectStreamRule(), DSSCompareRule())
    return StandardDiffPolicy(
        global_rules=[
            CatalogModificationRule({"/AcroForm", "/DSS"}),  # type: ignore[no-untyped-call]
            *(rule.as_qualified(ModificationLevel.LTA_UPDATES) for rule in rules),
        ],
        form_rule=FormUpdatingRule([made, SigFieldModificationRule()]),
    )
