# SPDX-License-Identifier: Apache-2.0
"""A vote that was entered wrongly is corrected in a meeting, by two officers, or not at all."""

from __future__ import annotations

from typing import Any

import pytest

from govdesk.queries.corrections import correctable
from govdesk.queries.verification import verify_workspace
from govdesk.queries.votes import BoardLine, board
from govdesk.record.rebuild import differences
from govdesk.rules.refusals import NotAllowed, Refusal
from govdesk.services import meetings, motions
from govdesk.services.actions import assign_action
from govdesk.services.corrections import begin_correction
from govdesk.services.proposals import complete
from tests.builders import City
from tests.forging import refused
from tests.sittings import SEATS, Sitting, sitting


def voted(city: City, decision_class: str = "ordinary", **choices: str) -> tuple[Sitting, str, str]:
    """A closed vote, all spoken: yes but for `choices` (by seat, in lower case)."""
    made, (motion_id,) = sitting(city, decision_class)
    vote_id = made.put(motion_id)
    for title in SEATS:
        made.enter(vote_id, title, choices.get(title.lower().replace(" ", "_"), "yes"))
    made.close(vote_id)
    return made, motion_id, vote_id


def begin(made: Sitting, vote_id: str, seat: str = "Youth", choice: str = "no", **kw: Any) -> str:
    given = {"unopposed": True, "statement": "I said no", "meeting_id": made.meeting_id, **kw}
    return begin_correction(
        made.city.ctx, vote_id=vote_id, seat_id=made.city.seat(seat), choice=choice, **given
    ).made


def line(city: City, vote_id: str, seat: str) -> BoardLine:
    found = city.ctx.read(board, vote_id=vote_id, now=city.clock.micros)
    return next(one for one in found.lines if one.seat == seat)


def test_two_officers_correct_a_slip_and_the_outcome_is_worked_out_again(city: City) -> None:
    made, motion_id, vote_id = voted(city, health="no", housing="no", seniors="yes")
    assign_action(city.ctx, title="Hire", motion_id=motion_id,
                  department_id=city.department("health"), due=city.today)  # fmt: skip
    begun = begin(made, vote_id)
    assert line(city, vote_id, "Youth").choice == "yes"
    complete(city.as_("clerk"), proposal_id=begun)
    found = city.ctx.read(board, vote_id=vote_id, now=city.clock.micros)
    assert found.outcome == "rejected"
    youth = line(city, vote_id, "Youth")
    assert (youth.choice, youth.way, youth.name) == ("no", "corrected", "Yara Youngquist")
    assert [(one.seat, one.statement) for one in found.corrections] == [("Youth", "I said no")]
    assert [one.kind for one in found.dependents] == ["action"]
    motion = city.ctx.read(_motion, motion_id=motion_id)
    assert motion == "rejected"
    assert city.ctx.read(differences) == ()
    verdict = city.ctx.read(verify_workspace)
    assert verdict.ok, verdict.failures
    again = begin(made, vote_id, choice="abstain", statement="I did not vote at all")
    complete(city.as_("chair"), proposal_id=again)
    assert line(city, vote_id, "Youth").choice == "abstain"
    assert city.ctx.read(verify_workspace).ok


def _motion(session: Any, *, motion_id: str) -> str:
    from govdesk.models.motions import Motion

    return str(session.get_one(Motion, motion_id).state)


def test_nobody_corrects_what_a_member_cast(city: City) -> None:
    made, (motion_id,) = sitting(city)
    vote_id = made.put(motion_id)
    made.enter(vote_id, "Youth", "yes")
    made.cast(vote_id, "youth", "yes")
    made.close(vote_id)
    for seat in ("Youth", "Health"):  # signed, and silent
        assert refused(lambda s=seat: begin(made, vote_id, s)) == "corrections.not_spoken"


