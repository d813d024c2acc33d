# SPDX-License-Identifier: Apache-2.0
"""Publishing a packet, correcting it, posting a notice and withdrawing: who may, what happens when
it is broken off anywhere, and what then stands in the archive."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from govdesk.briefing.archive import archive_folder, put_out
from govdesk.briefing.certificates import own_certificate
from govdesk.briefing.parts import USUAL, Choices
from govdesk.briefing.production import draw_whole, keep, web
from govdesk.briefing.publishing import publish
from govdesk.briefing.signing import sign_packet
from govdesk.briefing.verification import check_packet
from govdesk.briefing.views import Material
from govdesk.queries.meeting_views import meeting_view
from govdesk.queries.packets import PacketRow, packet_content, packet_rows
from govdesk.queries.quarterly import quarterly_view
from govdesk.queries.verification import verify_workspace
from govdesk.record.signing import Seal
from govdesk.record.verify_bundle import verify_bundle
from govdesk.rules.refusals import (
    BadInput,
    NotAllowed,
    NotAvailable,
    PassphraseNeeded,
    Refusal,
    Stale,
)
from govdesk.services.context import Changed
from govdesk.services.packets import (
    confirm_withdrawal,
    pin_checkpoint,
    post_notice,
    publish_packet,
    withdraw_packet,
)
from govdesk.services.people import add_member
from govdesk.wording import Words
from tests.briefing.test_kinds import view
from tests.broken_off import BrokenOff, everything, failing_at
from tests.builders import City
from tests.sittings import sitting

MOST = 200


def prepared(
    city: City,
    corrects: str | None = None,
    choices: Choices = USUAL,
    period: str = "2026-Q1",
) -> str:
    """A packet that the clerk prepared; its id."""
    clerk = city.as_("clerk")
    pin_checkpoint(clerk)
    view = clerk.read(quarterly_view, period=period, draft=False)
    drawn = draw_whole(Material(view), kind="quarterly", choices=choices)
    return keep(clerk, drawn=drawn, corrects_id=corrects).made


def published(city: City, folder: Path) -> str:
    """One that the chair signed and published."""
    made = prepared(city)
    publish(city.as_("chair"), packet_id=made, certificates=folder)
    return made


def row_of(city: City, packet_id: str) -> PacketRow:
    return next(row for row in city.ctx.read(packet_rows) if row.id == packet_id)


def posted(city: City) -> Changed:
    """A notice of the small city's meeting, posted by the clerk alone."""
    made, _motions = sitting(city, "ordinary")
    notice = view(city, "notice")
    return post_notice(
        city.as_("clerk"),
        number="2026-1-notice-01",
        kind="notice",
        meeting_id=made.meeting_id,
        lang="en",
        title="Notice of a meeting",
        page=web(notice, kind="notice"),
        reason="No second officer could be reached before the deadline.",
    )


def test_it_is_signed_by_the_second_officer_and_laid_out_with_bundle_and_page(
    city: City, tmp_path: Path
) -> None:
    made = published(city, tmp_path / "certificates")
    row = row_of(city, made)
    file = city.ctx.read(packet_content, sha256=row.sha256_file)
    drawn = city.ctx.read(packet_content, sha256=row.sha256)
    assert file is not None
    assert drawn is not None
    assert sha256(file).hexdigest() == row.sha256_file
    checked = check_packet(file)
    assert checked.holds
    assert checked.sha256_content == row.sha256
    assert [one["by"] for one in checked.signatures] == ["Charis Chair"]
    written = put_out(city.ctx, tmp_path / "archive")
    assert {path.name for path in written} == {
        f"{row.number}{end}" for end in (".pdf", ".html", ".bundle.json")
    }
    assert (tmp_path / "archive" / f"{row.number}.pdf").read_bytes() == file
    page = (tmp_path / "archive" / f"{row.number}.html").read_text()
    assert "The record up to here was signed by: Cleo Clerk." in page
    assert put_out(city.ctx, tmp_path / "archive") == ()
    bundle = (tmp_path / "archive" / f"{row.number}.bundle.json").read_bytes()
    for digest in (row.sha256, row.sha256_file):
        assert verify_bundle(bundle, content_sha256=digest).ok
    assert not verify_bundle(bundle, content_sha256=row.sha256_page).ok
    verdict = city.ctx.read(verify_workspace)
    assert verdict.ok, verdict.failures


