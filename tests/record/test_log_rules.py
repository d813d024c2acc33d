# SPDX-License-Identifier: Apache-2.0
"""A log that keeps every rule holds; whoever breaks one, with keys or without, is found and placed.

Most of these entries are signed by people who hold the keys: the rules trust nobody.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from govdesk.record.canonical import canonical, sha256_hex
from govdesk.record.chain import leaf_hash
from govdesk.record.entry_rules import ENTRY_RULES
from govdesk.record.log_entries import LogEntry
from govdesk.record.log_rules import LogCheck
from govdesk.record.signature_checks import SignatureChecks
from govdesk.record.verification_rules import RULES
from govdesk.wording import say
from tests import correcting
from tests.signed_logs import HOUR, WORKSPACE, Body, Story

DATABASE = {"body_hash", "columns", "leaf", "chain", "head", "tables", "private", "packet"}
BUNDLE = {"bundle_form", "inclusion", "bundle_complete", "trust"}


def _once(kind: str, **fields: Any) -> Callable[[str, Body], None]:
    """Changes fields of the first entry of a type."""
    done: list[str] = []

    def alter(entry_type: str, body: Body) -> None:
        if entry_type == kind and not done:
            done.append(kind)
            body.update(fields)

    return alter


def _in(kind: str, change: Callable[[Body], object]) -> Callable[[str, Body], None]:
    """Changes every body of a type by a function."""

    def alter(entry_type: str, body: Body) -> None:
        if entry_type == kind:
            change(body)

    return alter


OTHER = "0190b2c4-0000-7000-8000-ffffffffffff"
HASH = "ab" * 32
ALTERED: list[tuple[str, Callable[[str, Body], None]]] = [
    ("envelope", _once("member.added", workspace=OTHER)),
    ("envelope", _once("member.added", v=2)),
    ("envelope", _once("member.added", nonce="short")),
    ("envelope", _once("vote.opened", roll=5)),
    ("envelope", _once("seat.created", type="seat.painted")),
    ("envelope", _once("ballot.cast", vote=OTHER)),
    ("genesis", _in("workspace.created", lambda b: b["founders"].reverse())),
    ("genesis", _in("workspace.created", lambda b: b["founders"][1].update(kid="0" * 32))),
    ("genesis", _in("workspace.created", lambda b: b["founders"][0].update(roles=["clerk"]))),
    ("second", _once("key.enrolled", first=HASH)),
    ("second", _in("act.proposed", lambda b: b["fields"].pop("vouched"))),
    ("second", _in("act.proposed", lambda b: b.update(act="role.granted"))),
    ("enrolment", _once("key.enrolled", proof="00" * 64)),
    ("voucher", _once("key.enrolled", vouched="officer")),
    ("term", _once("term.started", seat_id=OTHER)),
    ("term", _once("term.started", ends="2025-12-31")),
    ("text", _once("motion.submitted", text="That nothing be done.")),
    ("opened", _once("vote.opened", text_sha256=HASH)),
    ("frozen_rule", _in("vote.opened", lambda b: b["rule"].update(combine="any"))),
    ("frozen_rule", _once("vote.opened", decision_class="ordinary")),
    ("roll", _in("vote.opened", lambda b: b["roll"].pop())),
    ("roll", _in("vote.opened", lambda b: b["roll"][1].update(member_name="Somebody"))),
    ("roll", _in("vote.opened", lambda b: b["roll"][1].update(status="absent"))),
    ("roll", _once("vote.opened", roll_sha256=HASH)),
    ("ballot_place", _once("ballot.cast", text_sha256=HASH)),
    ("ballot_place", _once("ballot.cast", rule_sha256=HASH)),
    ("ballot_place", _once("ballot.cast", roll_sha256=HASH)),
    ("ballot_place", _once("ballot.cast", choice="maybe")),
    ("ballot_place", _once("ballot.cast", checkpoint=HASH)),
    ("ballot_number", _once("ballot.cast", n=2)),
    ("ballot_number", _once("ballot.cast", prev=HASH)),
    ("ballots_listed", _in("vote.closed", lambda b: b["ballots"].pop())),
    ("ballots_listed", _in("vote.closed", lambda b: b["ballots"].append(b["ballots"][0]))),
    ("ballots_listed", _in("vote.closed", lambda b: b["ballots"][0].update(counted="no"))),
    ("ballots_listed", _in("vote.closed", lambda b: b["ballots"][0].update(sha256=HASH))),
    ("positions", _in("vote.closed", lambda b: b["positions"].pop())),
    ("positions", _in("vote.closed", lambda b: b["positions"][3].update(status="yes"))),
    ("positions", _in("vote.closed", lambda b: b["positions"][3].update(in_room="no"))),
    ("outcome", _once("vote.closed", outcome="rejected", reason="failed")),
    ("outcome", _in("vote.closed", lambda b: b["tests"][0].update(yes=5))),
    ("outcome", _in("vote.closed", lambda b: b.pop("quorum"))),
    ("checkpoint", _once("checkpoint.made", size=3)),
    ("checkpoint", _once("checkpoint.made", root=HASH)),
    ("checkpoint", _in("checkpoint.made", lambda b: b.update(note=b["note"] * 2))),
]


def test_a_log_that_keeps_every_rule_holds() -> None:
    story = Story()
    check = story.check(remembered=(story.note,))
    assert check.finish() == []
    assert check.findings.checked.keys() >= {"roll", "ballot_person", "outcome", "remembered"}
    assert check.tree.size == len(story.entries)


@pytest.mark.parametrize(("rule", "alter"), ALTERED)
def test_a_signed_untruth_is_found(rule: str, alter: Callable[[str, Body], None]) -> None:
    failures = _failures(alter)
    assert rule in {one.rule for one in failures}, [(f.rule, f.expected, f.found) for f in failures]
    assert all(say(one.message) and one.seq is not None for one in failures)


def _failures(alter: Callable[[str, Body], None]) -> list[Any]:
    """What is found in a story that someone told untruly from some entry on."""
    true = Story()
    story = Story.__new__(Story)
    story.__dict__.update(true.__dict__, entries=[], alter=alter)
    check = LogCheck(WORKSPACE, ENTRY_RULES, SignatureChecks(1))
    for entry, body in zip(true.entries, true.bodies, strict=True):
        before = len(story.entries)
        _again(story, true, entry, body)
        check.feed(story.entries[before])
    return check.finish()


def _again(story: Story, true: Story, entry: LogEntry, body: Body) -> None:
    """The same entry, altered as asked and signed anew by the same key."""
    told = copy.deepcopy(body)
    story.alter(body["type"], told)
    raw = canonical(told)
    keys = [*true.own.values(), *true.session.values(), *true.earlier]
    key = next(one.key for one in keys if one.kid == body["kid"])
    sig = key.sign(b"govdesk/1\n" + raw)
    story.entries.append(replace(entry, body=raw, sig=sig))


Deed = Callable[[Story], object]


def _vote_of(story: Story, name: str = "second") -> Story:
    story.open_vote(name)
    return story


def _moved(story: Story) -> None:
    """Someone else's ballot brought into another vote, signature and all."""
    cast = next(b for b in story.bodies if b["type"] == "ballot.cast")
    entry = story.entries[story.bodies.index(cast)]
    _vote_of(story)
    story.at += 1
    story.add(entry.body, entry.sig, entry.actor)


