# SPDX-License-Identifier: Apache-2.0
"""Another officer signs a checkpoint too, after holding it to the record, which then verifies."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from govdesk.queries.checkpoints import newest_checkpoint, trust_root
from govdesk.queries.verification import verify_workspace
from govdesk.record.notes import read_note, signers
from govdesk.rules.permissions import Role
from govdesk.rules.refusals import NotAllowed, NotAvailable, PassphraseNeeded, Refusal
from govdesk.services.checkpoints import cosign_checkpoint
from govdesk.services.packets import pin_checkpoint
from tests.builders import City


def test_another_officer_signs_it_too(city: City) -> None:
    pin_checkpoint(city.ctx)
    cosign_checkpoint(city.as_("clerk"))
    cosign_checkpoint(city.as_("chair"))
    last = city.ctx.read(newest_checkpoint)
    assert last is not None
    assert [key.name for key in last.signers] == ["Sefa Secretary", "Cleo Clerk", "Charis Chair"]
    keys = {city.own(who).kid: city.own(who).public for who in ("secretary", "clerk", "chair")}
    assert signers(read_note(last.note), keys) == set(keys)
    verdict = city.ctx.read(verify_workspace, remembered=[last.note])
    assert verdict.ok, verdict.failures
    assert verdict.checked["cosigned"] == 2


def test_who_may_not_or_need_not_sign_it(city: City) -> None:
    with pytest.raises(Refusal) as none:
        cosign_checkpoint(city.as_("clerk"))
    assert none.value.code == "checkpoint.none"
    pin_checkpoint(city.ctx)
    with pytest.raises(Refusal) as again:
        cosign_checkpoint(city.ctx)
    assert again.value.code == "checkpoint.signed_already"
    with pytest.raises(NotAllowed):
        cosign_checkpoint(city.as_("youth"))
    with pytest.raises(PassphraseNeeded):
        cosign_checkpoint(city.ctx.acting_as(city.as_("clerk").actor))


def test_a_checkpoint_of_another_record_is_not_signed(city_file: City) -> None:
    pin_checkpoint(city_file.ctx)
    with city_file.ctx.store.writing() as session:
        for (name,) in session.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        ).all():
            session.execute(text(f'DROP TRIGGER "{name}"'))
        session.execute(text("UPDATE entries SET leaf = previous WHERE seq = 9"))
    with pytest.raises(NotAvailable) as caught:
        cosign_checkpoint(city_file.as_("clerk"))
    assert caught.value.code == "checkpoint.not_this_record"


def test_the_trust_root_names_every_key_officers_first(city: City) -> None:
    pin_checkpoint(city.ctx)
    root = city.ctx.read(trust_root)
    assert len(root.keys) == 10
    assert [key.officer for key in root.keys] == [True] * 3 + [False] * 7
    assert {key.kid for key in root.keys if key.roles == (Role.CHAIR,)} == {city.own("chair").kid}
    assert len(root.first_entry) == 64
    assert root.checkpoint is not None
