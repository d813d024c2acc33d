# SPDX-License-Identifier: Apache-2.0
"""A builder of packets at the desk of the small city, and what it shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from govdesk.services.meetings import close_meeting
from govdesk.ui.briefings.builder import Builder
from govdesk.ui.briefings.screen import BriefingsScreen
from govdesk.ui.office import Office
from tests.builders import City
from tests.sittings import sitting
from tests.ui.offices import draft_verbs, settle, show, who_is

Built = tuple[BriefingsScreen, Builder]


@pytest.fixture
def sat(city_file: City) -> City:
    """A city after a meeting that decided a motion."""
    made, (motion,) = sitting(city_file, "ordinary")
    vote = made.put(motion)
    made.cast(vote, "youth", "yes")
    made.cast(vote, "health", "yes")
    made.cast(vote, "seniors", "yes")
    made.close(vote)
    city_file.later(hours=1)
    close_meeting(city_file.as_("chair"), meeting_id=made.meeting_id)
    city_file.later(days=120)
    return city_file


@pytest.fixture
def office(office_on: Callable[..., Office], sat: City) -> Office:
    """The desk with the clerk at it."""
    ctx = sat.as_("clerk")
    return office_on(ctx, who_is(ctx), draft_verbs(ctx))


@pytest.fixture
def built(qtbot: QtBot, office: Office) -> Built:
    """The builder with its first preview."""
    screen = BriefingsScreen(office)
    qtbot.addWidget(screen)
    show(screen)
    settle(office)
    screen.new()
    settle(office)
    builder = screen.builder
    assert builder is not None
    qtbot.waitUntil(lambda: builder.preview.page_count > 0, timeout=20_000)
    return screen, builder


def waiting(screen: BriefingsScreen) -> Builder | None:
    """The builder that is there now; asked anew each time, for it comes and goes within a test."""
    return screen.builder


def choose(qtbot: QtBot, builder: Builder, kind: str) -> None:
    """Choose a kind and wait for its preview."""
    before = builder.preview.text.toPlainText()
    builder.form.kind.setCurrentIndex(builder.form.kind.findData(kind))
    qtbot.waitUntil(lambda: builder.preview.text.toPlainText() != before, timeout=20_000)


def shown_in(widget: QWidget) -> str:
    """What a person reads in it."""
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())