def _after_closing(story: Story) -> None:
    story.ballot("first", "health", "no")


def _brought_back(story: Story) -> None:
    """A superseded ballot stored again at the end."""
    _vote_of(story)
    story.ballot("second", "health", "yes")
    entry = story.entries[-1]
    story.ballot("second", "health", "no")
    story.at += 1
    story.add(entry.body, entry.sig, entry.actor)


def _spoken_after_own(story: Story) -> None:
    _vote_of(story)
    story.ballot("second", "youth", "no")
    story.ballot("second", "youth", "yes", spoken=True)


def _for_another(story: Story) -> None:
    _vote_of(story)
    story.ballot("second", "health", "no", title="seniors")


def _in_anothers_name(story: Story) -> None:
    _vote_of(story)
    story.write("health", "ballot.cast", story.id(), vote=story.ids["vote second"],
                seat=story.seat["seniors"], member=story.member["seniors"], choice="no",
                **story.hashes, checkpoint="", n=1, prev="")  # fmt: skip


def _alternate_beside_principal(story: Story) -> None:
    _vote_of(story)
    story.attend("standin", "arrive", title="youth")
    story.ballot("second", "standin", "no", title="youth")


def _after_term(story: Story) -> None:
    story.write("secretary", "term.ended", story.ids["term of youth"], ends="2026-03-01",
                reason="moved away")  # fmt: skip
    _vote_of(story)
    story.ballot("second", "youth", "no")


