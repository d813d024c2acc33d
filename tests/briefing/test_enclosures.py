# SPDX-License-Identifier: Apache-2.0
"""Documents beside a packet: it names them, carries those that everybody can read, stays whole
itself, and the archive holds each as long as the packet is public."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from govdesk.briefing.archive import put_out
from govdesk.briefing.checks import State
from govdesk.briefing.kinds import KINDS
from govdesk.briefing.parts import USUAL, Choices
from govdesk.briefing.production import draw_whole, keep, proof
from govdesk.briefing.publishing import publish
from govdesk.briefing.views import material_for
from govdesk.exchange.pdf_files import read_pdf
from govdesk.queries.enclosures import enclosure_rows
from govdesk.queries.packets import packet_rows
from govdesk.queries.verification import verify_workspace
from govdesk.record.canonical import sha256_hex
from govdesk.rules.pieces import KINDS as WITH_ROOM
from govdesk.services.enclosures import enclose, remove_enclosure
from govdesk.services.packets import pin_checkpoint, withdraw_packet
from tests.briefing.conformance import assert_conforms
from tests.briefing.reading import words_of
from tests.builders import City
from tests.pdf_files import bare_pdf, readable_pdf

ABOUT = "2026-Q1"
ASK = "Housing desk, 415-555-0142"


@pytest.fixture
def documents(city_file: City, tmp_path: Path) -> list[bytes]:
    """A scan and a readable document of the housing department, enclosed in this order."""
    contents = []
    for path, summary in (
        (bare_pdf(tmp_path / "scan.pdf", pages=2, scan=True), "How many beds were open."),
        (readable_pdf(tmp_path / "plan.pdf"), ""),
    ):
        read = read_pdf(path)
        contents.append(read.content)
        enclose(
            city_file.as_("clerk"),
            kind="quarterly",
            about=ABOUT,
            department_id=city_file.department("housing"),
            lang="es" if summary else "en",
            title=f"The {path.stem}",
            content=read.content,
            pages=read.pages,
            barriers=read.barriers,
            summary=summary,
            ask=ASK if summary else "",
        )
    return contents


def prepared(city: City, choices: Choices = USUAL) -> str:
    clerk = city.as_("clerk")
    pin_checkpoint(clerk)
    material = clerk.read(material_for, kind="quarterly", about=ABOUT)
    return keep(clerk, drawn=draw_whole(material, kind="quarterly", choices=choices)).made


def test_the_packet_names_each_and_carries_what_everybody_can_read(
    city_file: City, documents: list[bytes], tmp_path: Path
) -> None:
    material = city_file.ctx.read(material_for, kind="quarterly", about=ABOUT)
    assert list(material.enclosed) == documents
    drawn = draw_whole(material, kind="quarterly")
    assert drawn.content == draw_whole(material, kind="quarterly").content
    path = tmp_path / "packet.pdf"
    path.write_bytes(drawn.content)
    assert_conforms(path, "3a")
    with pikepdf.open(path) as file:
        carried = {name: one.get_file().read_bytes() for name, one in file.attachments.items()}
    assert carried == {f"{drawn.number}-2.pdf": documents[1]}
    said = words_of(path)
    for words in (
        "Enclosed documents", "The scan", "The plan", f"{drawn.number}-1.pdf", ASK,
        "A screen reader cannot read this document", "How many beds were open.",
    ):  # fmt: skip
        assert words in said, words
    assert said.count("A screen reader cannot") == 1
    assert sha256_hex(documents[0]) in said.replace(" ", "").replace("\n", "")
    assert drawn.page is not None
    page = drawn.page.decode()
    assert '<span lang="es" dir="auto">How many beds were open.</span>' in page
    assert sha256_hex(documents[0]) in page


def test_the_archive_holds_them_as_long_as_the_packet_is_public(
    city_file: City, documents: list[bytes], tmp_path: Path
) -> None:
    made = prepared(city_file)
    folder = tmp_path / "packets"
    assert put_out(city_file.ctx, folder) == ()
    publish(city_file.as_("chair"), packet_id=made, certificates=tmp_path / "certificates")
    put_out(city_file.ctx, folder)
    (row,) = city_file.ctx.read(packet_rows)
    files = [folder / f"{row.number}-{place}.pdf" for place in (1, 2)]
    assert [one.read_bytes() for one in files] == documents
    assert_conforms(folder / f"{row.number}.pdf", "3a")
    for one in city_file.ctx.read(material_for, kind="quarterly", about=ABOUT).view.enclosures:  # type: ignore[union-attr]
        assert one.root in row.enclosed
    files[0].unlink()
    put_out(city_file.ctx, folder)
    assert files[0].read_bytes() == documents[0]
    assert city_file.ctx.read(verify_workspace).ok
    withdraw_packet(city_file.as_("clerk"), packet_id=made, reason="a name stood in the scan")
    put_out(city_file.ctx, folder)
    assert [one.name for one in folder.iterdir()] == [f"{row.number}.html"]


def test_what_is_published_keeps_its_documents_when_one_is_taken_out(
    city_file: City, documents: list[bytes], tmp_path: Path
) -> None:
    made = prepared(city_file)
    publish(city_file.as_("chair"), packet_id=made, certificates=tmp_path / "certificates")
    clerk = city_file.as_("clerk")
    first, _second = clerk.read(enclosure_rows, kind="quarterly", about=ABOUT)
    remove_enclosure(clerk, enclosure_id=first.id)
    prepared(city_file)
    older, newer = sorted(city_file.ctx.read(packet_rows), key=lambda row: row.number)
    assert list(older.enclosed) == [sha256_hex(one) for one in documents]
    assert list(newer.enclosed) == [sha256_hex(documents[1])]
    put_out(city_file.ctx, tmp_path / "packets")
    assert (tmp_path / "packets" / f"{older.number}-1.pdf").read_bytes() == documents[0]
    assert city_file.ctx.read(verify_workspace).ok


@pytest.mark.usefixtures("documents")
def test_a_packet_whose_part_is_off_goes_without_them(
    city_file: City,
) -> None:
    prepared(city_file, Choices(parts=("summary", "scorecard")))
    (row,) = city_file.ctx.read(packet_rows)
    assert row.enclosed == ()


@pytest.mark.usefixtures("documents")
def test_the_checklist_says_what_not_everybody_can_read(
    city_file: City,
) -> None:
    view = city_file.ctx.read(material_for, kind="quarterly", about=ABOUT).view
    checks = {one.key: one for one in proof(view, kind="quarterly", choices=Choices()).checks}
    assert checks["enclosed"].state is State.LOOK
    assert checks["enclosed"].where == ("The scan",)


def test_every_kind_with_room_for_documents_has_a_part_for_them() -> None:
    with_part = {
        name for name, kind in KINDS.items() if any(part.key == "enclosures" for part in kind.parts)
    }
    assert with_part == WITH_ROOM
