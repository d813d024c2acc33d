# SPDX-License-Identifier: Apache-2.0
"""A year as tables of open data: the years before it, every seat's votes, what residents changed,
and how the record was kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govdesk.briefing.open_table import RESULT, SHOWN, OpenTable, day_cell, flag
from govdesk.briefing.sections.speech import Speech
from govdesk.queries.public_audit import PublicAudit
from govdesk.queries.public_influence import residents_votes
from govdesk.queries.public_meetings import AnnualView, SeatVotes
from govdesk.rules.open_cells import number_cell, plain, shown_cell
from govdesk.rules.roll import Status as Choice
from govdesk.rules.voting_records import Part

EVENTS = ("packet_corrected", "vote_corrected", "packet_withdrawn", "words_removed")


def years(view: AnnualView, speech: Speech) -> OpenTable:
    """Every indicator as each year ended; this one as the quarter has it by which it is judged."""
    now = view.judged
    told = {row.code for row in now.scorecard}
    ends = [(year.code, year.scorecard) for year in view.earlier]
    ends += [(now.period.code, now.scorecard)] if ends else []
    return OpenTable(
        "years",
        speech.words._("Indicators with their result at the end of every year"),
        (("indicator", "string"), ("year", "string"), ("value", "decimal"), ("shown", SHOWN)),
        tuple(
            (plain(row.code), code, number_cell(row.value), shown_cell(row.value))
            for code, rows in ends
            for row in rows
            if row.code in told
        ),
        key=("indicator", "year"),
        refers=("indicator", "indicators"),
    )


def seats(found: Sequence[SeatVotes], speech: Speech) -> OpenTable:
    """How often every seat voted, and how."""
    counts = ("roll_calls", "voted", "yes", "no", "abstained", "stepped_aside")
    return OpenTable(
        "seats",
        speech.words._("How often every seat voted, and how"),
        (("seat", "string"), ("group", "string"), *((name, "integer") for name in counts)),
        tuple(
            (
                plain(speech.name(seat.seat)),
                plain(speech.group(seat.constituency)),
                *(str(getattr(seat, name)) for name in counts),
            )
            for seat in found
        ),
        key=("seat", "group"),
    )


def influence(view: AnnualView, speech: Speech) -> Iterable[OpenTable]:
    """What residents' words changed, and what their seats decided."""
    words = speech.words
    yield OpenTable(
        "feedback",
        words._("What residents’ words changed"),
        (("period", "string"), ("text", "string"), ("language", "string")),
        tuple(
            (quarter.period.code, plain(said.text), said.lang)
            for quarter in view.quarters
            for said in (quarter.feedback,)
            if said
        ),
        key=("period",),
    )
    yield OpenTable(
        "led_motions",
        words._("Motions with the resident’s word that led to each, and the outcome"),
        (
            ("motion", "string"),
            ("title", "string"),
            ("said", "string"),
            ("language", "string"),
            ("result", RESULT),
        ),
        tuple(
            (
                one.number,
                plain(speech.name(one.title)),
                plain(speech.name(one.said)),
                one.said.lang,
                "" if one.result is None else str(one.result),
            )
            for one in view.led
        ),
        key=("motion",),
    )
    yield OpenTable(
        "residents_votes",
        words._("Votes with the counts of residents’ seats, and what part they had"),
        (
            ("line", "integer"),
            ("motion", "string"),
            ("title", "string"),
            ("residents_yes", "integer"),
            ("residents_no", "integer"),
            ("all_yes", "integer"),
            ("all_no", "integer"),
            ("result", RESULT),
            ("residents_part", tuple(str(one.value) for one in Part)),
        ),
        tuple(
            (
                str(at),
                one.decision.number,
                plain(speech.name(one.decision.title)),
                str(one.yes),
                str(one.no),
                str(one.decision.count(Choice.YES)),
                str(one.decision.count(Choice.NO)),
                str(one.decision.result),
                str(one.part.value),
            )
            for at, one in enumerate(residents_votes(view.decisions), 1)
        ),
        key=("line",),
    )


def record(told: PublicAudit, speech: Speech) -> Iterable[OpenTable]:
    """What was done with the record, how often, and each of it by itself."""
    words = speech.words
    counts = (
        ("entries", told.entries),
        ("checkpoints", told.checkpoints),
        ("checkpoints_cosigned", told.cosigned),
        ("packets_corrected", len(told.packets)),
        ("votes_corrected", len(told.votes)),
        ("packets_withdrawn", len(told.withdrawals)),
        ("withdrawals_confirmed_in_time", sum(one.in_time is True for one in told.withdrawals)),
        ("words_removed", len(told.removals)),
        ("returns_to_a_backup", told.restored),
        ("entries_read_again", told.reading.entries),
        ("checkpoints_read_again", told.reading.checkpoints),
        ("places_that_do_not_hold", told.reading.wrong),
    )
    yield OpenTable(
        "record",
        words._("What was done with the record this year, and how often"),
        (("what", tuple(name for name, _count in counts)), ("count", "integer")),
        tuple((name, str(count)) for name, count in counts),
        key=("what",),
    )
    rows = [
        *(("packet_corrected", one.corrects, one.number, day_cell(one.on), "", "", "")
          for one in told.packets),
        *(("vote_corrected", one.number, "", day_cell(one.on), plain(speech.name(one.seat)),
           flag(one.turned), "") for one in told.votes),
        *(("packet_withdrawn", one.number, "", day_cell(one.on), plain(speech.name(one.reason)),
           "", day_cell(one.confirmed_on)) for one in told.withdrawals),
        *(("words_removed", "", "", day_cell(one.on), plain(speech.name(one.ground)), "", "")
          for one in told.removals),
    ]  # fmt: skip
    yield OpenTable(
        "record_events",
        words._("Each correction, withdrawal and removal"),
        (
            ("event", "integer"),
            ("what", EVENTS),
            ("of", "string"),
            ("by", "string"),
            ("on", "date"),
            ("about", "string"),
            ("outcome_is_another", "boolean"),
            ("confirmed_on", "date"),
        ),
        tuple((str(at), *row) for at, row in enumerate(rows, 1)),
        key=("event",),
    )
