# SPDX-License-Identifier: Apache-2.0
"""The packet's part of `govdesk verify`: its file, and the bundles that speak of it.

The bundle about a packet is looked for in the packet's own file, then beside it, then where
`--bundle` says. The bundles of votes that the file carries are checked in any case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from govdesk.cli import answers
from govdesk.rules.messages import Message, message
from govdesk.wording import _, say

if TYPE_CHECKING:
    from govdesk.briefing.verification import PacketCheck
    from govdesk.record.verify_bundle import BundleVerdict


@dataclass(frozen=True, slots=True)
class CheckedPacket:
    """What was found. `bundle` is where the bundle about the packet was: a file's name, or the name
    of an attachment, as `place` says (`attachment`, `beside`, `named`); both empty for none."""

    verdict: BundleVerdict
    packet: PacketCheck
    place: str
    bundle: str
    carried: tuple[str, ...]
    """Names of the other bundles in the file."""
    bundle_damaged: bool = False
    """The bundle about the packet does not hold, and nothing else was found: the file was not held
    to anything."""

    @property
    def ok(self) -> bool:
        """Whether everything that was checked holds. A file that is no PDF to us, but is byte for
        byte what was prepared, does."""
        packet = self.packet
        same = bool(self.place) and packet.sha256_file == packet.sha256_content
        return self.verdict.ok and (packet.holds or (same and not packet.readable))

    @property
    def shown(self) -> bool:
        """Whether it is shown that the file is the one that was published."""
        return self.ok and bool(self.place)


def check(
    path: Path,
    named: Path | None,
    *,
    checkpoints: Sequence[str],
    trusted: Sequence[str],
    as_json: bool,
    roots: Sequence[bytes] = (),
) -> CheckedPacket:
    """Check a packet's file. Ends the command when it cannot be read or no bundle speaks of it."""
    from govdesk.briefing.carried import carried_bundles, check_bundles, own_bundle
    from govdesk.briefing.signing_times import times_of
    from govdesk.briefing.verification import check_packet

    content = _content(path, as_json=as_json)
    carried = carried_bundles(content)
    own = own_bundle(carried)
    if own is not None:
        place, bundle, raw = "attachment", own, carried.pop(own)
    else:
        place, bundle, raw = _elsewhere(path, named, as_json=as_json)
    times = times_of(raw if place else None, carried.values())
    packet = check_packet(content, roots=roots, times=times)
    if not place:
        _nothing_else(path, packet, carried, as_json=as_json)
    if not place and not carried:
        return CheckedPacket(_of_nothing(), packet, "", "", ())
    bundles = check_bundles(
        raw if place else None,
        carried.values(),
        content_sha256=packet.sha256_content,
        file_sha256=packet.sha256_shown,
        checkpoints=checkpoints,
        trusted=trusted,
    )
    elsewhere = place != "attachment" and packet.holds and bundles.rest_holds
    return CheckedPacket(
        bundles.verdict,
        packet,
        place,
        bundle,
        tuple(carried),
        bundle_damaged=bundles.damaged and elsewhere,
    )


def exit_code(checked: CheckedPacket) -> int:
    """How the command ends: a file that nothing shows to be the published one is not well."""
    if not checked.ok:
        return answers.DOES_NOT_HOLD
    return answers.OK if checked.shown else answers.NOT_PROVED


def as_json_of(checked: CheckedPacket) -> dict[str, Any]:
    """What a packet's own file says, as other programs read it."""
    packet, damaged = checked.packet, checked.bundle_damaged
    return {
        "ok": checked.shown,
        "published": _published(checked),
        "signatures": list(packet.signatures),
        "document_timestamps": list(packet.stamps),
        "bytes_before": packet.before,
        "signatures_hold": packet.holds,
        "sha256_file": packet.sha256_file,
        "sha256_content": packet.sha256_content,
        "bundle": {"from": checked.place, "name": checked.bundle} if checked.place else None,
        "bundle_damaged": damaged,
        "carried": list(checked.carried),
    }


def _published(checked: CheckedPacket) -> bool | None:
    """Whether the file is the one that was published; None where that was not checked."""
    if not checked.place or checked.bundle_damaged:
        return None
    return checked.shown


