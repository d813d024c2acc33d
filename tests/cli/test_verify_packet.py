# SPDX-License-Identifier: Apache-2.0
"""Where `verify` takes a packet's bundle from, and what it says of files that are no packets."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from govdesk.briefing import carried
from govdesk.briefing.carried import carried_bundles, check_bundles
from govdesk.briefing.pdf import sign
from govdesk.cli.main import main
from govdesk.queries.bundles import bundle_of
from govdesk.record.bundle_contents import About
from tests.briefing.pdf.test_signing import drawn as drawn
from tests.briefing.timestamp_service import officer
from tests.builders import small_city
from tests.bundles import decided, published


@dataclass(frozen=True)
class Published:
    """A packet's bytes, which carry the bundle of a vote; the bundle about the packet; the vote's;
    and that of the same vote in a copy of the workspace that went on by itself."""

    content: bytes
    bundle: bytes
    vote: bytes
    apart: bytes


def _pdf(attached: Mapping[str, bytes]) -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        for name, content in attached.items():
            pdf.attachments[name] = content
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Published:
    votes: list[bytes] = []
    for name in ("one", "other"):
        city = small_city(str(tmp_path_factory.mktemp(name) / "city.govdesk"))
        if votes:
            city.later(hours=1)
        votes.append(city.ctx.read(bundle_of, about=About("vote", decided(city))))
        if len(votes) == 1:
            content = _pdf({"vote-2026-1.bundle.json": votes[0]})
            packet = published(city, content)
            bundle = city.ctx.read(bundle_of, about=About("packet", packet))
        city.ctx.store.close()
    return Published(content, bundle, votes[0], votes[1])


def _verify(capsys: pytest.CaptureFixture[str], *given: object) -> tuple[int, Any]:
    code = main(None, ["verify", *map(str, given), "--json"])
    told = capsys.readouterr()
    return code, json.loads(told.out or told.err)


def test_the_one_beside_goes_before_the_one_named_and_votes_are_checked_too(
    made: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf, beside = tmp_path / "packet.pdf", tmp_path / "packet.bundle.json"
    elsewhere, wrong = tmp_path / "there.json", tmp_path / "wrong.json"
    assert main(None, ["verify", str(pdf)]) == 4
    assert f"{pdf} cannot be read" in capsys.readouterr().err  # it is no workspace to be made
    pdf.write_bytes(made.content)
    elsewhere.write_bytes(made.bundle)
    wrong.write_bytes(made.vote)

    assert main(None, ["verify", str(pdf)]) == 5  # anybody can draw such pages around true votes
    said = capsys.readouterr().out
    assert said.startswith("Do not rely on this copy yet: nothing shows that it is the file that")
    assert "Everything" not in said
    code, told = _verify(capsys, pdf)
    assert (code, told["bundle"], told["carried"]) == (5, None, ["vote-2026-1.bundle.json"])
    assert (told["ok"], told["published"], told["failures"]) == (False, None, [])
    assert any("packet was published" in one for one in told["not_proved"])

    code, told = _verify(capsys, pdf, "--bundle", elsewhere)
    assert (code, told["bundle"]) == (0, {"from": "named", "name": str(elsewhere)})
    assert (told["ok"], told["published"]) == (True, True)
    assert told["checked"]["outcome"] == 2  # in the bundle about the packet, and the vote's own
    assert not any("packet was published" in one for one in told["not_proved"])

    beside.write_bytes(made.bundle)
    code, told = _verify(capsys, pdf, "--bundle", wrong)
    assert (code, told["bundle"]) == (0, {"from": "beside", "name": str(beside)})
    assert main(None, ["verify", str(pdf)]) == 0
    said = capsys.readouterr().out
    assert f"Held to the bundle {beside} beside the packet." in said
    assert "in the packet’s own file were checked: vote-2026-1.bundle.json." in said

    beside.unlink()
    code, told = _verify(capsys, pdf, "--bundle", wrong)
    assert (code, {one["rule"] for one in told["failures"]}) == (1, {"packet"})
    assert main(None, ["verify", str(pdf), "--bundle", str(wrong)]) == 1
    assert capsys.readouterr().out.startswith("This copy does not hold. Keep it,")


def test_its_own_attachment_goes_first(
    made: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = tmp_path / "packet.pdf"
    pdf.write_bytes(_pdf({"a.bundle.json": made.vote, "packet.bundle.json": made.bundle}))
    pdf.with_suffix(".bundle.json").write_bytes(made.vote)
    code, told = _verify(capsys, pdf)
    assert told["bundle"] == {"from": "attachment", "name": "packet.bundle.json"}
    assert told["carried"] == ["a.bundle.json"]
    # The bundle holds, and is of another file than the one that it is in.
    assert (code, [one["rule"] for one in told["failures"]]) == (1, ["packet"])


def test_an_altered_vote_in_the_file_is_told_beside_a_bundle_that_holds(
    made: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf, bundle = tmp_path / "packet.pdf", tmp_path / "there.json"
    changed = made.vote.replace(b'choice\\":\\"abstain', b'choice\\":\\"yes', 1)
    assert changed != made.vote
    pdf.write_bytes(_pdf({"vote-2026-1.bundle.json": changed}))
    bundle.write_bytes(made.bundle)
    code, told = _verify(capsys, pdf, "--bundle", bundle)
    rules = {one["rule"] for one in told["failures"]}
    assert code == 1
    assert {"packet", "signature"} <= rules


def test_two_bundles_that_tell_one_entry_in_two_ways_do_not_hold_together(made: Published) -> None:
    asked: dict[str, Any] = {"content_sha256": "", "checkpoints": (), "trusted": ()}
    assert check_bundles(None, [made.vote], **asked).verdict.ok
    assert check_bundles(None, [made.apart], **asked).verdict.ok
    together = check_bundles(None, [made.vote, made.apart], **asked).verdict
    assert [one.rule for one in together.failures] == ["remembered"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "verify.file_empty"),
        (b"Dear all,\n", "verify.file_not_pdf"),
        (b"SQLite format 3\x00" + b"\x00" * 4096, "verify.file_not_pdf"),
        (b"%PDF-", "verify.file_damaged"),
        (b"%PDF-1.7\n" + b"\xff" * 5000, "verify.file_damaged"),
    ],
)
def test_what_is_no_packet_is_said_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, code: str
) -> None:
    pdf = tmp_path / "packet.pdf"
    pdf.write_bytes(content)
    exit_code, told = _verify(capsys, pdf)
    assert (exit_code, told["error"]["code"]) == (2, code)
    assert str(pdf) in told["error"]["message"]
    assert "clerk" in told["error"]["next"]


def test_a_signed_file_alone_says_what_its_signature_shows(
    drawn: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = tmp_path / "notice.pdf"
    pdf.write_bytes(sign(drawn, officer()))
    assert main(None, ["verify", str(pdf)]) == 5
    said = capsys.readouterr().err
    assert f"There is no bundle for {pdf}, so whether it is the file that was published" in said
    assert "Signed by Clerk, and unchanged since." in said
    assert said.endswith("Name it with --bundle; whoever published the packet has it.\n")
    pdf.write_bytes(pdf.read_bytes() + b"\n")
    assert main(None, ["verify", str(pdf)]) == 1
    said = capsys.readouterr().out
    assert said.startswith("This copy does not hold.")
    assert "Signed by Clerk, but changed since it was signed." in said
    code, told = _verify(capsys, pdf)
    assert (code, told["ok"], told["signatures_hold"], told["bundle"]) == (1, False, False, None)


def test_a_file_that_was_cut_short_never_holds(
    made: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf, bundle = tmp_path / "cut.pdf", tmp_path / "there.json"
    bundle.write_bytes(made.bundle)
    size = len(made.content)
    for length in (6, size // 3, size // 2, size - 400, size - 30, size - 8):
        pdf.write_bytes(made.content[:length])
        code, told = _verify(capsys, pdf)
        assert (code, told["error"]["code"]) == (2, "verify.file_damaged"), length
        code, told = _verify(capsys, pdf, "--bundle", bundle)
        assert code == 1
        assert "packet" in {one["rule"] for one in told["failures"]}
    assert main(None, ["verify", str(pdf), "--bundle", str(bundle)]) == 1
    assert "The file is damaged: it cannot be read as a PDF." in capsys.readouterr().out


def test_what_unpacks_to_more_than_a_bundle_can_be_is_not_unpacked(
    made: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(carried_bundles(made.content)) == ["vote-2026-1.bundle.json"]
    large = _pdf({"a.bundle.json": bytes(2**20), "b.bundle.json": made.vote})
    assert list(carried_bundles(large)) == ["a.bundle.json", "b.bundle.json"]
    monkeypatch.setattr(carried, "LARGEST", 2**20 - 1)
    assert list(carried_bundles(large)) == ["b.bundle.json"]


def test_certificates_that_are_not_there_are_said(
    made: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = tmp_path / "packet.pdf"
    pdf.write_bytes(made.content)
    code, told = _verify(capsys, pdf, "--timestamp-roots", tmp_path / "nowhere.pem")
    assert (code, told["error"]["code"]) == (4, "not_read")
    assert "nowhere.pem" in told["error"]["message"]


def test_a_bundle_that_is_not_there_is_said(
    made: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = tmp_path / "packet.pdf"
    pdf.write_bytes(made.content)
    code, told = _verify(capsys, pdf, "--bundle", tmp_path / "nowhere.json")
    assert (code, told["error"]["code"]) == (2, "no_bundle")
    assert "nowhere.json" in told["error"]["message"]
