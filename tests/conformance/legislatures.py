# SPDX-License-Identifier: Apache-2.0
"""Roll calls of a legislature in which two groups must agree, as it publishes them.

Hong Kong's Legislative Council decides a member's motion by a majority of those present in each of
two constituencies, a public officer's by a majority of all present (Basic Law, Annex II). Its
voting records are not part of the conformance data: a copy of the XML files, as in `rawdata/xml` of
yellowcandle/R-hklegcovote, in the data folder as `legco` lets this suite run.
"""

from __future__ import annotations

import json
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.conformance.outcomes import Suite, Tally, command_lines

SEATS = 70
PARTS = {
    "functional-constituency": "Functional",
    "geographical-constituency": "Geographical",
    "overall": None,
}
PRESENT = {"base": "present", "threshold": "1/2", "strict": True}
QUORUM = {"base": "authorised", "threshold": "1/2", "strict": False}


def _published(folder: Path) -> Iterator[dict[str, Any]]:
    """Every vote with a published result, as an open-data vote file has it."""
    for path in sorted(folder.glob("legco/*.xml")):
        if not path.stat().st_size:
            continue
        for vote in ET.parse(path).getroot().iter("vote"):
            result = vote.findtext("vote-summary/overall/result")
            if vote.get("number") and result:
                yield _vote(vote, result)


def _vote(vote: ET.Element, result: str) -> dict[str, Any]:
    apart = vote.findtext("vote-separate-mechanism") == "Yes"
    groups = [group for group in PARTS.values() if group] if apart else [None]
    rule = {"quorum": QUORUM, "tests": [{**PRESENT, "group": group} for group in groups]}
    counts: list[dict[str, Any]] = []
    results: list[dict[str, Any]] = []
    for name, group in PARTS.items():
        part = vote.find(f"vote-summary/{name}")
        if part is None or not part.findtext("yes-count"):
            continue
        silent = int(part.findtext("present-count") or 0) - int(part.findtext("vote-count") or 0)
        for option in ("yes", "no", "abstain"):
            counts.append({"option": option, "value": int(part.findtext(f"{option}-count") or 0)})
        counts.append({"option": "present", "value": silent})
        for count in counts[-4:]:
            count["group_id"] = group
        if group:
            results.append({"group_id": group, "result": part.findtext("result")})
    when = f"{vote.findtext('vote-date')} {vote.findtext('vote-time')}"
    return {
        "identifier": f"{when} no. {vote.get('number')}",
        "motion": {"text": vote.findtext("motion-en")},
        "result": result,
        "group_results": results,
        "counts": counts,
        "votes": [
            {
                "voter_id": member.get("name-en"),
                "group_id": member.get("constituency"),
                "option": member.findtext("vote"),
            }
            for member in vote.iter("member")
        ],
        "extras": {"rule": rule, "authorised": SEATS},
    }


def _roll_calls(folder: Path) -> Tally:
    """Each vote by its ballots and its counts, by its ballots alone and by its counts alone."""
    tally = Tally()
    votes = list(_published(folder))
    wrong: dict[str, object] = {}
    for left_out in ("", "counts", "votes"):
        lines = [{key: held for key, held in vote.items() if key != left_out} for vote in votes]
        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch, "votes.jsonl")
            path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
            _code, answers = command_lines("tally", str(path))
        assert [one["identifier"] for one in answers] == [one["identifier"] for one in votes]
        wrong |= {one["identifier"]: one for one in answers if one["agrees"] is not True}
    for vote in votes:
        name = vote["identifier"]
        tally.case(name, name not in wrong, wrong.get(name))
    return tally


SUITES = (
    Suite(
        "Roll calls in two constituencies, 2012 to 2014",
        "Legislative Council of Hong Kong, voting records (not kept here)",
        "`govdesk tally`",
        ("legco/cm_vote_20121017.xml", "legco/cm_vote_20140709.xml"),
        _roll_calls,
        optional=True,
    ),
)
