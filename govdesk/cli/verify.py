# SPDX-License-Identifier: Apache-2.0
"""`govdesk verify`: checks a workspace, a bundle or a packet, and says what fails where."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from govdesk.cli import answers, verify_packet
from govdesk.cli.options import AsJson
from govdesk.rules.messages import Message, message
from govdesk.wording import _, current, say

if TYPE_CHECKING:
    from govdesk.cli.verify_packet import CheckedPacket
    from govdesk.queries.verification import Verdict as WorkspaceVerdict
    from govdesk.record.findings import Failure
    from govdesk.record.verify_bundle import BundleVerdict

    Verdict = WorkspaceVerdict | BundleVerdict


def verify(
    what: Annotated[
        str,
        typer.Argument(
            help=_("A workspace file, a published bundle, or a packet’s PDF."),
            metavar="WORKSPACE|BUNDLE|PACKET.pdf",
        ),
    ],
    checkpoint: Annotated[
        list[Path] | None,
        typer.Option(
            help=_("A file with a checkpoint that was seen elsewhere; may be given again."),
            metavar="NOTE",
        ),
    ] = None,
    bundle: Annotated[
        Path | None, typer.Option(help=_("The bundle of a packet."), metavar="FILE")
    ] = None,
    trust: Annotated[
        list[str] | None,
        typer.Option(
            help=_("For a bundle: a key’s fingerprint known from elsewhere; may be given again."),
            metavar="FINGERPRINT",
        ),
    ] = None,
    roots: Annotated[
        list[Path] | None,
        typer.Option(
            "--timestamp-roots",
            help=_(
                "Certificates of timestamp services, for timestamps beside checkpoints and in"
                " packets."
            ),
            metavar="PEM",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check who signed what, the chain, every vote, and that the tables are what the record makes
    them. A bundle or a packet is checked without its workspace.

    Ends with 1 when something does not hold, with 5 when nothing shows that a packet’s file is the
    one that was published.
    """
    notes = [_note(path, as_json=as_json) for path in checkpoint or ()]
    certificates = [_root(path, as_json=as_json) for path in roots or ()]
    if certificates:
        _timestamps(checkpoint or (), certificates, as_json=as_json)
    kind = _kind_of(what)
    from govdesk.queries.verification import Verdict as WorkspaceVerdict

    verdict: Verdict
    packet: CheckedPacket | None = None
    if kind == "workspace":
        verdict = _workspace(what, notes)
    elif kind == "bundle":
        verdict = _bundle(Path(what).read_bytes(), notes, trust or ())
    else:
        packet = verify_packet.check(
            Path(what),
            bundle,
            checkpoints=notes,
            trusted=trust or (),
            as_json=as_json,
            roots=certificates,
        )
        verdict = packet.verdict
    if as_json:
        of_packet = {} if packet is None else verify_packet.as_json_of(packet)
        answers.json_result(verdict_json(verdict, kind) | of_packet)
    else:
        _tell(verdict, _headline(verdict) if packet is None else verify_packet.headline(packet))
        if not isinstance(verdict, WorkspaceVerdict):
            _tell_about(verdict)
        if packet is not None:
            verify_packet.tell(packet)
    if packet is not None:
        raise typer.Exit(verify_packet.exit_code(packet))
    raise typer.Exit(answers.OK if verdict.ok else answers.DOES_NOT_HOLD)


