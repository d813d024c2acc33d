# SPDX-License-Identifier: Apache-2.0
"""A log that keeps every rule holds; whoever breaks one, with keys or without, is found and placed.

Most of these entries are signed by people who hold the keys: the rules trust nobody.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
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
from tests import changing, correcting, papering
from tests.deeds import DEEDS, HASH, OTHER, Deed
from tests.signed_logs import Story
from tests.signed_people import WORKSPACE, Body

DATABASE = {"body_hash", "columns", "leaf", "chain", "head", "tables", "private", "packet", "piece"}
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
    story.entries.append(entry._replace(body=raw, sig=sig))


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
    # On a whole workspace, in `tests/services`: `test_no_way_round.py`, `test_amendments.py`.
    broken |= {"class", "carried", "amended"}
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


def test_a_paper_sheet_that_two_officers_read_holds() -> None:
    story = Story()
    papering.entered(story)
    assert story.broken(remembered=(story.note,)) == set()


def test_a_change_before_the_next_item_holds_where_the_charter_lets_it() -> None:
    story = Story(charter=changing.NEXT_ITEM)
    changing.changed(story)
    changing.changed(story, choice="abstain", again="slip")
    assert story.broken() == set()
    story = Story()
    changing.changed(story)
    assert story.broken() == {"correction"}


@pytest.mark.parametrize("deed", changing.WRONG)
def test_no_other_change_after_the_closing_holds(deed: Deed) -> None:
    story = Story(charter=changing.NEXT_ITEM)
    deed(story)
    assert "correction" in story.broken()


def test_a_redacted_entry_is_accounted_for_and_does_not_fail() -> None:
    story = Story()
    story.write("secretary", "comment.received", story.id(), text="To be forgotten.")
    entry = story.entries[-1]
    digest = sha256_hex(entry.body)
    story.both("secretary", "clerk", "entry.redacted", story.id(), seq=entry.seq,
               entry_sha256=digest, ground="law")  # fmt: skip
    story.checkpoint()
    story.entries[entry.seq - 1] = entry._replace(body=b"", body_sha256=digest)
    check = story.check()
    assert check.finish() == []
    assert check.redactions.count == 1
    story.entries[5] = story.entries[5]._replace(body=b"", body_sha256=digest)
    assert "redaction" in story.broken()


def _rewritten(entries: list[LogEntry]) -> list[LogEntry]:
    """The entries renumbered: what someone without keys can do to make a chain fit again."""
    return [entry._replace(seq=seq) for seq, entry in enumerate(entries, start=1)]


@pytest.mark.parametrize("at", [3, 30, 64])
def test_without_keys_no_byte_can_be_changed(at: int) -> None:
    story = Story()
    entry = story.entries[at]
    for other in (
        entry._replace(body=entry.body.replace(b'"v":1', b'"v":2')),
        entry._replace(sig=bytes([entry.sig[0] ^ 1]) + entry.sig[1:]),
        entry._replace(sig=b""),
        entry._replace(actor=OTHER),
        entry._replace(body=entry.body + b" "),
    ):
        story.entries[at] = other
        assert at + 1 in {one.seq for one in story.check().finish()}


def test_a_remembered_checkpoint_finds_what_a_chain_made_anew_hides() -> None:
    story = Story()
    note = story.note
    story.write("secretary", "member.added", story.id(), name="After")
    assert story.broken(remembered=(note,)) == set()
    whole = list(story.entries)
    moved = whole[40]._replace(recorded_at=whole[40].recorded_at + 1)
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
