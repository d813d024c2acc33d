# SPDX-License-Identifier: Apache-2.0
"""How the record was kept over a year: sealed, corrected, withdrawn, removed; and if it holds."""

from __future__ import annotations

from govdesk.briefing.blocks import Block, DataTable, H, Note, Rich, bullets, numeric, runs
from govdesk.briefing.sections.speech import Speech
from govdesk.queries.public_audit import CorrectedVote, PublicAudit, Withdrawal
from govdesk.queries.public_meetings import AnnualView


def audit(view: AnnualView, speech: Speech) -> list[Block]:
    """The year's counts, then each correction, withdrawal and removal."""
    words, told = speech.words, view.audit
    return [
        H(1, words._("How the record was kept"), anchor="audit"),
        *_verified(told, speech),
        _counts(told, speech),
        *_list(
            words._("Corrected packets"),
            [
                words._("{number} corrects {corrected}, {day}.").format(
                    number=one.number, corrected=one.corrects, day=speech.day(one.on)
                )
                for one in told.packets
            ],
        ),
        *_list(words._("Corrected votes"), [_vote(one, speech) for one in told.votes]),
        *_list(
            words._("Withdrawn packets"), [_withdrawal(one, speech) for one in told.withdrawals]
        ),
        *_list(
            words._("Words removed by law"),
            [(f"{speech.day(one.on)}: ", *runs(speech.text(one.ground))) for one in told.removals],
        ),
    ]


def _verified(told: PublicAudit, speech: Speech) -> list[Block]:
    """Whether the record was read again and holds; who signed it is for `govdesk verify`."""
    words, reading = speech.words, told.reading
    if reading.wrong:
        said = words.n_(
            "The whole record was read again for this report, and {count} place does not hold. Ask "
            "the clerk’s office what was found.",
            "The whole record was read again for this report, and {count} places do not hold. Ask "
            "the clerk’s office what was found.",
            reading.wrong,
        )
        return [Note(said, f"✕ {words._('The record does not hold')}", "accent")]
    said = words._(
        "The whole record was read again for this report: each of its {entries} entries is as it "
        "was written and follows the one before, and all checkpoints so far, {checkpoints}, come "
        "out the same. The page on verifying says how to check the signatures, too."
    ).format(entries=words.number(reading.entries), checkpoints=words.number(reading.checkpoints))
    return [Note(said, f"✓ {words._('The record holds')}", "accent")]


def _counts(told: PublicAudit, speech: Speech) -> DataTable:
    words = speech.words
    confirmed = sum(one.in_time is True for one in told.withdrawals)
    lines = (
        (words._("Entries written"), told.entries),
        (words._("Checkpoints made: the record sealed by an officer"), told.checkpoints),
        (words._("Checkpoints that another officer signed, too"), told.cosigned),
        (words._("Packets published to correct another"), len(told.packets)),
        (words._("Votes corrected that were entered wrongly"), len(told.votes)),
        (words._("Packets withdrawn"), len(told.withdrawals)),
        (words._("Withdrawals that another officer confirmed within a day"), confirmed),
        (words._("Residents’ words removed by law"), len(told.removals)),
        (words._("Returns to a backup"), told.restored),
    )
    header: tuple[Rich, ...] = (words._("What"), words._("How many this year"))
    return DataTable(
        (header, *((name, words.number(count)) for name, count in lines)),
        words._("What was done with the record this year, and how often"),
        header_cols=1,
        align=numeric(2),
        weights=(4, 1.4),
    )


def _vote(one: CorrectedVote, speech: Speech) -> Rich:
    words = speech.words
    said = words._("Motion {number}, {seat}, corrected on {day}; the outcome stayed.")
    if one.turned:
        said = words._("Motion {number}, {seat}, corrected on {day}; the outcome is another now.")
    return speech.naming(said, number=one.number, seat=one.seat, day=speech.day(one.on))


def _withdrawal(one: Withdrawal, speech: Speech) -> Rich:
    words = speech.words
    said = words._("{number}, withdrawn on {day}. {confirmed}")
    confirmed = {
        True: words._("Another officer confirmed it within a day."),
        None: words._("Another officer has a day to confirm it."),
        False: words._("A day passed, and no other officer has confirmed it."),
    }[one.in_time]
    if one.in_time is False and one.confirmed_on is not None:
        late = words._("Another officer confirmed it on {day}, later than a day.")
        confirmed = late.format(day=speech.day(one.confirmed_on))
    told = said.format(number=one.number, day=speech.day(one.on), confirmed=confirmed)
    if one.reason is None:
        return told
    return (f"{told} ", *runs(speech.within(words._("Why: {reason}"), reason=one.reason)))


def _list(title: str, items: list[Rich]) -> list[Block]:
    return [H(2, title, listed=False), bullets(items)] if items else []