def _root(path: Path, *, as_json: bool) -> bytes:
    """A file with certificates; ends the command when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        sentence = _("{path} cannot be read: {why}.")
        told = sentence.format(path=path, why=error.strerror or str(error))
        answers.error("not_read", told, as_json=as_json)
        raise typer.Exit(answers.ENVIRONMENT) from None


def _timestamps(
    checkpoints: Sequence[Path], certificates: Sequence[bytes], *, as_json: bool
) -> None:
    """Say when each checkpoint was there, by the timestamp beside it; ends the command when one
    does not hold."""
    from datetime import UTC, datetime

    from govdesk.services.timestamps import SUFFIX, Unconfirmed, confirmed_at

    for path in checkpoints:
        beside = path.with_name(path.name + SUFFIX)
        if not beside.is_file():
            continue
        note = path.read_bytes().decode("utf-8", "replace")
        try:
            at = confirmed_at(note, beside.read_bytes(), certificates)
        except Unconfirmed as error:
            said = message("timestamp.unconfirmed", path=str(path), why=str(error))
            answers.error(said.key, say(said), as_json=as_json)
            raise typer.Exit(answers.DOES_NOT_HOLD) from None
        when = datetime.fromtimestamp(at / 1_000_000, UTC).strftime("%Y-%m-%d %H:%M:%S")
        answers.remark(say(message("timestamp.confirmed", path=str(path), when=when)))


def _workspace(location: str, notes: Sequence[str]) -> Verdict:
    from govdesk.cli.workspaces import opened
    from govdesk.queries.verification import verify_workspace
    from govdesk.services.checkpoint_watch import CheckpointWatch
    from govdesk.store.checkpoint_memory import CheckpointMemory

    with opened(location, read_only=True) as ctx:
        seen = CheckpointWatch(CheckpointMemory()).notes(ctx)
        return ctx.read(verify_workspace, remembered=[*notes, *seen])


def _bundle(raw: bytes, notes: Sequence[str], trusted: Sequence[str]) -> Verdict:
    from govdesk.record.verify_bundle import verify_bundle

    return verify_bundle(raw, checkpoints=notes, trusted=trusted)


def _kind_of(what: str) -> str:
    """A workspace unless it is a file that is named, or begins, as a packet or a bundle."""
    path = Path(what)
    try:
        with path.open("rb") as file:
            begins = file.read(5)
    except OSError:
        if path.suffix.lower() == ".pdf":
            return "packet"
        return "workspace"  # a URL, or a file that opening will refuse in words
    if begins == b"%PDF-" or path.suffix.lower() == ".pdf":
        return "packet"
    named = path.suffix.lower() == ".json"
    return "bundle" if named or begins.lstrip()[:1] == b"{" else "workspace"


def _note(path: Path, *, as_json: bool) -> str:
    """The text of a checkpoint in a file; ends the command when there is none."""
    from govdesk.record.notes import read_note

    try:
        text = path.read_bytes().replace(b"\r\n", b"\n").decode("utf-8").strip("\n") + "\n"
        read_note(text)
    except (OSError, ValueError):
        sentence = _("There is no checkpoint in {path}.").format(path=path)
        then = _("A checkpoint begins with govdesk/ and ends with a line for each signature.")
        answers.error("no_checkpoint", sentence, then=then, as_json=as_json)
        raise typer.Exit(answers.BAD_INPUT) from None
    return text


def verdict_json(verdict: Verdict, kind: str = "workspace") -> dict[str, Any]:
    """A verdict as other programs read it."""
    return {
        "ok": verdict.ok,
        "kind": kind,
        "head": {"size": verdict.size, "root": verdict.root},
        "checked": dict(verdict.checked),
        "failures": [_failure_json(failure) for failure in verdict.failures],
        "not_proved": [say(one) for one in verdict.not_proved],
    }


def _failure_json(failure: Failure) -> dict[str, Any]:
    return {
        "rule": failure.rule,
        "number": failure.number,
        "category": failure.category,
        "seq": failure.seq,
        "table": failure.table,
        "row_id": failure.row_id,
        "column": failure.column,
        "record": failure.record,
        "expected": failure.expected,
        "found": failure.found,
        "message": say(failure.message),
    }


def _headline(verdict: Verdict) -> Message:
    return message("verify.holds", size=verdict.size) if verdict.ok else message("verify.broken")


def _tell(verdict: Verdict, headline: Message) -> None:
    answers.result(say(headline))
    for failure in verdict.failures:
        rule = _("rule {number}").format(number=failure.number)
        answers.result(f"- {say(failure.message)} ({rule}, {failure.rule})")
        if failure.row_id and failure.table != "entries":
            answers.result("  " + _("Row: {name}").format(name=failure.row_id))
        if failure.column:
            answers.result("  " + _("Column: {name}").format(name=failure.column))
        answers.result("  " + _("Expected: {value}").format(value=failure.expected))
        answers.result("  " + _("Found: {value}").format(value=failure.found))
    if verdict.root:
        answers.result(_("Fingerprint of the record: {root}").format(root=verdict.root))
    answers.result(_("Not shown by this check:"))
    for one in verdict.not_proved:
        answers.result("- " + say(one))


def _tell_about(verdict: BundleVerdict) -> None:
    for one in verdict.told:
        if one["outcome"] in ("adopted", "rejected", "void"):
            answers.result(say(message(f"verify.told_{one['outcome']}", motion=one["motion"])))
    if verdict.printed is not None:
        size, root = verdict.printed
        line = _("The packet prints this seal number, of {size} entries: {root}")
        answers.result(line.format(size=current().number(size), root=root))
