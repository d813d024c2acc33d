# SPDX-License-Identifier: Apache-2.0
"""A packet from the record to publication: drawn, kept by one officer, published by another."""

from __future__ import annotations

import io
from hashlib import sha256

import pikepdf
import pytest

from govdesk.briefing.production import DrawnPacket, draw, keep
from govdesk.queries.packets import packet_content, packet_rows
from govdesk.queries.quarterly import quarterly_view
from govdesk.record.rebuild import differences
from govdesk.rules.refusals import NotAllowed, Refusal, Stale
from govdesk.services.packets import pin_checkpoint
from govdesk.services.people import add_member
from tests.builders import City
from tests.signed_packets import publish_signed


def _drawn(city: City, login: str = "clerk") -> DrawnPacket:
    city.later(days=200)
    ctx = city.as_(login)
    pin_checkpoint(ctx)
    return draw(ctx.read(quarterly_view, period="2026-Q2", draft=False))


def test_one_officer_prepares_and_another_publishes(city: City) -> None:
    drawn = _drawn(city)
    made = keep(city.as_("clerk"), drawn=drawn).made
    city.later(hours=1)
    publish_signed(city.as_("chair"), packet_id=made)
    (row,) = city.ctx.read(packet_rows)
    assert (row.state, row.number) == ("published", "2026-Q2-01")
    assert (row.prepared_by, row.published_by) == ("Cleo Clerk", "Charis Chair")
    content = city.ctx.read(packet_content, sha256=row.sha256)
    assert content == drawn.content
    assert sha256(drawn.content).hexdigest() == row.sha256
    with city.ctx.store.reading() as session:
        assert list(differences(session)) == []


def test_whoever_prepared_it_does_not_publish_it(city_file: City) -> None:
    made = keep(city_file.as_("clerk"), drawn=_drawn(city_file)).made
    with pytest.raises(NotAllowed) as caught:
        publish_signed(city_file.as_("clerk"), packet_id=made)
    assert caught.value.code == "packet.same_officer"
    assert city_file.ctx.read(packet_rows)[0].state == "prepared"


def test_a_member_of_the_public_s_seat_prepares_nothing(city_file: City) -> None:
    drawn = _drawn(city_file)
    with pytest.raises(NotAllowed):
        keep(city_file.as_("youth"), drawn=drawn)
    assert city_file.ctx.read(packet_rows) == ()


def test_a_packet_that_is_no_longer_so_is_not_kept(city_file: City) -> None:
    drawn = _drawn(city_file)
    add_member(city_file.as_("secretary"), name="Newly Come")
    with pytest.raises(Stale):
        keep(city_file.as_("clerk"), drawn=drawn)
    assert city_file.ctx.read(packet_rows) == ()
    assert city_file.ctx.read(packet_content, sha256=sha256(drawn.content).hexdigest()) is None


def test_a_published_packet_is_published_once(city_file: City) -> None:
    made = keep(city_file.as_("clerk"), drawn=_drawn(city_file)).made
    publish_signed(city_file.as_("chair"), packet_id=made)
    with pytest.raises(Refusal) as caught:
        publish_signed(city_file.as_("secretary"), packet_id=made)
    assert caught.value.code == "packet.published_already"


def test_the_same_record_gives_the_same_bytes(city_file: City) -> None:
    drawn = _drawn(city_file)
    again = draw(city_file.ctx.read(quarterly_view, period="2026-Q2", draft=False))
    assert again.content == drawn.content
    with pikepdf.open(io.BytesIO(drawn.content)) as pdf:
        assert len(pdf.pages) == drawn.pages
        assert str(pdf.Root.Lang) == "en"


def test_the_next_packet_of_a_quarter_has_the_next_number(city_file: City) -> None:
    keep(city_file.as_("clerk"), drawn=_drawn(city_file))
    ctx = city_file.as_("clerk")
    pin_checkpoint(ctx)
    second = draw(ctx.read(quarterly_view, period="2026-Q2", draft=False))
    assert second.number == "2026-Q2-02"
