# SPDX-License-Identifier: Apache-2.0
"""Files kept with a notice and with a reading: by hash, for the office alone, erasable by law."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select, text

from govdesk.models.indicators import Reading
from govdesk.models.record import Entry
from govdesk.queries.attachments import AttachedRow, attached_bytes, attached_to
from govdesk.queries.verification import verify_workspace
from govdesk.record.rebuild import differences
from govdesk.rules.attachments import LARGEST, MOST, Supported
from govdesk.rules.refusals import BadInput, NotAllowed
from govdesk.services.attachments import attach_file, detach_file
from tests.builders import City
from tests.forging import refused
from tests.measured import at, measured, report
from tests.sittings import sitting

PHOTO = b"\x89PNG\r\n\x1a\n the town hall door"


def kept(city: City, kind: Supported, subject: str) -> tuple[AttachedRow, ...]:
    with city.ctx.store.reading() as session:
        return attached_to(session, kind, [subject])


def test_a_photo_of_the_posting_is_kept_and_taken_off(city: City) -> None:
    made, _motions = sitting(city)
    of = {"kind": "meeting", "subject_id": made.meeting_id}
    one = attach_file(
        city.ctx, **of, name="C:/camera/door.png", content=PHOTO, described="The door"
    ).made
    (row,) = kept(city, Supported.MEETING, made.meeting_id)
    assert (row.id, row.name, row.described) == (one, "door.png", "The door")
    assert city.ctx.read(attached_bytes, attachment_id=one) == PHOTO
    with city.ctx.store.reading() as session:
        last = session.scalars(select(Entry).order_by(Entry.seq.desc())).first()
        assert last is not None
        body = json.loads(last.body or b"{}")
        assert body["type"] == "file.attached"
        for private in ("door", row.sha256):  # what the law may ask to be erased
            assert private not in str(last.body)
        assert tuple(differences(session)) == ()
    assert city.ctx.read(verify_workspace).failures == ()
    detach_file(city.ctx, attachment_id=one)
    assert kept(city, Supported.MEETING, made.meeting_id) == ()
    assert refused(lambda: city.ctx.read(attached_bytes, attachment_id=one)) == "general.not_found"
    with pytest.raises(BadInput) as again:
        detach_file(city.ctx, attachment_id=one)
    assert again.value.code == "attach.is_off"
    assert city.ctx.read(verify_workspace).failures == ()


def test_what_is_kept_is_held_to_its_hash_while_it_is_there(city_file: City) -> None:
    city = city_file
    made, _motions = sitting(city)
    of = {"kind": "meeting", "subject_id": made.meeting_id}
    one = attach_file(city.ctx, **of, name="door.png", content=PHOTO).made
    engine = city.ctx.store.engine
    with engine.begin() as database:
        database.execute(text("UPDATE kept_files SET content = :c"), {"c": b"another door"})
    assert {f.rule for f in city.ctx.read(verify_workspace).failures} == {"piece"}
    with engine.begin() as database:
        database.execute(text("DELETE FROM kept_files"))
    assert {f.rule for f in city.ctx.read(verify_workspace).failures} == {"piece"}
    detach_file(city.ctx, attachment_id=one)
    assert city.ctx.read(verify_workspace).failures == ()


def test_what_the_law_has_erased_leaves_the_record_whole(city_file: City) -> None:
    city = city_file
    made, _motions = sitting(city)
    of = {"kind": "meeting", "subject_id": made.meeting_id}
    attach_file(city.ctx, **of, name="door.png", content=PHOTO)
    with city.ctx.store.engine.begin() as database:
        database.execute(text("DELETE FROM kept_files"))
        database.execute(text("DELETE FROM private_details"))
    assert city.ctx.read(verify_workspace).failures == ()
    (row,) = kept(city, Supported.MEETING, made.meeting_id)
    assert (row.name, row.sha256) == ("", "")


def test_evidence_of_a_reading_is_its_departments(city_file: City) -> None:
    city = city_file
    ids = measured(city)
    city.clock.micros = at("2026-04-10")
    report(city, ids["A5"], "2026-Q1", 30)
    with city.ctx.store.reading() as session:
        reading = session.scalars(
            select(Reading.id).where(Reading.indicator_id == ids["A5"])
        ).first()
    assert reading is not None

    def attach(login: str) -> str:
        return attach_file(
            city.as_(login), kind="reading", subject_id=reading, name="register.pdf", content=PHOTO
        ).made

    with pytest.raises(NotAllowed):
        attach("housing")
    with pytest.raises(NotAllowed):
        attach("youth")
    one = attach("health")
    assert [row.id for row in kept(city, Supported.READING, reading)] == [one]
    with pytest.raises(NotAllowed):
        detach_file(city.as_("housing"), attachment_id=one)


def test_what_cannot_be_kept_is_refused(city_file: City) -> None:
    city = city_file
    made, _motions = sitting(city)
    of = {"kind": "meeting", "subject_id": made.meeting_id, "name": "door.png"}
    for content, why in ((b"", "empty"), (bytes(LARGEST + 1), "too_large")):
        with pytest.raises(BadInput) as caught:
            attach_file(city.ctx, **of, content=content)
        assert (caught.value.field, caught.value.code) == ("file", f"attach.{why}")
    for n in range(MOST):
        attach_file(city.ctx, **of, content=b"%d" % n)
    with pytest.raises(BadInput) as caught:
        attach_file(city.ctx, **of, content=PHOTO)
    assert caught.value.code == "attach.too_many"
