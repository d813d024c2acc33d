# SPDX-License-Identifier: Apache-2.0
"""Residents are heard and answered; a story without consent stays private; drafts are one's own."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from govdesk.models.record import Entry, PrivateDetail
from govdesk.queries.drafts import draft_on, drafts_of
from govdesk.queries.residents import comment_rows, narrative_rows
from govdesk.record.rebuild import differences
from govdesk.rules.refusals import BadInput, NotAllowed, Refusal
from govdesk.services import people
from govdesk.services.drafts import discard_draft, save_draft
from govdesk.services.residents import add_narrative, answer_comment, receive_comment
from tests.builders import City

STORY = "I waited nine hours, and then someone came."


def test_a_story_without_consent_never_enters_the_record(city: City) -> None:
    add_narrative(city.ctx, kind="story", text=STORY)
    add_narrative(city.ctx, kind="quote", text="They listened.", consent="public")
    assert {row.text for row in city.ctx.read(narrative_rows)} == {None, "They listened."}
    with city.ctx.store.reading() as session:
        assert all(STORY.encode() not in body for body in session.scalars(select(Entry.body)))
        assert session.scalars(select(PrivateDetail.value)).one() == STORY
    assert city.ctx.read(differences) == ()


def test_a_comment_needs_something_to_be_about(city_file: City) -> None:
    about = {"shown_name": "A neighbour", "text": "Please come faster."}
    with pytest.raises(Refusal):
        receive_comment(city_file.ctx, subject_kind="motion", subject_id="none", **about)
    with pytest.raises(BadInput):
        receive_comment(city_file.ctx, subject_kind="weather", subject_id="none", **about)
    with pytest.raises(Refusal):
        answer_comment(city_file.ctx, comment_id="none", text="Yes", by_words="Health")
    assert city_file.ctx.read(comment_rows) == ()


def test_only_some_may_add_a_narrative(city_file: City) -> None:
    with pytest.raises(NotAllowed):
        add_narrative(city_file.as_("health"), kind="quote", text="Fine", consent="public")
    with pytest.raises(BadInput):
        add_narrative(city_file.ctx, kind="rumour", text="Hm", consent="public")


def test_a_draft_is_its_owner_s_and_leaves_no_trace_in_the_record(city: City) -> None:
    chair, youth = city.as_("chair"), city.as_("youth")
    assert chair.actor is not None
    assert youth.actor is not None
    before = city.ctx.read(lambda session: len(session.scalars(select(Entry.seq)).all()))
    save_draft(chair, subject="motion", content={"title": "First"})
    save_draft(chair, subject="motion", content={"title": "Second"})
    kept = city.ctx.read(draft_on, account_id=chair.actor.account_id, subject="motion")
    assert kept is not None
    assert kept.content == {"title": "Second"}
    assert city.ctx.read(drafts_of, account_id=youth.actor.account_id) == ()
    discard_draft(chair, subject="motion")
    assert city.ctx.read(drafts_of, account_id=chair.actor.account_id) == ()
    after = city.ctx.read(lambda session: len(session.scalars(select(Entry.seq)).all()))
    assert before == after


def test_text_is_cleaned_before_it_is_kept(city_file: City) -> None:
    made = people.add_member(city_file.ctx, name="  Zoe\u202e Zephyr \r\n").made
    with city_file.ctx.store.reading() as session:
        body = session.scalars(select(Entry.body).where(Entry.subject == made)).one()
    assert b'"name":"Zoe Zephyr"' in body
