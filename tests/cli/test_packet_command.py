# SPDX-License-Identifier: Apache-2.0
"""`govdesk packet` signs, and `govdesk verify` reads the signature."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from asn1crypto.pem import armor

from govdesk.briefing.production import draw_whole, keep
from govdesk.briefing.views import material_for
from govdesk.cli.main import main
from govdesk.record.canonical import sha256_hex
from govdesk.services.packets import pin_checkpoint
from tests.briefing.conformance import assert_conforms
from tests.briefing.csvw_reading import read_group
from tests.builders import PASSPHRASE, small_city
from tests.bundles import decided, published


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A city whose officers can sit down at this computer."""
    monkeypatch.setenv("GOVDESK_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    path = tmp_path / "city.govdesk"
    small_city(str(path)).ctx.store.close()
    return path


def asked(workspace: Path, out: Path, *more: str) -> list[str]:
    return ["packet", str(workspace), "--period", "2026-Q1", "--out", str(out), "--json", *more]


def test_a_signed_packet_conforms_and_is_the_same_below_the_signature(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain, signed = tmp_path / "plain.pdf", tmp_path / "signed.pdf"
    assert main(None, asked(workspace, plain)) == 0
    unsigned = json.loads(capsys.readouterr().out)
    assert main(None, asked(workspace, signed, "--sign", "--as", "clerk")) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["signed"]
    assert said["sha256_content"] == unsigned["sha256_content"] == unsigned["sha256_file"]
    assert said["sha256_file"] != said["sha256_content"]
    assert signed.read_bytes().startswith(plain.read_bytes())
    assert_conforms(signed)
    (kept,) = (tmp_path / "data" / "govdesk" / "certificates").iterdir()
    assert kept.stat().st_mode & 0o077 == 0


def test_whoever_may_not_publish_does_not_sign(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "signed.pdf"
    assert main(None, asked(workspace, out, "--sign", "--as", "youth")) == 3
    assert main(None, asked(workspace, out, "--sign")) == 2
    broken = tmp_path / "broken.p12"
    broken.write_bytes(b"nothing")
    own = ["--sign", "--as", "clerk", "--certificate", str(broken)]
    assert main(None, asked(workspace, out, *own)) == 2
    assert "packet.certificate_unreadable" in capsys.readouterr().err
    assert not out.exists()


def test_verify_tells_of_the_signature(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from govdesk.briefing.pdf import sign, unsigned
    from govdesk.briefing.pdf.timestamps import HttpTimestamper
    from tests.briefing.timestamp_service import authority, officer, service

    other = tmp_path / "other.govdesk"
    city = small_city(str(other))
    drawn = tmp_path / "drawn.pdf"
    assert main(None, asked(workspace, drawn)) == 0
    path = tmp_path / "2026-01.pdf"
    path.write_bytes(sign(drawn.read_bytes(), officer()))
    published(city, content=drawn.read_bytes(), file=path.read_bytes())
    city.clock.micros = time.time_ns() // 1000  # that of the service
    with service() as url:
        stamper = HttpTimestamper(url)
        stamped = sign(drawn.read_bytes(), officer(), level="T", timestamper=stamper)
    published(city, content=drawn.read_bytes(), file=stamped, number="2026-02")
    city.ctx.store.close()
    assert unsigned(path.read_bytes()) == drawn.read_bytes()
    beside = str(path.with_suffix(".bundle.json"))
    made = ["export", str(other), "--format", "bundle", "--out", beside, "--packet", "2026-01"]
    assert main(None, made) == 0
    capsys.readouterr()
    assert main(None, ["verify", str(path)]) == 0
    assert "Signed by Clerk, and unchanged since." in capsys.readouterr().out
    path = tmp_path / "2026-02.pdf"
    path.write_bytes(stamped)
    made[-1], made[-3] = "2026-02", str(path.with_suffix(".bundle.json"))
    assert main(None, made) == 0
    capsys.readouterr()
    assert main(None, ["verify", str(path)]) == 0
    heard = capsys.readouterr()
    assert "Signed by Clerk, and unchanged since." in heard.out
    assert "By the timestamp of Time of Marlow Bay, Clerk had signed by 20" in heard.out
    assert "- That Time of Marlow Bay is a timestamp service to be trusted" in heard.out
    assert "Traceback" not in heard.err
    root = tmp_path / "service.pem"
    root.write_bytes(armor("CERTIFICATE", authority().tsa_cert.dump()))
    assert main(None, ["verify", str(path), "--timestamp-roots", str(root)]) == 0
    assert "a timestamp service to be trusted" not in capsys.readouterr().out
    root.write_bytes(b"no certificate")
    assert main(None, ["verify", str(path), "--timestamp-roots", str(root)]) == 2
    capsys.readouterr()
    content = bytearray(path.read_bytes())
    content[len(drawn.read_bytes()) // 2] ^= 1
    path.write_bytes(bytes(content))
    assert main(None, ["verify", str(path), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert not said["ok"]
    assert not said["signatures_hold"]


def assert_only_the_signed_file_holds(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same pages without their signature are what was drawn; with another's, a forgery."""
    from govdesk.briefing.pdf import sign, unsigned
    from tests.briefing.timestamp_service import officer

    bare = unsigned(path.read_bytes())
    asked = ["--bundle", str(path.with_suffix(".bundle.json")), "--json"]
    other = tmp_path / "other.pdf"
    for content, code in ((bare, 0), (sign(bare, officer()), 1), (path.read_bytes(), 0)):
        other.write_bytes(content)
        assert main(None, ["verify", str(other), *asked]) == code
        failures = json.loads(capsys.readouterr().out)["failures"]
        assert [one["rule"] for one in failures] == ["packet"] * code


@pytest.mark.usefixtures("workspace")
def test_publish_signs_lays_out_and_verifies(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.govdesk"
    city = small_city(str(other))
    decided(city)
    clerk = city.as_("clerk")
    pin_checkpoint(clerk)
    material = clerk.read(material_for, kind="quarterly", about="2026-Q1")
    assert [name for name, _bundle in material.bundles] == ["vote-2026-1.bundle.json"]
    keep(clerk, drawn=draw_whole(material, kind="quarterly"))
    city.ctx.store.close()
    asked = ["publish", str(other), "--packet", "2026-Q1-01", "--json", "--as"]
    data = ["export", str(other), "--format", "csvw", "--packet", "2026-Q1-01", "--out"]
    assert main(None, [*data, str(tmp_path / "early.zip")]) == 3  # it is not public yet
    assert main(None, [*asked, "clerk"]) == 3
    assert not (tmp_path / "packets").exists()
    assert main(None, [*asked, "chair"]) == 0
    told = json.loads(capsys.readouterr().out)
    path = Path(told["packet"])
    assert sha256_hex(path.read_bytes()) == told["sha256_file"]
    assert_conforms(path, "3a")
    assert main(None, ["verify", str(path), "--json"]) == 0
    verdict = json.loads(capsys.readouterr().out)
    assert verdict["signatures"][0]["by"] == "Charis Chair"
    assert verdict["sha256_content"] == told["sha256_content"]
    assert_only_the_signed_file_holds(path, tmp_path, capsys)
    beside = path.with_suffix(".data.zip").read_bytes()
    assert [one["motion"] for one in read_group(beside)["votes"]] == ["2026-1"]
    assert main(None, [*data, str(tmp_path / "out.zip")]) == 0
    assert (tmp_path / "out.zip").read_bytes() == beside
    assert main(None, [*data, str(tmp_path / "folder")]) == 0
    assert (tmp_path / "folder" / "csv-metadata.json").is_file()
    assert (tmp_path / "folder" / "roll.csv").is_file()
    asked_wrongly = [*data[:-1], "--vote", "x", "--out", str(tmp_path / "no.zip")]
    assert main(None, asked_wrongly) == 2
    draft = ["packet", str(other), "--period", "2026-Q1", "--out", str(tmp_path / "draft.zip")]
    assert main(None, draft) == 0
    assert set(read_group((tmp_path / "draft.zip").read_bytes())) == {
        "votes",
        "requirements",
        "roll",
        "attendance",
    }
    draft[-1] = str(tmp_path / "draft.docx")
    assert main(None, draft) == 0
    assert (tmp_path / "draft.docx").read_bytes().startswith(b"PK")
    capsys.readouterr()
    path.with_suffix(".bundle.json").unlink()
    assert main(None, ["verify", str(path)]) == 5
    said = capsys.readouterr().out
    assert "Adopted: Open the library on Sundays" in said
    assert "That this packet was published" in said
    assert main(None, [*asked, "secretary"]) == 3
    assert main(None, ["publish", str(other), "--packet", "1999-1", "--as", "chair"]) == 2
