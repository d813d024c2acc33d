# SPDX-License-Identifier: Apache-2.0
"""Every part of every kind of packet stands in its open data, or it is said why it cannot."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from govdesk.briefing.kinds import KINDS, View
from govdesk.briefing.open_data import data_files, data_zip
from govdesk.briefing.open_tables import IN_WORDS_ALONE
from govdesk.briefing.parts import Choices
from govdesk.queries.public_audit import PublicAudit, Reading, Removal
from govdesk.queries.public_changes import ChangedDecision, Changes, DoneAction, Moved, Retargeted
from govdesk.queries.public_enclosures import PublicEnclosure
from govdesk.queries.public_imprint import Imprint
from govdesk.queries.public_influence import LedMotion
from govdesk.queries.public_meetings import (
    AnnualView,
    CertificateView,
    EarlierYear,
    Ground,
    MeetingView,
    PublicItem,
    PublicMeeting,
    PublicMotion,
    PublicPosting,
    ReviewGround,
    SeatVotes,
)
from govdesk.queries.public_pieces import (
    PieceHeading,
    PieceList,
    PiecePicture,
    PieceTable,
    PublicLine,
    PublicPiece,
    PublicStretch,
)
from govdesk.queries.public_summaries import NOTHING_KNOWN
from govdesk.queries.public_view import PublicView
from govdesk.rules.public_values import Shown
from govdesk.rules.status import Status
from tests.briefing.csvw_reading import Row, read_group
from tests.builders_public_view import public_view, said

PICTURE = b"\x89PNG what is seen"
WRITTEN = PublicPiece(
    said("What the clinic did"),
    said("Health"),
    (
        PieceHeading(1, said("Nights")),
        PieceList((PublicLine((PublicStretch("=open "), PublicStretch("late", bold=True))),), True),
        PieceTable(
            tuple(
                tuple(PublicLine((PublicStretch(cell),)) for cell in row)
                for row in (("Where", "Beds"), ("Quay", "4"))
            ),
            named=True,
        ),
        PiecePicture(said("A door with a lamp"), PICTURE, "png", 40, 30),
    ),
)
LEASE = PublicEnclosure(
    said("The lease"), said("Housing"), 3, 9000, "a" * 64, False, None, "Room 2"
)


def _whole() -> PublicView:
    view = public_view()
    row = view.scorecard[0]
    changes = Changes(
        "2026-Q1-01",
        date(2026, 5, 2),
        (Moved(row.code, row.name, Status.ON_TRACK, row.status),),
        (
            Retargeted(
                row.code, row.name, row.unit, 0, row.target, None, row.target, Shown(Decimal(90))
            ),
        ),
        (ChangedDecision("2026-14", "rescind", "2026-2"),),
        (DoneAction(said("Open the door"), said("Health")),),
    )
    money = replace(row, code="F1", about_money=True)
    return replace(
        view,
        scorecard=(*view.scorecard, money),
        changes=changes,
        feedback=said("Quieter lights"),
        pieces=(WRITTEN,),
        enclosures=(LEASE,),
    )


def _imprint(view: PublicView) -> dict[str, Any]:
    return {one.name: getattr(view, one.name) for one in fields(Imprint)}


def _year(view: PublicView) -> AnnualView:
    return AnnualView(
        **_imprint(view),
        period=replace(view.period, code="2026"),
        quarters=(view,),
        seats=(SeatVotes(said("Youth seat"), "community", 2, 2, 1, 1, 0, 0),),
        audit=PublicAudit(
            9, 1, 0, (), (), (), (Removal(date(2026, 3, 1), said("A court")),), 0, Reading(9, 1, 0)
        ),
        led=(LedMotion("2026-14", said("A bus"), said("No bus comes"), None),),
        earlier=(EarlierYear("2025", view.scorecard[:1]),),
        pieces=view.pieces,
        enclosures=view.enclosures,
    )


def _meeting(view: PublicView) -> MeetingView:
    motion = PublicMotion(
        "2026-15",
        said("A later bus"),
        said("Ordinary decision"),
        2,
        said("Runs later."),
        NOTHING_KNOWN,
        said("The bus runs until one."),
        said("The bus runs until twelve."),
        said("It runs."),
        said("It stops."),
        None,
        said("Youth seat"),
        None,
        (),
        said("Majority"),
        said("Article 7"),
        (Ground("2026-Q2", view.scorecard[0]),),
        (ReviewGround("2026-Q2", 17, 20),),
    )
    return MeetingView(
        **_imprint(view),
        meeting=PublicMeeting(
            "2026-4", said("Autumn"), "regular", 1_789_000_000_000_000, "America/New_York",
            said("Harbour Hall"), None, None, False, None, None,
            (PublicPosting(said("The door"), 1_788_000_000_000_000, said("Clio")),),
        ),
        items=(
            PublicItem(1, said("A later bus"), "motion", motion, added=True),
            PublicItem(2, said("Lamps"), "report", removed=True),
        ),
        attendance=view.attendance[0],
        minutes=said("All went well."),
        pieces=view.pieces,
        enclosures=view.enclosures,
    )  # fmt: skip


def _view(kind: str) -> View:
    view = _whole()
    match kind:
        case "quarterly":
            return view
        case "annual":
            return _year(view)
        case "certificate":
            of = _meeting(view)
            one = view.decisions[0]
            return CertificateView(
                **{**_imprint(view), "decisions": (one,)},
                decision=one,
                meeting=of.meeting,
                text=said("The text"),
            )
        case _:
            return _meeting(view)


def read(kind: str, *parts: str) -> dict[str, list[Row]]:
    content = data_zip(_view(kind), kind=kind, choices=Choices(parts or None))
    return {} if content is None else read_group(content)


@pytest.mark.parametrize("kind", KINDS)
def test_every_part_has_its_tables_or_a_reason(kind: str) -> None:
    bare = {part.key: set(read(kind, part.key)) for part in KINDS[kind].parts}
    assert {key for key, tables in bare.items() if not tables} <= set(IN_WORDS_ALONE)
    assert not any(bare[key] for key in IN_WORDS_ALONE if key in bare)
    assert set(read(kind)) >= set().union(*bare.values())
    assert set(read("certificate")) == {"votes", "requirements", "roll"}


def test_what_departments_wrote_is_given_with_its_pictures() -> None:
    files = data_files(_view("agenda"), kind="agenda")
    tables = read("agenda", "departments")
    (picture,) = tables["pictures"]
    assert files[picture["file"]] == PICTURE
    assert picture["shows"] == "A door with a lamp"
    assert [one["text"] for one in tables["piece_lines"]] == ["Nights", "'=open late"]
    assert [(one["row"], one["column"], one["heads"]) for one in tables["piece_cells"]] == [
        (1, 1, True), (1, 2, True), (2, 1, True), (2, 2, False),
    ]  # fmt: skip


def test_a_meeting_says_when_by_the_citys_clocks_and_only_an_agenda_its_motions() -> None:
    assert set(read("notice")) == {"meeting", "postings", "agenda"}
    (when,) = read("notice")["meeting"]
    assert str(when["starts"].tzinfo) == "UTC-04:00"
    agenda = read("agenda")
    assert agenda["motions"][0]["text_before"] == "The bus runs until twelve."
    assert agenda["grounds"][0]["shown"] == "shown"
    changed = read("addendum")["agenda_changes"]
    assert [(one["added"], one["removed"]) for one in changed] == [(True, False), (False, True)]


def test_a_year_tells_what_residents_changed_and_how_the_record_was_kept() -> None:
    tables = read("annual")
    assert tables["led_motions"][0]["said"] == "No bus comes"
    assert {one["residents_part"] for one in tables["residents_votes"]} <= {
        "concurring", "decisive", "overruled", "even",
    }  # fmt: skip
    counts = {one["what"]: one["count"] for one in tables["record"]}
    assert (counts["entries"], counts["words_removed"]) == (9, 1)
    assert tables["record_events"][0]["about"] == "A court"
    assert {one["year"] for one in tables["years"]} == {"2025", "2026-Q2"}


def test_what_changed_is_told_of_indicators_in_the_scorecard() -> None:
    tables = read("quarterly")
    assert tables["status_changes"][0]["before"] == "on_track"
    assert tables["target_changes"][0]["now_high"] is not None
    assert set(read("quarterly", "funding")) == {"indicators"}
    assert [one["about_money"] for one in read("quarterly", "funding")["indicators"]] == [True]
