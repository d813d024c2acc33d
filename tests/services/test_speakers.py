# SPDX-License-Identifier: Apache-2.0
"""The public's queue: one at a time, each for their time, and all of it in the minutes."""

from __future__ import annotations

import pytest

from govdesk.queries.minutes import minutes_text
from govdesk.queries.running import running
from govdesk.queries.speakers import SpeakerRow, speakers, speaking, waiting
from govdesk.queries.verification import verify_workspace
from govdesk.rules.refusals import BadInput, NotAllowed, Refusal
from govdesk.rules.speakers import seconds_for, seconds_left
from govdesk.services import meetings
from govdesk.services.speakers import call_speaker, end_speaker, list_speaker
from tests.builders import City
from tests.sittings import sitting


def queue(city: City, meeting_id: str) -> tuple[SpeakerRow, ...]:
    return city.ctx.read(speakers, meeting_id=meeting_id)


def test_a_queue_is_heard_in_turn_and_stands_in_the_minutes(city: City) -> None:
    made, _motions = sitting(city)
    found = city.ctx.read(
        running, meeting_id=made.meeting_id, item_id="", actor=None, now=city.clock.micros
    )
    assert found is not None
    assert found.item is not None
    for name, interpreted in (("Rosa M.", True), ("", False), ("Ola K.", False)):
        list_speaker(
            city.ctx, meeting_id=made.meeting_id, item_id=found.item.id, name=name,
            interpreted=interpreted,
        )  # fmt: skip
    first, second, third = queue(city, made.meeting_id)
    assert [one.seconds for one in (first, second, third)] == [360, 180, 180]
    call_speaker(city.ctx, speaker_id=first.speaker_id)
    with pytest.raises(Refusal) as caught:
        call_speaker(city.ctx, speaker_id=second.speaker_id)
    assert caught.value.code == "speakers.someone_speaks"
    city.later(minutes=2)
    now = speaking(queue(city, made.meeting_id))
    assert now is not None
    assert now.called_at is not None
    assert seconds_left(now.seconds, now.called_at, city.clock.micros) == 240
    end_speaker(city.ctx, speaker_id=first.speaker_id)
    end_speaker(city.ctx, speaker_id=third.speaker_id)
    call_speaker(city.ctx, speaker_id=second.speaker_id)
    end_speaker(city.ctx, speaker_id=second.speaker_id)
    with pytest.raises(Refusal):
        end_speaker(city.ctx, speaker_id=second.speaker_id)
    assert waiting(queue(city, made.meeting_id)) == ()
    text = city.ctx.read(minutes_text, meeting_id=made.meeting_id, now=city.clock.micros)
    assert "The public spoke: Rosa M., someone who gave no name." in text
    assert "Ola K." not in text
    assert city.ctx.read(verify_workspace).failures == ()


def test_what_cannot_be_is_refused(city_file: City) -> None:
    made, _motions = sitting(city_file)
    for minutes in (0, 31):
        with pytest.raises(BadInput) as caught:
            list_speaker(city_file.ctx, meeting_id=made.meeting_id, minutes=minutes)
        assert caught.value.field == "minutes"
    with pytest.raises(NotAllowed):
        list_speaker(city_file.as_("youth"), meeting_id=made.meeting_id)
    speaker = list_speaker(city_file.ctx, meeting_id=made.meeting_id).made
    meetings.recess_meeting(city_file.ctx, meeting_id=made.meeting_id)
    with pytest.raises(Refusal) as refused:
        call_speaker(city_file.ctx, speaker_id=speaker)
    assert refused.value.code == "speakers.not_in_session"
    meetings.resume_meeting(city_file.ctx, meeting_id=made.meeting_id)
    meetings.close_meeting(city_file.ctx, meeting_id=made.meeting_id, end_state="held")
    with pytest.raises(Refusal) as refused:
        list_speaker(city_file.ctx, meeting_id=made.meeting_id)
    assert refused.value.code == "speakers.over"


def test_through_an_interpreter_everything_takes_twice_as_long() -> None:
    assert seconds_for(3, interpreted=True) == 2 * seconds_for(3, interpreted=False) == 360
    assert seconds_left(180, 0, 181_000_000) == -1
