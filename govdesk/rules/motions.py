# SPDX-License-Identifier: Apache-2.0
"""The life of a motion: one table of transitions, and one function that says why not.

Sources: RONR (motions and their seconds, postpone, refer, lay on the table, withdrawal, general
consent, small boards). A motion left pending ends only by a vote's outcome, by general consent
with no objection, or by a logged ruling of the chair.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from govdesk.rules.decisions import Result
from govdesk.rules.messages import Languages, Message, message
from govdesk.rules.refusals import Refusal
from govdesk.rules.transitions import Transition, steps_of, why_not


class MotionState(StrEnum):
    """Where a motion stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    NOTICED = "noticed"
    """On the posted agenda of a meeting."""
    MOVED = "moved"
    SECONDED = "seconded"
    PENDING = "pending"
    """Before the body."""
    POSTPONED = "postponed"
    LAID = "laid_on_the_table"
    REFERRED = "referred"
    DIVIDED = "divided"
    """Its parts are motions of their own."""
    WITHDRAWN = "withdrawn"
    OUT_OF_ORDER = "ruled_out_of_order"
    VOTING = "voting"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    RESCINDED = "rescinded"
    """It was adopted, and a later decision put an end to it."""


ENDED = frozenset(
    (
        MotionState.DIVIDED,
        MotionState.WITHDRAWN,
        MotionState.OUT_OF_ORDER,
        MotionState.ADOPTED,
        MotionState.REJECTED,
        MotionState.RESCINDED,
    )
)


class MotionVerb(StrEnum):
    """What can be done with a motion."""

    SUBMIT = "submit"
    NOTICE = "notice"
    MOVE = "move"
    SECOND = "second"
    NOT_SECONDED = "not_seconded"
    """Nobody seconds it: it goes back to the agenda, undecided."""
    STATE = "state"
    """The chair states the question: it is now before the body."""
    POSTPONE = "postpone"
    LAY = "lay_on_the_table"
    REFER = "refer"
    PREVIOUS = "previous_question"
    """End debate and amendment, and vote at once."""
    LIMIT = "limit_debate"
    """Limit or extend debate."""
    SUSPEND = "suspend_rules"
    """Set a rule of order aside for this motion; never the charter, the notice or a vote's rule."""
    TAKE_UP = "take_up"
    AMEND = "amend"
    """Someone moves to change its words; it stays before the body."""
    DIVIDE = "divide"
    WITHDRAW = "withdraw"
    RULE_OUT = "rule_out_of_order"
    PUT = "put_the_question"
    CONSENT = "adopt_by_consent"
    CLOSE = "close_the_vote"
    RECONSIDER = "reconsider"
    """Whoever prevailed asks to decide it once more, before the meeting ends."""
    AMEND_ADOPTED = "amend_adopted"
    """Someone moves to change what was adopted (RONR, amend something previously adopted)."""
    RESCIND = "rescind"
    """Someone moves to put an end to what was adopted."""


class Actor(StrEnum):
    """Who someone is to a motion. The secretariat records what is done aloud in the meeting."""

    MOVER = "mover"
    SEAT = "seat"
    CHAIR = "chair"
    SECRETARIAT = "secretariat"


