# SPDX-License-Identifier: Apache-2.0
"""Changes of the charter: proposed whole by a charter motion, in force when that is adopted.

There is no other way: an entry that puts a charter in force names the vote, and verification holds
it to the charter that was proposed by that vote's motion.
"""

from __future__ import annotations

from sqlalchemy import func, select

from govdesk.models.votes import Vote
from govdesk.models.workspace import Charter as CharterRow
from govdesk.models.workspace import CharterProposal, Workspace
from govdesk.queries.charter import charter_version
from govdesk.record.canonical import canonical, plain, sha256_hex
from govdesk.rules.charter import Charter
from govdesk.rules.charter_changes import CharterChange, Decides, changed_charter
from govdesk.rules.charter_words import differences
from govdesk.rules.decision_classes import Matter
from govdesk.rules.decision_rules import ChairMode
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.services.context import Act, Changed, Context
from govdesk.services.motions import record_motion
from govdesk.services.numbers import today
from govdesk.wording import Words


def propose_charter(
    ctx: Context,
    *,
    change: CharterChange,
    why: str,
    mover_seat_id: str | None = None,
) -> Changed:
    """Propose another charter by a charter motion, whose words tell every difference and the hash
    of the whole. `made` is the motion's id. Raises BadInput, or Refusal where nothing changes."""
    with ctx.writing("charter.change") as act:
        row = _latest(act)
        words = Words(act.session.scalars(select(Workspace.language)).one())
        titles: dict[Decides, str] = {
            one: words.say(message(f"template.{one.value}"))
            for one in Decides
            if one is not Decides.KEEP
        }
        body = changed_charter(row.body, change, version=row.version + 1, titles=titles)
        told = plain(body)
        assert isinstance(told, dict)
        digest = sha256_hex(canonical(told))
        old, new = Charter.from_json(row.body), Charter.from_json(told)
        changes = [words.say(one) for one in differences(old, new)]
        if not changes:
            raise Refusal(message("charter.changes_nothing"))
        if any(rule.chair is ChairMode.SECOND_VOTE for rule in new.rules.values()):
            raise BadInput(message("votes.no_second_vote"))
        hashed = words._("The charter as a whole has the SHA-256 {hash}.").format(hash=digest)
        motion_id = record_motion(
            act,
            title=words._("Change the charter, version {number}").format(
                number=words.number(row.version + 1)
            ),
            text="\n".join([*changes, hashed]),
            summary=why,
            if_adopted=words._("The changed charter is in force from that day."),
            if_rejected=words._("The charter stays as it is."),
            matters=(Matter.CHARTER.value,),
            mover_seat_id=mover_seat_id,
        )
        act.record(
            "charter.proposed",
            act.new_id(),
            motion_id=motion_id,
            on_version=row.version,
            body=told,
            body_sha256=digest,
        )
        return act.changed(motion_id)


def refuse_outdated(act: Act, motion_id: str) -> None:
    """Raises Refusal where a motion would put a charter in force and the one that it was made from
    is no longer the last, or another such motion is being voted on."""
    proposal = _proposal(act, motion_id)
    if proposal is None:
        return
    if proposal.on_version != charter_version(act.session)[0]:
        raise Refusal(message("charter.changed_since"))
    query = (
        select(func.count())
        .select_from(Vote)
        .join(CharterProposal, CharterProposal.motion_id == Vote.motion_id)
        .where(Vote.state == "open", Vote.motion_id != motion_id)
    )
    if act.session.scalar(query):
        raise Refusal(message("charter.another_open"))


def put_in_force(act: Act, *, motion_id: str, vote_id: str) -> None:
    """Within the closing of a vote that adopted a motion: the charter that it proposes."""
    proposal = _proposal(act, motion_id)
    if proposal is None:
        return
    act.record(
        "charter.in_force",
        act.new_id(),
        version=proposal.on_version + 1,
        body=proposal.body,
        body_sha256=proposal.body_sha256,
        in_force_from=today(act),
        vote_id=vote_id,
    )


def _proposal(act: Act, motion_id: str) -> CharterProposal | None:
    query = select(CharterProposal).where(CharterProposal.motion_id == motion_id)
    return act.session.scalars(query).one_or_none()


def _latest(act: Act) -> CharterRow:
    return act.session.scalars(
        select(CharterRow).order_by(CharterRow.version.desc()).limit(1)
    ).one()
