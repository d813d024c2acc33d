# SPDX-License-Identifier: Apache-2.0
"""What someone with a workspace's file may try, each on a copy of their own.

for attack in attacks(original): attack.on(copy) ... copy.verdict(...)

Three kinds of people try: whoever has the file and no key, who alters rows; the same, who also
makes hashes, chain and tables fit again; and an officer with their own key, who signs for another.
"""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import create_engine, insert, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from govdesk.models.tables import METADATA, UNGOVERNED
from govdesk.queries.verification import Verdict, verify_workspace, workspace_of
from govdesk.record.canonical import canonical, sha256_hex
from govdesk.record.chain import genesis, leaf_hash, link
from govdesk.record.rebuild import CannotApply, rebuild
from govdesk.record.signing import SigningKey

ALWAYS, OUTSIDE = "always", "against a checkpoint seen outside"
LOOKED_AT = {"entries", "record_head", "private_details", "packet_files", "kept_files"}
"""Tables that the log does not make and verification holds to it nevertheless."""


class Attacked:
    """A copy of a workspace in memory, past its triggers."""

    def __init__(self, original: sqlite3.Connection) -> None:
        self.file = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        original.backup(self.file)
        self.file.execute("PRAGMA foreign_keys = OFF")
        named = self.file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (trigger,) in named.fetchall():
            self.file.execute(f"DROP TRIGGER {trigger}")
        for statement in (  # past its constraints too
            "CREATE TABLE loose AS SELECT * FROM entries",
            "DROP TABLE entries",
            "ALTER TABLE loose RENAME TO entries",
            "PRAGMA ignore_check_constraints = ON",
        ):
            self.file.execute(statement)
        self._engine = create_engine("sqlite://", creator=lambda: self.file, poolclass=StaticPool)

    def verdict(self, remembered: tuple[str, ...] = ()) -> Verdict:
        """What verification says of it."""
        with Session(self._engine) as session:
            return verify_workspace(session, remembered=remembered, processes=1)

    def close(self) -> None:
        """Forget it."""
        self._engine.dispose()

    def body(self, seq: int) -> dict[str, Any]:
        """What an entry says."""
        row = self.file.execute("SELECT body FROM entries WHERE seq = ?", (seq,)).fetchone()
        found: dict[str, Any] = json.loads(row[0])
        return found

    def make_fit(self) -> None:
        """Number the entries anew, make hashes, chain and head anew, and the tables from them."""
        with Session(self._engine) as session:
            value = genesis(workspace_of(session))
        rows = self.file.execute(
            "SELECT recorded_at, actor, body, sig, type, subject, nonce FROM entries ORDER BY seq"
        ).fetchall()
        self.file.execute("DELETE FROM entries")
        for seq, (at, actor, body, sig, kind, subject, nonce) in enumerate(rows, start=1):
            leaf = leaf_hash(seq, at, actor, body, sig)
            before, value = value, link(value, leaf)
            self.file.execute(
                "INSERT INTO entries (seq, recorded_at, type, subject, actor, body, body_sha256,"
                " nonce, sig, leaf, previous, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (seq, at, kind, subject, actor, body, sha256_hex(body), nonce, sig, leaf.hex(),
                 before.hex(), value.hex()),
            )  # fmt: skip
        head = len(rows), value.hex(), rows[-1][0]
        self.file.execute("UPDATE record_head SET seq = ?, chain = ?, recorded_at = ?", head)
        self._make_tables()

    def _make_tables(self) -> None:
        with Session(self._engine) as session:
            try:
                made = rebuild(session)
            except CannotApply:
                return  # the attacker made a log that makes no tables
            with Session(made) as rebuilt, session.begin_nested():
                for table in METADATA.sorted_tables:
                    if table.name not in UNGOVERNED:
                        session.execute(table.delete())
                        rows = [dict(row) for row in rebuilt.execute(select(table)).mappings()]
                        if rows:
                            session.execute(insert(table), rows)
            made.dispose()
            session.commit()


