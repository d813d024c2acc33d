# SPDX-License-Identifier: Apache-2.0
"""Nothing private or hidden stands anywhere in a published file: not in its text, not in what only
machines read, and not in what two releases say together."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from govdesk.briefing.archive import put_out
from govdesk.briefing.drafts import word
from govdesk.briefing.open_data import data_zip
from govdesk.briefing.plain_answers import answers_in
from govdesk.briefing.production import draw, draw_whole, keep, web
from govdesk.briefing.views import material_for
from govdesk.queries.quarterly import quarterly_view
from govdesk.rules.indicators import IndicatorKind
from govdesk.services import residents, reviews
from govdesk.services.actions import assign_action
from govdesk.services.attendance import declare_recusal
from govdesk.services.drafts import save_draft
from govdesk.services.indicator_library import indicator_library
from govdesk.services.indicators import adopt_indicator
from govdesk.services.meetings import close_meeting
from govdesk.services.minutes import draft_minutes
from govdesk.services.packets import pin_checkpoint
from govdesk.services.readings import ReadingInput, record_readings
from govdesk.services.targets import set_target
from tests.briefing.private_words import everything_in, private_words, said_by
from tests.briefing.reading import words_of
from tests.briefing.test_kinds import view
from tests.builders import City, small_city
from tests.signed_packets import publish_signed
from tests.sittings import sitting

KINDS = ("quarterly", "annual", "agenda", "decisions", "certificate")
MAIL, PHONE = "ada.quill@marlow.example", "415-555-0142"
PRIVATE = {
    "conflict": "Her brother runs the firm that would be paid",
    "story": "I stopped answering the telephone that winter",
    "draft": "Perhaps we should not say this aloud",
    "minutes": "Draft minutes that nobody has approved",
    "finding": "A narrative that nobody has approved",
    "note": "The clinic on Quay Street closed for a week",
}
CASES, OTHER_QUARTER, YEAR_TO_DATE = 81234567, 90413558, 90413562
"""Hidden: the cases behind a small share, and what would tell a small quarter."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> City:
    """A city after a meeting, with something private in every place that takes any."""
    city = small_city(str(tmp_path_factory.mktemp("city") / "city.govdesk"))
    made, (motion,) = sitting(city, "key")
    declare_recusal(
        city.ctx,
        motion_id=motion,
        seat_id=city.seat("Housing"),
        nature="a relative's business",
        details=PRIVATE["conflict"],
    )
    vote = made.put(motion)
    for login in ("health", "youth", "old_harbour"):
        made.cast(vote, login, "yes")
    made.close(vote)
    city.later(hours=1)
    close_meeting(city.as_("chair"), meeting_id=made.meeting_id)
    draft_minutes(city.as_("clerk"), meeting_id=made.meeting_id, text=PRIVATE["minutes"])
    comment = residents.receive_comment(
        city.ctx,
        subject_kind="motion",
        subject_id=motion,
        shown_name=f"Ada {MAIL}",
        text=f"Write to {MAIL} or call {PHONE}, please.",
    ).made
    residents.answer_comment(
        city.ctx, comment_id=comment, text=f"We have called {PHONE}.", by_words=f"Health, {PHONE}"
    )
    residents.add_narrative(city.ctx, kind="story", text=PRIVATE["story"])
    save_draft(city.ctx, subject="motion/new", content={"text": PRIVATE["draft"]})
    assign_action(
        city.ctx,
        title=f"Call the resident back on {PHONE}",
        department_id=city.department("health"),
        due=city.today,
    )
    counts, shares = _count(city), _share(city)
    residents.add_narrative(
        city.ctx,
        kind="quote",
        text=f"Of us {CASES} came. Write to {MAIL}.",
        indicator_id=shares,
        consent="public",
    )
    city.later(days=120)
    record_readings(
        city.ctx,
        readings=[
            ReadingInput(indicator_id=counts, period="2026-Q1", value=Decimal(4)),
            ReadingInput(
                indicator_id=shares,
                period="2026-Q1",
                numerator=Decimal(3),
                denominator=Decimal(CASES),
                note=PRIVATE["note"],
            ),
        ],
    )
    review = reviews.open_review(city.ctx, period="2026-Q1").made
    finding = city.ctx.read(lambda session: _finding(session, review, counts))
    reviews.write_finding(city.ctx, finding_id=finding, narrative=PRIVATE["finding"])
    return city


def _finding(session: object, review: str, indicator: str) -> str:
    from sqlalchemy import select
    from sqlalchemy.orm import Session

    from govdesk.models.reviews import Finding

    assert isinstance(session, Session)
    query = select(Finding.id).where(Finding.review_id == review, Finding.indicator_id == indicator)
    return session.scalars(query).one()


