# SPDX-License-Identifier: Apache-2.0
"""Summaries in the languages that members asked for, and a key vote that waits for them."""

from __future__ import annotations

from govdesk.queries.meeting_views import certificate_view
from govdesk.queries.minutes import minutes_text
from govdesk.queries.motions import MotionDetail, motion
from govdesk.queries.open_votes import open_votes
from govdesk.queries.people import actor_of
from govdesk.queries.verification import verify_workspace
from govdesk.rules.summaries import MoverView, standing
from govdesk.services import motions
from govdesk.services.summaries import (
    ask_languages,
    excuse_summaries,
    record_mover_view,
    write_summary,
)
from tests.builders import City
from tests.forging import refused
from tests.services.test_amendments import TEXT, agree, amend, bring
from tests.services.test_divisions import divide
from tests.sittings import sitting

ES = "Las bibliotecas de barrio abren los domingos por la tarde."


def read(city: City, motion_id: str) -> MotionDetail:
    found = city.ctx.read(motion, motion_id=motion_id, actor=city.ctx.actor, now=city.ctx.now())
    assert found is not None
    return found


def ask(city: City, seat: str, *languages: str, by: str = "secretary") -> None:
    ask_languages(city.as_(by), member_id=city.member(seat), languages=languages)


def write(city: City, motion_id: str, by: str = "secretary", language: str = "es") -> str:
    return write_summary(
        city.as_(by), motion_id=motion_id, language=language, summary=ES, author="Iris Traductora"
    ).made


def test_a_key_vote_waits_for_every_language_asked_for(city: City) -> None:
    made, (key, ordinary) = sitting(city, "key", "ordinary")
    assert read(city, key).missing == (), "its own summary is in the city's language"
    ask(city, "Youth", "es", "en", by="youth")
    ask(city, "Seniors", "so")
    assert read(city, key).missing == ("es", "so")
    assert read(city, ordinary).missing == ()
    assert refused(lambda: made.put(key)) == "motions.needs_summary_ready"
    spanish = write(city, key)
    assert read(city, key).missing == ("so",)
    assert refused(lambda: made.put(key)) == "motions.needs_summary_ready"
    ask(city, "Seniors")
    vote = made.put(key)
    (mine,) = city.ctx.read(
        open_votes, actor=city.ctx.read(actor_of, login="youth"), now=city.ctx.now()
    )
    assert mine.languages == ("es", "en")
    board = read(city, key).votes[0]
    assert [(one.language, one.author) for one in board.summaries] == [
        ("en", "the secretariat"), ("es", "Iris Traductora")
    ]  # fmt: skip
    for late in (
        lambda: write(city, key),
        lambda: record_mover_view(city.ctx, summary_id=spanish, agrees=True),
        lambda: excuse_summaries(city.ctx, motion_id=key, reason="Too late."),
    ):
        assert refused(late) == "summaries.too_late"
    for seat in ("Health", "Housing", "Youth", "Seniors", "Old Harbour"):
        made.enter(vote, seat, "yes")
    made.close(vote)
    printed = city.ctx.read(certificate_view, vote=vote, lang="es").decision
    assert (printed.summary.text, printed.summary.lang) == (ES, "es")
    assert printed.summary_note.author is not None
    assert city.ctx.read(certificate_view, vote=vote, lang="en").decision.summary.lang == "en"
    verdict = city.ctx.read(verify_workspace)
    assert not verdict.failures


