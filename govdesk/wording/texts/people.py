# SPDX-License-Identifier: Apache-2.0
"""Messages about seats, members, terms and accounts."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "people.field.departure": text("How they leave"),
    "people.field.deputy": text("The deputy’s name"),
    "people.field.until": text("Until"),
    "people.holds_no_seat": text("Only who holds a seat can do this, while their term runs."),
    "people.ran_out": text("This term ran out already. A seat cannot be held over afterwards."),
    "people.field.name": text("The name"),
    "people.field.login": text("The sign-in name"),
    "people.field.text": text("The text"),
    "people.field.reason": text("The reason"),
    "people.field.due": text("The due date"),
    "people.field.percent": text("The share that is done"),
    "people.field.state": text("The state"),
    "people.field.consent": text("The consent"),
    "people.field.kind": text("The kind"),
    "people.term_reversed": text("A term ends on or after the day on which it starts."),
    "people.no_term": text("They hold no seat and stand in for none at that time."),
    "people.seat_taken": text("{name} holds this seat in that time."),
    "people.holds_another": text(
        "They hold the seat {seat} in that time, and one person has one vote."
    ),
    "people.seat_taken.then": text("End that term first."),
    "people.role_unknown": text("Someone holds a seat as its principal or as an alternate."),
    "people.no_secretariat": text("The first account of a workspace belongs to the secretariat."),
    "people.no_account": text("There is no open account {login}."),
    "people.no_account.then": text("See the list of accounts, or ask the secretariat."),
    "people.department": text("department"),
    "people.seat": text("seat"),
    "people.member": text("member"),
    "people.term": text("term"),
    "people.account": text("account"),
    "people.unknown_key": text("There is no department or neighbourhood {name} in the plan."),
}
