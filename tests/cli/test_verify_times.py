# SPDX-License-Identifier: Apache-2.0
"""`govdesk verify` on a packet's file: times that cannot be, timestamps of the whole, a bundle that
is what is damaged, and bytes that no viewer shows."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from govdesk.briefing.pdf import sign
from govdesk.briefing.signing_times import Times
from govdesk.briefing.verification import check_packet
from govdesk.cli.language import asked_for
from govdesk.cli.main import main
from govdesk.queries.bundles import bundle_of
from govdesk.record.bundle_contents import About
from govdesk.wording import say
from tests.briefing.pdf.test_signing import drawn as drawn
from tests.briefing.pdf.test_signing import trusted
from tests.briefing.timestamp_service import authority, officer
from tests.builders import START, small_city
from tests.bundles import decided, published

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
_ENGLISH = re.compile(r"\b(the|is|was|that|by)\b")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def service(at: datetime) -> DummyTimeStamper:
    """The tests' timestamp service, whose clock stands at this moment."""
    one = authority()
    return DummyTimeStamper(one.tsa_cert, one.tsa_key, fixed_dt=at)


def stamped(drawn: bytes, at: datetime, level: Any = "T") -> bytes:
    return sign(drawn, officer(), level=level, timestamper=service(at), trusted=trusted())


@dataclass(frozen=True)
class Published:
    """A packet that was signed when it was published, its bundle, and that of its vote."""

    file: bytes
    bundle: bytes
    vote: bytes


@pytest.fixture(scope="module")
def packet(tmp_path_factory: pytest.TempPathFactory, drawn: bytes) -> Published:
    city = small_city(str(tmp_path_factory.mktemp("one") / "city.govdesk"))
    vote = city.ctx.read(bundle_of, about=About("vote", decided(city)))
    file = stamped(drawn, datetime.fromtimestamp(city.clock.micros / 10**6, UTC))
    made = published(city, drawn, file=file)
    bundle = city.ctx.read(bundle_of, about=About("packet", made))
    city.ctx.store.close()
    return Published(file, bundle, vote)


@pytest.fixture
def pdf(packet: Published, tmp_path: Path) -> Path:
    path = tmp_path / "packet.pdf"
    path.write_bytes(packet.file)
    path.with_suffix(".bundle.json").write_bytes(packet.bundle)
    return path


def told(pdf: Path, capsys: pytest.CaptureFixture[str], *given: str) -> tuple[int, Any]:
    code = main(None, ["verify", str(pdf), "--json", *given])
    return code, json.loads(capsys.readouterr().out)


@pytest.fixture(scope="module")
def at_noon(drawn: bytes) -> bytes:
    """Signed with a timestamp of noon, and a later one of the whole."""
    return stamped(drawn, NOON, "LTA")


@pytest.mark.parametrize(
    ("after", "key"),
    [
        (-2 * DAY, "verify.time_before"),
        (-HOUR, "verify.time_odd_before"),
        (HOUR, "verify.time_odd_prepared"),
        (3 * HOUR, ""),
        (4 * HOUR, ""),
        (6 * HOUR, "verify.time_odd_after"),
        (2 * DAY, "verify.time_after"),
    ],
)
def test_a_time_that_cannot_be_is_false_and_one_that_can_is_odd(
    at_noon: bytes, after: timedelta, key: str
) -> None:
    told = NOON - after
    times = Times(told=told, prepared=told + 3 * HOUR, published=told + 4 * HOUR)
    checked = check_packet(at_noon, times=times)
    false = key in ("verify.time_before", "verify.time_after")
    assert checked.holds is not false
    said = [one.key for one in (checked.said if false else checked.not_proved)]
    # Once of the signature's timestamp, and once of that of the whole.
    assert [one for one in said if one.startswith("verify.time")] == ([key] * 2 if key else [])


def test_a_signer_s_own_word_is_odd_at_most(drawn: bytes) -> None:
    checked = check_packet(sign(drawn, officer()), times=Times(told=NOON + 9999 * DAY))
    assert checked.holds
    (odd,) = (one for one in checked.not_proved if one.key.startswith("verify.time"))
    assert say(odd).startswith("Which clock was right: by the word of Clerk it was 20")


