# SPDX-License-Identifier: Apache-2.0
"""Who vouches for a certificate, and their word that it was not withdrawn.

An issuer is looked for among the certificates at hand, among the roots of this computer, and where
the certificate itself says it is (caIssuers, RFC 5280). Its word is an answer about one certificate
(OCSP, RFC 6960) where that can be had and stands up, else a list of all that it withdrew (CRL).
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from asn1crypto import crl, ocsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509 import ocsp as questions
from cryptography.x509.oid import AuthorityInformationAccessOID as Access

from govdesk.briefing.pdf.errors import NoProof
from govdesk.briefing.pdf.fetching import Asking

_LONGEST = 8  # certificates in a chain
_DER = serialization.Encoding.DER


def chain_of(leaf: Any, pool: list[Any], asking: Asking) -> list[Any]:
    """From a certificate to a root, as asn1crypto values; what is fetched goes into `pool`, too.
    Raises NoProof."""
    chain = [_loaded(leaf)]
    while not _is_issued_by(chain[-1], chain[-1]):
        issuer = next((one for one in _known(chain[-1], pool, asking) if one not in chain), None)
        if issuer is None or len(chain) == _LONGEST:
            raise NoProof("no_chain", _name(chain[0]))
        chain.append(issuer)
    if len(chain) == 1:
        raise NoProof("self_made", _name(chain[0]))
    return [_as_asn1(one) for one in chain]


def words_of(chain: list[Any], asking: Asking, *, askew: timedelta) -> list[Any]:
    """The issuers' words on all the certificates of a chain but its root: an answer about one
    alone, or a whole list. `askew` is by how much clocks may differ. Raises NoProof when there is
    none that stands up, and when one says that a certificate was withdrawn."""
    words: list[Any] = []
    for place in reversed(range(len(chain) - 1)):  # an issuer's word counts once it is itself good
        words.append(_word(chain[place:], words, asking, askew))
    return words


def _word(chain: list[Any], held: list[Any], asking: Asking, askew: timedelta) -> Any:
    from pyhanko_certvalidator.errors import RevokedError

    one = _loaded(chain[0])
    for said in _answers(one, _loaded(chain[1]), asking):
        try:
            if _stands(chain, [*held, said], askew):
                return said
        except RevokedError as error:
            raise NoProof("withdrawn", _name(one)) from error
    raise NoProof("no_word", _name(one))


def _known(one: x509.Certificate, pool: list[Any], asking: Asking) -> Iterator[x509.Certificate]:
    """Whoever issued a certificate, the nearest first."""
    yield from (each for each in map(_loaded, pool) if _is_issued_by(one, each))
    yield from (each for each in _computer_s(one) if _is_issued_by(one, each))
    for url in _access(one, Access.CA_ISSUERS):
        try:
            came = _certificates(asking.get(url))
        except (OSError, ValueError):
            continue
        pool += map(_as_asn1, came)
        yield from (each for each in came if _is_issued_by(one, each))


def _is_issued_by(one: x509.Certificate, issuer: x509.Certificate) -> bool:
    if one.issuer != issuer.subject:
        return False
    try:
        one.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _certificates(content: bytes) -> list[x509.Certificate]:
    """Of a file that holds one certificate or several (RFC 5280 section 4.2.2.1, and as text, as
    some give it). Raises ValueError."""
    for read in (_one, pkcs7.load_der_pkcs7_certificates, x509.load_pem_x509_certificates):
        try:
            return read(content)
        except ValueError:
            continue
    raise ValueError("no certificate")


def _one(content: bytes) -> list[x509.Certificate]:
    return [x509.load_der_x509_certificate(content)]


def _answers(one: x509.Certificate, issuer: x509.Certificate, asking: Asking) -> Iterator[Any]:
    """What can be had of the issuer's word, the smaller first; each may not stand up."""
    for url in _access(one, Access.OCSP):
        question = questions.OCSPRequestBuilder().add_certificate(one, issuer, hashes.SHA1())
        data = question.build().public_bytes(_DER)
        try:
            came = asking.get(url, data=data, kind="application/ocsp-request")
            read = ocsp.OCSPResponse.load(came)
            if read["response_status"].native == "successful":
                yield read
        except (OSError, ValueError, TypeError, KeyError):
            continue
    for url in _listing(one):
        try:
            listed = crl.CertificateList.load(_bare(asking.get(url)))
            _ = listed["tbs_cert_list"]["this_update"].native
        except (OSError, ValueError, TypeError, KeyError):
            continue
        yield listed


def _bare(content: bytes) -> bytes:
    """A list as bytes, where somebody gives it as text."""
    from asn1crypto import pem

    return bytes(pem.unarmor(content)[2]) if pem.detect(content) else content


def _stands(chain: list[Any], words: list[Any], askew: timedelta) -> bool:
    """Whether words are the issuers' own, about the certificates of a chain, and of today. Raises
    RevokedError when one says that a certificate was withdrawn."""
    from pyhanko_certvalidator import CertificateValidator, ValidationContext
    from pyhanko_certvalidator.errors import PathError, RevokedError, ValidationError

    context = ValidationContext(
        trust_roots=chain[-1:],
        other_certs=chain[1:-1],
        ocsps=[said for said in words if isinstance(said, ocsp.OCSPResponse)],
        crls=[said for said in words if not isinstance(said, ocsp.OCSPResponse)],
        allow_fetching=False,
        revocation_mode="require",
        time_tolerance=askew,
    )
    checked = CertificateValidator(chain[0], validation_context=context)
    try:
        asyncio.run(checked.async_validate_usage(set()))  # type: ignore[no-untyped-call]
    except RevokedError:
        raise
    except (PathError, ValidationError, ValueError, TypeError, KeyError):
        return False
    return True


def _access(one: x509.Certificate, method: x509.ObjectIdentifier) -> list[str]:
    """Where a certificate says that something about its issuer is to be had."""
    try:
        found = one.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    except (x509.ExtensionNotFound, ValueError):
        return []
    return [
        entry.access_location.value
        for entry in found
        if entry.access_method == method
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


def _as_asn1(one: x509.Certificate) -> Any:
    return asn1.Certificate.load(one.public_bytes(_DER))


def _name(one: x509.Certificate) -> str:
    names = one.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(names[0].value) if names else one.subject.rfc4514_string()
