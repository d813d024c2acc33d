# SPDX-License-Identifier: Apache-2.0
"""What a motion costs: kept with each of its texts, public, and what the charter calls key."""

from __future__ import annotations

from typing import Any

import pytest

from govdesk.queries.motions import MotionDetail, TextVersion, motion
from govdesk.queries.verification import verify_workspace
from govdesk.record.rebuild import differences
from govdesk.rules.costs import Cost
from govdesk.rules.refusals import BadInput
from govdesk.services.amendments import move_amendment
from govdesk.services.motion_words import revise_text
from govdesk.services.motions import step, submit_motion
from govdesk.wording import Words
from govdesk.wording.costs import cost_words
from tests.builders import City
from tests.sittings import sitting

LIMIT = 5_000_000
"""The small city's sum, in cents: what is over it is key."""


def found(city: City, motion_id: str) -> MotionDetail:
    told = city.ctx.read(motion, motion_id=motion_id, actor=None, now=city.clock.micros)
    assert told is not None
    return told


def submitted(city: City, cost: int | None, note: str = "Two drivers for a year") -> str:
    return submit_motion(
        city.ctx, title="A van", text="Buy a van.", summary="A van.", cost=cost, cost_note=note
    ).made


def texts(city: City, motion_id: str) -> tuple[TextVersion, ...]:
    return found(city, motion_id).texts


def test_it_is_kept_with_its_text_and_the_log_alone_makes_it_again(city: City) -> None:
    made = submitted(city, 4_200_000)
    revise_text(
        city.ctx, motion_id=made, text="Rent a van.", summary="A van.", cost=90_050, cost_note=""
    )
    revise_text(city.ctx, motion_id=made, text="Borrow a van.", summary="A van.")
    none, rented, bought = texts(city, made)
    assert none.cost is None
    assert rented.cost == Cost(90_050, "USD")
    assert cost_words(rented.cost, Words("en")) == "900.50\u00a0USD"
    assert cost_words(bought.cost, Words("en")) == "42,000\u00a0USD: Two drivers for a year"
    assert cost_words(bought.cost, Words("es")) == "42.000\u00a0USD: Two drivers for a year"
    with city.ctx.store.reading() as session:
        assert not differences(session)


@pytest.mark.parametrize(("cost", "expected"), [(LIMIT, "ordinary"), (LIMIT + 1, "key")])
def test_a_later_text_cannot_spend_past_the_charters_sum(
    city_file: City, cost: int, expected: str
) -> None:
    made = submitted(city_file, None)
    assert found(city_file, made).row.decision_class == "ordinary"
    revise_text(city_file.ctx, motion_id=made, text="A bus.", summary="A bus.", cost=cost)
    assert found(city_file, made).row.decision_class == expected
    revise_text(city_file.ctx, motion_id=made, text="A bike.", summary="A bike.", cost=0)
    assert found(city_file, made).row.decision_class == expected


@pytest.mark.parametrize("cost", [-1, 2**53])
def test_what_is_no_sum_is_refused(city_file: City, cost: int) -> None:
    with pytest.raises(BadInput) as refused:
        submitted(city_file, cost)
    assert refused.value.field == "cost"


def amended(city_file: City, **cost: Any) -> str:
    """A motion with a cost whose words an amendment changed, which said this of the cost."""
    made = submitted(city_file, 90_000)
    _sitting, (motion_id,) = sitting(city_file, motion_ids=(made,))
    amendment = move_amendment(
        city_file.ctx, motion_id=motion_id, text="Buy two vans.", summary="Two.",
        mover_seat_id=city_file.seat("Youth"), **cost,
    ).made  # fmt: skip
    for verb, seat in (("second", "Seniors"), ("state", None), ("adopt_by_consent", None)):
        step(
            city_file.ctx,
            motion_id=amendment,
            verb=verb,
            seat_id=city_file.seat(seat) if seat else None,
            unopposed=verb == "adopt_by_consent",
        )
    return motion_id


def test_words_that_were_amended_say_of_which_text_the_cost_was_said(city_file: City) -> None:
    now, first = texts(city_file, amended(city_file))
    assert now.text == "Buy two vans."
    assert first.cost is not None
    assert first.cost.of is None
    told = cost_words(now.cost, Words("en"))
    assert told == "900\u00a0USD: Two drivers for a year (said of text version 1)"


def test_an_amendment_says_what_the_motion_then_costs(city_file: City) -> None:
    now, _first = texts(city_file, amended(city_file, cost=180_000, cost_note="Both of them"))
    assert cost_words(now.cost, Words("en")) == "1,800\u00a0USD: Both of them"
    with city_file.ctx.store.reading() as session:
        assert not differences(session)
    assert city_file.ctx.read(verify_workspace).ok


def test_an_amendment_over_the_charters_sum_is_key_without_being_called_so(
    city_file: City,
) -> None:
    _sitting, (motion_id,) = sitting(city_file, motion_ids=(submitted(city_file, 90_000),))
    amendment = move_amendment(
        city_file.ctx, motion_id=motion_id, text="Buy sixty vans.", summary="Sixty.",
        mover_seat_id=city_file.seat("Youth"), cost=LIMIT + 1,
    ).made  # fmt: skip
    assert found(city_file, amendment).row.decision_class == "key"
