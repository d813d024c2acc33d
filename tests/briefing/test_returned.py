# SPDX-License-Identifier: Apache-2.0
"""A packet that waits and is sent back, or taken back: it is never published, and its preparer
begins it again with what was chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdesk.briefing.archive import put_out
from govdesk.briefing.publishing import publish
from govdesk.queries.packet_subjects import packet_subjects
from govdesk.queries.packets import packets_waiting
from govdesk.queries.verification import verify_workspace
from govdesk.record.append import append
from govdesk.rules.refusals import BadInput, NotAllowed, Refusal
from govdesk.services.packets import return_packet
from tests.briefing.test_publishing import prepared, row_of
from tests.builders import City
from tests.signed_packets import publish_signed

WHY = "The page on housing names a resident."


def test_what_is_sent_back_is_never_published_and_waits_for_its_preparer(
    city: City, tmp_path: Path
) -> None:
    made = prepared(city)
    chair, clerk = city.as_("chair"), city.as_("clerk")
    with pytest.raises(BadInput):
        return_packet(chair, packet_id=made, reason=" ")
    with pytest.raises(NotAllowed):
        return_packet(city.as_("youth"), packet_id=made, reason=WHY)
    return_packet(chair, packet_id=made, reason=WHY)
    row = row_of(city, made)
    assert (row.state, row.returned_by, row.returned_reason) == ("returned", "Charis Chair", WHY)
    for again in (
        lambda: publish(chair, packet_id=made, certificates=tmp_path),
        lambda: publish_signed(chair, packet_id=made),
        lambda: return_packet(chair, packet_id=made, reason=WHY),
    ):
        with pytest.raises(Refusal) as caught:
            again()
        assert caught.value.code == "packet.not_waiting"
    assert put_out(city.ctx, tmp_path / "archive") == ()
    assert not any(one.told for one in city.ctx.read(packet_subjects))  # nothing tells of it
    assert [one.id for one in clerk.read(packets_waiting, actor=clerk.actor)] == [made]
    assert not chair.read(packets_waiting, actor=chair.actor)
    later = prepared(city)
    assert not clerk.read(packets_waiting, actor=clerk.actor)
    assert [one.id for one in chair.read(packets_waiting, actor=chair.actor)] == [later]
    publish_signed(chair, packet_id=later)
    assert city.ctx.read(verify_workspace).ok


def test_its_preparer_takes_it_back_alone(city_file: City) -> None:
    made = prepared(city_file)
    clerk = city_file.as_("clerk")
    return_packet(clerk, packet_id=made, reason="A chart is missing.")
    assert row_of(city_file, made).state == "returned"
    assert not clerk.read(packets_waiting, actor=clerk.actor)  # they know
    with pytest.raises(Refusal):
        prepared(city_file, corrects=made)


def test_one_that_was_published_past_its_being_sent_back_is_told(city_file: City) -> None:
    made = prepared(city_file)
    chair = city_file.as_("chair")
    return_packet(chair, packet_id=made, reason=WHY)
    row, actor = row_of(city_file, made), chair.actor
    assert actor is not None
    with chair.store.writing() as session:
        append(
            session,
            workspace_id=chair.store.workspace_id,
            entry_type="packet.published",
            subject=made,
            actor=actor.account_id,
            seal=chair.seal,
            now=city_file.clock.micros,
            nonce=chair.entropy.nonce(),
            salt=chair.entropy.nonce,
            data={
                "published_by": actor.account_id,
                "published_at": city_file.clock.micros,
                "sha256_file": row.sha256,
                "first": "0" * 64,
            },
        )
    told = city_file.ctx.read(verify_workspace)
    assert "second" in {one.rule for one in told.failures}
