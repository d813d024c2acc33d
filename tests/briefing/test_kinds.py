# SPDX-License-Identifier: Apache-2.0
"""Every kind of packet, drawn from a real record in every language, conforms and says its piece."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from govdesk.briefing.blocks import Block, DataTable, Listing, P, Rich, Run, plain, runs
from govdesk.briefing.kinds import KINDS, View
from govdesk.briefing.parts import USUAL
from govdesk.briefing.production import draw
from govdesk.briefing.sections.speech import Speech
from govdesk.queries.annual_view import annual_view
from govdesk.queries.meeting_views import certificate_view, meeting_view
from govdesk.queries.public_meetings import MeetingView, PublicItem
from govdesk.queries.public_text import PublicText
from govdesk.queries.public_view import CrisisLine
from govdesk.queries.quarterly import quarterly_view
from govdesk.rules.refusals import BadInput
from govdesk.services.meetings import close_meeting
from govdesk.wording import Words
from tests.briefing.conformance import assert_conforms
from tests.briefing.heard import in_other_words, said, texts_of
from tests.briefing.reading import words_of
from tests.builders import City, small_city
from tests.sittings import sitting

MEETING_KINDS = ("agenda", "notice", "addendum", "decisions")


@pytest.fixture(scope="module")
def sat(tmp_path_factory: pytest.TempPathFactory) -> City:
    """A city after a meeting that decided a motion."""
    city = small_city(str(tmp_path_factory.mktemp("city") / "city.govdesk"))
    made, (motion,) = sitting(city, "key", away=("Housing",))
    vote = made.put(motion)
    made.cast(vote, "youth", "yes")
    made.cast(vote, "health", "yes")
    made.enter(vote, "Seniors", "no")
    made.close(vote)
    city.later(hours=1)
    close_meeting(city.as_("chair"), meeting_id=made.meeting_id)
    return city


def view(city: City, kind: str, lang: str = "en") -> View:
    number = "2026-1"
    match kind:
        case "quarterly":
            return city.ctx.read(quarterly_view, period="2026-Q1", lang=lang)
        case "annual":
            return city.ctx.read(annual_view, period="2026", lang=lang)
        case "certificate":
            return city.ctx.read(certificate_view, vote="2026-1", lang=lang)
        case _:
            return city.ctx.read(meeting_view, meeting=number, what=kind, lang=lang)


def blocks(city: City, kind: str, lang: str = "en") -> list[Block]:
    return KINDS[kind].blocks(view(city, kind, lang), Words(lang), USUAL)


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("kind", ["quarterly", "annual", "certificate", *MEETING_KINDS])
def test_it_conforms(sat: City, kind: str, lang: str, tmp_path: Path) -> None:
    drawn = draw(view(sat, kind, lang), kind=kind)
    path = tmp_path / "packet.pdf"
    path.write_bytes(drawn.content)
    assert_conforms(path)
    assert draw(view(sat, kind, lang), kind=kind).content == drawn.content
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == lang
        assert len(pdf.pages) == drawn.pages
    if lang != "en":
        english = texts_of(view(sat, kind, lang), "en")
        assert english
        assert in_other_words(said(drawn.content), english, "en") == []


def test_large_print_is_larger_and_conforms(sat: City, tmp_path: Path) -> None:
    usual = draw(view(sat, "agenda"), kind="agenda")
    large = draw(view(sat, "agenda"), kind="agenda", large=True)
    assert large.pages > usual.pages
    path = tmp_path / "large.pdf"
    path.write_bytes(large.content)
    assert_conforms(path)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_certificate_is_one_page_with_the_crisis_lines(
    sat: City, lang: str, tmp_path: Path
) -> None:
    drawn = draw(view(sat, "certificate", lang), kind="certificate")
    assert drawn.pages == 1
    (tmp_path / "one.pdf").write_bytes(drawn.content)
    assert "555-0100 Call or text at any hour" in words_of(tmp_path / "one.pdf")


def test_a_year_invites_nobody_to_a_quarter_that_is_over(sat: City) -> None:
    told = {
        kind: [plain(block.text) for block in blocks(sat, kind) if isinstance(block, P)]
        for kind in ("quarterly", "annual")
    }
    assert "No comments came in this quarter. Yours is welcome." in told["quarterly"]
    assert not [one for one in told["annual"] if "Yours is welcome" in one]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "A code for your phone with the number of entries and the seal number."),
        ("es", "Un código para su teléfono con el número de entradas y el número de sello."),
    ],
)
def test_the_code_for_a_phone_says_what_it_is(
    sat: City, lang: str, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "notice.pdf"
    path.write_bytes(draw(view(sat, "notice", lang), kind="notice").content)
    assert said in words_of(path)


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("kind", ["quarterly", "annual", "certificate", *MEETING_KINDS])
def test_it_tells_where_to_find_help_and_how_to_verify_it(
    sat: City, kind: str, lang: str, tmp_path: Path
) -> None:
    lines = (
        CrisisLine("en", "In a crisis, call at any hour", "555-0142"),
        CrisisLine("es", "En una crisis, llame a cualquier hora", "555-0143"),
    )
    told = replace(view(sat, kind, lang), crisis_lines=lines, corrects="2025-9-earlier-01")
    path = tmp_path / "packet.pdf"
    path.write_bytes(draw(told, kind=kind).content)
    said = words_of(path)
    for line in lines:
        assert line.number in said
        assert line.text in said
    assert "govdesk verify" in said
    assert "2025-9-earlier-01" in said
    with pikepdf.open(path) as pdf:
        assert kind != "certificate" or len(pdf.pages) == 1


def test_an_agenda_has_the_motion_s_text_and_what_it_needs(sat: City, tmp_path: Path) -> None:
    path = tmp_path / "agenda.pdf"
    path.write_bytes(draw(view(sat, "agenda"), kind="agenda").content)
    said = words_of(path)
    assert "What it needs:" in said
    assert "How to take part" in said


def test_people_s_words_without_a_translation_are_marked(sat: City) -> None:
    agenda = view(sat, "agenda", "es")
    assert isinstance(agenda, MeetingView)
    agenda = replace(agenda, minutes=PublicText("One.\n\nTwo.", "en"))
    (motion,) = [item.motion for item in agenda.items if item.motion]
    changed = replace(motion, earlier=PublicText("Old words.", "en"), version=2)
    items = tuple(replace(one, motion=changed) if one.motion else one for one in agenda.items)
    agenda = replace(agenda, items=items)
    marked = [
        run.text
        for kind in ("agenda", "minutes")
        for block in KINDS[kind].blocks(agenda, Words("es"), USUAL)
        for text in _said(block)
        for run in runs(text)
        if run.lang == "en"
    ]
    assert motion.text.text in marked
    assert {"Old words.", "One.", "Two."} <= set(marked)


def test_words_inside_a_sentence_are_marked_too(sat: City) -> None:
    speech = Speech(view(sat, "agenda", "es"), Words("es"))
    said = runs(speech.within("Por qué: {reason}.", reason=PublicText("Too slow", "en")))
    assert [(run.text, run.lang) for run in said] == [
        ("Por qué: ", None), ("Too slow", "en"), (" (en\u00a0inglés)", None), (".", None)
    ]  # fmt: skip
    assert speech.within("{a}, {b}", a=PublicText("uno", "es"), b=PublicText("dos", "es")) == (
        "uno, dos"
    )


def _said(block: Block) -> list[Rich]:
    match block:
        case P(text=text):
            return [text]
        case DataTable(rows=rows):
            return [cell for row in rows for cell in row]
        case _:
            return []


@pytest.mark.parametrize(("lang", "called"), [("en", "Key decision"), ("es", "Decisión clave")])
def test_a_decision_is_called_by_its_class(sat: City, lang: str, called: str) -> None:
    said = [plain(block.text) for block in blocks(sat, "certificate", lang) if isinstance(block, P)]
    assert any(f" · {called} · " in one for one in said)


def test_what_is_told_at_length_in_another_language_is_marked_and_heard_in_it(sat: City) -> None:
    meeting: MeetingView = sat.ctx.read(meeting_view, meeting="2026-1", what="agenda", lang="es")
    minutes = PublicText("The first part.\n\n\n\nThe second part.", "en")
    told = KINDS["minutes"].blocks(replace(meeting, minutes=minutes), Words("es"), USUAL)
    first, second = (b.text for b in told if isinstance(b, P) and "part." in plain(b.text))
    assert runs(first) == (Run("The first part.", lang="en"),)
    assert isinstance(second, tuple)
    assert second[0] == Run("The second part.", lang="en")
    assert plain(second).endswith("(en\u00a0inglés)")
    ours = KINDS["minutes"].blocks(replace(meeting, minutes=minutes, lang="en"), Words("en"), USUAL)
    said = [plain(b.text) for b in ours if isinstance(b, P) and "part." in plain(b.text)]
    assert said == ["The first part.", "The second part."]
    agenda = KINDS["agenda"].blocks(meeting, Words("es"), USUAL)
    (motion,) = (item.motion for item in meeting.items if item.motion)
    (text,) = (b.text for b in agenda if isinstance(b, P) and motion.text.text in plain(b.text))
    assert "(en\u00a0inglés)" in plain(text)


def test_how_long_an_item_takes_is_apart_from_what_it_is(sat: City) -> None:
    meeting: MeetingView = sat.ctx.read(meeting_view, meeting="2026-1", what="agenda")
    items = (PublicItem(1, PublicText("Public comment", "en"), "other", minutes=15),)
    told = KINDS["agenda"].blocks(replace(meeting, items=items), Words("en"), USUAL)
    listed = [plain(item) for block in told if isinstance(block, Listing) for item in block.items]
    assert "Public comment · 15 minutes" in listed


def test_what_is_not_there_is_refused_in_words(sat: City) -> None:
    refused = {
        ("meeting", "packet.no_meeting"): lambda: sat.ctx.read(
            meeting_view, meeting="1999-9", what="agenda"
        ),
        ("minutes", "packet.minutes_not_approved"): lambda: view(sat, "minutes"),
        ("cancelled", "packet.not_cancelled"): lambda: view(sat, "cancellation"),
        ("vote", "packet.no_vote"): lambda: sat.ctx.read(certificate_view, vote="1999-9"),
        ("year", "packet.not_a_year"): lambda: sat.ctx.read(annual_view, period="2026-Q1"),
        ("begun", "packet.not_begun"): lambda: sat.ctx.read(annual_view, period="2031"),
    }
    for (_, code), act in refused.items():
        with pytest.raises(BadInput) as caught:
            act()
        assert caught.value.code == code


def test_every_kind_of_the_specification_is_there() -> None:
    assert set(KINDS) == {
        *MEETING_KINDS,
        "quarterly",
        "minutes",
        "cancellation",
        "annual",
        "certificate",
    }
