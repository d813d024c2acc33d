# SPDX-License-Identifier: Apache-2.0
"""The chase: packs that come back filled in are read as they are, and every step is kept."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from govdesk.exchange.reading_files import open_readings
from govdesk.exchange.request_packs import file_name, pack_files
from govdesk.queries.review_requests import RequestPack, request_packs
from govdesk.queries.reviews import review
from govdesk.record.rebuild import differences
from govdesk.rules.refusals import BadInput, NotAllowed, Refusal
from govdesk.services.reading_import import ImportHow, import_readings
from govdesk.services.readings import ReadingInput, record_readings
from govdesk.services.review_requests import note_packs, take_further
from govdesk.services.reviews import open_review
from govdesk.wording import current
from tests.builders import City
from tests.measured import at, measured, report, state


def begun(city: City) -> tuple[dict[str, str], str]:
    """A review of 2026-Q2 for which Health has sent the first quarter only; Housing everything."""
    ids = measured(city)
    city.clock.micros = at("2026-07-10")
    report(city, ids["A5"], "2026-Q1", 30)
    for quarter in ("2026-Q1", "2026-Q2"):
        report(city, ids["R2"], quarter, parts=(75, 100))
        report(city, ids["A6"], quarter, 15)
    place = city.neighbourhood("saltmarsh")
    one = ReadingInput(ids["A5"], "2026-Q1", neighbourhood_id=place, value=Decimal(7))
    record_readings(city.ctx, readings=[one])
    return ids, open_review(city.ctx, period="2026-Q2").made


def pack_of(city: City, made: str) -> RequestPack:
    (pack,) = city.ctx.read(request_packs, review_id=made, now=city.clock.micros)
    return pack


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_pack_comes_back_filled_in_and_is_taken_in_as_it_is(
    city_file: City, tmp_path: Path, ending: str
) -> None:
    ids, made = begun(city_file)
    pack = pack_of(city_file, made)
    assert (pack.department, pack.period, str(pack.due_on)) == ("Health", "2026-Q2", "2026-07-30")
    files = pack_files(pack, current())
    assert sorted(files) == [
        f"2026-Q2-health-{pack.department_id[-4:]}.{kind}" for kind in ("csv", "eml", "xlsx")
    ]
    path = tmp_path / file_name(pack, ending)
    path.write_bytes(files[path.name])
    with pytest.raises(Refusal):  # a pack that comes back empty says so, and nothing is recorded
        taken_in(city_file, path)
    fill(path, ending, ("25", "9"))
    assert taken_in(city_file, path) == 2
    assert state(city_file, ids["A5"]).actual == 55
    assert city_file.ctx.read(request_packs, review_id=made, now=city_file.clock.micros) == ()


def fill(path: Path, ending: str, values: tuple[str, ...]) -> None:
    if ending == "xlsx":
        book = load_workbook(path)
        sheet = book.worksheets[0]
        for row, value in enumerate(values, 2):
            sheet.cell(row, 5).value = int(value)
        book.save(path)
        return
    header, *lines = path.read_text("utf-8-sig").splitlines()
    cells = [line.split(",") for line in lines]
    for line, value in zip(cells, values, strict=True):
        line[4] = value
    path.write_text("\n".join([header, *(",".join(line) for line in cells)]), "utf-8-sig")


def taken_in(city: City, path: Path) -> int:
    file = open_readings(path)
    done = import_readings(
        city.ctx, rows=file.rows(), how=ImportHow(file.style, reason="As sent in")
    )
    if done.rejected:
        raise Refusal(done.rejected[0].text)
    return done.new


def test_the_mail_names_what_is_due_and_carries_the_table(city_file: City) -> None:
    _ids, made = begun(city_file)
    pack = pack_of(city_file, made)
    files = pack_files(pack, current())
    mail = email.message_from_bytes(files[file_name(pack, "eml")], policy=email.policy.default)
    assert mail["X-Unsent"] == "1"
    assert mail["To"] is None
    body = mail.get_body(("plain",))
    assert body is not None
    text = " ".join(body.get_content().split())
    due = current().date(pack.due_on)
    assert f"needs 1 number from Health by {due}" in text
    assert "- A5, People enrolled in peer support, for 2026-Q2" in text
    (attached,) = mail.iter_attachments()
    assert attached.get_filename() == file_name(pack, "xlsx")
    assert attached.get_content()[:2] == b"PK"


def test_each_step_of_the_chase_is_kept_and_stops_when_all_is_here(city: City) -> None:
    ids, made = begun(city)
    health, housing = city.department("health"), city.department("housing")
    with pytest.raises(Refusal) as caught:
        take_further(city.ctx, review_id=made, department_id=health, note="City manager")
    assert caught.value.code == "request.not_asked"
    with pytest.raises(Refusal) as caught:
        note_packs(city.ctx, review_id=made, department_ids=[housing])
    assert caught.value.code == "request.ready"
    with pytest.raises(NotAllowed):
        note_packs(city.as_("health"), review_id=made, department_ids=[health])
    for _time in range(2):
        note_packs(city.ctx, review_id=made, department_ids=[health])
        city.later(days=7)
    with pytest.raises(BadInput):
        take_further(city.ctx, review_id=made, department_id=health, note=" ")
    take_further(city.ctx, review_id=made, department_id=health, note="City manager")
    found = city.ctx.read(review, id=made, now=city.clock.micros)
    assert found is not None
    (part,) = (one for one in found.departments if one.id == health)
    assert [(one.step, one.note) for one in part.steps] == [
        ("asked", ""),
        ("reminded", ""),
        ("escalated", "City manager"),
    ]
    assert list(city.ctx.read(differences)) == []
    report(city, ids["A5"], "2026-Q2", 25)
    with pytest.raises(Refusal) as caught:
        note_packs(city.ctx, review_id=made, department_ids=[health])
    assert caught.value.code == "request.ready"


def test_no_two_packs_have_one_file_name_and_none_leaves_the_folder(city: City) -> None:
    _ids, made = begun(city)
    pack = pack_of(city, made)
    late = pack.department_id[:-4]  # departments made at one time begin alike
    names = [
        file_name(replace(pack, department=name, department_id=late + end, period=period), "csv")
        for name, end, period in (
            ("Salud Pública", "00aa", "2026-Q2"),
            ("Salud  publica", "00ab", "2026-Q2"),
            ("الصحة", "00ac", "2026-Q2"),
            ("الإسكان", "00ad", "2026-Q2"),
            ("Health", "00ae", "2026-02/2026-04"),
        )
    ]
    assert names == [
        "2026-Q2-salud-publica-00aa.csv",
        "2026-Q2-salud-publica-00ab.csv",
        "2026-Q2-00ac.csv",
        "2026-Q2-00ad.csv",
        "2026-02-2026-04-health-00ae.csv",
    ]
