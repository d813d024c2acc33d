# SPDX-License-Identifier: Apache-2.0
"""A key motion is decided as an ordinary one only where a key vote says so; each way round is
refused, or found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govdesk.queries.bundles import bundle_of
from govdesk.queries.verification import verify_workspace
from govdesk.record.bundle_contents import About
from govdesk.record.rebuild import differences
from govdesk.record.verify_bundle import verify_bundle
from govdesk.rules.refusals import BadInput, NotAllowed
from govdesk.services import motions
from govdesk.services.class_changes import claim_key, move_lowering
from govdesk.services.consent import adopt_consent_agenda
from govdesk.services.decision_changes import move_change
from tests.builders import City
from tests.forging import refused
from tests.services.test_charter_changes import proposed, vote
from tests.services.test_no_way_round import adopted_indicator, class_of, submitted
from tests.sittings import Sitting, sitting

CONCURRED = ("Health",)
"""Who votes no where the residents agree."""
AGAINST = ("Youth", "Seniors")
"""Who votes no where they do not."""


def lowering(city: City, motion_id: str, seat: str = "Health") -> str:
    return move_lowering(
        city.ctx, motion_id=motion_id, why="It is small.", mover_seat_id=city.seat(seat)
    ).made


def sat(city: City) -> tuple[Sitting, str, str]:
    """A meeting with a key motion and the motion to lower its class, both before the members."""
    key = submitted(city, decision_class="key")
    asked = lowering(city, key)
    made, _ids = sitting(city, motion_ids=(asked, key))
    return made, key, asked


def test_a_key_vote_lowers_it_and_a_claim_raises_it_again(city: City) -> None:
    made, key, asked = sat(city)
    assert class_of(city, asked) == "key"
    vote(made, asked, no=CONCURRED)
    assert class_of(city, key) == "ordinary"
    decided = vote(made, key, no=AGAINST)
    with city.ctx.store.reading() as session:
        assert motions.load(session, key).state == "adopted"
    assert city.ctx.read(differences) == ()
    verdict = city.ctx.read(verify_workspace)
    assert verdict.ok, verdict.failures
    alone = verify_bundle(city.ctx.read(bundle_of, about=About("vote", decided)))
    assert alone.ok, alone.failures
    assert alone.checked["class"] > 0


def test_what_was_lowered_can_be_claimed_again(city_file: City) -> None:
    city = city_file
    made, key, asked = sat(city)
    vote(made, asked)
    claim_key(city.as_("youth"), motion_id=key, seat_id=city.seat("Youth"))
    assert class_of(city, key) == "key"
    assert city.ctx.read(verify_workspace).ok


def test_without_the_residents_nothing_is_lowered(city: City) -> None:
    made, key, asked = sat(city)
    vote(made, asked, no=AGAINST)
    assert class_of(city, key) == "key"
    assert city.ctx.read(verify_workspace).ok


def test_no_silence_and_no_consent_agenda_lowers_it(city_file: City) -> None:
    city = city_file
    made, key, asked = sat(city)
    assert refused(lambda: motions.step(city.ctx, motion_id=asked, verb="adopt_by_consent",
                                        unopposed=True))  # fmt: skip
    assert refused(
        lambda: adopt_consent_agenda(
            city.ctx, meeting_id=made.meeting_id, motion_ids=[asked], unopposed=True
        )
    )
    assert class_of(city, key) == "key"


def test_too_late_it_lowers_nothing(city_file: City) -> None:
    """The question on the motion itself was put before."""
    city = city_file
    made, key, asked = sat(city)
    vote(made, key, no=CONCURRED)
    vote(made, asked)
    assert class_of(city, key) == "key"
    assert refused(lambda: lowering(city, key)) == "motions.class_too_late"
    assert city.ctx.read(verify_workspace).ok


def test_what_else_makes_it_key_is_not_lowered(city_file: City) -> None:
    city = city_file
    linked = submitted(city, links=(("indicator", adopted_indicator(city)),))
    assert refused(lambda: lowering(city, linked)) == "motions.lowering_bound"
    assert refused(lambda: lowering(city, proposed(city))) == "motions.lowering_charter"
    assert refused(lambda: lowering(city, submitted(city))) == "motions.lowering_nothing"
    key = submitted(city, decision_class="key")
    asked = lowering(city, key)
    assert refused(lambda: lowering(city, asked)) == "motions.lowering_bound"
    made, _ids = sitting(city, motion_ids=(key,))
    vote(made, key)
    change = move_change(
        city.ctx, motion_id=key, verb="rescind", summary="Away", mover_seat_id=city.seat("Youth")
    ).made
    assert refused(lambda: lowering(city, change)) == "motions.lowering_bound"
    with pytest.raises(BadInput):
        move_lowering(city.ctx, motion_id=submitted(city, decision_class="key"), why="",
                      mover_seat_id=None)  # fmt: skip
    with pytest.raises(NotAllowed):
        move_lowering(city.as_("youth"), motion_id=submitted(city, decision_class="key"),
                      why="Small", mover_seat_id=city.seat("Health"))  # fmt: skip


Deed = Callable[[Sitting, str, str], None]


def _classed(made: Sitting, motion_id: str, by: str) -> None:
    with made.city.as_("chair").writing("vote.close") as act:
        act.record("motion.classed", motion_id, decision_class="ordinary",
                   class_reason="motions.class_lowered", carried_by=by)  # fmt: skip


def _before_its_vote(made: Sitting, key: str, asked: str) -> None:
    _classed(made, key, asked)


def _though_rejected(made: Sitting, key: str, asked: str) -> None:
    vote(made, asked, no=AGAINST)
    _classed(made, key, asked)


def _another_motion(made: Sitting, _key: str, asked: str) -> None:
    other = submitted(made.city, decision_class="key")
    vote(made, asked)
    _classed(made, other, asked)


def _a_second_time(made: Sitting, key: str, asked: str) -> None:
    vote(made, asked)
    city = made.city
    claim_key(city.as_("youth"), motion_id=key, seat_id=city.seat("Youth"))
    _classed(made, key, asked)


def _by_any_adopted_motion(made: Sitting, key: str, _asked: str) -> None:
    vote(made, key)
    other = submitted(made.city, decision_class="key")
    _classed(made, other, key)


def _asked_by_an_ordinary_motion(made: Sitting, key: str, _asked: str) -> None:
    plain = submitted(made.city)
    with made.city.as_("secretary").writing("motion.submit") as act:
        act.record("class_lowering.moved", plain, motion_id=key)


def _after_the_question(made: Sitting, key: str, asked: str) -> None:
    vote(made, key)
    vote(made, asked)
    _classed(made, key, asked)


def _what_is_linked(made: Sitting, key: str, asked: str) -> None:
    city = made.city
    indicator = adopted_indicator(city)
    with city.as_("secretary").writing("motion.submit") as act:
        act.record("motion.linked", act.new_id(), motion_id=key, kind="indicator",
                   target_id=indicator)  # fmt: skip
    vote(made, asked)
    _classed(made, key, asked)


@pytest.mark.parametrize(
    "deed",
    [
        _before_its_vote,
        _though_rejected,
        _another_motion,
        _a_second_time,
        _by_any_adopted_motion,
        _asked_by_an_ordinary_motion,
        _after_the_question,
        _what_is_linked,
    ],
)
def test_whatever_goes_past_the_service_is_found(city_file: City, deed: Deed) -> None:
    made, key, asked = sat(city_file)
    deed(made, key, asked)
    assert "class" in {one.rule for one in city_file.ctx.read(verify_workspace).failures}
