# SPDX-License-Identifier: Apache-2.0
"""What changed since the briefing before, in one short list: numbers stand on the pages inside."""

from __future__ import annotations

from govdesk.briefing.blocks import Block, H, P, Rich, Run, bullets, runs
from govdesk.briefing.sections.front import MOST
from govdesk.briefing.sections.scorecard import goal_words, has_page
from govdesk.briefing.sections.speech import Speech
from govdesk.queries.public_changes import Changes, Moved, Retargeted
from govdesk.queries.public_indicators import Pivot
from govdesk.queries.public_view import PublicView
from govdesk.rules.status import Status


def changes(view: PublicView, speech: Speech) -> list[Block]:
    """How indicators stand otherwise, other targets, other courses, decisions on earlier ones, and
    actions done; nothing where no briefing was published before."""
    found, words = view.changes, speech.words
    if found is None:
        return []
    since = words._("Since packet {number}, published on {day}:")
    nothing = words._("Nothing changed since packet {number}, published on {day}.")
    courses = [one for one in view.pivots if one.outcome == "adopted" and one.motion]
    told = {one.code for one in courses if any(side.what == "target" for side in one.changes)}
    items = [
        *_moved(found.moved, view, speech),
        *(_retargeted(one, speech) for one in found.retargeted if one.code not in told),
        *_courses(courses, speech),
        *_decided(found, speech),
        *_done(found, speech),
    ]
    said = (since if items else nothing).format(
        number=found.packet_number, day=speech.day(found.published_on)
    )
    return [
        H(1, words._("What changed"), anchor="new"),
        P(said),
        *([bullets(items)] if items else []),
    ]


def _moved(moved: tuple[Moved, ...], view: PublicView, speech: Speech) -> list[Rich]:
    """A line for every way that indicators went, with all that went it."""
    paged = {row.code for row in view.scorecard if has_page(row)}
    ways: dict[tuple[Status, Status], list[Moved]] = {}
    for one in moved:
        ways.setdefault((one.was, one.now), []).append(one)
    lines: list[Rich] = []
    for (was, now), rows in ways.items():
        said = speech.words._("From {was} to {now}:")
        way = said.format(was=speech.status(was), now=speech.status(now))
        line: list[str | Run] = [Run(f"{way} ", bold=True)]
        for place, row in enumerate(rows):
            link = f"#indicator-{row.code}" if row.code in paged else None
            line += [", "] if place else []
            line += speech.coded(row.code, row.name, link=link, between="\u00a0 ")
        lines.append(tuple(line))
    return lines


def _retargeted(one: Retargeted, speech: Speech) -> Rich:
    """An indicator's target and what it was; one that a change of course set is told there."""
    said = speech.words._("{target} {unit}, was {before}")
    told = speech.naming(
        said,
        target=goal_words(one.now, one.now_high, one.decimals, speech),
        unit=one.unit,
        before=goal_words(one.was, one.was_high, one.decimals, speech),
    )
    name = Run(speech.words._("Another target:"), bold=True)
    which = speech.coded(one.code, one.name, between="\u00a0 ")
    return (name, " ", *which, ", ", *runs(told))


def _courses(pivots: list[Pivot], speech: Speech) -> list[Rich]:
    lines: list[Rich] = []
    for code, name, motion in dict.fromkeys(
        (one.code, one.indicator, one.motion) for one in pivots
    ):
        number = speech.words._("motion {number}").format(number=motion)
        lines.append(
            (
                Run(speech.words._("Change of course:"), bold=True),
                " ",
                *speech.coded(code, name, between="\u00a0 "),
                ", ",
                Run(number, link=speech.motion_link(motion or "")),
            )
        )
    return lines


def _decided(found: Changes, speech: Speech) -> list[Rich]:
    words = speech.words
    lines: list[Rich] = []
    for one in found.decided:
        said = words._("Motion {number} rescinded motion {earlier}.")
        if one.verb == "amend_adopted":
            said = words._("Motion {number} changed the words of motion {earlier}.")
        link = speech.motion_link(one.number)
        lines.append((Run(said.format(number=one.number, earlier=one.earlier), link=link),))
    return lines


def _done(found: Changes, speech: Speech) -> list[Rich]:
    words = speech.words
    lines: list[Rich] = [
        (
            Run(words._("Done:"), bold=True),
            " ",
            *runs(speech.naming("{title} ({owner})", title=one.title, owner=one.owner)),
        )
        for one in found.done[:MOST]
    ]
    more = len(found.done) - len(lines)
    if more > 0:
        note = words.n_("and {count} more, inside", "and {count} more, inside", more)
        lines.append((Run(note, quiet=True),))
    return lines