def test_the_bundle_tells_the_times(
    drawn: bytes, pdf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = told(pdf, capsys)
    assert (code, said["published"]) == (0, True)
    assert not any("clock" in one for one in said["not_proved"])
    # Signed long before the votes that it tells of: it is another file than the one published, and
    # that its time cannot be is told as well.
    pdf.write_bytes(stamped(drawn, START - 9 * DAY))
    assert main(None, ["verify", str(pdf)]) == 1
    heard = capsys.readouterr().out
    assert "By the timestamp of Time of Marlow Bay, the file was there at 2025-12-27 14:00" in heard
    assert "No clock is wrong by more than a day" in heard


def test_a_timestamp_of_the_whole_is_held_to_the_file(at_noon: bytes) -> None:
    checked = check_packet(at_noon)
    assert checked.holds
    (stamp,) = checked.stamps
    assert (stamp["intact"], stamp["timestamp_trusted"]) == (True, False)
    assert stamp["timestamp"] == NOON.isoformat()
    assert "the whole file, signatures and all, was there by 2026-03-02 12:00:00 UTC." in " ".join(
        map(say, checked.said)
    )
    der = authority().tsa_cert.dump()
    root = x509.load_der_x509_certificate(der).public_bytes(Encoding.PEM)
    checked = check_packet(at_noon, roots=[root])
    assert checked.stamps[0]["timestamp_trusted"]
    assert "verify.packet_service" not in [one.key for one in checked.not_proved]


def test_a_timestamp_of_another_file_is_none_of_this(drawn: bytes, at_noon: bytes) -> None:
    made = at_noon
    inner = made.rfind(b"/Contents <", 0, len(made)) + len(b"/Contents <")
    for at in (inner + 400, made.rfind(b"/Type /DocTimeStamp")):
        changed = bytearray(made)
        changed[at] ^= 1
        assert not check_packet(bytes(changed)).holds
    other = sign(drawn, officer(), level="LTA", timestamper=service(NOON), trusted=trusted())
    start = other.rfind(b"/Contents <") + len(b"/Contents <")
    size = other.index(b">", start) - start
    moved = made[:inner] + other[start : start + size] + made[inner + size :]
    checked = check_packet(moved)
    assert not checked.holds
    assert "verify.whole_stamp_broken" in [one.key for one in checked.said]


def test_a_timestamp_of_the_whole_from_before_it_was_signed_is_false(drawn: bytes) -> None:
    class Back(DummyTimeStamper):
        def request_tsa_response(self, req: Any) -> Any:
            assert self.fixed_dt is not None
            self.fixed_dt -= 2 * DAY
            return super().request_tsa_response(req)

    one = authority()
    back = Back(one.tsa_cert, one.tsa_key, fixed_dt=NOON)
    made = sign(drawn, officer(), level="LTA", timestamper=back, trusted=trusted())
    checked = check_packet(made)
    assert not checked.holds
    assert "verify.time_order" in [one.key for one in checked.said]


def test_a_damaged_bundle_is_not_the_packet_s_fault(
    packet: Published, pdf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    beside = pdf.with_suffix(".bundle.json")
    for damaged in (packet.bundle[:-1], packet.bundle.replace(b"abstain", b"yes", 1), b"{}", b""):
        beside.write_bytes(damaged)
        assert main(None, ["verify", str(pdf)]) == 1
        said = capsys.readouterr().out
        assert said.startswith(f"The bundle {beside} is damaged. The packet was not"), damaged[:9]
        code, answer = told(pdf, capsys)
        assert (code, answer["ok"], answer["published"]) == (1, False, None)
        assert answer["bundle_damaged"]
    # But a file that was itself changed is not excused by it.
    pdf.write_bytes(packet.file + b"\n")
    assert main(None, ["verify", str(pdf)]) == 1
    assert capsys.readouterr().out.startswith("This copy does not hold.")


def test_bytes_that_no_viewer_shows_are_told(
    packet: Published, pdf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf.write_bytes(b"junk\n" + packet.file)
    assert main(None, ["verify", str(pdf)]) == 1
    said = capsys.readouterr().out
    assert said.startswith("This copy does not hold.")
    assert "5 bytes were put before the beginning of the PDF. Viewers pass over them" in said
    assert "Signed by Clerk, and unchanged since." in said
    code, answer = told(pdf, capsys)
    assert (code, answer["published"], answer["bytes_before"]) == (1, False, 5)
    assert answer["failures"] == []  # what follows is the packet


def test_the_command_speaks_the_language_of_whoever_calls_it(pdf: Path) -> None:
    beside = pdf.with_suffix(".bundle.json")
    beside.write_bytes(beside.read_bytes()[:-1])
    pdf.write_bytes(b"junk\n" + pdf.read_bytes())
    asked = [sys.executable, "-m", "govdesk", "verify", str(pdf)]
    spanish = {**os.environ, "LANGUAGE": "", "LC_ALL": "es_MX.UTF-8"}
    ended = subprocess.run(asked, env=spanish, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stdout.startswith("Esta copia no es válida."), ended.stdout
    assert "Se pusieron 5 bytes delante del comienzo del PDF." in ended.stdout
    assert not _ENGLISH.search(ended.stdout), ended.stdout


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({}, "en"),
        ({"LANG": "es_ES.UTF-8"}, "es"),
        ({"LANG": "es_ES.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_US", "LANGUAGE": "fr:es:en"}, "es"),
        ({"LANG": "ES-mx"}, "es"),
    ],
)
def test_the_language_is_the_first_one_asked_for(environment: dict[str, str], lang: str) -> None:
    assert asked_for(environment) == lang
