# SPDX-License-Identifier: Apache-2.0
"""Timestamps of checkpoints (RFC 3161): another institution says when a checkpoint was there.

Optional. What is sent is a hash; what comes back lies in a file beside the checkpoint, and is held
to the certificates of that institution, which whoever checks it must know.
"""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Sequence
from urllib.parse import urlsplit

from cryptography.x509 import load_pem_x509_certificates
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from govdesk.record.canonical import sha256_hex
from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import BadInput, NotAvailable

WAIT = 20.0  # seconds for the service's answer
LARGEST = 2**20  # bytes of an answer
SUFFIX = ".tsr"
"""Added to a checkpoint's file name for its timestamp."""


class Unconfirmed(Exception):
    """A timestamp that does not hold, with the reason of whoever read it."""


def ask_timestamp(note: str, url: str) -> bytes:
    """A timestamp of a checkpoint's note by the service at `url`, as it came.

    Raises BadInput for what is no address, NotAvailable when the service does not answer, or not
    about this note.
    """
    if urlsplit(url).scheme not in ("http", "https"):
        raise BadInput(message("timestamp.no_address", url=url), field="timestamp")
    request = (
        TimestampRequestBuilder()
        .data(note.encode("utf-8"))
        .hash_algorithm(HashAlgorithm.SHA256)
        .cert_request(cert_request=True)
        .nonce(nonce=True)
        .build()
    )
    sent = urllib.request.Request(
        url, request.as_bytes(), {"Content-Type": "application/timestamp-query"}
    )
    try:
        with urllib.request.urlopen(sent, timeout=WAIT) as answer:
            token: bytes = answer.read(LARGEST)
    except (OSError, urllib.error.URLError) as error:
        raise _no_answer(url, str(error)) from error
    try:
        said = decode_timestamp_response(token)
        if said.tst_info.message_imprint.message.hex() != sha256_hex(note.encode("utf-8")):
            raise _no_answer(url, "it is about something else")
        if said.tst_info.nonce != request.nonce:
            raise _no_answer(url, "it answers another question")
    except ValueError as error:
        raise _no_answer(url, str(error)) from error
    return token


def confirmed_at(note: str, token: bytes, roots: Sequence[bytes]) -> int:
    """When the note was there, in microseconds UTC, by the word of a service whose certificate goes
    back to one of `roots` (PEM). Raises Unconfirmed, BadInput for roots that are none."""
    builder = VerifierBuilder()
    try:
        certificates = [one for pem in roots for one in load_pem_x509_certificates(pem)]
    except ValueError as error:
        raise BadInput(message("timestamp.no_roots"), field="timestamp_roots") from error
    for certificate in certificates:
        builder = builder.add_root_certificate(certificate)
    try:
        said = decode_timestamp_response(token)
        builder.build().verify_message(said, note.encode("utf-8"))
    except (ValueError, VerificationError) as error:
        raise Unconfirmed(str(error)) from error
    return round(said.tst_info.gen_time.timestamp() * 1_000_000)


def _no_answer(url: str, why: str) -> NotAvailable:
    words: Message = message("timestamp.no_answer", url=url, why=why)
    return NotAvailable(
        words, kept=message("general.nothing_changed"), then=message("timestamp.no_answer.then")
    )
