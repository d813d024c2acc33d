# SPDX-License-Identifier: Apache-2.0
"""Documents go out with a packet as they were when it was drawn; the record makes them again."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text

from govdesk.queries.enclosures import enclosure_file, enclosure_rows, last_asked
from govdesk.queries.quarterly import quarterly_view
from govdesk.queries.record import record_rows
from govdesk.queries.verification import verify_workspace
from govdesk.record.canonical import sha256_hex
from govdesk.record.rebuild import differences
from govdesk.rules.enclosures import LARGEST, MOST, Barrier
from govdesk.rules.refusals import BadInput, NotAllowed, Refusal
from govdesk.services.context import Changed, Context
from govdesk.services.enclosures import enclose, remove_enclosure
from govdesk.wording import Words
from tests.builders import City

ABOUT = "2026-Q1"
SCAN = frozenset({Barrier.SCANNED, Barrier.UNTAGGED})


def enclosed(
    city: City, title: str = "Shelter plan", role: str = "clerk", **changes: Any
) -> Changed:
    """A document of the housing department, enclosed by the clerk."""
    asked: dict[str, Any] = {
        "kind": "quarterly",
        "about": ABOUT,
        "department_id": city.department("housing"),
        "lang": "en",
        "title": title,
        "content": b"%PDF-1.7 " + title.encode(),
        "pages": 3,
    } | changes
    return enclose(city.as_(role), **asked)


def titles(ctx: Context) -> list[str]:
    return [row.title for row in ctx.read(enclosure_rows, kind="quarterly", about=ABOUT)]


def test_documents_stand_in_their_order_and_the_record_makes_them_again(city: City) -> None:
    clerk = city.as_("clerk")
    assert clerk.read(last_asked) == ""
    first = enclosed(city, "One").made
    ask = "Housing desk, 415-555-0142, housing@marlow.example"
    enclosed(city, "Two", barriers=SCAN, summary=" Beds by month. ", ask=ask)
    assert titles(clerk) == ["One", "Two"]
    assert clerk.read(enclosure_file, enclosure_id=first) == b"%PDF-1.7 One"
    assert clerk.read(last_asked) == ask
    one, two = clerk.read(quarterly_view, period=ABOUT).enclosures
    assert (one.readable, one.summary, one.ask) == (True, None, "")
    assert two.summary is not None
    assert (two.readable, two.summary.text, two.ask) == (False, "Beds by month.", ask)
    assert one.root == sha256_hex(b"%PDF-1.7 One")
    remove_enclosure(clerk, enclosure_id=first)
    assert titles(clerk) == ["Two"]
    with pytest.raises(Refusal):
        remove_enclosure(clerk, enclosure_id=first)
    assert clerk.read(enclosure_rows, kind="annual", about=ABOUT) == ()
    words = Words("en")
    said = [words.say(row.said) for row in clerk.read(record_rows, limit=3)]
    assert said[0] == "Cleo Clerk took “One” out of what goes out with the packets to come."
    assert said[1] == "Cleo Clerk enclosed “Two” by Housing with a packet."
    assert clerk.read(differences) == ()
    assert clerk.read(verify_workspace).ok


def test_words_are_asked_for_what_not_everybody_can_read(city: City) -> None:
    for changes, field in (
        ({"barriers": SCAN, "ask": "the desk"}, "summary"),
        ({"barriers": SCAN, "summary": "Beds by month.", "ask": " "}, "ask"),
        ({"barriers": SCAN, "summary": "x" * 2_001, "ask": "the desk"}, "summary"),
        ({"content": b"PK a Word file"}, "file"),
        ({"content": b"%PDF-" + bytes(LARGEST)}, "file"),
        ({"department_id": ""}, "department_id"),
        ({"title": " "}, "title"),
        ({"lang": "xx"}, "lang"),
        ({"kind": "certificate"}, None),
    ):
        with pytest.raises(BadInput) as refused:
            enclosed(city, **changes)
        assert refused.value.field == field, changes
    assert titles(city.ctx) == []
    enclosed(city)
    with pytest.raises(BadInput, match=r"enclosure\.there_already"):
        enclosed(city)
    for number in range(MOST - 1):
        enclosed(city, f"Number {number}")
    with pytest.raises(BadInput, match=r"enclosure\.too_many"):
        enclosed(city, "One more")


def test_only_who_prepares_packets_may(city: City) -> None:
    made = enclosed(city).made
    for role in ("housing", "youth"):
        with pytest.raises(NotAllowed):
            enclosed(city, "Another", role)
        with pytest.raises(NotAllowed):
            remove_enclosure(city.as_(role), enclosure_id=made)
    assert titles(city.ctx) == ["Shelter plan"]


def test_an_altered_or_missing_document_is_found(city_file: City) -> None:
    made = enclosed(city_file).made
    clerk = city_file.as_("clerk")
    name = sha256_hex(b"%PDF-1.7 Shelter plan")
    with clerk.store.engine.begin() as database:
        change = text("UPDATE kept_files SET content = :content WHERE sha256 = :name")
        database.execute(change, {"content": b"%PDF- another", "name": name})
    failures = clerk.read(verify_workspace).failures
    assert [(one.rule, one.row_id) for one in failures] == [("piece", name)]
    with clerk.store.engine.begin() as database:
        database.execute(text("DELETE FROM kept_files"))
    assert [one.rule for one in clerk.read(verify_workspace).failures] == ["piece"]
    with pytest.raises(Refusal):
        clerk.read(enclosure_file, enclosure_id=made)
    assert clerk.read(quarterly_view, period=ABOUT).enclosures == ()