def _count(city: City, code: str = "A5") -> str:
    """A count that adds up over the year."""
    definition = next(one for one in indicator_library() if one.id == "A5")
    made = adopt_indicator(
        city.as_("secretary"),
        code=code,
        department_id=city.department("health"),
        domain=definition.domain,
        definition=replace(definition, source=f"Ask {MAIL}", description=f"Told by {PHONE}"),
    ).made
    set_target(
        city.as_("secretary"),
        indicator_id=made,
        fiscal_year=2026,
        baseline=Decimal(0),
        value=Decimal(200),
    )
    return made


def _share(city: City) -> str:
    definition = next(
        one
        for one in indicator_library()
        if one.kind is IndicatorKind.PROPORTION and one.frequency.name == "QUARTER"
    )
    return adopt_indicator(
        city.as_("secretary"),
        code="S1",
        department_id=city.department("health"),
        domain=definition.domain,
        definition=definition,
    ).made


def _data(shown: Any, kind: str) -> str:
    """A packet's open data as text."""
    content = data_zip(shown, kind=kind)
    assert content is not None or kind == "agenda"
    return (content or b"").decode("utf-8", "replace")


def _grouped(number: int) -> set[str]:
    """A number as any language groups it."""
    marks = ("", ",", ".", " ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}")
    return {f"{number:,}".replace(",", mark) for mark in marks}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_private_is_in_a_packet_of_any_kind(told: City, kind: str, tmp_path: Path) -> None:
    shown = view(told, kind)
    content = draw(shown, kind=kind).content
    path = tmp_path / "packet.pdf"
    path.write_bytes(content)
    said = everything_in(content) + words_of(path) + web(shown, kind=kind).decode()
    answers = answers_in(shown)
    assert answers or kind in ("agenda", "annual")
    said += "".join(one.text for one in answers)
    said += _data(shown, kind)
    with zipfile.ZipFile(io.BytesIO(word(shown, kind=kind))) as archive:
        said += "".join(
            archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
        )
    secrets = private_words(told.ctx) | set(PRIVATE.values()) | {MAIL, PHONE}
    secrets |= _grouped(CASES)
    assert len(secrets) > 40
    assert {PRIVATE["conflict"], PRIVATE["story"], PRIVATE["draft"]} <= private_words(told.ctx)
    assert sorted(one for one in secrets if one in said) == []


def test_what_is_looked_for_would_be_found(told: City, tmp_path: Path) -> None:
    shown = view(told, "quarterly")
    content = draw(shown).content
    path = tmp_path / "packet.pdf"
    path.write_bytes(content)
    said = everything_in(content)
    assert "Smallhaven" in said
    assert shown.record.root in words_of(path)
    assert "A resident" not in web(shown).decode()
    assert "Ada […]" in web(shown).decode()


def test_nothing_private_is_in_any_file_of_the_archive(told: City, tmp_path: Path) -> None:
    """Signed, with the bundles of its votes inside, its own beside it, its page and its data."""
    clerk = told.as_("clerk")
    pin_checkpoint(clerk)
    asked = clerk.read(material_for, kind="quarterly", about="2026-Q1")
    made = keep(clerk, drawn=draw_whole(asked, kind="quarterly")).made
    publish_signed(told.as_("chair"), packet_id=made)
    files = put_out(told.ctx, tmp_path / "packets")
    assert {"".join(path.suffixes[-2:]) for path in files} >= {".pdf", ".html", ".data.zip"}
    secrets = private_words(told.ctx, ids=False) | set(PRIVATE.values()) | {MAIL, PHONE}
    secrets |= _grouped(CASES)
    kept = tmp_path.as_posix()
    for path in files:
        said = said_by(path)
        assert sorted(one for one in {*secrets, kept} if one in said) == [], path.name
    bundle = next(path for path in files if path.name.endswith(".bundle.json"))
    assert "packet.published" in said_by(bundle)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"2026-Q1": 4}, {"2026-Q2": OTHER_QUARTER}),
        ({"2026-Q1": 1204}, {"2026-Q1": 4, "2026-Q2": OTHER_QUARTER}),
    ],
)
def test_two_releases_together_tell_no_hidden_count(
    city_file: City, first: dict[str, int], second: dict[str, int]
) -> None:
    made = _count(city_file)
    releases = []
    for days, period, values in ((100, "2026-Q1", first), (90, "2026-Q2", second)):
        city_file.later(days=days)
        record_readings(
            city_file.as_("secretary"),
            readings=[
                ReadingInput(
                    indicator_id=made, period=one, value=Decimal(value), reason="counted anew"
                )
                for one, value in values.items()
            ],
        )
        pin_checkpoint(city_file.as_("secretary"))
        shown = city_file.ctx.read(quarterly_view, period=period, draft=False)
        answers = "".join(one.text for one in answers_in(shown))
        drawn = everything_in(draw(shown).content) + web(shown).decode()
        releases.append(drawn + answers + _data(shown, "quarterly"))
    hidden = _grouped(YEAR_TO_DATE) | _grouped(OTHER_QUARTER)
    for said in releases:
        assert sorted(one for one in hidden if one in said) == []
