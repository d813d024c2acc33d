# SPDX-License-Identifier: Apache-2.0
"""Who may do what: one table that a clerk could read.

A verb lists the roles that carry it. Verbs in `OF_THE_SEAT` also need the actor to hold the seat,
or to stand in for its absent holder; verbs in `OF_THE_DEPARTMENT` need a department's account to be
of the department concerned. An officer is the secretariat, the chair or a clerk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from govdesk.rules.messages import Message, message


class Role(StrEnum):
    """What an account may be."""

    SECRETARIAT = "secretariat"
    CHAIR = "chair"
    REPRESENTATIVE = "representative"
    DEPARTMENT = "department"
    CLERK = "clerk"
    COUNSEL = "counsel"
    AUDITOR = "auditor"


_SEC, _CHAIR, _REP = Role.SECRETARIAT, Role.CHAIR, Role.REPRESENTATIVE
_DEPT, _CLERK = Role.DEPARTMENT, Role.CLERK
OFFICERS = frozenset({_SEC, _CHAIR, _CLERK})

PERMISSIONS: Mapping[str, frozenset[Role]] = {
    "workspace.create": frozenset({_SEC}),
    "workspace.describe": frozenset({_SEC}),
    "charter.change": frozenset({_SEC, _CHAIR}),
    "calendar.keep": frozenset({_SEC, _CLERK}),
    "people.keep": frozenset({_SEC}),
    "language.ask": OFFICERS | {_REP, _DEPT},  # one's own; an officer for anybody
    "account.keep": OFFICERS,
    "act.propose": OFFICERS,
    "act.second": OFFICERS,
    "key.vouch": OFFICERS | {_REP},
    "key.recover": frozenset({_REP}),
    "session.open": frozenset(Role),
    "meeting.schedule": frozenset({_SEC, _CLERK}),
    "meeting.notice": frozenset({_SEC, _CLERK}),
    "meeting.run": frozenset({_SEC, _CHAIR}),
    "attendance.note": frozenset({_SEC, _CLERK}),
    "recusal.declare": frozenset({_SEC, _REP, _DEPT, _CHAIR}),
    "minutes.draft": frozenset({_SEC, _CLERK}),
    "minutes.approve": OFFICERS,
    "motion.submit": frozenset({_SEC, _CHAIR, _REP, _DEPT}),
    "motion.change": frozenset({_SEC, _CHAIR, _REP, _DEPT}),
    "motion.run": frozenset({_SEC, _CHAIR}),
    "motion.recommend": frozenset({_SEC}),
    "motion.claim_key": frozenset({_SEC, _CHAIR, _REP}),
    "motion.cosponsor": frozenset({_SEC, _CHAIR, _REP, _DEPT}),  # one's own; an officer for any
    "summary.write": OFFICERS | {_REP, _DEPT},
    "summary.excuse": frozenset({_SEC, _CHAIR}),
    "vote.open": frozenset({_SEC, _CHAIR}),
    "vote.close": frozenset({_SEC, _CHAIR}),
    "ballot.cast": frozenset({_REP, _DEPT, _CHAIR}),
    "ballot.enter": frozenset({_SEC}),
    "vote.import": frozenset({_SEC}),  # votes from before the workspace
    "indicator.keep": frozenset({_SEC}),
    "target.set": frozenset({_SEC}),
    "reading.record": frozenset({_SEC, _DEPT}),
    "reading.import": frozenset({_SEC}),  # with the indicators that a table brings with it
    "review.open": frozenset({_SEC}),
    "finding.write": frozenset({_SEC, _DEPT}),
    "finding.override": frozenset({_SEC}),
    "finding.dispose": frozenset({_SEC, _CHAIR}),
    "review.ask": frozenset({_SEC}),
    "review.hand_in": frozenset({_SEC, _DEPT}),  # a department's part; the secretariat for it
    "review.answer_feedback": frozenset({_SEC, _CHAIR}),
    "review.submit": frozenset({_SEC}),
    "review.approve": OFFICERS,
    "review.freeze": OFFICERS,
    "review.reopen": OFFICERS,
    "review.agree": frozenset({_SEC, _CHAIR}),
    "pivot.propose": frozenset({_SEC, _CHAIR, _DEPT}),
    "pivot.evaluate": frozenset({_SEC}),
    "action.assign": frozenset({_SEC, _CHAIR}),
    "action.progress": frozenset({_SEC, _DEPT}),
    "comment.receive": frozenset({_SEC, _CLERK, _REP}),
    "comment.answer": frozenset({_SEC, _CHAIR, _DEPT}),
    "narrative.add": frozenset({_SEC, _REP}),
    "packet.prepare": OFFICERS,
    "packet.publish": OFFICERS,
    "draft.keep": frozenset(Role),
}
OF_THE_SEAT = frozenset({"ballot.cast"})
OF_THE_DEPARTMENT = frozenset(
    {"reading.record", "finding.write", "review.hand_in", "action.progress"}
)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: an account, its roles, and the member or department it belongs to."""

    account_id: str
    name: str
    roles: frozenset[Role]
    member_id: str | None = None
    department_id: str | None = None

    @property
    def is_officer(self) -> bool:
        """Whether one of the roles is an officer's."""
        return bool(self.roles & OFFICERS)


def why_not(actor: Actor | None, verb: str, *, department_id: str | None = None) -> Message | None:
    """None when the actor may do `verb`, else why not. Raises KeyError for an unknown verb.

    `department_id` is the department concerned, for the verbs in `OF_THE_DEPARTMENT`.
    """
    allowed = PERMISSIONS[verb]
    if actor is None:
        return message("general.sign_in_first")
    carried = actor.roles & allowed
    if not carried:
        return message("general.not_allowed", who=role_names(allowed))
    only_department = carried == {Role.DEPARTMENT}
    if verb in OF_THE_DEPARTMENT and only_department and department_id != actor.department_id:
        return message("general.other_department")
    return None


def role_names(roles: frozenset[Role]) -> Message:
    """The roles as a message, in the order of `Role`; at most three are named."""
    names = [message(f"role.{role}") for role in Role if role in roles]
    match names:
        case [one]:
            return one
        case [one, two]:
            return message("role.two", one=one, two=two)
        case [one, two, *_]:
            return message("role.several", one=one, two=two)
        case _:
            return message("role.nobody")
