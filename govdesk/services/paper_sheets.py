# SPDX-License-Identifier: Apache-2.0
"""Votes that were written down on paper, as in a power cut: read from the sheet by the secretary,
then by another officer who does not see what was typed before. Only what both read is entered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import exists, select

from govdesk.models.keys import Proposal
from govdesk.models.people import Seat
from govdesk.queries.ballot_rights import why_not_spoken
from govdesk.record.canonical import plain
from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import Refusal
from govdesk.services.ballots import place, place_of
from govdesk.services.beginnings import propose, waiting
from govdesk.services.context import Act, Changed, Context

FROM_PAPER = "vote.from_paper"


def begin_sheet(ctx: Context, *, vote_id: str, choices: Mapping[str, str]) -> Changed:
    """Type the votes of a paper sheet (`choices` by seat; a seat without a vote is left out);
    another officer reads the sheet once more, and only then they are entered. `made` is the
    proposal.

    A seat that has answered already keeps its ballot: the same answer again adds nothing. Raises
    Refusal where the record says something else of a seat, where a seat cannot answer now, where
    nothing new stands on the sheet, and while another sheet of the vote waits.
    """
    with ctx.writing("act.propose") as act:
        waits = select(exists().where(
            Proposal.act == FROM_PAPER, Proposal.subject == vote_id, Proposal.state == "open"
        ))  # fmt: skip
        if act.session.scalar(waits):
            raise _refusal(message("paper.waits"))
        lines = _lines(act, vote_id, choices)
        made = propose(act, FROM_PAPER, vote_id, sheet_id=act.new_id(), lines=lines)
        return act.changed(made)


def confirm_sheet(ctx: Context, *, proposal_id: str, choices: Mapping[str, str]) -> Changed:
    """Read a paper sheet a second time; what both officers read is entered, seat by seat, as
    ballots from paper.

    Raises Refusal naming the seats that the two read differently: then nothing is entered.
    """
    with ctx.writing("act.second") as act:
        proposal = waiting(act, proposal_id)
        vote_id, read = proposal.subject, proposal.fields["lines"]
        apart = _apart(read, _lines(act, vote_id, choices))
        if apart:
            raise Refusal(
                message("paper.differs", seats=", ".join(_titles(act, apart))),
                kept=message("general.nothing_changed"),
                then=message("paper.differs.then"),
            )
        sheet = act.record(FROM_PAPER, vote_id, first=proposal.body_sha256, **proposal.fields)
        for line in read:
            vote, seat, before = place(act, vote_id, line["seat"], line["choice"])
            act.record(
                "ballot.from_paper",
                act.new_id(),
                **place_of(act, vote, seat, before),
                choice=line["choice"],
                paper=sheet.body_sha256,
            )
        return act.changed(proposal_id)


def refuse_unread(_act: Act, _proposal: Proposal) -> None:
    """A sheet is never confirmed without reading it."""
    raise _refusal(message("paper.read_it"))


def _lines(act: Act, vote_id: str, choices: Mapping[str, str]) -> list[dict[str, Any]]:
    """What is new on the sheet, in the order of the roll. Raises Refusal."""
    found: list[tuple[int, dict[str, Any]]] = []
    other: list[str] = []
    for seat_id, choice in choices.items():
        vote, seat, before = place(act, vote_id, seat_id, choice)
        last = before[-1] if before and before[-1].member_id == seat.member_id else None
        if last is not None and last.choice == choice:
            continue
        if last is not None:
            other.append(seat.holding.title)
            continue
        over_days = vote.closes_at is not None
        reason = message("windows.own_only") if over_days else why_not_spoken(seat, before)
        if reason is not None:
            raise _refusal(message("paper.seat", seat=seat.holding.title, reason=reason))
        line = {"seat": seat_id, "member": seat.member_id, "choice": choice}
        found.append((seat.holding.position, line))
    if other:
        raise Refusal(
            message("paper.entered_otherwise", seats=", ".join(other)),
            kept=message("general.nothing_changed"),
            then=message("paper.entered_otherwise.then"),
        )
    if not found:
        raise _refusal(message("paper.nothing_new"))
    lines = plain([line for _position, line in sorted(found, key=lambda one: one[0])])
    assert isinstance(lines, list)
    return lines  # type: ignore[return-value]


def _apart(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> set[str]:
    """The seats of which two readings say different things, or only one anything."""
    first = {(line["seat"], line["member"], line["choice"]) for line in one}
    second = {(line["seat"], line["member"], line["choice"]) for line in other}
    return {seat for seat, _member, _choice in first ^ second}


def _titles(act: Act, seats: set[str]) -> list[str]:
    query = select(Seat.title).where(Seat.id.in_(seats)).order_by(Seat.position)
    return list(act.session.scalars(query))


def _refusal(reason: Message) -> Refusal:
    return Refusal(reason, kept=message("general.nothing_changed"))