@dataclass(frozen=True, slots=True)
class Attack:
    """One thing that someone does; `found` says when verification must tell it."""

    who: str
    what: str
    on: Callable[[Attacked], object]
    found: str = ALWAYS


def attacks(original: sqlite3.Connection, secretary: SigningKey, *, rows: int) -> list[Attack]:
    """Every attack on a workspace: each column of each table at `rows` of its rows, each entry in
    each way."""
    chance = random.Random(7)
    return [
        *_on_tables(original, chance, rows),
        *_on_the_log(original, chance),
        *_with_a_key(original, secretary),
    ]


def _on_tables(original: sqlite3.Connection, chance: random.Random, most: int) -> Iterator[Attack]:
    for table in METADATA.sorted_tables:
        name = table.name
        if name in UNGOVERNED and name not in LOOKED_AT:
            continue
        places = [row[0] for row in original.execute(f'SELECT rowid FROM "{name}"')]
        for column in (column.name for column in table.columns):
            for place in chance.sample(places, min(most, len(places))):
                yield Attack("no key", f"change {name}.{column}", _change(name, column, place))
        for place in chance.sample(places, min(most, len(places))):
            if name != "private_details":  # they may be erased
                yield Attack("no key", f"delete from {name}", _delete(name, place))


def _change(table: str, column: str, place: int) -> Callable[[Attacked], object]:
    def change(there: Attacked) -> None:
        at = (place,)
        found = there.file.execute(f'SELECT "{column}" FROM "{table}" WHERE rowid = ?', at)
        other = another(found.fetchone()[0])
        query = f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?'
        there.file.execute(query, (other, place))

    return change


def _delete(table: str, place: int) -> Callable[[Attacked], object]:
    return lambda there: there.file.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (place,))


def another(value: Any) -> Any:
    """A value of the same kind that is not this one."""
    match value:
        case None:
            return "something"
        case int() | float():
            return value + 1_000_003
        case bytes():
            return value[:-1] + bytes([value[-1] ^ 1]) if value else b"x"
        case _:
            return str(value) + "x"


def _on_the_log(original: sqlite3.Connection, chance: random.Random) -> Iterator[Attack]:
    """Whoever knows how the log is made, and has no key."""
    size = original.execute("SELECT max(seq) FROM entries").fetchone()[0]
    covered = original.execute("SELECT max(size) FROM checkpoints").fetchone()[0]
    for seq in range(1, size + 1):
        body = json.loads(
            original.execute("SELECT body FROM entries WHERE seq = ?", (seq,)).fetchone()[0]
        )
        field = chance.choice(sorted(body))
        yield Attack("hashes", f"change {body['type']}.{field}", _say(seq, field))
        yield Attack("hashes", f"sign {body['type']} with a key of no one", _sign_anew(seq))
        yield Attack("hashes", f"repeat {body['type']}", _repeat(seq))
        # Order and time are in no body: they show by a checkpoint over them, inside or outside.
        place = ALWAYS if seq <= covered else OUTSIDE
        yield Attack("hashes", f"take out {body['type']}", _take_out(seq), place)
        yield Attack("hashes", f"date {body['type']} anew", _date(seq), place)
        if seq > 1:
            yield Attack("hashes", f"swap {body['type']} with the one before", _swap(seq), place)
        if 1 < seq < size:
            yield Attack("hashes", f"cut off after {body['type']}", _cut(seq), OUTSIDE)


def _fitted(change: Callable[[Attacked], object]) -> Callable[[Attacked], object]:
    def run(there: Attacked) -> None:
        change(there)
        there.make_fit()

    return run


def _say(seq: int, field: str) -> Callable[[Attacked], object]:
    """A body that says something else, filed as it says."""

    def change(there: Attacked) -> None:
        body = there.body(seq)
        body[field] = _other(body[field])
        raw = canonical(body)
        there.file.execute(
            "UPDATE entries SET body = ?, type = ?, subject = ?, actor = ?, nonce = ?"
            " WHERE seq = ?",
            (raw, body["type"], body["subject"], body["actor"], str(body["nonce"]), seq),
        )

    return _fitted(change)


