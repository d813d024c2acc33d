# SPDX-License-Identifier: Apache-2.0
"""The Merkle tree gives the published roots of RFC 6962's test data; the chain tells order."""

from __future__ import annotations

import hashlib

import pytest

from govdesk.record.chain import genesis, leaf_hash, link, merkle_root

# The inputs and roots of the reference tree used by the Certificate Transparency test suites.
INPUTS = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
]
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


@pytest.mark.parametrize("size", ROOTS)
def test_published_roots(size: int) -> None:
    leaves = [hashlib.sha256(b"\x00" + bytes.fromhex(x)).digest() for x in INPUTS[:size]]
    assert merkle_root(leaves).hex() == ROOTS[size]


def test_any_part_of_an_entry_changes_its_leaf() -> None:
    base = (1, 1_700_000_000_000_000, "actor", b"body", b"sig")
    others = [
        (2, *base[1:]),
        (1, 1_700_000_000_000_001, *base[2:]),
        (*base[:2], "other", *base[3:]),
        (*base[:3], b"Body", b"sig"),
        (*base[:4], b"sih"),
    ]
    assert len({leaf_hash(*base), *(leaf_hash(*o) for o in others)}) == 6


def test_the_chain_depends_on_order_and_workspace() -> None:
    a, b = hashlib.sha256(b"a").digest(), hashlib.sha256(b"b").digest()
    start = genesis("w1")
    assert link(link(start, a), b) != link(link(start, b), a)
    assert start != genesis("w2")
