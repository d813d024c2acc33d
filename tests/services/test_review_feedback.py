# SPDX-License-Identifier: Apache-2.0
"""What residents' words of the quarter before changed is asked, kept in freezes, and printed."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from govdesk.models.reviews import ReviewFreeze
from govdesk.queries.findings import review_differences, rows_sha256
from govdesk.queries.public_text import PublicText
from govdesk.queries.quarterly import quarterly_view
from govdesk.queries.reviews import ReviewDetail, review
from govdesk.record.rebuild import differences
from govdesk.rules.refusals import BadInput, NotAllowed, Refusal, Stale
from govdesk.services.residents import answer_comment, receive_comment
from govdesk.services.review_feedback import answer_feedback
from govdesk.services.reviews import freeze_review, open_review, reopen_review, submit_review
from tests.builders import City
from tests.measured import at, measured
from tests.services.test_reviews import approved


def heard(city: City) -> str:
    """A review of 2026-Q2, before which a nurse spoke in each quarter; the first was answered."""
    ids = measured(city)
    for day, text in (("2026-03-31", "The forms are too long"), ("2026-04-01", "Come at night")):
        city.clock.micros = at(day)
        comment = receive_comment(
            city.ctx,
            subject_kind="indicator",
            subject_id=ids["A5"],
            shown_name="A nurse",
            text=text,
        ).made
        if day < "2026-04":
            answer_comment(city.ctx, comment_id=comment, text="We shorten them", by_words="Health")
    city.clock.micros = at("2026-07-10")
    return open_review(city.ctx, period="2026-Q2").made


def seen(city: City, made: str) -> ReviewDetail:
    found = city.ctx.read(review, id=made, now=city.clock.micros)
    assert found is not None
    return found


def printed(city: City) -> PublicText | None:
    return city.ctx.read(quarterly_view, period="2026-Q2").feedback


def test_the_words_of_the_quarter_before_stand_beside_the_question(city: City) -> None:
    feedback = seen(city, heard(city)).feedback
    assert (feedback.quarter, feedback.text, feedback.by) == ("2026-Q1", "", "")
    (comment,) = feedback.comments
    assert (comment.about_kind, comment.about) == ("indicator", "People enrolled in peer support")
    assert (comment.name, comment.text) == ("A nurse", "The forms are too long")
    assert [(one.by, one.text) for one in comment.answers] == [("Health", "We shorten them")]


def test_it_is_written_while_the_review_is_open_and_does_not_hold_it_up(city: City) -> None:
    made = heard(city)
    with pytest.raises(NotAllowed):
        answer_feedback(city.as_("health"), review_id=made, text="One page now")
    with pytest.raises(BadInput) as bad:
        answer_feedback(city.ctx, review_id=made, text=" ")
    assert bad.value.field == "text"
    revision = seen(city, made).row.revision
    answer_feedback(city.as_("chair"), review_id=made, text="One page now", revision=revision)
    with pytest.raises(Stale):
        answer_feedback(city.ctx, review_id=made, text="Two pages", revision=revision)
    assert (seen(city, made).feedback.text, seen(city, made).feedback.by) == (
        "One page now",
        "Charis Chair",
    )
    submit_review(city.ctx, review_id=made)
    with pytest.raises(Refusal) as late:
        answer_feedback(city.ctx, review_id=made, text="Two pages")
    assert late.value.code == "review.needs_state"
    assert list(city.ctx.read(differences)) == []


def test_freezes_keep_it_under_their_seal_and_the_packet_prints_what_was_frozen(
    city: City,
) -> None:
    made = heard(city)
    approved(city, made)
    freeze_review(city.as_("chair"), review_id=made, kind="issued")
    assert printed(city) is None
    reopen_review(city.as_("clerk"), review_id=made, reason="Nobody had answered")
    answer_feedback(city.ctx, review_id=made, text="One page now, from forms@city.example")
    assert printed(city) is None
    approved(city, made)
    freeze_review(city.as_("chair"), review_id=made, kind="issued")
    said = printed(city)
    assert said is not None
    assert said.text == "One page now, from […]"
    assert city.ctx.read(review_differences, review_id=made) == ()
    assert list(city.ctx.read(differences)) == []
    with city.ctx.store.reading() as session:
        first, second = session.scalars(select(ReviewFreeze).order_by(ReviewFreeze.as_of)).all()
        assert (first.feedback, second.feedback) == (None, "One page now, from forms@city.example")
        assert rows_sha256(second.rows, second.feedback or "") == second.rows_sha256
        assert rows_sha256(second.rows, "Two pages") != second.rows_sha256