def _with_a_replaced_key(story: Story) -> None:
    old = story.own["youth"]
    fields = story.key_fields("youth", story.new_key_of("youth"), "community")
    story.both("secretary", "seniors", "key.enrolled", story.id(), **fields)
    story.own["youth"] = old
    _vote_of(story)
    story.ballot("second", "youth", "no")


def _by_a_session(story: Story) -> None:
    story.certify("youth")
    _vote_of(story)
    story.own["youth"] = story.session["youth"]
    story.ballot("second", "youth", "no")


def _recused(story: Story) -> None:
    story.open_vote("second")
    story.write("secretary", "recusal.declared", story.id(), motion_id=story.ids["motion second"],
                seat_id=story.seat["youth"], member_id=story.member["youth"], nature="a relative",
                left_room="no")  # fmt: skip
    story.ballot("second", "youth", "no")


def _officials_make_a_residents_key(story: Story) -> None:
    fields = story.key_fields("seniors", story.new_key_of("seniors"), "community")
    story.both("secretary", "clerk", "key.enrolled", story.id(), **fields)


def _vouching_for_oneself(story: Story) -> None:
    fields = story.key_fields("seniors", story.new_key(), "community")
    story.both("secretary", "seniors", "key.enrolled", story.id(), **fields)


def _a_key_for_a_community_seat_by_officers(story: Story) -> None:
    """Enrolled by officers as a department's, then seated for the community."""
    story.write("secretary", "term.ended", story.ids["term of youth"], ends="2026-03-01",
                reason="moved away")  # fmt: skip
    story.write("secretary", "term.started", story.id(), seat_id=story.seat["youth"],
                member_id=story.member["health"], role="principal", rank=0,
                starts="2026-03-02")  # fmt: skip
    story.write("clerk", "role.granted", story.id(), account_id=story.account["health"],
                role="representative")  # fmt: skip
    _vote_of(story)
    story.ballot("second", "health", "no", title="youth")


def _session_too_long(story: Story) -> None:
    key = story.new_key()
    story.write("youth", "session.certified", story.id(), session_kid=key.kid,
                session_public_key=key.public.hex(), device="d",
                until=story.at + 11 * HOUR)  # fmt: skip


def _session_over(story: Story) -> None:
    story.at += 11 * HOUR
    story.write("secretary", "member.added", story.id(), name="Late")


def _session_ended(story: Story) -> None:
    key = story.session["secretary"]
    story.write("secretary", "session.ended", story.ids["session of secretary"])
    story.write("secretary", "member.added", story.id(), name="Late", key=key)


def _no_role(story: Story) -> None:
    story.write("youth", "member.added", story.id(), name="Mine", key=story.own["youth"])


def _role_withdrawn(story: Story) -> None:
    story.both("secretary", "chair", "role.withdrawn", story.ids["role of clerk"])
    story.write("clerk", "packet.prepared", story.id(), key=story.own["clerk"], number="1",
                checkpoint_size=0, checkpoint_root="")  # fmt: skip


def _alone(story: Story) -> None:
    story.write("secretary", "role.granted", story.id(), account_id=story.account["youth"],
                role="secretariat")  # fmt: skip


def _both_by_one(story: Story) -> None:
    story.both("secretary", "secretary", "role.granted", story.id(),
               account_id=story.account["youth"], role="chair")  # fmt: skip


def _completed_twice(story: Story) -> None:
    made, fields = story.id(), {"account_id": story.account["youth"], "role": "chair"}
    begun = story.propose("secretary", "role.granted", made, **fields)
    for _time in range(2):
        story.write("chair", "role.granted", made, first=begun, **fields)


def _completed_after_withdrawal(story: Story) -> None:
    made, fields = story.id(), {"account_id": story.account["youth"], "role": "chair"}
    begun = story.propose("secretary", "role.granted", made, **fields)
    story.write("secretary", "act.withdrawn", made, proposal=begun, reason="no")
    story.write("chair", "role.granted", made, first=begun, **fields)


def _a_founders_role_again(story: Story) -> None:
    story.both("secretary", "chair", "role.withdrawn", story.ids["role of clerk"])
    story.write("secretary", "role.granted", story.id(), account_id=story.account["clerk"],
                role="clerk")  # fmt: skip


def _strangers_key(story: Story) -> None:
    story.write("youth", "ballot.cast", story.id(), key=story.new_key(), vote=OTHER)


