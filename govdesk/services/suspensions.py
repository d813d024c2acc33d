# SPDX-License-Identifier: Apache-2.0
"""A seat's vote is suspended, and given back, by an adopted key motion that names the seat."""

from __future__ import annotations

from datetime import date

from govdesk.models.people import Seat
from govdesk.models.workspace import Workspace
from govdesk.queries.suspensions import standing
from govdesk.rules.decision_classes import DecisionClass
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.rules.suspensions import Kind, why_not_ask
from govdesk.services.agenda import put_on_agenda
from govdesk.services.context import Changed, Context
from govdesk.services.inputs import SHORT, found
from govdesk.services.motions import record_motion
from govdesk.services.numbers import today
from govdesk.wording import Words


def move_suspension(
    ctx: Context,
    *,
    seat_id: str,
    kind: str,
    starts: date,
    why: str,
    mover_seat_id: str | None,
    meeting_id: str | None = None,
) -> Changed:
    """Submit a motion to suspend a seat's vote (`suspend`), or to give it back (`reinstate`), from
    a day on: that day, or the one after the adoption where it is later.

    It is key, so the residents agree to it or nothing changes; `why` is public. `made` is the
    motion. Raises BadInput, NotAllowed, or Refusal where there is nothing to suspend or give back.
    """
    with ctx.writing("motion.submit") as act:
        try:
            asked = Kind(kind)
        except ValueError as error:
            named = message("suspensions.field_kind")
            raise BadInput(message("general.choose_one", field=named), field="kind") from error
        seat = found(act.session, Seat, seat_id, named=message("people.seat"))
        reason = why_not_ask(asked, suspended=standing(act.session, seat_id) is not None)
        if reason is not None:
            raise Refusal(reason, kept=message("general.nothing_changed"))
        if starts < today(act):
            raise BadInput(message("suspensions.day_is_over"), field="starts")
        words = Words(act.session.get_one(Workspace, ctx.store.workspace_id).language)
        given = {"seat": seat.title, "date": words.date(starts)}
        if asked is Kind.SUSPEND:
            title = words._("Suspend the vote of the seat {seat}")
            text = words._("The seat {seat} has no vote from {date} on.")
        else:
            title = words._("Give the seat {seat} its vote back")
            text = words._("The seat {seat} has its vote again from {date} on.")
        title = title.format(**given)[:SHORT]
        made = record_motion(
            act,
            title=title,
            text=text.format(**given),
            summary=why,
            if_rejected=words._("The seat {seat} stays as it is.").format(**given),
            least=DecisionClass.KEY,
            matters=("seats",),
            mover_seat_id=mover_seat_id,
        )
        act.record("suspension.moved", made, seat_id=seat_id, kind=asked.value, starts=starts)
        if meeting_id is not None:
            put_on_agenda(act, meeting_id=meeting_id, title=title, kind="motion", motion_id=made)
        return act.changed(made)
