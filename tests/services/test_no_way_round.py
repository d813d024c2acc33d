# SPDX-License-Identifier: Apache-2.0
"""No decision gets past the residents' concurrence: each way is tried, by the service and past it,
on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from govdesk.models.motions import Motion
from govdesk.queries.verification import verify_workspace
from govdesk.rules.refusals import Refusal
from govdesk.rules.wall_times import instant
from govdesk.services import meetings, motions
from govdesk.services.class_changes import claim_key
from govdesk.services.consent import adopt_consent_agenda
from govdesk.services.indicators import adopt_indicator
from govdesk.services.targets import set_target
from tests.builders import City
from tests.forging import refused
from tests.measured import WAIT
from tests.sittings import SEATS, Sitting, sitting

MATTERS = ("indicators", "targets", "pivot", "protocols", "contracts", "seats", "key_list")
PAST_THE_SERVICE = {"class", "carried"}


def submitted(city: City, **given: Any) -> str:
    return motions.submit_motion(
        city.ctx, title="Change it", text="It is changed.", summary="A change.",
        mover_seat_id=city.seat("Health"), **given,
    ).made  # fmt: skip


def class_of(city: City, motion_id: str) -> str:
    with city.ctx.store.reading() as session:
        return session.scalars(select(Motion.decision_class).where(Motion.id == motion_id)).one()


def test_nothing_on_the_key_list_is_submitted_as_ordinary(city: City) -> None:
    for matter in MATTERS:
        why = refused(lambda m=matter: submitted(city, decision_class="ordinary", matters=(m,)))
        assert why == "motions.class_too_low", matter
        assert class_of(city, submitted(city, matters=(matter,))) == "key"
    for money in (5_000_001, 10**12):
        assert refused(
            lambda m=money: submitted(city, decision_class="ordinary", matters=("money",), cost=m)
        ) == ("motions.class_too_low")
    for wanted in ("ordinary", "key"):
        assert refused(
            lambda w=wanted: submitted(city, decision_class=w, matters=("charter",))
        ) == ("motions.class_too_low")


def test_a_link_to_what_is_key_makes_it_key(city: City) -> None:
    indicator = adopted_indicator(city)
    links = (("indicator", indicator),)
    why = refused(lambda: submitted(city, decision_class="ordinary", links=links))
    assert why == "motions.class_too_low"
    assert class_of(city, submitted(city, links=links)) == "key"


def test_what_was_classed_ordinary_is_key_at_a_residents_word_until_the_question_is_put(
    city: City,
) -> None:
    made, (motion_id,) = sitting(city)
    for login, seat in (("health", "Health"), ("youth", "Health"), ("chair", "Housing")):
        with pytest.raises(Refusal):
            claim_key(city.as_(login), motion_id=motion_id, seat_id=city.seat(seat))
    claim_key(city.as_("youth"), motion_id=motion_id, seat_id=city.seat("Youth"))
    assert class_of(city, motion_id) == "key"
    vote_id = made.put(motion_id)
    for seat in SEATS:
        made.enter(vote_id, seat, "no" if seat in ("Youth", "Seniors") else "yes")
    made.close(vote_id)
    assert state_of(city, motion_id) == "rejected"


def test_general_consent_never_decides_a_key_or_charter_motion(city: City) -> None:
    made, found = sitting(city, "key", "charter", "ordinary")
    for motion_id in found[:2]:
        for by in ("secretary", "chair"):
            assert refused(
                lambda m=motion_id, b=by: motions.step(
                    city.as_(b), motion_id=m, verb="adopt_by_consent", unopposed=True
                )
            ) == "motions.needs_ordinary"  # fmt: skip
    assert refused(lambda: motions.step(city.ctx, motion_id=found[2], verb="adopt_by_consent")) == (
        "motions.needs_no_objection"
    )
    claim_key(city.as_("seniors"), motion_id=found[2], seat_id=city.seat("Seniors"))
    assert refused(
        lambda: motions.step(city.ctx, motion_id=found[2], verb="adopt_by_consent", unopposed=True)
    ) == ("motions.needs_ordinary")
    assert made.meeting_id


def test_a_consent_agenda_holds_no_key_motion_and_is_adopted_whole_or_not_at_all(
    city: City,
) -> None:
    made, found = noticed(city, "ordinary", "key", "ordinary")

    def adopt(*ids: str, unopposed: bool = True) -> object:
        return adopt_consent_agenda(
            city.ctx, meeting_id=made.meeting_id, motion_ids=ids, unopposed=unopposed
        )

    assert refused(lambda: adopt(*found)) == "motions.needs_ordinary"
    assert {state_of(city, one) for one in found} == {"noticed"}
    plain = (found[0], found[2])
    assert refused(lambda: adopt(*plain, unopposed=False)) == "motions.needs_no_objection"
    unposted = made.submit()
    assert refused(lambda: adopt(*plain, unposted)) == "motions.not_now"
    assert refused(lambda: adopt()) == "motions.choose_some"
    adopt(*plain)
    assert [state_of(city, one) for one in found] == ["adopted", "noticed", "adopted"]
    verdict = city.ctx.read(verify_workspace)
    assert verdict.ok, verdict.failures


def test_a_target_that_stands_is_changed_by_a_key_decision_only(city: City) -> None:
    indicator = adopted_indicator(city)

    def to(value: int, **given: Any) -> object:
        return set_target(
            city.ctx, indicator_id=indicator, fiscal_year=2026, value=Decimal(value),
            baseline=Decimal(10), reason="Because", **given,
        )  # fmt: skip

    to(20)
    assert refused(lambda: to(15)) == "target.only_by_vote"
    made, (plain, key, lost) = sitting(city, "ordinary", "key", "key")
    votes = {}
    for motion_id, residents in ((plain, "yes"), (key, "yes"), (lost, "no")):
        votes[motion_id] = made.put(motion_id)
        for seat in SEATS:
            made.enter(votes[motion_id], seat, "yes" if seat[0] == "H" else residents)
        assert refused(lambda v=votes[motion_id]: to(15, vote_id=v)) == "target.vote_not_adopted"
        made.close(votes[motion_id])
    assert refused(lambda: to(15, vote_id=votes[plain])) == "target.vote_not_key"
    assert refused(lambda: to(15, vote_id=votes[lost])) == "target.vote_not_adopted"
    assert to(15, vote_id=votes[key])
    assert city.ctx.read(verify_workspace).ok


Deed = Callable[[Sitting, list[str]], None]


def _classed_down(made: Sitting, found: list[str]) -> None:
    city = made.city
    with city.as_("chair").writing("motion.claim_key") as act:
        act.record("motion.classed", found[0], decision_class="ordinary", class_reason="Quicker")


def _adopted_in_silence(made: Sitting, found: list[str]) -> None:
    _stepped(made.city, found[0], "adopt_by_consent", "pending")


def _adopted_without_a_vote(made: Sitting, found: list[str]) -> None:
    _stepped(made.city, found[1], "close_the_vote", "voting")


def _adopted_by_decree(made: Sitting, found: list[str]) -> None:
    _stepped(made.city, found[1], "rule_out_of_order", "pending")


def _adopted_against_its_vote(made: Sitting, found: list[str]) -> None:
    vote_id = made.put(found[0])
    made.enter(vote_id, "Health", "yes")
    made.close(vote_id)  # rejected: nobody of the community agreed
    _stepped(made.city, found[0], "close_the_vote", "voting")


def _linked_to_an_indicator(made: Sitting, found: list[str]) -> None:
    city = made.city
    indicator = adopted_indicator(city)
    with city.ctx.writing("motion.submit") as act:
        act.record(
            "motion.linked", act.new_id(), motion_id=found[1], kind="indicator",
            target_id=indicator,
        )  # fmt: skip


def _charter_by_decree(made: Sitting, _found: list[str]) -> None:
    city = made.city
    with city.ctx.writing("vote.close") as act:
        act.record("charter.in_force", act.new_id(), version=2, body={"classes": {}, "rules": []},
                   body_sha256="ab" * 32, in_force_from=city.today)  # fmt: skip


def _target_by_decree(made: Sitting, _found: list[str]) -> None:
    city = made.city
    indicator = adopted_indicator(city)
    for value in (20, 15):
        with city.ctx.writing("target.set") as act:
            act.record("target.set", act.new_id(), indicator_id=indicator, fiscal_year=2026,
                       value=Decimal(value), trajectory="linear", milestones=[])  # fmt: skip


@pytest.mark.parametrize(
    "deed",
    [
        _classed_down,
        _adopted_in_silence,
        _adopted_without_a_vote,
        _adopted_by_decree,
        _adopted_against_its_vote,
        _linked_to_an_indicator,
        _charter_by_decree,
        _target_by_decree,
    ],
)
def test_an_officer_who_writes_it_past_the_service_is_found(city: City, deed: Deed) -> None:
    made, found = sitting(city, "key", "ordinary")
    assert city.ctx.read(verify_workspace).ok
    deed(made, found)
    broken = {one.rule for one in city.ctx.read(verify_workspace).failures}
    assert broken & PAST_THE_SERVICE


def _stepped(city: City, motion_id: str, verb: str, before: str) -> None:
    with city.as_("chair").writing("motion.run") as act:
        act.record("motion.stepped", motion_id, step_id=act.new_id(), verb=verb,
                   from_state=before, to_state="adopted", decided_at=act.now)  # fmt: skip


def noticed(city: City, *decision_classes: str) -> tuple[Sitting, list[str]]:
    """A meeting in session with motions on its posted agenda that nobody has moved."""
    starts = f"{city.today + timedelta(days=15)}T17:30"
    meeting_id = meetings.schedule_meeting(
        city.ctx, title="January meeting", starts_wall=starts, place="Town hall"
    ).made
    made = Sitting(city, meeting_id)
    found = [made.submit(one) for one in decision_classes]
    for motion_id in found:
        meetings.add_agenda_item(
            city.ctx, meeting_id=meeting_id, title="Library", kind="motion", motion_id=motion_id
        )
    meetings.give_notice(city.ctx, meeting_id=meeting_id, place="Town hall door", person="Sefa")
    city.clock.micros = instant(starts, city.ctx.store.zone)[1]
    for seat in SEATS:
        made.note(seat, "arrive")
    meetings.open_meeting(city.ctx, meeting_id=meeting_id)
    return made, found


def state_of(city: City, motion_id: str) -> str:
    with city.ctx.store.reading() as session:
        return session.get_one(Motion, motion_id).state


def adopted_indicator(city: City) -> str:
    return adopt_indicator(
        city.ctx, code=WAIT.id, department_id=city.department("health"), definition=WAIT
    ).made
