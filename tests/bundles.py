# SPDX-License-Identifier: Apache-2.0
"""Bundles of a small city to test on, and ways to alter one."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from typing import Any

from govdesk.queries.bundles import bundle_of
from govdesk.record.bundle_contents import About
from govdesk.record.canonical import canonical
from govdesk.services.packets import pin_checkpoint, prepare_packet, publish_packet
from tests.builders import City
from tests.signed_packets import signed
from tests.sittings import sitting

CONTENT = b"%PDF-1.7 the January briefing"
Json = dict[str, Any]


def decided(city: City) -> str:
    """A vote decided by signed and spoken ballots; its id."""
    made, (motion,) = sitting(city, "key", away=("Housing",))
    vote = made.put(motion)
    made.cast(vote, "youth", "no")
    made.cast(vote, "youth", "yes")
    made.cast(vote, "health", "yes")
    made.enter(vote, "Seniors", "yes")
    made.enter(vote, "Old Harbour", "abstain")
    made.close(vote)
    return vote


def published(
    city: City, content: bytes = CONTENT, *, file: bytes | None = None, number: str = "2026-01"
) -> str:
    """A packet that reports January, published as this signed `file` or as one of the tests' own;
    its id."""
    pin_checkpoint(city.ctx)
    drawn_at = city.ctx.read(_size)
    packet = prepare_packet(
        city.as_("chair"),
        number=number,
        kind="quarterly",
        lang="en",
        title="January",
        content=content,
        pages=1,
        drawn_at=drawn_at,
        period="2026-01",
    ).made
    publish_packet(city.as_("clerk"), packet_id=packet, signed=file or signed(content))
    return packet


def _size(session: Any) -> int:
    from govdesk.record.stored_log import entry_count

    return entry_count(session)


def bundles(city: City) -> dict[str, bytes]:
    """The bundle about a vote, and the one about a packet that reports it."""
    vote, packet = decided(city), ""
    packet = published(city)
    return {
        "vote": city.ctx.read(bundle_of, about=About("vote", vote)),
        "packet": city.ctx.read(bundle_of, about=About("packet", packet)),
    }


def altered(raw: bytes, chance: random.Random) -> bytes:
    """A bundle that is not this one: a byte, or something that it says."""
    while True:
        made = chance.choice((_bytes, _bytes, _written, _said, _said, _said))(raw, chance)
        if made != raw:
            return made


def _bytes(raw: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(raw))
    other = bytes([chance.randrange(256)])
    return chance.choice(
        (
            raw[:at] + other + raw[at + 1 :],
            raw[:at] + raw[at + 1 :],
            raw[:at] + other + raw[at:],
            raw[:at],
        )
    )


def _written(raw: bytes, chance: random.Random) -> bytes:
    """The same document in meaning, in another form than its one form."""
    bundle: Json = json.loads(raw)
    names = sorted(bundle)
    chance.shuffle(names)
    size = b'"seq":' + str(chance.choice(bundle["entries"])["seq"]).encode()
    return chance.choice(
        (
            json.dumps(bundle, sort_keys=True, ensure_ascii=False).encode(),
            json.dumps(bundle, sort_keys=True, separators=(",", ":"), indent=1).encode(),
            json.dumps({n: bundle[n] for n in names}, separators=(",", ":")).encode(),
            raw.replace(size, size + chance.choice((b".0", b"e0", b" ", b"\n")), 1),
            raw.replace(b'"bundle"', b'"\\u0062undle"', 1).replace(b'"vote"', b'"v\\u006fte"', 1),
            raw.replace(b'"type"', b'"type":"other","type"', 1),
            raw + chance.choice((b"\n", b" ", b"\x00", b"{}")),
            b"\xef\xbb\xbf" + raw,
            raw.upper().replace(b"TRUE", b"true"),
        )
    )


def _said(raw: bytes, chance: random.Random) -> bytes:
    bundle: Json = json.loads(raw)
    chance.choice(_CHANGES)(bundle, chance)
    return canonical(bundle)


def _drop(bundle: Json, chance: random.Random) -> None:
    bundle["entries"].pop(chance.randrange(len(bundle["entries"])))


def _repeat(bundle: Json, chance: random.Random) -> None:
    one = chance.choice(bundle["entries"])
    bundle["entries"].insert(chance.randrange(len(bundle["entries"])), copy.deepcopy(one))


def _swap(bundle: Json, chance: random.Random) -> None:
    entries = bundle["entries"]
    at, to = chance.sample(range(len(entries)), 2)
    entries[at], entries[to] = entries[to], entries[at]


def _number(bundle: Json, chance: random.Random) -> None:
    one = chance.choice(bundle["entries"])
    one[chance.choice(("seq", "recorded_at"))] += chance.choice((-1, 1))


def _body(bundle: Json, chance: random.Random) -> None:
    one = chance.choice(bundle["entries"])
    body = json.loads(one["body"])
    name = chance.choice(sorted(body))
    match body[name]:
        case int():
            body[name] += 1
        case str():
            body[name] += "x"
        case list():
            body[name] = body[name][:-1] if body[name] else ["x"]
        case _:
            body[name] = {**body[name], "x": "x"}
    one["body"] = canonical(body).decode()


def _moved(bundle: Json, chance: random.Random) -> None:
    """What one entry says stands in another, whose place and proofs stay."""
    one, other = chance.sample(bundle["entries"], 2)
    names = chance.choice((("body",), ("body", "sig"), ("proof",), ("seq", "proof"), ("sig",)))
    for name in names:
        one[name], other[name] = other[name], one[name]


def _leaves(bundle: Json, chance: random.Random) -> None:
    digits = list(bundle["leaves"])
    at = chance.randrange(len(digits))
    digits[at] = chance.choice("0123456789abcdefA")
    bundle["leaves"] = "".join(digits)


def _kind(bundle: Json, chance: random.Random) -> None:
    """A value of another kind, or none."""
    place = chance.choice((bundle, bundle["about"], chance.choice(bundle["entries"])))
    name = chance.choice(sorted(place))
    if chance.random() < 0.5:
        del place[name]
    else:
        place[name] = chance.choice((0, "", [], {}, "0", [0]))


def _signature(bundle: Json, chance: random.Random) -> None:
    entries = bundle["entries"]
    chance.choice(entries)["sig"] = chance.choice(entries)["sig"]


def _proof(bundle: Json, chance: random.Random) -> None:
    proof = chance.choice(bundle["entries"])["proof"]
    chance.choice((lambda: proof.pop(), lambda: proof.reverse(), lambda: proof.append(proof[0])))()


def _note(bundle: Json, chance: random.Random) -> None:
    lines = bundle["checkpoint"].split("\n")
    at = chance.randrange(len(lines))
    lines[at] = chance.choice((lines[at] + "0", lines[at][:-1], lines[at - 1]))
    bundle["checkpoint"] = "\n".join(lines)


def _about(bundle: Json, chance: random.Random) -> None:
    about = bundle["about"]
    other = {"vote": "packet", "packet": "vote"}[about["kind"]]
    name, value = chance.choice((("kind", other), ("id", about["id"][:-1] + "z")))
    about[name] = value


def _extra(bundle: Json, chance: random.Random) -> None:
    place = chance.choice((bundle, bundle["about"], bundle["entries"][0]))
    place[chance.choice(("note", "x", "v2"))] = "more"


def _printed(bundle: Json, chance: random.Random) -> None:
    printed = bundle.get("printed")
    if printed is None:
        bundle["printed"] = {"size": 1, "root": "00" * 32, "proof": []}
    elif chance.random() < 0.5:
        printed["size"] += 1
    else:
        printed["root"] = printed["root"][::-1]


_CHANGES: tuple[Callable[[Json, random.Random], None], ...] = (
    _drop,
    _repeat,
    _swap,
    _number,
    _body,
    _body,
    _signature,
    _moved,
    _leaves,
    _kind,
    _proof,
    _note,
    _about,
    _extra,
    _printed,
)
