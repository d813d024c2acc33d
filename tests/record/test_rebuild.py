# SPDX-License-Identifier: Apache-2.0
"""The log makes the tables: replayed, it gives the same rows; changed rows are located."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from sqlalchemy import select, text

from govdesk.models.keys import DeskSession, PersonKey, Proposal
from govdesk.models.record import Entry, PrivateDetail
from govdesk.models.tables import APPEND_ONLY, METADATA, UNGOVERNED
from govdesk.record.canonical import canonical, sha256_hex
from govdesk.record.chain import genesis, leaf_hash, link
from govdesk.record.entries import ENTRY_TYPES
from govdesk.record.entry_types import RESERVED
from govdesk.record.rebuild import differences
from govdesk.record.signing import ENTRY_PREFIX, holds
from govdesk.rules.messages import message
from govdesk.rules.refusals import Refusal
from tests.builders import City

_SITTINGS = select(DeskSession.kid, DeskSession.public_key)


def test_every_table_is_what_the_log_makes_it(city: City) -> None:
    with city.ctx.store.reading() as session:
        assert list(differences(session)) == []


def test_every_table_is_governed_or_says_why_not() -> None:
    tables = set(METADATA.tables)
    assert tables >= set(UNGOVERNED)
    assert tables >= set(APPEND_ONLY)
    assert all(reason.strip() for reason in UNGOVERNED.values())


def test_a_changed_row_is_located(city_file: City) -> None:
    with city_file.ctx.store.writing() as session:
        session.execute(text("UPDATE seats SET title = 'Mine' WHERE title = 'Youth'"))
    with city_file.ctx.store.reading() as session:
        (found,) = differences(session)
    assert (found.table, found.column) == ("seats", "title")
    assert (found.expected, found.found) == ("Youth", "Mine")


def test_an_inserted_and_a_deleted_row_are_located(city_file: City) -> None:
    with city_file.ctx.store.writing() as session:
        session.execute(text("INSERT INTO departments VALUES ('x', 'x', 'Nobody asked for')"))
        session.execute(text("DELETE FROM account_roles WHERE role = 'counsel'"))
    with city_file.ctx.store.reading() as session:
        found = {(one.table, one.expected, one.found) for one in differences(session)}
    assert found == {
        ("departments", "no row", "a row"),
        ("account_roles", "a row", "no row"),
    }


def test_every_entry_is_canonical_chained_and_complete(city: City) -> None:
    with city.ctx.store.reading() as session:
        entries = session.scalars(select(Entry).order_by(Entry.seq)).all()
        workspace = city.ctx.store.workspace_id
        assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
        assert len(entries) > 10
        keys = session.execute(select(PersonKey.kid, PersonKey.public_key)).all()
        sittings = {kid: key for kid, key in session.execute(_SITTINGS)}  # noqa: C416
        public = {kid: bytes.fromhex(key) for kid, key in [*keys, *sittings.items()]}
        for proposal in session.scalars(select(Proposal).where(Proposal.act == "key.enrolled")):
            public[proposal.fields["new_kid"]] = bytes.fromhex(proposal.fields["public_key"])
        previous = genesis(workspace)
        for entry in entries:
            body = json.loads(entry.body)
            assert canonical(body) == entry.body
            assert body.keys() >= RESERVED
            assert set(body) - RESERVED - {"private"} <= set(ENTRY_TYPES[entry.type].fields)
            assert body["workspace"] == workspace
            assert holds(public[body["kid"]], entry.sig, ENTRY_PREFIX + entry.body)
            if ENTRY_TYPES[entry.type].rule.signer == "P":
                assert body["kid"] not in sittings
            assert sha256_hex(entry.body) == entry.body_sha256
            leaf = leaf_hash(entry.seq, entry.recorded_at, entry.actor, entry.body, entry.sig)
            assert leaf.hex() == entry.leaf
            assert entry.previous == previous.hex()
            previous = link(previous, leaf)
            assert entry.chain == previous.hex()
        assert all(a.recorded_at < b.recorded_at for a, b in pairwise(entries))


def test_a_private_detail_enters_the_body_only_as_a_commitment(city_file: City) -> None:
    ctx = city_file.as_("secretary")
    secret = "call me on the ward"
    with ctx.writing("people.keep") as act:
        member = act.new_id()
        act.record("member.added", member, name="Tess Example", private={"contact": secret})
    with ctx.store.reading() as session:
        entry = session.scalars(select(Entry).order_by(Entry.seq.desc()).limit(1)).one()
        detail = session.scalars(select(PrivateDetail)).one()
        assert secret.encode() not in entry.body
        assert json.loads(entry.body)["private"] == {"contact": detail.commitment}
        digest = sha256_hex(bytes.fromhex(detail.salt) + detail.value.encode())
        assert digest == detail.commitment
        assert len(detail.salt) == 32


def test_a_failed_act_leaves_no_entry_and_no_row(city_file: City) -> None:
    ctx = city_file.as_("secretary")

    def fail() -> None:
        with ctx.writing("people.keep") as act:
            act.record("member.added", act.new_id(), name="Half Done")
            raise Refusal(message("general.stale"))

    def count() -> int:
        with ctx.store.reading() as session:
            return len(session.scalars(select(Entry.seq)).all())

    before = count()
    with pytest.raises(Refusal):
        fail()
    assert count() == before
    with ctx.store.reading() as session:
        assert list(differences(session)) == []


def test_an_entry_has_no_other_fields_than_its_types(city_file: City) -> None:
    ctx = city_file.as_("secretary")
    with pytest.raises(ValueError, match="no field hat"), ctx.writing("people.keep") as act:
        act.record("member.added", act.new_id(), name="Someone", hat="red")