def test_a_lost_file_is_there_again_at_the_next_opening(city_file: City, tmp_path: Path) -> None:
    made = published(city_file, tmp_path)
    folder = archive_folder(city_file.ctx.store.location)
    assert not folder.exists()  # the computer stopped between entry and file
    put_out(city_file.ctx, folder)
    pdf = folder / f"{row_of(city_file, made).number}.pdf"
    before = pdf.read_bytes()
    pdf.unlink()
    assert put_out(city_file.ctx, folder) == (pdf,)
    assert pdf.read_bytes() == before
    for broken in (before[:-40], before + b"more"):
        pdf.write_bytes(broken)
        assert put_out(city_file.ctx, folder) == (pdf,)
        assert pdf.read_bytes() == before
    assert put_out(city_file.ctx, folder) == ()


def test_an_archive_that_cannot_be_written_undoes_nothing_and_says_so(
    city_file: City, tmp_path: Path
) -> None:
    made = published(city_file, tmp_path / "certificates")
    (tmp_path / "archive").write_text("not a folder")
    with pytest.raises(NotAvailable) as caught:
        put_out(city_file.ctx, tmp_path / "archive")
    assert caught.value.kept is not None
    assert "what was published is published" in Words("en").say(caught.value.kept)
    assert caught.value.then is not None
    assert row_of(city_file, made).state == "published"
    (tmp_path / "archive").unlink()
    assert put_out(city_file.ctx, tmp_path / "archive")


def test_what_was_half_written_when_the_computer_stopped_is_withdrawn_too(
    city_file: City, tmp_path: Path
) -> None:
    made = published(city_file, tmp_path / "certificates")
    folder, number = tmp_path / "archive", row_of(city_file, made).number
    folder.mkdir()
    for end in (".pdf", ".html", ".bundle.json"):
        (folder / f"{number}{end}.part").write_bytes(b"A name that got out")
    withdraw_packet(city_file.as_("clerk"), packet_id=made, reason="A name got out.")
    put_out(city_file.ctx, folder)
    assert [path.name for path in folder.iterdir()] == [f"{number}.html"]


