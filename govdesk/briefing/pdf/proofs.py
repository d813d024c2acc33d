# SPDX-License-Identifier: Apache-2.0
"""What proves a certificate for long: its chain up to a root, and the word of each issuer that it
was not withdrawn. Gathered when signing at LT, and looked for when verifying.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from asn1crypto import ocsp

from govdesk.briefing.pdf.fetching import Asking, Meanwhile, nothing
from govdesk.briefing.pdf.issuers import chain_of, words_of

_ASKEW = timedelta(minutes=10)
"""By how much the clocks of issuers and services may differ."""


@dataclass(frozen=True, slots=True)
class Proof:
    """All that is to be enclosed, as asn1crypto values."""

    roots: tuple[Any, ...]
    certificates: tuple[Any, ...]
    crls: tuple[Any, ...]
    ocsps: tuple[Any, ...]

    def context(self, moment: Any = None) -> Any:
        """pyHanko's context in which nothing is taken on trust but the roots."""
        from pyhanko_certvalidator import ValidationContext

        return ValidationContext(
            trust_roots=list(self.roots),
            other_certs=list(self.certificates),
            crls=list(self.crls),
            ocsps=list(self.ocsps),
            moment=moment,
            allow_fetching=False,
            revocation_mode="require",
            time_tolerance=_ASKEW,
        )


def proof_for(
    leaves: Iterable[Any], others: Iterable[Any], *, wait: float, meanwhile: Meanwhile = nothing
) -> Proof:
    """Gather what proves the certificates `leaves`, with `others` to find their issuers among.

    The root of a chain is one that came with it, one that this computer knows, or one that the
    certificates themselves lead to; whether it is to be trusted is for whoever verifies to say.
    Raises NoProof.
    """
    asking = Asking(wait=wait, meanwhile=meanwhile)
    pool = list(others)
    roots: dict[bytes, Any] = {}
    between: dict[bytes, Any] = {}
    lists: dict[bytes, Any] = {}
    answers: dict[bytes, Any] = {}
    for leaf in leaves:
        chain = chain_of(leaf, pool, asking)
        roots[chain[-1].dump()] = chain[-1]
        between |= {one.dump(): one for one in chain[:-1]}
        for said in words_of(chain, asking, askew=_ASKEW):
            held = answers if isinstance(said, ocsp.OCSPResponse) else lists
            held[said.dump()] = said
    return Proof(*(tuple(one.values()) for one in (roots, between, lists, answers)))


def enclosed(reader: Any, signer: Any, service: Any, moment: Any) -> bool:
    """Whether a document holds what proves the signer's certificate and the service's, as they
    stood at `moment`."""
    from pyhanko.sign.validation.dss import DocumentSecurityStore
    from pyhanko.sign.validation.errors import NoDSSFoundError
    from pyhanko_certvalidator import CertificateValidator
    from pyhanko_certvalidator.errors import PathError, ValidationError

    try:
        store = DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        return False
    held = store.as_validation_context({"trust_roots": [], "moment": moment})
    certificates = tuple(store.load_certs())
    own = {signer.dump(), service.dump()}
    roots = tuple(
        one for one in certificates if one.self_issued and one.ca and one.dump() not in own
    )
    proof = Proof(roots, certificates, tuple(held.crls), tuple(held.ocsps))
    try:
        for certificate, usage in ((signer, set()), (service, {"time_stamping"})):
            checked = CertificateValidator(
                certificate,
                intermediate_certs=certificates,
                validation_context=proof.context(moment),
            )
            asyncio.run(checked.async_validate_usage(set(), usage))  # type: ignore[no-untyped-call]
    except (PathError, ValidationError, ValueError):
        return False
    return True
