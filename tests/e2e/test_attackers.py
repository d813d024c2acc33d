# SPDX-License-Identifier: Apache-2.0
"""Whatever someone with the file tries, verification tells it, as `docs/threats.md` says.

What only a checkpoint seen outside can show is held to just that: told with it.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from govdesk.models.tables import UNGOVERNED
from govdesk.record.canonical import canonical
from govdesk.record.signing import SigningKey
from govdesk.services.residents import add_narrative
from govdesk.services.sign_in import sign_in
from tests.attacks import ALWAYS, LOOKED_AT, OUTSIDE, Attack, Attacked, attacks
from tests.builders import PASSPHRASE, City, small_city
from tests.measured import measured
from tests.sittings import sitting

REWRITTEN = "rewrite the record from its founding with new keys for themselves"
"""Tried in `tests/record/test_log_rules.py`, where a whole record is made by its keys."""
PAGE = Path(__file__).parents[2] / "docs" / "threats.md"


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


def _of_each_kind(every: list[Attack]) -> list[Attack]:
    """Every attack on a column beside the log, and one of each other kind on the log."""
    chance = random.Random(11)
    beside = [one for one in every if one.what.startswith(tuple(f"change {t}." for t in LOOKED_AT))]
    kinds: dict[tuple[str, str, str], list[Attack]] = {}
    for one in every:
        if one.who != "no key":
            verb = one.what.rsplit(" ", 1)[0].partition(".")[0].split(" ")[0]
            kinds.setdefault((one.who, verb, one.found), []).append(one)
    return beside + [chance.choice(some) for some in kinds.values() for _again in range(3)]


def test_whatever_someone_with_the_file_tries_is_told(
    town: sqlite3.Connection, city_file: City
) -> None:
    every = attacks(town, city_file.own("secretary"), rows=1)
    assert len(every) > 800
    tried = _of_each_kind(every)
    assert len(tried) > 40
    assert _try_all(town, tried) == []


def test_what_is_not_found_is_what_the_page_says(
    town: sqlite3.Connection, city_file: City, tmp_path: Path
) -> None:
    """Each line of `docs/threats.md` that says that the file alone does not tell is so, and there
    is no other."""
    seen = (_last_note(town),)
    outside = {
        "take out, reorder or date anew entries after the last checkpoint": _of(_date_last),
        "cut off the end of the file, checkpoints included, or put back an older copy": _of(
            _cut_all
        ),
        "found another task force under the same name": lambda _town: _another_city(tmp_path),
        "write their own later entries anew, if nobody else signed since and no checkpoint was seen"
        " outside": _of(lambda there: _say_anew(there, city_file.own("secretary"))),
    }
    allowed = {"erase a private detail": _of(_erase)}
    page = _page()
    assert {what for what, happens in page.items() if happens.startswith("outside")} == {
        *outside,
        REWRITTEN,
    }
    assert {what for what, happens in page.items() if happens.startswith("allowed")} == set(allowed)
    for what, made in {**outside, **allowed}.items():
        there = made(town)
        try:
            assert there.verdict().ok, what
            if what in outside:
                assert _told_outside(there, seen), what
        finally:
            there.close()


def test_tables_that_the_record_does_not_hold_are_named_on_the_page(
    town: sqlite3.Connection,
) -> None:
    page = PAGE.read_text(encoding="utf-8")
    beside = UNGOVERNED.keys() - LOOKED_AT
    there = Attacked(town)
    for table in beside:
        assert f"`{table}`" in page
        there.file.execute(f"DELETE FROM {table}")
    assert there.verdict((_last_note(town),)).ok
    there.close()


def _page() -> dict[str, str]:
    """What the file of threats says: what someone tries, and what happens."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    cells = [
        [one.strip() for one in line.strip("|").split("|")] for line in lines if line[:2] == "| "
    ]
    return {row[1]: row[2] for row in cells if len(row) == 3}


def _of(change: Callable[[Attacked], object]) -> Callable[[sqlite3.Connection], Attacked]:
    def made(town: sqlite3.Connection) -> Attacked:
        there = Attacked(town)
        change(there)
        return there

    return made


def _date_last(there: Attacked) -> None:
    last = "(SELECT max(seq) FROM entries)"
    there.file.execute(f"UPDATE entries SET recorded_at = recorded_at + 1 WHERE seq = {last}")
    there.make_fit()


def _cut_all(there: Attacked) -> None:
    vote = "(SELECT max(seq) FROM entries WHERE type = 'vote.opened')"
    for table in ("private_details", "entries"):
        there.file.execute(f"DELETE FROM {table} WHERE seq >= {vote}")
    there.make_fit()


def _erase(there: Attacked) -> None:
    there.file.execute("DELETE FROM private_details")


def _say_anew(there: Attacked, own: SigningKey) -> None:
    """The last entry, by the secretary, says something else."""
    (seq,) = there.file.execute("SELECT max(seq) FROM entries").fetchone()
    body = {**there.body(seq), "consent": "public", "kid": own.kid}
    raw = canonical(body)
    there.file.execute(
        "UPDATE entries SET body = ?, sig = ? WHERE seq = ?", (raw, own.sign(raw), seq)
    )
    there.file.execute("DELETE FROM private_details")
    there.make_fit()


def _another_city(folder: Path, *, seed: int = 2) -> Attacked:
    place = folder / f"{seed}.govdesk"
    small_city(str(place), seed=seed).ctx.store.close()
    return Attacked(_opened(str(place)))


@pytest.mark.soak
def test_every_attack_on_a_small_city_is_told(
    town: sqlite3.Connection,
    city_file: City,
    record_property: Callable[[str, object], None],
) -> None:
    every = attacks(town, city_file.own("secretary"), rows=5)
    record_property("attacks", len(every))
    assert _try_all(town, every) == []
