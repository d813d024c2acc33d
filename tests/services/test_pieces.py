# SPDX-License-Identifier: Apache-2.0
"""Departments' pieces are kept with their entry, put in order, taken out, and stay what they were
in what is published."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from govdesk.exchange.word_images import printed_image
from govdesk.queries.pieces import PieceCounts, piece_rows, piece_source
from govdesk.queries.public_meetings import MeetingView
from govdesk.queries.public_pieces import PiecePicture
from govdesk.queries.quarterly import quarterly_view
from govdesk.queries.record import record_rows
from govdesk.queries.verification import verify_workspace
from govdesk.record.canonical import sha256_hex
from govdesk.record.rebuild import differences
from govdesk.rules.pieces import Grid, Heading, Items, Paragraph, Picture, Piece, Stretch
from govdesk.rules.refusals import NotAllowed, Refusal
from govdesk.services.context import Changed, Context
from govdesk.services.pieces import LARGEST_SOURCE, bring_in_piece, move_piece, remove_piece
from govdesk.wording import Words
from tests.briefing.test_kinds import view
from tests.builders import City
from tests.sittings import sitting
from tests.word_files import picture

ABOUT = "2026-Q1"
PIECE = Piece(
    "Night shelter",
    (
        Heading(3, "Beds\u202e"),
        Paragraph((Stretch(" Open "), Stretch("every\tnight ", bold=True))),
        Items(((Stretch("e\u0301", italic=True, link="https://city.example/"),),), numbered=True),
        Grid((((), (Stretch("April"),)), ((Stretch("Beds"),), (Stretch("24"),))), named=True),
        Picture("A red square."),
    ),
)


def brought(city: City, title: str = "Night shelter", **changes: Any) -> Changed:
    """A piece of the housing department, brought in by the clerk."""
    asked: dict[str, Any] = {
        "kind": "quarterly",
        "about": ABOUT,
        "department_id": city.department("housing"),
        "lang": "en",
        "piece": replace(PIECE, title=title),
        "source": b"the Word file",
    } | changes
    return bring_in_piece(city.as_("clerk"), **asked)


def titles(ctx: Context) -> list[str]:
    return [row.title for row in ctx.read(piece_rows, kind="quarterly", about=ABOUT)]


def test_a_piece_is_kept_whole_in_its_order_and_the_record_makes_it_again(city: City) -> None:
    first, second, third = (brought(city, title).made for title in ("One", "Two", "Three"))
    clerk = city.as_("clerk")
    (row, *_others) = clerk.read(piece_rows, kind="quarterly", about=ABOUT)
    assert (row.department, row.counts) == ("Housing", PieceCounts(1, 1, 1, 1, 1))
    move_piece(clerk, piece_id=third, by=-1)
    assert titles(clerk) == ["One", "Three", "Two"]
    move_piece(clerk, piece_id=first, by=-1)
    move_piece(clerk, piece_id=second, by=1)
    assert titles(clerk) == ["One", "Three", "Two"]
    remove_piece(clerk, piece_id=third)
    assert titles(clerk) == ["One", "Two"]
    for again in (remove_piece, move_piece):
        with pytest.raises(Refusal):
            again(clerk, piece_id=third, **({"by": 1} if again is move_piece else {}))
    found = clerk.read(quarterly_view, period=ABOUT).pieces
    assert [one.title.text for one in found] == ["One", "Two"]
    heading, paragraph, listed, table, shown = found[0].parts
    assert (heading.level, heading.text.text) == (1, "Beds")  # type: ignore[union-attr]
    assert paragraph.line.words == "Open every night"  # type: ignore[union-attr]
    assert listed.lines[0].words == "\u00e9"  # type: ignore[union-attr]
    assert listed.lines[0].stretches[0].link == "https://city.example/"  # type: ignore[union-attr]
    assert table.named  # type: ignore[union-attr]
    assert shown.picture  # type: ignore[union-attr]
    words = Words("en")
    said = [words.say(one.said) for one in clerk.read(record_rows, limit=3)]
    assert said[0] == "Cleo Clerk took “Three” out of the packets to come."
    assert said[1].startswith("Cleo Clerk put “")
    assert clerk.read(differences) == ()
    assert clerk.read(verify_workspace).ok


def test_the_file_and_its_pictures_are_kept_beside_the_entry(city: City) -> None:
    image = printed_image(picture().getvalue())
    name = sha256_hex(image.content)
    shown = Picture("A red square.", name, image.kind, image.width, image.height)
    made = brought(
        city,
        piece=Piece("With a picture", (shown,)),
        pictures={name: image.content, "f" * 64: b"not of this piece"},
    ).made
    clerk = city.as_("clerk")
    assert clerk.read(piece_source, piece_id=made) == b"the Word file"
    (part,) = clerk.read(quarterly_view, period=ABOUT).pieces[0].parts
    assert isinstance(part, PiecePicture)
    assert (part.alt.text, part.content, part.width) == ("A red square.", image.content, 8)
    brought(city, "The same file again")
    assert clerk.read(verify_workspace).ok
    with clerk.store.engine.begin() as database:
        assert database.execute(text("SELECT count(*) FROM kept_files")).scalar() == 2
        where = text("DELETE FROM kept_files WHERE sha256 = :name")
        database.execute(where, {"name": sha256_hex(b"the Word file")})
    assert clerk.read(piece_source, piece_id=made) is None
    assert clerk.read(verify_workspace).ok, "a Word file may be erased by law"
    with clerk.store.engine.begin() as database:
        changed = text("UPDATE kept_files SET content = :content WHERE sha256 = :name")
        database.execute(changed, {"content": b"another picture", "name": name})
    failures = clerk.read(verify_workspace).failures
    assert [(one.rule, one.row_id) for one in failures] == [("piece", name)]
    with clerk.store.engine.begin() as database:
        database.execute(where, {"name": name})
    assert [one.rule for one in clerk.read(verify_workspace).failures] == ["piece"]


def test_another_packet_and_another_kind_have_none_of_it(city_file: City) -> None:
    brought(city_file)
    clerk = city_file.as_("clerk")
    for kind, about in (("quarterly", "2026-Q2"), ("annual", "2026")):
        assert clerk.read(piece_rows, kind=kind, about=about) == ()
    made, _motions = sitting(city_file, "ordinary")
    assert made.meeting_id
    agenda = view(city_file, "agenda")
    assert isinstance(agenda, MeetingView)
    brought(city_file, kind="agenda", about=agenda.meeting.number)
    again = view(city_file, "agenda")
    assert isinstance(again, MeetingView)
    assert [one.title.text for one in again.pieces] == ["Night shelter"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"kind": "notice"}, "piece.no_place"),
        ({"lang": "xx"}, "packet.unknown_language"),
        ({"piece": Piece("Empty", (Paragraph((Stretch(" \u202e "),)),))}, "piece.empty"),
        ({"piece": Piece("Long", (Paragraph((Stretch("x" * 200_001),)),))}, "piece.too_long"),
        ({"piece": replace(PIECE, title=" ")}, "general.required"),
        ({"piece": Piece("Album", (Picture("A dot."),) * 41)}, "piece.too_many_pictures"),
        (
            {"piece": Piece("Lost", (Picture("A dot.", "0" * 64, "png", 8, 8),))},
            "piece.picture_missing",
        ),
        (
            {
                "piece": Piece("False", (Picture("A dot.", "0" * 64, "png", 8, 8),)),
                "pictures": {"0" * 64: b"other"},
            },
            "piece.picture_missing",
        ),
        ({"source": bytes(LARGEST_SOURCE + 1)}, "piece.source_too_large"),
        ({"department_id": ""}, "general.choose_one"),
        ({"department_id": "none"}, "general.not_found"),
    ],
)
def test_what_cannot_be_kept_changes_nothing(
    city_file: City, changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refusal) as caught:
        brought(city_file, **changes)
    assert caught.value.code == code
    assert titles(city_file.ctx) == []


def test_only_an_officer_brings_one_in(city_file: City) -> None:
    made = brought(city_file).made
    youth = city_file.as_("youth")
    with pytest.raises(NotAllowed):
        remove_piece(youth, piece_id=made)
    with pytest.raises(NotAllowed):
        move_piece(youth, piece_id=made, by=1)
    assert titles(city_file.ctx) == ["Night shelter"]
