# SPDX-License-Identifier: Apache-2.0
"""PAdES signatures (ETSI EN 319 142) in the field that was made with the document.

What was drawn stays as it is: a signature is a second revision after the first, and the first is
found again by cutting it off. Compact before signing, never after.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError as ForeignError
from pyhanko.sign import fields
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, PdfTimeStamper
from pyhanko.sign.signers.pdf_signer import (
    DSSContentSettings,
    SigDSSPlacementPreference,
    TimestampDSSContentSettings,
)
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

from govdesk.briefing.pdf.errors import SigningFailed
from govdesk.briefing.pdf.proofs import Proof

SignatureLevel = Literal["B", "T", "LT", "LTA"]
_END = b"%%EOF"
_FOREIGN = (
    ForeignError,
    SigningError,
    TimestampRequestError,
    PathError,
    ValidationError,
    OSError,
)


class _Writer(IncrementalPdfFileWriter):
    """Leaves the metadata alone. pyHanko would write it anew, and lose what PDF/A asks for."""

    def _update_meta(self) -> None:
        return


def sign(
    src: bytes,
    signer: Any,
    *,
    level: SignatureLevel = "B",
    timestamper: Any = None,
    trusted: tuple[Any, ...] = (),
    proof: Proof | None = None,
    reason: str = "",
    field: str | None = None,
) -> bytes:
    """The document signed at a PAdES level.

    `signer` is from `signer_from_pkcs12`. From T on `timestamper` is a pyHanko timestamper; LT and
    LTA embed what proves the certificates: a `proof` (from `proof_for`), which must be whole, or
    what is known of chains that end at `trusted` (asn1crypto certificates).
    Raises SigningFailed, and then nothing was made.
    """
    if level != "B" and timestamper is None:
        raise SigningFailed(f"level {level} needs a timestamp service")
    keeps = level in ("LT", "LTA")
    context = _context(trusted, proof) if keeps else None
    settings = DSSContentSettings(
        include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE
    )
    with _told():
        writer = _Writer(io.BytesIO(src))
        meta = PdfSignatureMetadata(
            field_name=field or _only_field(writer),
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            reason=reason or None,
            certify=True,
            docmdp_permissions=MDPPerm.NO_CHANGES,
            embed_validation_info=keeps,
            validation_context=context,
            dss_settings=settings,
        )
        act = PdfSigner(
            meta,
            signer,
            timestamper=None if level == "B" else timestamper,
            stamp_style=StaticStampStyle(border_width=0),
        )
        out: Any = act.sign_pdf(writer, existing_fields_only=True, output=io.BytesIO())
        if level == "LTA":
            out = _stamped(out.getvalue(), timestamper, context)
    return bytes(out.getvalue())


def sign_file(src: Path, dst: Path, signer: Any, **options: Any) -> None:
    """`sign` from one file to another. Raises SigningFailed, and then `dst` is as it was."""
    content = sign(src.read_bytes(), signer, **options)
    part = dst.with_name(f"{dst.name}.part")
    part.write_bytes(content)
    part.replace(dst)


def unsigned(content: bytes) -> bytes:
    """The document as it was before anyone signed it."""
    end = content.find(_END)
    if end < 0:
        return content
    end += len(_END)
    while content[end : end + 1] in (b"\r", b"\n") and end < len(content):
        end += 1
    return content[:end]


def _only_field(writer: IncrementalPdfFileWriter) -> str:
    names = [name for name, value, _ in fields.enumerate_sig_fields(writer) if value is None]
    if len(names) != 1:
        raise SigningFailed("the document has no place for a signature")
    return str(names[0])


def _context(trusted: tuple[Any, ...], proof: Proof | None) -> Any:
    if proof is not None:
        return proof.context()
    return ValidationContext(trust_roots=list(trusted), allow_fetching=False)


def _stamped(content: bytes, timestamper: Any, context: Any) -> Any:
    stamper = PdfTimeStamper(timestamper, invis_settings=InvisSigSettings(box_out_of_bounds=True))
    return stamper.timestamp_pdf(
        _Writer(io.BytesIO(content)),
        "sha256",
        context,
        output=io.BytesIO(),
        # Else pyHanko adds the proof afterwards, by a writer of its own that rewrites the metadata.
        dss_settings=TimestampDSSContentSettings(include_vri=False, update_before_ts=True),
    )


@contextmanager
def _told() -> Iterator[None]:
    """pyHanko's and the network's reasons, as our one."""
    try:
        yield
    except _FOREIGN as why:
        raise SigningFailed(str(why)) from why
