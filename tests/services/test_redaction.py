# SPDX-License-Identifier: Apache-2.0
"""A body is removed only by two officers, with its ground; its hash and place stay."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text

from govdesk.models.record import Entry, PrivateDetail, Redaction
from govdesk.queries.record import record_detail, record_rows
from govdesk.queries.residents import comment_rows, narrative_rows
from govdesk.record.rebuild import differences
from govdesk.rules.refusals import NotAllowed, Refusal
from govdesk.services.motions import submit_motion
from govdesk.services.proposals import complete
from govdesk.services.redaction import begin_redaction
from govdesk.services.residents import add_narrative, answer_comment, receive_comment
from govdesk.wording import say
from tests.builders import City

SECRET = "My neighbour at number nine takes these pills."
GROUND = "Public records act, section 7: health of a person who is named"


def _comment(city: City) -> str:
    motion = submit_motion(city.ctx, title="Hours", text="Until nine.", summary="Longer.").made
    return receive_comment(
        city.ctx,
        subject_kind="motion",
        subject_id=motion,
        shown_name="A neighbour",
        text=SECRET,
    ).made


def _seq(city: City, subject: str) -> int:
    (row,) = city.ctx.read(record_rows, subject=subject)
    return row.seq


def test_two_officers_remove_a_body_and_its_hash_stays(city: City) -> None:
    seq = _seq(city, _comment(city))
    begun = begin_redaction(city.ctx, seq=seq, ground=GROUND).made
    with city.ctx.store.reading() as session:
        before = session.get_one(Entry, seq)
        kept = (before.body_sha256, before.leaf, before.chain, before.sig)
    complete(city.as_("clerk"), proposal_id=begun)
    with city.ctx.store.reading() as session:
        after = session.get_one(Entry, seq)
        assert (after.body_sha256, after.leaf, after.chain, after.sig) == kept
        assert after.body == b""
        bodies = session.scalars(select(Entry.body)).all()
        assert all(SECRET.encode() not in body for body in bodies)
        assert session.scalars(select(Redaction.ground)).all() == [GROUND]
    assert city.ctx.read(comment_rows) == ()
    assert city.ctx.read(differences) == ()
    said = {row.seq: say(row.said) for row in city.ctx.read(record_rows)}
    assert said[seq] == "The words of this entry were removed by law; its place and hash stay."
    detail = city.ctx.read(record_detail, seq=seq)
    assert detail is not None
    assert detail.body == ""


def test_one_officer_alone_removes_nothing(city: City) -> None:
    seq = _seq(city, _comment(city))
    begun = begin_redaction(city.ctx, seq=seq, ground=GROUND).made
    for login in ("secretary", "youth", "health"):
        with pytest.raises(NotAllowed):
            complete(city.as_(login), proposal_id=begun)
    with pytest.raises(Refusal) as caught:
        begin_redaction(city.as_("chair"), seq=seq, ground=GROUND)
    assert caught.value.code == "redaction.waits"
    assert len(city.ctx.read(comment_rows)) == 1


def test_a_private_detail_goes_with_the_body(city: City) -> None:
    made = add_narrative(city.ctx, kind="story", text=SECRET).made
    begun = begin_redaction(city.ctx, seq=_seq(city, made), ground=GROUND).made
    complete(city.as_("chair"), proposal_id=begun)
    with city.ctx.store.reading() as session:
        assert session.scalars(select(PrivateDetail)).all() == []
    assert city.ctx.read(narrative_rows) == ()
    assert city.ctx.read(differences) == ()


def test_an_answered_comment_goes_after_its_answer(city: City) -> None:
    made = _comment(city)
    answer = answer_comment(city.ctx, comment_id=made, text="We see.", by_words="Health").made
    with pytest.raises(Refusal) as caught:
        begin_redaction(city.ctx, seq=_seq(city, made), ground=GROUND)
    assert caught.value.code == "redaction.answered"
    for subject in (answer, made):
        begun = begin_redaction(city.ctx, seq=_seq(city, subject), ground=GROUND).made
        complete(city.as_("chair"), proposal_id=begun)
    assert city.ctx.read(differences) == ()


def test_votes_and_the_rest_of_the_record_stay(city: City) -> None:
    with pytest.raises(Refusal) as caught:
        begin_redaction(city.ctx, seq=1, ground=GROUND)
    assert caught.value.code == "redaction.stays"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entries SET body = '' WHERE seq = {seq}",
        "UPDATE entries SET body = '', leaf = 'x' WHERE seq = {redacted}",
        "UPDATE entries SET body = 'more' WHERE seq = {redacted}",
        "DELETE FROM entries WHERE seq = {redacted}",
        "DELETE FROM comments",
    ],
)
def test_the_triggers_let_nothing_else_pass(city: City, change: str) -> None:
    first, second = _comment(city), _comment(city)
    redacted, seq = _seq(city, first), _seq(city, second)
    begun = begin_redaction(city.ctx, seq=redacted, ground=GROUND).made
    complete(city.as_("chair"), proposal_id=begun)
    with (
        pytest.raises(Exception, match="never changed or deleted"),
        city.ctx.store.writing() as session,
    ):
        session.execute(text(change.format(seq=seq, redacted=redacted)))