class Need(StrEnum):
    """What a transition needs; each is one flag of `MotionFacts`."""

    TEXT = "text"
    CLASS = "class_fixed"
    POSTED = "posted"
    WAIVER = "waiver_voted"
    ANNOUNCED = "announced"
    """Told to the public for this very meeting, or the members waived that."""
    SESSION = "in_session"
    DOORS = "doors_open"
    """The session is not closed to the public."""
    QUORUM = "quorum_present"
    MOVER = "mover_named"
    SECONDER = "seconder_named"
    SMALL_BOARD = "small_board"
    NOT_SMALL_BOARD = "not_small_board"
    DATE = "date_given"
    BODY = "body_and_date_given"
    CARRIED = "carried"
    """The procedural motion was carried, or nobody objected."""
    RULING = "ruling_given"
    TERMS = "terms_given"
    """What was ordered, in words."""
    AGREED_SECOND = "question_seconded"
    """The procedural question has a second, or needs none."""
    DEBATE = "debate_open"
    """The previous question is not ordered."""
    SETTLED = "amendments_settled"
    AMENDABLE = "amendable"
    """It is no amendment of an amendment."""
    WORDS = "words_are_its_own"
    """They do not stand for a charter that is proposed with them."""
    DIVISIBLE = "divisible"
    """It is no amendment, and stands for nothing that is whole or not at all."""
    MOVERS = "movers_own"
    """It was not before the members yet, as a part of a divided motion was."""
    FITS = "fits_the_text"
    """An amendment is written against the text as it stands now."""
    ITS_MOTION = "its_motion_pending"
    STANDS = "decision_stands"
    """The decision that it is to change is as it was when it was moved."""
    SUMMARY = "summary_ready"
    NO_OBJECTION = "no_objection"
    ORDINARY = "ordinary"
    IN_TIME = "meeting_goes_on"
    """Of a decision: the meeting that made it goes on. RONR, same session."""
    ONCE = "never_reconsidered"
    UNDONE = "nothing_in_force"
    """Nothing followed from it that only another decision may change."""
    KEPT = "may_be_reopened"
    """It is no adopted key or charter decision: those change by their own vote alone."""
    PREVAILED = "moved_by_who_prevailed"
    CHANGEABLE = "may_be_changed"
    """Of a decision: it is one that a later motion may rescind or change."""
    ADOPTED = "outcome_adopted"
    REJECTED = "outcome_rejected"
    VOID = "outcome_void"


@dataclass(frozen=True, slots=True)
class MotionFacts:
    """What is so about a motion at this moment, as its transitions ask it."""

    text: bool = False
    class_fixed: bool = False
    key: bool = False
    """Its decision class is key or charter."""
    posted: bool = False
    """It stands on the agenda of a meeting whose notice is posted."""
    waiver_voted: bool = False
    in_session: bool = False
    doors_open: bool = True
    quorum_present: bool = False
    mover_named: bool = False
    seconder_named: bool = False
    """By a seat other than the mover's."""
    small_board: bool = False
    date_given: bool = False
    body_and_date_given: bool = False
    carried: bool = False
    no_objection: bool = False
    ruling_given: bool = False
    terms_given: bool = False
    question_seconded: bool = False
    """By a seat other than that of who moved the procedural question."""
    debate_open: bool = True
    amendments_settled: bool = True
    amendable: bool = True
    words_are_its_own: bool = True
    divisible: bool = True
    movers_own: bool = True
    fits_the_text: bool = True
    its_motion_pending: bool = True
    """What an amendment is to change is before the body, and no other vote on it is open. True of
    what is no amendment."""
    decision_stands: bool = True
    summaries_missing: tuple[str, ...] = ()
    """The languages that a seated member asked for, in which there is no summary of the present
    text and no reason of the chair's why not; asked of a key motion alone."""
    outcome: Result | None = None
    meeting_goes_on: bool = False
    never_reconsidered: bool = True
    nothing_in_force: bool = True
    moved_by_who_prevailed: bool = False
    may_be_changed: bool = False
    adopted: bool = False

    def lacks(self, need: Need) -> Message | None:
        """None when the need is met, otherwise what is missing."""
        match need:
            case Need.ANNOUNCED:
                met = self.posted or self.waiver_voted
            case Need.NOT_SMALL_BOARD:
                met = not self.small_board
            case Need.ORDINARY:
                met = self.class_fixed and not self.key
            case Need.KEPT:
                met = not (self.adopted and self.key)
            case Need.SUMMARY if self.key and self.summaries_missing:
                return message(
                    "motions.needs_summary_ready", languages=Languages(self.summaries_missing)
                )
            case Need.SUMMARY:
                met = True
            case Need.AGREED_SECOND:
                met = self.question_seconded or self.small_board or self.no_objection
            case Need.CARRIED:
                met = self.carried or self.no_objection
            case Need.ADOPTED | Need.REJECTED | Need.VOID:
                met = self.outcome is not None and need.value == f"outcome_{self.outcome.value}"
            case _:
                met = bool(getattr(self, need.value))
        return None if met else message(f"motions.needs_{need.value}")


MotionStep = Transition[MotionState, MotionVerb, Actor, Need]

