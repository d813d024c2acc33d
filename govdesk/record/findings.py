# SPDX-License-Identifier: Apache-2.0
"""What a verification finds: every broken rule with its place, and how much was looked at.

Standard library only: the public verifier reads this file.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from govdesk.record.verification_rules import RULES
from govdesk.rules.messages import Message, message

LONGEST = 300
"""How much of an expected or found value is told, in characters."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One broken rule: where, what was expected, what was found, and in words.

    `record` is the id of the thing concerned: a vote, ballot, key or other subject.
    """

    rule: str
    expected: str
    found: str
    message: Message
    seq: int | None = None
    record: str | None = None
    table: str | None = None
    row_id: str | None = None
    column: str | None = None

    @property
    def number(self) -> int:
        """The rule's number in `docs/verify.md`."""
        return RULES[self.rule].number

    @property
    def category(self) -> str:
        """The kind of thing that is broken."""
        return RULES[self.rule].category


@dataclass(slots=True)
class Findings:
    """Gathers failures, and counts by rule what was looked at."""

    checked: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)

    def expect(
        self,
        holds: bool,
        rule: str,
        seq: int,
        expected: object = "",
        found: object = "",
        *,
        record: str | None = None,
    ) -> bool:
        """Count one look at a rule, and keep a failure where it does not hold; `holds` again."""
        self.checked[rule] += 1
        if not holds:
            self.fail(rule, seq, expected, found, record=record)
        return holds

    def same(
        self, expected: object, found: object, rule: str, seq: int, *, record: str | None = None
    ) -> bool:
        """`expect` that two values are the same."""
        return self.expect(expected == found, rule, seq, expected, found, record=record)

    def fail(
        self,
        rule: str,
        seq: int,
        expected: object = "",
        found: object = "",
        *,
        record: str | None = None,
    ) -> None:
        """Keep a failure at an entry; what was looked at is counted elsewhere."""
        self.failures.append(
            Failure(
                rule,
                told(expected),
                told(found),
                message(f"verify.{rule}", seq=seq),
                seq=seq,
                record=record,
                table="entries",
                row_id=str(seq),
            )
        )


def told(value: object) -> str:
    """A value as a failure tells it."""
    text = str(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."
