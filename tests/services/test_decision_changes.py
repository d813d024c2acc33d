# SPDX-License-Identifier: Apache-2.0
"""What was adopted is changed or rescinded by a motion of its own, never below its class."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from govdesk.briefing.plain_answers import answer_on_vote
from govdesk.models.motions import Motion, MotionText
from govdesk.models.votes import Vote
from govdesk.queries.bundles import bundle_of
from govdesk.queries.motions import MotionDetail, motion
from govdesk.queries.verification import verify_workspace
from govdesk.record.bundle_contents import About
from govdesk.record.verify_bundle import verify_bundle
from govdesk.rules.refusals import NotAllowed
from govdesk.rules.wall_times import instant
from govdesk.services import actions, meetings, motion_words, motions
from govdesk.services.consent import adopt_consent_agenda
from govdesk.services.decision_changes import move_change
from govdesk.services.waivers import move_waiver
from tests.builders import City
from tests.forging import refused
from tests.services.test_amendments import TEXT, amend, by_vote, told
from tests.services.test_waivers import WORDS
from tests.sittings import SEATS, Sitting, bring, sitting

MONDAYS = TEXT.replace("Sundays", "Mondays")


def move(city: City, motion_id: str, verb: str = "rescind", **given: Any) -> str:
    return move_change(
        city.ctx, motion_id=motion_id, verb=verb, summary="Undoes it.",
        **{"mover_seat_id": city.seat("Housing"), **given},
    ).made  # fmt: skip


def read(city: City, motion_id: str) -> MotionDetail:
    found = city.ctx.read(motion, motion_id=motion_id, actor=city.ctx.actor, now=city.clock.micros)
    assert found is not None
    return found


def holds(city: City) -> bool:
    verdict = city.ctx.read(verify_workspace)
    assert verdict.failures == ()
    return verdict.ok


def decided(city: City, decision_class: str = "ordinary") -> str:
    """A motion adopted in a meeting that is over; its id."""
    made, (motion_id,) = sitting(city, decision_class)
    by_vote(made, motion_id)
    meetings.close_meeting(city.ctx, meeting_id=made.meeting_id)
    return motion_id


def next_meeting(city: City, *motion_ids: str, late: tuple[str, ...] = ()) -> Sitting:
    """A meeting in session a month on, with motions on its posted agenda, and others put on it
    after the notice."""
    day = city.today + timedelta(days=45)
    meeting_id = meetings.schedule_meeting(
        city.ctx, title="February meeting", starts_wall=f"{day}T17:30", place="Town hall"
    ).made
    made = Sitting(city, meeting_id)

    def put(motion_id: str) -> None:
        meetings.add_agenda_item(
            city.ctx, meeting_id=meeting_id, title="Library", kind="motion", motion_id=motion_id
        )

    for motion_id in motion_ids:
        put(motion_id)
    if not motion_ids:
        put(made.submit())
    meetings.give_notice(city.ctx, meeting_id=meeting_id, place="Town hall door", person="Sefa")
    city.clock.micros = instant(f"{day}T17:30", city.ctx.store.zone)[1]
    for seat in SEATS:
        made.note(seat, "arrive")
    meetings.open_meeting(city.ctx, meeting_id=meeting_id)
    for motion_id in late:
        put(motion_id)
    return made


def test_a_decision_is_rescinded_by_a_motion_that_names_it(city: City) -> None:
    motion_id = decided(city)
    action = actions.assign_action(
        city.ctx, title="Hire for Sundays", due=city.today + timedelta(days=90),
        department_id=city.department("housing"), motion_id=motion_id,
    ).made  # fmt: skip
    made_id = move(city, motion_id)
    row = read(city, made_id)
    assert row.row.title == "Rescind 2026-1: Open the library on Sundays"
    assert row.changing is not None
    assert [one.id for one in row.changing.followed] == [action]
    assert refused(lambda: motions.step(city.ctx, motion_id=motion_id, verb="rescind")) == (
        "motions.step_of_a_change"
    )
    made = next_meeting(city, made_id)
    bring(city, made_id)
    assert read(city, motion_id).row.state == "adopted"
    by_vote(made, made_id, against=("Seniors", "Youth"))
    now = read(city, motion_id)
    assert (now.row.state, now.steps[-1].verb, now.steps[-1].note) == (
        "rescinded", "rescind", "2026-2",
    )  # fmt: skip
    assert [(one.id, one.state) for one in now.changes] == [(made_id, "adopted")]
    assert [one.id for one in now.followed] == [action]
    answer = city.ctx.read(answer_on_vote, vote="2026-1", lang="en").text
    assert answer.startswith("On 20 Jan 2026 the task force adopted motion 2026-1")
    assert "Motion 2026-2 rescinded it on 6 Mar 2026." in answer
    assert refused(lambda: move(city, motion_id)) == "motions.not_now"
    assert refused(lambda: move(city, made_id)) == "motions.needs_may_be_changed"
    assert holds(city)


def test_its_words_are_changed_by_what_was_adopted_last(city: City) -> None:
    """Amended itself before it is adopted; another that was moved on the earlier words waits."""
    motion_id = decided(city)
    assert refused(lambda: move(city, motion_id, "amend_adopted", text=TEXT)) == (
        "motions.change_changes_nothing"
    )
    first = move(city, motion_id, "amend_adopted", text=MONDAYS)
    second = move(city, motion_id)
    made = next_meeting(city, first, second)
    bring(city, first)
    amendment = amend(city, first, MONDAYS.replace("noon", "ten"))
    motions.step(city.ctx, motion_id=amendment, verb="second", seat_id=city.seat("Seniors"))
    motions.step(city.ctx, motion_id=amendment, verb="state")
    by_vote(made, amendment)
    by_vote(made, first)
    assert told(city, motion_id)[1:] == ("adopted", 2, MONDAYS.replace("noon", "ten"))
    assert [one.n for one in read(city, motion_id).summaries] == [1]
    bring(city, second)
    assert refused(lambda: made.put(second)) == "motions.needs_decision_stands"
    assert refused(
        lambda: motions.step(city.ctx, motion_id=second, verb="adopt_by_consent", unopposed=True)
    ) == "motions.needs_decision_stands"  # fmt: skip
    assert refused(
        lambda: motions.step(
            city.ctx, motion_id=first, verb="reconsider", seat_id=city.seat("Health"),
            unopposed=True,
        )
    ) == "motions.needs_nothing_in_force"  # fmt: skip
    assert holds(city)


def test_a_rescission_says_only_what_it_rescinds(city_file: City) -> None:
    city = city_file
    motion_id = decided(city)
    made_id = move(city, motion_id)
    assert refused(
        lambda: motion_words.revise_text(city.ctx, motion_id=made_id, text="Sing.", summary="Sing.")
    ) == "motions.needs_words_are_its_own"  # fmt: skip
    next_meeting(city, made_id)
    bring(city, made_id)
    assert refused(lambda: amend(city, made_id, "Sing.")) == "motions.needs_words_are_its_own"


@pytest.mark.parametrize("way", ["class", "consent", "vote"])
def test_no_key_decision_is_undone_without_the_residents(city_file: City, way: str) -> None:
    city = city_file
    motion_id = decided(city, "key")
    made_id = move(city, motion_id)
    assert read(city, made_id).row.decision_class == "key"
    made = next_meeting(city, made_id)
    if way == "consent":
        assert refused(
            lambda: adopt_consent_agenda(
                city.ctx, meeting_id=made.meeting_id, motion_ids=[made_id], unopposed=True
            )
        ) == "motions.needs_ordinary"  # fmt: skip
    bring(city, made_id)
    if way == "consent":
        assert refused(
            lambda: motions.step(
                city.ctx, motion_id=made_id, verb="adopt_by_consent", unopposed=True
            )
        ) == "motions.needs_ordinary"  # fmt: skip
        return
    if way == "vote":
        by_vote(made, made_id, against=("Seniors", "Youth", "Old Harbour"))
        assert read(city, made_id).row.state == "rejected"
        assert read(city, motion_id).row.state == "adopted"
        assert holds(city)
        return
    with city.ctx.writing("motion.run") as act:
        act.record("motion.classed", made_id, decision_class="ordinary", class_reason="Because")
    by_vote(made, made_id)
    assert {one.rule for one in city.ctx.read(verify_workspace).failures} == {"class"}


@pytest.mark.parametrize(
    ("against", "end"),
    [
        (("Seniors", "Youth"), "rescinded"),  # three of five: more than half of all members
        (("Seniors", "Youth", "Housing"), "adopted"),
    ],
)
def test_without_notice_more_is_needed(city: City, against: tuple[str, ...], end: str) -> None:
    motion_id = decided(city)
    made_id = move(city, motion_id)
    made = next_meeting(city, late=(made_id,))
    asked = move_waiver(
        city.ctx, meeting_id=made.meeting_id, motion_id=made_id,
        mover_seat_id=city.seat("Health"), **WORDS,
    ).made  # fmt: skip
    bring(city, asked)
    by_vote(made, asked)
    bring(city, made_id)
    vote_id = by_vote(made, made_id, against=against)
    assert read(city, motion_id).row.state == end
    with city.ctx.store.reading() as session:
        rule = session.get_one(Vote, vote_id).rule
        assert (rule["id"], len(rule["tests"])) == ("change_without_notice", 2)
    assert holds(city)
    bundle = city.ctx.read(bundle_of, about=About("vote", vote_id))
    assert verify_bundle(bundle).failures == ()


def test_only_for_a_seat_of_ones_own(city_file: City) -> None:
    city = city_file
    motion_id = decided(city)
    youth = city.as_("youth")
    with pytest.raises(NotAllowed):
        move_change(
            youth, motion_id=motion_id, verb="rescind", summary="Undoes it.",
            mover_seat_id=city.seat("Housing"),
        )  # fmt: skip
    assert move_change(
        youth, motion_id=motion_id, verb="rescind", summary="Undoes it.",
        mover_seat_id=city.seat("Youth"),
    ).made  # fmt: skip


def test_a_decision_undone_past_the_members_is_found(city_file: City) -> None:
    """Ended with no motion, with one that was rejected, or given words that nobody adopted."""
    city = city_file
    motion_id = decided(city)
    made_id = move(city, motion_id, "amend_adopted", text=MONDAYS)
    made = next_meeting(city, made_id)
    bring(city, made_id)
    by_vote(made, made_id, against=SEATS)
    with city.ctx.writing("motion.run") as act:
        with_words = act.session.scalars(
            select(MotionText).where(MotionText.motion_id == made_id)
        ).one()
        act.record(
            "motion.text_versioned", motion_id, text_id=act.new_id(), n=2, text=with_words.text,
            text_sha256=with_words.text_sha256, summary="", if_adopted="", if_rejected="",
            change_id=made_id,
        )  # fmt: skip
        act.record(
            "motion.stepped", motion_id, step_id=act.new_id(), verb="rescind",
            from_state="adopted", to_state="rescinded", note="2026-2",
        )  # fmt: skip
        assert act.session.get_one(Motion, motion_id).state == "rescinded"
    failures = city.ctx.read(verify_workspace).failures
    assert {one.rule for one in failures} == {"amended", "carried"}
