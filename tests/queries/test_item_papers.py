# SPDX-License-Identifier: Apache-2.0
"""A page on a motion for whoever sits in a seat: their neighbours' numbers as the packets protect
them, and who is on record for and against."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from govdesk.briefing.meeting_papers import paper_page, paper_pdf
from govdesk.queries.item_papers import ItemPaper
from govdesk.queries.meeting_papers import MeetingPapers, meeting_papers
from govdesk.record.rebuild import differences
from govdesk.rules.decisions import Result
from govdesk.rules.public_values import Shown, Suppressed
from govdesk.services.motion_words import recommend
from govdesk.services.motions import submit_motion
from govdesk.services.residents import receive_comment
from govdesk.services.reviews import open_review
from govdesk.services.summaries import ask_languages
from govdesk.wording import Words
from tests.briefing.conformance import assert_conforms
from tests.builders import City
from tests.measured import at, measured
from tests.queries.test_public_neighbourhoods import PERIOD, counted
from tests.services.test_reviews import approved
from tests.sittings import Sitting, sitting


def about(city: City, indicator: str, *links: tuple[str, str]) -> tuple[Sitting, str]:
    """A meeting with a motion on an indicator, that says what it costs."""
    made = submit_motion(
        city.ctx,
        title="Evening hours",
        text="The office opens in the evening.",
        summary="Peer support in the evening.",
        if_adopted="Neighbours can come after work.",
        cost=2_500_000,
        cost_note="One clerk for a year",
        mover_seat_id=city.seat("Youth"),
        links=(("indicator", indicator), *links),
    ).made
    meeting, _ids = sitting(city, motion_ids=(made,))
    return meeting, made


def reviewed(city: City, *, harbour: int, marsh: int) -> str:
    ids = measured(city)
    city.clock.micros = at("2026-04-10")
    counted(city, ids["A5"], harbour=harbour, marsh=marsh, whole=harbour + marsh)
    return ids["A5"]


def papers(city: City, meeting: Sitting, seat: str = "") -> MeetingPapers:
    return city.ctx.read(
        meeting_papers,
        meeting=meeting.meeting_id,
        lang="en",
        seat_id=city.seat(seat) if seat else "",
    )


def only(found: MeetingPapers) -> ItemPaper:
    (paper,) = found.items.values()
    return paper


def test_a_seat_reads_its_own_neighbourhood_once_the_review_is_open_to_all(city: City) -> None:
    indicator = reviewed(city, harbour=20, marsh=30)
    meeting, _motion = about(city, indicator)
    assert only(papers(city, meeting, "Old Harbour")).figures == ()
    approved(city, open_review(city.ctx, period=PERIOD).made)
    (figure,) = only(papers(city, meeting, "Old Harbour")).figures
    assert [(row.name.text, row.cells) for row in figure.rows] == [
        ("Old Harbour", (Shown(Decimal(20)),)),
        ("The whole city", (Shown(Decimal(50)),)),
    ]
    (figure,) = only(papers(city, meeting, "Health")).figures
    assert [row.name.text for row in figure.rows] == ["The whole city"]


def test_what_packets_hide_is_hidden_here(city_file: City) -> None:
    indicator = reviewed(city_file, harbour=3, marsh=30)
    meeting, _motion = about(city_file, indicator)
    approved(city_file, open_review(city_file.ctx, period=PERIOD).made)
    (figure,) = only(papers(city_file, meeting, "Old Harbour")).figures
    assert figure.rows[0].cells == (Suppressed(),)
    counted(city_file, indicator, harbour=1, marsh=2, whole=3)
    paper = only(papers(city_file, meeting, "Old Harbour"))
    assert paper.figures == ()
    assert [one.text for one in paper.hidden] == ["People enrolled in peer support"]
    page = paper_page("mine", papers(city_file, meeting, "Old Harbour"), Words("en")).decode()
    assert "People enrolled in peer support: the numbers of neighbourhoods are hidden" in page


def test_who_is_for_and_against_is_what_is_on_record(city: City, tmp_path: Path) -> None:
    indicator = reviewed(city, harbour=20, marsh=30)
    approved(city, open_review(city.ctx, period=PERIOD).made)
    before, (earlier,) = sitting(city, "ordinary")
    vote = before.put(earlier)
    for login, choice in (("health", "yes"), ("youth", "no"), ("seniors", "no")):
        before.cast(vote, login, choice)
    before.close(vote)
    meeting, motion_id = about(city, indicator, ("motion", earlier))
    recommend(city.ctx, motion_id=motion_id, recommendation="Adopt it for one year.")
    for name, text, stance in (
        ("A nurse", "Yes, please: I work days.", "for"),
        ("A neighbour", "The street is loud at night.", "against"),
        ("A reader", "I do not want to pay for nothing.", ""),
    ):
        city.later(minutes=1)
        receive_comment(
            city.ctx, subject_kind="motion", subject_id=motion_id,
            shown_name=name, text=text, stance=stance,
        )  # fmt: skip
    found = papers(city, meeting, "Old Harbour")
    paper = only(found)
    assert [one.stance for one in paper.words] == ["for", "against", ""]
    (old,) = paper.votes
    assert old.result is Result.REJECTED
    page = paper_page("mine", found, Words("en")).decode()
    asked = [
        page.index(words)
        for words in (
            "The question: Evening hours",
            "What changes for my neighbours",
            "Neighbours can come after work.",
            "What residents say of it",
            "I do not want to pay for nothing.",
            "What it costs",
            "One clerk for a year",
            "Who is for and against",
            "Adopt it for one year.",
            "Residents for it",
            "Yes, please: I work days.",
            "Residents against it",
            "The street is loud at night.",
            "Youth, Seniors",
            "How it is decided",
        )
    ]
    assert asked == sorted(asked)
    path = tmp_path / "mine.pdf"
    path.write_bytes(paper_pdf("mine", found, Words("en"), large=True))
    assert_conforms(path)
    with city.ctx.store.reading() as session:
        assert not differences(session)


def test_it_is_in_the_language_that_the_member_likes_best(city_file: City) -> None:
    meeting, _motions = sitting(city_file, "ordinary")
    ask_languages(
        city_file.ctx, member_id=city_file.member("Old Harbour"), languages=("fr", "es", "en")
    )
    assert papers(city_file, meeting, "Old Harbour").lang == "es"
    assert papers(city_file, meeting, "Youth").lang == "en"
    page = paper_page("mine", papers(city_file, meeting, "Old Harbour"), Words("es")).decode()
    assert "Todavía no consta" not in page  # it was moved and seconded, so somebody is
    assert "Nadie ha dicho cuánto cuesta." in page
