# SPDX-License-Identifier: Apache-2.0
"""A department's part of a review: handed in, closed to silent changes, given back, handed in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govdesk.queries.review_requests import request_packs
from govdesk.queries.reviews import ReviewDetail
from govdesk.queries.reviews import review as review_query
from govdesk.record.rebuild import differences
from govdesk.rules.permissions import Role
from govdesk.rules.refusals import BadInput, NotAllowed, Refusal
from govdesk.services.review_requests import give_back, hand_in, note_packs, take_further
from govdesk.services.reviews import return_review, submit_review, write_finding
from tests.builders import City
from tests.measured import report
from tests.services.test_review_requests import begun


def detail(city: City, made: str) -> ReviewDetail:
    found = city.ctx.read(review_query, id=made, now=city.clock.micros)
    assert found is not None
    return found


def story(city: City, made: str, code: str, words: str, login: str) -> None:
    (one,) = (one for one in detail(city, made).findings if one.code == code)
    write_finding(city.as_(login), finding_id=one.id, narrative=words)


def test_a_part_is_handed_in_given_back_and_handed_in_again(city: City) -> None:
    ids, made = begun(city)
    health, housing = city.department("health"), city.department("housing")
    part = {"review_id": made, "department_id": health}
    with pytest.raises(NotAllowed) as caught:
        hand_in(city.as_("housing"), **part)
    assert caught.value.code == "general.other_department"
    with pytest.raises(NotAllowed):
        hand_in(city.as_("chair"), **part)
    with pytest.raises(BadInput) as missing:  # the number of A5 is, and nobody said why
        hand_in(city.as_("health"), **part, note=" ")
    assert (missing.value.field, missing.value.code) == ("note", "general.required")
    with pytest.raises(Refusal) as nothing:
        give_back(city.ctx, **part, reason="Too short")
    assert nothing.value.code == "request.not_handed_in"

    note_packs(city.ctx, review_id=made, department_ids=[health])
    hand_in(city.as_("health"), **part, note="The register is being mended")
    with pytest.raises(Refusal) as twice:
        hand_in(city.ctx, **part)
    assert twice.value.code == "request.handed_in"
    for login in ("health", "secretary"):
        with pytest.raises(Refusal) as closed:
            story(city, made, "A5", "Another story", login)
        assert closed.value.code == "request.closed"
        assert closed.value.then is not None
    story(city, made, "R2", "The other department goes on", "housing")
    assert city.ctx.read(request_packs, review_id=made, now=city.clock.micros) == ()
    for step in (
        lambda: note_packs(city.ctx, review_id=made, department_ids=[health]),
        lambda: take_further(city.ctx, **part, note="City manager"),
    ):
        with pytest.raises(Refusal) as chased:
            step()
        assert chased.value.code == "request.handed_in"

    city.later(days=1)
    report(city, ids["A5"], "2026-Q2", 25)
    report(city, ids["A5"], "2026-Q3", 5)  # of a later quarter, so not of this part
    one = detail(city, made).part_of(health)
    assert one is not None
    assert (one.is_handed_in, one.since) == (True, 1)
    with pytest.raises(NotAllowed):
        give_back(city.as_("health"), **part, reason="We have it now")
    with pytest.raises(BadInput):
        give_back(city.ctx, **part, reason=" ")
    give_back(city.ctx, **part, reason="The number is here now")
    story(city, made, "A5", "The register was mended", "health")
    hand_in(city.ctx, **part)
    hand_in(city.as_("housing"), review_id=made, department_id=housing)

    found = detail(city, made)
    one = found.part_of(health)
    assert one is not None
    assert [(s.step, s.version, s.on_behalf, s.note) for s in one.steps] == [
        ("asked", 0, False, ""),
        ("answered", 1, False, "The register is being mended"),
        ("returned", 1, False, "The number is here now"),
        ("answered", 2, True, ""),
    ]
    assert [s.by for s in one.steps][1:] == [
        "Hollis Healthwright",
        found.departments[0].steps[0].by,
        one.steps[0].by,
    ]
    assert one.since == 0
    assert list(city.ctx.read(differences)) == []


def test_a_part_moves_only_while_the_review_is_written(city: City) -> None:
    _ids, made = begun(city)
    housing = city.department("housing")
    part = {"review_id": made, "department_id": housing}
    hand_in(city.as_("housing"), **part)
    submit_review(city.ctx, review_id=made)
    for step in (
        lambda: give_back(city.ctx, **part, reason="Too short"),
        lambda: hand_in(
            city.as_("health"), review_id=made, department_id=city.department("health")
        ),
    ):
        with pytest.raises(Refusal) as caught:
            step()
        assert caught.value.code == "review.needs_state"
    return_review(city.as_("clerk"), review_id=made, reason="Housing's story is too short")
    give_back(city.ctx, **part, reason="Too short")
    found = detail(city, made).part_of(housing)
    assert found is not None
    assert not found.is_handed_in


def test_an_officer_who_is_of_the_department_does_not_act_for_it(city_file: City) -> None:
    _ids, made = begun(city_file)
    housing = city_file.department("housing")
    there = city_file.as_("housing")
    assert there.actor is not None
    both = replace(there, actor=replace(there.actor, roles=there.actor.roles | {Role.SECRETARIAT}))
    hand_in(both, review_id=made, department_id=housing)
    found = detail(city_file, made).part_of(housing)
    assert found is not None
    assert [one.on_behalf for one in found.steps] == [False]
