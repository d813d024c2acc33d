# SPDX-License-Identifier: Apache-2.0
"""A review is written by departments, submitted by one, approved by another and frozen whole."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.motions import Motion, MotionLink, MotionText
from govdesk.models.reviews import Finding, Pivot, Review, ReviewFreeze
from govdesk.queries.findings import freeze_differences
from govdesk.queries.reviews import ReviewDetail
from govdesk.queries.reviews import review as review_query
from govdesk.record.rebuild import differences
from govdesk.rules.refusals import BadInput, NotAllowed, Refusal, Stale
from govdesk.rules.status import Status
from govdesk.services.pivots import decide_pivots, evaluate, propose_pivot
from govdesk.services.readings import withdraw_reading
from govdesk.services.reviews import (
    approve_review,
    dispose,
    freeze_review,
    open_review,
    override_status,
    return_review,
    submit_review,
    write_finding,
)
from tests.builders import City
from tests.measured import at, measured, report, state


def finding_of(session: Session, *, indicator_id: str) -> Finding:
    found = session.scalars(select(Finding).where(Finding.indicator_id == indicator_id)).one()
    session.expunge(found)
    return found


def freezes(session: Session) -> list[tuple[str, str, int, list[dict[str, dict[str, str]]]]]:
    rows = session.scalars(select(ReviewFreeze).order_by(ReviewFreeze.at)).all()
    return [(row.id, row.kind, row.as_of, row.rows) for row in rows]


def review_state(session: Session) -> str:
    return session.scalars(select(Review.state)).one()


def shown(city: City, review_id: str) -> ReviewDetail:
    found = city.ctx.read(review_query, id=review_id, now=city.clock.micros)
    assert found is not None
    return found


def midpoint(city: City) -> tuple[dict[str, str], str]:
    """The midpoint of 2026 with A5 behind plan (41 of 50), the others on plan; ids, review."""
    ids = measured(city)
    city.clock.micros = at("2026-04-10")
    for code, one, two in (("A5", 30, 11), ("A6", 17, 15)):
        report(city, ids[code], "2026-Q1", one)
        city.clock.micros = at("2026-07-10")
        report(city, ids[code], "2026-Q2", two)
    for period in ("2026-Q1", "2026-Q2"):
        report(city, ids["R2"], period, parts=(75, 100))
    return ids, open_review(city.ctx, period="2026-Q2").made


def finding(city: City, indicator_id: str) -> Finding:
    return city.ctx.read(finding_of, indicator_id=indicator_id)


def approved(city: City, review: str) -> None:
    submit_review(city.ctx, review_id=review)
    approve_review(city.as_("chair"), review_id=review)


def test_a_review_waits_for_its_quarter_and_is_opened_once(city_file: City) -> None:
    measured(city_file)
    city_file.clock.micros = at("2026-06-30")
    for period in ("2026-Q2", "2026-06", "yesterday"):
        with pytest.raises(Refusal):
            open_review(city_file.ctx, period=period)
    city_file.clock.micros = at("2026-07-01")
    open_review(city_file.ctx, period="2026-Q2")
    with pytest.raises(Refusal) as caught:
        open_review(city_file.ctx, period="2026-Q2")
    assert caught.value.code == "review.exists"


def test_at_the_midpoint_what_is_behind_plan_needs_a_disposition(city: City) -> None:
    """Issued before the meeting with things undecided; adopted only once the meeting decided."""
    ids, review = midpoint(city)
    approved(city, review)
    freeze_review(city.as_("clerk"), review_id=review, kind="issued")
    with pytest.raises(Refusal) as caught:
        freeze_review(city.as_("chair"), review_id=review, kind="adopted")
    assert caught.value.code == "review.needs_disposition"
    assert city.ctx.read(review_state) == "issued"
    assert caught.value.what.args["names"] == "A5"
    behind = finding(city, ids["A5"]).id
    with pytest.raises(BadInput) as bad:
        dispose(city.ctx, finding_id=behind, disposition="stay")
    assert bad.value.field == "reason"
    dispose(city.ctx, finding_id=behind, disposition="stay", reason="A new team starts in August")
    freeze_review(city.as_("chair"), review_id=review, kind="adopted")
    assert city.ctx.read(review_state) == "adopted"
    assert list(city.ctx.read(differences)) == []
    with pytest.raises(Refusal):
        dispose(city.ctx, finding_id=behind, disposition="accept")


def test_an_overridden_status_counts_and_carries_its_reason(city_file: City) -> None:
    ids, review = midpoint(city_file)
    on_plan, behind = finding(city_file, ids["A6"]).id, finding(city_file, ids["A5"]).id
    with pytest.raises(BadInput):
        override_status(city_file.ctx, finding_id=on_plan, status="lagging", reason="")
    override_status(city_file.ctx, finding_id=on_plan, status="off_track", reason="Half was lost")
    override_status(city_file.ctx, finding_id=behind, status="on_track", reason="A late file")
    approved(city_file, review)
    freeze_review(city_file.as_("clerk"), review_id=review, kind="issued")
    with pytest.raises(Refusal) as caught:
        freeze_review(city_file.as_("clerk"), review_id=review, kind="adopted")
    assert caught.value.what.args["names"] == "A6"


def test_whoever_submitted_does_not_approve(city: City) -> None:
    _ids, review = midpoint(city)
    with pytest.raises(Refusal):
        approve_review(city.as_("chair"), review_id=review)
    submit_review(city.ctx, review_id=review)
    with pytest.raises(Refusal) as caught:
        approve_review(city.ctx, review_id=review)
    assert caught.value.code == "review.same_person"
    with pytest.raises(NotAllowed):
        approve_review(city.as_("health"), review_id=review)
    return_review(city.as_("chair"), review_id=review, reason="A5 has no story")
    assert city.ctx.read(review_state) == "open"
    assert shown(city, review).approved_name == ""
    approved(city, review)
    assert city.ctx.read(review_state) == "approved"
    assert shown(city, review).approved_name == "Charis Chair"


def test_a_department_writes_its_own_findings_while_the_review_is_open(city: City) -> None:
    ids, review = midpoint(city)
    own, other = finding(city, ids["A5"]), finding(city, ids["R2"])
    write_finding(
        city.as_("health"), finding_id=own.id, narrative="Two staff left", revision=own.revision
    )
    assert finding(city, ids["A5"]).narrative == "Two staff left"
    with pytest.raises(Stale):
        write_finding(
            city.as_("health"), finding_id=own.id, narrative="Three", revision=own.revision
        )
    with pytest.raises(NotAllowed):
        write_finding(city.as_("health"), finding_id=other.id, narrative="Not ours")
    submit_review(city.ctx, review_id=review)
    with pytest.raises(Refusal):
        write_finding(city.as_("health"), finding_id=own.id, narrative="Too late")


def test_a_frozen_review_stays_as_it_was(city: City) -> None:
    ids, review = midpoint(city)
    dispose(city.ctx, finding_id=finding(city, ids["A5"]).id, disposition="accept")
    approved(city, review)
    freeze_review(city.as_("clerk"), review_id=review, kind="issued")
    ((freeze, _kind, _as_of, rows),) = city.ctx.read(freezes)
    then = {row["computed"]["code"]: row["computed"]["status"] for row in rows}
    assert then["A5"] == "lagging"
    city.clock.micros = at("2026-08-20")
    report(city, ids["A5"], "2026-Q2", 25, reason="Forms were found")
    withdraw_reading(
        city.ctx,
        reading_id=report(city, ids["R2"], "2026-Q2", parts=(1, 100), reason="A slip"),
        reason="It was a slip",
    )
    assert state(city, ids["A5"]).status is Status.ON_TRACK
    assert city.ctx.read(freezes)[0][3] == rows
    assert city.ctx.read(freeze_differences, freeze_id=freeze) == ()


def test_a_change_of_course_becomes_a_key_motion_linked_both_ways(city: City) -> None:
    ids, _review = midpoint(city)
    behind, fine = finding(city, ids["A5"]).id, finding(city, ids["A6"]).id
    propose = partial(
        propose_pivot, city.ctx, change="target", approach="Enrol at the shelters",
        expected_effect="Ten more a quarter",
    )  # fmt: skip
    with pytest.raises(BadInput) as caught:
        propose(finding_id=behind)
    assert caught.value.field == "new_target"
    with pytest.raises(Refusal):
        propose(finding_id=fine, new_target=Decimal(9))
    pivot = propose(finding_id=behind, new_target=Decimal(80)).made
    with pytest.raises(Refusal):
        propose(finding_id=behind, new_target=Decimal(70))
    with city.ctx.store.reading() as session:
        row = session.get_one(Pivot, pivot)
        motion = session.get_one(Motion, row.motion_id)
        drafted = (motion.decision_class, motion.state, motion.number)
        text = session.scalars(select(MotionText.text)).one()
        links = {(link.kind, link.target_id) for link in session.scalars(select(MotionLink))}
    assert drafted == ("key", "submitted", "2026-1")
    assert "The target of 2026 becomes 80 people." in text
    assert links == {("indicator", ids["A5"]), ("finding", behind), ("pivot", pivot)}
    assert finding(city, ids["A5"]).disposition == "pivot"
    target = state(city, ids["A5"]).target
    assert target is not None
    assert target.value == 100
    assert list(city.ctx.read(differences)) == []


def test_a_rejected_change_of_course_leaves_the_target(city_file: City) -> None:
    ids, _review = midpoint(city_file)
    pivot = propose_pivot(
        city_file.ctx,
        finding_id=finding(city_file, ids["A5"]).id,
        change="target",
        approach="Enrol at the shelters",
        expected_effect="Ten more a quarter",
        new_target=Decimal(80),
    ).made
    with city_file.ctx.store.reading() as session:
        motion_id = session.get_one(Pivot, pivot).motion_id or ""
    with city_file.ctx.writing("vote.close") as act:
        assert decide_pivots(act, motion_id=motion_id, adopted=False, vote_id="") == ()
    target = state(city_file, ids["A5"]).target
    assert target is not None
    assert target.value == 100
    with pytest.raises(Refusal):
        evaluate(city_file.ctx, pivot_id=pivot, evaluation="It did nothing")
