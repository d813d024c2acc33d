# SPDX-License-Identifier: Apache-2.0
"""Merkle proofs give and accept the published ones, and accept no altered one.

The tree of 8 leaves, its roots and proofs are those of the Certificate Transparency test suites
(RFC 6962 section 2.1.3; transparency-dev/merkle, `proof/verify_test.go`, Apache-2.0).
"""

from __future__ import annotations

import hashlib
from itertools import pairwise

import pytest

from govdesk.record import merkle

INPUTS = (
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
)
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
# leaf (from 0), size, proof
INCLUSION = (
    (
        0,
        8,
        (
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ),
    ),
    (
        5,
        8,
        (
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ),
    ),
    (2, 3, ("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",)),
    (
        1,
        5,
        (
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ),
    ),
)
# first size, second size, proof
CONSISTENCY = (
    (1, 1, ()),
    (
        1,
        8,
        (
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ),
    ),
    (
        6,
        8,
        (
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ),
    ),
    (
        2,
        5,
        (
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ),
    ),
    (
        6,
        7,
        (
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ),
    ),
)
LEAVES = [hashlib.sha256(b"\x00" + bytes.fromhex(data)).digest() for data in INPUTS]
OTHER = hashlib.sha256(b"other").digest()


def _bytes(proof: tuple[str, ...]) -> list[bytes]:
    return [bytes.fromhex(step) for step in proof]


def _altered(proof: list[bytes]) -> list[list[bytes]]:
    """A proof with each step altered, left out, doubled, or another one put in; two swapped."""
    found = [proof[:-1], [*proof, OTHER], [OTHER, *proof], [*proof, b""]] if proof else [[OTHER]]
    for at, step in enumerate(proof):
        found.append([*proof[:at], bytes([step[0] ^ 8, *step[1:]]), *proof[at + 1 :]])
        found.append([*proof[:at], *proof[at + 1 :]])
        found.append([*proof[: at + 1], *proof[at:]])
    for at, (a, b) in enumerate(pairwise(proof)):
        found.append([*proof[:at], b, a, *proof[at + 2 :]])
    return found


@pytest.mark.parametrize("size", range(1, 9))
def test_published_roots(size: int) -> None:
    assert merkle.root(LEAVES[:size]).hex() == ROOTS[size - 1]


@pytest.mark.parametrize(("leaf", "size", "proof"), INCLUSION)
def test_published_inclusion_proofs(leaf: int, size: int, proof: tuple[str, ...]) -> None:
    assert merkle.inclusion_proofs(LEAVES[:size], [leaf]) == [_bytes(proof)]
    root = bytes.fromhex(ROOTS[size - 1])
    assert merkle.included(LEAVES[leaf], leaf, size, _bytes(proof), root)


@pytest.mark.parametrize(("first", "second", "proof"), CONSISTENCY)
def test_published_consistency_proofs(first: int, second: int, proof: tuple[str, ...]) -> None:
    assert merkle.consistency_proof(LEAVES[:second], first) == _bytes(proof)
    roots = [bytes.fromhex(ROOTS[size - 1]) for size in (first, second)]
    assert merkle.consistent(first, second, _bytes(proof), *roots)


def test_every_leaf_of_every_small_tree_and_no_altered_proof() -> None:
    leaves = [hashlib.sha256(bytes([n])).digest() for n in range(21)]
    for size in range(1, len(leaves) + 1):
        tree = leaves[:size]
        root = merkle.root(tree)
        proofs = merkle.inclusion_proofs(tree, range(size))
        for index, (leaf, proof) in enumerate(zip(tree, proofs, strict=True)):
            assert merkle.included(leaf, index, size, proof, root)
            assert not merkle.included(OTHER, index, size, proof, root)
            assert not merkle.included(leaf, index, size, proof, OTHER)
            assert not merkle.included(leaf, index + 1, size, proof, root)
            assert not merkle.included(leaf, index, size * 2, proof, root)
            assert not merkle.included(leaf, -1, size, proof, root)
            for altered in _altered(proof):
                assert not merkle.included(leaf, index, size, altered, root)


def test_every_beginning_of_every_small_tree_and_no_altered_proof() -> None:
    leaves = [hashlib.sha256(bytes([n])).digest() for n in range(21)]
    roots = [merkle.root(leaves[:size]) for size in range(len(leaves) + 1)]
    for second in range(1, len(leaves) + 1):
        for first in range(1, second + 1):
            proof = merkle.consistency_proof(leaves[:second], first)
            assert merkle.consistent(first, second, proof, roots[first], roots[second])
            assert not merkle.consistent(first, second, proof, OTHER, roots[second])
            assert not merkle.consistent(first, second, proof, roots[first], OTHER)
            assert not merkle.consistent(second + 1, second, proof, roots[first], roots[second])
            assert not merkle.consistent(0, second, proof, roots[0], roots[second])
            for altered in _altered(proof):
                assert not merkle.consistent(first, second, altered, roots[first], roots[second])


def test_a_growing_tree_has_the_root_of_every_size() -> None:
    tree = merkle.Tree()
    assert tree.root() == merkle.EMPTY == merkle.root([])
    for size, leaf in enumerate(LEAVES, start=1):
        tree.append(leaf)
        assert (tree.size, tree.root().hex()) == (size, ROOTS[size - 1])


def test_what_is_not_there_has_no_proof() -> None:
    with pytest.raises(IndexError):
        merkle.inclusion_proofs(LEAVES, [0, 8])
    with pytest.raises(IndexError):
        merkle.inclusion_proofs(LEAVES, [-1])
    with pytest.raises(IndexError):
        merkle.inclusion_proofs([], [0])
    with pytest.raises(IndexError):
        merkle.consistency_proof(LEAVES, 9)
    with pytest.raises(IndexError):
        merkle.consistency_proof(LEAVES, 0)