def _twice_open(story: Story) -> None:
    story.open_vote("second")
    opened = next(b for b in story.bodies if b["subject"] == story.ids["vote second"])
    fields = {k: v for k, v in opened.items() if k in {
        "motion_id", "meeting_id", "text_id", "text_sha256", "rule", "rule_sha256", "roll",
        "roll_sha256", "decision_class"}}  # fmt: skip
    story.write("chair", "vote.opened", story.id(), opened_at=story.at, **fields)


def _closed_twice(story: Story) -> None:
    closed = next(b for b in story.bodies if b["type"] == "vote.closed")
    fields = {k: closed[k] for k in ("outcome", "reason", "tests", "quorum", "positions",
                                     "ballots")}  # fmt: skip
    story.write("chair", "vote.closed", closed["subject"], outcome_id=story.id(), **fields)


def _not_ones_own_to_confirm(story: Story) -> None:
    spoken = next(b for b in story.bodies if b["type"] == "ballot.entered")
    story.write("youth", "ballot.confirmed", spoken["subject"], stands="yes")


def _another_root_signed(story: Story) -> None:
    story.tree.append(b"\0" * 32)
    story.tree.size -= 1
    story.checkpoint()


def _cosigned_by_no_one(story: Story) -> None:
    line = story.note.split("\n\n")[1]
    story.write("clerk", "checkpoint.cosigned", story.ids["checkpoint"], line=line)


def _a_packet_on_another_record(story: Story) -> None:
    story.write("clerk", "packet.prepared", story.id(), number="1", checkpoint_size=5,
                checkpoint_root=HASH)  # fmt: skip


def _founded_again(story: Story) -> None:
    founding = story.bodies[0]
    story.write("secretary", "workspace.created", WORKSPACE, zone="UTC",
                founders=founding["founders"])  # fmt: skip


def _redacted_in_name_only(story: Story) -> None:
    story.both("secretary", "clerk", "entry.redacted", story.id(), seq=9, entry_sha256=HASH,
               ground="law")  # fmt: skip


DEEDS: list[tuple[str, Deed]] = [
    ("closed", _moved),
    ("repeated", _moved),
    ("closed", _after_closing),
    ("repeated", _brought_back),
    ("ballot_number", _brought_back),
    ("own_over_spoken", _spoken_after_own),
    ("ballot_person", _for_another),
    ("ballot_person", _in_anothers_name),
    ("ballot_person", _alternate_beside_principal),
    ("ballot_person", _after_term),
    ("ballot_person", _recused),
    ("key", _with_a_replaced_key),
    ("own_key", _by_a_session),
    ("voucher", _officials_make_a_residents_key),
    ("voucher", _vouching_for_oneself),
    ("community_key", _a_key_for_a_community_seat_by_officers),
    ("session", _session_too_long),
    ("session", _session_over),
    ("session", _session_ended),
    ("role", _no_role),
    ("role", _role_withdrawn),
    ("second", _alone),
    ("second", _both_by_one),
    ("second", _completed_twice),
    ("second", _completed_after_withdrawal),
    ("second", _a_founders_role_again),
    ("key", _strangers_key),
    ("opened", _twice_open),
    ("closed", _closed_twice),
    ("confirmation", _not_ones_own_to_confirm),
    ("checkpoint", _another_root_signed),
    ("cosigned", _cosigned_by_no_one),
    ("packet_checkpoint", _a_packet_on_another_record),
    ("genesis", _founded_again),
    ("redaction", _redacted_in_name_only),
    ("correction", correcting.corrected_for_another_seat),
    ("outcome", correcting.corrected_to_an_untrue_outcome),
    ("correction", correcting.corrected_what_a_member_cast),
    ("correction", correcting.corrected_outside_a_meeting),
    ("correction", correcting.corrected_without_consent),
    ("correction", correcting.corrected_without_a_word),
    ("correction", correcting.corrected_by_too_few),
    ("correction", correcting.a_key_decision_turned_by_silence),
    ("second", correcting.corrected_by_the_chair),
]


@pytest.mark.parametrize(("rule", "deed"), DEEDS)
def test_a_deed_that_nobody_may_do_is_found_where_it_stands(rule: str, deed: Deed) -> None:
    story = Story()
    before = len(story.entries)
    deed(story)
    failures = story.check().finish()
    assert rule in {one.rule for one in failures}
    assert all(one.seq > before or one.rule == "redaction" for one in failures if one.seq)