def _other(value: Any) -> Any:
    match value:
        case int():
            return value + 1
        case str():
            return value + "x"
        case list():
            return [*value, "x"]
        case _:
            return {**value, "x": "x"}


def _sign_anew(seq: int) -> Callable[[Attacked], object]:
    key = SigningKey(bytes(31) + b"\x01")

    def change(there: Attacked) -> None:
        row = there.file.execute("SELECT body FROM entries WHERE seq = ?", (seq,)).fetchone()
        query = "UPDATE entries SET sig = ? WHERE seq = ?"
        there.file.execute(query, (key.sign(row[0]), seq))

    return _fitted(change)


def _repeat(seq: int) -> Callable[[Attacked], object]:
    return _fitted(
        lambda there: there.file.execute(
            "INSERT INTO entries (seq, type, subject, actor, recorded_at, body, body_sha256,"
            " nonce, sig, leaf, previous, chain) SELECT last.seq + 1, this.type, this.subject,"
            " this.actor,"
            " last.recorded_at + 1, this.body, '', this.nonce, this.sig, '', '', ''"
            " FROM entries AS this, (SELECT seq, recorded_at FROM entries ORDER BY seq DESC"
            " LIMIT 1) AS last WHERE this.seq = ?",
            (seq,),
        )
    )


def _take_out(seq: int) -> Callable[[Attacked], object]:
    return _fitted(lambda t: t.file.execute("DELETE FROM entries WHERE seq = ?", (seq,)))


def _cut(seq: int) -> Callable[[Attacked], object]:
    return _fitted(lambda t: t.file.execute("DELETE FROM entries WHERE seq > ?", (seq,)))


def _date(seq: int) -> Callable[[Attacked], object]:
    """Half a moment earlier: before the next entry still, and after the one before."""

    def change(there: Attacked) -> None:
        query = "SELECT recorded_at FROM entries WHERE seq IN (?, ?) ORDER BY seq"
        times = [at for (at,) in there.file.execute(query, (seq - 1, seq))]
        other = (times[0] + times[-1]) // 2 if len(times) > 1 else times[0] - 1
        if other == times[0]:
            other = times[-1] - 1  # no room between them: the order of times shows it
        there.file.execute("UPDATE entries SET recorded_at = ? WHERE seq = ?", (other, seq))

    return _fitted(change)


def _swap(seq: int) -> Callable[[Attacked], object]:
    """Two entries change places, each with the other's time."""

    def change(there: Attacked) -> None:
        query = "SELECT recorded_at FROM entries WHERE seq = ?"
        earlier, later = (there.file.execute(query, (n,)).fetchone()[0] for n in (seq - 1, seq))
        move = "UPDATE entries SET seq = ?, recorded_at = ? WHERE seq = ?"
        for to, at, which in ((0, later, seq - 1), (seq - 1, earlier, seq), (seq, later, 0)):
            there.file.execute(move, (to, at, which))

    return _fitted(change)


def _with_a_key(original: sqlite3.Connection, key: SigningKey) -> Iterator[Attack]:
    """An officer with their own key and the file, who signs in another's name."""
    every = original.execute("SELECT seq, body FROM entries ORDER BY seq").fetchall()
    bodies = [(seq, json.loads(raw)) for seq, raw in every]
    themselves = next(body["actor"] for _seq, body in bodies if body["kid"] == key.kid)
    for seq, body in bodies:
        if body["actor"] != themselves:
            yield Attack("officer", f"sign another's {body['type']}", _sign_as(seq, key))


def _sign_as(seq: int, key: SigningKey) -> Callable[[Attacked], object]:
    def change(there: Attacked) -> None:
        body = {**there.body(seq), "kid": key.kid}
        raw = canonical(body)
        query = "UPDATE entries SET body = ?, sig = ? WHERE seq = ?"
        there.file.execute(query, (raw, key.sign(raw), seq))

    return _fitted(change)
