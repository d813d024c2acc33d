# SPDX-License-Identifier: Apache-2.0
"""What an annual report says of residents' influence and of how the record was kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest

from govdesk.briefing.blocks import Block, DataTable, H, KeyFigures, Listing, Note, P, plain
from govdesk.briefing.kinds import KINDS
from govdesk.briefing.open_tables import open_tables
from govdesk.briefing.parts import Choices
from govdesk.queries.annual_view import annual_view
from govdesk.queries.public_audit import Reading
from govdesk.queries.public_indicators import ScorecardRow
from govdesk.queries.public_influence import residents_votes
from govdesk.queries.public_meetings import AnnualView
from govdesk.queries.public_text import PublicText
from govdesk.rules.decisions import Result
from govdesk.rules.public_values import Missing
from govdesk.rules.status import Status
from govdesk.rules.voting_records import Part
from govdesk.services.checkpoints import cosign_checkpoint
from govdesk.services.motions import submit_motion
from govdesk.services.packets import (
    confirm_withdrawal,
    pin_checkpoint,
    prepare_packet,
    withdraw_packet,
)
from govdesk.services.proposals import complete
from govdesk.services.redaction import begin_redaction
from govdesk.services.residents import receive_comment
from govdesk.wording import Words
from tests.builders import City
from tests.builders_public_view import shown, steady
from tests.queries.test_voting_records import voted
from tests.services.test_corrections import begin
from tests.services.test_corrections import voted as spoken
from tests.services.test_redaction import GROUND, _seq
from tests.signed_packets import publish_signed


def year(city: City, lang: str = "en") -> AnnualView:
    return city.ctx.read(annual_view, period="2026", lang=lang)


def part(view: AnnualView, key: str, lang: str = "en") -> list[Block]:
    made = KINDS["annual"].blocks(view, Words(lang), Choices(parts=(key,)))
    title = next(one for one in KINDS["annual"].parts if one.key == key).title(Words(lang))
    start = next(at for at, one in enumerate(made) if isinstance(one, H) and one.text == title)
    rest = [at for at, one in enumerate(made) if isinstance(one, H) and one.level == 1]
    return made[start : next(at for at in rest if at > start)]


def said(blocks: list[Block]) -> str:
    lines: list[str] = []
    for block in blocks:
        match block:
            case H(text=heading):
                lines.append(plain(heading))
            case P(text=words) | Note(text=words):
                lines.append(plain(words))
            case Listing(items=items):
                lines += map(plain, items)
            case KeyFigures(items=figures):
                lines += [f"{one.value} {one.label}" for one in figures]
            case DataTable(rows=rows):
                lines += [" | ".join(map(plain, row)) for row in rows]
    return "\n".join(lines)


def packet(city: City, number: str, corrects: str | None = None) -> str:
    pin_checkpoint(city.as_("clerk"))
    made = prepare_packet(
        city.as_("clerk"), number=number, kind="quarterly", lang="en", title="A quarter",
        content=b"%PDF-1.7 " + number.encode(), pages=1, drawn_at=city.ctx.read(_size),
        period="2026-Q1", corrects_id=corrects,
    ).made  # fmt: skip
    publish_signed(city.as_("chair"), packet_id=made)
    return made


def _size(session: Any) -> int:
    from govdesk.record.stored_log import entry_count

    return entry_count(session)


def comment(city: City, words: str) -> str:
    return receive_comment(
        city.ctx, subject_kind="meeting", subject_id=_meeting(city),
        shown_name="A neighbour", text=words,
    ).made  # fmt: skip


def _meeting(city: City) -> str:
    from govdesk.models.meetings import Meeting

    with city.ctx.store.reading() as session:
        return session.query(Meeting.id).limit(1).scalar() or ""


def test_residents_part_in_a_vote_is_counted_from_its_roll(city: City) -> None:
    voted(city)
    told = year(city)
    found = {(one.yes, one.no): one.part for one in residents_votes(told.decisions)}
    assert found == {(3, 0): Part.CONCURRING, (1, 2): Part.DECISIVE, (0, 0): Part.EVEN}
    words = said(part(told, "influence"))
    assert "1 stopped by residents’ seats" in words
    assert "1 decided as most of them voted" in words
    assert "0 decided against most of them" in words
    assert "| 1–2 | 3–2 | Not adopted | Stopped by them" in words


def test_seats_that_were_outvoted_are_told_so(city_file: City) -> None:
    spoken(city_file, youth="no", seniors="no", old_harbour="yes")
    (one,) = residents_votes(year(city_file).decisions)
    assert (one.yes, one.no, one.part) == (1, 2, Part.OVERRULED)
    words = said(part(year(city_file), "influence"))
    assert "Against most of them" in words


def test_what_a_resident_said_stands_beside_the_motion_that_it_led_to(city: City) -> None:
    voted(city)
    heard = comment(city, "Nobody reads the forms. Write to me@city.example.")
    submit_motion(
        city.ctx, title="Put the forms on one page", text="One page.", summary="One page.",
        links=(("comment", heard),),
    )  # fmt: skip
    told = year(city)
    (one,) = told.led
    assert (one.said.text, one.result) == ("Nobody reads the forms. Write to […]", None)
    quarters = (replace(told.quarters[0], feedback=PublicText("The forms are shorter.", "en")),)
    words = said(part(replace(told, quarters=quarters), "influence"))
    assert "Residents commented 1 time this year." in words
    assert "2026-Q1: The forms are shorter." in words
    assert "| Nobody reads the forms. Write to […] | Not decided yet" in words
    decided = replace(told, led=(replace(one, result=Result.ADOPTED),))
    assert said(part(decided, "influence")).count("| Adopted") == 2


def test_a_year_says_in_one_place_what_residents_words_changed(city_file: City) -> None:
    spoken(city_file)
    comment(city_file, "Shorter forms, please.")
    told = year(city_file)
    quarters = (replace(told.quarters[0], feedback=PublicText("The forms are shorter.", "en")),)
    made = KINDS["annual"].blocks(replace(told, quarters=quarters), Words("en"), Choices())
    assert said(made).count("The forms are shorter.") == 1
    assert said(made).count("Shorter forms, please.") == 1


def test_a_quiet_year_s_record_holds(city: City) -> None:
    spoken(city)
    told = year(city).audit
    assert told.reading == Reading(city.ctx.read(_size), told.checkpoints, 0)
    assert told.entries == told.reading.entries
    assert (told.packets, told.votes, told.withdrawals, told.removals) == ((), (), (), ())
    words = said(part(year(city), "audit"))
    assert "Packets withdrawn | 0" in words
    assert "come out the same" in words


def test_what_was_corrected_withdrawn_and_removed_is_told(city: City) -> None:
    made, _motion, vote_id = spoken(city, health="no", housing="no")
    complete(city.as_("clerk"), proposal_id=begin(made, vote_id))
    before = year(city).audit
    first = packet(city, "2026-Q1-01")
    packet(city, "2026-Q1-02", corrects=first)
    cosign_checkpoint(city.as_("clerk"))
    withdraw_packet(city.as_("clerk"), packet_id=first, reason="A resident's name got into it.")
    begun = begin_redaction(city.ctx, seq=_seq(city, comment(city, "He is ill.")), ground=GROUND)
    complete(city.as_("clerk"), proposal_id=begun.made)
    told = year(city).audit
    assert (told.checkpoints - before.checkpoints, told.cosigned) == (5, 1)
    assert [(one.number, one.corrects) for one in told.packets] == [("2026-Q1-02", "2026-Q1-01")]
    assert [(one.seat.text, one.turned) for one in told.votes] == [("Youth", True)]
    assert [(one.number, one.in_time) for one in told.withdrawals] == [("2026-Q1-01", None)]
    assert [one.ground.text for one in told.removals] == [GROUND]
    assert told.reading.wrong == 0
    words = said(part(year(city), "audit"))
    assert "2026-Q1-02 corrects 2026-Q1-01" in words
    assert "Youth, corrected on" in words
    assert "the outcome is another now" in words
    assert "Another officer has a day to confirm it. Why: A resident's name got into it." in words
    assert "He is ill" not in words
    confirm_withdrawal(city.as_("chair"), packet_id=first)
    assert [one.in_time for one in year(city).audit.withdrawals] == [True]
    words = said(part(year(city), "audit"))
    assert "Another officer confirmed it within a day." in words
    assert "Withdrawals that another officer confirmed within a day | 1" in words


@pytest.mark.parametrize("confirmed", [False, True])
def test_a_withdrawal_that_nobody_confirmed_in_a_day_is_told(
    city_file: City, *, confirmed: bool
) -> None:
    first = packet(city_file, "2026-Q1-01")
    withdraw_packet(city_file.as_("clerk"), packet_id=first, reason="A name.")
    city_file.later(hours=25)
    if confirmed:
        confirm_withdrawal(city_file.as_("chair"), packet_id=first)
    else:
        pin_checkpoint(city_file.as_("clerk"))  # the record goes on
    (one,) = year(city_file).audit.withdrawals
    assert one.in_time is False
    words = said(part(year(city_file), "audit"))
    assert ("later than a day" in words) is confirmed
    assert ("no other officer has confirmed it" in words) is not confirmed


def test_a_record_that_was_altered_is_not_said_to_hold(city_file: City) -> None:
    spoken(city_file)
    packet(city_file, "2026-Q1-01")
    with closing(sqlite3.connect(city_file.ctx.store.location)) as file, file:
        file.execute("DROP TRIGGER keep_entries_update")
        file.execute("UPDATE entries SET body = ? WHERE seq = 9", (b"{}",))
    told = year(city_file)
    assert told.audit.reading.wrong > 0
    assert "The record does not hold" in "".join(
        plain(one.title) for one in part(told, "audit") if isinstance(one, Note)
    )


def quarters(city: City, *values: tuple[str, str]) -> AnnualView:
    """A year whose quarters have one row each; `None` where nothing is reported."""
    told = year(city)
    made = []
    for code, value in values:
        rows: tuple[ScorecardRow, ...] = (
            steady("A2", "Calls", Status.ON_TRACK, shown("72")),
            steady("A3", "Visits", Status.ON_TRACK, shown("71")),
            steady("W2", "Wellbeing", Status.NOT_REPORTED, Missing()),
        )
        if value == "none":
            rows = tuple(replace(one, value=Missing(), status=Status.NOT_DUE) for one in rows)
        period = replace(told.quarters[0].period, code=code)
        made.append(replace(told.quarters[0], period=period, scorecard=rows))
    return replace(told, quarters=tuple(made))


def test_a_year_is_judged_by_the_last_quarter_that_has_figures(city_file: City) -> None:
    spoken(city_file)
    view = quarters(city_file, ("2026-Q1", "all"), ("2026-Q2", "all"), ("2026-Q3", "none"))
    assert view.judged.period.code == "2026-Q2"
    words = said(part(view, "summary"))
    assert "At the end of 2026-Q2, 2 of 3 indicators were on track or achieved." in words
    assert "2 on track or achieved" in words
    table = said(part(view, "targets"))
    assert "How it stands, 2026-Q2" in table
    assert table.count("on track") == 2
    (indicators, *_) = open_tables(view, kind="annual", choices=Choices())
    assert {row[4] for row in indicators.rows} == {"2026-Q2"}
    assert {row[11] for row in indicators.rows} == {"on_track", "not_reported"}


def test_a_year_without_figures_is_judged_by_the_quarter_that_began_last(city_file: City) -> None:
    spoken(city_file)
    view = quarters(city_file, ("2026-Q1", "none"), ("2026-Q2", "none"))
    assert view.judged.period.code == "2026-Q2"
