# SPDX-License-Identifier: Apache-2.0
"""The recovery sheet: an officer comes back by a community representative and both of its parts."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest

from govdesk.queries.accounts import sheet_state
from govdesk.queries.people import account_rows
from govdesk.queries.verification import verify_workspace
from govdesk.rules.refusals import BadInput, NotAllowed, PassphraseNeeded, Refusal, WrongWord
from govdesk.services.people import add_member
from govdesk.services.proposals import complete
from govdesk.services.recovery import SheetWords, begin_sheet, new_sheet, restore_officer
from govdesk.services.sign_in import sign_in, unlock
from govdesk.wording import say
from tests.builders import CHEAP, PASSPHRASE, City

OTHER = "walnut ribbon kettle orchard"
SEED = count(7, 31)
WORDS = new_sheet(lambda size: bytes(next(SEED) % 256 for _ in range(size)))


def account(city: City, login: str) -> str:
    """The id of an account."""
    return next(row.account_id for row in city.ctx.read(account_rows) if row.login == login)


def prepare(city: City, words: SheetWords = WORDS) -> None:
    """Two officers put a sheet in force."""
    complete(city.as_("clerk"), proposal_id=begin_sheet(city.ctx, words=words).made)


def restore(city: City, login: str = "secretary", by: str = "youth", **changes: object) -> None:
    """Restore an officer."""
    given: dict[str, object] = {"words": WORDS, "passphrase": OTHER, "cost": CHEAP, **changes}
    restore_officer(city.as_(by), account_id=account(city, login), **given)  # type: ignore[arg-type]


def test_a_representative_and_both_parts_bring_an_officer_back(city: City) -> None:
    prepare(city)
    assert city.ctx.read(sheet_state).since > 0
    restore(city)
    assert unlock(city.ctx, login="secretary", passphrase=OTHER)
    with pytest.raises(WrongWord):
        unlock(city.ctx, login="secretary", passphrase=PASSPHRASE)
    assert city.ctx.read(sheet_state).used
    seated = sign_in(city.ctx, login="secretary", passphrase=OTHER, device="desk")
    add_member(seated.ctx, name="Later Comer")
    verdict = city.ctx.read(verify_workspace)
    assert verdict.failures == ()


def test_how_the_words_are_typed_does_not_matter(city: City) -> None:
    prepare(city)
    typed = SheetWords(f"  {WORDS.officers.upper()}\n", WORDS.representatives.replace(" ", "  "))
    restore(city, words=typed)


def test_a_later_sheet_takes_the_place_of_the_one_before(city: City) -> None:
    prepare(city)
    restore(city)
    later = replace(WORDS, officers=WORDS.officers + " later")
    complete(city.as_("clerk"), proposal_id=begin_sheet(city.as_("chair"), words=later).made)
    assert not city.ctx.read(sheet_state).used
    with pytest.raises(BadInput):
        restore(city)
    restore(city, words=later)


@pytest.mark.parametrize(
    "words",
    [
        replace(WORDS, officers=WORDS.officers + "x"),
        replace(WORDS, representatives=WORDS.officers),
        SheetWords(WORDS.representatives, WORDS.officers),
    ],
)
def test_other_words_restore_nobody(city_file: City, words: SheetWords) -> None:
    prepare(city_file)
    with pytest.raises(BadInput) as caught:
        restore(city_file, words=words)
    assert caught.value.code == "recovery.other_words"
    assert unlock(city_file.ctx, login="secretary", passphrase=PASSPHRASE)


@pytest.mark.parametrize(("by", "login"), [("clerk", "secretary"), ("health", "secretary")])
def test_officials_alone_cannot_use_it(city_file: City, by: str, login: str) -> None:
    prepare(city_file)
    with pytest.raises(NotAllowed):
        restore(city_file, login, by)


@pytest.mark.parametrize("login", ["seniors", "health"])
def test_it_gives_no_key_to_anyone_but_an_officer(city_file: City, login: str) -> None:
    prepare(city_file)
    with pytest.raises(Refusal) as caught:
        restore(city_file, login)
    assert caught.value.code == "recovery.not_an_officer"


def test_a_sheet_that_only_one_officer_began_is_not_in_force(city_file: City) -> None:
    made = begin_sheet(city_file.ctx, words=WORDS).made
    assert city_file.ctx.read(sheet_state).since == 0
    with pytest.raises(Refusal) as caught:
        restore(city_file)
    assert caught.value.code == "recovery.none"
    with pytest.raises(NotAllowed):
        complete(city_file.ctx, proposal_id=made)
    with pytest.raises(NotAllowed):
        complete(city_file.as_("youth"), proposal_id=made)


def test_a_representatives_sitting_alone_does_not_use_it(city_file: City) -> None:
    prepare(city_file)
    seated = sign_in(city_file.ctx, login="youth", passphrase=PASSPHRASE, device="desk").ctx
    with pytest.raises(PassphraseNeeded):
        restore_officer(
            seated, account_id=account(city_file, "clerk"), words=WORDS, passphrase=OTHER
        )


def test_a_weak_passphrase_and_a_part_left_out_are_told_beside_their_fields(
    city_file: City,
) -> None:
    prepare(city_file)
    for field, changes in (
        ("passphrase", {"passphrase": "short"}),
        ("officers", {"words": replace(WORDS, officers=" ")}),
        ("representatives", {"words": replace(WORDS, representatives="")}),
    ):
        with pytest.raises(BadInput) as caught:
            restore(city_file, **changes)
        assert caught.value.field == field
        assert say(caught.value.what)


def test_the_words_are_kept_nowhere(city_file: City) -> None:
    prepare(city_file)
    restore(city_file)
    with city_file.ctx.store.reading() as session:
        everything = "\n".join(session.connection().connection.driver_connection.iterdump())  # type: ignore[union-attr]
    for part in (WORDS.officers, WORDS.representatives):
        assert part not in everything
