# SPDX-License-Identifier: Apache-2.0
"""The quarterly packet, read by programs that are not ours."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest

from govdesk.briefing.blocks import DataTable, KeyFigures, Listing, Note, P, plain
from govdesk.briefing.production import draw
from govdesk.briefing.quarterly import quarterly_blocks
from govdesk.queries.public_text import PublicText
from govdesk.rules.messages import message
from govdesk.rules.public_values import Missing
from govdesk.rules.refusals import BadInput
from govdesk.rules.status import Status
from govdesk.wording import Words
from govdesk.wording.public_words import PLAIN, status_word
from tests.briefing.reading import output, text_of, words_of
from tests.builders_public_view import public_view, row, said, shown, steady

DIGEST = """
import hashlib
from govdesk.briefing.production import draw
from tests.builders_public_view import public_view
print(hashlib.sha256(draw(public_view()).content).hexdigest())
"""


def test_another_reader_finds_no_fault(packet: Path) -> None:
    output("qpdf", "--check", str(packet))


def test_every_font_travels_with_the_file(packet: Path) -> None:
    fonts = output("pdffonts", str(packet)).splitlines()[2:]
    assert fonts
    for font in fonts:
        assert re.search(r"TrueType\s+\w+\s+yes yes yes", font), font


def test_it_says_what_it_is_and_in_which_language(packet: Path) -> None:
    with pikepdf.open(packet) as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert " ".join(str(pdf.docinfo["/Title"]).split()) == (
            "Crisis Response Task Force: Quarterly public briefing, April – June 2026"
        )
        assert str(pdf.docinfo["/Author"]) == "Crisis Response Task Force, Marlow Bay"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20260713")


def test_the_outline_leads_to_every_section(packet: Path) -> None:
    with pikepdf.open(packet) as pdf, pdf.open_outline() as outline:
        top = [item.title for item in outline.root]
        decided = next(item for item in outline.root if item.title == "Decisions")
        assert [item.title.split()[0] for item in decided.children] == [
            "2026-14",
            "2026-15",
            "2026-16",
        ]
    assert top[0] == "At a glance"
    assert top[-1] == "How to verify this copy"


def test_pages_are_numbered_in_the_file_and_on_paper(packet: Path) -> None:
    with pikepdf.open(packet) as pdf:
        assert [page.label for page in pdf.pages][:3] == ["1", "2", "3"]
        count = len(pdf.pages)
    text = text_of(packet)
    assert f"Page 3 of {count}" in text
    assert f"Page {count} of {count}" in text


def test_the_summary_is_one_page(packet: Path) -> None:
    pages = text_of(packet).split("\f")
    assert "At a glance" in pages[1]
    assert "What you can do" in pages[1]


def test_the_roll_call_can_be_read_and_copied(packet: Path) -> None:
    text = text_of(packet)
    assert re.search(r"Social Services Department +Departments +Edda Finch \(stand-in\) +Yes", text)
    assert re.search(r"Youth seat +Community seats +– +No", text)
    assert "Stepped aside because of a" in text
    assert "Seat not filled" in text
    assert "Outreach is what our neighbours asked for." in words_of(packet)


def test_the_sum_can_be_done_again_by_hand(packet: Path) -> None:
    text = text_of(packet)
    assert re.search(r"In Community seats +more than half +5 votes cast +3 +1 +✕ no", text)


def test_a_group_is_called_by_its_title_never_by_its_key(packet: Path) -> None:
    assert "Because Community seats did not agree" in words_of(packet)
    assert "community did not agree" not in words_of(packet)


def test_a_hidden_cell_says_so_and_nothing_else(packet: Path) -> None:
    lines = [line.split() for line in text_of(packet).splitlines() if "Old Town" in line]
    assert lines == [["Old", "Town", "suppressed", "suppressed"]]


def test_how_to_verify_begins_with_the_clerk_and_says_it_is_unsigned(packet: Path) -> None:
    page = text_of(packet).split("\f")[-2]
    assert page.index("Ask the clerk to check this copy with you.") < page.index("By yourself")
    assert "not signed by anyone yet" in page
    assert "2026-Q2-01.bundle.json from beside it" in " ".join(page.split())
    assert "9f2c" * 16 in page


def test_crisis_lines_stand_in_each_language(packet: Path) -> None:
    words = words_of(packet)
    assert "Call or text, day and night" in words
    assert "Llame o escriba, de día y de noche" in words


# The public tables say "suppressed" as their specification asks, and the page explains it.
@pytest.mark.parametrize("term", [term for term in PLAIN if term != "suppressed"])
def test_no_word_of_the_house_stands_on_a_public_page(packet: Path, term: str) -> None:
    found = re.findall(rf"\b{re.escape(term)}\b", words_of(packet), re.IGNORECASE)
    assert not found


def test_the_same_view_gives_the_same_bytes() -> None:
    assert draw(public_view()).content == draw(public_view()).content


ELSEWHERE = {
    "SOURCE_DATE_EPOCH": "12345",
    "TZ": "Asia/Kathmandu",
    "LC_ALL": "C",
    "LANGUAGE": "es",
    "FONTCONFIG_FILE": "/nowhere",
}


def test_another_process_on_another_computer_gives_the_same_bytes(packet: Path) -> None:
    digests = {hashlib.sha256(packet.read_bytes()).hexdigest()}
    for seed, other in (("1", {}), ("4242", ELSEWHERE)):
        environment = {**os.environ, **other, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", DIGEST],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
            cwd=Path(__file__).parents[2],
        )
        digests.add(done.stdout.strip())
    assert len(digests) == 1


def test_different_packets_have_different_identities(packet: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.pdf"
    other.write_bytes(draw(public_view(scorecard=(row(value=shown("29")),))).content)
    with pikepdf.open(packet) as one, pikepdf.open(other) as two:
        assert bytes(one.trailer.ID[0]) != bytes(two.trailer.ID[0])


def test_the_cover_shows_the_beginning_of_the_seal_number_alone(packet: Path) -> None:
    cover = text_of(packet).split("\f")[0]
    assert re.search(rf"^ *Seal number +{'9f2c' * 4}…$", cover, re.MULTILINE)


def test_nothing_is_said_twice_of_a_vote() -> None:
    blocks = quarterly_blocks(public_view(), Words("en"))
    told = [block for block in blocks if isinstance(block, Note) and block.tone == "accent"]
    assert [plain(note.text)[:11] for note in told if "Not adopted" in plain(note.title)]
    for note in told:
        outcome = plain(note.title).partition(" ")[2]
        assert not plain(note.text).startswith(outcome), note
    said = [plain(block.text) for block in blocks if isinstance(block, P | Note)]
    motions = sum(isinstance(block, DataTable) and block.caption == "Roll call" for block in blocks)
    assert sum("Charter, section 4.2" in one for one in said) == motions


@pytest.mark.parametrize(
    ("status", "judged"),
    [
        (Status.ON_TRACK, "it is on track"),
        (Status.LAGGING, "behind plan"),
        (Status.OFF_TRACK, "far behind plan"),
    ],
)
def test_an_indicator_s_page_says_its_status_and_its_unit_once(status: Status, judged: str) -> None:
    values: dict[str, str | Decimal] = {
        "actual": Decimal("28.4"),
        "unit": "minutes, median",
        "milestone": Decimal("25.5"),
    }
    told = row(status=status, sentence=message(f"standing.{status.value}", **values))
    blocks = quarterly_blocks(public_view(scorecard=(told,)), Words("en"))
    said = [plain(block.text) for block in blocks if isinstance(block, P)]
    sentence = "28.4 minutes, median, where 25.5 was planned by now"
    assert f"{status.shape}\u00a0{status_word(Words('en'), status.value)}. {sentence}." in said
    listed = [plain(item) for block in blocks if isinstance(block, Listing) for item in block.items]
    assert f"Response time: {sentence}: {judged}." in listed
    figures = next(b for b in blocks if isinstance(b, KeyFigures) and b.items[0].label == "result")
    assert figures.items[0].note == "", "the chart below has the unit"


@pytest.mark.parametrize(("behind", "needs"), [(1, "1 needs work."), (2, "2 need work.")])
def test_the_indicators_at_a_glance_add_up(behind: int, needs: str) -> None:
    rows = [row(f"R{n}") for n in range(behind)]
    rows += [steady("Q1", "Resolved", Status.ON_TRACK, shown("71"))]
    rows += [steady("A1", "Contacts", Status.NO_TARGET, shown("62"))]
    view = public_view(scorecard=tuple(rows))
    said = [plain(one.text) for one in quarterly_blocks(view, Words("en")) if isinstance(one, P)]
    assert said[0] == (
        f"1 of {len(rows)} indicators are on track or achieved. {needs} "
        "1 has no target or no full result."
    )


def test_a_draft_says_so_on_every_page(tmp_path: Path) -> None:
    path = tmp_path / "draft.pdf"
    path.write_bytes(draw(public_view(draft=True)).content)
    pages = text_of(path).split("\f")[:-1]
    assert all("Draft: not published yet" in page for page in pages)


def test_a_spanish_packet_marks_what_has_no_translation(tmp_path: Path) -> None:
    path = tmp_path / "es.pdf"
    path.write_bytes(draw(public_view(lang="es")).content)
    words = words_of(path)
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == "es"
    assert "abril–junio de 2026" in words.lower()
    assert "(en inglés)" in words
    answers = [one.answer.text for one in public_view().comments if one.answer]
    assert answers
    assert all(f"{answer} (en inglés)" in words for answer in answers)
    assert "su idioma original (inglés)" in words


def test_a_view_in_one_language_is_not_drawn_in_another() -> None:
    with pytest.raises(ValueError, match="a view in es"):
        quarterly_blocks(public_view(lang="es"), Words("en"))


def test_letter_paper_is_letter(tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(draw(public_view(), page="Letter").content)
    with pikepdf.open(path) as pdf:
        assert [float(side) for side in pdf.pages[0].mediabox] == [0, 0, 612, 792]


def test_a_quarter_with_nothing_in_it_is_a_packet_all_the_same(tmp_path: Path) -> None:
    empty = public_view(
        scorecard=(row(),),
        neighbourhoods=(),
        decisions=(),
        pivots=(),
        actions=(),
        comments=(),
        attendance=(),
        crisis_lines=(),
        quality=(),
        introduction=None,
    )
    path = tmp_path / "empty.pdf"
    path.write_bytes(draw(empty).content)
    assert "Nothing was put to a vote." in words_of(path)


def test_what_people_write_is_never_taken_as_markup(tmp_path: Path) -> None:
    hostile = '<b>&amp;</b> <img src="x"/> ${x} </para> {0} %s'
    path = tmp_path / "hostile.pdf"
    path.write_bytes(draw(public_view(introduction=said(hostile))).content)
    assert hostile in words_of(path)


def test_a_character_without_a_shape_is_refused_by_name() -> None:
    with pytest.raises(BadInput) as refused:
        draw(public_view(introduction=PublicText("Ask for ꔀ at the desk")))
    assert refused.value.what.args["code"] == "U+A500"
    assert "ꔀ" in Words("en").say(refused.value.what)


def test_numbers_that_do_not_exist_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "bare.pdf"
    bare = row(forecast=None, milestone=Missing(), target=Missing())
    path.write_bytes(draw(public_view(scorecard=(bare,))).content)
    page = text_of(path).split("\f")[4]
    assert "result" in page
    assert "expected at year end" not in page
    assert "target for the year" not in page
