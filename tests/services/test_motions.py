# SPDX-License-Identifier: Apache-2.0
"""Motions: submission with class and links, text versions, steps and claims of key."""

from __future__ import annotations

import json
from datetime import date
from functools import partial

import pytest
from sqlalchemy import select

from govdesk.models.motions import Motion, MotionLink, MotionStep, MotionText
from govdesk.models.record import Entry
from govdesk.record.canonical import text_sha256
from govdesk.rules.refusals import BadInput, NotAllowed, Refusal, Stale
from govdesk.services import motion_words, motions
from govdesk.services.class_changes import claim_key
from tests.builders import City
from tests.sittings import Sitting, bring, sitting


def motion(city: City, motion_id: str) -> Motion:
    with city.ctx.store.reading() as session:
        found = session.get_one(Motion, motion_id)
        session.expunge(found)
        return found


def test_a_submitted_motion_has_a_number_a_text_and_its_hash(city: City) -> None:
    first = Sitting(city, "").submit()
    second = Sitting(city, "").submit()
    assert (motion(city, first).number, motion(city, second).number) == ("2026-1", "2026-2")
    with city.ctx.store.reading() as session:
        text = session.scalars(select(MotionText).where(MotionText.motion_id == first)).one()
        assert (text.n, text.text_sha256) == (1, text_sha256(text.text))


def test_the_charters_key_list_proposes_the_class_with_its_reason(city: City) -> None:
    made = motions.submit_motion(
        city.ctx, title="Pay", text="Pay.", summary="Pays.", cost=6_000_000
    ).made
    assert (motion(city, made).decision_class, motion(city, made).class_reason) == (
        "key",
        "motions.key_money",
    )
    made = motions.submit_motion(city.ctx, title="Tea", text="Tea.", summary="Tea.").made
    assert motion(city, made).decision_class == "ordinary"


def test_a_motion_is_linked_to_things_that_exist(city: City) -> None:
    first = Sitting(city, "").submit()
    made = motions.submit_motion(
        city.ctx, title="Sequel", text="More.", summary="More.", links=(("motion", first),)
    ).made
    with city.ctx.store.reading() as session:
        link = session.scalars(select(MotionLink).where(MotionLink.motion_id == made)).one()
        assert (link.kind, link.target_id) == ("motion", first)
    with pytest.raises(Refusal):
        motions.submit_motion(
            city.ctx, title="Bad", text="Bad.", summary="Bad.", links=(("motion", made[::-1]),)
        )
    with pytest.raises(BadInput):
        motions.submit_motion(
            city.ctx, title="Bad", text="Bad.", summary="Bad.", links=(("seat", first),)
        )


def test_a_representative_moves_for_their_own_seat_only(city: City) -> None:
    submit = partial(
        motions.submit_motion, city.as_("youth"), title="Ramps", text="Build ramps.",
        summary="Ramps.",
    )  # fmt: skip
    mine = submit(mover_seat_id=city.seat("Youth")).made
    with pytest.raises(NotAllowed):
        submit(mover_seat_id=city.seat("Health"))
    with pytest.raises(NotAllowed):
        motion_words.revise_text(city.as_("seniors"), motion_id=mine, text="No.", summary="No.")
    motion_words.revise_text(
        city.as_("youth"), motion_id=mine, text="Build ramps now.", summary="Now."
    )
    assert motion(city, mine).current_text == 2


def test_once_stated_the_text_is_the_bodys(city: City) -> None:
    _, (motion_id,) = sitting(city)
    with pytest.raises(Refusal) as refusal:
        motion_words.revise_text(city.ctx, motion_id=motion_id, text="Other.", summary="Other.")
    assert refusal.value.what.key == "motions.text_is_the_bodys"


def test_an_edit_of_a_motion_changed_meanwhile_is_stale(city: City) -> None:
    made = Sitting(city, "").submit()
    motion_words.revise_text(city.ctx, motion_id=made, text="One.", summary="One.", revision=1)
    with pytest.raises(Stale):
        motion_words.revise_text(city.ctx, motion_id=made, text="Two.", summary="Two.", revision=1)


def test_the_mover_does_not_second_and_every_step_is_kept(city: City) -> None:
    made, (motion_id,) = sitting(city)
    other = made.submit()
    with pytest.raises(Refusal):  # never noticed
        bring(city, other)
    with city.ctx.store.reading() as session:
        steps = session.scalars(
            select(MotionStep).where(MotionStep.motion_id == motion_id).order_by(
                MotionStep.entry_seq
            )
        ).all()  # fmt: skip
        assert [step.verb for step in steps] == ["notice", "move", "second", "state"]
    assert motion(city, motion_id).seconder_seat_id == city.seat("Seniors")


def test_the_mover_is_no_seconder(city: City) -> None:
    made, (motion_id,) = sitting(city)
    motions.step(
        city.ctx, motion_id=motion_id, verb="postpone", until=date(2026, 2, 3), unopposed=True
    )
    motions.step(city.ctx, motion_id=motion_id, verb="take_up")
    assert motion(city, motion_id).state == "pending"
    assert made.meeting_id == motion(city, motion_id).meeting_id


def test_postponing_needs_a_date_and_the_members_agreement(city: City) -> None:
    _, (motion_id,) = sitting(city)
    for until, why in (
        (None, "motions.needs_date_given"),
        (date(2026, 2, 3), "motions.needs_carried"),
    ):
        with pytest.raises(Refusal) as refusal:
            motions.step(city.ctx, motion_id=motion_id, verb="postpone", until=until,
                         seat_id=city.seat("Housing"), seconded_by=city.seat("Youth"))  # fmt: skip
        assert refusal.value.what.key == why


def test_no_key_motion_passes_by_general_consent(city: City) -> None:
    _, (plain, key) = sitting(city, "ordinary", "key")
    motions.step(city.ctx, motion_id=plain, verb="adopt_by_consent", unopposed=True)
    assert motion(city, plain).state == "adopted"
    assert motion(city, plain).decided_at
    with pytest.raises(Refusal) as refusal:
        motions.step(city.ctx, motion_id=key, verb="adopt_by_consent", unopposed=True)
    assert refusal.value.what.key == "motions.needs_ordinary"


def test_a_community_seat_claims_key_until_the_question_is_put(city: City) -> None:
    made, (motion_id, other) = sitting(city, "ordinary", "ordinary")
    with pytest.raises(Refusal):
        claim_key(city.ctx, motion_id=motion_id, seat_id=city.seat("Health"))
    claim_key(city.as_("youth"), motion_id=motion_id, seat_id=city.seat("Youth"))
    assert motion(city, motion_id).decision_class == "key"
    made.put(other)
    with pytest.raises(Refusal) as refusal:
        claim_key(city.as_("youth"), motion_id=other, seat_id=city.seat("Youth"))
    assert refusal.value.what.key == "motions.class_too_late"


def test_a_vote_is_not_opened_or_decided_by_a_step(city: City) -> None:
    _, (motion_id,) = sitting(city)
    for verb in ("put_the_question", "close_the_vote"):
        with pytest.raises(BadInput):
            motions.step(city.ctx, motion_id=motion_id, verb=verb)


def test_a_recommendation_stands_beside_the_decision(city: City) -> None:
    made = Sitting(city, "").submit()
    motion_words.recommend(city.ctx, motion_id=made, recommendation="Adopt.")
    assert (motion(city, made).recommendation, motion(city, made).state) == ("Adopt.", "submitted")
    with city.ctx.store.reading() as session:
        bodies = [json.loads(body) for body in session.scalars(select(Entry.body))]
    assert bodies[-1]["type"] == "motion.recommended"
