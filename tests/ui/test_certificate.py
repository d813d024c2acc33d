# SPDX-License-Identifier: Apache-2.0
"""The certificate of a decision, saved from the motion's page as one page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
from pytestqt.qtbot import QtBot

from govdesk.ui.briefings.screen import BriefingsScreen
from govdesk.ui.motions.certificate import CertificateAct
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.motions.steps import Steps
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Label, LinkLabel
from tests.builders import City
from tests.services.test_amendments import by_vote
from tests.sittings import sitting
from tests.ui.offices import draft_verbs, settle, show, who_is


def test_a_decided_motion_gives_its_certificate_and_says_why_it_stays_decided(
    office_on: Callable[..., Office], city_file: City, qtbot: QtBot, tmp_path: Path
) -> None:
    made, (motion_id,) = sitting(city_file, "key")
    by_vote(made, motion_id)
    office = office_on(city_file.ctx, who_is(city_file.ctx), draft_verbs(city_file.ctx))
    screen = MotionsScreen(office)
    qtbot.addWidget(screen)
    show(screen)
    settle(office)
    screen.open(motion_id)
    settle(office)
    settle(office)
    (steps,) = screen.findChildren(Steps)
    (again,) = [one for one in steps.findChildren(Act) if one.button.text() == "Reconsider"]
    assert again.refused
    assert again.reason.text().startswith("An adopted key decision changes only by another")
    act = screen.findChild(CertificateAct)
    assert act is not None
    (link,) = act.findChildren(LinkLabel)
    briefings = BriefingsScreen(office)
    qtbot.addWidget(briefings)
    show(briefings)
    briefings.open(link._place.id)
    settle(office)
    assert briefings.builder is not None
    wanted = briefings.builder.form.wanted
    assert wanted is not None
    assert link._place.id == f"new/certificate/{wanted.subject.about}"
    assert briefings.builder.is_of("certificate", wanted.subject.about)
    assert not briefings.builder.form.shows_field("parts")
    target = tmp_path / "decision.pdf"
    act.save_to(target)
    qtbot.waitUntil(lambda: target.exists(), timeout=60_000)
    settle(office)
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) == 1
        assert "Lang" in str(pdf.Root.keys())
    assert f"Saved as {target}." in [label.text() for label in act.findChildren(Label)]
