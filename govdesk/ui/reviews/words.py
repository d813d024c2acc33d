# SPDX-License-Identifier: Apache-2.0
"""A review's states and decisions in plain words."""

from __future__ import annotations

from govdesk.queries.reviews import FindingRow, ReviewRow
from govdesk.rules.finding_drafts import draft_finding
from govdesk.rules.special_causes import PointType
from govdesk.ui.widgets import StatusMark
from govdesk.wording import _, say


def state_mark(state: str) -> StatusMark:
    """Where a review stands."""
    return {
        "open": StatusMark("○", _("Open"), "info"),
        "submitted": StatusMark("◔", _("Submitted"), "info"),
        "approved": StatusMark("◑", _("Approved"), "info"),
        "issued": StatusMark("◕", _("Issued for the meeting"), "good"),
        "adopted": StatusMark("●", _("Adopted"), "good"),
    }[state]


def decision_words(finding: FindingRow) -> str:
    """What we decided to do about a finding."""
    if finding.undecided:
        return _("To be decided")
    return {
        "pivot": _("Change of course"),
        "stay": _("Stay the course"),
        "accept": _("Accept"),
    }.get(finding.disposition, "")


def name_of(row: ReviewRow) -> str:
    """The review's name."""
    name = _("Midpoint review of {period}") if row.midpoint else _("Review of {period}")
    name = name.format(period=row.period)
    if row.version == 1:
        return name
    return _("{name}, version {version}").format(name=name, version=row.version)


def pivot_state(state: str) -> str:
    """What became of a change of course."""
    return {
        "proposed": _("Proposed; it waits for the vote on its motion."),
        "adopted": _("Adopted by vote."),
        "rejected": _("Rejected by vote; the present course stays."),
    }[state]


def change_words(change: str) -> str:
    """What a change of course changes."""
    return {
        "target": _("The target"),
        "timeline": _("The timeline"),
        "resources": _("The resources"),
        "approach": _("The approach"),
        "department": _("The department responsible"),
    }[change]


def draft_words(finding: FindingRow) -> str:
    """A first draft of a finding's story: what the numbers say, for people to go on from."""
    drafted = draft_finding(
        finding.sentence,
        variation=PointType(finding.variation) if finding.variation else None,
        forecast=finding.forecast,
        target=finding.target,
        unit=finding.unit,
        quality=finding.quality,
    )
    return " ".join(say(one) for one in drafted)
