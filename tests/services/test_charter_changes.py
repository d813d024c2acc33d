# SPDX-License-Identifier: Apache-2.0
"""The charter changes by an adopted charter motion and by nothing else; its versions are kept."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from govdesk.models.motions import MotionText
from govdesk.models.workspace import Charter as CharterRow
from govdesk.queries.charter import charter_now, charter_version
from govdesk.queries.verification import verify_workspace
from govdesk.queries.what_if import charter_tried
from govdesk.rules.charter_changes import CharterChange, ClassRule, Decides
from govdesk.rules.decision_rules import Base
from govdesk.services.amendments import move_amendment
from govdesk.services.charter_changes import propose_charter
from tests.builders import City
from tests.forging import refused
from tests.sittings import SEATS, Sitting, sitting

STRICTER = CharterChange(classes={"ordinary": ClassRule(Decides.ABSOLUTE)})
OTHER = CharterChange(small_board=True)


def proposed(city: City, change: CharterChange = STRICTER) -> str:
    return propose_charter(
        city.ctx, change=change, why="Decide less lightly.", mover_seat_id=city.seat("Health")
    ).made


def vote(made: Sitting, motion_id: str, *, no: tuple[str, ...] = ()) -> str:
    vote_id = made.put(motion_id)
    for seat in SEATS:
        made.enter(vote_id, seat, "no" if seat in no else "yes")
    made.close(vote_id)
    return vote_id


def test_an_adopted_motion_puts_the_proposed_charter_in_force(city: City) -> None:
    motion_id, other = proposed(city), proposed(city, OTHER)
    sat, _ids = sitting(city, motion_ids=(motion_id,))
    with city.ctx.store.reading() as session:
        text = session.scalars(
            select(MotionText.text).where(MotionText.motion_id == motion_id)
        ).one()
    assert "Ordinary decisions: It passes with more than half of the seats." in text
    assert refused(
        lambda: move_amendment(
            city.ctx, motion_id=motion_id, text="Other words.", summary="Other.",
            mover_seat_id=city.seat("Youth"),
        )
    ) == "motions.needs_words_are_its_own"  # fmt: skip
    assert city.ctx.read(charter_version)[0] == 1
    vote(sat, motion_id)
    version, charter = city.ctx.read(charter_version)
    assert (version, charter.rule_for("ordinary").tests[0].base) == (2, Base.AUTHORISED)
    with city.ctx.store.reading() as session:
        rows = session.scalars(select(CharterRow).order_by(CharterRow.version)).all()
        assert [row.version for row in rows] == [1, 2]
        assert rows[1].vote_id is not None
    city.later(days=1)
    late, _ids = sitting(city, motion_ids=(other,))
    assert refused(lambda: late.put(other)) == "charter.changed_since"
    assert city.ctx.read(verify_workspace).failures == ()


def test_a_rejected_motion_leaves_the_charter(city_file: City) -> None:
    motion_id = proposed(city_file)
    made, _ids = sitting(city_file, motion_ids=(motion_id,))
    vote(made, motion_id, no=("Youth", "Seniors"))
    assert city_file.ctx.read(charter_version)[0] == 1
    assert refused(lambda: proposed(city_file, CharterChange())) == "charter.changes_nothing"


def test_a_charter_is_tried_on_past_votes(city_file: City) -> None:
    made, (key, plain) = sitting(city_file, "key", "ordinary")
    vote(made, key, no=("Youth", "Seniors"))
    vote(made, plain, no=("Health", "Housing"))
    body: dict[str, Any] = _body(city_file)
    assert city_file.ctx.read(charter_tried, body=body).others == ()
    body["classes"]["key"] = body["classes"]["ordinary"]
    tried = city_file.ctx.read(charter_tried, body=body)
    assert tried.votes == 2
    assert [(one.motion_id, one.was, one.would_be) for one in tried.others] == [
        (key, "rejected", "adopted")
    ]


def test_another_charter_than_the_one_voted_on_is_found(city_file: City) -> None:
    city = city_file
    motion_id = proposed(city)
    made, _ids = sitting(city, motion_ids=(motion_id,))
    vote_id = vote(made, motion_id)
    body = {**_body(city), "small_board": "yes"}
    with city.ctx.writing("vote.close") as act:
        act.record("charter.in_force", act.new_id(), version=3, body=body,
                   body_sha256="ab" * 32, in_force_from=city.today, vote_id=vote_id)  # fmt: skip
    assert city.ctx.read(charter_now).small_board
    failures = city.ctx.read(verify_workspace).failures
    assert {one.rule for one in failures} == {"carried"}


def _body(city: City) -> dict[str, Any]:
    with city.ctx.store.reading() as session:
        body: dict[str, Any] = session.scalars(
            select(CharterRow.body).order_by(CharterRow.version.desc()).limit(1)
        ).one()
        return dict(body)
