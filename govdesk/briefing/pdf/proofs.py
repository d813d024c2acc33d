# SPDX-License-Identifier: Apache-2.0
"""What proves a certificate for long: its chain up to a root, and the word of each issuer that it
was not withdrawn. Gathered when signing at LT, and looked for when verifying.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Any

from asn1crypto import crl, ocsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509 import ocsp as asking
from cryptography.x509.oid import AuthorityInformationAccessOID

from govdesk.briefing.pdf.errors import NoProof
from govdesk.briefing.pdf.fetching import Meanwhile, fetch, nothing

_LONGEST = 8  # certificates in a chain
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

    The root of a chain is one that came with it, or one that this computer knows. Raises NoProof.
    """
    pool = [_loaded(one) for one in others]
    roots: dict[bytes, Any] = {}
    between: dict[bytes, Any] = {}
    lists: dict[bytes, Any] = {}
    answers: list[Any] = []
    for leaf in leaves:
        chain = _chain(_loaded(leaf), pool)
        roots[_der(chain[-1])] = asn1.Certificate.load(_der(chain[-1]))
        for one, issuer in pairwise(chain):
            between[_der(one)] = asn1.Certificate.load(_der(one))
            said = _asked(one, issuer, wait=wait, meanwhile=meanwhile)
            if isinstance(said, ocsp.OCSPResponse):
                answers.append(said)
            else:
                lists[said.dump()] = said
    return Proof(
        tuple(roots.values()), tuple(between.values()), tuple(lists.values()), tuple(answers)
    )


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


def _chain(leaf: x509.Certificate, pool: list[x509.Certificate]) -> list[x509.Certificate]:
    """From a certificate to a root. Raises NoProof."""
    chain = [leaf]
    while not _is_issued_by(chain[-1], chain[-1]):
        known = (*pool, *_computer_s(chain[-1]))
        issuer = next((one for one in known if _is_issued_by(chain[-1], one)), None)
        if issuer is None or len(chain) == _LONGEST:
            raise NoProof("no_chain", _name(leaf))
        chain.append(issuer)
    if len(chain) == 1:
        raise NoProof("self_made", _name(leaf))
    return chain


def _is_issued_by(one: x509.Certificate, issuer: x509.Certificate) -> bool:
    if one.issuer != issuer.subject:
        return False
    try:
        one.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _asked(
    one: x509.Certificate, issuer: x509.Certificate, *, wait: float, meanwhile: Meanwhile
) -> Any:
    """The issuer's word on a certificate: an answer about it alone, or a whole list. Raises
    NoProof when there is neither."""
    for url in _answering(one):
        question = asking.OCSPRequestBuilder().add_certificate(one, issuer, hashes.SHA1())
        data = question.build().public_bytes(serialization.Encoding.DER)
        try:
            came = fetch(
                url, data=data, kind="application/ocsp-request", wait=wait, meanwhile=meanwhile
            )
            read = ocsp.OCSPResponse.load(came)
            if read["response_status"].native == "successful":
                return read
        except (OSError, ValueError, TypeError):
            continue
    for url in _listing(one):
        try:
            came = fetch(url, wait=wait, meanwhile=meanwhile)
            listed = crl.CertificateList.load(came)
            _ = listed["tbs_cert_list"]["this_update"].native
        except (OSError, ValueError, TypeError):
            continue
        return listed
    raise NoProof("no_word", _name(one))


def _answering(one: x509.Certificate) -> list[str]:
    try:
        found = one.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    except (x509.ExtensionNotFound, ValueError):
        return []
    return [
        entry.access_location.value
        for entry in found
        if entry.access_method == AuthorityInformationAccessOID.OCSP
        and isinstance(entry.access_location, x509.UniformResourceIdentifier)
    ]


def _listing(one: x509.Certificate) -> list[str]:
    try:
        found = one.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    except (x509.ExtensionNotFound, ValueError):
        return []
    return [
        name.value
        for point in found
        for name in point.full_name or ()
        if isinstance(name, x509.UniformResourceIdentifier)
    ]


def _computer_s(one: x509.Certificate) -> list[x509.Certificate]:
    """The roots that this computer knows by the name of a certificate's issuer. Only these are
    read: among the others are some so old that they are not written as they should be."""
    wanted = one.issuer.public_bytes()
    known = ssl.create_default_context().get_ca_certs(binary_form=True)
    return [
        x509.load_der_x509_certificate(der)
        for der in known
        if asn1.Certificate.load(der).subject.dump() == wanted
    ]


def _loaded(one: Any) -> x509.Certificate:
    return x509.load_der_x509_certificate(one.dump())


def _der(one: x509.Certificate) -> bytes:
    return one.public_bytes(serialization.Encoding.DER)


def _name(one: x509.Certificate) -> str:
    names = one.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(names[0].value) if names else one.subject.rfc4514_string()
