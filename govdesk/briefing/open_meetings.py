# SPDX-License-Identifier: Apache-2.0
"""A meeting as tables of open data: when and where, its agenda, the motions on it with what each
rests on, and who was there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govdesk.briefing.open_table import SHOWN, STATUS, OpenTable, day_cell, flag, moment_cell
from govdesk.briefing.sections.speech import Speech
from govdesk.queries.public_decisions import MeetingAttendance
from govdesk.queries.public_meetings import MeetingView, PublicItem, PublicMotion
from govdesk.rules.open_cells import number_cell, plain, shown_cell

THERE = ("present", "remote", "part", "alternate", "absent", "vacant")


def meeting(view: MeetingView, speech: Speech) -> Iterable[OpenTable]:
    """When and where, and where the notice was posted."""
    words, one = speech.words, view.meeting
    yield OpenTable(
        "meeting",
        words._("When and where the meeting is"),
        (
            ("meeting", "string"),
            ("title", "string"),
            ("kind", ("regular", "special", "emergency", "continued", "other")),
            ("starts", "dateTime"),
            ("place", "string"),
            ("from_elsewhere", "string"),
            ("notice_first_posted", "dateTime"),
            ("cancelled", "boolean"),
        ),
        (
            (
                one.number,
                plain(speech.name(one.title)),
                one.kind,
                moment_cell(one.starts_at, one.zone),
                plain(speech.name(one.place)),
                plain(speech.name(one.remote)),
                moment_cell(one.noticed_at, one.zone),
                flag(one.cancelled),
            ),
        ),
        key=("meeting",),
    )
    yield OpenTable(
        "postings",
        words._("Where the notice was posted"),
        (("posting", "integer"), ("place", "string"), ("at", "dateTime"), ("person", "string")),
        tuple(
            (str(at), plain(speech.name(place)), moment_cell(when, one.zone), person)
            for at, (place, when, person) in enumerate(
                (
                    *((proof, None, "") for proof in one.proofs),
                    *(
                        (post.place, post.at, plain(speech.name(post.person)))
                        for post in one.postings
                    ),
                ),
                1,
            )
        ),
        key=("posting",),
    )


def agenda(items: Sequence[PublicItem], speech: Speech, *, texts: bool) -> Iterable[OpenTable]:
    """The items that stand on it, and with `texts` their motions."""
    yield _items("agenda", [one for one in items if not one.removed], speech)
    if texts:
        told = [one.motion for one in items if one.motion and not one.removed]
        yield from _motions(told, speech)


def changed(items: Sequence[PublicItem], speech: Speech) -> OpenTable:
    """What was added since the first notice or taken off."""
    return _items("agenda_changes", [one for one in items if one.added or one.removed], speech)


def _items(name: str, items: Sequence[PublicItem], speech: Speech) -> OpenTable:
    words = speech.words
    return OpenTable(
        name,
        words._("Agenda") if name == "agenda" else words._("What changed since the last notice"),
        (
            ("item", "integer"),
            ("kind", ("opening", "motion", "review", "report", "comment", "closing", "other")),
            ("title", "string"),
            ("motion", "string"),
            ("minutes", "integer"),
            ("added", "boolean"),
            ("removed", "boolean"),
        ),
        tuple(
            (
                str(at),
                one.kind,
                plain(speech.name(one.motion.title if one.motion else one.title)),
                one.motion.number if one.motion else "",
                str(one.minutes or ""),
                flag(one.added),
                flag(one.removed),
            )
            for at, one in enumerate(items, 1)
        ),
        key=("item",),
    )


def _motions(motions: Sequence[PublicMotion], speech: Speech) -> Iterable[OpenTable]:
    words = speech.words
    yield OpenTable(
        "motions",
        words._("Motions on the agenda"),
        (
            ("motion", "string"),
            ("title", "string"),
            ("class", "string"),
            ("text_version", "integer"),
            ("summary", "string"),
            ("text", "string"),
            ("language", "string"),
            ("text_before", "string"),
            ("if_adopted", "string"),
            ("if_rejected", "string"),
            ("cost", "decimal"),
            ("currency", "string"),
            ("cost_note", "string"),
            ("moved_by", "string"),
            ("seconded_by", "string"),
            ("cosponsored_by", "string"),
            ("rule", "string"),
            ("citation", "string"),
        ),
        tuple(
            (
                one.number,
                plain(speech.name(one.title)),
                plain(speech.name(one.class_title)),
                str(one.version),
                plain(speech.name(one.summary)),
                plain(speech.name(one.text)),
                one.text.lang,
                plain(speech.name(one.earlier)),
                plain(speech.name(one.if_adopted)),
                plain(speech.name(one.if_rejected)),
                "" if one.cost is None or one.cost.amount is None else f"{one.cost.amount:f}",
                one.cost.currency if one.cost and one.cost.amount is not None else "",
                plain(speech.name(one.cost.note)) if one.cost else "",
                plain(speech.name(one.mover_seat)),
                plain(speech.name(one.seconder_seat)),
                plain("; ".join(map(speech.name, one.cosponsor_seats))),
                plain(speech.name(one.needs)),
                plain(speech.name(one.citation)),
            )
            for one in motions
        ),
        key=("motion",),
    )
    yield OpenTable(
        "grounds",
        words._("Indicators that the motions rest on"),
        (
            ("motion", "string"),
            ("indicator", "string"),
            ("period", "string"),
            ("name", "string"),
            ("value", "decimal"),
            ("shown", SHOWN),
            ("status", STATUS),
            ("department_says", "string"),
            ("reason", "string"),
        ),
        tuple(
            (
                one.number,
                plain(ground.row.code),
                ground.period,
                plain(speech.name(ground.row.name)),
                number_cell(ground.row.value),
                shown_cell(ground.row.value),
                str(ground.row.status),
                plain(speech.name(found.narrative)) if found else "",
                plain(speech.name(found.reason)) if found else "",
            )
            for one in motions
            for ground in one.grounds
            for found in (ground.row.finding,)
        ),
        key=("motion", "indicator", "period"),
        refers=("motion", "motions"),
    )
    yield OpenTable(
        "reviews",
        words._("Reviews that the motions rest on"),
        (
            ("motion", "string"),
            ("period", "string"),
            ("on_track_or_achieved", "integer"),
            ("indicators", "integer"),
        ),
        tuple(
            (one.number, review.period, str(review.good), str(review.indicators))
            for one in motions
            for review in one.reviews
        ),
        key=("motion", "period"),
        refers=("motion", "motions"),
    )


def attendance(meetings: Sequence[MeetingAttendance], speech: Speech) -> OpenTable:
    """Who was at each meeting."""
    return OpenTable(
        "attendance",
        speech.words._("Who was there"),
        (
            ("meeting", "integer"),
            ("title", "string"),
            ("held_on", "date"),
            ("held", "boolean"),
            ("seat", "string"),
            ("group", "string"),
            ("name", "string"),
            ("there", THERE),
        ),
        tuple(
            (
                str(at),
                plain(speech.name(one.title)),
                day_cell(one.held_on),
                flag(one.held),
                plain(speech.name(line.seat)),
                plain(speech.group(line.constituency)),
                plain(speech.name(line.name)),
                line.status,
            )
            for at, one in enumerate(meetings, 1)
            for line in one.lines
        ),
        key=("meeting", "group", "seat"),
    )
