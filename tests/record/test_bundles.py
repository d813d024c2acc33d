# SPDX-License-Identifier: Apache-2.0
"""A published bundle is checked by itself, and no altered one holds."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import cryptography
import pytest
from sqlalchemy import select

from govdesk.models.record import Checkpoint
from govdesk.queries.bundles import bundle_of
from govdesk.record.bundle_contents import About
from govdesk.record.bundle_form import read_bundle
from govdesk.record.bundle_program import NOT_SHOWN
from govdesk.record.canonical import canonical, sha256_hex
from govdesk.record.chain import leaf_hash
from govdesk.record.entry_rules import ENTRY_RULES
from govdesk.record.merkle import root
from govdesk.record.verify_bundle import verify_bundle
from govdesk.rules.refusals import Refusal
from govdesk.wording import say
from govdesk.wording.texts import TEXTS
from tests.builders import City, small_city
from tests.bundles import CONTENT, altered, bundles, decided
from tests.sittings import sitting

ROOT = Path(__file__).parents[2]
SEVERAL = """
import sys
sys.path.insert(0, sys.argv[1])
from govdesk.record.bundle_program import main
print([main([one]) for one in sys.argv[2:]])
"""
"""Runs the public verifier on each file that is named, and then says how it ended each time."""


@pytest.fixture(scope="module")
def sat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """The city that `made` is of; nothing is written to it any more."""
    made = small_city(str(tmp_path_factory.mktemp("sat") / "city.govdesk"))
    yield made
    made.ctx.store.close()


@pytest.fixture(scope="module")
def made(sat: City) -> dict[str, bytes]:
    """A vote's and a packet's bundle."""
    return bundles(sat)


def _rules(raw: bytes, **given: Any) -> set[str]:
    return {one.rule for one in verify_bundle(raw, **given).failures}


def test_a_bundle_of_each_kind_of_database_holds(city: City) -> None:
    for kind, raw in bundles(city).items():
        verdict = verify_bundle(raw)
        assert verdict.ok, verdict.failures
        assert verdict.about is not None
        assert verdict.about.kind == kind
        assert [one["outcome"] for one in verdict.told] == ["adopted"]
        assert verdict.checked["inclusion"] == verdict.checked["signature"]
        assert verdict.checked["outcome"] == 1


def test_the_same_vote_gives_the_same_bundle_later(city_file: City) -> None:
    about = About("vote", decided(city_file))
    before = city_file.ctx.read(bundle_of, about=about)
    bundles(city_file)
    assert city_file.ctx.read(bundle_of, about=about) == before


def test_nothing_restricted_or_private_is_in_it(made: dict[str, bytes]) -> None:
    for raw in made.values():
        bodies = [json.loads(one.entry.body) for one in read_bundle(raw).entries]
        assert all(ENTRY_RULES[body["type"]].access == "public" for body in bodies)
        assert b'"login"' not in raw


def test_there_is_no_bundle_of_what_is_not_over(city_file: City) -> None:
    there, (motion,) = sitting(city_file)
    vote = there.put(motion)
    for about in (About("vote", vote), About("vote", motion), About("packet", vote)):
        with pytest.raises(Refusal) as caught:
            city_file.ctx.read(bundle_of, about=about)
        assert caught.value.code == "bundle.not_over"


@pytest.mark.parametrize("kind", ["vote", "packet"])
def test_no_altered_bundle_holds(made: dict[str, bytes], kind: str) -> None:
    chance = random.Random(kind)
    for number in range(500):
        verdict = verify_bundle(altered(made[kind], chance))
        assert not verdict.ok, number
        assert all(say(failure.message) for failure in verdict.failures)


def test_whatever_is_missing_or_of_another_kind_is_told_not_tripped_over(
    made: dict[str, bytes],
) -> None:
    """Every field of each kind of entry: without it, and with a value of another kind."""
    whole = json.loads(made["packet"])
    for one in {json.loads(one["body"])["type"]: one for one in whole["entries"]}.values():
        kept, body = one["body"], json.loads(one["body"])
        for name in body:
            rest = {key: value for key, value in body.items() if key != name}
            for other in (rest, {**rest, name: [0]}):
                one["body"] = canonical(other).decode()
                assert not verify_bundle(canonical(whole)).ok, (body["type"], name)
        one["body"] = kept


@pytest.mark.soak
def test_no_altered_bundle_holds_at_length(
    made: dict[str, bytes], record_property: Callable[[str, object], None]
) -> None:
    chance, count = random.Random(3), 100_000
    kinds = sorted(made)
    held = sum(verify_bundle(altered(made[kinds[n % 2]], chance)).ok for n in range(count))
    record_property("altered", count)
    record_property("held", held)
    assert held == 0


def test_whoever_leaves_out_what_a_vote_needs_is_found(made: dict[str, bytes]) -> None:
    """Though they make the bundle's own root fit again."""
    whole = json.loads(made["vote"])
    needed = {
        "workspace.created", "charter.in_force", "meeting.scheduled", "motion.submitted",
        "vote.opened", "ballot.cast", "ballot.entered", "vote.closed", "attendance.noted",
    }  # fmt: skip
    tried = 0
    for place, one in enumerate(whole["entries"]):
        if json.loads(one["body"])["type"] in needed:
            entries = whole["entries"][:place] + whole["entries"][place + 1 :]
            assert not verify_bundle(_fitted({**whole, "entries": entries})).ok, one["body"]
            tried += 1
    assert tried > 14


