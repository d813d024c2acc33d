# SPDX-License-Identifier: Apache-2.0
"""Open data of the body's decisions in Popolo's terms (popoloproject.com): organizations, persons,
posts, memberships, events, motions and vote events.

Each vote event carries its decision rule in `extras.rule`, so that `govdesk tally` comes to the
published result from the file alone.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from typing import Any

from govdesk.exchange.past_vote_pages import as_published
from govdesk.queries.open_data import OpenBallot, OpenData, OpenMeeting, OpenPastVote, OpenVote
from govdesk.rules.decisions import Result
from govdesk.rules.roll import Status

STATUS = {"cancelled": "cancelled", "scheduled": "tentative", "noticed": "confirmed"}


def popolo(data: OpenData) -> bytes:
    """The file, the same bytes for the same data."""
    body = data.workspace_id
    document: dict[str, Any] = {
        "organizations": [
            {"id": body, "name": data.name, "classification": "task force"},
            *(
                {
                    "id": one.key,
                    "name": one.title,
                    "classification": "constituency",
                    "parent_id": body,
                }
                for one in data.constituencies
            ),
        ],
        "persons": [{"id": id, "name": name} for id, name in data.people],
        "posts": [
            {"id": seat.id, "label": seat.title, "organization_id": seat.constituency}
            for seat in data.seats
        ],
        "memberships": [
            {
                "person_id": member,
                "organization_id": body,
                "post_id": seat.id,
                "on_behalf_of_id": seat.constituency,
                "role": role,
                "start_date": starts.isoformat(),
                **({"end_date": ends.isoformat()} if ends else {}),
            }
            for seat in data.seats
            for member, role, starts, ends in seat.terms
        ],
        "events": [_event(one, body) for one in data.meetings],
        "motions": [_motion(one, body) for one in _last_votes(data.votes)],
        "vote_events": [
            *(_past_vote(one) for one in data.past_votes),
            *(vote_event(one, body) for one in data.votes),
        ],
    }
    return _written(document)


def vote_file(data: OpenData, vote: str) -> bytes | None:
    """One closed vote alone, by its id or its motion's number (the last vote on it); None when
    there is none."""
    found = next((one for one in reversed(data.votes) if vote in (one.id, one.number)), None)
    if found is not None:
        return _written(vote_event(found, data.workspace_id))
    past = next((one for one in data.past_votes if vote in (one.id, one.identifier)), None)
    return None if past is None else _written(_past_vote(past))


def _written(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def vote_event(vote: OpenVote, body: str) -> dict[str, Any]:
    """One vote as `govdesk tally` reads it."""
    counts = Counter(one.status for one in vote.ballots)
    void = vote.decided.result is Result.VOID
    groups: dict[str, bool] = {}
    for test in vote.decided.tests:
        if test.group is not None:
            groups[test.group] = groups.get(test.group, True) and test.met
    return {
        "id": vote.id,
        "identifier": vote.number,
        "motion_id": vote.motion_id,
        "motion": _motion(vote, body),
        "organization_id": body,
        "start_date": instant(vote.opened_at),
        "end_date": instant(vote.closed_at),
        "result": vote.decided.result.value,
        "group_results": [
            {
                "group_id": group,
                "result": "void" if void else "adopted" if met else "rejected",
            }
            for group, met in groups.items()
        ],
        "counts": [
            {"option": status.value, "value": counts[status.value]}
            for status in Status
            if counts[status.value]
        ],
        "votes": [_vote(one, twice) for one, twice in _named(vote.ballots)],
        "extras": {"rule": vote.rule},
    }


def _past_vote(one: OpenPastVote) -> dict[str, Any]:
    """A vote from before, as its file told it, marked as imported."""
    told = as_published(one.body)
    sources = told.get("sources")
    return {
        **told,
        "id": one.id,
        "identifier": one.identifier,
        "extras": {**told.get("extras", {}), "imported": one.file},
        "sources": [*(sources if isinstance(sources, list) else ()), {"note": one.file}],
    }


def instant(at: int) -> str:
    """Microseconds UTC in the form of ISO 8601, to the second."""
    moment = datetime.fromtimestamp(at / 1_000_000, UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _named(ballots: tuple[OpenBallot, ...]) -> list[tuple[OpenBallot, bool]]:
    """Each ballot, and whether its member stands for more than one seat."""
    seats = Counter(one.member_id for one in ballots)
    return [(one, seats[one.member_id] > 1) for one in ballots]


def _vote(one: OpenBallot, twice: bool) -> dict[str, Any]:
    said: dict[str, Any] = {
        "voter_id": one.member_id if one.member_id and not twice else one.seat_id,
        "option": one.status,
        "group_id": one.constituency,
        "role": one.role,
        "in_room": one.in_room,
        "remote": one.remote,
    }
    if one.name:
        said["voter"] = {"id": one.member_id, "name": one.name}
    if one.note:
        said["note"] = one.note
    return said


def _last_votes(votes: tuple[OpenVote, ...]) -> list[OpenVote]:
    """The last vote on each motion."""
    return list({vote.motion_id: vote for vote in votes}.values())


def _motion(vote: OpenVote, body: str) -> dict[str, Any]:
    return {
        "id": vote.motion_id,
        "identifier": vote.number,
        "name": vote.title,
        "text": vote.text,
        "classification": vote.decision_class,
        "requirement": vote.rule["title"],
        "organization_id": body,
        "result": vote.decided.result.value,
    }


def _event(one: OpenMeeting, body: str) -> dict[str, Any]:
    ends = {"end_date": instant(one.closed_at)} if one.closed_at else {}
    return {
        "id": one.id,
        "name": one.title,
        "identifier": one.number,
        "classification": one.kind,
        "organization_id": body,
        "location": {"name": one.place},
        "start_date": instant(one.opened_at or one.starts_at),
        "status": STATUS.get(one.state, "confirmed"),
        **ends,
    }
