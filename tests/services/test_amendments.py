# SPDX-License-Identifier: Apache-2.0
"""Amendments: moved, decided before their motion, replayed, worded anew."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from govdesk.models.motions import Amendment, Motion, MotionText
from govdesk.queries.verification import verify_workspace
from govdesk.queries.votes import board
from govdesk.record.canonical import text_sha256
from govdesk.rules.refusals import NotAllowed, Refusal
from govdesk.services import meetings, motions, votes
from govdesk.services.amendments import move_amendment, reword_amendment
from govdesk.services.corrections import begin_correction
from govdesk.services.summaries import write_summary
from govdesk.wording import say
from tests.builders import City
from tests.forging import refused
from tests.sittings import SEATS, Sitting, sitting

TEXT = "The branch libraries open on Sundays from noon to six."


def amend(city: City, motion_id: str, text: str, by: str = "Youth", **given: Any) -> str:
    return move_amendment(
        city.ctx, motion_id=motion_id, text=text, summary="Other words.",
        mover_seat_id=city.seat(by), **given,
    ).made  # fmt: skip


def bring(city: City, amendment_id: str) -> None:
    motions.step(city.ctx, motion_id=amendment_id, verb="second", seat_id=city.seat("Seniors"))
    motions.step(city.ctx, motion_id=amendment_id, verb="state")


def agree(city: City, amendment_id: str) -> None:
    motions.step(city.ctx, motion_id=amendment_id, verb="adopt_by_consent", unopposed=True)


def by_vote(made: Sitting, motion_id: str, against: tuple[str, ...] = ()) -> str:
    vote_id = made.put(motion_id)
    for seat in SEATS:
        made.enter(vote_id, seat, "no" if seat in against else "yes")
    made.close(vote_id)
    return vote_id


def told(city: City, motion_id: str) -> tuple[str, str, int, str]:
    """Number, state, text version and text."""
    with city.ctx.store.reading() as session:
        row = session.get_one(Motion, motion_id)
        query = select(MotionText.text).where(
            MotionText.motion_id == motion_id, MotionText.n == row.current_text
        )
        return row.number, row.state, row.current_text, session.scalars(query).one()


def holds(city: City) -> bool:
    verdict = city.ctx.read(verify_workspace)
    assert verdict.failures == ()
    return verdict.ok


def test_two_degrees_are_decided_from_the_innermost_out(city: City) -> None:
    made, (motion_id,) = sitting(city, "ordinary")
    first = amend(city, motion_id, TEXT.replace("noon", "ten"))
    assert told(city, first)[:2] == ("2026-1-A1", "moved")
    bring(city, first)
    second = amend(city, first, TEXT.replace("noon", "nine"), "Housing")
    bring(city, second)
    assert refused(lambda: amend(city, second, TEXT.replace("noon", "one"))) == (
        "motions.needs_amendable"
    )
    for early in (motion_id, first):
        assert refused(lambda m=early: made.put(m)) == "motions.needs_amendments_settled"
        assert refused(lambda m=early: agree(city, m)) == "motions.needs_amendments_settled"
    vote_id = by_vote(made, second)
    explanation = city.ctx.read(board, vote_id=vote_id, now=city.clock.micros).explanation
    assert explanation is not None
    assert say(explanation.announcement) == "5 yes, 0 no. The amendment is adopted."
    assert told(city, first)[2:] == (2, TEXT.replace("noon", "nine"))
    assert told(city, motion_id)[2] == 1
    by_vote(made, first, against=("Housing",))
    assert told(city, motion_id)[1:] == ("pending", 2, TEXT.replace("noon", "nine"))
    by_vote(made, motion_id)
    assert told(city, motion_id)[1] == "adopted"
    assert holds(city)


def test_a_rejected_amendment_changes_nothing(city_file: City) -> None:
    city = city_file
    made, (motion_id,) = sitting(city)
    first = amend(city, motion_id, TEXT.replace("noon", "ten"))
    bring(city, first)
    by_vote(made, first, against=("Youth", "Seniors", "Health"))
    assert told(city, first)[1] == "rejected"
    assert told(city, motion_id)[1:] == ("pending", 1, TEXT)
    by_vote(made, motion_id)
    assert holds(city)


def test_what_waits_is_replayed_onto_the_new_text(city: City) -> None:
    _made, (motion_id,) = sitting(city)
    first = amend(city, motion_id, TEXT.replace("noon", "ten"))
    other = amend(city, motion_id, TEXT.replace("Sundays", "Saturdays"), "Old Harbour")
    for one in (first, other):
        bring(city, one)
    inner = amend(city, other, TEXT.replace("Sundays", "Saturdays and Sundays"), "Housing")
    bring(city, inner)
    agree(city, first)
    assert told(city, other)[3] == TEXT.replace("noon", "ten").replace("Sundays", "Saturdays")
    assert "from ten" in told(city, inner)[3]
    agree(city, inner)
    agree(city, other)
    assert told(city, motion_id)[2:] == (
        3, TEXT.replace("noon", "ten").replace("Sundays", "Saturdays and Sundays"),
    )  # fmt: skip
    assert holds(city)


def test_what_no_longer_fits_waits_until_its_mover_words_it_anew(city_file: City) -> None:
    city = city_file
    made, (motion_id,) = sitting(city)
    first = amend(city, motion_id, TEXT.replace("noon", "ten"))
    other = amend(city, motion_id, TEXT.replace("noon", "one"), "Old Harbour")
    for one in (first, other):
        bring(city, one)
    agree(city, first)
    for decide in (made.put, lambda m: agree(city, m)):
        assert refused(lambda d=decide: d(other)) == "motions.needs_fits_the_text"
    now = TEXT.replace("noon", "ten")
    with pytest.raises(NotAllowed):
        reword_amendment(city.as_("youth"), motion_id=other, text=now.replace("ten", "one"))
    assert refused(
        lambda: reword_amendment(city.as_("old_harbour"), motion_id=other, text=now)
    ) == "motions.amendment_changes_nothing"  # fmt: skip
    reword_amendment(city.as_("old_harbour"), motion_id=other, text=now.replace("ten", "one"))
    by_vote(made, other)
    assert told(city, motion_id)[2:] == (3, TEXT.replace("noon", "one"))
    assert holds(city)


def test_an_amendment_ends_with_its_motion(city_file: City) -> None:
    city = city_file
    _made, (motion_id,) = sitting(city)
    first = amend(city, motion_id, TEXT.replace("noon", "ten"))
    bring(city, first)
    second = amend(city, first, TEXT.replace("noon", "nine"))
    motions.step(city.ctx, motion_id=motion_id, verb="withdraw", unopposed=True)
    assert (told(city, first)[1], told(city, second)[1]) == ("withdrawn", "withdrawn")
    assert holds(city)


def test_what_an_amendment_brings_in_makes_the_motion_key(city_file: City) -> None:
    city = city_file
    made, (motion_id,) = sitting(city, "ordinary")
    paid = TEXT + "\nThe city pays nine million."
    first = amend(city, motion_id, paid, matters=("money",), cost=900_000_000)
    bring(city, first)
    assert refused(lambda: agree(city, first)) == "motions.needs_ordinary"
    by_vote(made, first)
    with city.ctx.store.reading() as session:
        motion = session.get_one(Motion, motion_id)
        assert (motion.decision_class, motion.class_reason) == (
            "key", "motions.class_of_its_amendment",
        )  # fmt: skip
    assert refused(lambda: agree(city, motion_id)) == "motions.needs_ordinary"
    write_summary(city.ctx, motion_id=motion_id, language="en", summary="And the city pays.")
    by_vote(made, motion_id, against=("Youth", "Seniors"))
    assert told(city, motion_id)[1] == "rejected"
    assert holds(city)


def test_an_amendment_is_moved_by_who_may_and_when_it_may(city_file: City) -> None:
    city = city_file
    made, (motion_id,) = sitting(city, "ordinary")
    with pytest.raises(NotAllowed):
        move_amendment(
            city.as_("youth"), motion_id=motion_id, text="Never.", summary="No.",
            mover_seat_id=city.seat("Seniors"),
        )  # fmt: skip
    assert refused(lambda: amend(city, motion_id, TEXT)) == "motions.amendment_changes_nothing"
    assert refused(
        lambda: motions.step(city.ctx, motion_id=motion_id, verb="amend")
    ) == "motions.step_of_an_amendment"  # fmt: skip
    waiting = made.submit()
    assert refused(lambda: amend(city, waiting, TEXT + " Yes.")) == "motions.not_now"
    vote_id = made.put(motion_id)
    assert refused(lambda: amend(city, motion_id, TEXT + " Yes.")) == "motions.not_now"
    assert vote_id


def test_a_conflict_declared_on_the_motion_covers_its_amendments(city_file: City) -> None:
    city = city_file
    made, (motion_id,) = sitting(city, "ordinary")
    meetings.declare_recusal(
        city.ctx, motion_id=motion_id, seat_id=city.seat("Health"), nature="Works there"
    )
    first = amend(city, motion_id, TEXT.replace("noon", "ten"))
    bring(city, first)
    vote_id = made.put(first)
    with pytest.raises(Refusal):
        made.enter(vote_id, "Health", "yes")
    for seat in SEATS[1:]:
        made.enter(vote_id, seat, "yes")
    votes.close_vote(city.as_("chair"), vote_id=vote_id)
    assert told(city, motion_id)[2] == 2
    assert holds(city)


def test_only_one_amendment_of_a_text_is_voted_on_at_a_time(city_file: City) -> None:
    city = city_file
    made, (motion_id,) = sitting(city, "ordinary")
    found = [amend(city, motion_id, TEXT.replace("noon", at)) for at in ("ten", "one")]
    for one in found:
        bring(city, one)
    made.put(found[0])
    for decide in (made.put, lambda m: agree(city, m)):
        assert refused(lambda d=decide: d(found[1])) == "motions.needs_its_motion_pending"
    with city.ctx.store.reading() as session:
        assert [one.degree for one in session.scalars(select(Amendment))] == [1, 1]


@pytest.mark.parametrize("adopted", [False, True])
def test_words_changed_past_the_members_are_found(city_file: City, adopted: bool) -> None:
    city = city_file
    _made, (motion_id,) = sitting(city, "ordinary")
    first = amend(city, motion_id, TEXT.replace("noon", "ten"))
    bring(city, first)
    if adopted:
        agree(city, first)
    words = "The branch libraries stay shut."
    with city.ctx.writing("motion.run") as act:
        act.record(
            "motion.text_versioned", motion_id, text_id=act.new_id(), n=3 if adopted else 2,
            text=words, text_sha256=text_sha256(words), if_adopted="",
            if_rejected="", amendment_id=first,
        )  # fmt: skip
    verdict = city.ctx.read(verify_workspace)
    assert {one.rule for one in verdict.failures} == {"amended"}


def test_a_correction_does_not_turn_an_amendment_round(city_file: City) -> None:
    city = city_file
    made, (motion_id,) = sitting(city, "ordinary")
    first = amend(city, motion_id, TEXT.replace("noon", "ten"))
    bring(city, first)
    vote_id = by_vote(made, first, against=("Youth", "Seniors"))
    assert refused(
        lambda: begin_correction(
            city.ctx, vote_id=vote_id, seat_id=city.seat("Health"), choice="no",
            statement="I said no.", meeting_id=made.meeting_id, unopposed=True,
        )
    ) == "corrections.words_follow"  # fmt: skip
