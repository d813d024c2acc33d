# SPDX-License-Identifier: Apache-2.0
"""The checklist of a packet: what stops it, what one should look at, and the rule of each item."""

from __future__ import annotations

from dataclasses import replace

from govdesk.briefing.checks import State, stopping
from govdesk.briefing.parts import USUAL, Choices
from govdesk.briefing.production import Proof, proof
from govdesk.queries.packet_subjects import packet_subjects
from govdesk.queries.public_text import PublicText
from govdesk.queries.public_view import PublicView
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
    empty = replace(notice, items=())  # type: ignore[call-arg]
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
