# SPDX-License-Identifier: Apache-2.0
"""What came of a motion: its actions, whether they are done, and the packets that told of it."""

from __future__ import annotations

from datetime import timedelta

from govdesk.models.packets import Packet
from govdesk.models.votes import Vote
from govdesk.queries.motions import MotionDetail, motion
from govdesk.services.actions import assign_action, report_progress
from tests.builders import City
from tests.bundles import decided, published


def test_actions_and_packets_stand_with_the_motion(city_file: City) -> None:
    city = city_file
    vote_id = decided(city)
    with city.ctx.store.reading() as session:
        motion_id = session.get_one(Vote, vote_id).motion_id

    def read() -> MotionDetail:
        found = city.ctx.read(motion, motion_id=motion_id, actor=None, now=city.clock.micros)
        assert found is not None
        return found

    assert (read().followed, read().published, read().carried_out) == ((), (), False)
    action = assign_action(
        city.ctx, title="Hire for Sundays", due=city.today + timedelta(days=90),
        department_id=city.department("housing"), motion_id=motion_id,
    ).made  # fmt: skip
    packet = published(city)
    with city.ctx.store.reading() as session:
        number = session.get_one(Packet, packet).number
    assert [(one.kind, one.id) for one in read().followed] == [("action", action)]
    assert [(one.id, one.name) for one in read().published] == [(packet, number)]
    assert not read().carried_out
    report_progress(city.ctx, action_id=action, state="done", percent=100, note="Hired.")
    assert read().carried_out
