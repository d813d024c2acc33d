# SPDX-License-Identifier: Apache-2.0
"""The bundles that a packet carries in its file, checked together with the one about it."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from govdesk.record.bundle_form import Bundle, read_bundle
from govdesk.record.findings import Failure
from govdesk.record.log_entries import LogEntry
from govdesk.record.verify_bundle import BundleVerdict, verify_bundle
from govdesk.rules.messages import Message, message

SUFFIX = ".bundle.json"
LARGEST = 64 * 2**20
"""Bytes of a bundle that is looked at; real ones have a few hundred kilobytes."""
_OF_OTHERS = frozenset({"packet", "remembered", "trust"})
"""Rules that compare a bundle with something else, and break though the bundle itself holds."""


@dataclass(frozen=True, slots=True)
class CheckedBundles:
    """One verdict on all bundles that speak of a packet. `damaged`: the packet's own does not hold
    by itself, so that it says nothing about the file; `rest_holds`: those in the file do."""

    verdict: BundleVerdict
    damaged: bool
    rest_holds: bool


def carried_bundles(content: bytes) -> dict[str, bytes]:
    """The bundles that a packet carries in its file, by name; none if it cannot be read."""
    import io

    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            found = {
                name: _unpacked(pdf.attachments[name].obj.EF.F)
                for name in sorted(pdf.attachments)
                if name.endswith(SUFFIX)
            }
    except Exception:  # noqa: BLE001 - a hostile file can fail anywhere in what reads it
        return {}  # what is left of a damaged file
    return {name: raw for name, raw in found.items() if raw is not None}


def _unpacked(stream: Any) -> bytes | None:
    """What a stream holds; None where that is more than a bundle can be, or packed as nobody who
    makes packets packs it. A few kilobytes may unpack to more than a computer can hold."""
    raw = bytes(stream.read_raw_bytes())
    packed = stream.get("/Filter")
    if packed is None:
        return raw if len(raw) <= LARGEST else None
    if str(packed) != "/FlateDecode" or "/DecodeParms" in stream:
        return None
    held = zlib.decompressobj().decompress(raw, LARGEST + 1)
    return held if len(held) <= LARGEST else None


def own_bundle(carried: Mapping[str, bytes]) -> str | None:
    """The name of the carried bundle that is about a packet, and so can show that it was published;
    a vote's cannot."""
    for name, raw in carried.items():
        found = _read(raw)
        if found is not None and found.about.kind == "packet":
            return name
    return None


def check_bundles(
    own: bytes | None,
    carried: Iterable[bytes],
    *,
    content_sha256: str,
    file_sha256: str | None = None,
    checkpoints: Sequence[str],
    trusted: Sequence[str],
) -> CheckedBundles:
    """One verdict on a packet's `own` bundle and on those of votes that its file carries; at least
    one of them is there.

    Without its own, each vote is shown with its signatures and sum, but not that the packet itself
    was published. No two bundles may tell one entry in two ways. What is `trusted` is looked for in
    the bundle that reaches furthest.
    """
    bundles = [*([] if own is None else [own]), *carried]
    furthest = max(range(len(bundles)), key=lambda at: _size(bundles[at]))
    verdicts = [
        verify_bundle(
            raw,
            checkpoints=checkpoints,
            trusted=trusted if at == furthest else (),
            content_sha256=content_sha256 if own is not None and at == 0 else None,
            file_sha256=file_sha256 if own is not None and at == 0 else None,
        )
        for at, raw in enumerate(bundles)
    ]
    main = verdicts[0 if own is not None else furthest]
    checked: Counter[str] = Counter()
    for one in verdicts:
        checked.update(one.checked)
    open_: list[Message] = [] if own is not None else [message("verify.not_published")]
    open_ += [said for one in verdicts for said in one.not_proved]
    told = {one["vote"]: one for verdict in reversed(verdicts) for one in verdict.told}
    damaged = own is not None and any(one.rule not in _OF_OTHERS for one in main.failures)
    rest = verdicts if own is None else verdicts[1:]
    verdict = BundleVerdict(
        about=main.about if own is not None else None,
        size=main.size,
        root=main.root,
        checked=dict(checked),
        failures=(*(one for verdict in verdicts for one in verdict.failures), *_apart(bundles)),
        not_proved=_furthest(open_, main.size),
        told=tuple(told.values()),
        printed=main.printed,
    )
    return CheckedBundles(verdict, damaged, all(one.ok for one in rest))


def _furthest(said: Iterable[Message], size: int) -> tuple[Message, ...]:
    """Each once; that no other checkpoint was compared is said of the one that is shown."""
    return tuple(
        one
        for one in dict.fromkeys(said)
        if one.key != "verify.not_seen" or one.args["size"] == size
    )


def _apart(bundles: Sequence[bytes]) -> tuple[Failure, ...]:
    """Entries that two bundles tell in two ways: they are of two records, or one was made anew."""
    known: dict[int, LogEntry] = {}
    apart: list[Failure] = []
    for bundle in filter(None, map(_read, bundles)):
        for proved in bundle.entries:
            entry = proved.entry
            first = known.setdefault(entry.seq, entry)
            if first != entry:
                said = message("verify.bundle_elsewhere")
                failure = Failure(
                    "remembered", "one record", "two", said, seq=entry.seq, record=bundle.about.id
                )
                apart.append(failure)
                break
    return tuple(apart)


def _size(raw: bytes) -> int:
    found = _read(raw)
    return found.note.size if found is not None else 0


def _read(raw: bytes) -> Bundle | None:
    """None for what is no bundle; its own verdict says so."""
    try:
        return read_bundle(raw)
    except ValueError:
        return None
