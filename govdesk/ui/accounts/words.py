# SPDX-License-Identifier: Apache-2.0
"""What the page of those who sign in says of a passphrase and of an act that waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdesk.rules.messages import message
from govdesk.ui.places import Place
from govdesk.wording import _, say

if TYPE_CHECKING:
    from govdesk.queries.accounts import KeyState, WaitingAct


def key_words(state: KeyState) -> str:
    """The state of a passphrase."""
    match state:
        case "in_effect":
            return _("In effect")
        case "waiting":
            return _("Waits")
        case "none":
            return _("None yet")


def act_words(act: WaitingAct) -> str:
    """An act that waits, as a sentence."""
    role = say(message(f"role.{act.role}")) if act.role else ""
    pattern = {
        "key.enrolled": _("A passphrase for {name}, begun by {who}."),
        "key.ended": _("The end of the passphrase of {name}, begun by {who}."),
        "recovery.prepared": _("A new recovery sheet, begun by {who}."),
        "role.granted": _("{name} becomes {role}, begun by {who}."),
        "role.withdrawn": _("{name} is no longer {role}, begun by {who}."),
        "account.closed": _("The account of {name} is closed, begun by {who}."),
        "vote.from_paper": _("A paper sheet of the vote on {motion}, typed by {who}."),
        "vote.corrected": _("The vote of {name} is corrected in this meeting, begun by {who}."),
    }.get(act.proposal.act, _("{name}: an act begun by {who}."))
    motion = ""
    if act.motion_id:  # asked here: the first page loads nothing of motions
        from govdesk.ui.motions.words import reference

        motion = reference(act.about)
    return pattern.format(name=act.about, who=act.proposal.proposed_by, role=role, motion=motion)


def act_place(act: WaitingAct) -> Place:
    """Where it is completed: a paper sheet at its roll call, the others with those who sign in."""
    return Place("motions", f"{act.motion_id}/roll") if act.motion_id else Place("accounts")


def complete_words(act: WaitingAct) -> str:
    """The button that completes it."""
    if act.motion_id:
        return _("Read the sheet")
    return _("Vouch for it") if act.proposal.act == "key.enrolled" else _("Complete it")
