# SPDX-License-Identifier: Apache-2.0
"""A frozen review is opened again as its next version; errata, departments and evaluations."""

from __future__ import annotations

from decimal import Decimal

import pytest

from govdesk.queries.findings import review_differences
from govdesk.queries.reviews import ReviewDetail, review
from govdesk.record.rebuild import differences
from govdesk.rules.refusals import BadInput, NotAllowed, Refusal
from govdesk.services.pivots import decide_pivots, evaluate, propose_pivot
from govdesk.services.reviews import (
    dispose,
    freeze_review,
    open_review,
    reopen_review,
    write_finding,
)
from tests.builders import City
from tests.measured import at, report
from tests.services.test_reviews import approved, finding, freezes, midpoint


def seen(city: City, review_id: str) -> ReviewDetail:
    found = city.ctx.read(review, id=review_id, now=city.clock.micros)
    assert found is not None
    return found


def adopted(city: City, review_id: str) -> None:
    approved(city, review_id)
    for kind in ("issued", "adopted"):
        freeze_review(city.as_("chair"), review_id=review_id, kind=kind)


def test_a_frozen_review_is_opened_again_as_its_next_version(city: City) -> None:
    ids, made = midpoint(city)
    with pytest.raises(Refusal) as caught:
        reopen_review(city.ctx, review_id=made, reason="Too early")
    assert caught.value.code == "review.needs_state"
    dispose(city.ctx, finding_id=finding(city, ids["A5"]).id, disposition="accept")
    adopted(city, made)
    report(city, ids["A5"], "2026-Q2", 25, reason="Forms were found")
    with pytest.raises(BadInput):
        reopen_review(city.ctx, review_id=made, reason=" ")
    with pytest.raises(NotAllowed):
        reopen_review(city.as_("health"), review_id=made, reason="Forms were found")
    reopen_review(city.as_("clerk"), review_id=made, reason="Forms were found")
    again = seen(city, made)
    assert (again.row.state, again.row.version) == ("open", 2)
    assert [one.is_erratum for one in again.findings if one.then] == [True]
    adopted(city, made)
    after = seen(city, made)
    assert [(one.version, one.kind) for one in after.freezes] == [
        (1, "issued"),
        (1, "adopted"),
        (2, "issued"),
        (2, "adopted"),
    ]
    assert after.changed == ()
    assert len(city.ctx.read(freezes)) == 4
    assert city.ctx.read(review_differences, review_id=made) == ()
    assert list(city.ctx.read(differences)) == []


def test_a_department_is_ready_once_its_numbers_and_stories_are_here(city_file: City) -> None:
    ids, made = midpoint(city_file)
    before = {row.name: row for row in seen(city_file, made).departments}
    assert [(one.name, one.is_ready) for one in seen(city_file, made).departments] == [
        ("Health", False),
        ("Housing", True),
    ]
    health = before["Health"]
    assert (health.indicators, health.reported, health.behind, health.told) == (2, 2, 1, 0)
    write_finding(
        city_file.as_("health"), finding_id=finding(city_file, ids["A5"]).id, narrative="Two left"
    )
    assert all(one.is_ready for one in seen(city_file, made).departments)


def test_the_two_reviews_after_a_change_of_course_look_at_it_again(city_file: City) -> None:
    ids, made = midpoint(city_file)
    pivot = propose_pivot(
        city_file.ctx,
        finding_id=finding(city_file, ids["A5"]).id,
        change="approach",
        approach="Enrol at the shelters",
        expected_effect="Ten more",
    ).made
    adopted(city_file, made)
    motion = seen(city_file, made).findings[0].pivot
    assert motion is not None
    with city_file.ctx.writing("vote.close") as act:
        decide_pivots(act, motion_id=motion.motion_id, adopted=True, vote_id="")
    asked = []
    for quarter, day in (("2026-Q3", "2026-10-10"), ("2026-Q4", "2027-01-10")):
        city_file.clock.micros = at(day)
        report(city_file, ids["A5"], quarter, 20)
        asked.append(seen(city_file, open_review(city_file.ctx, period=quarter).made))
    for one, now in zip(asked, (61, 81), strict=True):
        (check,) = one.to_evaluate
        assert (check.period, check.then, check.then_status) == (
            "2026-Q2",
            Decimal(41),
            "lagging",
        )
        assert check.now == Decimal(now)
    evaluate(city_file.ctx, pivot_id=pivot, evaluation="It brought ten")
    city_file.clock.micros = at("2027-04-10")
    later = open_review(city_file.ctx, period="2027-Q1").made
    assert seen(city_file, later).to_evaluate == ()
    assert seen(city_file, asked[1].row.id).to_evaluate[0].pivot.evaluation == "It brought ten"
    assert seen(city_file, made).to_evaluate == ()