def test_only_the_secretary_begins_and_only_another_officer_completes(city: City) -> None:
    made, _, vote_id = voted(city, health="no")
    for login in ("chair", "clerk", "youth", "counsel"):
        with pytest.raises(NotAllowed):
            begin_correction(
                city.as_(login), vote_id=vote_id, seat_id=city.seat("Youth"), choice="no",
                statement="I said no", meeting_id=made.meeting_id, unopposed=True,
            )  # fmt: skip
    begun = begin(made, vote_id)
    for login in ("secretary", "youth", "health", "counsel"):
        with pytest.raises(Refusal):
            complete(city.as_(login), proposal_id=begun)
    assert line(city, vote_id, "Youth").choice == "yes"


def test_only_in_a_meeting_with_enough_members_and_their_consent(city: City) -> None:
    made, _, vote_id = voted(city)
    assert refused(lambda: begin(made, vote_id, unopposed=False)) == "corrections.needs_consent"
    begun = begin(made, vote_id)
    for seat in ("Health", "Housing", "Seniors"):
        made.note(seat, "leave")
    assert refused(lambda: begin(made, vote_id)) == "corrections.too_few"
    assert refused(lambda: complete(city.as_("clerk"), proposal_id=begun)) == "corrections.too_few"
    meetings.recess_meeting(city.ctx, meeting_id=made.meeting_id)
    found = city.ctx.read(correctable, vote_id=vote_id, now=city.clock.micros)
    assert found.why_not is not None
    assert found.why_not.key == "corrections.only_in_meeting"
    assert refused(lambda: complete(city.as_("clerk"), proposal_id=begun)) == (
        "corrections.only_in_meeting"
    )


def test_what_would_follow_must_still_be_so(city: City) -> None:
    made, _, vote_id = voted(city)
    first, second = begin(made, vote_id), begin(made, vote_id, "Seniors")
    complete(city.as_("clerk"), proposal_id=first)
    why = refused(lambda: complete(city.as_("clerk"), proposal_id=second))
    assert why == "corrections.changed_meanwhile"


def test_an_open_a_void_and_a_repeated_vote_are_not_corrected(city: City) -> None:
    made, (motion_id,) = sitting(city, "key")
    first = made.put(motion_id)
    made.enter(first, "Youth", "yes")
    assert refused(lambda: begin(made, first)) == "corrections.still_open"
    for title in ("Seniors", "Old Harbour"):
        made.note(title, "leave")
    made.close(first)
    assert refused(lambda: begin(made, first)) == "corrections.did_not_count"


def test_a_key_decision_turns_round_only_by_a_key_vote(city: City) -> None:
    """The residents' concurrence is not got by silence: a correction that would adopt a key motion
    needs an adopted key motion about it."""
    made, motion_id, vote_id = voted(city, "key", youth="no", seniors="no")
    assert refused(lambda: begin(made, vote_id, choice="yes", statement="Yes")) == (
        "corrections.needs_vote"
    )
    meetings.close_meeting(city.ctx, meeting_id=made.meeting_id)
    agreed = {one: _about(made, motion_id, one) for one in ("ordinary", "key")}
    made, _ = sitting(city, motion_ids=tuple(agreed.values()))
    for about in agreed.values():
        vote = made.put(about)
        for title in SEATS:
            made.enter(vote, title, "yes")
        made.close(vote)
    found = city.ctx.read(correctable, vote_id=vote_id, now=city.clock.micros)
    assert [one[0] for one in found.motions] == [agreed["key"]]
    for carried_by in (agreed["ordinary"], motion_id, "none"):
        why = refused(
            lambda c=carried_by: begin(made, vote_id, choice="yes", statement="Yes", carried_by=c)
        )
        assert why == "corrections.needs_vote"
    begun = begin(made, vote_id, choice="yes", statement="Yes", carried_by=agreed["key"])
    complete(city.as_("clerk"), proposal_id=begun)
    assert city.ctx.read(board, vote_id=vote_id, now=city.clock.micros).outcome == "adopted"
    verdict = city.ctx.read(verify_workspace)
    assert verdict.ok, verdict.failures


def _about(made: Sitting, motion_id: str, decision_class: str) -> str:
    """A motion about another."""
    return motions.submit_motion(
        made.city.ctx, title="Correct the roll", text=f"The roll is corrected ({decision_class}).",
        summary="Correct it.", decision_class=decision_class,
        mover_seat_id=made.city.seat("Health"), links=(("motion", motion_id),),
    ).made  # fmt: skip
