# SPDX-License-Identifier: Apache-2.0
"""A receipt stands under My votes, with its proof, and is there after the page was left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QPushButton

from govdesk.models.votes import Ballot
from govdesk.queries.my_votes import my_votes
from govdesk.ui.motions.my_votes import ReceiptActs
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.widgets import Label, LinkLabel, Screen
from govdesk.ui.widgets.table_out import draw_table
from tests.builders import City
from tests.sittings import sitting
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import settle


def shown(screen: Screen, place: str) -> Screen:
    screen.open(place)
    for _ in range(4):
        settle(screen.office)
    return screen


def said(screen: Screen) -> str:
    return " ".join(one.text() for one in screen.findChildren(Label) if one.isVisible())


def test_a_receipt_is_kept_with_its_proof(
    city_file: City, screen_for: ScreenFor, tmp_path: Path
) -> None:
    made, (motion_id,) = sitting(city_file)
    vote = made.put(motion_id)
    made.cast(vote, "youth", "yes")
    city_file.later(minutes=1)
    made.cast(vote, "youth", "no")
    made.enter(vote, "Seniors", "abstain")
    screen = shown(screen_for(city_file.as_("youth"), MotionsScreen), f"{motion_id}/vote")
    assert faults_of(screen) == []
    links = [one.accessibleName() for one in screen.findChildren(LinkLabel) if one.isVisible()]
    assert "It is kept under My votes." in links
    made.close(vote)
    shown(screen, "mine")
    assert faults_of(screen) == []
    assert "You voted No for the seat Youth at" in said(screen)
    assert "Yes" not in said(screen)  # what was replaced
    with city_file.ctx.store.reading() as session:
        seal = session.query(Ballot).filter(Ballot.choice == "no").one().body_sha256
    assert seal[:8] not in said(screen)
    (acts,) = [one for one in screen.findChildren(ReceiptActs) if one.isVisible()]
    (proof,) = [one for one in acts.findChildren(QPushButton) if one.text() == "Proof"]
    proof.click()
    assert f"Seal number: {seal[:8]} {seal[8:16]}" in said(screen)
    paper = QPdfWriter(str(tmp_path / "receipt.pdf"))
    draw_table(paper, "Receipt", acts.table())
    del paper
    assert (tmp_path / "receipt.pdf").stat().st_size > 1000
    assert screen.back()


def test_a_spoken_vote_is_among_ones_own_and_nobody_elses(city_file: City) -> None:
    made, (motion_id,) = sitting(city_file)
    vote = made.put(motion_id)
    made.enter(vote, "Seniors", "abstain")
    (mine,) = city_file.ctx.read(my_votes, member_id=city_file.member("Seniors"))
    assert (mine.way, mine.choice, mine.outcome) == ("spoken", "abstain", "")
    assert city_file.ctx.read(my_votes, member_id=city_file.member("Youth")) == ()
