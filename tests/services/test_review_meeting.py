# SPDX-License-Identifier: Apache-2.0
"""What a meeting agrees about an indicator becomes words and an action, in one act."""

from __future__ import annotations

from datetime import date

import pytest

from govdesk.queries.residents import narrative_rows
from govdesk.queries.review_meeting import meeting_page
from govdesk.record.rebuild import differences
from govdesk.rules.refusals import BadInput, NotAllowed
from govdesk.services.residents import add_narrative
from govdesk.services.review_meeting import agree
from tests.builders import City
from tests.services.test_reviews import finding, midpoint


def test_what_is_agreed_is_kept_as_words_and_as_an_action(city: City) -> None:
    ids, made = midpoint(city)
    of = finding(city, ids["A5"]).id
    with pytest.raises(BadInput) as caught:
        agree(city.ctx, finding_id=of, helpers=" ")
    assert caught.value.field == "action"
    with pytest.raises(BadInput) as caught:
        agree(city.ctx, finding_id=of, action="Call", department_id=city.department("health"))
    assert caught.value.field == "due"
    with pytest.raises(NotAllowed):
        agree(city.as_("health"), finding_id=of, works="Calling")
    agree(
        city.ctx,
        finding_id=of,
        helpers="The shelters",
        works="Peers who call back",
        action="Enrol at the shelters",
        department_id=city.department("housing"),
        due=date(2026, 9, 30),
    )
    page = city.ctx.read(meeting_page, indicator_id=ids["A5"])
    assert page is not None
    (story,) = page.stories
    assert (story.kind, story.review_id, story.public) == ("discussion", made, True)
    assert story.text == "Who can help: The shelters\n\nWhat works: Peers who call back"
    assert [(one.title, one.department, one.due) for one in page.actions] == [
        ("Enrol at the shelters", "Housing", date(2026, 9, 30))
    ]
    assert [point.value for point in page.chart.points] == [30.0, 11.0]
    assert list(city.ctx.read(differences)) == []


def test_a_survey_says_how_many_stand_behind_it(city: City) -> None:
    ids, _made = midpoint(city)
    with pytest.raises(BadInput) as caught:
        add_narrative(city.ctx, kind="survey", text="Most agree", indicator_id=ids["A5"])
    assert caught.value.field == "invited"
    add_narrative(
        city.ctx,
        kind="survey",
        text="Three of four would call again",
        indicator_id=ids["A5"],
        consent="public",
        invited=400,
        answered=120,
    )
    (row,) = city.ctx.read(narrative_rows, indicator_id=ids["A5"])
    assert (row.invited, row.answered, row.public) == (400, 120, True)
    assert list(city.ctx.read(differences)) == []
