# SPDX-License-Identifier: Apache-2.0
"""The second place holds every entry, and a backup is brought forward by what it has beyond it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from govdesk.cli.main import main
from govdesk.cli.workspaces import opened
from govdesk.models.record import Entry
from govdesk.models.votes import Ballot
from govdesk.queries.people import account_rows
from govdesk.queries.verification import verify_workspace
from govdesk.record import chain
from govdesk.record.signing import SigningKey
from govdesk.rules.messages import Message
from govdesk.rules.refusals import NotAvailable
from govdesk.services import people
from govdesk.services.backups import BackedUp, back_up
from govdesk.services.keys import begin_key
from govdesk.services.proposals import complete
from govdesk.services.redaction import begin_redaction
from govdesk.services.residents import receive_comment
from govdesk.services.restoring import Restored, restore
from govdesk.services.second_copy import SecondCopy, in_session
from govdesk.store.second_place import SecondFile
from govdesk.wording import say
from tests.builders import CHEAP, City
from tests.services.test_pieces import brought as piece_in
from tests.sittings import sitting


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """The second place."""
    made = tmp_path / "stick"
    made.mkdir()
    return made


def copy_of(city: City, stick: Path) -> SecondCopy:
    """The file of the city in the second place."""
    return SecondCopy(stick, city.ctx.store.location, city.ctx.store.workspace_id)


def kept(city: City, tmp_path: Path) -> BackedUp:
    """A backup of the city as it is now."""
    folder = tmp_path / "kept"
    folder.mkdir(exist_ok=True)
    return back_up(city.ctx.store.location, folder=folder)


def voted(city: City) -> None:
    """A meeting with a vote opened, cast and closed."""
    made, (motion_id,) = sitting(city)
    vote_id = made.put(motion_id)
    for login in ("youth", "seniors", "old_harbour"):
        made.cast(vote_id, login, "yes")
    made.enter(vote_id, "Health", "no")
    made.close(vote_id)


def keys_of(found: tuple[Message, ...]) -> set[str]:
    """What is told, by its keys."""
    return {one.key for one in found}


def brought(done: Restored) -> tuple[int, int, str]:
    """How many entries were beyond and applied, and why no more."""
    assert done.brought is not None
    problem = done.brought.problem
    return done.brought.beyond, done.brought.applied, problem.key if problem else ""


def test_every_entry_is_in_the_file_and_only_once(city: City, stick: Path) -> None:
    second = copy_of(city, stick)
    size = second.bring_up(city.ctx.read)
    assert second.bring_up(city.ctx.read) == 0
    voted(city)
    later = second.bring_up(city.ctx.read)
    assert later > 0
    lines, torn = SecondFile(second.path).lines()
    assert not torn
    assert [line.seq for line in lines] == list(range(1, size + later + 1))
    with city.ctx.store.reading() as session:
        for line, entry in zip(
            lines, session.scalars(select(Entry).order_by(Entry.seq)), strict=True
        ):
            assert (line.body, line.sig, line.chain) == (entry.body, entry.sig, entry.chain)


def test_another_desktop_goes_on_where_the_first_left_off(city: City, stick: Path) -> None:
    copy_of(city, stick).bring_up(city.ctx.read)
    people.add_member(city.ctx, name="Lena Later")
    assert copy_of(city, stick).bring_up(city.ctx.read) == 1


def test_a_line_that_a_power_cut_tore_is_written_again(city_file: City, stick: Path) -> None:
    second = copy_of(city_file, stick)
    size = second.bring_up(city_file.ctx.read)
    whole = second.path.read_bytes()
    second.path.write_bytes(whole[:-40])
    assert copy_of(city_file, stick).bring_up(city_file.ctx.read) == 1
    assert second.path.read_bytes() == whole
    assert len(whole.splitlines()) == size


def test_the_file_of_another_history_is_set_aside(
    city_file: City, stick: Path, tmp_path: Path
) -> None:
    made = kept(city_file, tmp_path)
    people.add_member(city_file.ctx, name="Lena Later")
    second = copy_of(city_file, stick)
    second.bring_up(city_file.ctx.read)
    before = second.path.read_bytes()
    with opened(str(restore(made.path, tmp_path / "city2.govdesk").workspace)) as ctx:
        again = SecondCopy(stick, city_file.ctx.store.location, ctx.store.workspace_id)
        assert again.bring_up(ctx.read) == made.entries
    assert [one.read_bytes() for one in stick.glob("*other*")] == [before]


def test_a_body_that_the_law_took_out_goes_from_the_file_too(city_file: City, stick: Path) -> None:
    city = city_file
    made, (motion_id,) = sitting(city)
    receive_comment(
        city.ctx,
        subject_kind="motion",
        subject_id=motion_id,
        shown_name="R. Resident",
        text="Words of a resident",
        meeting_id=made.meeting_id,
    )
    second = copy_of(city, stick)
    second.bring_up(city.ctx.read)
    assert b"Words of a resident" in second.path.read_bytes()
    with city.ctx.store.reading() as session:
        seq = session.scalars(select(Entry.seq).where(Entry.type == "comment.received")).one()
    complete(city.as_("chair"), proposal_id=begin_redaction(city.ctx, seq=seq, ground="Law 1").made)
    second.bring_up(city.ctx.read)
    assert b"Words of a resident" not in second.path.read_bytes()
    lines, _torn = SecondFile(second.path).lines()
    assert lines[seq - 1].redacted["type"] == "comment.received"


def test_a_place_that_is_gone_is_told(city_file: City, stick: Path) -> None:
    stick.rmdir()
    with pytest.raises(NotAvailable) as caught:
        copy_of(city_file, stick).bring_up(city_file.ctx.read)
    assert caught.value.code == "second.unreachable"
    stick.mkdir()
    assert copy_of(city_file, stick).bring_up(city_file.ctx.read) > 0


def test_whether_a_meeting_is_in_session(city: City) -> None:
    assert not city.ctx.read(in_session)
    sitting(city)
    assert city.ctx.read(in_session)


def test_a_backup_is_brought_forward_to_the_last_ballot(
    city_file: City, stick: Path, tmp_path: Path
) -> None:
    made = kept(city_file, tmp_path)
    voted(city_file)
    second = copy_of(city_file, stick)
    second.bring_up(city_file.ctx.read)
    with city_file.ctx.store.reading() as session:
        ballots = set(session.scalars(select(Ballot.body_sha256)))
        size = session.scalars(select(Entry.seq).order_by(Entry.seq.desc()).limit(1)).one()
    done = restore(made.path, tmp_path / "back.govdesk", second_place=second.path)
    assert brought(done) == (size - made.entries, size - made.entries, "")
    assert done.entries == size
    with opened(str(done.workspace)) as ctx:
        verdict = ctx.read(verify_workspace)
        assert verdict.ok, verdict.failures
        with ctx.store.reading() as session:
            assert set(session.scalars(select(Ballot.body_sha256))) == ballots


def altered(line: dict[str, object], **changed: object) -> dict[str, object]:
    """A line with something else in it."""
    return {**line, **changed}


def _other_body(line: dict[str, object]) -> dict[str, object]:
    return altered(line, body=str(line["body"]).replace('"live"', '"lore"'))


def _other_signature(line: dict[str, object]) -> dict[str, object]:
    return altered(line, sig="A" * 86 + "==")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (_other_body, "second.chain"),
        (_other_signature, "second.chain"),
        (lambda line: altered(line, seq=99_999), "second.gap"),
        (lambda line: altered(line, recorded_at=1), "second.chain"),
        (lambda line: altered(line, chain="00" * 32), "second.chain"),
    ],
)
def test_what_was_altered_there_is_not_put_back_and_neither_what_follows(
    city_file: City,
    stick: Path,
    tmp_path: Path,
    change: Callable[[dict[str, object]], dict[str, object]],
    problem: str,
) -> None:
    made = kept(city_file, tmp_path)
    for name in ("One", "Two", "Three", "Four"):
        people.add_member(city_file.ctx, name=f"{name} Later")
    second = copy_of(city_file, stick)
    second.bring_up(city_file.ctx.read)
    lines = [json.loads(line) for line in second.path.read_text().splitlines()]
    lines[-2] = change(lines[-2])
    second.path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))
    done = restore(made.path, tmp_path / "back.govdesk", second_place=second.path)
    assert brought(done) == (4, 2, problem)
    assert done.entries == made.entries + 2


def test_a_forged_entry_that_is_linked_rightly_is_found_by_its_signature(
    city_file: City, stick: Path, tmp_path: Path
) -> None:
    made = kept(city_file, tmp_path)
    people.add_member(city_file.ctx, name="Lena Later")
    second = copy_of(city_file, stick)
    second.bring_up(city_file.ctx.read)
    before, line = SecondFile(second.path).lines()[0][-2:]
    own = json.loads(line.body)["kid"]
    stranger = SigningKey(b"\x05" * 32)
    for kid, problem in ((own, "second.signature"), (stranger.kid, "second.unknown_key")):
        body = line.body.replace(b"Lena", b"Zena").replace(own.encode(), kid.encode())
        sig = stranger.sign(body)
        leaf = chain.leaf_hash(line.seq, line.recorded_at, line.actor, body, sig)
        linked = chain.link(bytes.fromhex(before.chain), leaf).hex()
        lines = SecondFile(second.path).lines()[0][:-1]
        forged = replace(line, body=body, sig=sig, leaf=leaf.hex(), chain=linked)
        other = SecondFile(tmp_path / f"{kid}.jsonl")
        other.write_anew([*lines, forged])
        done = restore(made.path, tmp_path / "back.govdesk", second_place=other.path)
        assert brought(done) == (1, 0, problem)


def test_two_histories_are_not_mixed(city_file: City, stick: Path, tmp_path: Path) -> None:
    made = kept(city_file, tmp_path)
    other = tmp_path / "other.govdesk"
    with opened(str(restore(made.path, other).workspace)) as ctx:
        there = City(ctx.acting_as(city_file.ctx.actor, city_file.ctx.seal), city_file.clock)
        for name in ("One", "Two"):
            people.add_member(there.ctx, name=f"{name} Elsewhere")
        second = copy_of(there, stick)
        second.bring_up(ctx.read)
    people.add_member(city_file.ctx, name="Lena Later")
    done = restore(
        kept(city_file, tmp_path).path, tmp_path / "back.govdesk", second_place=second.path
    )
    assert brought(done) == (1, 0, "second.other_history")


def test_what_the_second_place_never_holds_is_told(
    city_file: City, stick: Path, tmp_path: Path
) -> None:
    city = city_file
    made = kept(city, tmp_path)
    (chair,) = (row for row in city.ctx.read(account_rows) if row.login == "chair")
    begun = begin_key(
        city.ctx, account_id=chair.account_id, passphrase="quite another four words", cost=CHEAP
    )
    complete(city.as_("clerk"), proposal_id=begun.made)
    piece_in(city)
    second = copy_of(city, stick)
    second.bring_up(city.ctx.read)
    done = restore(made.path, tmp_path / "back.govdesk", second_place=second.path)
    assert done.brought is not None
    assert brought(done)[1:] == (3, "")
    assert keys_of(done.brought.lost) == {"second.lost_keys", "second.lost_pieces"}


def test_the_command_says_how_much_was_put_back(
    city_file: City, stick: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = kept(city_file, tmp_path)
    people.add_member(city_file.ctx, name="Lena Later")
    second = copy_of(city_file, stick)
    second.bring_up(city_file.ctx.read)
    second.path.write_bytes(second.path.read_bytes() + b'{"seq": 3')
    to = str(tmp_path / "back.govdesk")
    given = ["restore", str(made.path), "--to", to, "--second-place", str(second.path)]
    assert main(None, given) == 0
    said = capsys.readouterr().out
    assert "The second place has 1 entry that the backup does not have." in said
    assert "1 of them was checked and put back." in said
    assert "The last line of the file is cut off" in said
    assert main(None, [*given, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)["second_place"]
    assert (answer["beyond"], answer["applied"]) == (1, 1)
    assert main(None, [*given[:-1], str(tmp_path / "none.jsonl"), "--json"]) == 4
    assert json.loads(capsys.readouterr().err)["error"]["code"] == "second.not_read"
    assert say(Message("second.not_read.then"))
