# SPDX-License-Identifier: Apache-2.0
"""The plain words and shapes for motions and votes."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.queries.motion_steps import StepRow
from govdesk.queries.motions import MotionRow
from govdesk.queries.votes import BoardLine
from govdesk.rules.procedural import SAID
from govdesk.ui.widgets import StatusMark
from govdesk.wording import _, current


def class_words(decision_class: str) -> str:
    """A decision class."""
    words = {"ordinary": _("Ordinary"), "key": _("Key"), "charter": _("Charter")}
    return words.get(decision_class, decision_class)


def motion_mark(row: MotionRow) -> StatusMark:
    """Where a motion stands."""
    if row.state == "pending" and row.outcome == "void":
        return StatusMark("▲", _("To be voted again"), "warning")
    return state_mark(row.state)


def state_mark(state: str) -> StatusMark:
    """A state of a motion or an amendment."""
    return {
        "draft": StatusMark("○", _("Draft")),
        "submitted": StatusMark("○", _("Submitted")),
        "noticed": StatusMark("○", _("On the agenda"), "info"),
        "moved": StatusMark("◆", _("Moved"), "info"),
        "seconded": StatusMark("◆", _("Seconded"), "info"),
        "pending": StatusMark("◆", _("Before the members"), "info"),
        "postponed": StatusMark("–", _("Postponed")),
        "laid_on_the_table": StatusMark("–", _("Set aside for now")),
        "referred": StatusMark("–", _("Referred")),
        "divided": StatusMark("–", _("Divided")),
        "withdrawn": StatusMark("–", _("Withdrawn")),
        "ruled_out_of_order": StatusMark("–", _("Out of order")),
        "voting": StatusMark("◆", _("Being voted on"), "warning"),
        "adopted": StatusMark("★", _("Adopted"), "good"),
        "rejected": StatusMark("▲", _("Not adopted"), "bad"),
        "rescinded": StatusMark("–", _("Rescinded"), "warning"),
    }[state]


def outcome_mark(outcome: str) -> StatusMark:
    """What a closed vote came to."""
    return {
        "adopted": StatusMark("★", _("Adopted"), "good"),
        "rejected": StatusMark("▲", _("Not adopted"), "bad"),
        "void": StatusMark("–", _("Did not count: it will be voted again"), "warning"),
    }[outcome]


def choice_mark(choice: str) -> StatusMark:
    """What a seat did in a vote."""
    return {
        "yes": StatusMark("●", _("Yes"), "good"),
        "no": StatusMark("▲", _("No"), "bad"),
        "abstain": StatusMark("–", _("Abstain")),
        "not voting": StatusMark("○", _("Has not voted")),
        "recused": StatusMark("–", _("Stepped aside"), "warning"),
        "absent": StatusMark("–", _("Absent")),
        "vacant": StatusMark("–", _("Vacant")),
        "ineligible": StatusMark("–", _("Has no vote")),
    }[choice]


def choice_words(choice: str) -> str:
    """A choice as its one word."""
    return choice_mark(choice).word


def who_words(line: BoardLine) -> str:
    """Who acts for a seat, and as what."""
    if not line.name:
        return _("Nobody")
    return _("{name}, stand-in").format(name=line.name) if line.role == "alternate" else line.name


def way_words(line: BoardLine) -> str:
    """How the ballot came in."""
    if line.stands is not None:
        return _("Spoken, confirmed") if line.stands else _("Spoken, disputed")
    words = {
        "own": _("Own vote"),
        "spoken": _("Spoken"),
        "paper": _("From paper"),
        "corrected": _("Corrected"),
        "slip": _("Slip put right"),
        "change": _("Changed"),
        "excused": _("Excused"),
        "leave": _("On leave"),
        "unexcused": _("Not excused"),
    }
    return words.get(line.way or line.absence, "")


def verb_words(verb: str) -> str:
    """A step, as the words on its button."""
    return {
        "notice": _("Note that it is noticed"),
        "move": _("Move it"),
        "second": _("Second it"),
        "not_seconded": _("Nobody seconds"),
        "state": _("Put it before the members"),
        "amend": _("Change its words"),
        "reconsider": _("Reconsider"),
        "amend_adopted": _("Change this decision"),
        "rescind": _("Rescind it"),
        "postpone": _("Postpone"),
        "lay_on_the_table": _("Set aside for now"),
        "refer": _("Refer"),
        "previous_question": _("End the debate and vote"),
        "limit_debate": _("Limit or extend the debate"),
        "suspend_rules": _("Suspend the rules"),
        "take_up": _("Take it up again"),
        "divide": _("Divide it"),
        "withdraw": _("Withdraw"),
        "rule_out_of_order": _("Rule out of order"),
        "put_the_question": _("Open the vote"),
        "adopt_by_consent": _("Adopt, nobody objecting"),
    }.get(verb, verb)


def step_words(verb: str) -> str:
    """A step that was taken, for the history."""
    return {
        "notice": _("Noticed"),
        "move": _("Moved"),
        "second": _("Seconded"),
        "not_seconded": _("Nobody seconded"),
        "state": _("Put before the members"),
        "amend": _("An amendment was moved"),
        "reconsider": _("Reconsidered"),
        "amend_adopted": _("Changed by a later decision"),
        "rescind": _("Rescinded by a later decision"),
        "fall": _("Ended with its motion"),
        "postpone": _("Postponed"),
        "lay_on_the_table": _("Set aside for now"),
        "refer": _("Referred"),
        "previous_question": _("Debate ended"),
        "limit_debate": _("Debate limited or extended"),
        "suspend_rules": _("Rules suspended"),
        "take_up": _("Taken up again"),
        "divide": _("Divided"),
        "withdraw": _("Withdrawn"),
        "rule_out_of_order": _("Ruled out of order"),
        "put_the_question": _("Vote opened"),
        "adopt_by_consent": _("Adopted, nobody objecting"),
        "close_the_vote": _("Vote closed"),
        "vote_corrected": _("Vote corrected"),
        "vote_changed": _("Vote changed"),
    }.get(verb, verb)


def told_step(step: StepRow) -> str:
    """A step that was taken, or that the members did not carry, with who, what and how many."""
    words = step_words(step.verb)
    if step.agreed == "lost":
        words = _("Not carried: {step}").format(step=verb_words(step.verb))
    if step.seat and step.seconded_by:
        words = _("{step} by {seat}, seconded by {other}").format(
            step=words, seat=step.seat, other=step.seconded_by
        )
    elif step.seat:
        words = _("{step} by {seat}").format(step=words, seat=step.seat)
    if step.note:
        words = _("{step}: {note}").format(step=words, note=step.note)
    if step.hands is not None:
        yes, no = step.hands
        words = _("{step} ({yes} yes, {no} no; {rule})").format(
            step=words, yes=current().number(yes), no=current().number(no), rule=step.rule
        )
    elif step.agreed:
        words = _("{step} (nobody objected)").format(step=words)
    for said, names in by_answer(step.called):
        words = _("{step}. {answer}: {names}").format(
            step=words, answer=choice_words(said), names=_(", ").join(names)
        )
    return words


def by_answer(called: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, list[str]]]:
    """The seats of a called roll by what they said; no answer that nobody gave."""
    for said in SAID:
        names = [name for name, one in called if one == said]
        if names:
            yield said, names


def reference(number: str) -> str:
    """The copyable reference, such as `Motion 2026-14`, or `Amendment 2026-14-A1`."""
    if "-A" in number:
        return _("Amendment {number}").format(number=number)
    return _("Motion {number}").format(number=number)


def matter_words() -> dict[str, str]:
    """What a charter may call key, as the form for a motion asks it."""
    return {
        "indicators": _("An indicator"),
        "targets": _("A target"),
        "pivot": _("A change of course"),
        "money": _("Money over the charter’s limit"),
        "protocols": _("A protocol"),
        "contracts": _("A contract"),
        "seats": _("Seats"),
        "key_list": _("The list of what is key"),
        "charter": _("The charter"),
    }


def needed_words(concurring: tuple[str, ...]) -> str:
    """What decides a vote, in words that need no rule book; `concurring` groups must agree too."""
    if not concurring:
        return _("It passes when enough of all the votes counted are yes.")
    return _(
        "Both must agree: enough of all the votes counted, and enough of those of {groups} alone."
    ).format(groups=_(", ").join(concurring))