_S, _V, _A, _N = MotionState, MotionVerb, Actor, Need
_OPEN = (_N.SESSION, _N.DOORS)
_PRESIDING = (_A.CHAIR, _A.SECRETARIAT)
_MEMBER = (_A.SEAT, _A.SECRETARIAT)
_READY = (_N.SETTLED, _N.FITS, _N.ITS_MOTION, _N.STANDS)
_OWNER = (_A.MOVER, _A.SECRETARIAT)
_ORDER = (*_OPEN, _N.QUORUM)
_AGREED = (_N.AGREED_SECOND, _N.CARRIED)

TRANSITIONS: tuple[MotionStep, ...] = (
    Transition(_S.DRAFT, _S.SUBMITTED, _V.SUBMIT, _OWNER, (_N.TEXT,)),
    Transition(
        _S.SUBMITTED, _S.NOTICED, _V.NOTICE, (_A.SECRETARIAT,), (_N.TEXT, _N.CLASS, _N.POSTED)
    ),
    Transition(_S.SUBMITTED, _S.WITHDRAWN, _V.WITHDRAW, _OWNER),
    Transition(_S.NOTICED, _S.WITHDRAWN, _V.WITHDRAW, _OWNER),
    Transition(_S.NOTICED, _S.MOVED, _V.MOVE, _MEMBER, (*_OPEN, _N.ANNOUNCED, _N.QUORUM, _N.MOVER)),
    Transition(
        _S.SUBMITTED,
        _S.MOVED,
        _V.MOVE,
        _MEMBER,
        (*_OPEN, _N.WAIVER, _N.CLASS, _N.QUORUM, _N.MOVER),
    ),
    Transition(_S.MOVED, _S.SECONDED, _V.SECOND, _MEMBER, (*_OPEN, _N.SECONDER)),
    Transition(_S.MOVED, _S.NOTICED, _V.NOT_SECONDED, _PRESIDING, (*_OPEN, _N.NOT_SMALL_BOARD)),
    Transition(_S.MOVED, _S.PENDING, _V.STATE, _PRESIDING, (*_OPEN, _N.SMALL_BOARD)),
    Transition(_S.SECONDED, _S.PENDING, _V.STATE, _PRESIDING, _OPEN),
    # Before the question is stated the motion is its mover's; afterwards it is the body's.
    Transition(_S.MOVED, _S.WITHDRAWN, _V.WITHDRAW, _OWNER, (_N.MOVERS,)),
    Transition(_S.SECONDED, _S.WITHDRAWN, _V.WITHDRAW, _OWNER, (_N.MOVERS,)),
    Transition(_S.PENDING, _S.WITHDRAWN, _V.WITHDRAW, _OWNER, (*_ORDER, _N.CARRIED)),
    Transition(
        _S.PENDING, _S.POSTPONED, _V.POSTPONE, _PRESIDING, (*_ORDER, _N.DEBATE, _N.DATE, *_AGREED)
    ),
    Transition(_S.PENDING, _S.LAID, _V.LAY, _PRESIDING, (*_ORDER, *_AGREED)),
    Transition(
        _S.PENDING, _S.REFERRED, _V.REFER, _PRESIDING, (*_ORDER, _N.DEBATE, _N.BODY, *_AGREED)
    ),
    *(
        Transition(_S.PENDING, _S.PENDING, verb, _PRESIDING, (*_ORDER, *more, *_AGREED))
        for verb, more in (
            (_V.PREVIOUS, (_N.DEBATE,)),
            (_V.LIMIT, (_N.DEBATE, _N.TERMS)),
            (_V.SUSPEND, (_N.TERMS,)),
        )
    ),
    Transition(
        _S.PENDING,
        _S.PENDING,
        _V.AMEND,
        _MEMBER,
        (*_OPEN, _N.QUORUM, _N.DEBATE, _N.AMENDABLE, _N.WORDS),
    ),
    Transition(_S.POSTPONED, _S.PENDING, _V.TAKE_UP, _PRESIDING, (*_OPEN, _N.ANNOUNCED)),
    Transition(_S.REFERRED, _S.PENDING, _V.TAKE_UP, _PRESIDING, (*_OPEN, _N.ANNOUNCED)),
    Transition(_S.LAID, _S.PENDING, _V.TAKE_UP, _PRESIDING, (*_ORDER, _N.CARRIED)),
    Transition(
        _S.PENDING,
        _S.DIVIDED,
        _V.DIVIDE,
        _PRESIDING,
        (*_ORDER, _N.DEBATE, _N.DIVISIBLE, _N.SETTLED, *_AGREED),
    ),
    *(
        Transition(start, _S.OUT_OF_ORDER, _V.RULE_OUT, _PRESIDING, (*_OPEN, _N.RULING))
        for start in (_S.MOVED, _S.SECONDED, _S.PENDING)
    ),
    Transition(
        _S.PENDING,
        _S.VOTING,
        _V.PUT,
        _PRESIDING,
        (*_OPEN, _N.ANNOUNCED, _N.QUORUM, _N.CLASS, *_READY, _N.SUMMARY),
    ),
    Transition(
        _S.PENDING,
        _S.ADOPTED,
        _V.CONSENT,
        _PRESIDING,
        (*_OPEN, _N.ANNOUNCED, _N.QUORUM, _N.ORDINARY, *_READY, _N.NO_OBJECTION),
    ),
    # The consent agenda: what stands on the posted agenda, taken up with others at once.
    Transition(
        _S.NOTICED,
        _S.ADOPTED,
        _V.CONSENT,
        _PRESIDING,
        (*_OPEN, _N.ANNOUNCED, _N.QUORUM, _N.ORDINARY, _N.STANDS, _N.NO_OBJECTION),
    ),
    *(
        Transition(
            start,
            _S.PENDING,
            _V.RECONSIDER,
            _MEMBER,
            (_N.IN_TIME, *_OPEN, _N.QUORUM, _N.KEPT, _N.UNDONE, _N.ONCE, _N.PREVAILED, _N.CARRIED),
        )
        for start in (_S.ADOPTED, _S.REJECTED)
    ),
    # What was adopted stands until a motion of its own changes it (`rules.decision_changes`).
    Transition(_S.ADOPTED, _S.ADOPTED, _V.AMEND_ADOPTED, _MEMBER, (_N.CHANGEABLE,)),
    Transition(_S.ADOPTED, _S.RESCINDED, _V.RESCIND, _MEMBER, (_N.CHANGEABLE,)),
    Transition(_S.VOTING, _S.ADOPTED, _V.CLOSE, _PRESIDING, (_N.ADOPTED,)),
    Transition(_S.VOTING, _S.REJECTED, _V.CLOSE, _PRESIDING, (_N.REJECTED,)),
    Transition(_S.VOTING, _S.PENDING, _V.CLOSE, _PRESIDING, (_N.VOID,)),
)


