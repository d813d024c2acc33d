# SPDX-License-Identifier: Apache-2.0
"""Signatures are Ed25519 as published (RFC 8032 section 7.1), and a body has one signature only."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from govdesk.record.signature_checks import broken
from govdesk.record.signing import ENTRY_PREFIX, SigningKey

# secret key, public key, message, signature
VECTORS = (
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
        "d25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
        "387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
        "4a7c15e9716ed28dc027beceea1ec40a",
    ),
    (
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd"
        "454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e030"
        "3dca179c138ac17ad9bef1177331a704",
    ),
)
ORDER = 2**252 + 27742317777372353535851937790883648493


@pytest.mark.parametrize(("secret", "public", "text", "signature"), VECTORS)
def test_published_signatures(secret: str, public: str, text: str, signature: str) -> None:
    key = SigningKey(bytes.fromhex(secret))
    assert key.public.hex() == public
    assert key.sign_raw(bytes.fromhex(text)).hex() == signature


def test_an_entry_has_no_second_signature_made_from_the_first() -> None:
    """RFC 8032 section 5.1.7: S is below the order, so nobody without the key makes another one."""
    key = SigningKey(bytes.fromhex(VECTORS[0][0]))
    body = b'{"type":"seat.created"}'
    sig = key.sign(body)
    assert sig == Ed25519PrivateKey.from_private_bytes(bytes.fromhex(VECTORS[0][0])).sign(
        ENTRY_PREFIX + body
    )
    again = (int.from_bytes(sig[32:], "little") + ORDER).to_bytes(32, "little")
    tasks = [(1, key.public, body, sig), (2, key.public, body, sig[:32] + again)]
    assert broken(tasks) == [2]
    assert broken([(3, key.public, body + b" ", sig), (4, key.public, body, sig[:63])]) == [3, 4]
    assert broken([(5, b"\x01" + bytes(31), body, sig), (6, b"short", body, sig)]) == [5, 6]