def test_nobody_else_may_read_a_certificate_at_any_moment(
    city_file: City, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes: list[int] = []
    synced = os.fsync

    def sync(file: int) -> None:
        modes.append(os.fstat(file).st_mode & 0o777)
        synced(file)

    monkeypatch.setattr(os, "fsync", sync)
    own_certificate(city_file.own("chair"), name="Charis", city="", now=0, folder=tmp_path)
    assert modes == [0o600]


def test_what_only_waits_has_no_file(city_file: City, tmp_path: Path) -> None:
    prepared(city_file)
    assert put_out(city_file.ctx, tmp_path / "archive") == ()
    assert not (tmp_path / "archive").exists()


def test_whoever_may_not_publish_is_told_before_anything_is_signed(
    city_file: City, tmp_path: Path
) -> None:
    made = prepared(city_file)
    before = everything(city_file.ctx)
    certificates = tmp_path / "certificates"
    refused: list[tuple[str, type[Refusal]]] = [
        ("clerk", NotAllowed),
        ("youth", Refusal),
        ("health", Refusal),
    ]
    for login, kind in refused:
        with pytest.raises(kind):
            publish(city_file.as_(login), packet_id=made, certificates=certificates)
    chair = city_file.as_("chair")
    with pytest.raises(PassphraseNeeded):
        publish(chair.acting_as(chair.actor, Seal()), packet_id=made, certificates=certificates)
    with pytest.raises(BadInput):
        publish_packet(chair, packet_id=made, signed=b"%PDF-another")
    assert everything(city_file.ctx) == before
    assert not certificates.exists()
    publish(chair, packet_id=made, certificates=certificates)
    with pytest.raises(Refusal) as again:
        publish(chair, packet_id=made, certificates=certificates)
    assert again.value.code == "packet.published_already"


def test_before_its_embargo_is_over_nobody_can_publish_it(city: City, tmp_path: Path) -> None:
    ends = city.today + timedelta(days=2)
    made = prepared(city, choices=Choices(embargo=f"{ends} 09:00"))
    row = row_of(city, made)
    assert row.embargo is not None
    assert row.embargo.wall == f"{ends}T09:00"
    chair, certificates, before = city.as_("chair"), tmp_path / "certificates", everything(city.ctx)
    drawn = city.ctx.read(packet_content, sha256=row.sha256)
    assert drawn is not None
    for act in (
        partial(publish, chair, packet_id=made, certificates=certificates),
        partial(publish_packet, chair, packet_id=made, signed=drawn),
    ):
        with pytest.raises(Refusal) as caught:
            act()
        assert caught.value.code == "packet.embargoed"
        assert "09:00" in Words("en").say(caught.value.what)
        assert caught.value.then is not None
    assert everything(city.ctx) == before
    assert not certificates.exists()
    assert put_out(city.ctx, tmp_path / "archive") == ()
    city.clock.micros = row.embargo.at
    publish(chair, packet_id=made, certificates=certificates)
    assert row_of(city, made).state == "published"
    verdict = city.ctx.read(verify_workspace)
    assert verdict.ok, verdict.failures


def test_a_certificate_that_cannot_be_kept_leaves_the_packet_waiting(
    city_file: City, tmp_path: Path
) -> None:
    made = prepared(city_file)
    (tmp_path / "certificates").write_text("not a folder")
    with pytest.raises(NotAvailable):
        publish(city_file.as_("chair"), packet_id=made, certificates=tmp_path / "certificates")
    assert row_of(city_file, made).state == "prepared"


def test_a_correction_says_what_it_corrects_and_both_stay(city_file: City, tmp_path: Path) -> None:
    first = published(city_file, tmp_path)
    waiting = prepared(city_file, corrects=first)
    assert row_of(city_file, first).corrected_by == ""
    publish(city_file.as_("chair"), packet_id=waiting, certificates=tmp_path)
    old, new = row_of(city_file, first), row_of(city_file, waiting)
    assert (old.state, old.corrected_by) == ("published", new.number)
    assert new.corrects == old.number
    put_out(city_file.ctx, tmp_path / "archive")
    assert len(list((tmp_path / "archive").glob("*.pdf"))) == 2
    third = prepared(city_file)
    with pytest.raises(Refusal):
        prepared(city_file, corrects=third)
    with pytest.raises(BadInput):
        prepared(city_file, corrects=first, period="2025-Q4")


def test_a_notice_posted_at_once_names_the_packet_that_brought_its_pdf(
    city_file: City, tmp_path: Path
) -> None:
    first = posted(city_file).made
    meeting_id = row_of(city_file, first).meeting_id
    city_file.later(hours=1)
    clerk = city_file.as_("clerk")
    pin_checkpoint(clerk)
    notice = clerk.read(meeting_view, meeting="2026-1", what="notice", draft=False)
    drawn = draw_whole(Material(notice), kind="notice", choices=USUAL)
    second = keep(clerk, drawn=drawn, meeting_id=meeting_id).made
    assert row_of(city_file, first).brought_by == ""
    publish(city_file.as_("chair"), packet_id=second, certificates=tmp_path)
    assert row_of(city_file, first).brought_by == row_of(city_file, second).number
    assert row_of(city_file, second).brought_by == ""


def test_a_notice_is_posted_by_one_officer_with_the_reason(city: City, tmp_path: Path) -> None:
    made = posted(city).made
    row = row_of(city, made)
    assert (row.state, row.published_by) == ("posted", "Cleo Clerk")
    assert "second officer" in row.posted_reason
    (page,) = put_out(city.ctx, tmp_path)
    assert page.name == "2026-1-notice-01.html"
    assert b"When and where" in page.read_bytes()
    assert city.ctx.read(verify_workspace).ok
    with pytest.raises(BadInput):
        post_notice(
            city.as_("clerk"), number="2026-1-minutes-01", kind="minutes", reason="In haste.",
            meeting_id=row.meeting_id, lang="en", title="Minutes", page=b"<html>",
        )  # fmt: skip


def test_a_withdrawal_is_one_officer_s_and_another_confirms_it(city: City, tmp_path: Path) -> None:
    made = published(city, tmp_path / "certificates")
    number = row_of(city, made).number
    put_out(city.ctx, tmp_path / "archive")
    with pytest.raises(BadInput):
        withdraw_packet(city.as_("clerk"), packet_id=made, reason=" ")
    withdraw_packet(city.as_("clerk"), packet_id=made, reason="A resident's name got into it.")
    row = row_of(city, made)
    assert (row.state, row.waits_for_second, row.is_public) == ("withdrawn", True, False)
    (stub,) = put_out(city.ctx, tmp_path / "archive")
    assert [path.name for path in (tmp_path / "archive").iterdir()] == [f"{number}.html"]
    said = stub.read_text(encoding="utf-8")
    assert row.sha256_file in said
    assert "A resident&#x27;s name got into it." in said
    assert "At a glance" not in said
    with pytest.raises(NotAllowed):
        confirm_withdrawal(city.as_("clerk"), packet_id=made)
    confirm_withdrawal(city.as_("chair"), packet_id=made)
    assert not row_of(city, made).waits_for_second
    with pytest.raises(Refusal):
        confirm_withdrawal(city.as_("secretary"), packet_id=made)
    with pytest.raises(Refusal):
        withdraw_packet(city.as_("clerk"), packet_id=made, reason="Again.")
    verdict = city.ctx.read(verify_workspace)
    assert verdict.ok, verdict.failures


def test_what_is_not_public_cannot_be_withdrawn(city_file: City) -> None:
    made = prepared(city_file)
    with pytest.raises(Refusal) as caught:
        withdraw_packet(city_file.as_("chair"), packet_id=made, reason="In haste.")
    assert caught.value.code == "packet.not_public"


def _publishing(city: City, folder: Path) -> Callable[[], object]:
    made = prepared(city)
    drawn = city.ctx.read(packet_content, sha256=row_of(city, made).sha256)
    assert drawn is not None
    own = own_certificate(city.own("chair"), name="Charis Chair", city="", now=0, folder=folder)
    signed = sign_packet(drawn, own, reason="Published").content
    return partial(publish_packet, city.as_("chair"), packet_id=made, signed=signed)


def _withdrawing(city: City, folder: Path) -> Callable[[], object]:
    made = published(city, folder)
    return partial(withdraw_packet, city.as_("clerk"), packet_id=made, reason="A name got out.")


def _confirming(city: City, folder: Path) -> Callable[[], object]:
    _withdrawing(city, folder)()
    made = city.ctx.read(packet_rows)[0].id
    return partial(confirm_withdrawal, city.as_("chair"), packet_id=made)


def _preparing(city: City, _folder: Path) -> Callable[[], object]:
    clerk = city.as_("clerk")
    pin_checkpoint(clerk)
    drawn = draw_whole(
        Material(clerk.read(quarterly_view, period="2026-Q1", draft=False)), kind="quarterly"
    )
    return partial(keep, clerk, drawn=drawn)


@pytest.mark.parametrize("begun", [_preparing, _publishing, _withdrawing, _confirming])
def test_broken_off_anywhere_there_is_neither_entry_nor_file(
    city_file: City, tmp_path: Path, begun: Callable[[City, Path], Callable[[], object]]
) -> None:
    act = begun(city_file, tmp_path / "certificates")
    put_out(city_file.ctx, tmp_path / "archive")
    before = everything(city_file.ctx)
    files = sorted((tmp_path / "archive").glob("*"))
    for number in range(1, MOST):
        try:
            with failing_at(city_file.ctx.store.engine, number):
                act()
        except BrokenOff:
            assert everything(city_file.ctx) == before, f"statement {number}"
            assert put_out(city_file.ctx, tmp_path / "archive") == ()
            assert sorted((tmp_path / "archive").glob("*")) == files
        else:
            break
    assert 3 < number < MOST - 1
    assert everything(city_file.ctx) != before
    assert city_file.ctx.read(verify_workspace).ok


def test_a_packet_of_another_record_than_now_is_not_kept(city_file: City) -> None:
    act = _preparing(city_file, Path())
    add_member(city_file.as_("secretary"), name="Newly Come")
    with pytest.raises(Stale):
        act()
    assert city_file.ctx.read(packet_rows) == ()