def may(
    verb: MotionVerb, *, state: MotionState, actor: frozenset[Actor], facts: MotionFacts
) -> Message | None:
    """None when the actor may do this now, otherwise why not."""
    return why_not(
        steps_of(TRANSITIONS, state, verb),
        subject="motions",
        state=state,
        verb=verb,
        actor=actor,
        lacking=facts.lacks,
    )


def step(
    verb: MotionVerb, *, state: MotionState, actor: frozenset[Actor], facts: MotionFacts
) -> MotionState:
    """The state that doing this leads to. Raises Refusal saying why it may not be done."""
    reason = may(verb, state=state, actor=actor, facts=facts)
    if reason is not None:
        raise Refusal(reason)
    rows = steps_of(TRANSITIONS, state, verb)
    return next(
        row.end
        for row in rows
        if actor & frozenset(row.who) and all(facts.lacks(need) is None for need in row.needs)
    )


def verbs_from(state: MotionState) -> tuple[MotionVerb, ...]:
    """The verbs that make sense in a state, in the table's order, allowed or not."""
    return tuple(dict.fromkeys(row.verb for row in TRANSITIONS if row.start is state))


def prevailing_choice(state: MotionState) -> str:
    """What those chose who got their way in a decision: no where it was not adopted, also in a tie
    or where too few agreed (RONR, reconsider)."""
    return "yes" if state is MotionState.ADOPTED else "no"


def after_vote(result: Result) -> MotionState:
    """Where a vote's outcome leaves the motion: a void vote decides nothing."""
    match result:
        case Result.ADOPTED:
            return MotionState.ADOPTED
        case Result.REJECTED:
            return MotionState.REJECTED
        case Result.VOID:
            return MotionState.PENDING
