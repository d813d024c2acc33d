# SPDX-License-Identifier: Apache-2.0
"""An act that fails at any of its statements leaves everything as it was; one whose answer is lost
has happened whole. Nothing lies between, and the record holds either way."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from sqlalchemy import select

from govdesk.models.record import RecordHead
from govdesk.queries.people import account_rows
from govdesk.queries.verification import verify_workspace
from govdesk.services.keys import begin_key
from govdesk.services.packets import pin_checkpoint, prepare_packet
from govdesk.services.proposals import complete
from govdesk.services.votes import cast_ballot, close_vote
from tests.broken_off import BrokenOff, everything, failing_at, lost_answer
from tests.builders import CHEAP, PASSPHRASE, City
from tests.signed_packets import publish_signed
from tests.sittings import sitting

Act = Callable[[], object]
FEWEST, MOST = 8, 400  # statements of an act; more would say that it never got through


def _closing(city: City) -> Act:
    made, (motion_id,) = sitting(city)
    vote_id = made.put(motion_id)
    for login in ("youth", "seniors", "health"):
        made.cast(vote_id, login, "yes")
    return partial(close_vote, city.as_("chair"), vote_id=vote_id)


def _casting(city: City) -> Act:
    made, (motion_id,) = sitting(city)
    vote_id = made.put(motion_id)
    made.cast(vote_id, "youth", "yes")
    return partial(
        cast_ballot,
        city.as_("youth"),
        vote_id=vote_id,
        seat_id=city.seat("Youth"),
        choice="no",
        explanation="I was persuaded.",
    )


def _publishing(city: City) -> Act:
    clerk = city.as_("clerk")
    pin_checkpoint(clerk)
    with city.ctx.store.reading() as session:
        drawn_at = session.scalars(select(RecordHead.seq)).one()
    made = prepare_packet(
        clerk,
        number="2026-Q1-01",
        kind="quarterly",
        lang="en",
        title="Quarterly briefing",
        content=b"%PDF-2.0 of no pages",
        pages=1,
        drawn_at=drawn_at,
    ).made
    return partial(publish_signed, city.as_("chair"), packet_id=made)


def _completing(city: City) -> Act:
    """Vouching for a new key of the chair, which ends the one before."""
    (chair,) = (row for row in city.ctx.read(account_rows) if row.login == "chair")
    proposal = begin_key(
        city.ctx, account_id=chair.account_id, passphrase=f"{PASSPHRASE} again", cost=CHEAP
    ).made
    return partial(complete, city.as_("clerk"), proposal_id=proposal)


@pytest.mark.parametrize("made_ready", [_closing, _casting, _publishing, _completing])
def test_a_failure_at_any_statement_leaves_everything_as_it_was(
    city: City, made_ready: Callable[[City], Act]
) -> None:
    act = made_ready(city)
    before = everything(city.ctx)
    for number in range(1, MOST):
        try:
            with failing_at(city.ctx.store.engine, number):
                act()
        except BrokenOff:
            assert everything(city.ctx) == before, f"statement {number}"
        else:
            break
    assert FEWEST < number < MOST - 1
    assert everything(city.ctx) != before
    verdict = city.ctx.read(verify_workspace)
    assert verdict.ok, verdict.failures


@pytest.mark.parametrize("made_ready", [_closing, _casting, _publishing, _completing])
def test_an_act_whose_answer_is_lost_has_happened(
    city: City, made_ready: Callable[[City], Act]
) -> None:
    act = made_ready(city)
    before = city.ctx.read(verify_workspace)
    with lost_answer(), pytest.raises(BrokenOff):
        act()
    after = city.ctx.read(verify_workspace)
    assert before.ok
    assert after.ok
    assert after.size > before.size