def test_every_rule_of_a_log_is_broken_in_some_test() -> None:
    broken = {rule for rule, _ in ALTERED} | {rule for rule, _ in DEEDS}
    broken |= {"class", "carried"}  # `tests/services/test_no_way_round.py`, on a whole workspace
    elsewhere = {"sequence", "time", "canonical", "signature", "remembered"}
    assert broken | elsewhere == set(RULES) - DATABASE - BUNDLE


def test_alternates_and_second_ballots_are_counted_as_they_should_be() -> None:
    story = Story()
    story.attend("youth", "leave")
    story.attend("standin", "arrive", title="youth")
    story.open_vote("second")
    story.ballot("second", "standin", "no", title="youth")
    story.ballot("second", "health", "no")
    story.ballot("second", "health", "yes")
    story.ballot("second", "harbour", "yes", spoken=True)
    story.ballot("second", "harbour", "no")
    story.attend("youth", "arrive")
    story.ballot("second", "youth", "yes", spoken=True)
    story.close_vote("second")
    assert story.broken(remembered=(story.note,)) == set()


def test_a_correction_and_what_follows_from_it_holds() -> None:
    story = Story()
    correcting.corrected(story)
    assert story.broken() == set()


def test_a_redacted_entry_is_accounted_for_and_does_not_fail() -> None:
    story = Story()
    story.write("secretary", "comment.received", story.id(), text="To be forgotten.")
    entry = story.entries[-1]
    digest = sha256_hex(entry.body)
    story.both("secretary", "clerk", "entry.redacted", story.id(), seq=entry.seq,
               entry_sha256=digest, ground="law")  # fmt: skip
    story.checkpoint()
    story.entries[entry.seq - 1] = replace(entry, body=b"", body_sha256=digest)
    check = story.check()
    assert check.finish() == []
    assert check.redactions.count == 1
    story.entries[5] = replace(story.entries[5], body=b"", body_sha256=digest)
    assert "redaction" in story.broken()


def _rewritten(entries: list[LogEntry]) -> list[LogEntry]:
    """The entries renumbered: what someone without keys can do to make a chain fit again."""
    return [replace(entry, seq=seq) for seq, entry in enumerate(entries, start=1)]


@pytest.mark.parametrize("at", [3, 30, 64])
def test_without_keys_no_byte_can_be_changed(at: int) -> None:
    story = Story()
    entry = story.entries[at]
    for other in (
        replace(entry, body=entry.body.replace(b'"v":1', b'"v":2')),
        replace(entry, sig=bytes([entry.sig[0] ^ 1]) + entry.sig[1:]),
        replace(entry, sig=b""),
        replace(entry, actor=OTHER),
        replace(entry, body=entry.body + b" "),
    ):
        story.entries[at] = other
        assert at + 1 in {one.seq for one in story.check().finish()}


def test_a_remembered_checkpoint_finds_what_a_chain_made_anew_hides() -> None:
    story = Story()
    note = story.note
    story.write("secretary", "member.added", story.id(), name="After")
    assert story.broken(remembered=(note,)) == set()
    whole = list(story.entries)
    moved = replace(whole[40], recorded_at=whole[40].recorded_at + 1)
    for entries in (
        whole[:50],
        _rewritten(whole[:40] + whole[41:]),
        [*whole[:40], moved, *whole[41:]],
        _rewritten([*whole[:30], whole[31], whole[30], *whole[32:]]),
    ):
        story.entries = entries
        assert "remembered" in story.broken(remembered=(note,))
    other = Story(seed=2)
    assert other.broken() == set()
    assert "remembered" in other.broken(remembered=(note,))
    assert other.broken(remembered=("no note",)) == {"remembered"}


def test_a_missing_entry_is_named() -> None:
    story = Story()
    del story.entries[8]
    failures = [one for one in story.check().finish() if one.rule == "sequence"]
    assert [one.seq for one in failures] == [9]


def test_many_signatures_are_checked_in_several_processes() -> None:
    story = Story()
    entry, key = story.entries[5], story.own["secretary"].public
    with SignatureChecks(2) as checks:
        for seq in range(7_500):
            sig = entry.sig if seq not in (17, 7_400) else b"\0" * 64
            checks.add(seq, key, entry.body, sig)
        assert checks.count == 7_500
        assert checks.finish() == [17, 7_400]


def test_the_leaf_is_told_as_it_is_stored() -> None:
    story = Story()
    check = LogCheck(WORKSPACE, ENTRY_RULES, SignatureChecks(1))
    for entry in story.entries:
        leaf = leaf_hash(entry.seq, entry.recorded_at, entry.actor, entry.body, entry.sig)
        assert check.feed(entry).leaf == leaf