def test_the_chair_records_why_there_is_none(city: City) -> None:
    made, (key,) = sitting(city, "key")
    assert refused(
        lambda: excuse_summaries(city.ctx, motion_id=key, reason="None is missing.")
    ) == ("summaries.none_missing")
    ask(city, "Youth", "es")
    assert refused(
        lambda: excuse_summaries(city.as_("youth"), motion_id=key, reason="I say so.")
    ) == ("general.not_allowed")
    excuse_summaries(city.as_("chair"), motion_id=key, reason="The translator is ill.")
    assert read(city, key).missing == ()
    vote = made.put(key)
    for seat in ("Health", "Housing", "Youth", "Seniors", "Old Harbour"):
        made.enter(vote, seat, "yes")
    made.close(vote)
    said = "Opened without a summary in Spanish: The translator is ill."
    assert said in city.ctx.read(minutes_text, meeting_id=made.meeting_id, now=city.ctx.now())
    ((languages, reason),) = city.ctx.read(
        certificate_view, vote=vote
    ).decision.summary_note.without
    assert (languages, reason.text) == (("es",), "The translator is ill.")
    printed = city.ctx.read(certificate_view, vote=vote, lang="es").decision
    assert printed.summary.lang == "en", "there is none in Spanish"
    author = printed.summary_note.author
    assert author is not None
    assert (author.text, author.lang) == ("la secretaría", "es"), "an office, in Spanish"
    assert not city.ctx.read(verify_workspace).failures


def test_an_amended_text_needs_its_own_summary(city: City) -> None:
    made, (key,) = sitting(city, "key")
    ask(city, "Youth", "es")
    write(city, key)
    change = amend(city, key, TEXT.replace("noon", "ten"))
    bring(city, change)
    agree(city, change)
    found = read(city, key)
    assert found.missing == ("en", "es")
    assert {(one.language, one.n) for one in standing(found.summaries, 2)} == {("en", 1), ("es", 1)}
    assert refused(lambda: made.put(key)) == "motions.needs_summary_ready"
    seen = found.revision - 1
    assert refused(
        lambda: write_summary(
            city.ctx, motion_id=key, language="en", summary="From ten.", revision=seen
        )
    ) == ("general.stale")
    write(city, key)
    write(city, key, language="en")
    made.put(key)


def test_who_writes_it_and_whether_the_mover_agrees(city: City) -> None:
    _made, (key,) = sitting(city, "key")
    (first,) = read(city, key).summaries
    assert (first.author, first.mover_view) == ("the secretariat", MoverView.UNKNOWN)
    record_mover_view(city.ctx, summary_id=first.id, agrees=False)
    (first,) = read(city, key).summaries
    assert (first.mover_view, first.said) == (MoverView.DISAGREES, True)
    record_mover_view(city.as_("health"), summary_id=first.id, agrees=True)
    (first,) = read(city, key).summaries
    assert (first.mover_view, first.said) == (MoverView.AGREES, False)
    assert refused(lambda: write(city, key, by="youth")) == "votes.wrong_seat"
    assert refused(
        lambda: record_mover_view(city.as_("youth"), summary_id=first.id, agrees=False)
    ) == ("votes.wrong_seat")
    write(city, key, by="health")
    own = read(city, key).summaries[-1]
    assert (own.language, own.mover_view, own.said) == ("es", MoverView.AGREES, False)
    assert refused(lambda: write(city, key, language="Spanish")) == "summaries.no_language"
    assert refused(lambda: ask(city, "Youth", "es", by="seniors")) == "summaries.own_language_only"
    assert refused(lambda: ask(city, "Youth", "Español")) == "summaries.no_language"


def test_a_mover_sums_up_in_their_own_name(city: City) -> None:
    mine = motions.submit_motion(
        city.as_("youth"), title="Ramps", text="Build ramps.", summary="Ramps for all.",
        mover_seat_id=city.seat("Youth"),
    ).made  # fmt: skip
    (one,) = read(city, mine).summaries
    assert (one.author, one.mover_view) == ("Yara Youngquist", MoverView.AGREES)


def test_the_parts_of_a_divided_motion_have_the_summaries_of_the_whole(city: City) -> None:
    _made, (key,) = sitting(city, "key")
    ask(city, "Youth", "es")
    write(city, key)
    write(city, key, language="so")
    part = divide(
        city, key, yes=5, no=0, seat_id=city.seat("Housing"), seconded_by=city.seat("Youth")
    )
    found = read(city, part)
    assert {one.language: one.author for one in found.summaries} == {
        "en": "the secretariat", "es": "Iris Traductora"
    }  # fmt: skip
    (spanish,) = (one for one in found.summaries if one.language == "es")
    assert spanish.text.startswith("Parte 1 de la moción")
    assert spanish.text.endswith(ES)
    assert found.missing == ()
