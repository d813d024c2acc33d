# SPDX-License-Identifier: Apache-2.0
"""Merkle trees over leaf hashes: roots, inclusion proofs and consistency proofs.

RFC 6962 section 2.1, in the words of RFC 9162 section 2.1. The verifying functions follow the
algorithms of RFC 9162 sections 2.1.3.2 and 2.1.4.2 step by step. Standard library only: the public
verifier reads this file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

EMPTY = hashlib.sha256(b"").digest()
"""The root of a tree without leaves."""


def node(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """A tree that grows leaf by leaf and keeps only what its root needs (log2 of its size)."""

    __slots__ = ("_peaks", "size")

    def __init__(self) -> None:
        self.size = 0
        self._peaks: list[bytes] = []

    def append(self, leaf: bytes) -> None:
        """Add one leaf hash."""
        size = self.size
        while size & 1:
            leaf = node(self._peaks.pop(), leaf)
            size >>= 1
        self._peaks.append(leaf)
        self.size += 1

    def root(self) -> bytes:
        """The root over the leaves so far."""
        if not self._peaks:
            return EMPTY
        found = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            found = node(peak, found)
        return found


def root(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes; the hash of nothing for none."""
    tree = Tree()
    for leaf in leaves:
        tree.append(leaf)
    return tree.root()


def inclusion_proofs(leaves: Sequence[bytes], places: Sequence[int]) -> list[list[bytes]]:
    """The path that leads from each of these leaves (0 is the first) to the root (RFC 9162,
    2.1.3.1). Each node is made once for all of them.

    Raises IndexError for a leaf that is not there.
    """
    if not all(0 <= place < len(leaves) for place in places):
        raise IndexError("no such leaf")
    levels = [list(leaves)]
    while len(levels[-1]) > 1:
        below = levels[-1]
        above = [node(*pair) for pair in zip(below[::2], below[1::2], strict=False)]
        # One that has no neighbour stands as it is on the level above.
        levels.append(above + below[2 * len(above) :])
    return [_path(levels, place) for place in places]


def included(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], wanted_root: bytes
) -> bool:
    """Whether the proof shows that leaf `index` of a tree of `size` is `leaf`."""
    if not 0 <= index < size:
        return False
    fn, sn, found = index, size - 1, leaf
    for step in proof:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            found = node(step, found)
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            found = node(found, step)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and found == wanted_root


def consistency_proof(leaves: Sequence[bytes], first: int) -> list[bytes]:
    """The proof that the tree of the `first` leaves is the beginning of the whole one.

    Raises IndexError unless 0 < first <= the number of leaves (RFC 9162, 2.1.4.1).
    """
    if not 0 < first <= len(leaves):
        raise IndexError("no such size")
    return _subproof(leaves, first, whole=True)


def consistent(
    first: int, second: int, proof: Sequence[bytes], first_root: bytes, second_root: bytes
) -> bool:
    """Whether the proof shows that the tree of `second` leaves begins with that of `first`."""
    if not 0 < first <= second:
        return False
    if first == second:
        return not proof and first_root == second_root
    path = list(proof)
    if first & (first - 1) == 0:
        path.insert(0, first_root)
    if not path:
        return False
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    old = new = path[0]
    for step in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            old, new = node(step, old), node(step, new)
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            new = node(new, step)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and old == first_root and new == second_root


def _split(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1


def _path(levels: Sequence[Sequence[bytes]], place: int) -> list[bytes]:
    neighbours = [(level, place >> height ^ 1) for height, level in enumerate(levels)]
    return [level[at] for level, at in neighbours if at < len(level)]


def _subproof(leaves: Sequence[bytes], first: int, *, whole: bool) -> list[bytes]:
    if first == len(leaves):
        return [] if whole else [root(leaves)]
    split = _split(len(leaves))
    if first <= split:
        return [*_subproof(leaves[:split], first, whole=whole), root(leaves[split:])]
    return [*_subproof(leaves[split:], first - split, whole=False), root(leaves[:split])]