def headline(checked: CheckedPacket) -> Message:
    """How it ended, in one sentence: that the votes in a file hold says nothing of the file."""
    if checked.bundle_damaged:
        return message("verify.bundle_damaged", name=checked.bundle)
    if not checked.ok:
        return message("verify.packet_broken")
    if not checked.place:
        return message("verify.packet_votes_only")
    return message("verify.holds", size=checked.verdict.size)


def tell(checked: CheckedPacket) -> None:
    """Say which bundles were looked at, what the file's signatures say, and what stays open."""
    for line in (_where(checked), _others(checked)):
        if line:
            answers.result(line)
    _say_of(checked.packet, answers.result)


def _say_of(packet: PacketCheck, out: Callable[[str], object]) -> None:
    for one in packet.said:
        out(say(one))
    for one in packet.not_proved:
        out("- " + say(one))


def _where(checked: CheckedPacket) -> str:
    match checked.place:
        case "attachment":
            line = _("Held to the bundle {name} in the packet’s own file.")
        case "beside":
            line = _("Held to the bundle {name} beside the packet.")
        case "named":
            line = _("Held to the bundle {name}.")
        case _:
            return ""
    return line.format(name=checked.bundle)


def _others(checked: CheckedPacket) -> str:
    names = ", ".join(checked.carried)
    line = _("The bundles of votes in the packet’s own file were checked: {names}.")
    return line.format(names=names) if names else ""


def _content(path: Path, *, as_json: bool) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        sentence = _("{path} cannot be read: {why}.")
        told = sentence.format(path=path, why=error.strerror or str(error))
        answers.error("not_read", told, as_json=as_json)
        raise typer.Exit(answers.ENVIRONMENT) from None
    if not content:
        _damaged("verify.file_empty", path, as_json=as_json)
    if b"%PDF-" not in content[:1024]:
        _damaged("verify.file_not_pdf", path, as_json=as_json)
    return content


def _elsewhere(path: Path, named: Path | None, *, as_json: bool) -> tuple[str, str, bytes]:
    """The bundle beside the packet, else the one named. Ends the command when that is not there."""
    from govdesk.briefing.carried import SUFFIX

    beside = path.with_suffix(SUFFIX)
    place, found = ("beside", beside) if beside.is_file() else ("named", named)
    if found is None:
        return "", "", b""
    try:
        return place, str(found), found.read_bytes()
    except OSError as error:
        sentence = _("The bundle {path} cannot be read: {why}.")
        told = sentence.format(path=found, why=error.strerror or str(error))
        answers.error("no_bundle", told, as_json=as_json)
        raise typer.Exit(answers.BAD_INPUT) from None


def _nothing_else(
    path: Path, packet: PacketCheck, carried: Mapping[str, bytes], *, as_json: bool
) -> None:
    """Without a bundle about it, a file must at least be whole and carry those of votes; that a
    signature does not hold is told in any case."""
    if not packet.readable:
        _damaged("verify.file_damaged", path, as_json=as_json)
    if not carried and packet.holds:
        sentence = _("There is no bundle for {path}.").format(path=path)
        then = _("Name it with --bundle; whoever published the packet has it.")
        if packet.signatures:
            sentence = say(message("verify.packet_alone", path=str(path)))
        answers.error("no_bundle", sentence, then=then, as_json=as_json)
        if not as_json:
            _say_of(packet, answers.remark)
            answers.remark(then)
        raise typer.Exit(answers.NOT_PROVED if packet.signatures else answers.BAD_INPUT)


def _of_nothing() -> BundleVerdict:
    """The verdict where no bundle speaks of a file."""
    from govdesk.record.verify_bundle import BundleVerdict

    return BundleVerdict(None, 0, "", {}, (), (message("verify.not_published"),))


def _damaged(key: str, path: Path, *, as_json: bool) -> None:
    """End the command with what is wrong with the file, and where another is to be had."""
    said = say(message(key, path=str(path)))
    then = say(message("verify.file_damaged.then"))
    answers.error(key, said, then=then, as_json=as_json)
    if not as_json:
        answers.remark(then)
    raise typer.Exit(answers.BAD_INPUT)
