# SPDX-License-Identifier: Apache-2.0
"""Whoever uses a recovery sheet otherwise than the rule says is found, though every key is real."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govdesk.record.bundle_contents import REGISTER
from govdesk.record.recovery import sheet_key
from tests.signed_logs import Story
from tests.signed_people import WORKSPACE, Signing


def _prepared(story: Story, *, second: str = "clerk") -> Signing:
    key, sheet = story.new_key(), story.id("sheet")
    text = f"{WORKSPACE}\n{sheet}\n\n{key.public.hex()}"
    story.both(
        "chair",
        second,
        "recovery.prepared",
        sheet,
        public_key=key.public.hex(),
        recovery_kid=key.kid,
        proof=key.key.sign(b"govdesk/1 key\n" + text.encode()).hex(),
    )
    return key


def _restored(
    story: Story, sheet: Signing, who: str = "secretary", by: str = "youth", **changes: Any
) -> None:
    key = story.new_key()
    fields = story.key_fields(who, key, "recovery")
    text = f"{WORKSPACE}\n{story.account[who]}\n{story.member.get(who, '')}\n{key.public.hex()}"
    proof = sheet.key.sign(b"govdesk/1 recovery\n" + text.encode()).hex()
    given = {"recovery_kid": sheet.kid, "recovery_proof": proof, **fields, **changes}
    story.write(by, "key.recovered", story.id(), **given)
    story.own[who] = key
    story.session.pop(who, None)


def _rules(story: Story) -> set[str]:
    return {one.rule for one in story.check().finish()}


def test_an_officer_restored_by_the_rule_signs_again() -> None:
    story = Story()
    sheet = _prepared(story)
    _restored(story, sheet)
    _restored(story, sheet, "chair", "seniors")
    story.vote("second")
    assert _rules(story) == set()


def _by_a_department(story: Story) -> None:
    _restored(story, _prepared(story), by="health")


def _by_an_officer(story: Story) -> None:
    _restored(story, _prepared(story), by="clerk")


def _by_one_whose_term_is_over(story: Story) -> None:
    story.write("secretary", "term.ended", story.ids["term of youth"], ends="2026-03-01",
                reason="moved away")  # fmt: skip
    _restored(story, _prepared(story))


def _a_resident(story: Story) -> None:
    _restored(story, _prepared(story), "seniors")


def _another_sheet(story: Story) -> None:
    _prepared(story)
    _restored(story, story.new_key())


def _a_replaced_sheet(story: Story) -> None:
    old = _prepared(story)
    _prepared(story)
    _restored(story, old)


def _no_sheet(story: Story) -> None:
    _restored(story, story.new_key())


def _for_another_key(story: Story) -> None:
    _restored(story, _prepared(story), recovery_proof="00" * 64)


def _called_an_officers(story: Story) -> None:
    _restored(story, _prepared(story), vouched="officer")


@pytest.mark.parametrize(
    ("expected", "act"),
    [
        ({"role", "voucher"}, _by_a_department),
        ({"role", "voucher"}, _by_an_officer),
        ({"voucher"}, _by_one_whose_term_is_over),
        ({"voucher"}, _a_resident),
        ({"voucher"}, _another_sheet),
        ({"voucher"}, _a_replaced_sheet),
        ({"voucher"}, _no_sheet),
        ({"voucher"}, _for_another_key),
        ({"voucher"}, _called_an_officers),
    ],
)
def test_any_other_use_is_found(expected: set[str], act: Callable[[Story], None]) -> None:
    story = Story()
    act(story)
    assert _rules(story) == expected


def test_a_sheet_that_one_officer_and_a_resident_made_is_found() -> None:
    story = Story()
    _prepared(story, second="youth")
    assert _rules(story) >= {"role", "second"}


def test_a_sheet_that_did_not_sign_its_own_enrolment_is_found() -> None:
    story = Story(
        alter=lambda kind, body: (
            body.update(recovery_kid="0" * 32) if kind == "recovery.prepared" else None
        )
    )
    _prepared(story)
    assert _rules(story) == {"second", "enrolment"}


def test_every_bundle_tells_of_it() -> None:
    assert {"recovery.prepared", "key.recovered"} <= REGISTER


def test_the_key_of_the_same_words_is_the_same_and_another_in_another_workspace() -> None:
    one = sheet_key("w", "tide gull", "kettle moon")
    assert one.kid == sheet_key("w", " Tide  GULL ", "kettle\nmoon").kid
    others = [("v", "tide gull", "kettle moon"), ("w", "tide", "gull kettle moon")]
    assert one.kid not in {sheet_key(*words).kid for words in others}
