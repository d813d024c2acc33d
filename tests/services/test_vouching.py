# SPDX-License-Identifier: Apache-2.0
"""The first two representatives of a city that was just founded vouch for each other, and nobody
else can stand in for either of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from govdesk.models.record import Entry
from govdesk.queries.moment import city_today
from govdesk.queries.people import seat_rows
from govdesk.queries.verification import verify_workspace
from govdesk.queries.vouching import first_vouchers
from govdesk.record.rebuild import differences
from govdesk.record.signing import Seal, SigningKey
from govdesk.rules.refusals import NotAllowed, Refusal, WrongWord
from govdesk.services.keys import begin_key
from govdesk.services.people import close_account, end_term
from govdesk.services.proposals import complete, withdraw_proposal
from govdesk.services.sign_in import sign_in, unlock
from govdesk.services.vouching import Voucher, vouch_for_each_other
from tests.builders import CHEAP
from tests.forging import refused
from tests.founded import WORDS, FoundedCity, founded_city, word

YARA, SELMA, OMAR = "yara_youngquist", "selma_seniors", "omar_oldham"
OFFICERS = {"sefa_secretary", "charis_chair", "cleo_clerk"}


@pytest.fixture
def founded(place: str) -> Iterator[FoundedCity]:
    """A city without a community key, on each kind of database."""
    made = founded_city(place)
    yield made
    made.ctx.store.close()


@pytest.fixture
def both_wait(founded: FoundedCity) -> FoundedCity:
    """The passphrases of the first two wait."""
    founded.begin(YARA)
    founded.begin(SELMA)
    return founded


def entries(founded: FoundedCity) -> int:
    with founded.ctx.store.reading() as session:
        return len(session.scalars(select(Entry.seq)).all())


def vouch(founded: FoundedCity, one: Voucher, other: Voucher) -> None:
    """With nobody signed in, as at the sign-in."""
    vouch_for_each_other(founded.ctx.acting_as(None), one=one, other=other)


def nothing_came_of_it(founded: FoundedCity, before: int) -> None:
    assert entries(founded) == before
    assert founded.in_effect() == OFFICERS
    assert founded.ctx.read(differences) == ()
    verdict = founded.ctx.read(verify_workspace)
    assert verdict.ok, verdict.failures


def test_the_first_two_vouch_for_each_other_and_sign_in(both_wait: FoundedCity) -> None:
    offered = both_wait.ctx.read(first_vouchers)
    assert [(one.login, one.seat) for one in offered] == [(YARA, "Youth"), (SELMA, "Seniors")]
    before = entries(both_wait)
    vouch(both_wait, word(YARA), word(SELMA))
    assert both_wait.in_effect() == OFFICERS | {YARA, SELMA}
    assert entries(both_wait) == before + 2
    with both_wait.ctx.store.reading() as session:
        last = session.execute(select(Entry.type, Entry.actor).order_by(Entry.seq.desc()).limit(2))
        done = [(kind, actor) for kind, actor in last]
    assert done == [("key.enrolled", both_wait.account(login)) for login in (SELMA, YARA)]
    for login in (YARA, SELMA):
        seated = sign_in(both_wait.ctx, login=login, passphrase=WORDS[login], device="desk")
        assert seated.ctx.seal.session is not None
    assert both_wait.ctx.read(first_vouchers) == ()
    assert both_wait.ctx.read(differences) == ()
    verdict = both_wait.ctx.read(verify_workspace)
    assert verdict.ok, verdict.failures


def test_a_wrong_word_of_either_is_told_as_theirs_and_counted(both_wait: FoundedCity) -> None:
    before = entries(both_wait)
    for one, other, whose in (
        (word(YARA, "not hers at all"), word(SELMA), "one"),
        (word(YARA), word(SELMA, "nor hers at all"), "other"),
        (word(YARA, WORDS[SELMA]), word(SELMA, WORDS[YARA]), "one"),
    ):
        with pytest.raises(WrongWord) as caught:
            vouch(both_wait, one, other)
        assert caught.value.field == whose
    nothing_came_of_it(both_wait, before)
    for _more in range(4):  # one was counted already
        with pytest.raises(WrongWord) as caught:
            vouch(both_wait, word(YARA, "a guess of many"), word(SELMA))
    assert caught.value.wait == 15


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        (word(YARA), word(YARA), "vouching.two_people"),
        (word(YARA), word(SELMA, WORDS[YARA]), "vouching.same_passphrase"),
        (word("sefa_secretary"), word(YARA), "vouching.not_waiting"),
        (word(YARA), word("charis_chair"), "vouching.not_waiting"),
        (word("sefa_secretary"), word("charis_chair"), "vouching.not_waiting"),
        (word(YARA), word(OMAR), "vouching.not_waiting"),  # has none yet
    ],
)
def test_nobody_stands_in_for_either(
    both_wait: FoundedCity, one: Voucher, other: Voucher, code: str
) -> None:
    before = entries(both_wait)
    assert refused(lambda: vouch(both_wait, one, other)) == code
    nothing_came_of_it(both_wait, before)


def test_officers_whose_new_passphrases_wait_cannot_take_part(both_wait: FoundedCity) -> None:
    new = "cedar window anchor plum"
    begin_key(
        both_wait.as_("charis_chair"),
        account_id=both_wait.account("cleo_clerk"),
        passphrase=new,
        cost=CHEAP,
    )
    both_wait.begin("dora_department")
    before = entries(both_wait)
    assert {one.login for one in both_wait.ctx.read(first_vouchers)} == {YARA, SELMA}
    for other in ("cleo_clerk", "dora_department"):
        for pair in ((word(YARA), word(other)), (word(other), word(YARA))):
            assert refused(lambda two=pair: vouch(both_wait, *two)) in (
                "second.another_representative",
                "second.another_officer",
                "general.not_allowed",
            )
    nothing_came_of_it(both_wait, before)


def test_two_officers_complete_neither(both_wait: FoundedCity) -> None:
    begun = both_wait.begin(YARA)
    before = entries(both_wait)
    for login in ("sefa_secretary", "charis_chair", "cleo_clerk"):
        with pytest.raises(NotAllowed):
            complete(both_wait.as_(login), proposal_id=begun)
    with pytest.raises(NotAllowed):
        complete(both_wait.as_(YARA), proposal_id=begun)
    nothing_came_of_it(both_wait, before)


def test_a_third_is_vouched_for_by_one_whose_passphrase_is_in_effect(
    both_wait: FoundedCity,
) -> None:
    third = both_wait.begin(OMAR)
    vouch(both_wait, word(YARA), word(SELMA))
    for other in (YARA, SELMA):
        code = refused(lambda who=other: vouch(both_wait, word(OMAR), word(who)))
        assert code == "vouching.community_vouches"
    again = both_wait.begin(YARA, "pebble orbit curtain sage")
    with pytest.raises(NotAllowed) as caught:  # one that waits no longer vouches for another
        complete(both_wait.as_(OMAR), proposal_id=again)
    assert caught.value.code == "second.no_key_yet"
    complete(both_wait.as_(SELMA), proposal_id=third)
    assert OMAR in both_wait.in_effect()
    assert both_wait.ctx.read(verify_workspace).ok


def test_it_is_done_once(both_wait: FoundedCity) -> None:
    vouch(both_wait, word(YARA), word(SELMA))
    before = entries(both_wait)
    code = refused(lambda: vouch(both_wait, word(YARA), word(SELMA)))
    assert code == "vouching.community_vouches"
    assert entries(both_wait) == before


def test_a_passphrase_that_was_typed_anew_takes_the_place_of_the_one_before(
    both_wait: FoundedCity,
) -> None:
    new = "cedar window anchor plum"
    both_wait.begin(YARA, new)
    with pytest.raises(WrongWord):
        vouch(both_wait, word(YARA), word(SELMA))
    assert unlock(both_wait.ctx, login=YARA, passphrase=new)
    vouch(both_wait, word(YARA, new), word(SELMA))
    assert unlock(both_wait.ctx, login=YARA, passphrase=new)
    assert both_wait.ctx.read(verify_workspace).ok


def test_one_that_was_taken_back_vouches_for_nobody(founded: FoundedCity) -> None:
    taken = founded.begin(YARA)
    begun = founded.begin(SELMA)
    yara = founded.as_(YARA)  # with the key of then
    withdraw_proposal(founded.ctx, proposal_id=taken, reason="Somebody else had typed it")
    before = entries(founded)
    assert refused(lambda: vouch(founded, word(YARA), word(SELMA))) == "vouching.not_waiting"
    assert refused(lambda: complete(yara, proposal_id=begun)) == "sign_in.key_waits"
    stranger = yara.acting_as(yara.actor, Seal(SigningKey(b"s" * 32)))
    assert refused(lambda: complete(stranger, proposal_id=begun)) == "sign_in.key_waits"
    nothing_came_of_it(founded, before)


def test_neither_comes_into_effect_when_the_second_may_not(both_wait: FoundedCity) -> None:
    """Selma's term is over when they come: that her word is refused takes Yara's with it."""
    ctx = both_wait.ctx
    seat = next(one for one in ctx.read(seat_rows) if one.title == "Seniors")
    end_term(
        ctx,
        term_id=seat.terms[0].term_id,
        ends=ctx.read(city_today) - timedelta(days=1),
        reason="moved away",
    )
    before = entries(both_wait)
    for pair in ((word(YARA), word(SELMA)), (word(SELMA), word(YARA))):
        assert refused(lambda two=pair: vouch(both_wait, *two)) == "second.another_representative"
    nothing_came_of_it(both_wait, before)
    assert [one.login for one in ctx.read(first_vouchers)] == [YARA]


def test_an_account_that_was_closed_takes_no_part(both_wait: FoundedCity) -> None:
    ctx = both_wait.ctx
    closing = close_account(ctx, account_id=both_wait.account(SELMA)).made
    complete(both_wait.as_("charis_chair"), proposal_id=closing)
    before = entries(both_wait)
    with pytest.raises(Refusal):
        vouch(both_wait, word(YARA), word(SELMA))
    nothing_came_of_it(both_wait, before)
    assert [one.login for one in ctx.read(first_vouchers)] == [YARA]
