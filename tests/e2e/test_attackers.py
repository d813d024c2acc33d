# SPDX-License-Identifier: Apache-2.0
"""Whatever someone with the file tries, verification tells it, as `docs/threats.md` says.

What only a checkpoint seen outside can show is held to just that: told with it.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable

import pytest

from govdesk.services.residents import add_narrative
from govdesk.services.sign_in import sign_in
from tests.attacks import ALWAYS, OUTSIDE, Attack, Attacked, attacks
from tests.builders import PASSPHRASE, City
from tests.measured import measured
from tests.sittings import sitting


def _opened(path: str) -> sqlite3.Connection:
    file = sqlite3.connect(":memory:", check_same_thread=False)
    source = sqlite3.connect(path)
    source.backup(file)
    source.close()
    return file


def _last_note(file: sqlite3.Connection) -> str:
    query = "SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1"
    return str(file.execute(query).fetchone()[0])


@pytest.fixture
def town(city_file: City) -> sqlite3.Connection:
    """A small city after a vote, with readings and a story, a checkpoint, and some more entries."""
    measured(city_file)
    add_narrative(city_file.ctx, kind="story", text="Told in confidence.")
    made, (motion,) = sitting(city_file, "key", away=("Housing",))
    vote = made.put(motion)
    made.cast(vote, "youth", "no")
    made.cast(vote, "youth", "yes")
    made.enter(vote, "Seniors", "yes")
    made.close(vote)
    seated = sign_in(city_file.ctx, login="secretary", passphrase=PASSPHRASE, device="desk").ctx
    add_narrative(seated, kind="quote", text="Told after the last checkpoint.")
    return _opened(city_file.ctx.store.location)


def _try_all(original: sqlite3.Connection, tried: list[Attack]) -> list[str]:
    """What was not told, or not as it should have been."""
    seen = (_last_note(original),)
    missed = []
    for attack in tried:
        there = Attacked(original)
        try:
            attack.on(there)
            if attack.found == ALWAYS and there.verdict().ok:
                missed.append(f"{attack.who}: {attack.what}")
            elif attack.found == OUTSIDE and not _told_outside(there, seen):
                missed.append(f"{attack.who}, seen outside: {attack.what}")
        finally:
            there.close()
    return missed


def _told_outside(there: Attacked, seen: tuple[str, ...]) -> bool:
    """With the checkpoint it is told; what comes after it is named as not proved."""
    verdict = there.verdict(seen)
    if not verdict.ok:
        return True
    named = {one.key: one.args for one in verdict.not_proved}
    return "verify.not_tail_after" in named


def test_an_untouched_copy_holds(town: sqlite3.Connection) -> None:
    there = Attacked(town)
    assert there.verdict((_last_note(town),)).ok
    there.make_fit()
    assert there.verdict((_last_note(town),)).ok


def test_whatever_someone_with_the_file_tries_is_told(
    town: sqlite3.Connection, city_file: City
) -> None:
    every = attacks(town, city_file.own("secretary"), rows=1)
    assert len(every) > 800
    assert _try_all(town, random.Random(11).sample(every, 40)) == []


@pytest.mark.soak
def test_every_attack_on_a_small_city_is_told(
    town: sqlite3.Connection,
    city_file: City,
    record_property: Callable[[str, object], None],
) -> None:
    every = attacks(town, city_file.own("secretary"), rows=5)
    record_property("attacks", len(every))
    assert _try_all(town, every) == []
