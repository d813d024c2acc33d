# SPDX-License-Identifier: Apache-2.0
"""A packet whose file is broken is neither kept nor published, and says what is wrong with it."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from sqlalchemy import text

from govdesk.briefing.checks import check_choices
from govdesk.briefing.parts import Choices
from govdesk.briefing.production import DrawnPacket, draw, keep
from govdesk.briefing.publishing import publish
from govdesk.queries.packets import PacketRow, packet_content, packet_rows
from govdesk.queries.quarterly import quarterly_view
from govdesk.queries.verification import verify_workspace
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.services.packets import pin_checkpoint, prepare_packet, publish_packet
from govdesk.wording import Words
from tests.broken_off import everything
from tests.builders import City
from tests.signed_packets import signed

RULE = "PDFUA1-TAGGED-DOCUMENT-001"


def drawn(city: City) -> DrawnPacket:
    """A packet of the first quarter, as the clerk has it drawn."""
    clerk = city.as_("clerk")
    pin_checkpoint(clerk)
    return draw(clerk.read(quarterly_view, period="2026-Q1", draft=False))


def broken(content: bytes) -> bytes:
    """The file as a drawing would leave it that forgot to say that it is tagged."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        del pdf.Root.MarkInfo
        pdf.save(out)
    return out.getvalue()


def only(city: City) -> PacketRow:
    (row,) = city.ctx.read(packet_rows)
    return row


def kept_by_an_older_desk(city: City, content: bytes) -> str:
    """A packet kept where nothing looked at its file; its id."""
    clerk = city.as_("clerk")
    pin_checkpoint(clerk)
    view = clerk.read(quarterly_view, period="2026-Q1", draft=False)
    return prepare_packet(
        clerk, number=view.packet_number, kind="quarterly", lang="en", title="A quarter",
        content=content, pages=1, drawn_at=view.as_of.seq, period="2026-Q1",
    ).made  # fmt: skip


def told(refusal: Refusal) -> str:
    parts = (refusal.what, refusal.kept, refusal.then)
    return " ".join(Words("en").say(one) for one in parts if one is not None)


def test_it_is_not_kept_and_then_not_published_either(city_file: City, tmp_path: Path) -> None:
    whole = drawn(city_file)
    odd = replace(whole, content=broken(whole.content))
    before = everything(city_file.ctx)
    with pytest.raises(BadInput) as caught:
        keep(city_file.as_("clerk"), drawn=odd)
    said = told(caught.value)
    assert "This packet cannot be published yet" in said
    assert RULE in said
    assert "Nothing was changed" in said
    assert everything(city_file.ctx) == before
    made = kept_by_an_older_desk(city_file, odd.content)
    before = everything(city_file.ctx)
    with pytest.raises(BadInput) as again:
        publish(city_file.as_("chair"), packet_id=made, certificates=tmp_path)
    assert RULE in told(again.value)
    assert everything(city_file.ctx) == before
    assert only(city_file).state == "prepared"


def test_what_stopped_the_checklist_stops_the_keeping_too(city_file: City) -> None:
    stopped = check_choices("notice", Choices(parts=("agenda",)), zone="UTC")
    whole = replace(drawn(city_file), checks=stopped)
    with pytest.raises(BadInput) as caught:
        keep(city_file.as_("clerk"), drawn=whole)
    assert "A part is switched off" in told(caught.value)
    assert city_file.ctx.read(packet_rows) == ()


def test_a_file_that_was_changed_since_is_neither_signed_nor_published(
    city_file: City, tmp_path: Path
) -> None:
    clean = drawn(city_file)
    made = keep(city_file.as_("clerk"), drawn=clean).made
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(clean.content)) as pdf:
        pdf.Root.Lang = pikepdf.String("fr")
        pdf.save(out)
    row = only(city_file)
    with city_file.ctx.store.engine.begin() as connection:  # somebody who has the file itself
        guards = (
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'packet_files'"
        )
        for guard in connection.execute(text(guards)).scalars().all():
            connection.execute(text(f"DROP TRIGGER {guard}"))
        connection.execute(
            text("UPDATE packet_files SET content = :content WHERE sha256 = :sha256"),
            {"content": out.getvalue(), "sha256": row.sha256},
        )
    chair = city_file.as_("chair")
    with pytest.raises(Refusal) as caught:
        publish(chair, packet_id=made, certificates=tmp_path)
    assert caught.value.code == "packet.not_as_prepared"
    assert "Prepare the packet again" in told(caught.value)
    with pytest.raises(BadInput) as again:
        publish_packet(chair, packet_id=made, signed=signed(out.getvalue()))
    assert again.value.code == "packet.not_as_prepared"
    assert only(city_file).state == "prepared"
    assert not city_file.ctx.read(verify_workspace).ok


def test_only_the_prepared_bytes_with_one_signature_of_all_of_it_are_published(
    city: City,
) -> None:
    content = b"%PDF-1.7 of no pages\n"
    made = kept_by_an_older_desk(city, content)
    good = signed(content)
    place = good.index(b"/Contents <") + len(b"/Contents <")
    reach = good.index(b"/ByteRange [0 ")
    short = good[: reach + 14] + b"%010d" % 5 + good[reach + 24 :]
    cases = {
        content: "packet.unsigned",
        content + b"% nothing but words\n%%EOF\n": "packet.unsigned",
        good.replace(b"/ETSI.CAdES.detached", b"/adbe.pkcs7.detached"): "packet.unsigned",
        good + b"\n%%EOF\n": "packet.unsigned",
        good + good[len(content) :]: "packet.unsigned",
        good + b"more": "packet.signature_covers_less",
        short: "packet.signature_covers_less",
        good.replace(b"no pages", b"one page"): "packet.another",
        good.replace(b"9 0 obj", b"8 0 obj"): "packet.signature_wrong",
        good[:place] + b"zz" + good[place + 2 :]: "packet.signature_wrong",
    }
    chair = city.as_("chair")
    before = everything(city.ctx)
    for file, why in cases.items():
        with pytest.raises(BadInput) as caught:
            publish_packet(chair, packet_id=made, signed=file)
        assert caught.value.code == why, file[len(content) :][:80]
    assert everything(city.ctx) == before
    publish_packet(chair, packet_id=made, signed=good)
    row = only(city)
    assert row.state == "published"
    assert city.ctx.read(packet_content, sha256=row.sha256_file) == good
