# SPDX-License-Identifier: Apache-2.0
"""The checklist of a packet: what stops it, what one should look at, and the rule of each item."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pikepdf
import pytest

from govdesk.briefing.blocks import Image
from govdesk.briefing.checks import Check, State, check_packet_content, stopping
from govdesk.briefing.drawn_checks import check_drawn, check_file
from govdesk.briefing.kept_checks import read, worded, written
from govdesk.briefing.kinds import KINDS
from govdesk.briefing.parts import USUAL, Choices
from govdesk.briefing.production import Proof, draw, proof
from govdesk.queries.packet_subjects import packet_subjects
from govdesk.queries.public_meetings import MeetingView
from govdesk.queries.public_text import PublicText
from govdesk.queries.public_view import PublicView
from govdesk.rules.public_values import Missing
from govdesk.services.meetings import schedule_meeting
from govdesk.services.people import add_member
from govdesk.wording import Words
from tests.briefing.test_kinds import view
from tests.builders import City
from tests.builders_public_view import public_view
from tests.sittings import sitting


def looked(view: PublicView, choices: Choices = USUAL) -> Proof:
    return proof(view, kind="quarterly", choices=choices)


def states(found: Proof) -> dict[str, State]:
    return {check.key: check.state for check in found.checks}


def test_a_full_quarter_can_be_kept_and_every_item_names_its_rule() -> None:
    found = looked(public_view())
    assert found.content is not None
    assert stopping(found.checks) == ()
    for check in found.checks:
        assert check.rule
        assert Words("en").say(check.said)
        assert Words("es").say(check.said) != Words("en").say(check.said)


def test_a_letter_that_no_font_can_draw_stops_the_packet_and_says_where() -> None:
    view = public_view()
    odd = replace(view, task_force=PublicText("Care \U0001f984", "en"))
    found = looked(odd)
    assert found.content is None
    (stop,) = stopping(found.checks)
    assert "U+1F984" in Words("en").say(stop.said)


def test_contact_data_in_the_introduction_stops_it_before_it_is_drawn() -> None:
    found = looked(public_view(), Choices(introduction="Call 415-555-0142."))
    assert found.content is None
    assert [check.key for check in stopping(found.checks)] == ["introduction"]


def test_what_is_missing_is_named() -> None:
    view = public_view()
    found = states(looked(replace(view, crisis_lines=())))
    assert found["crisis"] is State.STOPS
    comments = tuple(replace(one, answer=None, answered_on=None) for one in view.comments)
    assert states(looked(replace(view, comments=comments)))["answers"] is State.LOOK
    spanish = looked(public_view(lang="es"))
    (untold,) = (check for check in spanish.checks if check.key == "translated")
    assert untold.state is State.LOOK
    assert untold.where


def test_an_embargo_is_named_and_one_that_is_no_time_stops_the_packet() -> None:
    for typed, state, said in (
        ("2031-06-05 09:00", State.HOLDS, "5 Jun 2031, 09:00"),
        ("2020-06-05 09:00", State.LOOK, "ended on 5 Jun 2020"),
        ("when it is time", State.STOPS, "cannot be read"),
    ):
        found = looked(public_view(), Choices(embargo=typed))
        (check,) = (one for one in found.checks if one.key == "embargo")
        assert check.state is state
        assert said in Words("en").say(check.said)
        assert (found.content is None) == (state is State.STOPS)
    assert "embargo" not in states(looked(public_view()))


def test_a_summary_that_is_hard_to_read_is_told_with_its_hardest_sentence() -> None:
    easy = {check.key: check for check in looked(public_view()).checks}["ease"]
    assert easy.state is State.HOLDS
    hard = (
        "Notwithstanding considerable interdepartmental coordination, implementation of the "
        "comprehensive accessibility recommendations remains substantially incomplete."
    )
    for lang, rule in (("en", "Flesch"), ("es", "Huerta")):
        choices = Choices(introduction=" ".join([hard] * 9))
        found = {check.key: check for check in looked(public_view(lang=lang), choices).checks}
        assert found["ease"].state is State.LOOK
        assert found["ease"].where == (hard,)
        assert rule in found["ease"].rule
    assert "ease" not in states(looked(public_view(), Choices(parts=("scorecard",))))


def test_a_notice_needs_its_agenda_and_its_place(city_file: City) -> None:
    sitting(city_file, "ordinary")
    notice = view(city_file, "notice")
    assert stopping(proof(notice, kind="notice", choices=USUAL).checks) == ()
    without = proof(notice, kind="notice", choices=Choices(("agenda",)))
    assert [check.key for check in stopping(without.checks)] == ["parts"]
    assert isinstance(notice, MeetingView)
    empty = replace(notice, items=())
    assert [c.key for c in stopping(proof(empty, kind="notice", choices=USUAL).checks)] == [
        "agenda"
    ]


def test_packets_are_offered_about_what_there_is(city_file: City) -> None:
    made, (motion,) = sitting(city_file, "ordinary")
    vote = made.put(motion)
    made.cast(vote, "youth", "yes")
    made.close(vote)
    found = {kind: one for one in city_file.ctx.read(packet_subjects) for kind in one.kinds}
    assert set(found) == {"quarterly", "annual", "agenda", "notice", "addendum", "certificate"}
    assert found["quarterly"].about == "2026-Q1"
    assert found["annual"].about == "2026"
    assert found["certificate"].about == vote
    assert found["certificate"].meeting_id == found["notice"].meeting_id == made.meeting_id


@pytest.fixture(scope="module")
def drawn() -> bytes:
    """A packet's file."""
    return draw(public_view()).content


