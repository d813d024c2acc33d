# SPDX-License-Identifier: Apache-2.0
"""The community's first two keys in a record: in effect by the two of them alone, and whatever else
brings one into effect is found, though every key and signature is real."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.signed_logs import Story
from tests.signed_people import Body


class Founding(Story):
    """A city before its community has a key: the passphrases of youth and seniors wait."""

    def _enrol(self) -> None:
        self.begun: dict[str, tuple[str, str, Body]] = {}
        for who in ("youth", "seniors", "harbour"):
            self.join(who, who, "representative")
        self.join("health", "health", "department")
        for who in ("youth", "seniors"):
            self.begin(who, "community")

    def begin(self, who: str, vouched: str) -> None:
        """The secretary begins a key, which its owner signs with from now on."""
        subject, fields = self.id(), self.key_fields(who, self.new_key_of(who), vouched)
        sha = self.propose("secretary", "key.enrolled", subject, **fields)
        self.begun[who] = sha, subject, fields

    def vouch(self, by: str, who: str) -> None:
        """Somebody completes what was begun, with the key that they have."""
        sha, subject, fields = self.begun[who]
        self.write(by, "key.enrolled", subject, first=sha, **fields)

    def each_other(self) -> None:
        """As it is meant."""
        self.vouch("youth", "seniors")
        self.vouch("seniors", "youth")

    def _meet(self) -> None:
        """Nobody meets yet."""

    def vote(self, *_args: object, **_given: object) -> None:
        """Nothing is decided yet."""


def rules(story: Story) -> set[str]:
    return {one.rule for one in story.check().finish()}


def test_the_first_two_vouch_for_each_other_and_then_for_a_third() -> None:
    story = Founding()
    story.each_other()
    story.begin("harbour", "community")
    story.vouch("seniors", "harbour")
    assert rules(story) == set()


def _an_officer(story: Founding) -> None:
    story.vouch("clerk", "youth")


def _whoever_began_it(story: Founding) -> None:
    story.vouch("secretary", "youth")


def _two_officers_for_both(story: Founding) -> None:
    story.vouch("clerk", "youth")
    story.vouch("chair", "seniors")


def _a_department_that_waits(story: Founding) -> None:
    story.begin("health", "officer")
    story.vouch("health", "youth")


def _oneself(story: Founding) -> None:
    story.vouch("youth", "youth")


def _one_person_for_both(story: Founding) -> None:
    """With a second account of the same member."""
    story.account["youth again"] = story.id()
    story.member["youth again"] = story.member["youth"]
    story.write("secretary", "account.opened", story.account["youth again"], login="again",
                name="Youth", member_id=story.member["youth"])  # fmt: skip
    story.write("secretary", "role.granted", story.id(), account_id=story.account["youth again"],
                role="representative")  # fmt: skip
    story.begin("youth again", "community")
    story.vouch("youth again", "youth")


def _a_third_that_waits(story: Founding) -> None:
    story.each_other()
    story.begin("harbour", "community")
    story.begin("youth", "community")
    story.vouch("harbour", "youth")


def _one_that_was_taken_back(story: Founding) -> None:
    sha, subject, _fields = story.begun["youth"]
    story.write("chair", "act.withdrawn", subject, proposal=sha, reason="somebody else typed it")
    story.vouch("youth", "seniors")


def _another_key_than_the_one_that_waits(story: Founding) -> None:
    story.new_key_of("youth")
    story.vouch("youth", "seniors")


def _twice(story: Founding) -> None:
    story.each_other()
    story.vouch("youth", "seniors")


@pytest.mark.parametrize(
    ("found", "tried"),
    [
        ("voucher", _an_officer),
        ("second", _whoever_began_it),
        ("voucher", _two_officers_for_both),
        ("voucher", _a_department_that_waits),
        ("voucher", _oneself),
        ("voucher", _one_person_for_both),
        ("voucher", _a_third_that_waits),
        ("key", _one_that_was_taken_back),
        ("key", _another_key_than_the_one_that_waits),
        ("second", _twice),
    ],
)
def test_anything_else_is_found(found: str, tried: Callable[[Founding], None]) -> None:
    story = Founding()
    tried(story)
    assert found in rules(story), rules(story)
