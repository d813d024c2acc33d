# SPDX-License-Identifier: Apache-2.0
"""Who may write which entry, with which seal, and which entries need a second person.

One table that a clerk could read, printed in `docs/entries.md`. Standard library only: the public
verifier holds every entry to it, as `services` do before anything is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Signer = Literal["P", "S"]
Access = Literal["public", "restricted"]
Second = Literal["", "officer", "voucher", "preparer"]


@dataclass(frozen=True, slots=True)
class EntryRule:
    """How one type of entry is written.

    `verbs` are the permissions (`rules.permissions`) of which the actor's roles carry at least one.
    `signer` P: the person's own key, at that moment; S: the session's key serves too. `second` says
    who the actor is when the entry completes an act that another person began with an entry of type
    `first`: another officer, whoever may vouch for a key, or an officer who did not prepare it.
    `in_meeting`: for whoever checked in to a meeting their own key stays at hand for this.
    """

    verbs: tuple[str, ...]
    signer: Signer = "S"
    second: Second = ""
    first: str = ""
    access: Access = "public"
    redactable: bool = False
    in_meeting: bool = False
    begins: tuple[str, ...] = ()
    """Of these permissions whoever begins it carries one, beside that of beginning acts."""


def _own(*verbs: str, access: Access = "public") -> EntryRule:
    return EntryRule(verbs, "P", access=access)


def _in_meeting(*verbs: str) -> EntryRule:
    return EntryRule(verbs, "P", in_meeting=True)


def _second(
    verb: str, second: Second, first: str = "act.proposed", access: Access = "public"
) -> EntryRule:
    return EntryRule((verb,), "P", second, first, access)


def _plain(*verbs: str, redactable: bool = False) -> EntryRule:
    return EntryRule(verbs, redactable=redactable)


ANYONE = ("session.open",)

ENTRY_RULES: Mapping[str, EntryRule] = {
    # The workspace
    "workspace.created": _own("workspace.create"),
    "workspace.described": _plain("workspace.describe"),
    "charter.in_force": _own("workspace.create", "vote.close"),
    "charter.proposed": _in_meeting("charter.change"),
    "holiday.kept": _plain("calendar.keep"),
    "holiday.removed": _plain("calendar.keep"),
    "department.added": _plain("workspace.create", "reading.import"),
    "neighbourhood.added": _plain("workspace.create"),
    # People, accounts and roles
    "seat.created": _plain("workspace.create"),
    "seat.described": _plain("people.keep"),
    "member.added": _plain("people.keep"),
    "member.described": _plain("people.keep"),
    # Which language somebody reads is nobody else's to publish.
    "member.asked_languages": EntryRule(("language.ask",), access="restricted"),
    "term.started": _plain("people.keep"),
    "term.ended": _plain("people.keep"),
    "term.held_over": _plain("people.keep"),
    "suspension.moved": _plain("motion.submit"),
    "seat.suspended": _plain("vote.close"),
    "seat.reinstated": _plain("vote.close"),
    "account.opened": _own("workspace.create", "account.keep", access="restricted"),
    "account.closed": _second("act.second", "officer", access="restricted"),
    # An officer's role needs a second officer; the founders' own, and other roles, do not.
    "role.granted": EntryRule(
        ("workspace.create", "account.keep", "act.second"), "P", "officer", "act.proposed"
    ),
    "role.withdrawn": _second("act.second", "officer"),
    # Keys, sessions and acts that need two
    "act.proposed": _own("act.propose", "account.keep", "people.keep"),
    "act.withdrawn": _own("act.propose"),
    "key.enrolled": _second("key.vouch", "voucher"),
    "key.ended": _second("act.second", "officer"),
    # The recovery sheet: prepared by two officers, used by a community representative who has an
    # officer, and both of its parts, beside them.
    "recovery.prepared": _second("act.second", "officer"),
    "key.recovered": _own("key.recover"),
    "session.certified": _own(*ANYONE),
    "session.ended": _plain(*ANYONE),
    "entry.redacted": _second("act.second", "officer"),
    "record.restored": _second("act.second", "officer"),
    # Meetings
    "meeting.scheduled": _plain("meeting.schedule", "meeting.run"),
    "meeting.rescheduled": _plain("meeting.schedule"),
    "meeting.notice_counted": _plain("calendar.keep"),
    "meeting.noticed": _plain("meeting.notice"),
    "meeting.opened": _plain("meeting.run"),
    "meeting.recessed": _plain("meeting.run"),
    "meeting.resumed": _plain("meeting.run"),
    "meeting.closed": _plain("meeting.run"),
    "agenda.item_added": _plain("meeting.schedule", "motion.submit", "meeting.run", "motion.run"),
    "agenda.item_changed": _plain("meeting.schedule"),
    "agenda.item_removed": _plain("meeting.schedule"),
    "attendance.noted": _plain("attendance.note"),
    "speaker.listed": _plain("attendance.note"),
    "speaker.called": _plain("attendance.note"),
    "speaker.ended": _plain("attendance.note"),
    "closed_session.begun": _plain("meeting.run"),
    "closed_session.ended": _plain("meeting.run"),
    "recusal.declared": _plain("recusal.declare"),
    "minutes.drafted": _plain("minutes.draft"),
    "minutes.approved": _own("minutes.approve"),
    # Motions and votes
    "motion.submitted": _in_meeting(
        "motion.submit", "pivot.propose", "charter.change", "motion.run"
    ),
    "motion.text_versioned": _in_meeting("motion.change", "motion.run", "vote.close"),
    "motion.classed": _plain("motion.claim_key", "motion.change", "motion.run", "vote.close"),
    "motion.recommended": _plain("motion.recommend"),
    "motion.cosponsored": _plain("motion.cosponsor"),
    "motion.cosponsor_withdrawn": _plain("motion.cosponsor"),
    "motion.stepped": _plain(
        "motion.change",
        "motion.run",
        "meeting.notice",
        "vote.open",
        "vote.close",
        "meeting.run",
        "motion.submit",
    ),
    "motion.parted": _plain("motion.run"),
    "decision_change.moved": _plain("motion.submit"),
    "class_lowering.moved": _plain("motion.submit"),
    "motion.linked": _plain("motion.submit", "motion.change", "pivot.propose", "motion.run"),
    "summary.written": _plain("summary.write", "motion.run"),
    "summary.viewed": _plain("summary.write"),
    "summary.excused": _plain("summary.excuse"),
    "amendment.moved": _plain("motion.submit"),
    "waiver.moved": _plain("motion.submit"),
    "amendment.replayed": _plain("motion.change", "motion.run", "vote.close"),
    "vote.opened": _in_meeting("vote.open"),
    "ballot.cast": _in_meeting("ballot.cast"),
    "ballot.sealed": _own("ballot.cast"),
    "ballot.entered": _in_meeting("ballot.enter"),
    # A sheet that was filled in by hand: the secretary reads it, another officer reads it alike.
    "vote.from_paper": EntryRule(
        ("act.second",), "P", "officer", "act.proposed", begins=("ballot.enter",)
    ),
    "ballot.from_paper": _own("act.second"),
    "vote.read_back": _plain("ballot.enter"),
    "ballot.confirmed": _own("ballot.cast"),
    "vote.closed": _in_meeting("vote.close"),
    "vote.changed": _in_meeting("ballot.enter"),
    "vote.corrected": EntryRule(
        ("act.second",), "P", "officer", "act.proposed", begins=("ballot.enter",)
    ),
    "past_vote.imported": _plain("vote.import"),
    # Indicators and reviews
    "indicator.adopted": _plain("indicator.keep", "reading.import"),
    "indicator.redefined": _plain("indicator.keep"),
    "target.set": _in_meeting("target.set", "vote.close"),
    "readings.recorded": _plain("reading.record", "reading.import"),
    "review.opened": _plain("review.open"),
    "finding.written": _plain("finding.write"),
    "finding.overridden": _plain("finding.override"),
    "finding.disposed": _plain("finding.dispose", "pivot.propose"),
    "review.asked": _plain("review.ask"),
    "review.part_submitted": _plain("review.hand_in"),
    "review.part_returned": _plain("review.ask"),
    "review.feedback_answered": _plain("review.answer_feedback"),
    "review.submitted": _plain("review.submit"),
    "review.returned": _plain("review.approve"),
    "review.approved": _second("review.approve", "preparer", "review.submitted"),
    "review.frozen": _second("review.freeze", "preparer", "review.submitted"),
    "review.reopened": _plain("review.reopen"),
    "pivot.proposed": _plain("pivot.propose"),
    "pivot.decided": _plain("vote.close"),
    "pivot.evaluated": _plain("pivot.evaluate"),
    # Actions and residents
    "action.assigned": _plain("action.assign", "review.agree"),
    "action.changed": _plain("action.assign"),
    "action.progressed": _plain("action.progress"),
    "comment.received": _plain("comment.receive", redactable=True),
    "comment.answered": _plain("comment.answer", redactable=True),
    "narrative.added": _plain("narrative.add", "review.agree", redactable=True),
    # Packets and checkpoints
    "file.attached": EntryRule(("meeting.notice", "reading.record"), access="restricted"),
    "file.detached": EntryRule(("meeting.notice", "reading.record"), access="restricted"),
    "enclosure.added": _plain("packet.prepare"),
    "enclosure.removed": _plain("packet.prepare"),
    "piece.brought_in": _plain("packet.prepare"),
    "piece.moved": _plain("packet.prepare"),
    "piece.removed": _plain("packet.prepare"),
    "packet.prepared": _plain("packet.prepare"),
    "packet.published": _second("packet.publish", "preparer", "packet.prepared"),
    "packet.returned": _plain("packet.prepare"),
    # A notice never waits for a check; what must not stay public is gone at one officer's word.
    "packet.posted": _own("packet.publish"),
    "packet.withdrawn": _own("packet.publish"),
    "packet.withdrawal_confirmed": _second("packet.publish", "preparer", "packet.withdrawn"),
    "checkpoint.made": _in_meeting(
        "vote.close", "packet.prepare", "packet.publish", "session.open"
    ),
    "checkpoint.cosigned": _own("act.second"),
}
