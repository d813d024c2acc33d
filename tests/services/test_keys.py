# SPDX-License-Identifier: Apache-2.0
"""Keys of one’s own: who may give them, who may vouch, who signs what, and what a guess costs."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from govdesk.models.keys import DeskSession, PersonKey, SealedKey
from govdesk.models.record import Checkpoint, Entry
from govdesk.queries.people import account_rows, actor_of
from govdesk.queries.proposals import open_proposals
from govdesk.queries.verification import verify_workspace
from govdesk.record.entry_rules import ENTRY_RULES
from govdesk.record.rebuild import differences
from govdesk.record.signing import NO_SEAL, Seal
from govdesk.rules.passphrases import LONGEST_WAIT, wait_after, why_not_passphrase
from govdesk.rules.permissions import Role
from govdesk.rules.refusals import BadInput, NotAllowed, PassphraseNeeded, Refusal, WrongWord
from govdesk.services import people
from govdesk.services.ballots import cast_ballot
from govdesk.services.context import Context
from govdesk.services.keys import begin_key, end_key
from govdesk.services.proposals import complete, withdraw_proposal
from govdesk.services.sign_in import change_passphrase, sign_in, sign_out, unlock
from tests.builders import CHEAP, PASSPHRASE, City
from tests.sittings import sitting

OTHER = "walnut ribbon kettle orchard"


def _account(city: City, login: str) -> str:
    return next(row.account_id for row in city.ctx.read(account_rows) if row.login == login)


def _begin(city: City, login: str, by: str = "secretary") -> str:
    return begin_key(
        city.as_(by), account_id=_account(city, login), passphrase=OTHER, cost=CHEAP
    ).made


def _current(city: City, login: str) -> str:
    query = select(PersonKey.kid).where(
        PersonKey.account_id == _account(city, login), PersonKey.ended_at.is_(None)
    )
    with city.ctx.store.reading() as session:
        return session.scalars(query).one()


@pytest.mark.parametrize(
    ("by", "code"),
    [
        ("secretary", "second.same_person"),
        ("chair", "second.another_representative"),
        ("clerk", "second.another_representative"),
        ("youth", "second.own_key"),
    ],
)
def test_no_officer_can_make_a_residents_key(city: City, by: str, code: str) -> None:
    before = _current(city, "youth")
    begun = _begin(city, "youth")
    with pytest.raises(NotAllowed) as caught:
        complete(city.as_(by), proposal_id=begun)
    assert caught.value.code == code
    assert _current(city, "youth") == before


def test_a_departments_account_cannot_vouch_for_a_resident(city: City) -> None:
    begun = _begin(city, "youth")
    with pytest.raises(NotAllowed):
        complete(city.as_("health"), proposal_id=begun)


def test_another_representative_replaces_a_residents_key(city: City) -> None:
    before = _current(city, "youth")
    complete(city.as_("seniors"), proposal_id=_begin(city, "youth"))
    assert _current(city, "youth") != before
    assert unlock(city.ctx, login="youth", passphrase=OTHER).kid == _current(city, "youth")
    with pytest.raises(WrongWord):
        unlock(city.ctx, login="youth", passphrase=PASSPHRASE)
    assert city.ctx.read(differences) == ()


def test_an_officers_key_needs_another_officer(city: City) -> None:
    begun = _begin(city, "clerk")
    for by in ("secretary", "clerk", "youth"):
        with pytest.raises(NotAllowed):
            complete(city.as_(by), proposal_id=begun)
    complete(city.as_("chair"), proposal_id=begun)
    with pytest.raises(Refusal) as caught:
        complete(city.as_("chair"), proposal_id=begun)
    assert caught.value.code == "second.gone"


def test_an_officers_role_takes_two(city: City) -> None:
    account = _account(city, "counsel")
    begun = people.grant_role(city.ctx, account_id=account, role=Role.CLERK).made
    assert city.ctx.read(actor_of, login="counsel").roles == {Role.COUNSEL}
    complete(city.as_("chair"), proposal_id=begun)
    assert city.ctx.read(actor_of, login="counsel").roles == {Role.COUNSEL, Role.CLERK}
    ends = people.withdraw_role(city.ctx, account_id=account, role=Role.CLERK).made
    complete(city.as_("chair"), proposal_id=ends)
    assert city.ctx.read(actor_of, login="counsel").roles == {Role.COUNSEL}
    assert city.ctx.read(differences) == ()


def test_what_waits_says_who_may_complete_it_and_can_be_taken_back(city: City) -> None:
    begun = _begin(city, "youth")

    def seen_by(login: str) -> dict[str, str | None]:
        ctx = city.as_(login)
        rows = ctx.read(open_proposals, actor=ctx.actor, now=city.clock.micros, zone=ctx.store.zone)
        return {row.proposal_id: row.why_not.key if row.why_not else None for row in rows}

    assert seen_by("seniors") == {begun: None}
    assert seen_by("chair") == {begun: "second.another_representative"}
    withdraw_proposal(city.ctx, proposal_id=begun, reason="Came back with the old passphrase")
    assert seen_by("seniors") == {}
    assert city.ctx.read(differences) == ()


def test_ending_a_key_takes_two_and_its_owner_signs_nothing_more(city: City) -> None:
    begun = end_key(city.ctx, account_id=_account(city, "clerk"), reason="Seen on a note").made
    complete(city.as_("chair"), proposal_id=begun)
    with pytest.raises(NotAllowed) as caught:
        unlock(city.ctx, login="clerk", passphrase=PASSPHRASE)
    assert caught.value.code == "sign_in.no_key"


def test_an_act_that_needs_its_persons_word_is_refused_without_it(city: City) -> None:
    made, (motion,) = sitting(city)
    vote = made.put(motion)
    seated = sign_in(city.ctx, login="youth", passphrase=PASSPHRASE, device="desk").ctx
    before = _entries(city)
    with pytest.raises(PassphraseNeeded):
        _cast(seated, city, vote)
    assert _entries(city) == before
    own = unlock(city.ctx, login="youth", passphrase=PASSPHRASE)
    _cast(seated.with_own_key(own), city, vote)
    with city.ctx.store.reading() as session:
        last = session.scalars(select(Entry).order_by(Entry.seq.desc()).limit(1)).one()
        assert last.type == "ballot.cast"
        assert own.kid.encode() in last.body
    assert city.ctx.read(differences) == ()


def test_a_sitting_signs_routine_acts_and_ends(city: City) -> None:
    seated = sign_in(city.ctx, login="secretary", passphrase=PASSPHRASE, device="desk").ctx
    people.add_member(seated, name="Nia Newcomer")
    sign_out(seated)
    with city.ctx.store.reading() as session:
        row = session.scalars(select(DeskSession)).one()
        assert row.ended_at is not None
        assert session.scalars(select(Checkpoint.reason)).all() == ["first sign-in of the day"]
    nobody = city.ctx.acting_as(city.ctx.actor, NO_SEAL)
    with pytest.raises(PassphraseNeeded):
        people.add_member(nobody, name="Nobody Atall")


def test_wrong_passphrases_make_the_wait_grow_and_never_lock_for_good(city: City) -> None:
    for tried in range(4):
        with pytest.raises(WrongWord) as caught:
            unlock(city.ctx, login="chair", passphrase="not this one at all")
        assert caught.value.wait == 0, tried
    with pytest.raises(WrongWord) as caught:
        unlock(city.ctx, login="chair", passphrase="not this one at all")
    assert caught.value.wait == 15
    with pytest.raises(WrongWord) as caught:
        unlock(city.ctx, login="chair", passphrase=PASSPHRASE)
    assert caught.value.code == "sign_in.wait"
    city.clock.micros += 16_000_000
    assert unlock(city.ctx, login="chair", passphrase=PASSPHRASE).kid == _current(city, "chair")
    assert max(wait_after(wrong) for wrong in range(100)) == LONGEST_WAIT


def test_a_passphrase_changes_and_the_key_stays(city: City) -> None:
    before = _current(city, "chair")
    chair = city.as_("chair")
    change_passphrase(chair, old=PASSPHRASE, new=OTHER, cost=CHEAP)
    assert unlock(city.ctx, login="chair", passphrase=OTHER).kid == before
    for unfit, code in (("too short", "sign_in.too_short"), (OTHER, "sign_in.same")):
        with pytest.raises(BadInput) as caught:
            change_passphrase(chair, old=OTHER, new=unfit, cost=CHEAP)
        assert (caught.value.code, caught.value.field) == (code, "passphrase")
    with pytest.raises(WrongWord):
        change_passphrase(chair, old=PASSPHRASE, new="another four words here", cost=CHEAP)
    with pytest.raises(NotAllowed):
        change_passphrase(city.ctx.acting_as(None), old=OTHER, new=PASSPHRASE, cost=CHEAP)


def test_a_key_moved_to_another_account_opens_nothing(city_file: City) -> None:
    with city_file.ctx.store.writing() as session:
        youth = _account(city_file, "youth")
        mine = session.scalars(
            select(SealedKey).where(SealedKey.account_id == _account(city_file, "secretary"))
        ).one()
        theirs = session.scalars(select(SealedKey).where(SealedKey.account_id == youth)).one()
        for part in ("salt", "nonce", "sealed", "sign_in_hash"):
            setattr(theirs, part, getattr(mine, part))
    with pytest.raises(WrongWord):
        unlock(city_file.ctx, login="youth", passphrase=PASSPHRASE)


@pytest.mark.parametrize(
    ("passphrase", "code"),
    [
        ("short", "sign_in.too_short"),
        ("passwordpassword", "sign_in.too_common"),
        ("a" * 40, "sign_in.too_common"),
        ("x" * 1_001, "sign_in.too_long"),
        ("yara youngquist", "sign_in.too_common"),
        (PASSPHRASE, None),
        ("día de la niebla en el puerto", None),
    ],
)
def test_what_makes_a_passphrase(passphrase: str, code: str | None) -> None:
    reason = why_not_passphrase(passphrase, about=("Yara Youngquist", "youth"))
    assert (reason.key if reason else None) == code


def _cast(ctx: Context, city: City, vote_id: str) -> None:
    cast_ballot(ctx, vote_id=vote_id, seat_id=city.seat("Youth"), choice="yes")


def _entries(city: City) -> int:
    with city.ctx.store.reading() as session:
        return len(session.scalars(select(Entry.seq)).all())


def test_checking_in_serves_what_belongs_to_a_meeting_and_nothing_else(city: City) -> None:
    own = city.own("chair")
    checked_in = Seal(session=city.ctx.entropy.new_key(), checked_in=own)
    assert checked_in.own_for(ENTRY_RULES["ballot.cast"]) is own
    assert checked_in.own_for(ENTRY_RULES["role.granted"]) is None
    assert Seal(own).own_for(ENTRY_RULES["role.granted"]) is own


def test_a_routine_act_takes_the_sittings_key_while_it_lasts(city: City) -> None:
    seated = sign_in(city.ctx, login="secretary", passphrase=PASSPHRASE, device="desk")
    people.add_member(seated.ctx, name="Nadia Newcomer")
    city.later(hours=10.1)
    with pytest.raises(PassphraseNeeded):
        people.add_member(seated.ctx, name="Lara Later")
    people.add_member(seated.ctx.with_own_key(seated.own), name="Lara Later")
    sign_out(seated.ctx)
    verdict = city.ctx.read(verify_workspace)
    assert verdict.ok, verdict.failures


def test_a_key_that_was_replaced_signs_nothing_more(city: City) -> None:
    made, (motion,) = sitting(city)
    vote, old = made.put(motion), city.as_("health")
    complete(city.as_("chair"), proposal_id=_begin(city, "health"))
    with pytest.raises(NotAllowed) as caught:
        cast_ballot(old, vote_id=vote, seat_id=city.seat("Health"), choice="yes")
    assert caught.value.code == "sign_in.key_waits"


def test_a_key_that_waits_certifies_no_sitting(city: City) -> None:
    made = people.add_member(city.ctx, name="Nadia Newcomer").made
    people.open_account(
        city.ctx, login="nadia", name="Nadia Newcomer", roles={Role.COUNSEL}, member_id=made
    )
    begun = _begin(city, "nadia")
    before = _entries(city)
    waiting = sign_in(city.ctx, login="nadia", passphrase=OTHER, device="desk")
    assert waiting.ctx.seal == NO_SEAL
    assert _entries(city) == before
    complete(city.as_("chair"), proposal_id=begun)
    seated = sign_in(city.ctx, login="nadia", passphrase=OTHER, device="desk")
    assert seated.ctx.seal.session is not None
    assert city.ctx.read(verify_workspace).ok
