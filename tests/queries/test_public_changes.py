# SPDX-License-Identifier: Apache-2.0
"""What a briefing says that the one before did not, told once and shortly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from govdesk.briefing.blocks import Block, H, Listing, P, plain, runs
from govdesk.briefing.kinds import KINDS
from govdesk.briefing.parts import Choices
from govdesk.briefing.production import draw
from govdesk.queries.public_changes import ChangedDecision, Changes, DoneAction, Moved, Retargeted
from govdesk.queries.public_view import PublicView
from govdesk.queries.quarterly import quarterly_view
from govdesk.rules.public_values import Shown
from govdesk.rules.status import Status
from govdesk.services.actions import assign_action, report_progress
from govdesk.services.packets import (
    pin_checkpoint,
    prepare_packet,
    withdraw_packet,
)
from govdesk.services.targets import set_target
from govdesk.wording import Words
from tests.briefing.conformance import assert_conforms
from tests.briefing.test_year import _size
from tests.builders import City
from tests.builders_public_view import public_view, said
from tests.measured import at, measured, report
from tests.services.test_amendments import by_vote
from tests.services.test_corrections import voted
from tests.services.test_decision_changes import decided, move, next_meeting
from tests.signed_packets import publish_signed
from tests.sittings import bring


def published(city: City, period: str, number: str = "01") -> str:
    pin_checkpoint(city.as_("clerk"))
    made = prepare_packet(
        city.as_("clerk"), number=f"{period}-{number}", kind="quarterly", lang="en", title="It",
        content=f"%PDF-1.7 {period} {number}".encode(), pages=1,
        drawn_at=city.ctx.read(_size), period=period,
    ).made  # fmt: skip
    publish_signed(city.as_("chair"), packet_id=made)
    return made


def told(city: City, period: str = "2026-Q2") -> Changes | None:
    return city.ctx.read(quarterly_view, period=period).changes


def quarter(city: City) -> dict[str, str]:
    """A first quarter on plan, of which a briefing is published in April; ids by code."""
    ids = measured(city)
    city.clock.micros = at("2026-04-10")
    report(city, ids["A5"], "2026-Q1", 30)
    report(city, ids["R2"], "2026-Q1", parts=(75, 100))
    return ids


def test_how_indicators_stand_otherwise_is_held_to_what_was_published(city: City) -> None:
    ids = quarter(city)
    published(city, "2026-Q1")
    city.clock.micros = at("2026-07-10")
    report(city, ids["A5"], "2026-Q1", 10, reason="Counted again")
    report(city, ids["A5"], "2026-Q2", 11)
    report(city, ids["R2"], "2026-Q2", parts=(75, 100))
    found = told(city)
    assert found is not None
    assert (found.packet_number, found.published_on) == ("2026-Q1-01", date(2026, 4, 10))
    assert [(one.code, one.was, one.now) for one in found.moved] == [
        ("A5", Status.ON_TRACK, Status.OFF_TRACK)
    ]
    assert found.retargeted == ()
    assert told(city, "2026-Q1") is None


def test_a_target_of_the_same_year_and_actions_done_since(city: City) -> None:
    ids = quarter(city)
    made, _motion, vote_id = voted(city, "key")
    due = city.today
    before, after = (
        assign_action(city.ctx, title=title, department_id=city.department("health"), due=due).made
        for title in ("Open the desk", "Hire a nurse. Ask me@city.example")
    )
    health = city.as_("health")
    report_progress(health, action_id=before, state="done", percent=100)
    city.later(minutes=1)
    published(city, "2026-Q1")
    city.later(minutes=1)
    report_progress(health, action_id=after, state="done", percent=100)
    set_target(
        city.ctx, indicator_id=ids["A5"], fiscal_year=2026, value=Decimal(80), vote_id=vote_id,
        reason="Fewer people came.",
    )  # fmt: skip
    city.clock.micros = at("2026-07-10")
    pin_checkpoint(city.as_("clerk"))
    found = told(city)
    assert found is not None
    assert [(one.code, one.was, one.now) for one in found.retargeted] == [
        ("A5", Shown(Decimal(100)), Shown(Decimal(80)))
    ]
    assert [one.title.text for one in found.done] == ["Hire a nurse. Ask […]"]
    assert made.meeting_id


def test_another_year_s_targets_are_no_change(city_file: City) -> None:
    ids = quarter(city_file)
    published(city_file, "2026-Q1")
    city_file.clock.micros = at("2027-04-10")
    set_target(city_file.ctx, indicator_id=ids["A5"], fiscal_year=2027, value=Decimal(500))
    report(city_file, ids["A5"], "2027-Q1", 130)
    found = told(city_file, "2027-Q1")
    assert found is not None
    assert found.retargeted == ()


def test_a_decision_on_an_earlier_decision_is_told(city_file: City) -> None:
    motion_id = decided(city_file)
    published(city_file, "2026-Q1")
    city_file.clock.micros = at("2026-04-02")
    made_id = move(city_file, motion_id)
    made = next_meeting(city_file, made_id)
    bring(city_file, made_id)
    by_vote(made, made_id)
    found = told(city_file)
    assert found is not None
    assert found.decided == (ChangedDecision("2026-2", "rescind", "2026-1"),)


def test_what_was_withdrawn_or_never_published_is_not_what_was_said_before(
    city_file: City,
) -> None:
    quarter(city_file)
    published(city_file, "2026-Q1")
    published(city_file, "2026-Q1", "02")
    city_file.clock.micros = at("2026-07-10")
    pin_checkpoint(city_file.as_("clerk"))
    found = told(city_file)
    assert found is not None
    assert found.packet_number == "2026-Q1-02"
    for row in city_file.ctx.read(_ids):
        withdraw_packet(city_file.as_("clerk"), packet_id=row, reason="A name got out.")
    assert told(city_file) is None


def _ids(session: object) -> list[str]:
    from govdesk.queries.packets import packet_rows

    return [row.id for row in packet_rows(session)]  # type: ignore[arg-type]


CHANGES = Changes(
    "2026-Q1-01",
    date(2026, 4, 12),
    (
        Moved("R1", said("Response time"), Status.ON_TRACK, Status.LAGGING),
        Moved("A2", said("Calls answered"), Status.LAGGING, Status.ON_TRACK),
        Moved("Q5", said("Followed up"), Status.LAGGING, Status.ON_TRACK),
    ),
    (
        Retargeted(
            "R1", said("Response time"), said("minutes"), 0,
            Shown(Decimal(24)), None, Shown(Decimal(26)), None,
        ),
        Retargeted(
            "A2", said("Calls answered"), said("%"), 0,
            Shown(Decimal(70)), None, Shown(Decimal(60)), Shown(Decimal(80)),
        ),
    ),
    (ChangedDecision("2026-14", "rescind", "2025-3"),),
    tuple(DoneAction(said(f"Action {n}"), said("Health Department")) for n in range(1, 8)),
)  # fmt: skip


def listed(view: PublicView, lang: str = "en") -> tuple[list[Block], list[str]]:
    made = KINDS["quarterly"].blocks(view, Words(lang), Choices(parts=("changes", "indicators")))
    start = next(at for at, one in enumerate(made) if isinstance(one, H) and one.anchor == "new")
    (items,) = (one.items for one in made[start : start + 3] if isinstance(one, Listing))
    return made[start : start + 3], [plain(one) for one in items]


def test_it_is_one_short_list_and_says_nothing_that_the_pages_say() -> None:
    blocks, items = listed(public_view(changes=CHANGES))
    assert [plain(one.text) for one in blocks if isinstance(one, P)] == [
        "Since packet 2026-Q1-01, published on 12 April 2026:"
    ]
    assert [one.replace("\u00a0", " ") for one in items] == [
        "From ● on track to ◆ behind plan: R1  Response time",
        "From ◆ behind plan to ● on track: A2  Calls answered, Q5  Followed up",
        "Another target: A2  Calls answered, 60–80 %, was 70",
        "Change of course: R1  Response time, motion 2026-14",
        "Motion 2026-14 rescinded motion 2025-3.",
        *(f"Done: Action {n} (Health Department)" for n in range(1, 6)),
        "and 2 more, inside",
    ]


def test_its_lines_lead_to_the_pages() -> None:
    (_, _, listing), _ = listed(public_view(changes=CHANGES))
    assert isinstance(listing, Listing)
    links = {run.link for item in listing.items for run in runs(item) if run.link}
    assert links == {"#indicator-R1"}  # the decisions' part is left out here


@pytest.mark.parametrize(("lang", "large"), [("en", False), ("es", True)])
def test_its_page_conforms(lang: str, *, large: bool, tmp_path: Path) -> None:
    view = public_view(changes=CHANGES, lang=lang)
    drawn = draw(view, choices=Choices(parts=("changes", "scorecard")), large=large)
    (tmp_path / "packet.pdf").write_bytes(drawn.content)
    assert_conforms(tmp_path / "packet.pdf")


def test_it_stands_before_the_scorecard_and_is_left_out_at_the_first_briefing() -> None:
    made = KINDS["quarterly"].blocks(public_view(changes=CHANGES), Words("en"), Choices())
    heads = [one.text for one in made if isinstance(one, H) and one.level == 1]
    assert heads[heads.index("What changed") + 1] == "Scorecard"
    first = KINDS["quarterly"].blocks(public_view(), Words("en"), Choices())
    assert "What changed" not in [one.text for one in first if isinstance(one, H)]


def test_a_quarter_in_which_nothing_changed_says_so() -> None:
    quiet = replace(CHANGES, moved=(), retargeted=(), decided=(), done=())
    view = public_view(changes=quiet, pivots=())
    made = KINDS["quarterly"].blocks(view, Words("en"), Choices(parts=("changes",)))
    assert "Nothing changed since packet 2026-Q1-01, published on 12 April 2026." in [
        plain(one.text) for one in made if isinstance(one, P)
    ]
