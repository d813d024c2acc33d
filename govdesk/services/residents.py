# SPDX-License-Identifier: Apache-2.0
"""Residents' comments, the answers owed to them, and narratives beside the numbers."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from govdesk.models.base import Base
from govdesk.models.indicators import Indicator
from govdesk.models.meetings import Meeting
from govdesk.models.motions import Motion
from govdesk.models.residents import Comment
from govdesk.models.reviews import Review
from govdesk.rules.messages import message
from govdesk.rules.narratives import NarrativeKind, check_narrative
from govdesk.rules.refusals import BadInput
from govdesk.services.context import Changed, Context
from govdesk.services.inputs import LONG, found, typed

SUBJECTS: dict[str, type[Base]] = {
    "motion": Motion,
    "indicator": Indicator,
    "meeting": Meeting,
    "review": Review,
}
NARRATIVE_KINDS = (
    NarrativeKind.QUOTE,
    NarrativeKind.STORY,
    NarrativeKind.SURVEY,
    NarrativeKind.FOCUS_GROUP,
)
CONSENTS = ("public", "none")
STANCES = ("for", "against")
"""Where a resident says on a motion that they stand."""


def receive_comment(
    ctx: Context,
    *,
    subject_kind: str,
    subject_id: str,
    shown_name: str,
    text: str,
    meeting_id: str | None = None,
    stance: str = "",
) -> Changed:
    """Keep a resident's word on a motion, indicator, meeting or review, under the name they chose
    to show; `meeting_id` when it was spoken there. `stance` is `for` or `against` a motion where
    they say so themselves: nobody guesses it from their words."""
    if stance not in ("", *STANCES) or (stance and subject_kind != "motion"):
        named = message("residents.field.stance")
        raise BadInput(message("general.choose_one", field=named), field="stance")
    with ctx.writing("comment.receive") as act:
        _subject(act.session, subject_kind, subject_id)
        if meeting_id:
            found(act.session, Meeting, meeting_id, named=message("residents.subject"))
        made = act.new_id()
        act.record(
            "comment.received",
            made,
            subject_kind=subject_kind,
            subject_id=subject_id,
            meeting_id=meeting_id,
            shown_name=typed(shown_name, "shown_name", named=message("residents.field.shown_name")),
            text=_text(text),
            stance=stance or None,
        )
        return act.changed(made)


def answer_comment(ctx: Context, *, comment_id: str, text: str, by_words: str) -> Changed:
    """Answer a comment with reasons; `by_words` says who answers, such as "Health department"."""
    with ctx.writing("comment.answer") as act:
        found(act.session, Comment, comment_id, named=message("residents.comment"))
        made = act.new_id()
        by = typed(by_words, "by_words", named=message("residents.field.by_words"))
        act.record("comment.answered", made, comment_id=comment_id, text=_text(text), by_words=by)
        return act.changed(made)


def add_narrative(
    ctx: Context,
    *,
    kind: str,
    text: str,
    indicator_id: str | None = None,
    review_id: str | None = None,
    consent: str = "none",
    invited: int | None = None,
    answered: int | None = None,
) -> Changed:
    """Set a quote, story, survey or focus group's words beside the numbers. A survey says how many
    were `invited` and how many `answered`, a focus group how many took part.

    Without consent to publish, the text is a private detail: the record holds its commitment.
    """
    if kind not in NARRATIVE_KINDS:
        raise BadInput(message("residents.kind"), field="kind")
    if consent not in CONSENTS:
        named = message("people.field.consent")
        raise BadInput(message("general.choose_one", field=named), field="consent")
    check_narrative(
        NarrativeKind(kind), public=consent == "public", invited=invited, answered=answered
    )
    with ctx.writing("narrative.add") as act:
        if indicator_id:
            _subject(act.session, "indicator", indicator_id)
        if review_id:
            _subject(act.session, "review", review_id)
        made = act.new_id()
        told: dict[str, Any] = {"text": _text(text)}
        if consent == "none":
            told = {"private": told}
        act.record(
            "narrative.added",
            made,
            kind=kind,
            indicator_id=indicator_id,
            review_id=review_id,
            consent=consent,
            invited=invited,
            answered=answered,
            **told,
        )
        return act.changed(made)


def _text(text: str) -> str:
    return typed(text, "text", limit=LONG, named=message("residents.field.text"))


def _subject(session: Session, kind: str, subject_id: str) -> None:
    if kind not in SUBJECTS:
        raise BadInput(message("residents.subject_kind"), field="subject_kind")
    found(session, SUBJECTS[kind], subject_id, named=message("residents.subject"))