def test_what_does_not_belong_is_found(made: dict[str, bytes]) -> None:
    vote, packet = json.loads(made["vote"]), json.loads(made["packet"])
    del packet["printed"]
    other = _fitted({**packet, "about": vote["about"]})
    assert _rules(other) == {"bundle_complete"}


def test_a_packets_file_is_the_one_that_was_published(made: dict[str, bytes]) -> None:
    assert not _rules(made["packet"], content_sha256=sha256_hex(CONTENT))
    assert _rules(made["packet"], content_sha256=sha256_hex(b"%PDF-another")) == {"packet"}
    assert _rules(made["vote"], content_sha256=sha256_hex(CONTENT)) == {"packet"}


def test_a_bundle_is_held_to_what_was_seen_elsewhere(sat: City, made: dict[str, bytes]) -> None:
    with sat.ctx.store.reading() as session:
        notes = session.scalars(select(Checkpoint.note).order_by(Checkpoint.size)).all()
    mine = read_bundle(made["packet"]).note_text
    assert mine in notes
    verdict = verify_bundle(made["packet"], checkpoints=[mine])
    assert verdict.ok
    assert "verify.not_seen" not in {one.key for one in verdict.not_proved}
    size, seal = mine.split("\n")[1:3]
    other = mine.replace(seal, notes[0].split("\n")[2])
    assert _rules(made["packet"], checkpoints=[other]) == {"remembered"}, size
    key = read_bundle(made["packet"]).note.lines[0].kid
    assert not _rules(made["packet"], trusted=[key])
    assert _rules(made["packet"], trusted=["0" * 32]) == {"trust"}


def test_what_is_not_shown_has_one_wording() -> None:
    assert {key: TEXTS[key] for key in NOT_SHOWN} == dict(NOT_SHOWN)


def test_the_public_verifier_needs_nothing_else(tmp_path: Path, made: dict[str, bytes]) -> None:
    program, bundle = tmp_path / "govdesk-verify.pyz", tmp_path / "vote.bundle.json"
    script = [sys.executable, str(ROOT / "scripts" / "public_verifier.py"), str(program)]
    subprocess.run(script, check=True, capture_output=True)
    bundle.write_bytes(made["vote"])
    alone = tmp_path / "alone"
    alone.mkdir()
    for name in ("cryptography", "cffi", "_cffi_backend"):
        for found in Path(cryptography.__file__).parents[1].glob(f"{name}*"):
            (alone / found.name).symlink_to(found)
    run = [sys.executable, "-S", str(program), str(bundle), "--json"]
    clean = {"PATH": os.environ["PATH"], "PYTHONPATH": str(alone)}
    done = subprocess.run(run, capture_output=True, text=True, cwd=tmp_path, env=clean)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["ok"], told["kind"], len(told["not_proved"])) == (True, "bundle", 4)
    bundle.write_bytes(made["vote"].replace(b"yes", b"not", 1))
    done = subprocess.run(run, capture_output=True, text=True, cwd=tmp_path, env=clean)
    assert done.returncode == 1
    # Thirty more, all in one start of it.
    chance, changed = random.Random(30), list[str]()
    for number in range(30):
        path = tmp_path / f"changed-{number}.json"
        path.write_bytes(altered(made["vote" if number % 2 else "packet"], chance))
        changed.append(str(path))
    several = [sys.executable, "-S", "-c", SEVERAL, str(program), *changed]
    done = subprocess.run(several, capture_output=True, text=True, cwd=tmp_path, env=clean)
    assert (done.returncode, done.stderr) == (0, "")
    said = done.stdout.splitlines()
    assert said[-1] == str([1] * 30)
    assert said.count("This bundle does not hold.") == 30


def test_the_verifier_is_a_module_to_run_alone(tmp_path: Path, made: dict[str, bytes]) -> None:
    bundle = tmp_path / "vote.bundle.json"
    bundle.write_bytes(made["vote"])
    run = [sys.executable, "-m", "govdesk.record.verify_bundle", str(bundle)]
    done = subprocess.run(run, capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Everything that was checked holds.")


def _fitted(bundle: dict[str, Any]) -> bytes:
    leaves = [
        leaf_hash(
            one["seq"], one["recorded_at"], json.loads(one["body"])["actor"],
            one["body"].encode(), bytes.fromhex(one["sig"]),
        )
        for one in bundle["entries"]
    ]  # fmt: skip
    return canonical({**bundle, "leaves": root(leaves).hex()})