def test_a_character_that_means_nothing_stops_the_packet_and_says_where() -> None:
    """The font could draw it, and nobody could say it aloud; a mark before pasted words is nothing
    that anybody needs."""
    odd = looked(public_view(), Choices(introduction="\ufeffWe heard you \uf400 and changed."))
    assert odd.content is None
    (stop,) = stopping(odd.checks)
    said = worded([stop], Words("en"))[0].said
    assert "U+F400" in said
    assert "We heard you" in said


def test_what_holds_was_measured_in_the_file(drawn: bytes) -> None:
    view = public_view()
    title = f"{view.task_force.text}: Quarterly public briefing"
    blocks = KINDS["quarterly"].blocks(view, Words("en"), USUAL)

    def checks(content: bytes, lang: str = "en", titled: str = "") -> dict[str, Check]:
        with pikepdf.open(io.BytesIO(drawn)) as pdf:
            told = titled or str(pdf.open_metadata()["dc:title"])
        made = check_drawn(
            content, title=told, lang=lang, kind="quarterly", large=False, blocks=blocks
        )
        return {one.key: one for one in made}

    def without(change: Callable[[pikepdf.Pdf], object]) -> bytes:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(drawn)) as pdf:
            change(pdf)
            pdf.save(out)
        return out.getvalue()

    def unfont(pdf: pikepdf.Pdf) -> None:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one:
                del one["/FontFile2"]

    good = checks(drawn)
    assert {one.state for one in good.values()} == {State.HOLDS}
    assert good["fonts"].said.args["count"] > 1  # type: ignore[operator]
    assert float(str(good["contrast"].said.args["ratio"])) >= 4.5
    assert "page-validation" in str(good["PDF/UA-1"].said.args["checker"])
    assert checks(drawn, titled=title)["title"].state is State.STOPS
    assert checks(drawn, lang="es")["title"].state is State.STOPS
    bare = checks(without(unfont))
    assert bare["fonts"].state is State.STOPS
    assert bare["fonts"].where
    assert any("FONT-EMBEDDING" in one.rule for one in stopping(bare.values()))
    damaged = checks(drawn[: len(drawn) // 2])
    assert {one.said.key for one in stopping(damaged.values())} == {"check.file_stopped_damaged"}


def test_words_in_pictures_are_left_to_people(drawn: bytes) -> None:
    picture = Image(b"", "png", 9, 9, "A hand-drawn map of the harbour")
    found = check_drawn(drawn, title="", lang="en", kind="quarterly", large=False, blocks=[picture])
    (looked_at,) = (one for one in found if one.key == "contrast_pictures")
    assert looked_at.state is State.LOOK
    assert looked_at.where == ("A hand-drawn map of the harbour",)


def test_a_notice_that_is_stopped_need_not_wait_for_its_pdf() -> None:
    for kind, told in (("notice", True), ("quarterly", False)):
        stops, _others = check_file(b"%PDF-1.7 of no pages", kind=kind)
        assert [one.rule.split(" ")[0] for one in stops] == ["PDF/UA-1", "PDF/A-2a"]
        for one in worded(stops, Words("en")):
            assert ("A notice need not wait" in one.then) is told


def test_untranslated_and_missing_are_told_with_their_places() -> None:
    def told_of(view: PublicView, key: str, choices: Choices = USUAL) -> Check:
        blocks = KINDS["quarterly"].blocks(view, Words(view.lang), choices)
        found = check_packet_content(view, blocks, kind="quarterly", choices=choices)
        return next(one for one in found if one.key == key)

    view = public_view(lang="es")
    untold = told_of(view, "translated")
    assert any(": “" in place for place in worded([untold], Words("en"))[0].where)
    assert len(told_of(view, "translated", Choices(parts=("glossary",))).where) < len(untold.where)
    first = replace(view.scorecard[0], value=Missing(), chart=None, forecast=None)
    told = told_of(replace(view, scorecard=(first, *view.scorecard[1:])), "late")
    owner = f"{first.code} {first.name.text} ({first.owner.text})"
    assert owner in worded([told], Words("en"))[0].where


def test_a_checklist_is_kept_as_it_was_read_in_every_language() -> None:
    checks = looked(public_view(), Choices()).checks
    kept = written(checks)
    for lang in ("en", "es"):
        assert read(kept, lang) == worded(checks, Words(lang))
    assert read(kept, "fr") == worded(checks, Words("en"))
    assert written(checks) == kept


def test_packets_are_offered_about_everything_however_old(city_file: City) -> None:
    for place in range(45):
        day = city_file.today + timedelta(days=30 + place)
        schedule_meeting(
            city_file.ctx, title=f"Meeting {place}", starts_wall=f"{day}T18:00", place="Town hall"
        )
    city_file.later(days=13 * 365)
    add_member(city_file.as_("secretary"), name="Newly Come")  # what the years are counted to
    found = city_file.ctx.read(packet_subjects)
    assert sum("notice" in one.kinds for one in found) == 45
    assert sum("quarterly" in one.kinds for one in found) > 50
